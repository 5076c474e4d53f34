"""Working days: weekends, Tết, swapped days, and what the organization ordered."""

import datetime as dt

import pytest

from domain.calendar import WorkingCalendar

PUBLIC = WorkingCalendar()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-02-17", False),
        ("2026-04-30", False),
        ("2026-05-01", False),
        ("2026-08-31", False),
        ("2026-08-22", True),
        ("2026-09-02", False),
    ],
)
def test_a_day_is_worked_or_not(day: str, worked: bool) -> None:
    assert PUBLIC.is_working_day(dt.date.fromisoformat(day)) is worked


def test_the_organizations_days_win_over_the_library() -> None:
    swapped = WorkingCalendar({dt.date(2026, 1, 2): False, dt.date(2026, 1, 10): True})
    assert not swapped.is_working_day(dt.date(2026, 1, 2))
    assert swapped.is_working_day(dt.date(2026, 1, 10))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-27", 5, "2026-12-04"),
        ("2026-02-13", 1, "2026-02-23"),
        ("2026-12-04", -5, "2026-11-27"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_working_days_are_added(start: str, count: int, end: str) -> None:
    assert PUBLIC.add_working_days(dt.date.fromisoformat(start), count) == dt.date.fromisoformat(end)


def test_working_days_between_are_counted_both_ways() -> None:
    first, last = dt.date(2026, 11, 27), dt.date(2026, 12, 4)
    assert PUBLIC.working_days_between(first, last) == 5
    assert PUBLIC.working_days_between(last, first) == -5
    assert PUBLIC.last_working_day_upto(dt.date(2026, 11, 29)) == first
    assert PUBLIC.next_working_day(first) == dt.date(2026, 11, 30)
