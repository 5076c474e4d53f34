"""What a run of words means before it is known whether it is a deadline: a day, an hour, a count, a period, a trap."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from domain.calendar import WorkingCalendar
from domain.deadlines import Before, DeadlineKind
from domain.recurrence import Clock
from reading.deadlines.words import ALPHABET, NUMBER_SIZES
from reading.language.cascade import LETTER, VALUE, Node, made

_NUMBER_LETTERS = frozenset(map(ALPHABET.letter, NUMBER_SIZES))


class Scene(NamedTuple):
    """When and where the text is read.

    `text` is what can be seen of what was typed, `places` are those of its letters there; None where it is the same.
    """

    text: str
    now: dt.datetime
    today: dt.date
    calendar: WorkingCalendar
    counted_from: dt.date | None
    before: Before = Before.DAY_BEFORE
    typed: str = ""
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where this stretch of the text stands in what was typed."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


class Part(NamedTuple):
    """A part of a day, without an hour: the name of its word."""

    name: str


class When(NamedTuple):
    """A last day, with what a series or a marker word needs to know about how it was said.

    `first` is the first day of a window ("trước tháng 7" ends the day before it), `soft` tells days that were said
    without their date ("thứ Sáu", "mai"), `bare` those that are too weak to stand without a word such as "trước".
    `day_of_month` (-1: the last), `month` and `weekday` are given as far as the words name them. `doubtful` is what
    has to be asked, because a word that decides it is typed wrongly; `others` then hold what it is without that word.
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
    year_said: bool = False
    doubtful: bool = False
    clock: Clock | None = None
    part: Part | None = None

    def at(self, clock: Clock | None, part: Part | None) -> "When":
        """The same day at that hour, in that part of it."""
        return made(When, (*self[:-2], clock, part))

    def ending(self, day: dt.date, others: tuple[dt.date, ...]) -> "When":
        """The same words for another last day, which is no longer that of a window."""
        return made(When, (self.kind, day, None, others, *self[4:]))


class Count(NamedTuple):
    """So many days, weeks, months: `unit` is the name of its word, `fewer` the lower end of "2-3 ngày".

    `days` are what is left over of whole months: 15 of "1,5 tháng".
    """

    number: int
    unit: str
    fewer: int | None = None
    days: int = 0

    @property
    def back(self) -> "Count":
        """As much, counted the other way."""
        return self._replace(number=-self.number, days=-self.days)


class Passed(NamedTuple):
    """A day that the words themselves call past: "hôm qua", "thứ Sáu tuần trước"."""

    when: When


class Start(NamedTuple):
    """The day from which something runs, which is no limit of it: "từ ngày 1/7"."""

    day: dt.date


class Meeting(NamedTuple):
    """When people meet, which is no deadline, but one may be counted from it."""

    when: When


class Lead(NamedTuple):
    """By how much it is before a meeting that is named elsewhere; None: just before it."""

    counts: Count | None


class Silence(NamedTuple):
    """Words that say what silence up to the deadline means: consent. `when` is the deadline where they name it."""

    when: When | None


class Paper(NamedTuple):
    """The name of a document that is cited, with its number or without."""

    numbered: bool


class Trap(NamedTuple):
    """Words that look like a time and are no deadline."""

    why: str


def letter_of(meaning: Any) -> str:
    """The grammar's letter for what a stage has built."""
    kind = type(meaning)
    if kind is not When:
        return _LETTER_OF_KIND.get(kind) or _LETTER_OF_KIND.setdefault(kind, ALPHABET.letter(kind.__name__))
    if meaning.soft:
        return _SOFT
    return _WINDOW if meaning.first is not None and meaning.kind is DeadlineKind.WINDOW else _DATE


_LETTER_OF_KIND: dict[type, str] = {}
_DATE, _SOFT, _WINDOW = (ALPHABET.letter(name) for name in ("DATE", "SOFT", "WINDOW"))
for _type in (
    *("Clock", "Part", "Count", "Every", "Series", "Paper", "Trap", "Passed", "Start", "Meeting", "Lead", "Silence"),
    "Reading",
):
    ALPHABET.letter(_type)


def numbers(part: Sequence[Node]) -> list[int]:
    return [node[VALUE] for node in part if node[LETTER] in _NUMBER_LETTERS]


def says(part: Sequence[Node], *names: str) -> bool:
    """Whether one of these words is among the nodes."""
    letters = _letters_of(names)
    for node in part:  # noqa: SIM110 - a generator costs more than such a short search.
        if node[LETTER] in letters:
            return True
    return False


@lru_cache(maxsize=256)
def _letters_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(ALPHABET.letter, names))
