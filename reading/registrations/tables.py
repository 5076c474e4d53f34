"""A table of tasks in a message: rows whose cells stand between bars or tabs, with or without a row that names them."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum, auto
from typing import NamedTuple

from domain.words import fold
from reading.language.lookup import entries


class Column(StrEnum):
    """What stands in a column. The values are those of the lexicon."""

    NUMBER = auto()
    CONTENT = auto()
    LEAD = auto()
    SUPPORT = auto()
    PRODUCT = auto()
    DUE = auto()
    PAPER = auto()
    NOTE = auto()


Row = dict[Column, str]
"""The words of each column of a task; empty cells are left out."""


class Table(NamedTuple):
    """The rows of tasks, and the lines above and below them."""

    rows: tuple[Row, ...]
    above: str
    below: str


_CALLED = {fold(entry.phrase): Column(entry.value) for entry in entries("column")}
_SEPARATES = re.compile(r"\s*\|\s*|[ \t]*\t[ \t]*")
_RULE = re.compile(r"[|\-–—:+=_\s]+")
_NUMBER = re.compile(r"\(?\d{1,3}[.)/:]?")
LONGEST_CALLED = 40
MOST_COLUMNS = 12
"""Of a table whose first row does not call them."""
MOST_TELLING = 40
"""Cells that are read to find out what their column holds."""
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def table_in(text: str, told: Callable[[str], Column | None]) -> Table | None:
    """The table of the text; None where it has none. `told` says whether a cell is all a unit or all a deadline."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and _called([cell.strip() for cell in lines[0].split(";")]):
        lines = [line.replace(";", "|") for line in lines]
    cells = [_cells(line) for line in lines]
    inside = [place for place, row in enumerate(cells) if len(row) > 1]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    rows = _joined(cells[first : last + 1])
    called = _called(rows[0])
    rows = rows[1:] if called else rows
    columns = called or _guessed(rows, told)
    if columns is None or not rows:
        return None
    found = tuple(filter(None, (_row(row, columns) for row in rows)))
    return Table(found, "\n".join(lines[:first]), "\n".join(lines[last + 1 :])) if found else None


def _cells(line: str) -> list[str]:
    """The cells of a line; a line that only rules off has none."""
    if _RULE.fullmatch(line):
        return []
    inner = line.strip(" ")
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") else inner
    return [cell.strip() for cell in _SEPARATES.split(inner)]


def _joined(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, with a line that has no cells of its own as the end of the last cell before it."""
    joined: list[list[str]] = []
    for row in rows:
        if len(row) > 1:
            joined.append(list(row))
        elif row:
            joined[-1][-1] = f"{joined[-1][-1]} {row[0]}".strip()
    return joined


def _called(row: Sequence[str]) -> list[Column] | None:
    """What stands in each column, as the first row calls them; None where it is no such row."""
    named = [_CALLED.get(fold(_BRACKETED.sub("", cell)).strip(" .:")) for cell in row if len(cell) <= LONGEST_CALLED]
    if len(named) < len(row) or Column.CONTENT not in named or sum(one is not None for one in named) < 2:
        return None
    return _each_once([one or Column.NOTE for one in named])


def _guessed(rows: Sequence[Sequence[str]], told: Callable[[str], Column | None]) -> list[Column] | None:
    """What stands in each column, as most of its cells tell; None where the rows are no tasks."""
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        return None
    columns = [[row[place] for row in rows if len(row) > place and row[place]] for place in range(width)]
    kinds = [_kind(cells, told) for cells in columns]
    long = [place for place, kind in enumerate(kinds) if kind is None]
    if not long or not ({Column.LEAD, Column.DUE} & set(kinds) or (len(rows) > 1 and Column.NUMBER in kinds)):
        return None
    content = max(long, key=lambda place: sum(map(len, columns[place])))
    return _each_once([Column.CONTENT if place == content else kind or Column.NOTE for place, kind in enumerate(kinds)])


def _kind(cells: Sequence[str], told: Callable[[str], Column | None]) -> Column | None:
    kinds = [Column.NUMBER if _NUMBER.fullmatch(cell) else told(cell) for cell in cells[:MOST_TELLING]]
    return max(set(kinds), key=kinds.count) if kinds else Column.NOTE


def _each_once(columns: list[Column]) -> list[Column]:
    """A second column of units are those that support; what else is there twice is a note."""
    seen: set[Column] = set()
    for place, column in enumerate(columns):
        if column in seen:
            second = column is Column.LEAD and Column.SUPPORT not in seen
            columns[place] = Column.SUPPORT if second else Column.NOTE
        seen.add(columns[place])
    return columns


def _row(cells: Sequence[str], columns: Sequence[Column]) -> Row:
    """The cells of a task by their columns; empty where it has no content. What stands beyond the columns is a note."""
    row: Row = {}
    for place, cell in enumerate(cells):
        column = columns[place] if place < len(columns) else Column.NOTE
        if cell and column is not Column.NUMBER:
            row[column] = f"{row[column]}, {cell}" if column in row else cell
    return row if Column.CONTENT in row else {}
