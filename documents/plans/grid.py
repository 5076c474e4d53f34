"""The cells of a table as a reader of the page sees them: merged ones hold for all the places that they cover."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.document import Cell, Table
from domain.words import fold

_EMPHASIS = re.compile(r"^[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}$")
_ABOVE = re.compile(
    r"\W*(?:nhu (?:(?:muc|dong|o|phan) )?tren|n\s?[./]?\s?t)\W*"
    r"|-?\s?(?:[\"”“″〃]|''|//)\s?-?|\.{2,}/{1,2}\.{2,}"
)
"""What a hand writes in a cell for "the same as above"."""
MOST_OF_BAND = 3
"""The same words in so many cells of a row, and no others, are one band across it."""


class Row(NamedTuple):
    """A row. `own` is what stands in its cells, `seen` what also holds for it from merged cells above or to the left.

    `shared` are the places that a cell above covers. `band` is what stands in a row that is one cell, or the same
    in all of its cells; "" for others.
    """

    own: tuple[str, ...]
    seen: tuple[str, ...]
    shared: frozenset[int]
    band: str = ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The places in which something of its own stands."""
        return tuple(place for place, words in enumerate(self.own) if words)


def rows_of(table: Table) -> tuple[Row, ...]:
    """The rows of the table in their order, also the empty ones."""
    rows: list[Row] = []
    above: Row | None = None
    for cells in table.rows:
        rows.append(_row(cells, rows[-1] if rows else None, above))
        above = above if rows[-1].band or not rows[-1].filled else rows[-1]
    return tuple(rows)


def _row(cells: Sequence[Cell], above: Row | None, last: Row | None) -> Row:
    """`last` is the row above it that is no band."""
    own = tuple(
        _as_above(place, last) if is_as_above(cell.text) else "" if cell.covered else _clean(cell.text)
        for place, cell in enumerate(cells)
    )
    seen: list[str] = []
    shared: set[int] = set()
    band = _band(cells, own)
    for place, cell in enumerate(cells):
        if not cell.covered or band:
            seen.append(own[place])
        elif cell.across and place:
            seen.append(seen[place - 1])
            shared |= {place} if place - 1 in shared else set()
        else:
            seen.append(above.seen[place] if above and place < len(above.seen) and not above.band else "")
            shared.add(place)
    return Row(own, tuple(seen), frozenset(shared), band)


def is_as_above(text: str) -> bool:
    """Whether the text says "the same as above" and nothing else."""
    return bool(text) and _ABOVE.fullmatch(fold(text.strip())) is not None


def _as_above(place: int, last: Row | None) -> str:
    return last.seen[place] if last and place < len(last.seen) else ""


def _band(cells: Sequence[Cell], own: Sequence[str]) -> str:
    """What stands across the row; a number may stand before it."""
    filled = [words for words in own if words]
    if not filled:
        return ""
    words = filled[-1]
    before = filled[:-1] if len(set(filled)) > 1 else []
    across = sum(cell.across for cell in cells)
    if len(cells) > 1 and len(set(filled)) == 1 and len(filled) >= min(MOST_OF_BAND, len(cells)):
        return words
    is_numbered = not before or (len(before) == 1 and len(before[0]) <= 8)
    return words if is_numbered and across and across >= len(cells) - 1 - len(filled) and across >= 2 else ""


def _clean(text: str) -> str:
    """The text of a cell, each of its lines without blanks around it and without signs of emphasis."""
    lines = (" ".join(line.split()) for line in text.replace("\u00a0", " ").splitlines())
    return "\n".join(_EMPHASIS.sub("", _EMPHASIS.sub("", line)) for line in lines if line)
