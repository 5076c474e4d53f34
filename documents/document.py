"""What every reader makes of a file, and all that the rest of the house knows of it: no format reaches further."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from domain.documents.findings import Warned


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in reading order, without line breaks of the layout.

    `marker` is a number that the format keeps apart from the text, as a reader of the page sees it ("1.", "a)", "-");
    one that somebody typed is part of `text`. `level` is the depth of such a numbering, from 0. `boxed` stood in a
    text box, `bold` all of it, `centred` likewise; they are False where the format does not tell.
    """

    text: str
    marker: str = ""
    level: int | None = None
    page: int | None = None
    boxed: bool = False
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; its own lines are parted by line breaks.

    `covered` says that this place belongs to a merged cell whose text stands in the first place of it, above or to
    the left; "" without it is an empty cell. `across` tells of such a place that the cell reaches it from the left:
    the merged cell begins further left, in this row or above it.
    """

    text: str = ""
    covered: bool = False
    across: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of equal length. `head` is how many of the first ones the format marks as repeated on every page.

    A table that goes on over pages is one table, and the repeated heading stands in it once.
    """

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0
    page: int | None = None
    name: str = ""
    """The name of the sheet, where it is one of a workbook."""
    begins: int = 1
    """In which row of that sheet its first row stands: what is wrong with a row is told by the number of the sheet."""


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """A file as it was read: what a person would see on its pages, in order. `pages` is None where it has none."""

    blocks: tuple[Block, ...]
    pages: int | None = None
    pages_read: int | None = None
    """How many were read, where not all of them."""
    warnings: tuple[Warned, ...] = ()
    unread: tuple[int, ...] = ()
    """The numbers of pages among those which took too long: nothing of them is in it."""
    recognised: frozenset[int] = frozenset()
    """The numbers of pages whose letters were recognised in pictures."""


def words_of(blocks: Iterable[Block]) -> str:
    """All of them as plain text: a line for each paragraph and each line of a cell."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [block.name, *(cell.text for row in block.rows for cell in row)]
    return "\n".join(lines)
