"""Walks over the body of a Word file: its paragraphs and tables in the order in which they are read."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from documents.document import Block, Cell, Paragraph, Table
from documents.packages import Element, attribute, child, is_on, local, value
from documents.word.numbering import Marker, Numbering
from documents.word.runs import Said, said
from documents.word.styles import Look, Styles, look
from documents.wrapping import starts_item

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
"""What only wraps the blocks in it."""
_MOST_COLUMNS = 100


@dataclass(frozen=True)
class _Line:
    """A paragraph before it is known whether it stands in a cell."""

    said: Said
    marker: Marker | None
    look: Look


class Walk:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def blocks(self, holder: Element, *, boxed: bool = False) -> Iterator[Block]:
        """`holder` is the body, a text box, a cell that frames all of its page."""
        before: Element | None = None
        for one in holder:
            name = local(one)
            if name == "p":
                if before is not None:
                    one = _joined(before, one)
                before = one if _ends_deleted(one) else None
                if before is None:
                    yield from self._of_paragraph(one, boxed)
            elif name == "tbl":
                yield from self._of_table(one, boxed)
            elif name in _THROUGH:
                yield from self.blocks(one, boxed=boxed)
        if before is not None:
            yield from self._of_paragraph(before, boxed)

    def _line(self, paragraph: Element) -> _Line:
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle")
        base = self._styles.of(style)
        own = look(properties)
        whole = Look(centred=own.centred, numbering=own.numbering, level=own.level).over(base)
        marker = self._numbering.next(whole.numbering, whole.level, style)
        return _Line(said(paragraph, base, self._styles), marker, whole)

    def _of_paragraph(self, paragraph: Element, boxed: bool) -> Iterator[Block]:
        line = self._line(paragraph)
        marker = line.marker
        for text in _pieces(line.said.text):
            yield Paragraph(
                _composed(text),
                marker=marker.text if marker else "",
                level=marker.level if marker else None,
                boxed=boxed,
                bold=line.said.bold,
                centred=bool(line.look.centred),
            )
            marker = None
        yield from self._beside(line.said)

    def _beside(self, line: Said) -> Iterator[Block]:
        for box in line.boxes:
            yield from self.blocks(box, boxed=True)
        yield from (Paragraph(_composed(words), boxed=True) for words in line.drawn)

    def _of_table(self, table: Element, boxed: bool) -> Iterator[Block]:
        """One cell alone only frames what is in it; tables in cells follow the one that holds them."""
        rows = [row for row in _children(table, "tr") if child(row, "trPr", "del") is None]
        if len(rows) == 1 and len(cells := _children(rows[0], "tc")) == 1:
            alone = len(_children(cells[0], "p")) == 1 and not _children(cells[0], "tbl")
            yield from self.blocks(cells[0], boxed=boxed or alone)
            return
        aside: list[Block] = []
        read = [self._row(row, aside) for row in rows]
        width = max(map(len, read), default=0)
        if width:
            full = tuple((*row, *(Cell() for _ in range(width - len(row)))) for row in read)
            yield Table(full, head=_heads(rows))
        yield from aside

    def _row(self, row: Element, aside: list[Block]) -> list[Cell]:
        cells = [Cell() for _ in range(_count(value(child(row, "trPr"), "gridBefore"), 0))]
        for cell in _children(row, "tc"):
            properties = child(cell, "tcPr")
            cells.append(_covered(properties) or Cell(self._of_cell(cell, aside)))
            cells += [Cell(covered=True, across=True)] * (_count(value(properties, "gridSpan"), 1) - 1)
        return cells[:_MOST_COLUMNS]

    def _of_cell(self, cell: Element, aside: list[Block]) -> str:
        lines: list[str] = []
        for one in _flat(cell):
            if local(one) == "tbl":
                aside += self._of_table(one, boxed=False)
                continue
            line = self._line(one)
            text = f"{line.marker.text} {line.said.text}" if line.marker else line.said.text
            lines.append(_composed(text.strip()))
            aside += self._beside(line.said)
        return "\n".join(line for line in lines if line)


def _covered(properties: Element | None) -> Cell | None:
    """The cell where it belongs to the one above it, or to the left; None where it is one of its own."""
    above, across = (_goes_on(child(properties, name)) for name in ("vMerge", "hMerge"))
    return Cell(covered=True, across=across) if above or across else None


def _goes_on(merged: Element | None) -> bool:
    return merged is not None and attribute(merged, "val") != "restart"


def _flat(cell: Element) -> Iterator[Element]:
    for one in cell:
        if local(one) in ("p", "tbl"):
            yield one
        elif local(one) in _THROUGH:
            yield from _flat(one)


def _children(holder: Element, name: str) -> list[Element]:
    """Those of the name, also in what only wraps them."""
    found: list[Element] = []
    for one in holder:
        if local(one) == name:
            found.append(one)
        elif local(one) in _THROUGH:
            found += _children(one, name)
    return found


def _heads(rows: list[Element]) -> int:
    """How many of the first rows are repeated on every page."""
    count = 0
    while count < len(rows) and is_on(child(rows[count], "trPr"), "tblHeader"):
        count += 1
    return count


def _count(text: str | None, otherwise: int) -> int:
    return min(int(text), _MOST_COLUMNS) if text and text.isdecimal() else otherwise


def _ends_deleted(paragraph: Element) -> bool:
    """Whether the end of the paragraph was deleted, so that the next one goes on in it."""
    return child(paragraph, "pPr", "rPr", "del") is not None


def _joined(first: Element, second: Element) -> Element:
    """The second paragraph with the runs of the first before its own."""
    at = 0 if child(second, "pPr") is None else 1
    for one in reversed([one for one in first if local(one) != "pPr"]):
        second.insert(at, one)
    return second


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs that somebody parted by line breaks: breaks of the layout are none."""
    current = ""
    for line in text.split("\n"):
        if current and starts_item(line):
            yield current
            current = line
        else:
            current = f"{current} {line}".strip()
    if current:
        yield current


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
