"""What will be sent in the coming days, by the very rules with which the clock plans and composes it."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from domain import series
from domain.calendar import ONE_DAY
from domain.ladder import Rung, Times, due_rung, next_rung
from domain.overviews.filters import Filters
from domain.overviews.periods import Period
from domain.reminding import digests
from domain.reminding.digests import Line, Recipients, Section
from domain.reminding.waiting import Open, asked_in_time
from domain.tasks import Due, Task, first_state

DAYS = 14
PAGE = 10
"""Entries on one page."""

Told = tuple[int, str, int, int]
"""Task, rung, version of the deadline, chat: what was planned once is not planned again."""


@dataclass(frozen=True)
class Known:
    """A task with the moment at which the clock looks at it next.

    `follows` tells that it is not there yet: it will be made at that moment, as the next occurrence of the task whose
    number it carries.
    """

    task: Task
    at: dt.datetime
    follows: bool = False


@dataclass(frozen=True)
class Entry:
    """One task in the digest of one moment; `private` are those who get it in private as well.

    `in_groups` is False where the groups were told of this rung before and only private chats were not.
    """

    moment: dt.datetime
    line: Line
    in_groups: bool
    private: frozenset[int]
    follows: bool = False


@dataclass(frozen=True)
class Forecast:
    """A page of what is to come up to the end of the day `last`; `total` counts the entries of all pages."""

    filters: Filters
    entries: tuple[Entry, ...]
    total: int
    owner: int
    as_of: dt.datetime
    last: dt.date
    times: Times
    groups: tuple[str, ...]

    @property
    def pages(self) -> int:
        return pages_of(self.total)


def pages_of(total: int) -> int:
    return max(-(-total // PAGE), 1)


def last_day(now: dt.datetime) -> dt.date:
    """The last day that is looked ahead to."""
    return now.date() + DAYS * ONE_DAY


def end_of(day: dt.date, times: Times) -> dt.datetime:
    return dt.datetime.combine(day + ONE_DAY, dt.time(), times.zone)


def entries(
    known: Iterable[Known], recipients: Recipients, told: Collection[Told], *, until: dt.datetime, times: Times
) -> list[Entry]:
    """What will be sent before `until`, in the order of time and within each digest in its own order."""
    found = sorted(_coming(known, recipients, told, until, times), key=lambda one: one.moment)
    return [
        entry
        for moment, same in groupby(found, key=lambda one: one.moment)
        for entry in _digest(list(same), recipients, moment, times)
    ]


def without_asked(found: Iterable[Entry], requests: Mapping[int, Open], times: Times) -> list[Entry]:
    """Nobody is urged for what is late only because nobody decides a later deadline that was asked for in time."""
    return [
        one
        for one in found
        if one.line.section is not Section.OVERDUE
        or one.line.task.id not in requests
        or not asked_in_time(requests[one.line.task.id], one.line.task, times.zone)
    ]


def within(found: Iterable[Entry], period: Period, times: Times) -> list[Entry]:
    """What is sent on the days of the period."""
    return [one for one in found if period.first <= one.moment.astimezone(times.zone).date() <= period.last]


@dataclass(frozen=True)
class _Coming:
    known: Known
    moment: dt.datetime
    rung: Rung
    chats: tuple[int, ...]


def _coming(
    known: Iterable[Known], recipients: Recipients, told: Collection[Told], until: dt.datetime, times: Times
) -> Iterator[_Coming]:
    for one in known:
        version = one.task.due.version if one.task.due else 0
        for moment, rung in _planned(one, until, times):
            chats = recipients.of(one.task, rung)
            left = tuple(chat for chat in chats if (one.task.id, rung.name, version, chat) not in told)
            if left:
                yield _Coming(one, moment, rung, left)


def _planned(known: Known, until: dt.datetime, times: Times) -> Iterator[tuple[dt.datetime, Rung]]:
    """As the clock does it: at its moment the newest rung is planned, and the ladder asked for the next moment."""
    moment = known.at
    while moment < until:
        rung = due_rung(known.task, moment, moment, times)
        if known.follows and moment == known.at:
            rung = Rung(series.NEW, moment)
        if rung is not None:
            yield moment, rung
        following = next_rung(known.task, moment, times)
        if following is None:
            return
        moment = following.moment


def _digest(same: Sequence[_Coming], recipients: Recipients, moment: dt.datetime, times: Times) -> Iterator[Entry]:
    coming = {one.known.task.id: one for one in same}
    reminders = [digests.Reminder(one.known.task, one.rung.name, one.rung.reach, moment) for one in same]
    groups = frozenset(recipients.groups)
    for line in digests.compose(reminders, recipients.holders, now=moment, times=times).lines:
        one = coming[line.task.id]
        private = frozenset(one.chats) - groups
        yield Entry(moment, line, not groups.isdisjoint(one.chats), private, one.known.follows)


def occurrences(task: Task, due: Due, made_at: dt.datetime, *, until: dt.datetime, times: Times) -> Iterator[Known]:
    """The next occurrences of a series that will be made before `until` if nobody closes this one earlier.

    `due` is the deadline of the task that comes back, `made_at` when its next occurrence is to be there.
    """
    moment: dt.datetime | None = made_at
    for place in count(1):
        following = None
        if moment is not None and moment < until and series.may_go_on(task):
            following = series.following(due, moment.astimezone(times.zone), times.calendar)
        if moment is None or following is None:
            return
        due = following.due
        yield Known(_occurrence(task, due, moment, place), moment, follows=True)
        moment = series.appears(due, times)


def _occurrence(task: Task, due: Due, made_at: dt.datetime, place: int) -> Task:
    """It has no id yet; a negative one keeps it apart from those that have."""
    return replace(
        task,
        id=-(task.id * DAYS + place),
        due=due,
        state=first_state(due),
        created_at=made_at,
        delegate=None,
        reporter=None,
        percent=None,
        count=None,
        last_words=None,
        reported_at=None,
        completed_at=None,
        heard_at=None,
        snoozed_until=None,
    )
