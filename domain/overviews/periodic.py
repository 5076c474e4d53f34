"""What goes out by itself: the Board of every week to the office, the account of every month to the leaders."""

import calendar as months
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.calendar import ONE_DAY, WorkingCalendar, month_length
from domain.roles import Role

LOOKED_BACK = 45
"""Days; a longer absence loses no more than the newest of each."""


class Every(StrEnum):
    WEEK = auto()
    MONTH = auto()


TO = {Every.WEEK: Role.OFFICE, Every.MONTH: Role.LEADER}


@dataclass(frozen=True)
class Periodic:
    """On which day each goes out: a weekday (0 is Monday), a day of the month. None: never.

    On a day off it goes out on the next working morning.
    """

    weekday: int | None = months.MONDAY
    day: int | None = 1


NEVER = Periodic(None, None)


def due(periodic: Periodic, calendar: WorkingCalendar, *, since: dt.date, today: dt.date) -> tuple[Every, ...]:
    """What goes out on the morning of `today`, where `since` is the first morning that was not looked at yet."""
    newest = {
        Every.WEEK: _newest(_weekly(periodic, today), calendar, today),
        Every.MONTH: _newest(_monthly(periodic, today), calendar, today),
    }
    return tuple(every for every, day in newest.items() if day is not None and day >= since)


def _newest(named: Iterator[dt.date], calendar: WorkingCalendar, today: dt.date) -> dt.date | None:
    """The last of the days named, each put off to a working day, that has come."""
    mornings = (day if calendar.is_working_day(day) else calendar.next_working_day(day) for day in named)
    return next((day for day in mornings if day <= today), None)


def _days_before(today: dt.date) -> Iterator[dt.date]:
    return (today - ONE_DAY * back for back in range(LOOKED_BACK))


def _weekly(periodic: Periodic, today: dt.date) -> Iterator[dt.date]:
    return (day for day in _days_before(today) if day.weekday() == periodic.weekday)


def _monthly(periodic: Periodic, today: dt.date) -> Iterator[dt.date]:
    wanted = periodic.day
    return (
        day
        for day in _days_before(today)
        if wanted is not None and day.day == min(wanted, month_length(day.year, day.month))
    )
