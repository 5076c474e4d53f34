"""Workbooks are read as they look: values, days, merged cells, and only the sheets that are seen."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from documents.document import Cell, Document, Paragraph, Table
from documents.limits import Limits
from documents.opening import opened
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Warned

HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")


def book(*rows: tuple[object, ...]) -> tuple[openpyxl.Workbook, Worksheet]:
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return made, sheet


def read(made: openpyxl.Workbook, limits: Limits | None = None) -> Document:
    held = io.BytesIO()
    made.save(held)
    return opened(held.getvalue(), "kh.xlsx", limits=limits or Limits())


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def texts(document: Document) -> list[list[str]]:
    return [["^" if cell.covered else cell.text for cell in row] for row in table(document).rows]


def test_what_stands_above_the_table_is_the_head_of_the_paper() -> None:
    made, sheet = book(
        ("SỞ Y TẾ", "Số: 5/KH-SYT"), (), ("KẾ HOẠCH",), HEADS, (1, "Rà soát", "Văn phòng", "20/6"), (), (2, "Kiểm kê")
    )
    sheet.title = "Phụ lục"
    document = read(made)
    assert document.blocks[:3] == (Paragraph("SỞ Y TẾ"), Paragraph("Số: 5/KH-SYT"), Paragraph("KẾ HOẠCH"))
    assert texts(document) == [
        list(HEADS),
        ["1", "Rà soát", "Văn phòng", "20/6"],
        ["", "", "", ""],
        ["2", "Kiểm kê", "", ""],
    ]
    assert (table(document).name, table(document).begins) == ("Phụ lục", 4)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (dt.date(2026, 6, 5), "dd/mm/yyyy", "05/06/2026"),
        (dt.datetime(2026, 6, 5), "yyyy-mm-dd", "05/06/2026"),  # noqa: DTZ001
        (dt.datetime(2026, 6, 5, 16, 30), "dd/mm/yyyy hh:mm", "05/06/2026 16:30"),  # noqa: DTZ001
        (dt.datetime(1970, 1, 1), "dd/mm/yyyy", "01/01/1970"),  # noqa: DTZ001
        (dt.time(16, 30), "hh:mm", "16:30"),
        (7, "General", "7"),
        (7, "00", "07"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (0.1 + 0.2, "General", "0.3"),
        (0.6, "0%", "60%"),
        (12345678, "General", "12345678"),
        (True, "General", "TRUE"),
        ("  Rà  soát\n hồ sơ ", "General", "Rà soát\nhồ sơ"),
        ("#REF!", "General", ""),
        ("=1+1", "General", ""),
    ],
)
def test_values_are_read_as_they_are_shown(value: object, form: str, shown: str) -> None:
    made, sheet = book(("a", "b", "c", "d"))
    cell = sheet.cell(2, 4)
    cell.value = value  # type: ignore[assignment]
    if value == "#REF!":
        cell.data_type = "e"
    cell.number_format = form
    sheet.cell(3, 4).value = "cuối"
    assert texts(read(made))[1][3] == shown


def test_merged_cells_keep_their_places() -> None:
    made, sheet = book(HEADS, ("I", "Cải cách"), (1, "Rà soát", "Văn phòng", "20/6"), (2, "Kiểm kê"))
    sheet.merge_cells("B2:D2")
    sheet.merge_cells("C3:C4")
    assert texts(read(made))[1:] == [
        ["I", "Cải cách", "^", "^"],
        ["1", "Rà soát", "Văn phòng", "20/6"],
        ["2", "Kiểm kê", "^", ""],
    ]


def test_hidden_sheets_are_left_out_with_a_word() -> None:
    made, _ = book(HEADS, (1, "Rà soát", "Văn phòng", "20/6"))
    other = made.create_sheet("Nháp")
    other.append(["cũ"])
    other.sheet_state = "hidden"
    document = read(made)
    assert len(document.blocks) == 1
    assert document.warnings == (Warned.SHEETS_LEFT_OUT,)


def test_an_empty_hidden_sheet_is_not_worth_a_word() -> None:
    made, _ = book(HEADS)
    made.create_sheet("Trống").sheet_state = "hidden"
    assert read(made).warnings == ()


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    made, sheet = book(HEADS, (1, "Rà soát", "Văn phòng", "20/6"))
    sheet["XFD1048576"] = "x"
    assert len(table(read(made)).rows) == 2


def test_rows_beyond_the_limit_are_left_out_with_a_word() -> None:
    made, _ = book(HEADS, *((number, "Rà soát", "Văn phòng", "20/6") for number in range(50)))
    document = read(made, Limits(most_rows=20))
    assert len(table(document).rows) == 20
    assert document.warnings == (Warned.SHEETS_LEFT_OUT,)


@pytest.mark.parametrize("where", ["a hidden sheet", "a head", "the name of a sheet"])
def test_a_mark_of_secrecy_is_seen_wherever_it_stands(where: str) -> None:
    made, sheet = book(HEADS)
    if where == "a head":
        sheet.oddHeader.center.text = '&"Arial"TỐI MẬT'
    elif where == "a hidden sheet":
        made.create_sheet("b").sheet_state = "hidden"
        made["b"]["A1"] = "TỐI MẬT"
    else:
        sheet.title = "TỐI MẬT"
    with pytest.raises(Unreadable) as refused:
        read(made)
    assert refused.value.fault is Fault.MARKED


def test_a_draft_is_seen_in_the_head_of_the_printed_page() -> None:
    made, sheet = book(HEADS)
    sheet.oddHeader.center.text = "DỰ THẢO"
    assert read(made).blocks[0] == Paragraph("DỰ THẢO", boxed=True)


def test_a_sheet_of_two_columns_is_a_table() -> None:
    made, _ = book(("Nhiệm vụ", "Hạn"), ("Rà soát", "20/6"))
    assert table(read(made)).rows[1] == (Cell("Rà soát"), Cell("20/6"))
