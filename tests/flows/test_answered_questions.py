"""What the unit answers to a question of a leader or the office is no obstacle and no receipt: it reaches who asked."""

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, Stage, texts

TASK = "Lập danh mục thiết bị, hạn 30/11"


async def _asked(stage: Stage, who: int = DIRECTOR, question: str = "Việc này vướng chỗ nào?") -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    card = await stage.register(SCIENCE, TASK)
    [told] = await stage.says(who, question, to=card)
    assert "Câu hỏi" in told.text
    assert "Kính chuyển Đặng Văn Lâm" in told.text


@pytest.mark.parametrize("who", [DIRECTOR, CHIEF])
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Việc này vướng chỗ nào?", "dạ vướng khâu thẩm định giá ạ"),
        ("Sao lâu thế?", "do chưa bố trí được kinh phí ạ"),
        ("đã trao đổi với bên tài chính chưa?", "dạ rồi ạ"),
        ("Có cần tôi hỗ trợ gì không?", "dạ không ạ"),
        ("kinh phí lấy ở nguồn nào?", "nguồn sự nghiệp ạ"),
    ],
)
async def test_the_answer_reaches_who_asked(stage: Stage, who: int, question: str, answer: str) -> None:
    await _asked(stage, who, question)

    [told] = await stage.says(SCIENCE, answer, to=stage.last())

    assert f"Đặng Văn Lâm trả lời câu hỏi về /nv1 – Lập danh mục thiết bị: “{answer}”" in told.text
    assert question in told.text
    assert f"Kính chuyển {stage.town.person(who).name}" in told.text
    assert "vướng mắc" not in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert answer in texts(await stage.says(DIRECTOR, "/nv1"))


async def test_a_question_asked_in_private_is_answered_there_too(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    await stage.says(DIRECTOR, "nv1 vướng chỗ nào?", chat=DIRECTOR)

    await stage.says(SCIENCE, "đang chờ báo giá ạ", to=stage.last())

    assert "đang chờ báo giá ạ" in stage.last(DIRECTOR).text
    assert "trả lời câu hỏi" in stage.last(DIRECTOR).text


@pytest.mark.parametrize(
    ("answer", "noted"),
    [
        ("được 60% rồi ạ", "Đã ghi nhận 60%"),
        ("xong rồi, báo cáo 12/BC-SKHCN", "Chờ xác nhận"),
        ("xin lùi đến 15/12 vì chờ báo giá", "gia hạn"),
    ],
)
async def test_a_report_in_answer_is_noted_and_told(stage: Stage, answer: str, noted: str) -> None:
    await _asked(stage, question="đã trao đổi với bên tài chính chưa?")

    told = texts(await stage.says(SCIENCE, answer, to=stage.last()))

    assert noted in told
    assert "Kính chuyển Trần Quốc Vinh" in told


async def test_a_second_answer_reaches_who_asked_as_well(stage: Stage) -> None:
    await _asked(stage)
    question = stage.last()
    await stage.says(SCIENCE, "dạ để em xem lại ạ", to=question)

    assert "Kính chuyển Trần Quốc Vinh" in texts(await stage.says(SCIENCE, "vướng ở khâu đấu thầu ạ", to=question))


async def test_wishes_and_words_of_others_answer_nothing(stage: Stage) -> None:
    await _asked(stage)
    question = stage.last()

    assert "trả lời câu hỏi" not in texts(await stage.says(SCIENCE, "chúc anh ngày mới tốt lành ạ", to=question))
    assert "trả lời câu hỏi" not in texts(await stage.says(DIGITAL, "bên em cũng vướng", to=question))


async def test_an_obstacle_that_nobody_asked_for_is_one(stage: Stage) -> None:
    await _asked(stage)

    told = texts(await stage.says(SCIENCE, "/vuongmac 1 chưa có kinh phí"))

    assert "Đã ghi nhận vướng mắc" in told
