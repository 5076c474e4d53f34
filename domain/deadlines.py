"""What a deadline is: its words, its date, its kind."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import NamedTuple

from domain.calendar import WorkingCalendar


class DeadlineKind(StrEnum):
    """How the words give the date.

    REFERENCE is the deadline of another item of the same paper, CONSENT a day after which silence means consent.
    """

    EXACT = auto()
    CLOCK = auto()
    WINDOW = auto()
    RELATIVE = auto()
    RECURRING = auto()
    STANDING = auto()
    REFERENCE = auto()
    CONSENT = auto()
    EVENT = auto()
    VAGUE = auto()


class Before(StrEnum):
    """What "trước" with a day means: the end of the day before it, or of that very day."""

    DAY_BEFORE = auto()
    THAT_DAY = auto()


@dataclass(frozen=True)
class DateRules:
    """By what dates are read: the days that are worked, and what "trước" with a day means."""

    calendar: WorkingCalendar
    before: Before = Before.DAY_BEFORE


class Deadline(NamedTuple):
    """Words that limit a task in time, and the date they give.

    `text[start:end] == words` for the text that was read. `day` is the last day that counts, `moment` the very
    minute where the words name an hour; both are None where the words give no date. A series has `rrule`
    (RFC 5545) and, where it can be computed, `next_due`. `alternatives` are other dates that the words may mean.
    `working_days` counts from a start that the text does not give; `start_unknown` says that it must be asked for.
    `before` is the rule by which "trước" and a day gave `day`, or the days of the series; None where no such words did.
    `doubtful` says that `day` has to be asked about: without its year the words give a day of this one that is over, or
    a word that decides is misspelt.
    """

    words: str
    start: int
    end: int
    kind: DeadlineKind
    day: dt.date | None = None
    moment: dt.datetime | None = None
    rrule: str | None = None
    next_due: dt.date | None = None
    alternatives: tuple[dt.date, ...] = ()
    working_days: int | None = None
    start_unknown: bool = False
    before: Before | None = None
    doubtful: bool = False
