"""Where a table has its headings, one row of them or two, and what stands in each of its columns."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from documents.plans.grid import Row
from documents.plans.headings import Column, column_called
from documents.plans.numbers import number_in
from documents.plans.windows import FEWEST, is_bare, named_alone, windows_in
from domain.words import fold

Told = Callable[[str], bool]
"""Whether the words are a time."""
MOST_BEFORE = 15
"""A sheet may have its letterhead and its title above the headings."""
MOST_HEADINGS = 3
LONGEST_HEADING = 80
_COUNTED = re.compile(r"\(?\s*(?:\d{1,2}|[A-E])\s*\)?")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%?")
_STRONG = {
    Column.LEAD: re.compile(r"chu tri"),
    Column.DUE: re.compile(r"han|hoan thanh|ket thuc"),
}
_MAY_BE_CONTENT = (Column.TARGET, Column.PAPER, None)
_TOLD_BESIDE = frozenset({Column.PRODUCT, Column.STATE, Column.FINISHED, Column.PERCENT})
"""Beside these columns, "Kết quả" is what came of a task."""
_ACCOUNT = re.compile(r"\W*(?:da|dang|chua|qua han)(?!\w)")
"""How a cell begins that tells how far a task is."""
_TELLING = frozenset({Column.CONTENT, Column.LEAD, Column.BOTH, Column.DUE, Column.PACE, Column.DAY_DONE})


class Layout(NamedTuple):
    """The columns by their places; None where nobody knows. `windows` are columns that are a time in which a mark
    stands ("Quý I"). `first` is the first row below the headings, `headings` what stands above each column.
    """

    columns: tuple[Column | None, ...]
    windows: Mapping[int, str]
    first: int
    headings: tuple[str, ...]

    def place_of(self, column: Column) -> int | None:
        """The place of the column; None where the table has none."""
        return self.columns.index(column) if column in self.columns else None

    def heading_of(self, column: Column) -> str:
        """What stands above the column; "" where the table has none."""
        place = self.place_of(column)
        return "" if place is None else self.headings[place]

    def has(self, *columns: Column) -> bool:
        return any(column in self.columns for column in columns)


def layout_of(rows: Sequence[Row], told: Told) -> Layout | None:
    """The layout of a table whose headings tell it; None where no row is one of headings."""
    start = next(
        (at for at, row in enumerate(rows[:MOST_BEFORE]) if _is_heading(row, rows[at + 1 : at + 2], told)), None
    )
    if start is None:
        return None
    end = start + 1
    while end < len(rows) and end - start < MOST_HEADINGS and _goes_on(rows[end - 1], rows[end], told):
        end += 1
    heads = rows[start:end]
    width = len(heads[0].own)
    columns = [_called(heads, place) for place in range(width)]
    windows = windows_in(heads, told)
    columns = [None if place in windows else column for place, column in enumerate(columns)]
    while end < len(rows) and _is_counted(rows[end]):
        end += 1
    headings = tuple(
        " ".join(dict.fromkeys(head.seen[place] for head in heads if head.seen[place])) for place in range(width)
    )
    return Layout(_settled(columns, headings, rows[end:], told), windows, end, headings)


def is_heading_again(row: Row, layout: Layout) -> bool:
    """Whether the headings are repeated in this row, or the numbers below them."""
    filled = row.filled
    said = [fold(row.own[place]) in fold(layout.headings[place]) for place in filled if place < len(layout.headings)]
    return _is_counted(row) or (len(filled) > 1 and all(said) and len(said) == len(filled))


def _is_heading(row: Row, below: Sequence[Row], told: Told) -> bool:
    """Whether the row, with a second one below it, tells what stands in the columns."""
    if row.band or len(row.filled) < 2 or any(_is_said(row.own[place]) for place in row.filled):
        return False
    known = [column for place in row.filled if (column := column_called(row.own[place]))]
    calendar = [place for place in row.filled if named_alone(row.own[place])]
    if below and len(known) * 2 >= len(row.filled) and _goes_on(row, below[0], told):
        known += [column for place in below[0].filled if (column := column_called(below[0].own[place]))]
    filled = len(row.filled) - (len(calendar) if len(calendar) >= FEWEST else 0)
    return len(set(known)) >= 2 and len(known) * 5 >= filled * 3 and bool(_TELLING & set(known))


def _is_said(cell: str) -> bool:
    """Whether a cell is too long for a heading, or the number of a row."""
    return len(cell) > LONGEST_HEADING or number_in(cell) is not None


def _goes_on(above: Row, row: Row, told: Told) -> bool:
    """Whether a row of headings has a second one below it, which names columns, some of them below a merged one."""
    places = row.filled
    figures = {place for place in places if is_bare(row.own[place], above.seen[place])}
    if not places or row.band or any(_is_said(row.own[place]) for place in places if place not in figures):
        return False
    divides = any(not above.own[place] for place in places)
    named = [place in figures or column_called(row.own[place]) is not None or told(row.own[place]) for place in places]
    apart = any(column_called(row.own[place]) is not None for place in places) or len(places) > 1
    return divides and all(named) and apart


def _called(heads: Sequence[Row], place: int) -> Column | None:
    """The lowest heading that tells; the merged one above it otherwise."""
    found = (column_called(head.seen[place]) for head in reversed(heads))
    return next((column for column in found if column), None)


def _is_counted(row: Row) -> bool:
    """Whether the row only counts the columns: (1) (2) (3)."""
    counted = [words for words in row.own if words]
    return len(counted) > 2 and len(set(counted)) > 2 and all(_COUNTED.fullmatch(words) for words in counted)


def _settled(
    columns: Sequence[Column | None], headings: Sequence[str], body: Sequence[Row], told: Told
) -> tuple[Column | None, ...]:
    """The columns with each kind once, where the headings alone leave it open as their cells tell."""
    found = list(columns)
    _settle_results(found, body)
    for place, column in enumerate(found):
        if column is Column.DAY_DONE:
            found[place] = Column.FINISHED if {Column.DUE, Column.EXTENDED} & set(found) else Column.DUE
        if column is Column.PACE:
            found[place] = _pace(_cells(body, place), found, told)
    if Column.CONTENT not in found and Column.FINDING in found and {Column.LEAD, Column.DUE} <= set(found):
        found[found.index(Column.FINDING)] = Column.CONTENT
    _settle_content(found, body)
    for kind in set(filter(None, found)) - {Column.CONTENT, Column.OTHER, Column.NOTE, Column.MONEY, Column.PAPER}:
        _keep_one(found, kind, headings)
    return tuple(found)


def _settle_results(found: list[Column | None], body: Sequence[Row]) -> None:
    for place, column in enumerate(found):
        if column is Column.RESULT:
            cells = _cells(body, place)
            told = sum(_ACCOUNT.match(fold(cell)) is not None for cell in cells) * 2 > len(cells)
            found[place] = Column.REPORT if told or _TOLD_BESIDE & set(found) else Column.PRODUCT


def _pace(cells: Sequence[str], found: Sequence[Column | None], told: Told) -> Column:
    if cells and sum(bool(_PERCENT.fullmatch(cell)) for cell in cells) * 2 > len(cells):
        return Column.PERCENT
    if Column.DUE not in found and sum(map(told, cells)) * 2 >= len(cells):
        return Column.DUE
    return Column.STATE


def _settle_content(found: list[Column | None], body: Sequence[Row]) -> None:
    """One column tells the tasks: of several the one with the longest cells; without any, what else may tell them."""
    places = [place for place, column in enumerate(found) if column is Column.CONTENT]
    if not places and {Column.LEAD, Column.BOTH} & set(found) and Column.DUE in found:
        kind = next((kind for kind in _MAY_BE_CONTENT if kind in found), None)
        places = [place for place, column in enumerate(found) if column is kind]
    if places:
        longest = max(places, key=lambda place: sum(map(len, _cells(body, place))))
        for place in places:
            found[place] = Column.OTHER
        found[longest] = Column.CONTENT


def _keep_one(found: list[Column | None], kind: Column, headings: Sequence[str]) -> None:
    """Of several columns of a kind the one whose heading says it most clearly; of times otherwise the last."""
    places = [place for place, column in enumerate(found) if column is kind]
    if len(places) < 2:
        return
    strong = _STRONG.get(kind)
    clear = [place for place in places if strong and strong.search(fold(headings[place]))]
    kept = (clear or places)[-1 if kind is Column.DUE else 0]
    for place in places:
        found[place] = kind if place == kept else Column.OTHER


def _cells(body: Sequence[Row], place: int) -> list[str]:
    return [row.own[place] for row in body if place < len(row.own) and row.own[place] and not row.band]
