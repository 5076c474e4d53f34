"""Stretches of time that people ask about: this week, tháng 11, quý IV, từ 1/11 đến 30/11."""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from domain import refusals
from domain.calendar import ONE_DAY
from domain.overviews.periods import Period, months, nearest, week
from domain.words import fold
from reading.language.numerals import ORDINALS

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH_WORDS = (*ORDINALS, "mười một", "mười hai")
_QUARTER_WORDS = ORDINALS[:4]
_NEAR_DAYS = {"hom nay": 0, "ngay mai": 1, "ngay kia": 2}
_STEPS = {"nay": 0, "truoc": -1, "ngoai": -1, "toi": 1, "sau": 1}

_YEAR = r"(?:(?:/| nam )(?P<year>20\d\d))?"
_DATE = r"(?:ngay )?(\d{1,2}[/.-]\d{1,2}(?:[/.-]20\d\d)?)"


def read_period(words: Sequence[str], today: dt.date) -> tuple[int, Period] | None:
    """The period with which `words` begin, and how many of them tell it; None where they begin with none.

    Without a year it is the nearest one, and rather one that has begun: what is asked about is mostly what was, and
    it is said back with its year. Raises NoSuchDay for a date that no calendar has.
    """
    written = " ".join(words).lower()
    folded = fold(written)
    for form, meaning in _FORMS:
        found = form.match(folded)
        period = meaning(found, today, written) if found else None
        if found and period:
            return found.group().count(" ") + 1, period
    return None


Meaning = Callable[[re.Match[str], dt.date, str], Period | None]


def _day(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    if found.group() in _NEAR_DAYS:
        day = today + ONE_DAY * _NEAR_DAYS[found.group()]
        return Period(day, day)
    day = _date(found[1], today.year)
    if _has_year(found[1]) or (day.month, day.day) == (2, 29):
        return Period(day, day)
    return nearest(today, lambda year: Period(day.replace(year=year), day.replace(year=year)))


def _near_week(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return week(today + 7 * ONE_DAY * _STEPS[found[1]])


def _near_month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(today.year, today.month + _STEPS[found[1]], 1)


def _near_quarter(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(today.year, _quarter_start(today) + 3 * _STEPS[found[1]], 3)


def _near_year(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(today.year + _STEPS[found[1]], 1, 12)


def _quarter_start(day: dt.date) -> int:
    return (day.month - 1) // 3 * 3 + 1


def _month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    number = int(found["number"])
    return _months(found, today, number, 1) if 1 <= number <= 12 else None


def _spelt_month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """A month in words; June needs its marks, because "thang sau" is the next month."""
    said = " ".join(written.split()[1 : found["number"].count(" ") + 2])
    if said == "sau" or said not in (*_MONTH_WORDS, *_FOLDED_MONTHS):
        return None
    return _months(found, today, _FOLDED_MONTHS.index(fold(said)) + 1, 1)


def _quarter(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    said = found["number"]
    number = int(said) if said.isdigit() else _ROMAN.get(said) or _FOLDED_QUARTERS.index(said) + 1
    return _months(found, today, 3 * number - 2, 3)


def _half(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    first = 1 if found[1] == "dau" else 7
    return months(today.year, first, 6) if found.group().endswith("nay") else _months(found, today, first, 6)


def _whole_year(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(int(found[1]), 1, 12)


def _so_far(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return Period(today.replace(month=1, day=1), today)


def _months(found: re.Match[str], today: dt.date, first: int, count: int) -> Period:
    if found["year"]:
        return months(int(found["year"]), first, count)
    return nearest(today, lambda year: months(year, first, count))


def _span(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """A year given once counts for both ends; without any, a span that runs backwards runs into the next year."""
    start, end = found[1], found[2]
    if not (_has_year(start) or _has_year(end) or _LEAP_DAY.match(start) or _LEAP_DAY.match(end)):
        return nearest(today, lambda year: _from_to(start, end, year))
    last = _date(end, today.year)
    first = _date(start, last.year if _has_year(end) else today.year)
    if first > last and not _has_year(end):
        last = _date(end, first.year if _has_year(start) else first.year + 1)
    if first > last and not _has_year(start):
        first = _date(start, last.year - 1)
    return Period(first, last) if first <= last else None


def _from_to(start: str, end: str, year: int) -> Period:
    first, last = _date(start, year), _date(end, year)
    return Period(first, last if last >= first else _date(end, year + 1))


_LEAP_DAY = re.compile(r"29[/.-]0?2$")


def _has_year(written: str) -> bool:
    return len(re.split(r"[/.-]", written)) == 3


def _date(written: str, year: int) -> dt.date:
    day, month, *given = map(int, re.split(r"[/.-]", written))
    try:
        return dt.date(given[0] if given else year, month, day)
    except ValueError as error:
        raise refusals.NoSuchDay(written) from error


_FOLDED_QUARTERS = tuple(fold(word) for word in _QUARTER_WORDS)
_FOLDED_MONTHS = tuple(fold(word) for word in _MONTH_WORDS)
_SPELT_MONTHS = "|".join(sorted(_FOLDED_MONTHS, key=len, reverse=True))

_FORMS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(rf"(?:{form})(?= |$)"), meaning)
    for form, meaning in (
        ("|".join(_NEAR_DAYS), _day),
        (r"tuan (nay|truoc|toi|sau)", _near_week),
        (rf"thang (?P<number>{_SPELT_MONTHS}){_YEAR}", _spelt_month),
        (r"thang (nay|truoc|toi|sau)", _near_month),
        (rf"(?:thang |t)(?P<number>\d{{1,2}}){_YEAR}", _month),
        (r"(?P<number>\d{1,2})/(?P<year>20\d\d)", _month),
        (r"quy (nay|truoc|toi|sau)", _near_quarter),
        (rf"(?:quy |q)(?P<number>[1-4]|iv|i{{1,3}}|{'|'.join(_FOLDED_QUARTERS)}){_YEAR}", _quarter),
        (rf"(?:6|sau) thang (dau|cuoi) nam(?: nay)?{_YEAR.replace('/| nam ', '/| ')}", _half),
        (r"(?:tu )?dau nam (?:den nay|toi nay)|tu dau nam", _so_far),
        (r"nam (nay|ngoai|truoc|toi|sau)", _near_year),
        (r"nam (20\d\d)", _whole_year),
        (rf"tu {_DATE} (?:den|toi|-) (?:het )?{_DATE}", _span),
        (_DATE, _day),
    )
)
