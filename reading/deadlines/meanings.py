"""What a run of words means before it is known whether it is a deadline: a day, an hour, a count, a period, a trap."""

import calendar as months
import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from domain.calendar import WorkingCalendar
from domain.deadline_terms import DeadlineKind
from reading.deadlines.words import ALPHABET, NUMBER_SIZES
from reading.language.cascade import Node

ONE_DAY = dt.timedelta(days=1)
QUARTER_ENDS = (3, 6, 9, 12)
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER_LETTERS = frozenset(map(ALPHABET.letter, NUMBER_SIZES))


class Scene(NamedTuple):
    """When and where the text is read."""

    text: str
    now: dt.datetime
    today: dt.date
    calendar: WorkingCalendar
    counted_from: dt.date | None


class Clock(NamedTuple):
    """An hour of a day; 24 is its end."""

    hour: int
    minute: int


class Part(NamedTuple):
    """A part of a day, without an hour: the name of its word."""

    name: str


class When(NamedTuple):
    """A last day, with what a series or a marker word needs to know about how it was said.

    `first` is the first day of a window ("trước tháng 7" ends the day before it), `soft` tells days that were said
    without their date ("thứ Sáu", "mai"), `bare` those that are too weak to stand without a word such as "trước".
    `day_of_month` (-1: the last), `month` and `weekday` are given as far as the words name them.
    """

    kind: DeadlineKind
    day: dt.date
    first: dt.date | None = None
    others: tuple[dt.date, ...] = ()
    month: int | None = None
    day_of_month: int | None = None
    weekday: int | None = None
    soft: bool = False
    bare: bool = False
    clock: Clock | None = None
    part: Part | None = None
    year_said: bool = False


class Count(NamedTuple):
    """So many days, weeks, months: `unit` is the name of its word, `fewer` the lower end of "2-3 ngày"."""

    number: int
    unit: str
    fewer: int | None = None


class Paper(NamedTuple):
    """The name of a document that is cited, with its number or without."""

    numbered: bool


class Trap(NamedTuple):
    """Words that look like a time and are no deadline."""

    why: str


def letter_of(meaning: Any) -> str:
    """The grammar's letter for what a stage has built."""
    if not isinstance(meaning, When):
        return ALPHABET.letter(type(meaning).__name__)
    if meaning.soft:
        return _SOFT
    return _WINDOW if meaning.first is not None and meaning.kind is DeadlineKind.WINDOW else _DATE


_DATE, _SOFT, _WINDOW = (ALPHABET.letter(name) for name in ("DATE", "SOFT", "WINDOW"))
for _type in ("Clock", "Part", "Count", "Paper", "Trap", "Every", "Series", "Reading"):
    ALPHABET.letter(_type)


def numbers(part: Sequence[Node]) -> list[int]:
    return [node[3] for node in part if node[0] in _NUMBER_LETTERS]


def says(part: Sequence[Node], *names: str) -> bool:
    """Whether one of these words is among the nodes."""
    letters = _letters_of(names)
    for node in part:  # noqa: SIM110 - a generator costs more than such a short search.
        if node[0] in letters:
            return True
    return False


@lru_cache(maxsize=256)
def _letters_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(ALPHABET.letter, names))


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, month_length(year, month))


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and months.isleap(year) else MONTH_LENGTHS[month - 1]


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day `count` months later, or the last of that month where it has no such day (BLDS 2015, điều 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, month_length(year, month + 1)))


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
