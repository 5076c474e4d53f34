"""The workbook: its formulas count what the Board counts, its cells are what they seem, and it prints on A4."""

import csv
import datetime as dt
import io
import re
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from domain.overviews.report import Face, Report
from reports.faces import made
from tests.reports import department

HEAD = 4
FIRST = 6
COUNTIFS = re.compile(r"=COUNTIFS\('Nhiệm vụ'!\$P\$(\d+):\$P\$(\d+),\$A(\d+),'Nhiệm vụ'!\$I\$\1:\$I\$\2,([D-I])\$4\)")


def opened(report: Report, *, values: bool = True) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(report, Face.WORKBOOK).content), data_only=values)


def test_it_has_three_sheets_with_the_heads_and_their_numbers() -> None:
    book = opened(department.quarter())
    assert book.sheetnames == ["Tổng hợp", "Nhiệm vụ", "Lịch sử thời hạn"]
    for sheet in book:
        width = len([cell for cell in sheet[HEAD] if cell.value])
        assert [cell.value for cell in sheet[HEAD + 1]][:width] == [f"({n})" for n in range(1, width + 1)]
        assert sheet.freeze_panes in ("C6", "D6")


def test_each_formula_counts_the_tasks_of_its_unit_that_stand_as_its_head_says() -> None:
    """Counted here by hand, as the formula says it: with the value that stands beside it."""
    report = department.many(100)
    formulas, values = opened(report, values=False)["Tổng hợp"], opened(report)["Tổng hợp"]
    tasks = opened(report)["Nhiệm vụ"]
    standings = Counter((tasks.cell(line, 16).value, tasks.cell(line, 9).value) for line in range(FIRST, FIRST + 100))
    for place, row in enumerate(report.board.rows, FIRST):
        for column in range(4, 10):
            found = COUNTIFS.fullmatch(str(formulas.cell(place, column).value))
            assert found is not None
            assert [int(found[n]) for n in (1, 2, 3)] == [FIRST, FIRST + 99, place]
            counted = standings[values.cell(place, 1).value, values[f"{found[4]}{HEAD}"].value]
            assert values.cell(place, column).value == counted
        assert formulas.cell(place, 3).value == f"=SUM(D{place}:I{place})"
        assert values.cell(place, 3).value == row.cells.total
        assert formulas.cell(place, 10).value == f"=IF(C{place}=0,0,SUM(D{place}:F{place})/C{place})"
        assert values.cell(place, 10).value == pytest.approx(row.cells.done / row.cells.total)


def test_deadlines_and_days_are_dates() -> None:
    sheet = opened(department.quarter())["Nhiệm vụ"]
    line = next(row for row in sheet.iter_rows(min_row=FIRST) if row[1].value == 4)
    assert line[7].value.isoformat() == "2026-11-10T00:00:00"
    assert line[7].number_format == "dd/mm/yyyy"
    assert line[14].value.isoformat() == "2026-10-01T00:00:00"
    assert line[12].value == 10


def test_a_moment_is_told_as_the_clock_of_the_office_shows_it() -> None:
    moment = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)
    due = department.Due("16 giờ ngày 25/11", department.DeadlineKind.CLOCK, moment=moment)
    report = department.report_of([department.task(1, "Gửi báo cáo", department.UNITS[0], due=due)])
    cell = opened(report)["Nhiệm vụ"].cell(FIRST, 8)
    assert (cell.value.isoformat(), cell.number_format) == ("2026-11-25T16:00:00", "hh:mm dd/mm/yyyy")


