"""A question about a task is answered by its card, or goes to who may know; it is never taken for a report."""

import datetime as dt

import pytest

from domain.words import fold
from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, MONDAY, SCIENCE, Stage, texts

MORNING = MONDAY.replace(hour=8, minute=5) + dt.timedelta(days=1)
TASK = "Lập dự toán năm, phối hợp CĐS, hạn 20/11"
CARD = "Nhiệm vụ /nv{}"
PASSED_ON = "Câu hỏi về /nv{}"


async def digest(stage: Stage) -> Message:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    for number in (1, 2, 3):
        stage.has(SCIENCE, f"Lập dự toán đợt {number}, hạn 20/11")
    await stage.lives_until(MORNING)
    return stage.last()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("1 xong chưa?", CARD.format(1)),
        ("việc 2 phòng nào làm thế", CARD.format(2)),
        ("nv3 hạn ngày nào ạ", CARD.format(3)),
        ("2 đến hạn chưa", CARD.format(2)),
        ("hạn của việc 3 là khi nào", CARD.format(3)),
        ("2 dùng mẫu nào ạ", PASSED_ON.format(2)),
        ("2 phòng nào ký trước", PASSED_ON.format(2)),
        ("việc 1 có ghép với việc 2 không", PASSED_ON.format(1)),
        ("em chưa rõ việc 3 nộp ai", PASSED_ON.format(3)),
    ],
)
@pytest.mark.parametrize("marked", [True, False])
async def test_the_line_that_is_asked_about_is_answered(stage: Stage, words: str, answer: str, marked: bool) -> None:
    shown = await digest(stage)
    said = texts(await stage.says(SCIENCE, words if marked else fold(words), to=shown))

    assert answer in said
    assert "Đã ghi nhận" not in said


async def test_a_question_that_names_no_line_is_asked_which(stage: Stage) -> None:
    shown = await digest(stage)
    assert "ví dụ “2 hạn ngày nào?”" in texts(await stage.says(SCIENCE, "cái này nộp ở đâu ạ", to=shown))


async def test_a_question_about_all_is_answered_as_by_command(stage: Stage) -> None:
    shown = await digest(stage)
    said = texts(await stage.says(SCIENCE, "có bao nhiêu việc sắp đến hạn?", to=shown))
    assert said == texts(await stage.says(SCIENCE, "/hoi có bao nhiêu việc sắp đến hạn?"))
    assert "Có 3 nhiệm vụ" in said


@pytest.mark.parametrize("words", ["nộp ở đâu ạ", "sản phẩm là gì", "co can ban giay khong"])
async def test_what_no_card_tells_goes_to_the_office(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    said = texts(await stage.says(SCIENCE, words, to=card))

    assert f"không ghi là báo cáo: “{words}”" in said
    assert "Kính chuyển Nguyễn Thị Thu Hà trả lời" in said
    assert words in texts(await stage.says(DIRECTOR, "/nhatky 1"))
    assert "chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_what_the_card_tells_is_answered_by_it(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, f"{TASK}, sản phẩm: tờ trình, theo KH 10/KH-SKHCN")
    for words in ("sản phẩm là gì", "theo kế hoạch nào", "phòng nào phối hợp", "hạn bao giờ", "ai chủ trì"):
        assert CARD.format(1) in texts(await stage.says(SCIENCE, words, to=card)), words


async def test_who_decides_asks_the_unit(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "Kính chuyển Đặng Văn Lâm trả lời" in texts(await stage.says(DIRECTOR, "sao lâu thế em?", to=card))
    assert CARD.format(1) in texts(await stage.says(CHIEF, "làm tới đâu rồi?", to=card))


async def test_a_question_in_private_is_put_in_the_group(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    await stage.says(SCIENCE, "nv1 nộp ở đâu ạ", chat=SCIENCE)

    assert "nộp ở đâu ạ" in stage.last().text
    assert "Kính chuyển Nguyễn Thị Thu Hà" in stage.last().text


async def test_a_question_about_what_is_over_is_answered_by_its_card(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    told = (await stage.says(SCIENCE, "xong, 12/BC-SKHCN", to=card))[-1]
    await stage.says(CHIEF, "xác nhận", to=told)

    assert CARD.format(1) in texts(await stage.says(SCIENCE, "nộp bản giấy ở đâu ạ?", to=told))
