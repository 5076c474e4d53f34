"""Whatever face a Board has, its numbers are those of the Board."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import attrgetter

import docx
import openpyxl
import pypdfium2
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.overviews.account import Account
from domain.overviews.filters import Filters
from domain.overviews.report import Face, Report
from domain.tasks import State, Task
from reports.faces import made
from tests.reports import department
from tests.thoroughness import examples
from texts import boards

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
    "a month": department.account(),
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


def in_chat(report: Report) -> Numbers:
    """What the tables of the message say; where the numbers are long, one for each half."""
    rows: dict[int, list[int]] = {}
    for block in re.findall(r"<pre>(.*?)</pre>", boards.table(report.board).html, re.DOTALL):
        for place, line in enumerate(block.split("\n")[2:]):
            name, *cells = line.split("|")
            rows.setdefault(place, [int(name.split()[-1])]).extend(int(n) for n in " ".join(cells).split())
    return _named(report, rows.values())


def in_pdf(content: bytes) -> Numbers:
    """What the table by unit of the report says on its pages, in the order of its lines."""
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)).split()
    rows = re.findall(r"(\d+) " * len(COLUMNS) + r"(?:[\d,]+%|–)", " ".join(words))
    return _named(department.quarter(), [list(map(int, row)) for row in rows])


def _named(report: Report, rows: Iterable[Sequence[int]]) -> Numbers:
    names = [*(row.unit.name for row in report.board.rows), TOTAL]
    return {
        (name, column): n
        for name, numbers in zip(names, rows, strict=True)
        for column, n in zip(COLUMNS, numbers, strict=True)
    }


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_numbers_of_the_report_are_those_of_the_board(report: Report) -> None:
    numbers = in_word(made(report, Face.WORD).content)
    assert numbers == (on_board(report) if report.board.total.total else {})


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_numbers_of_the_workbook_are_those_of_the_board(report: Report) -> None:
    assert in_workbook(made(report, Face.WORKBOOK).content) == on_board(report)


@pytest.mark.parametrize("name", ["a quarter", "300 overdue"])
def test_the_numbers_of_the_chat_are_those_of_the_board(name: str) -> None:
    assert in_chat(REPORTS[name]) == on_board(REPORTS[name])


@pytest.mark.usefixtures("libreoffice")
def test_the_numbers_of_the_pdf_are_those_of_the_board() -> None:
    report = department.quarter()
    assert in_pdf(made(report, Face.PDF).content) == on_board(report)


DAYS = st.none() | st.integers(-40, 40).map(lambda days: department.NOW.date() + dt.timedelta(days=days))


@st.composite
def tasks(draw: st.DrawFn) -> list[Task]:
    """Tasks of any unit in any state, with and without deadlines, reported in time, late and not at all."""
    count = draw(st.integers(1, 25))
    found = []
    for number in range(1, count + 1):
        day, reported = draw(DAYS), draw(DAYS)
        moment = dt.datetime.combine(reported, dt.time(9), department.ZONE) if reported else None
        due = department.exact("hạn", day) if day else None
        unit, state = draw(st.sampled_from(department.UNITS)), draw(st.sampled_from(State))
        found.append(department.task(number, f"Việc {number}", unit, state, due=due, reported_at=moment))
    return found


@pytest.mark.by_turns
@given(tasks())
@examples(40)
def test_whatever_the_tasks_all_faces_have_the_same_numbers(found: list[Task]) -> None:
    report = department.report_of(found)
    assume(report.board.total.total)
    assert in_word(made(report, Face.WORD).content) == on_board(report)
    assert in_workbook(made(report, Face.WORKBOOK).content) == on_board(report)
    assert in_chat(report) == on_board(report)


FLOWS = (
    "came",
    "carried",
    "added",
    "reopened",
    "arrived",
    "cells.done_in_time",
    "cells.done_late",
    "cells.done_undated",
    "cancelled",
    "departed",
    "cells.open_in_time",
    "cells.open_overdue",
    "cells.open_undated",
)


def test_the_account_of_a_period_is_the_same_in_the_report_the_workbook_and_the_board() -> None:
    report = department.account()
    board = report.board
    assert isinstance(board, Account)
    lines = [*((row.unit.name, row.flow) for row in board.flows), (TOTAL, board.flow)]
    counted = {name: tuple(attrgetter(field)(flow) for field in FLOWS) for name, flow in lines}
    appendix = docx.Document(io.BytesIO(made(report, Face.WORD).content)).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in appendix.rows[3:]]
    assert {name: tuple(map(int, numbers)) for _, name, *numbers in rows} == counted
    sheet = openpyxl.load_workbook(io.BytesIO(made(report, Face.WORKBOOK).content), data_only=True)["Trong kỳ"]
    found = sheet.iter_rows(min_row=6, max_col=15, values_only=True)
    assert {name: tuple(numbers) for _, name, *numbers in found} == counted
    assert all(numbers[0] == sum(numbers[1:5]) == sum(numbers[5:]) for numbers in counted.values())


def test_a_report_of_a_period_tells_what_came_and_what_became_of_it() -> None:
    document = docx.Document(io.BytesIO(made(department.account(), Face.WORD).content))
    lines = [paragraph.text.replace("\N{NO-BREAK SPACE}", " ") for paragraph in document.paragraphs]
    assert "Kết quả thực hiện nhiệm vụ tháng 11 năm 2026" in lines
    assert (
        "Trong tháng 11 năm 2026 (số liệu từ ngày 01/11/2026 đến hết ngày 20/11/2026), có 14 nhiệm vụ phải thực hiện, "
        "gồm 09 nhiệm vụ kỳ trước chuyển sang, 04 nhiệm vụ giao mới và 01 nhiệm vụ mở lại. "
        "Có 01 lượt nhiệm vụ chuyển giữa các đơn vị, tại phụ lục được tính ở cả hai đơn vị."
    ) in lines
    assert (
        "Đến hết ngày 20/11/2026, 04 nhiệm vụ đã hoàn thành (02 đúng hạn, 01 quá hạn, 01 không có thời hạn); "
        "01 nhiệm vụ đã hủy; 05 nhiệm vụ đang thực hiện trong hạn; 03 nhiệm vụ quá hạn; "
        "01 nhiệm vụ đang thực hiện, không có thời hạn (chi tiết tại Phụ lục I kèm theo)."
    ) in lines
    assert (
        "So với tháng 10 năm 2026: hoàn thành 04 nhiệm vụ (tăng 02); hoàn thành đúng hạn 02 nhiệm vụ (tăng 01); "
        "chưa hoàn thành đã quá hạn 03 nhiệm vụ (không thay đổi)."
    ) in lines
    assert [line for line in lines if line.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]


def test_zero_is_said_in_words() -> None:
    report = department.report_of([department.task(1, "Việc", department.UNITS[0], due=department.due(30, 12))])
    lines = [one.text for one in docx.Document(io.BytesIO(made(report, Face.WORD).content)).paragraphs]
    assert (
        "Đến hết ngày 20/11/2026, tổng số có 01 nhiệm vụ được giao, trong đó: chưa có nhiệm vụ hoàn thành; "
        "01 nhiệm vụ đang thực hiện trong hạn; không có nhiệm vụ quá hạn (chi tiết tại Phụ lục kèm theo)."
    ) in lines
    assert "Không có nhiệm vụ quá hạn." in lines
    assert not any("00" in line for line in lines)
    assert not any("KIẾN NGHỊ" in line for line in lines)


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


@pytest.mark.parametrize(
    ("count", "first", "last"), [(1, "Phòng 1:", "Phòng 1:"), (6, "a) Phòng 1:", "e) Phòng 6:"), (30, "- ", "- ")]
)
def test_units_are_points_by_the_letters_of_the_decree(count: int, first: str, last: str) -> None:
    units = tuple(department.Unit(n, f"Phòng {n}") for n in range(1, count + 1))
    found = [department.task(n, "Việc", units[n - 1], State.COMPLETED) for n in range(1, count + 1)]
    document = docx.Document(io.BytesIO(made(department.report_of(found, units=units), Face.WORD).content))
    points = [one.text for one in document.paragraphs if "đã hoàn thành 01/01 nhiệm vụ:" in one.text]
    assert len(points) == count
    assert points[0].startswith(first)
    assert points[-1].startswith(last)


def test_a_paper_of_one_unit_speaks_of_that_unit() -> None:
    unit = department.UNITS[2]
    found = [entry.task for entry in department.quarter().entries if entry.task.lead.id == unit.id]
    report = department.report_of(found, units=(unit,), filters=Filters(units=(department.named(unit),)))
    for face, words in (
        (Face.WORD, "Số liệu thực hiện nhiệm vụ của Phòng Chuyển đổi số như sau:"),
        (Face.WORD, "Kết quả thực hiện nhiệm vụ của Phòng Chuyển đổi số"),
        (Face.WORD, "Trên đây là báo cáo kết quả thực hiện nhiệm vụ của Phòng Chuyển đổi số./."),
        (Face.LETTER, "Yêu cầu đơn vị nghiêm túc triển khai thực hiện./."),
    ):
        lines = [one.text for one in docx.Document(io.BytesIO(made(report, face).content)).paragraphs]
        assert words in [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
