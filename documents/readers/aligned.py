"""Tables of plain text whose columns only blanks part: each begins at the same place in every row."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
_GAP = re.compile(r"\S(?P<gap> {2,})(?=\S)")
_SHARE = 0.6
"""So many of the rows must begin a cell where the first one does."""


def with_tabs(text: str) -> str:
    """The text with a tab for each border of a column, in groups of lines that are such a table."""
    if "   " not in text:
        return text
    lines = text.split("\n")
    made: list[str] = []
    for is_row, group in groupby(lines, key=_is_row):
        rows = list(group)
        made += _tabbed(rows) if is_row else rows
    return "\n".join(made)


def _is_row(line: str) -> bool:
    """Whether the line may be one of such a table, or one that goes on in the cells of the one above it."""
    return "\t" not in line and "|" not in line and (len(_GAP.findall(line)) >= 1 or line.startswith(" " * 3))


def _tabbed(lines: Sequence[str]) -> Sequence[str]:
    first = next((at for at, line in enumerate(lines) if len(_GAP.findall(line)) >= FEWEST_COLUMNS - 1), None)
    if first is None or len(lines) - first < FEWEST_ROWS:
        return lines
    starts = [0, *(gap.end("gap") for gap in _GAP.finditer(lines[first]))]
    rows = [_cells(line, starts) for line in lines[first:]]
    fitting = [row for row in rows if row is not None]
    if len(fitting) < len(rows) or len(rows) < FEWEST_ROWS:
        return lines
    begun = [sum(bool(row[place]) for row in fitting) for place in range(len(starts))]
    if sum(count >= _SHARE * len(rows) for count in begun) < FEWEST_COLUMNS:
        return lines
    return [*lines[:first], *("\t".join(row) for row in _joined(fitting))]


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """The cells of a line; None where a word reaches over a border."""
    if any(start and start < len(line) and line[start - 1] != " " for start in starts):
        return None
    ends = [*starts[1:], len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _joined(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """The rows, each with the lines below it that go on in its cells: they have no number."""
    current: list[str] | None = None
    for row in rows:
        if current is not None and not row[0] and current[0]:
            current = [" ".join(filter(None, pair)) for pair in zip(current, row, strict=True)]
            continue
        if current is not None:
            yield current
        current = row
    if current is not None:
        yield current
