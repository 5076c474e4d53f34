"""Stretches of time that people ask about."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from domain.calendar import ONE_DAY

AHEAD_WEIGHS = 2
"""How much farther a day ahead counts than one that was, for whoever looks back."""


@dataclass(frozen=True)
class Period:
    """All days from `first` to `last`, both counted."""

    first: dt.date
    last: dt.date

    def starts(self, zone: dt.tzinfo) -> dt.datetime:
        """The first moment that belongs to it."""
        return dt.datetime.combine(self.first, dt.time(), zone)

    def ends(self, zone: dt.tzinfo) -> dt.datetime:
        """The first moment after it."""
        return dt.datetime.combine(self.last + ONE_DAY, dt.time(), zone)


def months(year: int, first: int, count: int) -> Period:
    """`count` whole months; `first` may lie outside 1 to 12 and then falls into another year."""
    start = _first_of(year, first)
    return Period(start, _first_of(year, first + count) - ONE_DAY)


def _first_of(year: int, month: int) -> dt.date:
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def week(day: dt.date) -> Period:
    """The week of `day`, Monday to Sunday."""
    monday = day - ONE_DAY * day.weekday()
    return Period(monday, monday + 6 * ONE_DAY)


def nearest(today: dt.date, in_year: Callable[[int], Period]) -> Period:
    """Of this year where it has begun; else of the year whose is nearer."""
    this, before = in_year(today.year), in_year(today.year - 1)
    ahead, ago = (this.first - today).days, (today - before.last).days
    return this if ahead <= 0 or AHEAD_WEIGHS * ahead < ago else before
