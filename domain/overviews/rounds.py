"""Rounds: a report that every unit answers part by part; what is open, late or missing, and how it compares."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum, auto
from typing import Any

from domain.calendar import ONE_DAY, WorkingCalendar, add_months
from domain.heard import File, Files
from domain.overviews.periods import Period, whole_months
from domain.registering.drafts import due_from_json, due_json
from domain.tasks import Due, PersonName, UnitName
from domain.words import fold

PERCENT = "%"
REMINDED_BEFORE = (3, 1)
"""Working days before the due day on which who has not answered is reminded; then on that day and on each after it."""


class ItemKind(StrEnum):
    """What a part of an outline is about. The values are stored."""

    RESULTS = auto()
    """What was done in the period: proposed from what the unit has reported."""
    OBSTACLES = auto()
    PLAN = auto()
    """What is to be done in the next period."""
    OTHER = auto()
    """Something of the office's own."""
    INDICATOR = auto()
    """A figure, held against a target where one is set."""


@dataclass(frozen=True)
class Figure:
    """What was reached of an indicator, or is to be: "58/60 hồ sơ" has a `total`, "60%" is measured in percent."""

    value: Decimal
    total: Decimal | None = None
    measure: str = ""

    @property
    def percent(self) -> Decimal | None:
        """As a share of a hundred; None for a mere count."""
        if self.measure == PERCENT:
            return self.value
        return 100 * self.value / self.total if self.total else None

    def to_json(self) -> dict[str, Any]:
        total = {} if self.total is None else {"total": str(self.total)}
        return {"value": str(self.value), **total, "measure": self.measure}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Figure":
        total = stored.get("total")
        return cls(Decimal(stored["value"]), Decimal(total) if total is not None else None, stored["measure"])


def difference(reached: Figure, target: Figure) -> Decimal | None:
    """By how much it lies over its target, or under it; None where the two are not measured alike."""
    if target.measure == PERCENT:
        return None if reached.percent is None else reached.percent - target.value
    if reached.measure == PERCENT:
        wanted = target.percent
        return None if wanted is None else reached.value - wanted
    return reached.value - target.value


@dataclass(frozen=True)
class Item:
    """A part of the outline. `title` is empty for one of the usual parts, which have a name of their own."""

    kind: ItemKind
    title: str = ""
    target: Figure | None = None

    def to_json(self) -> dict[str, Any]:
        target = {"target": self.target.to_json()} if self.target else {}
        return {"kind": self.kind.value, "title": self.title, **target}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Item":
        target = stored.get("target")
        return cls(ItemKind(stored["kind"]), stored["title"], Figure.from_json(target) if target else None)


Outline = tuple[Item, ...]
USUAL: Outline = (Item(ItemKind.RESULTS), Item(ItemKind.OBSTACLES), Item(ItemKind.PLAN))


class RoundKind(StrEnum):
    """How often such a report is asked for; rounds of one kind are compared. The values are stored."""

    MONTH = auto()
    QUARTER = auto()
    HALF_YEAR = auto()
    NINE_MONTHS = auto()
    YEAR = auto()
    OTHER = auto()
    """On demand, or of a time of its own."""


_LENGTHS = {1: RoundKind.MONTH, 3: RoundKind.QUARTER, 6: RoundKind.HALF_YEAR, 9: RoundKind.NINE_MONTHS}
_BEGINS = {RoundKind.QUARTER: 3, RoundKind.HALF_YEAR: 6, RoundKind.NINE_MONTHS: 12}
"""Every how many months such a period may begin."""


def kind_of(period: Period | None) -> RoundKind:
    """By the whole months that the period has; OTHER where it has none."""
    months = whole_months(period) if period else 0
    if period is None or not months:
        return RoundKind.OTHER
    if months == 12 and period.first.month == 1:
        return RoundKind.YEAR
    kind = _LENGTHS.get(months, RoundKind.OTHER)
    return kind if (period.first.month - 1) % _BEGINS.get(kind, 1) == 0 else RoundKind.OTHER


