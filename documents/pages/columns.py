"""Tells what stands side by side on a page from what stands below: letterheads, signatures, columns of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.pages.sight import Line
from documents.pages.writing import by_base, on_one_line
from domain.words import searched

_GUTTER = 0.7
"""All in sizes of the letters: the narrowest gap between two columns."""
_ALONE = 2.5
"""The gap that parts two columns where only one line tells of them."""
_NEXT = 2.0
"""Lines that stand further apart are not of one column."""
_SIGNATURE = 8.0
_TOUCHING = 0.25
"""So much of the height of a line may reach into the next."""
_BODY = 12
"""Columns with so many lines each are text that runs down one and then the other."""

_ADDRESS = "kinh gui"
"""What begins below a letterhead, folded."""


@dataclass(frozen=True)
class Beside:
    """Columns from left to right, each with its lines."""

    columns: tuple[tuple[Line, ...], ...]

    @property
    def is_body(self) -> bool:
        """Whether it is read down one column after the other."""
        return min(map(len, self.columns)) >= _BODY


def arranged(lines: Sequence[Line]) -> Iterator[Line | Beside]:
    """The lines in reading order, with those that stand beside others put into columns."""
    waiting: list[Line] = []
    for group in _groups(lines):
        if waiting and _belongs(waiting, group):
            waiting += group
            continue
        yield from _told(waiting)
        waiting = group
    yield from _told(waiting)


def _told(lines: list[Line]) -> Iterator[Line | Beside]:
    columns = _columns(lines)
    if len(columns) > 1 and (_gap(columns) > _ALONE or len(list(by_base(lines))) > 1):
        yield Beside(tuple(tuple(_rows(column)) for column in columns))
    else:
        yield from _rows(lines)


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    return (on_one_line(row) for row in by_base(list(lines)))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand beside one another, or beside one that stands beside the other."""
    group: list[Line] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: line.top):
        if group and line.top > bottom - _TOUCHING * line.size:
            yield group
            group = []
        bottom = max(bottom, line.bottom) if group else line.bottom
        group.append(line)
    if group:
        yield group


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    columns: list[list[Line]] = []
    edge = 0.0
    for line in sorted(lines, key=lambda line: line.left):
        if not columns or line.left - edge > _GUTTER * line.size:
            columns.append([])
            edge = line.right
        columns[-1].append(line)
        edge = max(edge, line.right)
    return columns


def _gap(columns: list[list[Line]]) -> float:
    """The narrowest between two columns, in sizes of the letters."""
    return min(
        (min(line.left for line in after) - max(line.right for line in before)) / after[0].size
        for before, after in pairwise(columns)
    )


def _belongs(above: list[Line], below: list[Line]) -> bool:
    """Whether lines go on in the columns that stand above them, as the list under "Nơi nhận"."""
    columns = _columns(above)
    if len(columns) < 2 or len(_columns(above + below)) != len(columns) or _is_address(below[0]):
        return False
    gap = min(line.base for line in below) - max(line.base for line in above)
    if gap > _reach(columns, below) * max(line.size for line in above + below):
        return False
    return all(any(_is_in(line, column) for column in columns) for line in below)


def _is_address(line: Line) -> bool:
    return searched(line.text).startswith(_ADDRESS)


def _reach(columns: list[list[Line]], below: list[Line]) -> float:
    """How far lines may stand from those above; a name stands below the room for a signature."""
    is_signer = all(_is_in(line, columns[-1]) for line in below)
    return _SIGNATURE if is_signer or len(_columns(below)) > 1 else _NEXT


def _is_in(line: Line, column: list[Line]) -> bool:
    return line.left <= max(one.right for one in column) and line.right >= min(one.left for one in column)
