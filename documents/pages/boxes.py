"""Parts the letters of a page: those in ruled tables, those in frames, and all others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.pages.sight import Grid, Letter, Line, Ruled
from documents.pages.stamps import is_stamp

_LARGEST = 0.15
"""The share of the page that a frame around a few words, or a stamp, covers at most."""


@dataclass(frozen=True)
class Parted:
    tables: tuple[Ruled, ...]
    framed: tuple[str, ...]
    outside: list[Line]


def parted(
    letters: Sequence[Letter], grids: Sequence[Grid], read_lines: Callable[[Sequence[Letter]], list[Line]], area: float
) -> Parted:
    """`area` is that of the page. A frame around a whole page is none."""
    inside, outside = _shared_out(letters, [grid for grid in grids if grid.cells > 1 or _area(grid) < _LARGEST * area])
    tables: list[Ruled] = []
    framed: list[str] = []
    for grid, cells in inside:
        ruled = Ruled(grid, tuple(tuple(read_lines(cell)) for cell in cells))
        words = " ".join(line.text for lines in ruled.lines for line in lines)
        is_small = _area(grid) < _LARGEST * area
        if grid.cells == 1 or (is_small and is_stamp(words)):
            framed += [words] if words else []
        elif words:
            tables.append(ruled)
    return Parted(tuple(tables), tuple(framed), read_lines(outside))


def _area(grid: Grid) -> float:
    return grid.box.width * grid.box.height


def _shared_out(
    letters: Sequence[Letter], grids: Sequence[Grid]
) -> tuple[list[tuple[Grid, list[list[Letter]]]], list[Letter]]:
    """The letters of each cell of each grid, and the others. One that lies within another grid comes first."""
    inside: list[tuple[Grid, list[list[Letter]]]] = [(grid, [[] for _ in range(grid.cells)]) for grid in grids]
    smallest_first = sorted(inside, key=lambda one: _area(one[0]))
    outside = []
    for letter in letters:
        x, y = (letter.left + letter.right) / 2, letter.base - 0.3 * letter.size
        for grid, cells in smallest_first:
            number = grid.at(x, y)
            if number is not None:
                cells[number].append(letter)
                break
        else:
            outside.append(letter)
    return inside, outside
