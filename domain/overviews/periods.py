"""Stretches of time that people ask about."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from domain.calendar import ONE_DAY
from domain.refusals import UnclearWords

AHEAD_WEIGHS = 2
"""How much farther a day ahead counts than one that was, for whoever looks back."""


class NoSuchPeriod(UnclearWords):
    """The words name a month or a quarter that no year has."""


class RunsBackwards(UnclearWords):
    """The last day of a span lies before the first."""


@dataclass(frozen=True)
class Period:
    """All days from `first` to `last`, both counted."""

    first: dt.date
    last: dt.date
    exact: bool = field(default=False, compare=False)
    """Whether both days were named: then they hold where a department closes its months on another day."""

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


def whole_months(period: Period) -> int:
    """How many whole months it is; 0 where it does not begin and end with a month."""
    first, after = period.first, period.last + ONE_DAY
    whole = first.day == after.day == 1
    return (after.year - first.year) * 12 + after.month - first.month if whole else 0


def before(period: Period) -> Period:
    """The period right before it, as long as it is: so many months, or so many days."""
    if count := whole_months(period):
        return replace(months(period.first.year, period.first.month - count, count), exact=period.exact)
    days = period.last - period.first
    return replace(period, first=period.first - days - ONE_DAY, last=period.first - ONE_DAY)


def after(period: Period) -> Period:
    """The period right after it, likewise."""
    if count := whole_months(period):
        return replace(months(period.first.year, period.first.month + count, count), exact=period.exact)
    days = period.last - period.first
    return replace(period, first=period.last + ONE_DAY, last=period.last + days + ONE_DAY)


def year_before(period: Period) -> Period:
    """The same time of the year before."""
    if count := whole_months(period):
        return replace(months(period.first.year - 1, period.first.month, count), exact=period.exact)
    return replace(period, first=_year_earlier(period.first), last=_year_earlier(period.last))


def _year_earlier(day: dt.date) -> dt.date:
    """29/2 has none: the day before it."""
    is_leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap else day.day)


def reported(period: Period, cutoff: int | None) -> Period:
    """The days that a period of reports counts, where months are closed on the day `cutoff`; None is their last day.

    So NĐ 09/2019/NĐ-CP, Điều 12, and TT 09/2019/TT-NHNN have it, with 14: a month goes from the 15th of the month
    before to the 14th; a quarter, half a year, nine months and a year likewise, from the 15th of the month before
    their first to the 14th of their last (a year from 15/12 to 14/12). Weeks and days that were named stay.
    """
    if cutoff is None or period.exact or not whole_months(period):
        return period
    before_it = period.first - ONE_DAY
    return replace(period, first=before_it.replace(day=cutoff) + ONE_DAY, last=period.last.replace(day=cutoff))


def closed_month(today: dt.date, cutoff: int | None) -> Period:
    """The newest month whose days are all past, where months are closed on the day `cutoff`."""
    this = months(today.year, today.month, 1)
    return this if reported(this, cutoff).last < today else before(this)


def week(day: dt.date) -> Period:
    """The week of `day`, Monday to Sunday."""
    monday = day - ONE_DAY * day.weekday()
    return Period(monday, monday + 6 * ONE_DAY)


def nearest(today: dt.date, in_year: Callable[[int], Period]) -> Period:
    """Of this year where it has begun; else of the year whose is nearer."""
    this, before = in_year(today.year), in_year(today.year - 1)
    ahead, ago = (this.first - today).days, (today - before.last).days
    return this if ahead <= 0 or AHEAD_WEIGHS * ahead < ago else before
