"""The settings of a department: which values each takes, and what a change makes of them."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from itertools import pairwise, takewhile
from typing import Any

from domain.calendar import WorkingCalendar
from domain.deadlines import Before
from domain.history import Change, HistoryLine, SettingsChanged
from domain.ladder import Ladder, Times, newest_rung, next_rung, rungs
from domain.letterhead import Letterhead
from domain.overviews.periodic import NEVER, Periodic
from domain.overviews.scoring import Scoring
from domain.refusals import BadSetting
from domain.rounds.schedules import Schedules
from domain.tasks import Task

LONGEST_STEP = 60
"""Working days from a deadline beyond which nobody is reminded of it."""
MOST_STEPS = 10
LAST_CUTOFF = 28
"""Every month has it; later than that, a month of reports ends with its last day."""
EARLIEST, LATEST = dt.time(6), dt.time(18)
"""Reminders come by day."""
FARTHEST = dt.timedelta(days=731)
"""Days off are ordered a year ahead at most; what lies farther away is a slip of the year."""


MOST_DAYS_SET = 31
"""Days off that are ordered at once: no feast is longer."""


class Topic(StrEnum):
    """What can be set. The first five are named as the fields of Ladder that they change."""

    BEFORE = auto()
    AFTER = auto()
    HOUR = auto()
    OFFICE_FROM = auto()
    LEADER_FROM = auto()
    BEFORE_DAY = auto()
    DAY_OFF = auto()
    DAY_WORKED = auto()
    DAY_AS_USUAL = auto()
    DEFAULTS = auto()
    CUTOFF = auto()
    """The day on which a month of reports ends; 0 for its last one."""
    DECIDERS = auto()
    """Who decides about the orders of leaders: True for the office too."""


OF_LADDER = (Topic.BEFORE, Topic.AFTER, Topic.HOUR, Topic.OFFICE_FROM, Topic.LEADER_FROM)


class Why(StrEnum):
    """Why a wish cannot be fulfilled."""

    UNKNOWN = auto()
    UNREAD = auto()
    OUT_OF_RANGE = auto()
    TOO_MANY = auto()
    TWICE = auto()
    UNSORTED = auto()
    NO_SUCH_DAY = auto()
    FAR_AWAY = auto()
    NOT_SET = auto()
    LEADER_FIRST = auto()
    """The office is told before the leaders are: each step adds to the one before."""


@dataclass(frozen=True)
class Wish:
    """One setting as somebody wants it.

    `value` for the ladder, for what "trước ngày" means and for the cut-off, `days` for the calendar; neither for the
    defaults.
    """

    topic: Topic
    value: tuple[int, ...] | int | dt.time | Before | bool | None = None
    days: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Overview:
    """The settings as they stand, with the newest changes of them, for somebody who may change them or only look."""

    times: Times
    changes: tuple[HistoryLine, ...]
    may_change: bool
    office_decides: bool = False
    may_change_deciders: bool = False
    letterhead: Letterhead = field(default_factory=Letterhead)
    periodic: Periodic = NEVER
    scoring: Scoring = field(default_factory=Scoring)
    schedules: Schedules = ()


@dataclass(frozen=True)
class Changed:
    """What a wish made of the settings; `tasks` counts those whose reminders were computed anew."""

    wish: Wish
    before: Times
    after: Times
    tasks: int = 0

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def refuse_step(topic: Topic, step: int, words: str) -> None:
    """Raises BadSetting for a number of working days that no reminder keeps to."""
    if not 1 <= step <= LONGEST_STEP:
        raise BadSetting(topic, Why.OUT_OF_RANGE, words)


def refuse_steps(topic: Topic, steps: Sequence[int], words: str) -> None:
    """Days before a deadline go from the farthest to the nearest, days after it from the nearest to the farthest.

    Raises BadSetting for other orders, for a day said twice, and for too many.
    """
    if len(set(steps)) < len(steps):
        raise BadSetting(topic, Why.TWICE, words)
    if len(steps) > MOST_STEPS:
        raise BadSetting(topic, Why.TOO_MANY, words)
    nearest_first = steps[::-1] if topic is Topic.BEFORE else steps
    if any(one > other for one, other in pairwise(nearest_first)):
        raise BadSetting(topic, Why.UNSORTED, words)


def refuse_cutoff(topic: Topic, day: int, words: str) -> None:
    """Raises BadSetting for a day that not every month has."""
    if not 1 <= day <= LAST_CUTOFF:
        raise BadSetting(topic, Why.OUT_OF_RANGE, words)


def refuse_far(topic: Topic, day: dt.date, today: dt.date, words: str) -> None:
    """Raises BadSetting for a day that nobody orders yet."""
    if abs(day - today) > FARTHEST:
        raise BadSetting(topic, Why.FAR_AWAY, words)


def refuse_many(topic: Topic, days: Collection[dt.date], words: str) -> None:
    """Raises BadSetting for more days than anybody orders at once."""
    if len(days) > MOST_DAYS_SET:
        raise BadSetting(topic, Why.TOO_MANY, words)


def grant(wish: Wish, times: Times) -> Times:
    """The times of a department as the wish makes them. Days off and the cut-off are orders: no default undoes them.

    Raises BadSetting for what does not go together with the other settings.
    """
    if wish.topic is Topic.DEFAULTS:
        return replace(times, ladder=Ladder(), before=Before.DAY_BEFORE)
    if isinstance(wish.value, Before):
        return replace(times, before=wish.value)
    if wish.topic is Topic.CUTOFF:
        assert isinstance(wish.value, int)
        return replace(times, cutoff=wish.value or None)
    if wish.topic not in OF_LADDER:
        return replace(times, calendar=WorkingCalendar(_overrides(wish, times.calendar)))
    changed: dict[str, Any] = {wish.topic.value: wish.value}
    ladder = replace(times.ladder, **changed)
    if ladder.office_from > ladder.leader_from:
        raise BadSetting(wish.topic, Why.LEADER_FIRST, str(wish.value))
    return replace(times, ladder=ladder)


def changes_of(before: Times, after: Times) -> SettingsChanged:
    """What the history tells of a change of the settings."""
    ladder: dict[str, Any] = {
        topic.value: Change(old, new)
        for topic in OF_LADDER
        if (old := getattr(before.ladder, topic.value)) != (new := getattr(after.ladder, topic.value))
    }
    before_day = Change(before.before, after.before) if before.before is not after.before else None
    old_days, new_days = before.calendar.overrides, after.calendar.overrides
    days = {
        day: Change(old_days.get(day), new_days.get(day))
        for day in sorted({*old_days, *new_days})
        if old_days.get(day) != new_days.get(day)
    }
    cutoff = Change(before.cutoff, after.cutoff) if before.cutoff != after.cutoff else None
    return SettingsChanged(**ladder, before_day=before_day, cutoff=cutoff, days=days)


def _overrides(wish: Wish, calendar: WorkingCalendar) -> dict[dt.date, bool]:
    if wish.topic is not Topic.DAY_AS_USUAL:
        return {**calendar.overrides, **dict.fromkeys(wish.days, wish.topic is Topic.DAY_WORKED)}
    for day in wish.days:
        if day not in calendar.overrides:
            raise BadSetting(wish.topic, Why.NOT_SET, f"{day:%d/%m/%Y}")
    return {day: worked for day, worked in calendar.overrides.items() if day not in wish.days}


def moved(task: Task, planned: dt.datetime, now: dt.datetime, old: Times, new: Times) -> dt.datetime | None:
    """When a task that was to be reminded of at `planned` under the old settings is so under the new ones.

    The rung that was waited for may have come under the new ones already: it is not lost, but told as soon as people
    are at work. None where the task needs no more reminding.
    """
    following = next_rung(task, now, new)
    moment = following.moment if following else None
    awaited = newest_rung(task, planned, old)
    come = (rung.name for rung in takewhile(lambda rung: rung.moment <= now, rungs(task, new)))
    if awaited is None or awaited.name not in come:
        return moment
    soon = planned if planned <= now else at_work(now, new)
    return min(soon, moment) if moment else soon


def at_work(now: dt.datetime, times: Times) -> dt.datetime:
    """`now` where it lies in office hours, else the next working morning."""
    local = now.astimezone(times.zone)
    today = times.calendar.is_working_day(local.date())
    if today and times.ladder.hour <= local.time() < times.ladder.closing:
        return now
    before = today and local.time() < times.ladder.hour
    day = local.date() if before else times.calendar.next_working_day(local.date())
    return dt.datetime.combine(day, times.ladder.hour, times.zone)
