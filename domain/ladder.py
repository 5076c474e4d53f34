"""The ladder: at which moments a task is reminded of, and who is addressed at each rung."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import chain, count, takewhile

from domain import tasks
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.deadlines import Before, DateRules

_PROGRESS, _AGAIN = "P", "S"
ONE_HOUR, TWO_HOURS = dt.timedelta(hours=1), dt.timedelta(hours=2)
LAST_HOUR = dt.time(23, 30)
"""The end of the day on which a leader hears of what is hỏa tốc and late."""


class Reach(IntEnum):
    """Who is addressed: each step adds to the one before."""

    HEAD = 0
    DEPUTY = 1
    OFFICE = 2
    LEADER = 3


@dataclass(frozen=True)
class Ladder:
    """The settings of an organization: offsets in working days, hours in its zone."""

    before: tuple[int, ...] = (7, 3, 1)
    after: tuple[int, ...] = (1, 3, 7)
    every: int = 5
    """Past the last of `after`, a rung each so many working days: a week."""
    progress: int = 10
    """A task with a deadline far off is asked for progress each so many working days (at least 1) of silence."""
    hour: dt.time = dt.time(8, 0)
    afternoon: dt.time = dt.time(14, 0)
    closing: dt.time = dt.time(17, 0)
    """End of office hours: what "two hours before" means for a deadline without an hour."""
    office_from: int = 3
    leader_from: int = 7


@dataclass(frozen=True)
class Rung:
    """One step. `name` identifies it among the rungs of one deadline.

    T-7, T0, T+3, 2h, M2026-12; P2026-12-07 asks for progress, S2026-12-07T14:00 is what somebody wanted.
    """

    name: str
    moment: dt.datetime
    reach: Reach = Reach.HEAD


@dataclass(frozen=True)
class Times:
    """What the rules need to know of an organization to read a deadline, and to place a rung in time."""

    zone: dt.tzinfo
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    ladder: Ladder = field(default_factory=Ladder)
    before: Before = Before.DAY_BEFORE
    cutoff: int | None = None
    """The day on which a month of reports ends; None for its last one."""

    @property
    def dates(self) -> DateRules:
        """By what dates are read here."""
        return DateRules(self.calendar, self.before)


def next_rung(task: tasks.Task, after: dt.datetime, times: Times) -> Rung | None:
    """The first rung strictly after `after`; None where the task needs no more reminding."""
    return next((rung for rung in rungs(task, times) if rung.moment > after), None)


def newest_rung(task: tasks.Task, upto: dt.datetime, times: Times) -> Rung | None:
    """The last rung not after `upto`: what a night or a week of downtime collapses into. None where none has come."""
    newest = None
    for newest in takewhile(lambda rung: rung.moment <= upto, rungs(task, times)):  # noqa: B007
        pass
    return newest


def due_rung(task: tasks.Task, seen: dt.datetime, now: dt.datetime, times: Times) -> Rung | None:
    """The rung to be sent at `now` for a task whose next one was to come at `seen`; None where it needs none any more.

    The newest one; but what was put off only after its time had come is sent all the same, rather than lost.
    """
    newest = newest_rung(task, now, times)
    if newest is not None and newest.moment >= seen:
        return newest
    missed = newest_rung(replace(task, snoozed_until=None), seen, times)
    return missed if missed is not None and missed.moment == seen else newest


def rungs(task: tasks.Task, times: Times) -> Iterator[Rung]:
    """All rungs of the task in order of time, without end where nobody stops it. None at rest or closed.

    Who wants to be reminded again later (`snoozed_until`) is left alone up to then, but for the last rung before the
    deadline; what comes after the deadline stays, and without a deadline the questions of each month do.
    """
    if task.state in tasks.AT_REST:
        return iter(())
    if task.state is tasks.State.RETURNED:
        return _daily(task, times)
    ends = task.due.ends(times.zone) if task.due else None
    if ends is None:
        return _with_again(task, _monthly(task, times), times)
    return _around(task, ends, times)


def is_last_ahead(task: tasks.Task, now: dt.datetime, times: Times) -> bool:
    """Whether no reminder of the task comes any more between `now` and the end of its deadline, which lies ahead."""
    ends = task.due.ends(times.zone) if task.due else None
    if ends is None or ends <= now:
        return False
    following = next_rung(task, now, times)
    return following is None or following.moment >= ends


def asks_progress(name: str) -> bool:
    """Whether the rung of that name asks for progress of a task whose deadline is still far off."""
    return name.startswith(_PROGRESS)


def is_again(name: str) -> bool:
    """Whether somebody wanted to be reminded again at the rung of that name."""
    return name.startswith(_AGAIN)


def is_answered(name: str, moment: dt.datetime, task: tasks.Task) -> bool:
    """Whether a rung asked for progress that was reported since: a report begins the period anew."""
    return asks_progress(name) and task.quiet_since > moment


def _around(task: tasks.Task, ends: dt.datetime, times: Times) -> Iterator[Rung]:
    last_day = tasks.last_day_of(ends, times.zone)
    before = sorted(_before(ends, last_day, task, times), key=lambda rung: rung.moment)
    questions = _in_silence(task, before[0].moment if before else ends, times)
    own = {rung.moment: rung for rung in before}.values()  # Of two at one moment the later named speaks for both.
    ahead: Iterator[Rung] = chain(questions, own)
    if task.snoozed_until is not None and task.snoozed_until < ends:
        left = (rung for rung in ahead if rung.moment >= task.snoozed_until or rung is before[-1])
        ahead = _with_again(task, left, times)
    yield from ahead
    yield from _same_day(task, ends, times)
    day, passed = last_day, 0
    for offset in _after_offsets(times.ladder):
        day, passed = _days_on(day, offset - passed, task, times), offset
        reach = Reach.LEADER if task.urgency is tasks.Urgency.EXPRESS else _reach(offset, times.ladder)
        yield Rung(f"T+{offset}", _at(day, times.ladder.hour, times), reach)


def _days_on(day: dt.date, count: int, task: tasks.Task, times: Times) -> dt.date:
    """So many days on: working days, and for what is urgent any days."""
    if task.urgency is tasks.Urgency.NORMAL:
        return times.calendar.add_working_days(day, count)
    return day + count * ONE_DAY


def _same_day(task: tasks.Task, ends: dt.datetime, times: Times) -> Iterator[Rung]:
    """What is hỏa tốc reaches the office within hours of its deadline, and the leader on the same day.

    A deadline at night is spoken of in the morning; one without an hour is over in the morning of the first rung.
    """
    local = ends.astimezone(times.zone)
    if task.urgency is not tasks.Urgency.EXPRESS or local.date() > tasks.last_day_of(ends, times.zone):
        return
    morning = _at(local.date(), times.ladder.hour, times)
    office = morning if local < morning else local + ONE_HOUR
    latest = _at(local.date(), LAST_HOUR, times)
    leader = max(min(office + TWO_HOURS, latest), local)
    if office < leader:
        yield Rung("T+office", office, Reach.OFFICE)
    yield Rung("T+leader", leader, Reach.LEADER)


def _with_again(task: tasks.Task, ahead: Iterator[Rung], times: Times) -> Iterator[Rung]:
    """The rungs with the one that somebody wanted in its place, unless there is one at that very moment."""
    until = task.snoozed_until
    for rung in ahead:
        if until is not None and until <= rung.moment:
            if until < rung.moment:
                yield _again(until, times)
            until = None
        yield rung
    if until is not None:
        yield _again(until, times)


def _again(until: dt.datetime, times: Times) -> Rung:
    return Rung(f"{_AGAIN}{until.astimezone(times.zone):%Y-%m-%dT%H:%M}", until)


def _in_silence(task: tasks.Task, until: dt.datetime, times: Times) -> Iterator[Rung]:
    """A long task is asked for progress, period by period of silence, until the reminders of its deadline begin."""
    day = task.quiet_since.astimezone(times.zone).date()
    while (moment := _at(day := _period_after(day, times), times.ladder.hour, times)) < until:
        yield Rung(f"{_PROGRESS}{day:%Y-%m-%d}", moment)


def _period_after(day: dt.date, times: Times) -> dt.date:
    return times.calendar.add_working_days(day, times.ladder.progress)


def _before(ends: dt.datetime, last_day: dt.date, task: tasks.Task, times: Times) -> Iterator[Rung]:
    ladder, urgent = times.ladder, task.urgency is not tasks.Urgency.NORMAL
    for offset in ladder.before:
        yield Rung(f"T-{offset}", _at(times.calendar.add_working_days(last_day, -offset), ladder.hour, times))
    morning = _at(last_day, ladder.hour, times)
    if morning < ends and (urgent or times.calendar.is_working_day(last_day)):
        yield Rung("T0", morning)
    if urgent:
        yield Rung("eve", _at(last_day - ONE_DAY, ladder.afternoon, times))
        yield Rung("2h", min(ends, _at(last_day, ladder.closing, times)) - TWO_HOURS)


def _after_offsets(ladder: Ladder) -> Iterator[int]:
    yield from ladder.after
    yield from count(ladder.after[-1] + ladder.every, ladder.every)


def _reach(offset: int, ladder: Ladder) -> Reach:
    if offset >= ladder.leader_from:
        return Reach.LEADER
    return Reach.OFFICE if offset >= ladder.office_from else Reach.DEPUTY


def _monthly(task: tasks.Task, times: Times) -> Iterator[Rung]:
    """A task without a date is asked about on the first working day of each month; a waiting one asks the office."""
    reach = Reach.OFFICE if task.state is tasks.State.WAITING else Reach.HEAD
    month = task.created_at.astimezone(times.zone).date().replace(day=1)
    while True:
        month = (month + dt.timedelta(days=32)).replace(day=1)
        day = times.calendar.next_working_day(month - ONE_DAY)
        yield Rung(f"M{month:%Y-%m}", _at(day, times.ladder.hour, times), reach)


def _daily(task: tasks.Task, times: Times) -> Iterator[Rung]:
    """A task that its unit gave back is put before the office each working morning, until it is decided."""
    day = task.created_at.astimezone(times.zone).date()
    while True:
        day = times.calendar.next_working_day(day)
        yield Rung(f"R{day:%Y-%m-%d}", _at(day, times.ladder.hour, times), Reach.OFFICE)


def _at(day: dt.date, hour: dt.time, times: Times) -> dt.datetime:
    return dt.datetime.combine(day, hour, times.zone)
