"""A task that comes back: which of its deadlines does, when the next occurrence is due, and when it is to be there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.calendar import WorkingCalendar
from domain.ladder import Times
from domain.recurrence import Series
from domain.tasks import Due, State, Task

NEW = "new"
"""The rung at which a new occurrence is told of, where nobody's word has made it."""


@dataclass(frozen=True)
class Following:
    """The deadline of the next occurrence. `passed` are the days of the series before it that are over already."""

    due: Due
    passed: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Outlook:
    """What is still to come of a series when one occurrence of it is closed: `task` is None where nothing is.

    `passed` are days of the series that were over when the task was made, and for which there is none. `over` tells
    that the words name the day on which the series ends, and it has come.
    """

    task: Task | None = None
    passed: tuple[dt.date, ...] = ()
    over: bool = False


def coming_back(deadlines: Sequence[Due]) -> Due | None:
    """Of all deadlines that a task ever had, the one that comes back; None where none does.

    An extension moves one occurrence alone: the series goes on from the deadline before it.
    """
    return next((due for due in reversed(deadlines) if due.rrule), None)


def first(due: Due, now: dt.datetime, calendar: WorkingCalendar) -> Due:
    """The deadline with the hour that its words give; on the next day of the series where that has struck today.

    `now` carries the local zone. A deadline that does not come back on a day stays as it is.
    """
    if due.rrule is None or due.day is None:
        return due
    on = _on(due.day, due, now)
    after = following(due, now, calendar) if _is_over(on, now) else None
    return after.due if after else on


def following(due: Due, now: dt.datetime, calendar: WorkingCalendar) -> Following | None:
    """The first deadline of the series after `due` that is not over at `now`, which carries the local zone.

    None where the words give no day: of "10 ngày một lần" nobody knows from when it counts.
    """
    if due.rrule is None or due.day is None:
        return None
    series = Series.from_rrule(due.rrule)
    passed: list[dt.date] = []
    day = series.due_after(due.day, calendar)
    while day is not None and _is_over(_on(day, due, now), now):
        passed.append(day)
        day = series.due_after(day, calendar)
    return Following(_on(day, due, now), tuple(passed)) if day else None


def is_last(due: Due, calendar: WorkingCalendar) -> bool:
    """Whether the words of the deadline name an end of the series, and none of its days comes before that."""
    if due.rrule is None or due.day is None:
        return False
    series = Series.from_rrule(due.rrule)
    return series.until is not None and series.due_after(due.day, calendar) is None


def _on(day: dt.date, due: Due, now: dt.datetime) -> Due:
    """The occurrence of that day. Midnight is no hour: of "24 giờ ngày 25" the whole day counts."""
    clock = Series.from_rrule(due.rrule).clock if due.rrule else None
    hour = dt.time(*clock) if clock else dt.time()
    moment = dt.datetime.combine(day, hour, now.tzinfo) if hour != dt.time() else None
    return replace(due, day=day, moment=moment, version=1)


def _is_over(due: Due, now: dt.datetime) -> bool:
    assert now.tzinfo is not None
    ends = due.ends(now.tzinfo)
    return ends is not None and ends <= now


def appears(due: Due | None, times: Times) -> dt.datetime | None:
    """When the next occurrence is there at the latest, done or not: on the first working morning after this one.

    Who is late for November owes December all the same. None where the deadline does not come back, or not on a day.
    """
    return morning_after(due.day, times) if due and due.rrule and due.day else None


def morning_after(day: dt.date, times: Times) -> dt.datetime:
    return dt.datetime.combine(times.calendar.next_working_day(day), times.ladder.hour, times.zone)


def may_go_on(task: Task) -> bool:
    """Whether it is known who leads the next occurrence: not while the unit has given this one back."""
    return task.state is not State.RETURNED
