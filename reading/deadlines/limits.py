"""Reading a later deadline: what is wanted, and from when it is counted."""

import datetime as dt
import re

from domain import refusals
from domain.calendar import ONE_DAY
from domain.deadlines import Before, DateRules, Deadline
from domain.extensions import Limit
from domain.registering.drafts import refuse_unlikely
from domain.tasks import Due, last_day_of
from domain.words import fold
from reading.deadlines.read import impossible_dates, read_deadline, read_deadlines

_MORE = re.compile(r"\b(?:them|lui|gia ?han|extend|khat|doi|keo dai)\b")
"""Also the name of the command: "/giahan 12 5 ngày" gives five days more."""
_FROM_NOW = re.compile(r"\b(?:nua|toi|sau)\b")
_EXPRESSLY_MORE = re.compile(r"\bthem\b")


def read_limit(wanted: str, said: str, stands: Due | None, *, now: dt.datetime, rules: DateRules) -> Limit:
    """The deadline that is `wanted` instead of the one that `stands`, in all the words that were `said`.

    `now` carries the local zone.

    Raises NoSuchDay, UnreadDeadline for words without a date or with a misspelt one, DeadlinePassed, EvePassed, TooFar.
    """
    refuse_impossible(wanted)
    wanted = whole_limit(said, wanted, now)
    start = counted_from(said, wanted, stands, now)
    reading = read_deadline(wanted, now, calendar=rules.calendar, before=rules.before, counted_from=start)
    if reading is None or (reading.day is None and reading.moment is None):
        raise refusals.UnreadDeadline(wanted)
    passed = next((day for day in reading.alternatives if day < now.date()), None)
    if reading.doubtful and passed is None:
        raise refusals.UnreadDeadline(wanted)
    refuse_eve_passed(reading, now=now, rules=rules)
    due = Due.from_reading(reading)
    refuse_unlikely(due, now=now)
    return Limit(due, passed)


def counted_from(words: str, wanted: str, due: Due | None, now: dt.datetime) -> dt.date | None:
    """The day from which the days `wanted` count, by all the `words` of the request; None: from today.

    A deadline that has passed is no start, because the new one might have passed as well.
    """
    assert now.tzinfo is not None
    ends = due.ends(now.tzinfo) if due else None
    if ends is None or ends <= now or not _MORE.search(fold(f"{words} {wanted}")):
        return None
    if _FROM_NOW.search(fold(wanted)) and not _EXPRESSLY_MORE.search(fold(wanted)):
        return None
    return last_day_of(ends, now.tzinfo)


def whole_limit(words: str, wanted: str, now: dt.datetime) -> str:
    """The limit `wanted` with what belongs to it in all the `words`: "thứ 4 tuần sau" may go on with "nữa"."""
    wider = (one.words.partition(wanted) for one in read_deadlines(words, now))
    return next((found + rest for _, found, rest in wider if found), wanted)


def refuse_eve_passed(reading: Deadline, *, now: dt.datetime, rules: DateRules) -> None:
    """Raises EvePassed for "trước 1/12" said on that day, where the day before is the last one that counts.

    Without a year the reading takes it for today, which who says so may mean: but not in silence, against the rule.
    """
    today = now.date()
    meant = {Before.THAT_DAY: today, Before.DAY_BEFORE: today - ONE_DAY}
    counts = rules.before is Before.DAY_BEFORE and reading.before is not None and not reading.rrule
    if counts and reading.day == meant.get(reading.before or rules.before):
        raise refusals.EvePassed(today - ONE_DAY, reading.words)


def refuse_impossible(words: str) -> None:
    """Raises NoSuchDay for words that look like a date and are none."""
    impossible = impossible_dates(words)
    if impossible:
        raise refusals.NoSuchDay(impossible[0])
