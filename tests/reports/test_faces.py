"""Whatever face a Board has, its numbers are those of the Board."""

import io
from dataclasses import replace

import docx
import pytest

from domain.letterhead import Letterhead
from domain.overviews.board import Cells
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
    """What the Board counts: {(unit, column): n}, with its totals; nothing where it counts nothing."""
    if not report.board.total.total:
        return {}
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


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_numbers_of_the_report_are_those_of_the_board(report: Report) -> None:
    assert in_word(made(report, Face.WORD).content) == on_board(report)


def test_a_file_is_named_after_what_it_is_and_its_day() -> None:
    assert made(department.quarter(), Face.WORD).name == "bao-cao-2026-11-20.docx"


def test_a_letterhead_of_which_nothing_is_known_leaves_blanks() -> None:
    report = replace(department.quarter(), letterhead=Letterhead())
    document = docx.Document(io.BytesIO(made(report, Face.WORD).content))
    head = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert [words.count("……") for words in head] == [2, 0, 1, 1]
    assert report.board.total != Cells()
