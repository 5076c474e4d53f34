"""Stretches of time that people ask about: this week, tháng 11, quý IV, từ 1/11 đến 30/11."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.calendar import ONE_DAY
from domain.overviews.periods import Period, RunsBackwards, months, nearest, week, whole_months, year_before
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import entries, phrases
from reading.language.lookup import folded as listed
from reading.language.numerals import ORDINALS
from reading.questions.spans import dated, from_one_to, has_year


def _values(tag: str) -> dict[str, int]:
    """The phrases with that tag, without diacritics, and what each is worth."""
    found = (entry for entry in entries("period") if tag in entry.value.split())
    return {fold(entry.phrase): int(entry.value.split()[0]) for entry in found}


_ROMAN = _values("roman")
_BEYOND_TEN = sorted(phrases("period", "month_word"), key=lambda word: _values("month_word")[fold(word)])
_MONTH_WORDS = (*ORDINALS, *_BEYOND_TEN)
_NEAR_DAYS = _values("near_day")
_STEPS = _values("step")
_THIS = tuple(listed("period", "this"))

_YEAR = r"(?:(?:/| <period.year> )(?P<year>20\d\d))?"
_YEAR_ALONE = r"(?:(?:/| )(?P<year>20\d\d))?"
_DATE = r"(?:<period.day> )?(\d{1,2}[/.-]\d{1,2}(?:[/.-]20\d\d)?)"


def read_period(words: Sequence[str], today: dt.date) -> tuple[int, Period] | None:
    """The period with which `words` begin, and how many of them tell it; None where they begin with none.

    Without a year it is the nearest one, and rather one that has begun: what is asked about is mostly what was, and
    it is said back with its year. Raises NoSuchDay for a date that no calendar has.
    """
    return _single(words, today) or _joined(words, today)


def _joined(words: Sequence[str], today: dt.date) -> tuple[int, Period] | None:
    """From one month, quarter or year to another: "từ tháng 10 đến tháng 12", "từ quý I đến hết quý III"."""
    if not words or fold(words[0]) not in listed("period", "from"):
        return None
    first = _single(words[1:], today)
    at = 1 + first[0] if first else 0
    joint = _JOINT.match(fold(" ".join(words[at:]))) if first else None
    if first is None or joint is None:
        return None
    if joint["now"]:
        return at + joint.group().count(" ") + 1, Period(first[1].first, today)
    at += joint.group().count(" ")
    last = _single(words[at:], today)
    if last is None or not (whole_months(first[1]) and whole_months(last[1])):
        return None
    begun = first[1]
    while begun.first > last[1].last:  # A year given once, at the end, counts for both.
        begun = year_before(begun)
    return at + last[0], Period(begun.first, last[1].last)


_JOINT = Form(
    r"(?P<now><period.so_far_behind>)(?= |$)|(?:<day_mark.range>|-)(?: <period.whole>)? ",
    "đến hết tháng 12",
    "tháng 12",
)


def _single(words: Sequence[str], today: dt.date) -> tuple[int, Period] | None:
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
        said = " ".join(written.split()[: found.group().count(" ") + 1])
        if not said.isascii() and said not in phrases("period", "near_day"):  # "mãi" is no "mai".
            return None
        day = today + ONE_DAY * _NEAR_DAYS[found.group()]
        return Period(day, day)
    day = dated(found[1], today.year)
    if has_year(found[1]) or (day.month, day.day) == (2, 29):
        return Period(day, day)
    return nearest(today, lambda year: Period(day.replace(year=year), day.replace(year=year)))


def _within(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """The week, month, quarter or year of today."""
    whole = {
        "week": lambda: week(today),
        "month": lambda: months(today.year, today.month, 1),
        "quarter": lambda: months(today.year, _quarter_start(today), 3),
        "year": lambda: months(today.year, 1, 12),
    }
    return next(whole[name]() for name in whole if found[1] in listed("period", name))


def _days(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """So many days up to today, or from today on."""
    days = ONE_DAY * int(found["days"])
    return Period(today, today + days) if found["ahead"] else Period(today - days, today)


def _until(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """From today on; "trước" a day is the day before (as deadlines are read)."""
    day = dated(found[2], today.year)
    last = day - ONE_DAY if found["until"] in listed("period", "before") else day
    return Period(today, last) if last >= today else None


def _from_start(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """From the beginning of this week, month or quarter up to today."""
    for name, first in (
        ("week", today - ONE_DAY * today.weekday()),
        ("month", today.replace(day=1)),
        ("quarter", today.replace(month=_quarter_start(today), day=1)),
    ):
        if found[1] in listed("period", name):
            return Period(first, today)
    return None


def _first_months(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """So many months from the beginning of the year."""
    number = int(found["number"])
    return _months(found, today, 1, number) if 1 < number < 12 else None


def _near_week(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return week(today + 7 * ONE_DAY * _STEPS[found[1]])


def _near_month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(today.year, today.month + _STEPS[found[1]], 1)


def _near_quarter(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(today.year, _quarter_start(today) + 3 * _STEPS[found[1]], 3)


def _near_year(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(today.year + _STEPS[found[1]], 1, 12)


def _gone_by(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """The whole week, month, quarter or year before this one, "tuần qua", or behind it: "sang tuần"."""
    step = -1 if "gone" in found.groupdict() else 1
    nearby = {
        "week": lambda: week(today + 7 * ONE_DAY * step),
        "month": lambda: months(today.year, today.month + step, 1),
        "quarter": lambda: months(today.year, _quarter_start(today) + 3 * step, 3),
        "year": lambda: months(today.year + step, 1, 12),
    }
    return next(nearby[name]() for name in nearby if found[1] in listed("period", name))


def _half_month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """The days up to the fifteenth, or those behind it."""
    whole = _month(found, today, written)
    if whole is None:
        return None
    middle = whole.first.replace(day=15)
    is_first = found["half"] in listed("period", "first_half")
    return Period(whole.first, middle) if is_first else Period(middle + ONE_DAY, whole.last)


def _of_near_year(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    year = today.year + _STEPS[found[3]]
    if found["month"]:
        return months(year, int(found["month"]), 1) if 1 <= int(found["month"]) <= 12 else None
    said = found["quarter"]
    return months(year, 3 * (int(said) if said.isdigit() else _ROMAN[said]) - 2, 3)


def _quarter_start(day: dt.date) -> int:
    return (day.month - 1) // 3 * 3 + 1


def _month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    number = int(found["number"])
    return _months(found, today, number, 1) if 1 <= number <= 12 else None


def _month_to_month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    first, last = int(found["number"]), int(found["last"])
    return _months(found, today, first, last - first + 1) if 1 <= first < last <= 12 else None


def _quarter_to_quarter(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    first, last = (_number_of(found[name]) for name in ("number", "last"))
    return _months(found, today, 3 * first - 2, 3 * (last - first + 1)) if first < last else None


def _number_of(said: str) -> int:
    """Of a quarter, in figures, in Roman ones or in a word."""
    return int(said) if said.isdigit() else _ROMAN.get(said) or _FOLDED_QUARTERS.index(said) + 1


def _spelt_month(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """A month in words; June needs its marks, because "thang sau" is the next month."""
    said = " ".join(written.split()[1 : found["number"].count(" ") + 2])
    if said in _STEPS or said not in (*_MONTH_WORDS, *_FOLDED_MONTHS):
        return None
    return _months(found, today, _FOLDED_MONTHS.index(fold(said)) + 1, 1)


def _quarter(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return _months(found, today, 3 * _number_of(found["number"]) - 2, 3)


def _half(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    first = 1 if found[1] in listed("period", "first_half") else 7
    return months(today.year, first, 6) if found.group().endswith(_THIS) else _months(found, today, first, 6)


def _whole_year(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return months(int(found[1]), 1, 12)


def _so_far(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    return Period(today.replace(month=1, day=1), today)


def _months(found: re.Match[str], today: dt.date, first: int, count: int) -> Period:
    if found["year"]:
        return months(int(found["year"]), first, count)
    return nearest(today, lambda year: months(year, first, count))


def _span(found: re.Match[str], today: dt.date, written: str) -> Period | None:
    """A year given once counts for both ends; without any, only the turn of the year runs into the next one.

    Raises RunsBackwards for a last day before the first.
    """
    period = from_one_to(found[1], found[2], today)
    if period is None:
        raise RunsBackwards(written[: found.end()])
    return replace(period, exact=True)


_FOLDED_MONTHS = tuple(fold(word) for word in _MONTH_WORDS)
_FOLDED_QUARTERS = _FOLDED_MONTHS[:4]


class Rule(NamedTuple):
    """What a pattern at the beginning means, with an example that it reads and one that it must not."""

    meaning: Meaning
    pattern: str
    reads: str
    not_reads: str


RULES = (
    Rule(_day, "<period.near_day>", "hôm nay", "tuần này"),
    Rule(_near_week, "<period.week> (<period.coming>)", "tuần trước", "tuần 2"),
    Rule(
        _spelt_month,
        f"<period.month> (?P<number><period.month_word>|<numeral.ordinal>){_YEAR}",
        "tháng mười hai năm 2026",
        "tháng này",
    ),
    Rule(_near_month, "<period.month> (<period.coming>)", "tháng sau", "tháng 3"),
    Rule(
        _month_to_month,
        rf"(?:<period.month> |t)(?P<number>\d{{1,2}}) ?[-–] ?(?P<last>\d{{1,2}}){_YEAR}",
        "tháng 1-3/2026",
        "tháng 1",
    ),
    Rule(
        _gone_by,
        "<period.gone_into> (<period.week>|<period.month>|<period.quarter>|<period.year>)",
        "sang tuần",
        "sang",
    ),
    Rule(
        _gone_by,
        "(<period.week>|<period.month>|<period.quarter>|<period.year>) (?P<gone><period.gone>)",
        "tuần qua",
        "tuần sau",
    ),
    Rule(
        _half_month,
        rf"(?:<period.half_of> )(?P<half><period.half>) (?:<period.month> )(?P<number>\d{{1,2}}){_YEAR}",
        "nửa cuối tháng 11",
        "cuối tháng 11",
    ),
    Rule(
        _of_near_year,
        r"(?:<period.month> (?P<month>\d{1,2})|<period.quarter> (?P<quarter>[1-4]|<period.roman>))"
        r" <period.year> (<period.coming>|<period.last>)",
        "quý 1 năm sau",
        "quý 1 năm 2026",
    ),
    Rule(_month, rf"(?:<period.month> |t)(?P<number>\d{{1,2}}){_YEAR}", "tháng 3 năm 2026", "tháng này"),
    Rule(_month, r"(?P<number>\d{1,2})/(?P<year>20\d\d)", "3/2026", "3/12"),
    Rule(_near_quarter, "<period.quarter> (<period.coming>)", "quý này", "quý 2"),
    Rule(
        _quarter_to_quarter,
        rf"<period.quarter> (?P<number>[1-4]|<period.roman>) ?[-–] ?(?P<last>[1-4]|<period.roman>){_YEAR}",
        "quý I-III/2026",
        "quý I/2026",
    ),
    Rule(
        _quarter,
        rf"(?:<period.quarter> |q)(?P<number>[1-4]|<period.roman>|<numeral.quarter>){_YEAR}",
        "quý tư năm 2026",
        "quý này",
    ),
    Rule(
        _half,
        f"(?:6|<period.six>) <period.month> (<period.half>) <period.year>(?: <period.this>)?{_YEAR_ALONE}",
        "6 tháng đầu năm nay",
        "6 tháng",
    ),
    Rule(
        _first_months,
        r"(?P<number>\d{1,2}) <period.month>(?:(?: <period.beginning>)? <period.year>)?(?: <period.this>)?"
        rf"{_YEAR_ALONE}(?! <period.half>| <period.coming>)",
        "9 tháng đầu năm",
        "9 tháng tới",
    ),
    Rule(
        _days,
        r"(?:<period.within> )?(?P<days>\d{1,3}) <period.day> (?:(?P<ahead><period.ahead>)|<period.gone>)",
        "7 ngày tới",
        "7 ngày",
    ),
    Rule(
        _within,
        r"<period.within> (<period.week>|<period.month>|<period.quarter>|<period.year>)(?! \d| <period.coming>"
        r"| <period.last>| <period.roman>\b| <numeral.ordinal>\b| <period.month_word>\b)",
        "trong tuần",
        "trong tuần sau",
    ),
    Rule(_so_far, "<period.so_far>", "từ đầu năm đến nay", "năm nay"),
    Rule(_near_year, "<period.year> (<period.coming>|<period.last>)", "năm ngoái", "năm 2025"),
    Rule(_whole_year, r"<period.year> (20\d\d)", "năm 2025", "năm nay"),
    Rule(
        _span, f"<period.from> {_DATE} (?:<day_mark.range>|-) (?:<period.whole> )?{_DATE}", "từ 1/3 đến hết 31/3", "1/3"
    ),
    Rule(_until, f"(?P<until><period.until>|<period.before>) (?:<period.whole> )?{_DATE}", "trước 20/12", "trước Tết"),
    Rule(
        _from_start,
        "<period.from> <period.beginning> (<period.week>|<period.month>|<period.quarter>)(?: <period.so_far_behind>)?",
        "từ đầu tháng đến nay",
        "từ tháng 3",
    ),
    Rule(_day, _DATE, "ngày 5/12", "ngày 5"),
)
"""In this order."""
_FORMS = tuple((Form(rf"(?:{rule.pattern})(?= |$)", rule.reads, rule.not_reads), rule.meaning) for rule in RULES)
