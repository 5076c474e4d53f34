"""The spreadsheet of an office → its lines: what its columns tell, how each task stands, and what is wrong in a row."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from documents import units
from documents.document import Block, Table
from documents.plans import standing, who
from documents.plans.due import due_in, is_due
from documents.plans.entries import Entry, entries_of
from documents.plans.grid import Row, rows_of
from documents.plans.headings import Column
from documents.plans.layout import Layout, layout_of
from domain.deadlines import DateRules
from domain.documents.findings import Doubt
from domain.documents.register import ColumnRead, Line, LineFault, Part, Register, Wrong
from domain.registering.drafts import LONGEST_CONTENT
from domain.tasks import Due, State
from domain.words import fold

PARTS: Mapping[Column, Part] = {
    Column.OUTSIDE_ID: Part.OUTSIDE,
    Column.CONTENT: Part.CONTENT,
    Column.LEAD: Part.LEAD,
    Column.BOTH: Part.PARTNERS,
    Column.SUPPORT: Part.SUPPORT,
    Column.PRODUCT: Part.PRODUCT,
    Column.PAPER: Part.PAPER,
    Column.ASSIGNED: Part.ASSIGNED,
    Column.DUE: Part.DEADLINE,
    Column.EXTENDED: Part.EXTENDED,
    Column.STATE: Part.STATE,
    Column.FINISHED: Part.FINISHED,
    Column.PERCENT: Part.PERCENT,
    Column.REPORT: Part.REPORT,
    Column.NOTE: Part.NOTE,
}
_EXTENDED = re.compile(
    r"[\s(;,]*\b(?:da )?(?:gia han|lui|dieu chinh|keo dai)(?: han| thoi han)?(?: den| sang| thanh| toi)?\W*"
)
_DAYS = (Column.ASSIGNED, Column.FINISHED)


@dataclass(frozen=True)
class _Sheet:
    table: Table
    rows: tuple[Row, ...]
    layout: Layout
    entries: tuple[Entry, ...]


def register_in(blocks: Sequence[Block], now: dt.datetime, rules: DateRules) -> Register | None:
    """The register that a workbook holds; None where no sheet of it has tasks and who leads them.

    Of several sheets it is the one with the most tasks; the names of the others are told.
    """
    sheets = [sheet for block in blocks if isinstance(block, Table) and (sheet := _sheet(block, now, rules))]
    if not sheets:
        return None
    chosen = max(sheets, key=lambda sheet: len(sheet.entries))
    read = [_read(chosen, entry, now, rules) for entry in chosen.entries]
    faults = [fault for _, found in read for fault in found]
    faults += _twice([line for line, _ in read])
    others = tuple(sheet.table.name for sheet in sheets if sheet is not chosen)
    return Register(
        chosen.table.name,
        tuple(_columns(chosen.layout)),
        tuple(line for line, _ in read),
        tuple(sorted(faults, key=lambda fault: fault.row)),
        others,
    )


def _sheet(table: Table, now: dt.datetime, rules: DateRules) -> _Sheet | None:
    rows = rows_of(table)
    layout = layout_of(rows, lambda words: is_due(words, now, rules))
    if layout is None or not layout.has(Column.CONTENT) or not layout.has(Column.LEAD, Column.BOTH):
        return None
    entries = entries_of(rows, layout, paged=False)
    return _Sheet(table, rows, layout, entries) if entries else None


def _columns(layout: Layout) -> Iterator[ColumnRead]:
    for place, (column, heading) in enumerate(zip(layout.columns, layout.headings, strict=True)):
        if heading and column is not Column.NUMBER:
            yield ColumnRead(_letter(place), " ".join(heading.split()), PARTS.get(column) if column else None)


def _letter(place: int) -> str:
    """What a sheet calls its column: "A", "AB"."""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _read(sheet: _Sheet, entry: Entry, now: dt.datetime, rules: DateRules) -> tuple[Line, list[LineFault]]:
    cells = {column: entry.told(column) for column in Column}
    row = sheet.table.begins + entry.row
    faults: list[LineFault] = []
    parts = who.parts_of(entry, cells, sheet.layout)
    assigned = standing.day_in(cells[Column.ASSIGNED])
    seen = now if assigned is None else dt.datetime.combine(assigned, dt.time(8), now.tzinfo)
    due, extended = _deadlines(cells, seen, rules)
    stands = standing.standing_of(
        _marked_state(sheet, entry) or cells[Column.STATE],
        cells[Column.FINISHED],
        _share(sheet, cells),
        cells[Column.REPORT],
    )
    line = Line(
        row=row,
        content=" ".join(cells[Column.CONTENT].split()),
        outside=" ".join(cells[Column.OUTSIDE_ID].split()),
        leads=parts.leads,
        support=tuple(name for name in parts.support if name not in parts.leads),
        everyone=any(map(units.is_everyone, parts.leads)),
        product=_words(cells[Column.PRODUCT]),
        paper=_words(cells[Column.PAPER]),
        assigned=assigned,
        due=due.due,
        extended=extended.due,
        state=stands.state or State.ASSIGNED,
        finished=stands.day,
        late=stands.late,
        percent=stands.percent,
        report=cells[Column.REPORT],
        note=cells[Column.NOTE],
    )
    faults += _faults_of(line, parts, now)
    faults += [LineFault(row, fault, words) for fault, words in (*due.faults, *extended.faults)]
    faults += [LineFault(row, Wrong.NO_SUCH_DAY, cells[one]) for one in _DAYS if standing.is_no_day(cells[one])]
    if stands.state is None:
        faults.append(LineFault(row, Wrong.UNREADABLE_STATE, cells[Column.STATE]))
    return line, faults


def _marked_state(sheet: _Sheet, entry: Entry) -> str:
    """The heading below which a mark stands, where the headings are states: "Đã hoàn thành"; "" where none does."""
    headings = zip(sheet.layout.headings, sheet.rows[entry.row].own, strict=True)
    marked = (heading for heading, cell in headings if fold(cell) in standing.MARKS and standing.names_state(heading))
    return next(marked, "")


def _words(cell: str) -> str | None:
    return " ".join(cell.split()) or None


def _share(sheet: _Sheet, cells: Mapping[Column, str]) -> int | None:
    """The share of the row; in a column in which nothing is more than one, one is the whole."""
    cell = cells[Column.PERCENT]
    if not cell:
        return None
    figures = [one.cells.get(Column.PERCENT, "").replace(",", ".") for one in sheet.entries]
    plain = [float(figure) for figure in figures if re.fullmatch(r"\d+(?:\.\d+)?", figure)]
    return standing.share_in(cell, fractions=bool(plain) and max(plain) <= 1 and any(figure % 1 for figure in plain))


@dataclass(frozen=True)
class _Limit:
    due: Due | None = None
    faults: tuple[tuple[Wrong, str], ...] = ()


def _deadlines(cells: Mapping[Column, str], seen: dt.datetime, rules: DateRules) -> tuple[_Limit, _Limit]:
    """The first deadline and the one that it was moved to, which may stand in the same cell: "30/6 (gia hạn 15/7)"."""
    first, moved = cells[Column.DUE], cells[Column.EXTENDED]
    cut = _EXTENDED.search(fold(first)) if len(fold(first)) == len(first) else None
    if cut and not moved:
        first, moved = first[: cut.start()], first[cut.end() :].strip(" )")
    extended = _limit(moved, seen, rules)
    if extended.due is None and not any(fault is Wrong.NO_SUCH_DAY for fault, _ in extended.faults):
        extended = _Limit()
    return _limit(first, seen, rules), extended


def _limit(cell: str, seen: dt.datetime, rules: DateRules) -> _Limit:
    found = due_in(cell, seen, rules)
    if found.deadline:
        return _Limit(Due.from_reading(found.deadline))
    if not found.words:
        return _Limit()
    wrong = Wrong.NO_SUCH_DAY if Doubt.IMPOSSIBLE_DAY in found.doubts else Wrong.UNREADABLE_DEADLINE
    return _Limit(None, ((wrong, found.words),))


def _faults_of(line: Line, parts: units.Parts, now: dt.datetime) -> Iterator[LineFault]:
    if not line.content:
        yield LineFault(line.row, Wrong.NO_CONTENT)
    if len(line.content) > LONGEST_CONTENT:
        yield LineFault(line.row, Wrong.TOO_LONG)
    if not line.leads:
        yield LineFault(line.row, Wrong.NO_LEAD)
    if len(line.leads) > 1 and not line.everyone:
        yield LineFault(line.row, Wrong.SEVERAL_LEADS, ", ".join(line.leads))
    for day in filter(None, (line.assigned, line.finished)):
        if day > now.date():
            yield LineFault(line.row, Wrong.NOT_YET, f"{day:%d/%m/%Y}")


def _twice(lines: Sequence[Line]) -> Iterator[LineFault]:
    """The lines whose number an earlier one has."""
    seen: set[str] = set()
    for line in lines:
        if line.outside and line.outside in seen:
            yield LineFault(line.row, Wrong.TWICE, line.outside)
        seen.add(line.outside)
