"""In private a report or a file that names no task is put to the own tasks: found by its words, or asked about."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, OFFICER, OUTSIDER, SCIENCE, STANDARDS, ZONE, Stage, labels, texts

TASKS = (
    "Lắp đặt camera an ninh trụ sở, hạn 27/11",
    "Kiểm kê kho lưu trữ, hạn 30/11",
    "Kiểm kê tài sản cố định, hạn 2/12",
    "Thẩm định hồ sơ sáng kiến, hạn 10/12",
)


async def begins(stage: Stage) -> None:
    await stage.opens(SCIENCE, STANDARDS, DIRECTOR, OFFICER)
    stage.has(SCIENCE, *TASKS)
    stage.has(STANDARDS, "Kiểm tra nhãn hàng hóa, hạn 5/12")


async def card(stage: Stage, number: int) -> str:
    return texts(await stage.says(SCIENCE, f"/nv{number}"))


@pytest.mark.parametrize(
    ("words", "number", "noted"),
    [
        ("camera an ninh được 60% rồi ạ", 1, "60%"),
        ("vụ lắp đặt camera đang làm, mai xong", 1, "đang thực hiện"),
        ("kho luu tru kiem ke dc 40%", 2, "40%"),
        ("hồ sơ sáng kiến 5/9 rồi nhé", 4, "5/9"),
        ("việc kho lưu trữ vướng nhân lực", 2, "ướng"),
        ("tai san co dinh kiem ke toi phong tai chinh roi, dang lam tiep", 3, "đang thực hiện"),
    ],
)
async def test_the_one_that_fits_beyond_doubt_is_noted(stage: Stage, words: str, number: int, noted: str) -> None:
    await begins(stage)

    said = texts(await stage.says(SCIENCE, words, chat=SCIENCE))

    assert f"/nv{number}" in said
    assert noted in said
    assert noted in await card(stage, number)


@pytest.mark.parametrize(("answer", "number"), [("1", 1), ("đúng rồi", 1), ("2 nhé", 2)])
async def test_the_one_that_may_fit_is_asked_about(stage: Stage, answer: str, number: int) -> None:
    await begins(stage)

    asked = (await stage.says(SCIENCE, "camera gắn xong 4 chỗ, còn cổng sau", chat=SCIENCE))[-1]

    assert "Có phải của nhiệm vụ /nv1?" in asked.text
    assert labels(asked)[0].startswith("1. Lắp đặt camera")
    assert labels(asked)[-1] == "Không ghi"
    assert f"/nv{number}" in texts(await stage.says(SCIENCE, answer, chat=SCIENCE))
    assert "cổng sau" in await card(stage, number)


async def test_of_several_that_fit_alike_it_is_asked_which(stage: Stage) -> None:
    await begins(stage)

    asked = (await stage.says(SCIENCE, "kiểm kê được 50%", chat=SCIENCE))[-1]

    assert [label[:12] for label in labels(asked)[:2]] == ["1. Kiểm kê k", "2. Kiểm kê t"]
    await stage.presses(SCIENCE, asked, labels(asked)[1])
    assert "50%" in await card(stage, 3)
    assert "50%" not in await card(stage, 2)


async def test_a_report_that_fits_none_is_put_to_all_by_their_deadlines(stage: Stage) -> None:
    await begins(stage)

    asked = (await stage.says(SCIENCE, "được 80% rồi ạ", chat=SCIENCE))[-1]

    assert len(labels(asked)) == len(TASKS) + 1
    await stage.presses(SCIENCE, asked, "Không ghi")
    assert "Không ghi vào nhiệm vụ nào" in stage.last(SCIENCE).text
    for number in range(1, 5):
        assert "80%" not in await card(stage, number)


async def test_each_clause_goes_to_the_task_that_it_names(stage: Stage) -> None:
    await begins(stage)

    said = texts(await stage.says(SCIENCE, "camera an ninh được 60%, kho lưu trữ chưa làm", chat=SCIENCE))

    assert "/nv1" in said
    assert "/nv2" in said
    assert "60%" in await card(stage, 1)
    assert "đang thực hiện" in await card(stage, 2)


@pytest.mark.parametrize(
    "words",
    ["việc kho lưu trữ đến đâu rồi?", "việc quá hạn của phòng", "hôm nay có việc gì", "cảm ơn nhé"],
)
async def test_what_reports_nothing_is_answered_as_before(stage: Stage, words: str) -> None:
    await begins(stage)

    said = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert "Của nhiệm vụ nào" not in texts(said)
    assert "Có phải của nhiệm vụ" not in texts(said)


@pytest.mark.parametrize("words", ["camera an ninh", "kiểm kê kho lưu trữ", "xóa việc camera an ninh đi"])
async def test_what_only_names_a_task_shows_it(stage: Stage, words: str) -> None:
    await begins(stage)

    assert "Trạng thái: đã giao, chưa có báo cáo" in texts(await stage.says(SCIENCE, words, chat=SCIENCE))


async def test_what_hands_a_task_on_reports_nothing(stage: Stage) -> None:
    await begins(stage)

    await stage.says(SCIENCE, "giao Huy vụ camera an ninh", chat=SCIENCE)

    assert "chưa có báo cáo" in await card(stage, 1)


async def test_who_has_one_task_may_say_yes(stage: Stage) -> None:
    await begins(stage)
    await stage.says(STANDARDS, "khảo sát được 45% rồi", chat=STANDARDS)

    assert "Đã ghi nhận 45%: /nv5" in texts(await stage.says(STANDARDS, "đúng", chat=STANDARDS))


async def test_tasks_of_others_are_not_meant(stage: Stage) -> None:
    await begins(stage)

    for person in (DIRECTOR, OUTSIDER, OFFICER):
        assert "/nv" not in texts(await stage.says(person, "nhãn hàng hóa kiểm tra xong rồi", chat=person)).replace(
            "/nvi", ""
        )


async def test_a_file_alone_is_kept_for_the_task_that_is_pressed(stage: Stage) -> None:
    await begins(stage)

    [asked] = await stage.uploads(SCIENCE, "anh.pdf", chat=SCIENCE)

    assert "Đã giữ 1 tệp" in asked.text
    assert [label[:2] for label in labels(asked)] == ["1.", "2.", "3.", "4.", "Bỏ", "Vă"]
    await stage.presses(SCIENCE, asked, labels(asked)[2])
    assert "anh.pdf" in await card(stage, 3)


async def test_a_file_with_words_of_a_task_goes_there(stage: Stage) -> None:
    await begins(stage)

    await stage.uploads(SCIENCE, "bb.pdf", "kiểm kê kho lưu trữ xong rồi ạ", chat=SCIENCE)

    assert "bb.pdf" in await card(stage, 2)


async def test_what_nobody_places_is_forgotten_with_a_word(stage: Stage) -> None:
    await begins(stage)
    [asked] = await stage.uploads(SCIENCE, "anh.pdf", chat=SCIENCE)

    await stage.lives_until(dt.datetime(2026, 11, 19, 9, tzinfo=ZONE))

    assert "ĐÃ BỎ" in texts(stage.said(SCIENCE))
    assert "1 tệp (gửi ngày 16/11)" in texts(stage.said(SCIENCE))
    assert "ĐÃ BỎ" not in texts(stage.said())
    assert (await stage.presses(SCIENCE, asked, labels(asked)[0])).alert


async def test_who_leads_no_work_is_told_how_to_answer(stage: Stage) -> None:
    await begins(stage)

    assert "Chưa rõ đồng chí nói về" in texts(await stage.uploads(OFFICER, "a.pdf", chat=OFFICER))
    assert "Chưa rõ đồng chí nói về" in texts(await stage.says(CHIEF, "xong rồi ạ", chat=CHIEF))


@pytest.mark.parametrize(
    ("words", "noted"),
    [("được 40% rồi ạ", "40%"), ("5/9", "5/9"), ("xin lùi thêm 3 ngày", "đề nghị gia hạn")],
)
async def test_who_has_one_task_need_not_name_it(stage: Stage, words: str, noted: str) -> None:
    await begins(stage)
    said = texts(await stage.says(STANDARDS, words, chat=STANDARDS))
    assert "/nv5" in said
    assert noted in said
    assert "Có phải" not in said


@pytest.mark.parametrize("words", ["lập dự toán được 40%", "xong rồi ạ", "12/BC-SKHCN"])
async def test_what_may_be_of_something_else_is_asked_all_the_same(stage: Stage, words: str) -> None:
    await begins(stage)
    assert "Có phải của nhiệm vụ /nv5?" in texts(await stage.says(STANDARDS, words, chat=STANDARDS))
