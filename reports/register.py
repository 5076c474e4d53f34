"""Writes the template of a register: a sheet to fill in, the units to choose from, and how it is filled."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.characters import legal
from reports.decree import FONT
from texts import register_sheet as sheet_words

_SIZE = 11
_A4 = 9
_HEAD = 2
"""The row of the heads, from 0."""
_ROWS = 500
"""So many rows have their lists to choose from."""
_LIST_OF_UNITS = f"='{sheet_words.UNITS}'!$A$1:$A$"


def written(units: Sequence[str]) -> bytes:
    """The template as .xlsx for a department with these units."""
    stream = io.BytesIO()
    options = {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": _SIZE}}
    with Workbook(stream, options) as book:
        tasks = book.add_worksheet(sheet_words.TASKS)
        _guide(book, book.add_worksheet(sheet_words.GUIDE))
        _units(book.add_worksheet(sheet_words.UNITS), units)
        _tasks(book, tasks, len(units))
        tasks.activate()
    return stream.getvalue()


def _tasks(book: Workbook, sheet: Worksheet, units: int) -> None:
    columns = sheet_words.COLUMNS
    cell = {"border": 1, "text_wrap": True, "valign": "top"}
    head = book.add_format({**cell, "bold": True, "bg_color": "#EDEDED", "align": "center", "valign": "vcenter"})
    words, day = book.add_format(cell), book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, sheet_words.TITLE, title)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.room)
        sheet.write_string(_HEAD, place, column.title, head)
        for row in range(_HEAD + 1, _HEAD + 1 + _ROWS):
            sheet.write_blank(row, place, None, day if column in sheet_words.DAYS else words)
    sheet.set_row(_HEAD, 48)
    _choose(sheet, columns.index(sheet_words.STATE), {"source": list(sheet_words.STATES)})
    if units:
        # Other words are let through: "Các phòng, đơn vị" stands in no list, and old names have successors.
        _choose(
            sheet, columns.index(sheet_words.LEAD), {"source": f"{_LIST_OF_UNITS}{units}", "error_type": "information"}
        )
    sheet.freeze_panes(_HEAD + 1, 3)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)


def _choose(sheet: Worksheet, column: int, rule: dict[str, object]) -> None:
    sheet.data_validation(_HEAD + 1, column, _HEAD + _ROWS, column, {"validate": "list", **rule})


def _units(sheet: Worksheet, units: Sequence[str]) -> None:
    sheet.set_column(0, 0, 60)
    for row, name in enumerate(units):
        sheet.write_string(row, 0, legal(name))


def _guide(book: Workbook, sheet: Worksheet) -> None:
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 30, bold)
    sheet.set_column(1, 1, 90, wrapped)
    sheet.write_string(0, 0, sheet_words.GUIDE_TITLE, bold)
    for row, (column, how) in enumerate(sheet_words.GUIDE_LINES, 2):
        sheet.write_string(row, 0, column, bold)
        sheet.write_string(row, 1, how, wrapped)