def counted_from(period: Period, cut_off: dt.date | None) -> Period:
    """The days that the figures are of: with a cut-off, from the day after the one before up to it."""
    months = whole_months(period)
    if cut_off is None or not months:
        return period
    return Period(add_months(cut_off, -months) + ONE_DAY, cut_off)


@dataclass(frozen=True)
class Plan:
    """A round as it is being opened. `name` is empty where the period names it; `due` None where it is to be told."""

    period: Period | None = None
    name: str = ""
    cut_off: dt.date | None = None
    due: Due | None = None
    outline: Outline = USUAL

    @property
    def counted(self) -> Period | None:
        return counted_from(self.period, self.cut_off) if self.period else None

    @property
    def is_complete(self) -> bool:
        return self.due is not None and bool(self.period or self.name)

    def to_json(self) -> dict[str, Any]:
        return {
            "period": [self.period.first.isoformat(), self.period.last.isoformat()] if self.period else None,
            "name": self.name,
            "cut_off": self.cut_off.isoformat() if self.cut_off else None,
            "due": due_json(self.due) if self.due else None,
            "outline": [item.to_json() for item in self.outline],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Plan":
        days = [dt.date.fromisoformat(day) for day in stored["period"] or ()]
        return cls(
            Period(days[0], days[1]) if days else None,
            stored["name"],
            dt.date.fromisoformat(stored["cut_off"]) if stored["cut_off"] else None,
            due_from_json(stored["due"]) if stored["due"] else None,
            tuple(Item.from_json(item) for item in stored["outline"]),
        )


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
class Told:
    """What a unit said to one part of the outline; to an indicator with its figure."""

    words: str
    figure: Figure | None = None

    def to_json(self) -> dict[str, Any]:
        return {"words": self.words, **({"figure": self.figure.to_json()} if self.figure else {})}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Told":
        figure = stored.get("figure")
        return cls(stored["words"], Figure.from_json(figure) if figure else None)


Parts = Mapping[int, Told]
"""What was said to the outline, by the places of its items."""


@dataclass(frozen=True)
class Answer:
    """One message of a unit: what it says to which items, and its files. Later ones replace, and none is lost."""

    by: PersonName
    at: dt.datetime
    parts: Parts = field(default_factory=dict)
    files: Files = ()


@dataclass(frozen=True)
class UnitPart:
    """What one unit was asked for, and all that it has answered, the oldest first."""

    id: int
    unit: UnitName
    answers: tuple[Answer, ...] = ()

    @property
    def told(self) -> Parts:
        """What stands now: the newest words to each item."""
        return {place: told for answer in self.answers for place, told in answer.parts.items()}

    @property
    def files(self) -> tuple[File, ...]:
        return tuple(file for answer in self.answers for file in answer.files)

    def missing(self, outline: Outline) -> tuple[int, ...]:
        """The places of the items that nothing is said to. A file speaks for all words, but for no figure."""
        told = self.told
        return tuple(
            place
            for place, item in enumerate(outline)
            if place not in told and not (self.files and item.kind is not ItemKind.INDICATOR)
        )

    def answered_at(self, outline: Outline) -> dt.datetime | None:
        """When the last item got its first answer, which corrections do not change; None while one is missing."""
        for count in range(1, len(self.answers) + 1):
            if not replace(self, answers=self.answers[:count]).missing(outline):
                return self.answers[count - 1].at
        return None


class PartState(StrEnum):
    """Computed from moments, never stored."""

    OPEN = auto()
    """It is not all there, and there is time."""
    ANSWERED = auto()
    LATE = auto()
    """It came after its time, and counts."""
    MISSING = auto()
    """Its time is over, and it is not all there."""


def state_of(part: UnitPart, outline: Outline, ends: dt.datetime, now: dt.datetime) -> PartState:
    """How the part stands at `now`, where `ends` is the first moment too late."""
    answered = part.answered_at(outline)
    if answered is None:
        return PartState.MISSING if now >= ends else PartState.OPEN
    return PartState.LATE if answered >= ends else PartState.ANSWERED


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
    outline: Sequence[Item] = standing.round.plan.outline
    return {
        (fold(outline[place].title), part.unit.id): told.figure
        for part in standing.parts
        for place, told in part.told.items()
        if told.figure is not None
    }
