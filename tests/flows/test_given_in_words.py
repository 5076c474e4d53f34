"""An order of a leader or the office without a command opens the same card as behind /giao."""

import pytest

from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, SCIENCE, Stage, labels, texts

ORDERS = [
    ("giao phòng CĐS chuẩn bị tài liệu họp Ban Chỉ đạo, trước thứ Năm", "chuẩn bị tài liệu họp Ban Chỉ đạo"),
    ("tôi giao việc cho CĐS: rà soát cổng thông tin, hạn 20/12", "rà soát cổng thông tin"),
    ("yeu cau phong cds nang cap phan mem truoc 15/12", "nang cap phan mem"),
    ("Phòng Chuyển đổi số xây dựng dự thảo tờ trình, trước 25/11 báo cáo tôi", "xây dựng dự thảo tờ trình"),
]


@pytest.mark.parametrize("who", [DIRECTOR, CLERK])
@pytest.mark.parametrize(("words", "content"), ORDERS)
async def test_in_private_an_order_opens_its_card(stage: Stage, who: int, words: str, content: str) -> None:
    await stage.opens(DIGITAL, DIRECTOR, CLERK)

    [card] = await stage.says(who, words, chat=who)

    assert content in card.text
    assert "Chủ trì: Phòng Chuyển đổi số" in card.text
    await stage.presses(who, card, "Đúng")
    assert "/nv1" in texts(await stage.says(DIGITAL, "/nhiemvu"))


@pytest.mark.parametrize(("words", "content"), ORDERS)
async def test_in_reply_to_what_shows_no_task_likewise(stage: Stage, words: str, content: str) -> None:
    await stage.opens(DIGITAL, DIRECTOR)
    shown = (await stage.says(DIRECTOR, "/trogiup"))[-1]

    [card] = await stage.says(DIRECTOR, words, to=shown)

    assert content in card.text
    assert labels(card)[0] == "Đúng"


async def test_behind_the_name_of_the_assistant_likewise(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)
    stage.town.bot.privacy = False

    [card] = await stage.says(DIRECTOR, "@dondoc_bot giao CĐS kiểm tra máy chủ, hạn 20/11")

    assert "Chủ trì: Phòng Chuyển đổi số" in card.text


async def test_what_is_missing_is_asked_for(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)

    [asked] = await stage.says(DIRECTOR, "phân công CĐS theo dõi hệ thống mạng", chat=DIRECTOR)
    assert "thời hạn" in asked.text

    [card] = await stage.says(DIRECTOR, "20/12", chat=DIRECTOR)
    assert "Chủ trì: Phòng Chuyển đổi số" in card.text


async def test_a_day_that_is_over_is_asked_for_again(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)

    [asked] = await stage.says(DIRECTOR, "giao CĐS kiểm tra máy chủ, hạn 20/11/2024", chat=DIRECTOR)

    assert "đã qua" in asked.text
    assert labels(asked) == ["Không có hạn", "Bỏ"]


async def test_a_new_order_is_no_answer_to_the_question_of_another(stage: Stage) -> None:
    await stage.opens(DIGITAL, SCIENCE, DIRECTOR)
    await stage.says(DIRECTOR, "giao CĐS kiểm tra máy chủ", chat=DIRECTOR)

    [card] = await stage.says(DIRECTOR, "giao QLKH lập dự toán, hạn 20/12", chat=DIRECTOR)

    assert "Chủ trì: Phòng Quản lý khoa học" in card.text


@pytest.mark.parametrize(("words", "content"), ORDERS)
async def test_words_of_a_head_order_nothing_of_others(stage: Stage, words: str, content: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)

    shown = (await stage.says(SCIENCE, "/trogiup"))[-1]

    for said in (await stage.says(SCIENCE, words, chat=SCIENCE), await stage.says(SCIENCE, words, to=shown)):
        assert said
        assert all("Đúng" not in labels(message) for message in said)


@pytest.mark.parametrize(
    "words",
    ["giao CĐS bao nhiêu việc rồi", "việc giao CĐS tháng này", "giao CĐS làm được chưa?", "đã giao CĐS rồi nhé"],
)
async def test_what_asks_or_tells_of_orders_gives_none(stage: Stage, words: str) -> None:
    await stage.opens(DIGITAL, CHIEF, DIRECTOR)

    assert all("Đúng" not in labels(said) for said in await stage.says(DIRECTOR, words, chat=DIRECTOR))
