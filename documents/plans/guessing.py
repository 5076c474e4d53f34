"""What stands in the columns of a plan without headings, as its cells tell."""

from collections.abc import Callable, Sequence

from documents import units
from documents.plans.grid import Row
from documents.plans.headings import Column
from documents.plans.layout import Layout, Told
from documents.plans.numbers import number_in

FEWEST_ROWS = 2
SHORTEST_CONTENT = 20
"""Characters that the tasks have on average."""
_SHARE = 0.7
"""So many of the cells of a column must be of one kind."""


def guessed(rows: Sequence[Row], told: Told) -> Layout | None:
    """The layout of rows that have a unit and a deadline each beside their task; None where they have not."""
    body = [row for row in rows if row.filled and not row.band]
    if len(body) < FEWEST_ROWS:
        return None
    columns = [[row.seen[place] for row in body if row.seen[place]] for place in range(len(body[0].seen))]
    kinds = {
        Column.NUMBER: lambda cell: number_in(cell) is not None,
        Column.DUE: told,
        Column.LEAD: lambda cell: units.is_unit(cell) or units.is_everyone(cell),
    }
    found: list[Column | None] = [None] * len(columns)
    for kind, is_of in kinds.items():
        place = _first(columns, found, is_of)
        if place is not None:
            found[place] = kind
    if not {Column.DUE, Column.LEAD} <= set(found):
        return None
    free = [place for place, kind in enumerate(found) if kind is None]
    content = max(free, key=lambda place: sum(map(len, columns[place])), default=None)
    if content is None or sum(map(len, columns[content])) < SHORTEST_CONTENT * len(body):
        return None
    found[content] = Column.CONTENT
    return Layout(tuple(found), {}, 0, ("",) * len(columns))


def _first(
    columns: Sequence[Sequence[str]], found: Sequence[Column | None], is_of: Callable[[str], bool]
) -> int | None:  # fmt: skip
    """The first column of which most cells are of a kind; None where none is."""
    for place, cells in enumerate(columns):
        if found[place] is None and len(cells) >= FEWEST_ROWS and sum(map(is_of, cells)) >= _SHARE * len(cells):
            return place
    return None
