"""Registrations that are not finished: recalled each morning where they were begun, and closed after three days."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIGITAL, SCIENCE, ZONE, Stage, labels, texts

DRAFT = "/dangky Lập dự toán năm, phối hợp VP, hạn 30/11"
NOTED = "Đã ghi nhận"
ASKED = "Đề nghị kiểm tra nhiệm vụ"


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=ZONE)


async def test_it_is_recalled_each_morning_and_closed_after_three_working_days(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    for day in (17, 18):
        await stage.lives_until(at(day))
        assert "ĐĂNG KÝ CHƯA XONG" in stage.last().text
        assert "Đặng Văn Lâm: “Lập dự toán năm” (mở ngày 16/11), chưa được xác nhận" in stage.last().text
        assert labels(stage.last()) == ["Mở lại 1", "Bỏ 1"]
    await stage.lives_until(at(19))
    assert "ĐĂNG KÝ ĐÃ ĐÓNG" in stage.last().text
    assert "“Lập dự toán năm”" in stage.last().text

    before = len(stage.said())
    assert (await stage.presses(SCIENCE, card, "Đúng")).alert
    await stage.lives_until(at(24))
    assert len(stage.said()) == before


async def test_who_began_it_goes_on_from_the_morning(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.says(SCIENCE, "/dangky Lập dự toán năm")
    await stage.lives_until(at(17))
    morning = stage.last()
    assert "còn thiếu thời hạn" in morning.text

    assert (await stage.presses(DIGITAL, morning, "Mở lại 1")).alert
    await stage.presses(SCIENCE, morning, "Mở lại 1")
    assert "thời hạn" in stage.last().text
    assert ASKED in texts(await stage.says(SCIENCE, "30/11", to=stage.last()))
    await stage.says(SCIENCE, "ok", to=stage.last())
    assert NOTED in stage.last().text
    before = len(stage.said())
    await stage.lives_until(at(18))
    assert "CHƯA XONG" not in texts(stage.said()[before:])


async def test_what_was_begun_in_private_is_recalled_there(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.says(SCIENCE, DRAFT, chat=SCIENCE)

    await stage.lives_until(at(17))

    assert "ĐĂNG KÝ CHƯA XONG" in stage.last(SCIENCE).text
    assert stage.said() == []
    assert "Đã bỏ" in texts(await stage.says(SCIENCE, "bỏ 1", chat=SCIENCE))
    before = len(stage.said(SCIENCE))
    await stage.lives_until(at(19))
    assert len(stage.said(SCIENCE)) == before


@pytest.mark.parametrize(
    "words", ["ok", "chuẩn", "đồng ý", "👍", "👌🏻", "ok em nhé", "đúng rồi đấy em", "dạ vâng ạ", "chính xác", "ừ"]
)
async def test_a_card_is_accepted_in_whatever_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    assert NOTED in texts(await stage.says(SCIENCE, words, to=card))


@pytest.mark.parametrize("words", ["ok?", "đúng không em", "chưa đúng", "không", "ok để chị xem", "đúng là khó thật"])
async def test_what_does_not_accept_it_registers_nothing(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    assert NOTED not in texts(await stage.says(SCIENCE, words, to=card))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("đúng, thêm P.CĐS phối hợp", "Phối hợp: Văn phòng Sở và Phòng Chuyển đổi số"),
        ("ok nhưng thêm Phòng Chuyển đổi số phối hợp nhé", "Phối hợp: Văn phòng Sở và Phòng Chuyển đổi số"),
        ("hạn 20/1 mới đúng", "Hạn: “20/1” → thứ Tư 20/01/2027"),
        ("sai rồi, hạn 20/1", "Hạn: “20/1” → thứ Tư 20/01/2027"),
        ("đúng nhưng lùi hạn đến 20/1", "thứ Tư 20/01/2027"),
        ("chuẩn rồi, sản phẩm là tờ trình", "Sản phẩm: tờ trình"),
        ("hạn mới là 20/1", "thứ Tư 20/01/2027"),
        ("ok, giao thêm P.CĐS phối hợp nữa", "Phối hợp: Văn phòng Sở và Phòng Chuyển đổi số"),
        ("được, hạn 20/1 và thêm P.CĐS phối hợp", "thứ Tư 20/01/2027"),
    ],
)
async def test_yes_or_no_with_a_correction_shows_the_card_anew(stage: Stage, words: str, shown: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    said = texts(await stage.says(SCIENCE, words, to=card))

    assert ASKED in said
    assert shown in said


@pytest.mark.parametrize("words", ["thôi bỏ đi em", "không làm nữa", "thôi", "hủy đi", "bỏ thẻ này nhé"])
async def test_a_card_is_dropped_in_whatever_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    assert "Đã bỏ" in texts(await stage.says(SCIENCE, words, to=card))


@pytest.mark.parametrize("words", ["bỏ VP", "không cần VP phối hợp", "ok nhưng bỏ Văn phòng"])
async def test_a_supporting_unit_is_left_out(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    said = texts(await stage.says(SCIENCE, words, to=card))

    assert ASKED in said
    assert "Phối hợp" not in said


@pytest.mark.parametrize("words", ["VP chủ trì mới đúng", "chủ trì là VP", "đúng, nhưng VP chủ trì"])
async def test_another_unit_is_to_lead(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(CHIEF, "/giao P.QLKH: Lập dự toán năm, hạn 30/11"))[-1]

    assert "Chủ trì: Văn phòng Sở" in texts(await stage.says(CHIEF, words, to=card))


async def test_words_of_somebody_else_accept_no_card(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = (await stage.says(SCIENCE, DRAFT))[-1]

    assert await stage.says(DIGITAL, "ok", to=card) == []


async def test_of_many_the_newest_are_named_and_the_others_counted(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for number in range(1, 8):
        await stage.says(SCIENCE, f"/dangky Lập hồ sơ số {number}, hạn 30/11")
    await stage.passes(days=1)

    recalled = next(said.text for said in reversed(stage.said()) if "ĐĂNG KÝ CHƯA XONG" in said.text)

    assert "Lập hồ sơ số 7" in recalled
    assert "Lập hồ sơ số 2" not in recalled
    assert "… và 2 thẻ mở trước đó" in recalled
