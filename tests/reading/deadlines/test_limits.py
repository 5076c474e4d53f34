"""How much later an extension is, by the way it is asked for."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from domain import refusals
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules, DeadlineKind
from domain.tasks import Due
from reading.deadlines.limits import counted_from, read_limit

NOW = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "wanted", "start"),
    [
        ("xin thêm 8 ngày làm việc nữa ạ", "thêm 8 ngày làm việc nữa", DAY),
        ("xin them 5 ngay", "them 5 ngay", DAY),
        ("cho em lùi 1 tuần", "1 tuần", DAY),
        ("đề nghị gia hạn 10 ngày", "10 ngày", DAY),
        ("xin lùi hạn, 3 ngày nữa em nộp", "3 ngày nữa", None),
        ("cho em 3 ngày", "3 ngày", None),
    ],
)
def test_more_days_are_counted_from_the_deadline(words: str, wanted: str, start: dt.date | None) -> None:
    assert counted_from(words, wanted, Due("30/11", DeadlineKind.EXACT, DAY), NOW) == start


def test_without_a_deadline_ahead_they_are_counted_from_today() -> None:
    passed = Due("2/11", DeadlineKind.EXACT, dt.date(2026, 11, 2))
    assert counted_from("xin thêm 5 ngày", "thêm 5 ngày", passed, NOW) is None
    assert counted_from("xin thêm 5 ngày", "thêm 5 ngày", None, NOW) is None


def test_a_misspelt_word_behind_a_weekday_is_asked_again() -> None:
    with pytest.raises(refusals.UnreadDeadline):
        read_limit("thứ sáu tuầ sau", "xin đến thứ sáu tuầ sau", None, now=NOW, rules=DateRules(WorkingCalendar()))


def test_a_day_that_has_just_passed_is_told_to_who_decides() -> None:
    found = read_limit("12/11", "xin lùi đến 12/11", None, now=NOW, rules=DateRules(WorkingCalendar()))
    assert (found.due.day, found.passed) == (dt.date(2027, 11, 12), dt.date(2026, 11, 12))
