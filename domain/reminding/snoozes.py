"""Being reminded again later: up to the deadline, never past it, and within the hours in which anybody is disturbed."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from domain import refusals, tasks
from domain.calendar import ONE_DAY
from domain.ladder import Times
from domain.tasks import OPEN_TO_REPORTS, Task, Urgency

NOON = dt.time(11, 0)
"""What "trưa mai" means for a reminder: before everybody leaves for lunch."""


@dataclass(frozen=True)
class Wish:
    """A wish to be reminded again, in the words that were `said`.

    `time` are the words that say when, empty where none do; `rest` is what else the reply says. `task` is the number
    of a task named on the way ("nhắc lại nv12 thứ Sáu"), `item` that of a line of the message replied to.
    """

    said: str
    time: str
    rest: str
    task: int | None = None
    item: int | None = None


class PartOfDay(StrEnum):
    MORNING = auto()
    NOON = auto()
    AFTERNOON = auto()
    EVENING = auto()
    """The end of the working day, too."""


@dataclass(frozen=True)
class Later:
    """When to remind again: at a moment, on a day (in a part of it), or so many working days before the deadline."""

    day: dt.date | None = None
    part: PartOfDay | None = None
    moment: dt.datetime | None = None
    before_due: int | None = None


@dataclass(frozen=True)
class Snoozed:
    """The task that is to be reminded of again. `asked` is the day that was said, where another one was taken."""

    task: Task
    asked: dt.date | None = None

    @property
    def moment(self) -> dt.datetime:
        assert self.task.snoozed_until is not None
        return self.task.snoozed_until


def snooze(task: Task, later: Later | None, *, now: dt.datetime, times: Times) -> Snoozed:
    """The task with the moment at which its people want to be reminded of it again.

    Raises AlreadyClosed, AlreadySubmitted and NotInProgress; SnoozeOverdue where the deadline has passed, and
    SnoozePastDue where the moment lies behind it; WhenToRemind where no time was said, SnoozePassed for one that
    is over.
    """
    tasks.refuse_closed(task)
    tasks.refuse_submitted(task)
    if task.state not in OPEN_TO_REPORTS:
        raise refusals.NotInProgress(task.number, task.state)
    ends = task.due.ends(times.zone) if task.due else None
    if ends is not None and now >= ends:
        raise refusals.SnoozeOverdue(task.number)
    local = now.astimezone(times.zone)
    asked = _wanted(later, ends, local, times)
    if asked <= now:
        raise refusals.SnoozePassed(task.number)
    moment = asked if task.urgency is not Urgency.NORMAL else _undisturbed(asked, local, times)
    if ends is not None and moment >= ends:
        raise refusals.SnoozePastDue(
            task.number, tasks.last_day_of(ends, times.zone), latest_day(task, ends, local, times)
        )
    return Snoozed(replace(task, snoozed_until=moment), asked.date() if asked.date() != moment.date() else None)


def latest_day(task: Task, ends: dt.datetime, now: dt.datetime, times: Times) -> dt.date | None:
    """The last day up to the deadline on which people can be reminded; None where that is over."""
    day = tasks.last_day_of(ends, times.zone)
    while _at(day, times.ladder.hour, times) >= ends or not _may_disturb(task, day, times):
        day -= ONE_DAY
    return day if _at(day, times.ladder.closing, times) > now else None


def _may_disturb(task: Task, day: dt.date, times: Times) -> bool:
    return task.urgency is not Urgency.NORMAL or times.calendar.is_working_day(day)


def _wanted(later: Later | None, ends: dt.datetime | None, now: dt.datetime, times: Times) -> dt.datetime:
    """The moment that is meant; without an hour the hour of the morning digest, or of the part of the day."""
    if later is None or (later.before_due is not None and ends is None):
        raise refusals.WhenToRemind
    if later.before_due is not None and ends is not None:
        day = times.calendar.add_working_days(tasks.last_day_of(ends, times.zone), -later.before_due)
        return _at(day, times.ladder.hour, times)
    if later.moment is not None:
        return later.moment
    assert later.day is not None
    return _at(later.day, _hour(later, now, times), times)


def _hour(later: Later, now: dt.datetime, times: Times) -> dt.time:
    if later.part is PartOfDay.EVENING:
        return times.ladder.closing
    if later.part is PartOfDay.AFTERNOON:
        return times.ladder.afternoon
    if later.part is PartOfDay.NOON:
        return NOON
    later_today = later.day == now.date() and later.part is not PartOfDay.MORNING
    return times.ladder.afternoon if later_today else times.ladder.hour


def _undisturbed(moment: dt.datetime, now: dt.datetime, times: Times) -> dt.datetime:
    """The moment itself in office hours of a working day; else the next one that is, on the same day where it can."""
    day = moment.date()
    if times.calendar.is_working_day(day):
        if moment <= (closing := _at(day, times.ladder.closing, times)):
            return max(moment, _at(day, times.ladder.hour, times))
        if closing > now:
            return closing
    return _at(times.calendar.next_working_day(day), times.ladder.hour, times)


def _at(day: dt.date, hour: dt.time, times: Times) -> dt.datetime:
    return dt.datetime.combine(day, hour, times.zone)
