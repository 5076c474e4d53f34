"""A row that holds several tasks: items of its content, beside each of which its unit or its deadline stands."""

import re
from collections.abc import Mapping, Sequence

from documents.plans.headings import Column

_ITEM = re.compile(r"^\s*(?:[-–+•*]|\(?[a-zđ0-9]{1,2}[.)])\s+(?=\S)")
PARALLEL = (Column.LEAD, Column.BOTH, Column.SUPPORT, Column.PRODUCT, Column.DUE)
DIVIDING = (Column.LEAD, Column.BOTH, Column.DUE)
"""Columns that make tasks of items: several products alone belong to one task."""


def tasks_of(cells: Mapping[Column, str]) -> tuple[Mapping[Column, str], ...]:
    """The cells of each task of a row: one, or as many as its content has items with a unit or a deadline beside each.

    What stands once holds for all of them.
    """
    items = _items(cells.get(Column.CONTENT, ""))
    if len(items) < 2:
        return (cells,)
    beside = {column: _lines(cells.get(column, ""), len(items)) for column in PARALLEL}
    if not any(beside[column] for column in DIVIDING):
        return (cells,)
    return tuple(
        _task(cells, items[at], {column: lines[at] for column, lines in beside.items() if lines})
        for at in range(len(items))
    )


def _task(cells: Mapping[Column, str], item: str, own: Mapping[Column, str]) -> Mapping[Column, str]:
    return {**cells, **own, Column.CONTENT: item}


def _items(content: str) -> list[str]:
    """The items of a cell with what goes on with them; empty where it has none. A line above them leads to them all."""
    items: list[str] = []
    for line in content.splitlines():
        if mark := _ITEM.match(line):
            items.append(line[mark.end() :].strip())
        elif items:
            items[-1] = f"{items[-1]} {line.strip()}"
    return items


def _lines(cell: str, count: int) -> Sequence[str]:
    """The lines of a cell, one for each of so many items; empty where there are not as many."""
    lines = [line for line in cell.splitlines() if line.strip()]
    marked = _items(cell)
    if len(marked) == count:
        return marked
    return [_ITEM.sub("", line).strip() for line in lines] if len(lines) == count else ()