@pytest.mark.parametrize("words", ["=1+1", "+84 912", "-5 hồ sơ", "@lan", '=HYPERLINK("x")', "http://a.b", "1/2"])
def test_what_looks_like_a_formula_a_number_or_a_link_is_text(words: str) -> None:
    report = department.report_of([department.task(1, words, department.UNITS[0], product=words)])
    for values in (True, False):
        sheet = opened(report, values=values)["Nhiệm vụ"]
        for column in (3, 7):
            cell = sheet.cell(FIRST, column)
            assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_a_unit_whose_name_is_a_pattern_is_counted_all_the_same() -> None:
    units = (department.Unit(7, "*"), department.Unit(8, "=Phòng"), department.Unit(9, "<>"))
    report = department.report_of([department.task(n, "Việc", units[n % 3]) for n in range(1, 6)], units=units)
    sheet = opened(report)["Tổng hợp"]
    assert [sheet.cell(FIRST + n, 2).value for n in range(3)] == ["*", "=Phòng", "<>"]
    assert [sheet.cell(FIRST + n, 3).value for n in range(3)] == [1, 2, 2]


def test_the_history_tells_every_deadline_of_a_task() -> None:
    sheet = opened(department.quarter())["Lịch sử thời hạn"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST) if row[1].value == 4]
    assert [(count, words, day.isoformat()) for *_, count, words, day in rows] == [
        (1, "31/10", "2026-10-31T00:00:00"),
        (2, "10/11", "2026-11-10T00:00:00"),
    ]


def test_every_sheet_prints_across_on_a4_as_wide_as_the_page() -> None:
    for sheet in opened(department.quarter()):
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$4:$5"
        assert sheet.print_area


def test_tasks_and_history_can_be_filtered_from_under_the_numbers_of_the_columns() -> None:
    book = opened(department.quarter())
    assert book["Nhiệm vụ"].auto_filter.ref == "A5:P18"
    assert book["Lịch sử thời hạn"].auto_filter.ref == "A5:G18"


def test_all_is_in_times_new_roman_and_each_standing_has_its_colour_and_a_legend() -> None:
    book = opened(department.quarter())
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}
    rules = [rule for found in book["Nhiệm vụ"].conditional_formatting for rule in found.rules]
    colours = {rule.formula[0].strip('"'): rule.dxf.fill.bgColor.rgb for rule in rules}
    legend = {
        row[1].value: row[1].fill.fgColor.rgb
        for row in book["Tổng hợp"].iter_rows(min_row=FIRST)
        if row[1].fill.fill_type == "solid"
    }
    assert colours == legend
    assert len(set(colours.values())) == 6


def test_a_report_of_nothing_is_a_workbook_too() -> None:
    book = opened(department.report_of([]))
    assert [book["Tổng hợp"].cell(FIRST + 5, column).value for column in range(3, 10)] == [0] * 7
    assert book["Nhiệm vụ"].cell(FIRST, 1).value is None


ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.mark.parametrize("report", [department.grouped("=1+1 & <b>"), department.account()], ids=["groups", "a month"])
def test_a_calculator_that_knows_no_values_finds_the_same_numbers(
    libreoffice: str, tmp_path: Path, report: Report
) -> None:
    """The formulas alone, as LibreOffice reckons them, on every sheet that has some: that is what each cell says."""
    opened(report, values=False).save(tmp_path / "bare.xlsx")
    settings = tmp_path / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_CALCULATE)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", EVERY_SHEET, "--outdir", str(tmp_path), "bare.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60, capture_output=True)
    formulas, values = opened(report, values=False), opened(report)
    compared = Counter[str]()
    for sheet in formulas:
        with (tmp_path / f"bare-{sheet.title}.csv").open(encoding="utf-8") as file:
            rows = list(csv.reader(file))
        for cell in (one for row in sheet.iter_rows() for one in row if one.data_type == "f"):
            value = values[sheet.title][cell.coordinate].value
            assert _number(rows[cell.row - 1][cell.column - 1]) == pytest.approx(value), (sheet.title, cell)
            compared[sheet.title] += 1
    assert set(compared) == {name for name in formulas.sheetnames if name not in ("Nhiệm vụ", "Lịch sử thời hạn")}
    assert all(count > 10 for count in compared.values())


def _number(shown: str) -> float:
    """ "66,67%" and "4" as numbers."""
    plain = shown.removesuffix("%").replace(",", ".")
    return float(plain) / 100 if shown.endswith("%") else float(plain)
