"""Rounds: a report that every unit answers part by part; who is missing or late, and how figures compare."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain.calendar import WorkingCalendar
from domain.letterhead import Letterhead
from domain.refusals import Refusal
from domain.rounds.answers import PartState, UnitPart, state_of
from domain.rounds.plan import Figure, Item, Plan, RoundKind, difference
from domain.tasks import UnitName
from domain.words import fold

REMINDED_BEFORE = (3, 1)
"""Working days before the due day on which who has not answered is reminded; then on that day and on each after it."""


@dataclass(eq=False)
class RoundIsClosed(Refusal):
    """A round that was closed with its paper stays so."""

    number: int


@dataclass(frozen=True)
class Round:
    """A round that was opened: its `number` in the organization; `file` is the paper that was sent, by its id."""

    id: int
    organization: int
    number: int
    plan: Plan
    kind: RoundKind
    opened_at: dt.datetime
    opened_by: str
    closed_at: dt.datetime | None = None
    file: int | None = None

    def ends(self, zone: dt.tzinfo) -> dt.datetime:
        """The first moment that is too late."""
        ends = self.plan.due.ends(zone) if self.plan.due else None
        assert ends is not None
        return ends

    def last_day(self, zone: dt.tzinfo) -> dt.date:
        """The day on which it is due."""
        return (self.ends(zone) - dt.timedelta(microseconds=1)).astimezone(zone).date()


@dataclass(frozen=True)
class Standing:
    """A round with all its parts as they stand at `now`, which carries the zone of the organization."""

    round: Round
    parts: tuple[UnitPart, ...]
    now: dt.datetime

    def state(self, part: UnitPart) -> PartState:
        assert self.now.tzinfo is not None
        return state_of(part, self.round.plan.outline, self.round.ends(self.now.tzinfo), self.now)

    def of(self, *states: PartState) -> tuple[UnitPart, ...]:
        return tuple(part for part in self.parts if self.state(part) in states)

    @property
    def waiting(self) -> tuple[UnitPart, ...]:
        """Those of which something is still to come."""
        return self.of(PartState.OPEN, PartState.MISSING)

    def lacking(self, part: UnitPart) -> tuple[Item, ...]:
        outline = self.round.plan.outline
        return tuple(outline[place] for place in part.missing(outline))


def is_told(last_day: dt.date, today: dt.date, calendar: WorkingCalendar) -> bool:
    """Whether who has not answered is reminded on the working day `today`."""
    if today >= last_day:
        return True
    left = calendar.working_days_between(today, last_day)
    return left == 0 or left in REMINDED_BEFORE


def newest_before(one: Round, others: Iterable[Round]) -> Round | None:
    """The round of the same kind that came before; None where there is none."""
    alike = [other for other in others if other.kind is one.kind and _order(other) < _order(one)]
    return max(alike, key=_order, default=None)


def of_same(plan: Plan, others: Iterable[Round]) -> Round | None:
    """The newest round of the same period and name; None where there is none, or the plan has neither."""
    named = (plan.period, fold(plan.name))
    found = [one for one in others if (one.plan.period, fold(one.plan.name)) == named]
    return found[-1] if found and (plan.period or plan.name) else None


def _order(one: Round) -> tuple[dt.date, int]:
    period = one.plan.period
    return period.last if period else one.opened_at.date(), one.number


@dataclass(frozen=True)
class Compared:
    """The figure of one unit for one indicator, with that of the round before; None where there was none."""

    item: Item
    unit: UnitName
    reached: Figure
    before: Figure | None = None

    @property
    def difference(self) -> Decimal | None:
        """From the target; None where there is none, or it is measured otherwise."""
        return difference(self.reached, self.item.target) if self.item.target else None

    @property
    def change(self) -> Decimal | None:
        """Since the round before."""
        return difference(self.reached, self.before) if self.before else None


def compared(standing: Standing, before: Standing | None) -> tuple[Compared, ...]:
    """Every figure that was told, indicator by indicator, beside that of the round before."""
    earlier = _figures(before) if before else {}
    return tuple(
        Compared(item, part.unit, told.figure, earlier.get((fold(item.title), part.unit.id)))
        for place, item in enumerate(standing.round.plan.outline)
        for part in standing.parts
        if (told := part.told.get(place)) is not None and told.figure is not None
    )


def _figures(standing: Standing) -> dict[tuple[str, int], Figure]:
    """By the title of the indicator without any mark, and the unit."""
    outline = standing.round.plan.outline
    return {
        (fold(outline[place].title), part.unit.id): told.figure
        for part in standing.parts
        for place, told in part.told.items()
        if told.figure is not None
    }


@dataclass(frozen=True)
class RoundReport:
    """All that the paper of a round tells. `before` is the round of the same kind before it; None where there is none.

    `organization` is the name of the department.
    """

    standing: Standing
    organization: str
    letterhead: Letterhead
    before: Standing | None = None
