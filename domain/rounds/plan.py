"""What a round asks for: its period, its due day, its outline, and the figures of its indicators."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from typing import Any

from domain.calendar import ONE_DAY, add_months
from domain.overviews.periods import Period, whole_months
from domain.registering.drafts import due_from_json, due_json
from domain.tasks import Due

PERCENT = "%"


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


class RoundWish(StrEnum):
    """What is wanted of rounds behind their command."""

    SHOW = auto()
    OPEN = auto()
    COMPILE = auto()
    CLOSE = auto()
    REOPEN = auto()


@dataclass(frozen=True)
class RoundAsked:
    """What is wanted, and of which round by its number; None where none is named."""

    wish: RoundWish
    number: int | None = None
