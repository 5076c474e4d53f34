"""What a deadline is, and which deadlines a text gives."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.calendar import WorkingCalendar


class DeadlineKind(StrEnum):
    EXACT = auto()
    CLOCK = auto()
    WINDOW = auto()
    RELATIVE = auto()
    RECURRING = auto()
    STANDING = auto()
    EVENT = auto()
    VAGUE = auto()


@dataclass(frozen=True)
class Deadline:
    """Words that limit a task in time, and the date they give.

    `text[start:end] == words` for the text that was read. `day` is the last day that counts, `moment` the very
    minute where the words name an hour; both are None where the words give no date. A series has `rrule`
    (RFC 5545) and, where it can be computed, `next_due`. `alternatives` are other dates that the words may mean.
    `working_days` and `start_unknown` describe a count from a day that the text does not give.
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


_DATE = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/])")


def read_deadlines(
    text: str,
    now: dt.datetime,
    *,
    calendar: WorkingCalendar | None = None,
    context: str | None = None,
    counted_from: dt.date | None = None,
) -> tuple[Deadline, ...]:
    """The deadlines of `text` in its order; empty where it gives none. `now` is aware and carries the local zone."""
    found = []
    for match in _DATE.finditer(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3] or now.year)
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date < now.date() and not match[3]:
            date = date.replace(year=year + 1)
        found.append(Deadline(match[0], match.start(), match.end(), DeadlineKind.EXACT, date))
    return tuple(found)


def read_deadline(
    text: str,
    now: dt.datetime,
    *,
    calendar: WorkingCalendar | None = None,
    context: str | None = None,
    counted_from: dt.date | None = None,
) -> Deadline | None:
    """The deadline of `text` that counts: the strongest, and of these the last; None where it gives none."""
    found = read_deadlines(text, now, calendar=calendar, context=context, counted_from=counted_from)
    return found[-1] if found else None


def impossible_dates(text: str) -> tuple[str, ...]:
    """Words of `text` that look like a date and are none: "31/02", "32/12"."""
    return ()
