"""What the tables are made of: rows that name the cells they answer for, and say why."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import Any

from domain.acts import Act, Refuse
from domain.decide.cases import Case
from domain.decide.cells import AXES
from domain.refusals import Refusal
from domain.said import Meaning

Key = tuple[StrEnum, ...]
Maker = Callable[[Case], tuple[Act, ...]]


@dataclass(frozen=True, eq=False)
class Row:
    """The cells `where` every axis that is named has one of the values; the others do not matter.

    `make` builds the acts and has no conditions. None: in a gate, what the table of the meaning says; elsewhere, the
    cell cannot happen, for the reason `because`. `goes_on` tells that the words say more, which is decided anew of the
    task as the acts leave it.
    """

    name: str
    because: str
    make: Maker | None
    where: Mapping[str, frozenset[StrEnum]]
    goes_on: bool = False
    cannot_happen: bool = False


def row(name: str, because: str, make: Maker, **where: frozenset[Any]) -> Row:
    return Row(name, because, make, where)


def goes_on(name: str, because: str, make: Maker, **where: frozenset[Any]) -> Row:
    """A row after which the rest of the words is decided anew."""
    return Row(name, because, make, where, goes_on=True)


def passes(name: str, because: str, **where: frozenset[Any]) -> Row:
    """In a gate: nothing stands in the way."""
    return Row(name, because, None, where)


def never(name: str, because: str, **where: frozenset[Any]) -> Row:
    """A cell that cannot happen."""
    return Row(name, because, None, where, cannot_happen=True)


def one(*values: Any) -> frozenset[Any]:
    """The values of an axis for which a row answers."""
    return frozenset(values)


def but(*values: Any) -> frozenset[Any]:
    """All values of the axis except these."""
    axis: type[StrEnum] = type(values[0])
    return frozenset(axis) - frozenset(values)


def refuses(refusal: Callable[[Case], Refusal]) -> Maker:
    return lambda case: (Refuse(refusal(case)),)


@dataclass(frozen=True)
class Table:
    """Rows about some meanings, over some axes: every cell of these has exactly one row, which the tests hold.

    Where no axis is the meaning, all of its meanings are decided alike.
    """

    name: str
    meanings: frozenset[Meaning]
    axes: tuple[str, ...]
    rows: tuple[Row, ...]

    def cells_of(self, one_row: Row) -> Iterator[Key]:
        """The cells for which a row answers, as values of the axes."""
        unknown = set(one_row.where) - set(self.axes)
        assert not unknown, f"{self.name}: {one_row.name} names {unknown}"
        return product(*(one_row.where.get(axis, self._values(axis)) for axis in self.axes))

    def _values(self, axis: str) -> frozenset[StrEnum]:
        return self.meanings if axis == "meaning" else frozenset(AXES[axis])

    @cached_property
    def index(self) -> Mapping[Key, Row]:
        """The row of each cell."""
        return {cell: one_row for one_row in self.rows for cell in self.cells_of(one_row)}
