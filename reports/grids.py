"""Tables of a Word file, built of copies of one row: the library's own cells take seconds for a long register."""

import copy
from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.characters import lines_of
from reports.decree import Part
from texts.official import Band, Column, Table

_TWIPS = 1440 / 25.4
_RULED = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGIN = 57
"""Twips (1 mm) between a rule and the words beside it."""


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def frame(widths: Sequence[float], *, ruled: bool) -> CT_Tbl:
    """A table without rows, as wide as its columns together (millimetres), which no words make wider."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    margin = _MARGIN if ruled else 0
    made = _parsed(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f"{f'<w:tblBorders>{_RULED}</w:tblBorders>' if ruled else ''}"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>'
    )
    assert isinstance(made, CT_Tbl)
    return made


def cells(widths: Sequence[float], rows: int) -> CT_Tbl:
    """A table without rules, whose cells are empty: each needs a paragraph."""
    made = frame(widths, ruled=False)
    inside = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr></w:tc>' for width in widths)
    made.extend(_row(inside) for _ in range(rows))
    return made


def _parsed(xml: str) -> BaseOxmlElement:
    parsed = parse_xml(xml)
    assert isinstance(parsed, BaseOxmlElement)
    return parsed


def grid(table: Table, room: float) -> CT_Tbl:
    """The table with rules, `room` millimetres wide; its heads come again on each page."""
    widths = _widths(table.columns, room)
    made = frame(widths, ruled=True)
    made.extend(_heads(table, widths))
    one = _words(table.columns, widths, bold=False)
    strong = _words(table.columns, widths, bold=True)
    over = _row(_cell(sum(widths), Part.TABLE_WORDS, span=len(widths), bold=True, keep=True))
    for row in table.rows:
        if isinstance(row, Band):
            made.append(_filled(over, (row.text,)))
        else:
            made.append(_filled(strong if row.bold else one, row.cells))
    return made


def _widths(columns: Sequence[Column], room: float) -> list[float]:
    whole = sum(column.room for column in columns)
    return [room * column.room / whole for column in columns]


def _heads(table: Table, widths: Sequence[float]) -> Iterator[BaseOxmlElement]:
    """One row, or two where columns share a head; then the row of their numbers."""
    columns = list(zip(table.columns, widths, strict=True))
    if any(column.group for column in table.columns):
        upper = ""
        for group, inside in groupby(columns, key=lambda one: one[0].group):
            shared = list(inside)
            if group:
                width = sum(width for _, width in shared)
                upper += _cell(width, Part.TABLE_HEAD, words=group, span=len(shared))
            else:
                upper += "".join(
                    _cell(width, Part.TABLE_HEAD, words=column.title, merge="restart") for column, width in shared
                )
        yield _row(upper, repeated=True)
    lower = (
        _cell(width, Part.TABLE_HEAD, words=column.title)
        if column.group or not any(column.group for column in table.columns)
        else _cell(width, Part.TABLE_HEAD, merge="continue")
        for column, width in columns
    )
    yield _row("".join(lower), repeated=True)
    if table.numbered:
        numbers = (_cell(width, Part.TABLE_NUMBERS, words=f"({place})") for place, width in enumerate(widths, 1))
        yield _row("".join(numbers), repeated=True)


def _words(columns: Sequence[Column], widths: Sequence[float], *, bold: bool) -> BaseOxmlElement:
    """A row whose cells wait for their words."""
    styles = [Part.TABLE_NUMBERS if column.centred else Part.TABLE_WORDS for column in columns]
    return _row("".join(_cell(width, style, bold=bold) for width, style in zip(widths, styles, strict=True)))


def _cell(
    width: float,
    style: Part,
    *,
    words: str = "",
    span: int = 1,
    merge: str = "",
    bold: bool = False,
    keep: bool = False,
) -> str:
    """The XML of a cell with one run. `words` are our own, without anything to escape."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    kept = "<w:keepNext/>" if keep else ""
    strong = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{merged}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style.name}"/>{kept}</w:pPr>'
        f'<w:r>{strong}<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
    )


def _row(cells: str, *, repeated: bool = False) -> BaseOxmlElement:
    """A row that no page break splits; `repeated` at the head of each page."""
    head = "<w:tblHeader/>" if repeated else ""
    return _parsed(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")


_RUN, _TEXT = qn("w:r"), qn("w:t")


def _filled(row: BaseOxmlElement, cells: Sequence[str]) -> BaseOxmlElement:
    made = copy.deepcopy(row)
    for run, words in zip(made.iter(_RUN), cells, strict=True):
        assert isinstance(run, CT_R)
        first, *more = lines_of(words)
        if more:
            run.text = "\n".join((first, *more))
        else:  # Letter by letter, as the library sets it, a long register takes a second more.
            next(run.iter(_TEXT)).text = first
    return made
