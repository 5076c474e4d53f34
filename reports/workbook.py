"""Writes a Report as a workbook: totals that are counted by formulas over the sheet of the tasks, and history."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from domain.overviews.account import Account
from domain.overviews.board import Cells
from domain.overviews.report import Report
from reports.characters import LONGEST_PROPERTY, legal
from reports.decree import FONT
from texts import account_papers, groups, official, workbook
from texts.official import Column
from texts.workbook import LABELS, Value

_SIZE = 11
_A4 = 9
_SIDES, _ENDS = 0.4, 0.6
"""Margins in inches."""
_HEAD = 3
"""The row of the heads, from 0; above it the body, the title and the moment, under it the numbers of the columns."""
_FIRST = _HEAD + 2

COLOURS = dict(zip(LABELS, ("#C6E7C8", "#E3E9A8", "#DDEBDD", "#CFE2F7", "#F6BFBF", "#E7E6E6"), strict=True))
"""Of the six cells: green what is done, blue what is in time, red what is overdue, grey what has no deadline."""

_FIELDS = ("done_in_time", "done_late", "done_undated", "open_in_time", "open_overdue", "open_undated")
"""The same six cells as the Board names them."""


def written(report: Report) -> bytes:
    """The workbook as .xlsx. Formulas carry their values, so that a reader without a calculator sees the numbers."""
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": _SIZE},
    }
    with Workbook(stream, options) as book:
        _describe(book, report)
        writer = _Writer(book, report)
        writer.summary()
        if isinstance(report.board, Account):
            writer.period(report.board)
        writer.groups()
        writer.tasks()
        writer.history()
    return stream.getvalue()


def _describe(book: Workbook, report: Report) -> None:
    book.set_properties(
        {
            "title": workbook.SUMMARY_TITLE,
            "author": legal(official.agency(report.letterhead, report.board.organization))[:LONGEST_PROPERTY],
            "created": report.board.as_of.astimezone(dt.UTC).replace(tzinfo=None),
        }
    )


class _Writer:
    """The sheets of one workbook, with the formats that they share."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book, self.report = book, report
        cell = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        centred = {**cell, "align": "center"}
        self.text = book.add_format({**cell, "num_format": "@"})
        self.centred = book.add_format({**centred, "num_format": "@"})
        self.number = book.add_format(centred)
        self.share = book.add_format({**centred, "num_format": _SHARE})
        self.day = book.add_format({**centred, "num_format": "dd/mm/yyyy"})
        self.moment = book.add_format({**centred, "num_format": "hh:mm dd/mm/yyyy"})
        self.head = book.add_format({**centred, "bold": True, "bg_color": "#EDEDED"})
        self.small = book.add_format({**centred, "italic": True, "font_size": 9})
        self.sum = book.add_format({**centred, "bold": True})
        self.sum_share = book.add_format({**centred, "bold": True, "num_format": _SHARE})
        self.title = book.add_format({"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"})
        self.under = book.add_format({"italic": True, "align": "center"})
        self.body = book.add_format({"bold": True})
        self.note = book.add_format({"italic": True})
        self.fills = {label: book.add_format({"bg_color": colour}) for label, colour in COLOURS.items()}

    def summary(self) -> None:
        sheet = self._sheet(workbook.SUMMARY, workbook.SUMMARY_TITLE, workbook.SUMMARY_COLUMNS)
        last = self._counts(sheet, [(row.unit.name, row.cells) for row in self.report.board.rows], workbook.UNIT)
        end = self._legend(sheet, last + 3)
        self._print(sheet, end, len(workbook.SUMMARY_COLUMNS))

    def groups(self) -> None:
        """A sheet like the summary for each thing by which the tasks are counted beside their units."""
        for code, one in enumerate(self.report.groups, len(workbook.TASK_COLUMNS)):
            first, _, *numbers = workbook.SUMMARY_COLUMNS
            columns = (first, Column(groups.COLUMNS[one.grouped.by], 44), *numbers)
            title = f"{workbook.SUMMARY_TITLE} {workbook.sheet_of(one.grouped).upper()}"
            sheet = self._sheet(workbook.sheet_of(one.grouped), title, columns)
            last = self._counts(sheet, groups.named(one.grouped), code)
            self._print(sheet, last + 1, len(columns))

    def _counts(self, sheet: Worksheet, rows: Sequence[tuple[str, Cells]], code: int) -> int:
        """A line for each of the rows, and their sums; gives the last line before these.

        `code` is the column in the sheet of the tasks that holds the place of their row.
        """
        for place, (name, cells) in enumerate(rows, 1):
            self._counted(sheet, place, name, cells, code)
        last = _FIRST + len(rows) - 1
        self._total(sheet, last)
        sheet.freeze_panes(_FIRST, 2)
        return last

    def _counted(self, sheet: Worksheet, place: int, name: str, cells: Cells, code: int) -> None:
        line = _FIRST + place - 1
        sheet.write_number(line, 0, place, self.number)
        sheet.write_string(line, 1, legal(name), self.text)
        for column, field in enumerate(_FIELDS, 3):
            sheet.write_formula(line, column, self._count(line, column, code), self.number, getattr(cells, field))
        self._sums(sheet, line, cells, self.number, self.share)

    def _count(self, line: int, column: int, code: int) -> str:
        """How many tasks of the row in column A stand as the head of the column says."""
        last = max(len(self.report.entries), 1) + _FIRST - 1
        units = xl_range_abs(_FIRST, code, last, code)
        standings = xl_range_abs(_FIRST, workbook.STANDING, last, workbook.STANDING)
        unit = xl_rowcol_to_cell(line, 0, col_abs=True)
        standing = xl_rowcol_to_cell(_HEAD, column, row_abs=True)
        sheet = f"'{workbook.TASKS}'"
        return f"=COUNTIFS({sheet}!{units},{unit},{sheet}!{standings},{standing})"

    def _sums(self, sheet: Worksheet, line: int, cells: Cells, number: Format, share: Format) -> None:
        """The sum of the six cells of a line, and its ratios."""
        whole, first, done, last = (xl_rowcol_to_cell(line, column) for column in (2, 3, 5, 8))
        sheet.write_formula(line, 2, f"=SUM({first}:{last})", number, cells.total)
        ratios = ((9, f"SUM({first}:{done})", cells.done), (10, first, cells.done_in_time))
        for column, part, count in ratios:
            value = count / cells.total if cells.total else 0
            sheet.write_formula(line, column, f"=IF({whole}=0,0,{part}/{whole})", share, value)

    def _total(self, sheet: Worksheet, last: int) -> None:
        total, line = self.report.board.total, last + 1
        sheet.write_blank(line, 0, None, self.sum)
        sheet.write_string(line, 1, workbook.TOTAL, self.sum)
        for column, field in enumerate(_FIELDS, 3):
            self._sum(sheet, last, column, getattr(total, field))
        self._sums(sheet, line, total, self.sum, self.sum_share)

    def _sum(self, sheet: Worksheet, last: int, column: int, count: int) -> None:
        """The sum of a column, under its last row."""
        if last < _FIRST:
            sheet.write_number(last + 1, column, count, self.sum)
            return
        above = f"{xl_rowcol_to_cell(_FIRST, column)}:{xl_rowcol_to_cell(last, column)}"
        sheet.write_formula(last + 1, column, f"=SUM({above})", self.sum, count)

    def _legend(self, sheet: Worksheet, line: int) -> int:
        """What is counted, and what the colours mean; gives the last row."""
        notes = [*workbook.FORMULAS, workbook.cancelled(self.report.board), workbook.LEGEND]
        for note in filter(None, notes):
            sheet.write_string(line, 1, note, self.note)
            line += 1
        for label, fill in self.fills.items():
            sheet.write_string(line, 1, label, fill)
            line += 1
        return line - 1

    def period(self, account: Account) -> None:
        """Both sides of the account: what was to be done is the sum of the columns behind it."""
        columns = workbook.PERIOD_COLUMNS
        sheet = self._sheet(workbook.PERIOD, account_papers.TITLE, columns)
        for place, row in enumerate(account.flows, 1):
            line = _FIRST + place - 1
            sheet.write_number(line, 0, place, self.number)
            sheet.write_string(line, 1, legal(row.unit.name), self.text)
            for column, count in enumerate(account_papers.numbers(row.flow), 2):
                sheet.write_number(line, column, count, self.number)
            sheet.write_formula(line, 2, f"=SUM(D{line + 1}:G{line + 1})", self.number, row.flow.came)
        last = _FIRST + len(account.flows) - 1
        sheet.write_blank(last + 1, 0, None, self.sum)
        sheet.write_string(last + 1, 1, workbook.TOTAL, self.sum)
        for column, count in enumerate(account_papers.numbers(account.flow), 2):
            self._sum(sheet, last, column, count)
        sheet.freeze_panes(_FIRST, 2)
        self._print(sheet, last + 1, len(columns))

    def tasks(self) -> None:
        columns = workbook.task_columns(self.report)
        sheet = self._sheet(workbook.TASKS, workbook.TASKS_TITLE, columns)
        last = self._fill(sheet, columns, workbook.tasks(self.report))
        for label, fill in self.fills.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{label}"', "format": fill}
            sheet.conditional_format(_FIRST, workbook.STANDING, max(last, _FIRST), workbook.STANDING, rule)
        sheet.autofilter(_HEAD + 1, 0, max(last, _FIRST), len(columns) - 1)
        sheet.freeze_panes(_FIRST, 3)
        self._print(sheet, last, workbook.PRINTED)

    def history(self) -> None:
        columns = workbook.HISTORY_COLUMNS
        sheet = self._sheet(workbook.HISTORY, workbook.HISTORY_TITLE, columns)
        last = self._fill(sheet, columns, workbook.history(self.report))
        sheet.autofilter(_HEAD + 1, 0, max(last, _FIRST), len(columns) - 1)
        sheet.freeze_panes(_FIRST, 3)
        self._print(sheet, last, len(columns))

    def _sheet(self, name: str, title: str, columns: Sequence[Column]) -> Worksheet:
        """A sheet with its title, the heads of its columns and their numbers."""
        sheet = self.book.add_worksheet(name)
        agency = official.agency(self.report.letterhead, self.report.board.organization)
        sheet.write_string(0, 0, legal(agency.upper()), self.body)
        width = min(len(columns), workbook.PRINTED) - 1
        sheet.merge_range(1, 0, 1, width, title, self.title)
        sheet.merge_range(2, 0, 2, width, legal(workbook.as_of(self.report.board)), self.under)
        sheet.set_row(1, 24)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.room)
            sheet.write_string(_HEAD, place, column.title, self.head)
            sheet.write_string(_HEAD + 1, place, f"({place + 1})", self.small)
        sheet.set_row(_HEAD, _height((column, column.title) for column in columns))
        return sheet

    def _fill(self, sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> int:
        """The cells of the rows; gives the last row that was written."""
        line = _FIRST - 1
        for line, row in enumerate(rows, _FIRST):
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write(sheet, line, place, value, self.centred if column.centred else self.text)
            sheet.set_row(line, _height(zip(columns, row, strict=True)))
        return line

    def _write(self, sheet: Worksheet, line: int, column: int, value: Value, words: Format) -> None:
        """Words are always written as words: what begins with = + - @ is no formula."""
        if isinstance(value, str):
            sheet.write_string(line, column, legal(value), words)
        elif value is None:
            sheet.write_blank(line, column, None, words)
        elif isinstance(value, int):
            sheet.write_number(line, column, value, self.number)
        elif isinstance(value, dt.datetime):
            sheet.write_datetime(line, column, value, self.moment)
        else:
            sheet.write_datetime(line, column, dt.datetime.combine(value, dt.time()), self.day)

    def _print(self, sheet: Worksheet, last: int, columns: int) -> None:
        """A4 across, as wide as the page, the heads on each."""
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD, _HEAD + 1)
        sheet.set_margins(left=_SIDES, right=_SIDES, top=_ENDS, bottom=_ENDS)
        sheet.center_horizontally()
        sheet.set_footer(f'&C&"{FONT},Regular"&10{workbook.PAGE} &P/&N')
        sheet.print_area(0, 0, max(last, _FIRST), columns - 1)


_SHARE = "[$-42A]0.0%"
"""With the comma of Vietnamese, also on a machine that is set up in English."""
_LINE = 14.5
"""Points of a line of text."""
_TALLEST = 409.0
"""Points; no row can be taller."""


def _height(cells: Iterable[tuple[Column, Value]]) -> float:
    """Points that a row needs to show all its words: not every program finds that out by itself."""
    most = max(_lines(value, column.room) for column, value in cells if isinstance(value, str) or not value)
    return min(most * _LINE + 2, _TALLEST)


def _lines(value: Value, room: int) -> int:
    """In how many lines the words stand in a column that is `room` figures wide; letters are as wide on average."""
    count, used = 1, 0
    for word in value.split() if isinstance(value, str) else ():
        if used and used + 1 + len(word) > room:
            count, used = count + 1, 0
        used += len(word) + (1 if used else 0)
        count, used = count + used // (room + 1), used % (room + 1)
    return count
