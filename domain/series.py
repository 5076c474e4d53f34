"""A task that comes back: which of its deadlines does, when the next occurrence is due, and when it is to be there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.calendar import WorkingCalendar
from domain.deadline_series import Series
from domain.ladder import Times
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

    `passed` are days of the series that were over when the task was made, and for which there is none.
    """

    task: Task | None = None
    passed: tuple[dt.date, ...] = ()


def coming_back(deadlines: Sequence[Due]) -> Due | None:
    """Of all deadlines that a task ever had, the one that comes back; None where none does.

    An extension moves one occurrence alone: the series goes on from the deadline before it.
    """
    return next((due for due in reversed(deadlines) if due.rrule), None)


def following(due: Due, today: dt.date, calendar: WorkingCalendar) -> Following | None:
    """The first day of the series after that of `due` that is not over yet.

    None where the words give no day: of "10 ngày một lần" nobody knows from when it counts.
    """
    if due.rrule is None or due.day is None:
        return None
    series = Series.from_rrule(due.rrule)
    passed: list[dt.date] = []
    day = series.due_after(due.day, calendar)
    while day is not None and day < today:
        passed.append(day)
        day = series.due_after(day, calendar)
    return Following(replace(due, day=day, version=1), tuple(passed)) if day else None


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
