"""What a question is answered with: numbers of the Board, so that an answer never differs from it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from domain.organizations import Unit
from domain.overviews.board import Board, Cells, Row, Tally
from domain.overviews.filters import Status
from domain.overviews.periods import Period
from domain.overviews.questions import Question
from domain.tasks import AT_HAND

_CELLS = {
    Status.OPEN: "open",
    Status.IN_TIME: "open_in_time",
    Status.DUE_SOON: "due_soon",
    Status.OVERDUE: "open_overdue",
    Status.NO_DEADLINE: "open_undated",
    Status.AWAITING: "awaiting",
    Status.RETURNED: "returned",
    Status.UNREPORTED: "unreported",
    Status.COMPLETED: "done",
    Status.COMPLETED_IN_TIME: "done_in_time",
    Status.COMPLETED_LATE: "done_late",
}


@dataclass(frozen=True)
class Counted:
    """A question about numbers, with the Board that holds them."""

    question: Question
    board: Board


@dataclass(frozen=True)
class Unreported:
    """A unit by its id: the tasks it has at hand, and those of them that nobody reported on."""

    unit: int
    at_hand: int
    unreported: int


@dataclass(frozen=True)
class Quiet:
    """A unit with work at hand that was not reported on, all or some of it; `heads` are the names of its heads."""

    unit: Unit
    heads: tuple[str, ...]
    at_hand: int
    unreported: int

    @property
    def silent(self) -> bool:
        return self.unreported == self.at_hand


@dataclass(frozen=True)
class Silence:
    """Who has not reported in the period up to `as_of`, of the units in `scope` (empty: all).

    Where no `period` was asked for it is that of the ladder: `days` working days without a report.
    """

    period: Period | None
    as_of: dt.datetime
    scope: tuple[Unit, ...]
    units: tuple[Quiet, ...]
    days: int


@dataclass(frozen=True)
class Placed:
    """A unit in its place of a ranking; equal numbers share the place."""

    place: int
    row: Row


def units_unreported(tallies: Iterable[Tally]) -> tuple[Unreported, ...]:
    """For each unit that has work at hand how much, and of how much nothing was heard for the period of the ladder."""
    at_hand: Counter[int] = Counter()
    unreported: Counter[int] = Counter()
    for tally in tallies:
        at_hand[tally.unit] += tally.count if tally.state in AT_HAND else 0
        unreported[tally.unit] += tally.unreported
    return tuple(Unreported(unit, count, unreported[unit]) for unit, count in at_hand.items() if count)


def is_counted(status: Status | None) -> bool:
    """Whether the Board has a cell for tasks of that status; of others there are only lists."""
    return status is None or status in _CELLS


def number_of(cells: Cells, status: Status | None) -> int:
    """How many tasks of that status the cells count; of None all of them."""
    count: int = getattr(cells, _CELLS[status]) if status else cells.total
    return count


def ranked(rows: Iterable[Row], question: Question) -> tuple[Placed, ...]:
    """The rows in the order that was asked for. By rate, units without any task have none and are left out."""

    def measure(row: Row) -> float:
        if question.by_rate:
            return row.cells.done / row.cells.total
        return number_of(row.cells, question.filters.status)

    def first(row: Row) -> float:
        return measure(row) if question.least else -measure(row)

    known = [row for row in rows if row.cells.total or not question.by_rate]
    in_order = sorted(known, key=first)
    places = [1 + sum(first(other) < first(row) for other in known) for row in in_order]
    return tuple(Placed(*one) for one in zip(places, in_order, strict=True))
