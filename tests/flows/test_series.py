"""A deadline that comes back: each period has its occurrence, once, whether the one before is done or not."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, SCIENCE, ZONE, Stage, texts

MONTHLY = "Báo cáo tháng về KH&CN, phối hợp Văn phòng, sản phẩm: báo cáo, hạn ngày 25 hằng tháng, theo KH 10/KH-SKHCN"
NEXT = "Kỳ tiếp theo: /nv2, hạn thứ Sáu 25/12/2026"


def at(month: int, day: int, hour: int = 9, *, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=ZONE)


async def report(stage: Stage, number: int = 1) -> None:
    await stage.says(SCIENCE, f"/xong {number} đã ban hành 15/BC-SKHCN")


async def confirm(stage: Stage, number: int = 1) -> str:
    return texts(await stage.says(CHIEF, f"/duyet {number}"))


async def monthly(stage: Stage) -> None:
    """A monthly report is registered on Monday 16/11, due on Wednesday 25/11."""
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, MONTHLY)


async def card(stage: Stage, number: int) -> str:
    return texts(await stage.says(CHIEF, f"/nv{number}"))


async def test_a_confirmed_occurrence_is_followed_by_the_next_one(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)

    said = await confirm(stage)

    assert "xác nhận hoàn thành (đúng hạn): /nv1" in said
    assert NEXT in said
    shown = await card(stage, 2)
    for words in (
        "Báo cáo tháng về KH&CN",
        "Chủ trì: Phòng Quản lý khoa học",
        "Phối hợp: Văn phòng Sở",
        "Sản phẩm: báo cáo",
        "Văn bản: KH 10/KH-SKHCN",
        "“ngày 25 hằng tháng” → thứ Sáu 25/12/2026, định kỳ",
        "đã giao, chưa có báo cáo",
        "Định kỳ: kỳ trước /nv1",
    ):
        assert words in shown
    assert "Định kỳ: kỳ sau /nv2" in await card(stage, 1)


async def test_both_histories_tell_of_it(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    await confirm(stage)
    before, after = [texts(await stage.says(DIRECTOR, f"/nhatky {number}")) for number in (1, 2)]
    assert "Nguyễn Thị Thu Hà lập kỳ tiếp theo (nhiệm vụ /nv2; hạn thứ Sáu 25/12/2026)" in before
    assert (
        "ghi nhận nhiệm vụ của kỳ này (kỳ trước /nv1; hạn thứ Sáu 25/12/2026; chủ trì Phòng Quản lý khoa học)" in after
    )


async def test_the_button_and_plain_words_tell_of_the_next_one_too(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, MONTHLY)
    submitted = await stage.says(SCIENCE, "xong, đã ban hành 15/BC-SKHCN", to=card)
    await stage.presses(CHIEF, submitted[-1], "Xác nhận")
    assert NEXT in stage.last().text

    await report(stage, 2)
    assert "Kỳ tiếp theo: /nv3, hạn thứ Hai 25/01/2027" in texts(await stage.says(CHIEF, "đạt rồi", to=stage.last()))


async def test_several_confirmed_at_once_have_their_next_ones(stage: Stage) -> None:
    await monthly(stage)
    stage.has(SCIENCE, "Báo cáo quý, hạn hằng quý")
    await report(stage, 1)
    await report(stage, 2)
    said = texts(await stage.says(CHIEF, "/duyet 1 2"))
    assert "Kỳ tiếp theo: /nv3, hạn thứ Sáu 25/12/2026" in said
    assert "Kỳ tiếp theo: /nv4, hạn thứ Tư 31/03/2027" in said


async def test_what_is_confirmed_in_private_is_told_in_the_group_with_the_next_one(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    said = await stage.says(CHIEF, "/duyet 1", chat=CHIEF)
    assert NEXT in texts(said)
    assert NEXT in stage.last().text


async def test_a_confirmation_that_comes_again_makes_no_second_one(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    await confirm(stage)
    assert "Kỳ tiếp theo" not in await confirm(stage)
    assert "Có 2 nhiệm vụ" in texts(await stage.says(DIRECTOR, "/tonghop"))


async def test_work_that_is_reopened_and_confirmed_again_keeps_its_one_next_occurrence(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    await confirm(stage)
    await stage.says(CHIEF, "/lamlai 1 thiếu phụ lục")
    await report(stage)
    assert NEXT in await confirm(stage)
    assert "Có 2 nhiệm vụ" in texts(await stage.says(DIRECTOR, "/tonghop"))


@pytest.mark.slow
async def test_a_cancelled_occurrence_ends_the_series_and_the_answer_says_so(stage: Stage) -> None:
    await monthly(stage)
    said = texts(await stage.says(CHIEF, "/huy 1 không còn yêu cầu báo cáo"))
    assert "Việc định kỳ chấm dứt: không lập kỳ tiếp theo" in said
    await stage.lives_until(at(1, 29, year=2027))
    assert "/nv2" not in texts(stage.said())


@pytest.mark.by_turns
async def test_to_cancel_an_older_occurrence_leaves_the_newer_one_which_the_answer_names(stage: Stage) -> None:
    await monthly(stage)
    await stage.lives_until(at(11, 26))
    said = texts(await stage.says(CHIEF, "/huy 1 đã gộp vào kỳ sau"))
    assert "Kỳ /nv2, hạn thứ Sáu 25/12/2026 vẫn thực hiện" in said
    assert "/huy 2 lý do" in said
    assert "chấm dứt: không lập" in texts(await stage.says(CHIEF, "/huy 2 không còn yêu cầu"))


@pytest.mark.slow
async def test_of_several_newer_occurrences_the_answer_names_the_newest(stage: Stage) -> None:
    await monthly(stage)
    await stage.lives_until(at(12, 29))
    said = texts(await stage.says(CHIEF, "/huy 1 đã gộp vào kỳ sau"))
    assert "Kỳ /nv3, hạn thứ Hai 25/01/2027 vẫn thực hiện" in said


async def test_an_extension_of_one_occurrence_does_not_shift_the_series(stage: Stage) -> None:
    await monthly(stage)
    await stage.says(CHIEF, "/giahan 1 10/12")
    assert "Hạn ban đầu: “ngày 25 hằng tháng” → thứ Tư 25/11/2026, định kỳ" in await card(stage, 1)
    await report(stage)
    assert NEXT in await confirm(stage)


@pytest.mark.by_turns
async def test_who_is_late_for_one_month_owes_the_next_all_the_same(stage: Stage) -> None:
    await monthly(stage)
    await stage.lives_until(at(11, 26, 7))
    before = len(stage.said())

    await stage.lives_until(at(11, 26, 10))

    [digest] = stage.said()[before:]
    assert "QUÁ HẠN" in digest.text
    assert "1. /nv1" in digest.text
    assert "KỲ MỚI CỦA VIỆC ĐỊNH KỲ" in digest.text
    assert "2. /nv2 Báo cáo tháng về KH&CN\nhạn thứ Sáu 25/12/2026, còn 21 ngày làm việc" in digest.text
    assert "Trợ lý lập kỳ tiếp theo (nhiệm vụ /nv2" in texts(await stage.says(DIRECTOR, "/nhatky 1"))

    recorded = texts(await stage.says(SCIENCE, "1 xong, đã ban hành 15/BC-SKHCN, 2 được 10%", to=digest))
    assert "báo hoàn thành (quá hạn): /nv1" in recorded
    assert "Đã ghi nhận 10%: /nv2" in recorded
    assert NEXT in await confirm(stage)
    assert "Có 2 nhiệm vụ" in texts(await stage.says(DIRECTOR, "/tonghop"))


@pytest.mark.by_turns
@pytest.mark.parametrize("hour", [7, 10])
async def test_the_next_occurrence_comes_at_the_hour_of_the_settings(stage: Stage, hour: int) -> None:
    await monthly(stage)
    await stage.says(CHIEF, f"/caidat giờ nhắc {hour}h")

    await stage.lives_until(at(11, 26, hour - 1))
    assert "Không có nhiệm vụ số 2" in await card(stage, 2)
    await stage.lives_until(at(11, 26, hour).replace(minute=30))
    assert "Định kỳ: kỳ trước /nv1" in await card(stage, 2)


@pytest.mark.slow
async def test_work_that_waits_for_confirmation_does_not_hold_up_the_next_month(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    await stage.lives_until(at(12, 28))
    assert NEXT in await confirm(stage)
    board = texts(await stage.says(DIRECTOR, "/tonghop"))
    assert "Có 3 nhiệm vụ" in board
    assert "1 hoàn thành (đúng hạn 1, quá hạn 0)" in board
    assert "Định kỳ: kỳ trước /nv1, kỳ sau /nv3" in await card(stage, 2)


@pytest.mark.by_turns
async def test_the_new_occurrence_is_reminded_of_before_its_own_deadline(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    await confirm(stage)
    await stage.lives_until(at(12, 16))
    assert "/nv2" in stage.last().text
    assert "còn 7 ngày làm việc" in stage.last().text
    assert "/nv1" not in stage.last().text


@pytest.mark.by_turns
async def test_work_that_its_unit_gave_back_goes_on_when_it_is_known_who_leads_it(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    await stage.register(CHIEF, "P.QLKH: Báo cáo tháng, hạn ngày 17 hằng tháng", command="/giao")
    await stage.says(SCIENCE, "/tralai 1 thuộc phòng Chuyển đổi số")
    await stage.lives_until(at(11, 19))
    assert "/nv2" not in texts(stage.said())

    await stage.says(CHIEF, "/giao 1 CĐS")
    assert "/nv2" not in texts(stage.said())
    await stage.lives_until(at(11, 20))

    assert "KỲ MỚI CỦA VIỆC ĐỊNH KỲ\nPhòng Chuyển đổi số" in stage.last().text
    assert "Chủ trì: Phòng Chuyển đổi số" in await card(stage, 2)


async def test_what_fell_into_an_outage_is_passed_by_and_the_answer_names_it(stage: Stage) -> None:
    await monthly(stage)
    await report(stage)
    stage.town.clock.move_to(at(2, 1, year=2027))
    stage.assistant.clock.set(at(2, 1, year=2027))
    said = await confirm(stage)
    assert "Kỳ tiếp theo: /nv2, hạn thứ Năm 25/02/2027" in said
    assert "Không lập kỳ đã qua: 25/12/2026 và 25/01/2027" in said


async def test_the_hour_that_was_said_decides_of_each_occurrence(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = await stage.register(SCIENCE, "Nộp số liệu, hạn trước 16 giờ 00 ngày 16 hằng tháng")
    assert "→ 16:00 thứ Hai 16/11/2026, định kỳ" in shown.text
    await stage.lives_until(at(11, 16, 17))
    assert "báo hoàn thành (quá hạn)" in texts(await stage.says(SCIENCE, "/xong 1 đã gửi 15/BC-SKHCN"))
    assert "Kỳ tiếp theo: /nv2, hạn 16:00 thứ Tư 16/12/2026" in await confirm(stage)


async def test_a_day_off_is_said_with_the_next_occurrence(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Báo cáo tháng, hạn ngày 20 hằng tháng")
    await report(stage)
    said = await confirm(stage)
    assert "Kỳ tiếp theo: /nv2, hạn Chủ nhật 20/12/2026" in said
    assert "Chủ nhật 20/12/2026 là ngày nghỉ" in said


async def test_words_that_fix_no_day_are_asked_for_and_nothing_is_made_up(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Báo cáo nhanh, hạn 10 ngày một lần")
    await report(stage)
    said = await confirm(stage)
    assert "chưa cho biết ngày của kỳ tiếp theo" in said
    assert "/nv2" not in said


async def test_standing_work_stays_as_it_was(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Theo dõi đường dây nóng, hạn thường xuyên")
    await report(stage)
    said = await confirm(stage)
    assert "xác nhận hoàn thành" in said
    assert "ỳ tiếp theo" not in said


async def test_each_of_several_units_has_a_series_of_its_own(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, CLERK)
    await stage.register(CHIEF, "P.QLKH, CĐS: Cung cấp số liệu, hạn ngày 25 hằng tháng", command="/giao")
    await report(stage)
    said = await confirm(stage)
    assert "Kỳ tiếp theo: /nv3, hạn thứ Sáu 25/12/2026" in said
    assert "Chủ trì: Phòng Quản lý khoa học" in await card(stage, 3)
    assert "Định kỳ" not in await card(stage, 2)


@pytest.mark.slow
async def test_a_series_that_has_an_end_ends_and_the_answer_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Báo cáo tháng, hạn ngày 25 hằng tháng đến hết tháng 12/2026")
    await report(stage)
    assert NEXT in await confirm(stage)
    await report(stage, 2)
    said = await confirm(stage, 2)
    assert "kỳ cuối" in said
    await stage.lives_until(at(1, 29, year=2027))
    assert "/nv3" not in texts(stage.said())


async def test_a_weekday_of_a_month_is_that_of_each_occurrence(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    words = "Tài liệu giao ban, hạn sáng thứ Hai của tuần đầu tiên và tuần thứ ba mỗi tháng"
    shown = await stage.register(SCIENCE, words)
    assert "→ thứ Hai 16/11/2026, định kỳ" in shown.text
    await report(stage)
    assert "Kỳ tiếp theo: /nv2, hạn thứ Hai 07/12/2026" in await confirm(stage)


@pytest.mark.by_turns
@pytest.mark.parametrize("words", ["tất cả xong rồi ạ, 15/BC-SKHCN", "xong rồi ạ, 15/BC-SKHCN"])
async def test_all_that_is_done_is_not_the_occurrence_that_has_only_begun(stage: Stage, words: str) -> None:
    await monthly(stage)
    await stage.lives_until(at(11, 26, 10))
    digest = stage.last()
    assert "KỲ MỚI" in digest.text

    said = texts(await stage.says(SCIENCE, words, to=digest))

    assert "báo hoàn thành (quá hạn): /nv1" in said
    assert "/nv2" not in said
    assert "đã giao, chưa có báo cáo" in await card(stage, 2)
