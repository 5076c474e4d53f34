"""The template of a register: what is filled into it is read back as it was meant."""

import datetime as dt
import io

import openpyxl

from documents.limits import Limits
from documents.opening import opened
from documents.register import register_in
from domain.documents.register import Part
from domain.tasks import State
from reports import register
from tests.documents.drawn import RULES, SIGNED
from texts import register_sheet

UNITS = ("Văn phòng", "Phòng Kế hoạch - Tài chính")


def filled(rows: list[dict[str, object]]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(register.written(UNITS)))
    sheet = book[register_sheet.TASKS]
    titles = [column.title for column in register_sheet.COLUMNS]
    for place, row in enumerate(rows, 4):
        for title, value in row.items():
            sheet.cell(place, titles.index(title) + 1, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_each_column_of_the_template_is_understood() -> None:
    content = filled([{register_sheet.CONTENT.title: "Kiểm kê tài sản", register_sheet.LEAD.title: UNITS[0]}])
    found = register_in(opened(content, "so.xlsx", limits=Limits()).blocks, SIGNED, RULES)
    assert found is not None
    assert {column.part for column in found.columns} == {*Part} - {Part.PARTNERS}
    assert {column.heading for column in found.columns} == {one.title for one in register_sheet.COLUMNS[1:]}


def test_what_is_filled_in_is_read_back() -> None:
    content = filled(
        [
            {
                register_sheet.NUMBER.title: 1,
                register_sheet.OUTSIDE.title: "P-07",
                register_sheet.CONTENT.title: "Kiểm kê tài sản",
                register_sheet.LEAD.title: UNITS[1],
                register_sheet.SUPPORT.title: "Văn phòng; Thanh tra",
                register_sheet.DEADLINE.title: dt.datetime(2026, 1, 20),  # noqa: DTZ001
                register_sheet.STATE.title: "Đã hoàn thành",
                register_sheet.FINISHED.title: dt.datetime(2026, 1, 19),  # noqa: DTZ001
                register_sheet.REPORT.title: "Biên bản 5/BB",
            },
            {
                register_sheet.CONTENT.title: "Tập huấn",
                register_sheet.LEAD.title: UNITS[0],
                register_sheet.DEADLINE.title: "Quý II",
            },
        ]
    )
    found = register_in(opened(content, "so.xlsx", limits=Limits()).blocks, SIGNED, RULES)
    assert found is not None
    first, second = found.lines
    assert (first.outside, first.leads, first.support) == ("P-07", (UNITS[1],), ("Văn phòng", "Thanh tra"))
    assert first.due is not None
    assert (first.due.day, first.state, first.finished) == (dt.date(2026, 1, 20), State.COMPLETED, dt.date(2026, 1, 19))
    assert second.due is not None
    assert (second.due.day, second.state, found.faults) == (dt.date(2026, 6, 30), State.ASSIGNED, ())


def test_an_empty_template_holds_no_task() -> None:
    assert register_in(opened(register.written(UNITS), "so.xlsx", limits=Limits()).blocks, SIGNED, RULES) is None


def test_units_and_states_are_chosen_from_lists() -> None:
    book = openpyxl.load_workbook(io.BytesIO(register.written(UNITS)))
    lists = {one.formula1 for one in book[register_sheet.TASKS].data_validations.dataValidation}
    assert lists == {f"'{register_sheet.UNITS}'!$A$1:$A$2", f'"{",".join(register_sheet.STATES)}"'}
    assert [cell.value for cell in book[register_sheet.UNITS]["A"]] == list(UNITS)
