"""Being reminded again later: up to the deadline, never past it, and within the hours in which anybody is disturbed."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from domain import refusals, tasks
from domain.calendar import ONE_DAY
from domain.deadline_terms import Deadline, DeadlineKind
from domain.ladder import Times
from domain.tasks import OPEN_TO_REPORTS, Task, Urgency
from reading.deadlines.read import read_deadline
from reading.language.spelling import fold
from reading.replies.snoozes import Wish, days_before_due, is_once

NOON = dt.time(11, 0)
"""What "trưa mai" means for a reminder: before everybody leaves for lunch."""


@dataclass(frozen=True)
class Snoozed:
    """The task that is to be reminded of again. `asked` is the day that was said, where another one was taken."""

    task: Task
    asked: dt.date | None = None

    @property
    def moment(self) -> dt.datetime:
        assert self.task.snoozed_until is not None
        return self.task.snoozed_until


def snooze(task: Task, wish: Wish, *, now: dt.datetime, times: Times) -> Snoozed:
    """The task with the moment at which its people want to be reminded of it again.

    Raises AlreadyClosed, AlreadySubmitted and NotInProgress; SnoozeOverdue where the deadline has passed, and
    SnoozePastDue where the moment lies behind it; WhenToRemind for a wish without a time, SnoozePassed for one that
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
    asked = _wanted(wish, ends, local, times)
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


def _wanted(wish: Wish, ends: dt.datetime | None, now: dt.datetime, times: Times) -> dt.datetime:
    """The moment that the words name; without an hour the hour of the morning digest, or of the part of the day."""
    before = days_before_due(wish.time)
    if before is not None and ends is not None:
        day = times.calendar.add_working_days(tasks.last_day_of(ends, times.zone), -before)
        return _at(day, times.ladder.hour, times)
    reading = _read(wish.time, now, times)
    if reading is None or before is not None:
        raise refusals.WhenToRemind
    if reading.moment is not None:
        return reading.moment
    assert reading.day is not None
    return _at(reading.day, _hour(reading, now, times), times)


def _read(words: str, now: dt.datetime, times: Times) -> Deadline | None:
    """As a deadline is read, but a stretch of time is meant from its beginning: "tuần sau" is not its Friday."""
    reading = read_deadline(words, now, calendar=times.calendar)
    if reading is None or not is_once(reading):
        return None
    if reading.kind is DeadlineKind.WINDOW and _STRETCH.fullmatch(fold(reading.words)):
        return read_deadline(f"đầu {reading.words}", now, calendar=times.calendar)
    return reading


_STRETCH = re.compile(r"(?:tuan|thang|quy) (?:sau|toi)")
_MORNING = re.compile(r"(?<!\w)sang(?!\w)")
_AFTERNOON = re.compile(r"(?<!\w)chieu(?!\w)")
_MIDDAY = re.compile(r"(?<!\w)trua(?!\w)")
_LATE = re.compile(r"(?<!\w)(?:cuoi gio|cuoi buoi|cuoi ngay|dem|khuya)(?!\w)|^toi (?:nay|mai|hom)")


def _hour(reading: Deadline, now: dt.datetime, times: Times) -> dt.time:
    said = fold(reading.words)
    if _LATE.search(said) or reading.words.lower().startswith("tối"):
        return times.ladder.closing
    if _AFTERNOON.search(said):
        return times.ladder.afternoon
    if _MIDDAY.search(said):
        return NOON
    later_today = reading.day == now.date() and not _MORNING.search(said)
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
