"""Decisions in the words in which deciders give them."""

import pytest

from tests.flows.stage import DIRECTOR, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 18/12"


@pytest.mark.parametrize("words", ["ai cho lùi, giữ 18/12 nhé", "không lùi gì hết, giữ nguyên 18/12", "vẫn giữ 18/12"])
async def test_to_keep_the_day_that_stands_is_to_refuse(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 31/12 vì chờ góp ý", to=card))[-1]

    assert "không đồng ý gia hạn" in texts(await stage.says(DIRECTOR, words, to=asked))


@pytest.mark.parametrize(
    "words", ["đồng ý nhưng phải xong trước 31/12", "ok nhưng chậm nhất 30/12 phải xong", "dong y nhung truoc 31/12"]
)
async def test_a_yes_with_a_day_of_its_own_is_that_day(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 15/1 vì chờ góp ý", to=card))[-1]
    said = texts(await stage.says(DIRECTOR, words, to=asked))

    assert "đã quyết định gia hạn" in said
    assert "thứ Tư 30/12/2026" in said


@pytest.mark.parametrize(
    "words", ["gia hạn đến 31/12 cho tất cả", "cho tất cả lùi đến 31/12", "lùi hạn cả 2 việc đến 31/12"]
)
async def test_one_day_is_given_to_all(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for number in (1, 2):
        await stage.register(SCIENCE, f"Việc số {number}, hạn 18/12")
    shown = (await stage.says(DIRECTOR, "/nhiemvu"))[-1]
    said = texts(await stage.says(DIRECTOR, words, to=shown))

    assert said.count("31/12/2026") >= 2


@pytest.mark.parametrize(
    "words",
    [
        "đạt 1, 3; còn 2 làm lại vì thiếu phụ lục",
        "duyệt 1, 3; 2 làm lại vì thiếu phụ lục",
        "1, 3 đạt, 2 làm lại vì thiếu phụ lục",
    ],
)
async def test_each_of_several_reports_has_its_judgement(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for number in (1, 2, 3):
        card = await stage.register(SCIENCE, f"Việc số {number}, hạn 18/12")
        await stage.says(SCIENCE, f"xong, báo cáo {number}0/BC-SKHCN", to=card)
    shown = (await stage.says(DIRECTOR, "/nhiemvu chờ xác nhận"))[-1]
    await stage.says(DIRECTOR, words, to=shown)

    told = [texts(await stage.says(DIRECTOR, f"/nv{number}")) for number in (1, 2, 3)]
    assert ["thực hiện lại" in one or "đang thực hiện" in one for one in told] == [False, True, False]


@pytest.mark.parametrize("words", ["gửi cho tôi văn bản kết quả của nv1", "bổ sung phụ lục vào dự thảo của nv1"])
async def test_an_instruction_that_ends_in_the_name_of_its_task_is_passed_on_without_a_word_cut_off(
    stage: Stage, words: str
) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    await stage.says(DIRECTOR, words, chat=DIRECTOR)
    said = stage.last().text
    assert f"{words.removesuffix(' của nv1')}”" in said
    assert "Ý kiến chỉ đạo của Trần Quốc Vinh về /nv1" in said


@pytest.mark.parametrize("words", ["xác nhận hoàn thành của nv1", "đồng ý nv1"])
async def test_a_decision_that_ends_in_the_name_of_its_task_is_taken(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
    assert "đã xác nhận hoàn thành" in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))
