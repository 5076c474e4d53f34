"""How an office says that rounds open by themselves."""

import pytest

from domain.rounds.plan import ItemKind, RoundKind
from domain.rounds.schedules import Schedule, ScheduleWish, UnreadSchedule
from reading.rounds.schedules import read_schedule


@pytest.mark.parametrize(
    ("words", "kind", "due", "cut_off"),
    [
        ("hằng tháng, hạn ngày 16", RoundKind.MONTH, 16, None),
        ("hang thang, han ngay 16", RoundKind.MONTH, 16, None),
        ("đợt báo cáo hằng tháng, chốt số liệu ngày 14, hạn gửi ngày 17", RoundKind.MONTH, 17, 14),
        ("báo cáo định kỳ hàng quý; hạn 18", RoundKind.QUARTER, 18, None),
        ("định kỳ 6 tháng, nộp trước 20", RoundKind.HALF_YEAR, 20, None),
        ("mỗi năm, hạn ngày 20", RoundKind.YEAR, 20, None),
        ("hằng tháng, hạn cuối tháng", RoundKind.MONTH, 31, None),
    ],
)
def test_a_schedule_is_said_in_a_line(words: str, kind: RoundKind, due: int, cut_off: int | None) -> None:
    assert read_schedule(words) == ScheduleWish(kind, Schedule(kind, due, cut_off))


@pytest.mark.parametrize("words", ["hằng tháng: không", "thôi hằng tháng", "hằng tháng, thôi tự mở"])
def test_it_ends_in_a_word(words: str) -> None:
    assert read_schedule(words) == ScheduleWish(RoundKind.MONTH, None)


@pytest.mark.parametrize(
    "words",
    ["tháng 11, hạn 25/11", "định kỳ quý IV, hạn ngày 18", "6 tháng đầu năm, hạn 30/6", "hằng tháng, hạn 25/11", "quý"],
)
def test_a_single_round_is_no_schedule(words: str) -> None:
    assert read_schedule(words) is None


@pytest.mark.parametrize(
    "words", ["hằng tháng", "hằng quý, hạn ngày 45", "hằng tháng, chốt số liệu ngày 31, hạn ngày 5"]
)
def test_a_day_that_is_missing_or_none_is_asked_for(words: str) -> None:
    with pytest.raises(UnreadSchedule):
        read_schedule(words)


def test_it_has_an_outline_of_its_own() -> None:
    wish = read_schedule("hằng tháng, hạn ngày 16\n- Kết quả\n- Chỉ tiêu: hồ sơ trực tuyến 60%")
    assert wish is not None
    assert wish.schedule is not None
    assert [item.kind for item in wish.schedule.outline] == [ItemKind.RESULTS, ItemKind.INDICATOR]
