"""The settings of a department: how each is typed, which values it takes, and what a change makes of them."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from itertools import pairwise, takewhile
from typing import Any

from domain.calendar import WorkingCalendar
from domain.history import HistoryLine
from domain.ladder import Ladder, Times, newest_rung, next_rung, rungs
from domain.refusals import BadSetting
from domain.tasks import Task
from reading.language.spelling import fold

LONGEST_STEP = 60
"""Working days from a deadline beyond which nobody is reminded of it."""
MOST_STEPS = 10
EARLIEST, LATEST = dt.time(6), dt.time(18)
"""Reminders come by day."""
FARTHEST = dt.timedelta(days=731)
"""Days off are ordered a year ahead at most; what lies farther away is a slip of the year."""


class Topic(StrEnum):
    """What can be set. The first five are named as the fields of Ladder that they change."""

    BEFORE = auto()
    AFTER = auto()
    HOUR = auto()
    OFFICE_FROM = auto()
    LEADER_FROM = auto()
    DAY_OFF = auto()
    DAY_WORKED = auto()
    DAY_AS_USUAL = auto()
    DEFAULTS = auto()


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
    """One setting as somebody wants it: `value` for the ladder, `days` for the calendar; neither for the defaults."""

    topic: Topic
    value: tuple[int, ...] | int | dt.time | None = None
    days: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Overview:
    """The settings as they stand, with the newest changes of them, for somebody who may change them or only look."""

    times: Times
    changes: tuple[HistoryLine, ...]
    may_change: bool


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


def read_wish(words: str, *, today: dt.date) -> Wish:
    """What the words behind the command ask for, with or without diacritics. Raises BadSetting."""
    plain = " ".join(unicodedata.normalize("NFC", words).split()).strip(" .!")
    folded = fold(plain)
    for topic, form in _FORMS:
        if found := form.match(folded):
            return _READERS[topic](topic, plain[found.end() :].strip(" :="), today)
    raise BadSetting(None, Why.UNKNOWN, plain)


_FORMS = tuple(
    (topic, re.compile(rf"(?:{form})(?![a-z])"))
    for topic, form in (
        (Topic.DEFAULTS, r"(?:tro )?(?:ve )?mac dinh|(?:reset(?: to)? )?defaults?|reset"),
        (Topic.DAY_AS_USUAL, r"(?:bo|huy|xoa|remove|clear)(?: (?:ngay )?(?:nghi|lam bu|lam viec|off|work))?(?: ngay)?"),
        (Topic.BEFORE, r"(?:nhac )?(?:truoc|before)(?: han)?"),
        (Topic.AFTER, r"(?:nhac )?(?:(?:khi )?qua han|sau han|overdue|after)"),
        (Topic.HOUR, r"gio nhac|nhac luc|gio|hour"),
        (Topic.OFFICE_FROM, r"(?:bao (?:cao )?(?:cho )?)?(?:van phong|vp|office)"),
        (Topic.LEADER_FROM, r"(?:bao (?:cao )?(?:cho )?)?(?:lanh dao|leaders?)"),
        (Topic.DAY_WORKED, r"(?:ngay )?(?:lam bu|lam viec)|work"),
        (Topic.DAY_OFF, r"(?:ngay )?nghi|off"),
    )
)
"""Tried in this order, on words without diacritics."""


def _steps(topic: Topic, words: str, today: dt.date) -> Wish:
    """Days before a deadline from the farthest to the nearest, days after it from the nearest to the farthest."""
    pieces = [piece for piece in re.split(r"[,;+\s]+", fold(words)) if piece not in _BESIDE_NUMBERS]
    if not pieces or not all(_is_number(piece) for piece in pieces):
        raise BadSetting(topic, Why.UNREAD, words)
    found = [_step(topic, piece) for piece in pieces]
    if len(set(found)) < len(found):
        raise BadSetting(topic, Why.TWICE, words)
    if len(found) > MOST_STEPS:
        raise BadSetting(topic, Why.TOO_MANY, words)
    nearest_first = found[::-1] if topic is Topic.BEFORE else found
    if any(one > other for one, other in pairwise(nearest_first)):
        raise BadSetting(topic, Why.UNSORTED, words)
    return Wish(topic, tuple(found))


_BESIDE_NUMBERS = frozenset({"", "va", "and", "ngay", "days", "day", "lam", "viec"})


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdigit()


def _step(topic: Topic, piece: str) -> int:
    step = int(piece) if len(piece) < 5 else 0
    if not 1 <= step <= LONGEST_STEP:
        raise BadSetting(topic, Why.OUT_OF_RANGE, piece)
    return step


_FROM = re.compile(
    r"(?:(?:tu|khi|sau|from|day|ngay|thu|qua han) ?)*(\d+)(?: (?:ngay|days?))?(?: lam viec)?(?: qua han)?"
)


def _from(topic: Topic, words: str, today: dt.date) -> Wish:
    found = _FROM.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    return Wish(topic, _step(topic, found[1]))


_CLOCK = re.compile(r"(?:luc )?(\d{1,3}) ?(?:(?:h|g|gio|:|\.) ?(\d{1,3}|ruoi)?(?: ?phut)?)?(?: ?(?:sang|am))?")


def _hour(topic: Topic, words: str, today: dt.date) -> Wish:
    """ "7h30", "7:30", "7 giờ rưỡi", "8"."""
    found = _CLOCK.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    minute = 30 if found[2] == "ruoi" else int(found[2] or 0)
    hour = int(found[1])
    if hour > 23 or minute > 59 or not EARLIEST <= dt.time(hour, minute) <= LATEST:
        raise BadSetting(topic, Why.OUT_OF_RANGE, words)
    return Wish(topic, dt.time(hour, minute))


_DAY = re.compile(r"(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}))?|(?:ngay )?(\d{4})-(\d\d)-(\d\d)")


def _days(topic: Topic, words: str, today: dt.date) -> Wish:
    """Days in figures; without a year the nearest to come is meant."""
    pieces = [piece.strip() for piece in re.split(r"[,;]| v[aà] | and ", words)]
    return Wish(topic, days=tuple(dict.fromkeys(_day(topic, piece, today) for piece in pieces)))


def _day(topic: Topic, words: str, today: dt.date) -> dt.date:
    found = _DAY.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    day, month, year = (found[6], found[5], found[4]) if found[4] else (found[1], found[2], found[3])
    years = [int(year)] if year else range(today.year, today.year + 9)
    dates = [date for date in (_date(one, int(month), int(day)) for one in years) if date]
    date = next((date for date in dates if year or date >= today), None)
    if date is None:
        raise BadSetting(topic, Why.NO_SUCH_DAY, words)
    if abs(date - today) > FARTHEST:
        raise BadSetting(topic, Why.FAR_AWAY, words)
    return date


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _defaults(topic: Topic, words: str, today: dt.date) -> Wish:
    if words:
        raise BadSetting(None, Why.UNKNOWN, words)
    return Wish(topic)


_READERS: dict[Topic, Callable[[Topic, str, dt.date], Wish]] = {
    Topic.BEFORE: _steps,
    Topic.AFTER: _steps,
    Topic.HOUR: _hour,
    Topic.OFFICE_FROM: _from,
    Topic.LEADER_FROM: _from,
    Topic.DAY_OFF: _days,
    Topic.DAY_WORKED: _days,
    Topic.DAY_AS_USUAL: _days,
    Topic.DEFAULTS: _defaults,
}


def grant(wish: Wish, times: Times) -> Times:
    """The times of a department as the wish makes them. Days off are an order, no taste: no default undoes them.

    Raises BadSetting for what does not go together with the other settings.
    """
    if wish.topic is Topic.DEFAULTS:
        return replace(times, ladder=Ladder())
    if wish.topic not in OF_LADDER:
        return replace(times, calendar=WorkingCalendar(_overrides(wish, times.calendar)))
    changed: dict[str, Any] = {wish.topic.value: wish.value}
    ladder = replace(times.ladder, **changed)
    if ladder.office_from > ladder.leader_from:
        raise BadSetting(wish.topic, Why.LEADER_FIRST, str(wish.value))
    return replace(times, ladder=ladder)


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
