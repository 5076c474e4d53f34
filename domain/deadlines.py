"""What a deadline is: its words, its date, its kind."""

import datetime as dt
from enum import StrEnum, auto
from typing import NamedTuple


class DeadlineKind(StrEnum):
    """How the words give the date."""

    EXACT = auto()
    CLOCK = auto()
    WINDOW = auto()
    RELATIVE = auto()
    RECURRING = auto()
    STANDING = auto()
    EVENT = auto()
    VAGUE = auto()


class Deadline(NamedTuple):
    """Words that limit a task in time, and the date they give.

    `text[start:end] == words` for the text that was read. `day` is the last day that counts, `moment` the very
    minute where the words name an hour; both are None where the words give no date. A series has `rrule`
    (RFC 5545) and, where it can be computed, `next_due`. `alternatives` are other dates that the words may mean.
    `working_days` counts from a start that the text does not give; `start_unknown` says that it must be asked for.
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
