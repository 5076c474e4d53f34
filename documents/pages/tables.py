"""Makes tables of the ruled grids of pages, and one table of those that go on over several."""

from collections.abc import Sequence
from dataclasses import replace

from documents.document import Cell, Table
from documents.pages.paragraphs import Margins, in_cell, is_low, joined
from documents.pages.sight import Ruled

_PADDING = 5.0
"""Points between the edge of a cell and its text, as office programs leave them."""
_SAME = 6.0
"""Points by which the columns of one table may differ from page to page."""
_MOST_HEADING = 4
"""Rows of a heading that is repeated."""


def table_of(ruled: Ruled, page: int) -> Table:
    grid = ruled.grid
    first: dict[int, tuple[int, int]] = {}
    for row, numbers in enumerate(grid.numbers):
        for column, number in enumerate(numbers):
            first.setdefault(number, (row, column))
    rows = tuple(
        tuple(
            _cell(ruled, number)
            if first[number] == (row, column)
            else Cell(covered=True, across=first[number][1] < column)
            for column, number in enumerate(numbers)
        )
        for row, numbers in enumerate(grid.numbers)
    )
    return Table(rows, page=page)


def _cell(ruled: Ruled, number: int) -> Cell:
    box = ruled.grid.box_of(number)
    return Cell(in_cell(ruled.lines[number], Margins(box.left + _PADDING, box.right - _PADDING)))


def have_same_columns(one: Ruled, other: Ruled) -> bool:
    return one.grid.columns == other.grid.columns and all(
        abs(left - right) <= _SAME for left, right in zip(one.grid.ends, other.grid.ends, strict=True)
    )


def gone_on(above: Table, below: Table) -> Table:
    """One table of two parts with the same columns."""
    head = _repeated(above, below)
    rows = list(below.rows[head:])
    if not rows:
        return replace(above, head=max(head, above.head))
    last = above.rows[-1]
    whole = list(above.rows)
    if _is_rest(last, rows[0]):
        whole[-1] = tuple(map(_one, last, rows.pop(0)))
    elif rows:
        rows[0] = tuple(_covered(above, rows, number) for number in range(len(last)))
    return replace(above, rows=(*whole, *rows), head=max(head, above.head))


def _repeated(above: Table, below: Table) -> int:
    """How many rows of the heading stand above the second part again."""
    most = min(_MOST_HEADING, len(above.rows), len(below.rows))
    return next((count for count in range(most, 0, -1) if _same(above.rows[:count], below.rows[:count])), 0)


def _same(rows: Sequence[tuple[Cell, ...]], others: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether rows have the same words in them, and any at all."""
    words = [[" ".join(cell.text.split()).casefold() for cell in row] for row in rows]
    return words == [[" ".join(cell.text.split()).casefold() for cell in row] for row in others] and all(
        sum(map(bool, row)) > 1 for row in words
    )


def _is_rest(last: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """Whether a row is the end of one that the page cut: it has no number, and goes on in the middle of a sentence."""
    filled = [number for number, cell in enumerate(row) if cell.text]
    if row[0].text or not filled or not all(last[number].text for number in filled):
        return False
    return any(is_low(row[number].text) for number in filled)


def _one(cell: Cell, rest: Cell) -> Cell:
    if not rest.text:
        return cell
    return replace(cell, text=joined(cell.text, rest.text) if is_low(rest.text) else f"{cell.text}\n{rest.text}")


def _covered(above: Table, rows: Sequence[tuple[Cell, ...]], column: int) -> Cell:
    """The first cell of a column on the new page; it belongs to a merged one that began above where that reached the
    end of its page, or goes on below, and nothing is written in it."""
    cell = rows[0][column]
    last = above.rows[-1][column]
    ends_merged = last.covered and not last.across
    begins_merged = len(rows) > 1 and rows[1][column].covered and not rows[1][column].across
    if cell.covered or cell.text or not (ends_merged or begins_merged) or not _text_above(above, column):
        return cell
    return Cell(covered=True)


def _text_above(above: Table, column: int) -> bool:
    return bool(next((row[column].text for row in reversed(above.rows) if not row[column].covered), ""))
