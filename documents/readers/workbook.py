"""Workbooks of 2007 and later: every sheet that is seen is a table."""

import datetime as dt
import html
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils.cell import column_index_from_string

from documents.document import Block, Cell, Document, Paragraph, Table, words_of
from documents.limits import Limits, OnPage
from documents.packages import Package, attribute, child, related
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Warned
from domain.words import fold
from reading.language.secrecy import is_marked_paper

_MOST_COLUMNS = 100
_MOST_EMPTY = 200
"""Empty rows under each other: nothing stands below them but what somebody left behind."""
_LEAST_FILLED = 3
"""Cells of the first row of a table: above it stand the head of the paper and its title."""
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBERED = re.compile(rb"\br=\"(\d{1,7})\"")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
_MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|\d+|[A-Z])")
_FIXED = re.compile(r"0+(?:\.(0+))?")
_BROKEN = (LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, zipfile.BadZipFile, ParseError,
           etree.LxmlError)  # fmt: skip
"""What the library raises for a file whose parts do not fit together."""


class _Shown(Protocol):
    """A cell as the library streams it."""

    value: object
    data_type: str
    number_format: str | None


class _Streamed(Protocol):
    """A sheet that is read row by row: one of a million rows costs no more than those that are looked at."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, max_col: int) -> Iterator[tuple[_Shown, ...]]: ...


@dataclass(frozen=True)
class _Sheet:
    name: str
    hidden: bool
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool
    """Whether rows below, or ones that are hidden, were left out."""
    unseen: str
    """What stands in hidden rows."""
    margins: tuple[str, ...]


def missing() -> Fault | None:
    return None


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    package = Package(content, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # The library tells of everything that it would lose if it wrote the file.
            sheets = _sheets(package, content, limits.most_rows)
    except _BROKEN as error:
        raise Unreadable(Fault.DAMAGED) from error
    hidden = [Table(sheet.rows, name=sheet.name) for sheet in sheets if sheet.hidden and sheet.rows]
    beside = "\n".join(line for sheet in sheets for line in (*sheet.margins, sheet.unseen))
    if is_marked_paper(f"{beside}\n{words_of(hidden)}"):
        raise Unreadable(Fault.MARKED)
    drafts = tuple(Paragraph(line, boxed=True) for sheet in sheets for line in sheet.margins if "du thao" in fold(line))
    seen = sorted((sheet for sheet in sheets if not sheet.hidden), key=_tells_nothing)
    blocks = tuple(block for sheet in seen for block in _blocks(sheet))
    left_out = bool(hidden) or any(sheet.cut for sheet in sheets)
    return Document((*drafts, *blocks), warnings=(Warned.SHEETS_LEFT_OUT,) if left_out else ())


def _sheets(package: Package, content: bytes, most: int) -> list[_Sheet]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    main = next((part for _, kind, part in related(package, "") if kind == "officeDocument"), "xl/workbook.xml")
    parts = {key: part for key, _, part in related(package, main)}
    listed = child(package.tree(main), "sheets")
    keys = {attribute(one, "name"): attribute(one, "id") for one in (() if listed is None else listed)}
    found = []
    for sheet in cast(list[_Streamed], book.worksheets):
        part = package.part(parts.get(keys.get(sheet.title) or "", "")) or b""
        rows, cut = _rows(sheet, most)
        most -= len(rows)
        unseen = _without_hidden(rows, part)
        is_hidden = sheet.sheet_state != "visible"
        left_out = cut or bool(unseen)
        found.append(_Sheet(sheet.title, is_hidden, _merged(rows, part), left_out, unseen, _margins(part)))
    return found


def _without_hidden(rows: list[list[str]], part: bytes) -> str:
    """Empties the rows that are hidden or filtered away, so that all others keep their numbers; what stood in them."""
    unseen: list[str] = []
    for found in _ROW.finditer(part):
        number = _NUMBERED.search(found[1]) if _HIDDEN.search(found[1]) else None
        if number and int(number[1]) <= len(rows):
            row = rows[int(number[1]) - 1]
            unseen += filter(None, row)
            row[:] = [""] * len(row)
    return "\n".join(unseen)


def _rows(sheet: _Streamed, most: int) -> tuple[list[list[str]], bool]:
    """The texts of its cells down to the last row that has any, and whether rows below were left out."""
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    used = 0
    cut = False
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS):
        if len(rows) >= most or len(rows) - used > _MOST_EMPTY:
            cut = len(rows) >= most
            break
        rows.append([_text(cell) for cell in row])
        used = len(rows) if any(rows[-1]) else used
    width = max((at for row in rows for at, text in enumerate(row, 1) if text), default=0)
    return [[*row[:width], *[""] * (width - len(row))] for row in rows[:used]], cut


def _text(cell: _Shown) -> str:
    """What the cell shows; "" where it is empty or its formula failed."""
    value = cell.value
    match value:
        case None:
            return ""
        case dt.datetime():
            clock = "" if value.time() == dt.time() else f" {value:%H:%M}"
            return f"{value:%d/%m/}{value.year:04}{clock}"
        case dt.time():
            return f"{value:%H:%M}"
        case bool():
            return str(value).upper()
        case int() | float():
            return _figure(value, str(cell.number_format or ""))
        case _:
            text = str(value)
            return (
                "" if cell.data_type == "e" else "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
            )


def _figure(value: float, form: str) -> str:
    """A number as its form shows it: with its share, its decimals, its leading noughts."""
    if form.endswith("%"):
        return f"{value * 100:.10g}%"
    if fixed := _FIXED.fullmatch(form):
        decimals = len(fixed[1] or "")
        return f"{value:0{len(form)}.{decimals}f}"
    return f"{value:.15g}"


def _merged(rows: list[list[str]], part: bytes) -> tuple[tuple[Cell, ...], ...]:
    cells = [[Cell(text) for text in row] for row in rows]
    for found in _MERGED.finditer(part):
        left, right = (column_index_from_string(found[place].decode()) for place in (1, 3))
        top, bottom = int(found[2]), int(found[4])
        for row in cells[top - 1 : bottom]:
            for at in range(left - 1, min(right, len(row))):
                row[at] = Cell(covered=True, across=at >= left)
        if top <= len(rows) and left <= len(rows[top - 1]):
            cells[top - 1][left - 1] = Cell(rows[top - 1][left - 1])
    return tuple(map(tuple, cells))


def _margins(part: bytes) -> tuple[str, ...]:
    """What stands in the heads and feet of the printed pages, without the signs for fonts and page numbers."""
    texts = (html.unescape(found[1].decode("utf-8", "replace")) for found in _MARGIN.finditer(part))
    return tuple(" ".join(_CODES.sub(" ", text).split()) for text in texts)


def _tells_nothing(sheet: _Sheet) -> bool:
    """Whether it holds neither a table nor a letterhead: notes on how the workbook is filled in stand last."""
    words = fold(words_of([Table(sheet.rows)]))
    return "cong hoa xa hoi" not in words and all(
        sum(bool(cell.text) for cell in row) < _LEAST_FILLED for row in sheet.rows
    )


def _blocks(sheet: _Sheet) -> Iterator[Block]:
    """The rows above the table are the head of a paper and its title: a paragraph for each of their cells."""
    filled = [sum(bool(cell.text) for cell in row) for row in sheet.rows]
    above = next((at for at, count in enumerate(filled) if count >= _LEAST_FILLED), 0)
    for row in sheet.rows[:above]:
        yield from (Paragraph(" ".join(cell.text.split())) for cell in row if cell.text)
    if sheet.rows:
        yield Table(sheet.rows[above:], name=sheet.name, begins=above + 1)
