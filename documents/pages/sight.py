"""What is seen on a page, whether it was printed into a PDF or recognised in a picture: lines of text and ruled boxes.

Lengths are points (1/72 inch) from the upper left corner, downwards.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def widened(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Letter(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    """Where the letters stand on."""
    size: float
    """Of the font."""
    place: int = 0
    """Its number on the page."""


class Line(NamedTuple):
    """Words on one base line, with no wide gap between them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def top(self) -> float:
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.2 * self.size

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Ruling(NamedTuple):
    """A straight line; `at` is its height where it lies and its distance from the left where it stands."""

    lies: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Grid:
    """The cells of a ruled table. `numbers` tells for each place of its rows and columns which cell it belongs to: the
    places of a merged cell have one number."""

    heights: tuple[float, ...]
    """Where its rows end and begin, from the upper edge to the lower one."""
    ends: tuple[float, ...]
    """Likewise its columns."""
    numbers: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        return Box(self.ends[0], self.heights[0], self.ends[-1], self.heights[-1])

    @property
    def columns(self) -> int:
        return len(self.ends) - 1

    @property
    def cells(self) -> int:
        return max(map(max, self.numbers)) + 1

    def box_of(self, cell: int) -> Box:
        places = [
            (row, column) for row, ones in enumerate(self.numbers) for column, one in enumerate(ones) if one == cell
        ]
        rows, columns = [row for row, _ in places], [column for _, column in places]
        return Box(
            self.ends[min(columns)], self.heights[min(rows)], self.ends[max(columns) + 1], self.heights[max(rows) + 1]
        )

    def at(self, x: float, y: float) -> int | None:
        """The number of the cell in which a point lies; None outside of the table."""
        if not self.box.holds(x, y):
            return None
        row = min(bisect_right(self.heights, y) - 1, len(self.heights) - 2)
        return self.numbers[row][min(bisect_right(self.ends, x) - 1, self.columns - 1)]


@dataclass(frozen=True)
class Ruled:
    """A grid with the lines of each cell, in the order of their numbers."""

    grid: Grid
    lines: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Sight:
    """A page as it was seen."""

    number: int
    """From 1."""
    width: float
    height: float
    lines: Sequence[Line] = ()
    """What stands outside of tables."""
    tables: Sequence[Ruled] = ()
    apart: Sequence[str] = ()
    """What was put across or onto the page: stamps, watermarks, framed words."""
    rulings: Sequence[Ruling] = field(default=(), repr=False)

    @property
    def words(self) -> str:
        """All that is written on it, but for stamps, in no certain order."""
        inside = (line for one in self.tables for lines in one.lines for line in lines)
        return "\n".join(line.text for line in (*self.lines, *inside))
