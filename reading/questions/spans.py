"""Days in figures, and the spans from one to another: "5/12", "15/12" and "15/1/2027"."""

import datetime as dt
import re

from domain import refusals
from domain.overviews.periods import Period, nearest

_BETWEEN = re.compile(r"[/.-]")
_LEAP_DAY = re.compile(r"29[/.-]0?2$")
_END_OF_YEAR = (11, 12)
_BEGINNING_OF_YEAR = (1, 2)


def has_year(written: str) -> bool:
    return len(_BETWEEN.split(written)) == 3


def dated(written: str, year: int) -> dt.date:
    """The day; in `year` where none is written. Raises NoSuchDay."""
    day, month, *given = map(int, _BETWEEN.split(written))
    try:
        return dt.date(given[0] if given else year, month, day)
    except ValueError as error:
        raise refusals.NoSuchDay(written) from error


def from_one_to(start: str, end: str, today: dt.date) -> Period | None:
    """From one day to another; None where the last lies before the first. Raises NoSuchDay.

    A year given once counts for both; only what plainly turns the year runs into the next one.
    """
    turns = _turns_the_year(start, end)
    if not (has_year(start) or has_year(end) or _LEAP_DAY.match(start) or _LEAP_DAY.match(end)):
        if not turns and dated(start, today.year) > dated(end, today.year):
            return None
        return nearest(today, lambda year: Period(dated(start, year), dated(end, year + turns)))
    last = dated(end, today.year)
    first = dated(start, last.year if has_year(end) else today.year)
    if first > last and not has_year(end):
        last = dated(end, first.year + turns)
    if first > last and not has_year(start):
        first = dated(start, last.year - 1)
    return Period(first, last) if first <= last else None


def _turns_the_year(start: str, end: str) -> bool:
    """Whether from the end of one year to the beginning of the next is plainly meant: "từ 15/12 đến 15/1"."""
    return _month_of(start) in _END_OF_YEAR and _month_of(end) in _BEGINNING_OF_YEAR


def _month_of(written: str) -> int:
    return int(_BETWEEN.split(written)[1])
