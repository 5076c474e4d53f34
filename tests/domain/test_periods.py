"""Periods of reports: where a department closes its months, and what a period is compared with."""

import datetime as dt

import pytest

from domain.overviews.periods import Period, before, closed_month, months, reported, week, year_before


def days(first: str, last: str) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("period", "cutoff", "counted"),
    [
        (months(2026, 12, 1), 14, days("2026-11-15", "2026-12-14")),
        (months(2027, 1, 1), 25, days("2026-12-26", "2027-01-25")),
        (months(2026, 3, 1), 28, days("2026-03-01", "2026-03-28")),
        (months(2026, 1, 3), 14, days("2025-12-15", "2026-03-14")),
        (months(2026, 1, 6), 14, days("2025-12-15", "2026-06-14")),
        (months(2026, 7, 6), 14, days("2026-06-15", "2026-12-14")),
        (months(2026, 1, 9), 14, days("2025-12-15", "2026-09-14")),
        (months(2026, 1, 12), 14, days("2025-12-15", "2026-12-14")),
        (months(2026, 1, 12), None, days("2026-01-01", "2026-12-31")),
        (week(dt.date(2026, 11, 20)), 14, days("2026-11-16", "2026-11-22")),
        (days("2026-12-01", "2026-12-20"), 14, days("2026-12-01", "2026-12-20")),
        (Period(dt.date(2026, 12, 1), dt.date(2026, 12, 31), exact=True), 14, days("2026-12-01", "2026-12-31")),
    ],
)
def test_a_period_ends_on_the_day_on_which_months_are_closed(
    period: Period, cutoff: int | None, counted: Period
) -> None:
    assert reported(period, cutoff) == counted


@pytest.mark.parametrize(
    ("period", "earlier", "a_year_earlier"),
    [
        (months(2026, 1, 1), months(2025, 12, 1), months(2025, 1, 1)),
        (months(2026, 1, 3), months(2025, 10, 3), months(2025, 1, 3)),
        (months(2026, 1, 9), months(2025, 4, 9), months(2025, 1, 9)),
        (months(2024, 2, 1), months(2024, 1, 1), months(2023, 2, 1)),
        (week(dt.date(2026, 11, 20)), days("2026-11-09", "2026-11-15"), days("2025-11-16", "2025-11-22")),
        (days("2024-02-29", "2024-02-29"), days("2024-02-28", "2024-02-28"), days("2023-02-28", "2023-02-28")),
    ],
)
def test_a_period_is_compared_with_one_as_long(period: Period, earlier: Period, a_year_earlier: Period) -> None:
    assert before(period) == earlier
    assert year_before(period) == a_year_earlier


@pytest.mark.parametrize("cutoff", [None, 14, 25, 28])
def test_closed_months_follow_each_other_without_a_gap(cutoff: int | None) -> None:
    for month in range(1, 25):
        this, following = (reported(months(2026, number, 1), cutoff) for number in (month, month + 1))
        assert following.first - this.last == dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "cutoff", "month"),
    [
        ("2026-12-01", None, months(2026, 11, 1)),
        ("2026-12-31", None, months(2026, 11, 1)),
        ("2026-12-14", 14, months(2026, 11, 1)),
        ("2026-12-15", 14, months(2026, 12, 1)),
        ("2027-01-05", 25, months(2026, 12, 1)),
    ],
)
def test_the_newest_month_that_is_closed(today: str, cutoff: int | None, month: Period) -> None:
    assert closed_month(dt.date.fromisoformat(today), cutoff) == month
