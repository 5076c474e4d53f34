"""Rounds that open by themselves: how often, with which cut-off, due day and outline, and when the next one opens."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from domain.calendar import ONE_DAY, WorkingCalendar, add_months
from domain.deadlines import DeadlineKind
from domain.overviews.periods import Period, months, reported
from domain.refusals import Refusal
from domain.rounds.plan import USUAL, Item, Outline, Plan, RoundKind
from domain.tasks import Due

LENGTHS = {
    RoundKind.MONTH: 1,
    RoundKind.QUARTER: 3,
    RoundKind.HALF_YEAR: 6,
    RoundKind.YEAR: 12,
}
"""The kinds that may come back, with their months."""
LOOKED_BACK = 2
"""Periods before the one that lasts: whoever was away longer opens rounds by hand."""
LATE_GRACE = 2
"""Working days that units have where the assistant was down until after the due day."""


@dataclass(frozen=True)
class Schedule:
    """Rounds of one kind: parts are due on the day `due` of the month that follows the cut-off.

    `cut_off` is the day on which the figures are closed; None for that of the department, or the last of the month.
    """

    kind: RoundKind
    due: int
    cut_off: int | None = None
    outline: Outline = USUAL

    def to_json(self) -> dict[str, Any]:
        outline = [item.to_json() for item in self.outline]
        return {"kind": self.kind.value, "due": self.due, "cut_off": self.cut_off, "outline": outline}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Schedule":
        outline = tuple(Item.from_json(item) for item in stored["outline"])
        return cls(RoundKind(stored["kind"]), stored["due"], stored["cut_off"], outline)


@dataclass(eq=False)
class UnreadSchedule(Refusal):
    """It is not said on which day parts are due, or on one that months have not; the words of who wanted it."""

    words: str


@dataclass(frozen=True)
class ScheduleWish:
    """What is to become of the rounds of one kind; without a day they open by themselves no more."""

    kind: RoundKind
    schedule: Schedule | None


Schedules = tuple[Schedule, ...]
"""At most one of each kind."""


def with_wish(known: Schedules, wish: ScheduleWish) -> Schedules:
    """The schedules as the wish makes them, in the order of their lengths."""
    kept = [one for one in known if one.kind is not wish.kind]
    return tuple(sorted([*kept, *([wish.schedule] if wish.schedule else [])], key=lambda one: LENGTHS[one.kind]))


@dataclass(frozen=True)
class Opening:
    """A round of a schedule, and the working morning on which it opens."""

    day: dt.date
    plan: Plan


def opening(schedule: Schedule, period: Period, calendar: WorkingCalendar, cut_off: int | None) -> Opening:
    """The round of that period. It opens when the figures are closed; a due day that is off moves to the next one.

    `cut_off` is the day on which the department closes a month; None for its last one.
    """
    closes = reported(period, schedule.cut_off or cut_off).last
    day = closes if calendar.is_working_day(closes) else calendar.add_working_days(closes, -1)
    due = _due(schedule, closes, calendar)
    named = Due(f"{due:%d/%m/%Y}", DeadlineKind.EXACT, due)
    return Opening(
        day, Plan(period, cut_off=closes if closes != period.last else None, due=named, outline=schedule.outline)
    )


def _due(schedule: Schedule, closes: dt.date, calendar: WorkingCalendar) -> dt.date:
    """The day `due` behind the cut-off, in its month or the next."""
    wanted = _in_month(closes, schedule.due)
    if wanted <= closes:
        wanted = _in_month(add_months(closes.replace(day=1), 1), schedule.due)
    return wanted if calendar.is_working_day(wanted) else calendar.next_working_day(wanted)


def _in_month(day: dt.date, wanted: int) -> dt.date:
    last = add_months(day.replace(day=1), 1) - ONE_DAY
    return last.replace(day=min(wanted, last.day))


def come(
    schedule: Schedule, calendar: WorkingCalendar, cut_off: int | None, *, since: dt.date, today: dt.date
) -> Plan | None:
    """The newest round whose morning has come from `since` to `today`; None where there is none.

    Where its due day is over by now, units get some days from today.
    """
    found = [one for one in _around(schedule, calendar, cut_off, today) if since <= one.day <= today]
    if not found:
        return None
    plan = found[-1].plan
    if plan.due is None or plan.due.day is None or plan.due.day >= today:
        return plan
    late = calendar.add_working_days(today, LATE_GRACE)
    return Plan(plan.period, plan.name, plan.cut_off, Due(f"{late:%d/%m/%Y}", DeadlineKind.EXACT, late), plan.outline)


def following(schedule: Schedule, calendar: WorkingCalendar, cut_off: int | None, today: dt.date) -> Opening:
    """The next round that opens after today."""
    return next(one for one in _around(schedule, calendar, cut_off, today) if one.day > today)


def _around(schedule: Schedule, calendar: WorkingCalendar, cut_off: int | None, today: dt.date) -> Iterator[Opening]:
    length = LENGTHS[schedule.kind]
    first = (today.month - 1) // length * length + 1
    for step in range(-LOOKED_BACK, LOOKED_BACK + 1):
        yield opening(schedule, months(today.year, first + step * length, length), calendar, cut_off)
