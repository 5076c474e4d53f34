"""On which morning the Board goes out by itself."""

import datetime as dt

import pytest

from domain.calendar import WorkingCalendar
from domain.overviews.periodic import NEVER, Every, Periodic, due

CALENDAR = WorkingCalendar()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("periodic", "since", "today", "expected"),
    [
        (Periodic(0, None), "2026-11-23", "2026-11-23", {Every.WEEK}),
        (Periodic(0, None), "2026-11-24", "2026-11-24", set()),
        (Periodic(4, None), "2026-11-27", "2026-11-27", {Every.WEEK}),
        (Periodic(0, None), "2026-11-20", "2026-11-25", {Every.WEEK}),
        (Periodic(6, None), "2026-11-23", "2026-11-23", {Every.WEEK}),
        (Periodic(None, 1), "2026-12-01", "2026-12-01", {Every.MONTH}),
        (Periodic(None, 1), "2026-11-02", "2026-11-02", {Every.MONTH}),
        (Periodic(None, 31), "2026-11-30", "2026-11-30", {Every.MONTH}),
        (Periodic(None, 1), "2027-01-04", "2027-01-04", {Every.MONTH}),
        (Periodic(None, 1), "2027-01-05", "2027-01-05", set()),
        (Periodic(0, 30), "2026-11-30", "2026-11-30", {Every.WEEK, Every.MONTH}),
        (NEVER, "2026-11-23", "2026-11-30", set()),
    ],
)
def test_each_goes_out_on_its_day_or_the_next_working_morning(
    periodic: Periodic, since: str, today: str, expected: set[Every]
) -> None:
    assert set(due(periodic, CALENDAR, since=day(since), today=day(today))) == expected


def test_every_week_of_a_year_has_one_and_every_month() -> None:
    mornings = [d for n in range(365) if CALENDAR.is_working_day(d := day("2026-01-01") + dt.timedelta(days=n))]
    told = [due(Periodic(0, 1), CALENDAR, since=one, today=one) for one in mornings]
    assert sum(Every.MONTH in one for one in told) == 12
    assert sum(Every.WEEK in one for one in told) in (51, 52)
