"""Whatever face a Board has, its numbers are those of the Board."""

import io
from itertools import takewhile

import docx
import openpyxl
import pytest

from domain.overviews.report import Face, Report
from reports.faces import made
from tests.reports import department

COLUMNS = (
    "total",
    "done_in_time",
    "done_late",
    "done_undated",
    "open_in_time",
    "open_overdue",
    "open_undated",
)
TOTAL = "Tổng số"

Numbers = dict[tuple[str, str], int]
REPORTS = {
    "a quarter": department.quarter(),
    "nothing at all": department.report_of([]),
    "300 overdue": department.many(300, late=300),
}


def on_board(report: Report) -> Numbers:
    """What the Board counts: {(unit, column): n}, with its totals."""
    rows = [(row.unit.name, row.cells) for row in report.board.rows]
    return {
        (name, column): getattr(cells, column)
        for name, cells in [*rows, (TOTAL, report.board.total)]
        for column in COLUMNS
    }


def in_word(content: bytes) -> Numbers:
    """What the table by unit of the report says."""
    document = docx.Document(io.BytesIO(content))
    found: Numbers = {}
    for table in document.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if TOTAL in rows[0]:
            for _, name, *numbers, _ in rows[2:]:
                found |= {(name, column): int(n) for column, n in zip(COLUMNS, numbers, strict=True)}
    return found


def in_workbook(content: bytes) -> Numbers:
    """What the sheet of totals says."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Tổng hợp"]
    rows = takewhile(lambda row: row[2] is not None, sheet.iter_rows(min_row=6, max_col=9, values_only=True))
    return {
        (str(name), column): int(str(n))
        for _, name, *numbers in rows
        for column, n in zip(COLUMNS, numbers, strict=True)
    }


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_numbers_of_the_report_are_those_of_the_board(report: Report) -> None:
    numbers = in_word(made(report, Face.WORD).content)
    assert numbers == (on_board(report) if report.board.total.total else {})


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_numbers_of_the_workbook_are_those_of_the_board(report: Report) -> None:
    assert in_workbook(made(report, Face.WORKBOOK).content) == on_board(report)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_rows_and_columns_of_the_board_add_up(report: Report) -> None:
    numbers = on_board(report)
    for column in COLUMNS:
        assert sum(numbers[row.unit.name, column] for row in report.board.rows) == numbers[TOTAL, column]
    for name in {name for name, _ in numbers}:
        assert sum(numbers[name, column] for column in COLUMNS[1:]) == numbers[name, "total"]


@pytest.mark.parametrize(
    ("face", "name"),
    [
        (Face.WORD, "bao-cao-2026-11-20.docx"),
        (Face.WORKBOOK, "tong-hop-2026-11-20.xlsx"),
        (Face.LETTER, "don-doc-2026-11-20.docx"),
    ],
)
def test_a_file_is_named_after_what_it_is_and_its_day(face: Face, name: str) -> None:
    assert made(department.quarter(), face).name == name
