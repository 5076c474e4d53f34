"""The picture shows the numbers of the Board, in letters that are its own, as wide as a phone."""

import io
import struct
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from domain.overviews.report import Face, Report
from reports import picture
from reports.faces import made
from tests.reports import department


def read(report: Report) -> list[str]:
    """The lines of the picture, from the same drawing with its words kept."""
    (page,) = pypdfium2.PdfDocument(io.BytesIO(picture.drawn(report, form="pdf")))
    return page.get_textpage().get_text_range().replace("\r", "").split("\n")


def size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert content.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize(
    "make",
    [department.quarter, lambda: department.many(137), lambda: department.many(300, late=300)],
    ids=["a quarter", "many", "300 overdue"],
)
def test_each_bar_has_the_numbers_of_its_unit_in_the_order_of_the_legend(make: Callable[[], Report]) -> None:
    report = make()
    lines = read(report)
    for row in report.board.rows:
        cells = row.cells
        parts = (
            cells.done_in_time,
            cells.done_late,
            cells.done_undated,
            cells.open_in_time,
            cells.open_overdue,
            cells.open_undated,
        )
        place = next(n for n, line in enumerate(lines) if line.startswith(row.unit.name[:20]))
        end = next(n for n in range(place, len(lines)) if lines[n].endswith(f"{cells.done}/{cells.total} hoàn thành"))
        numbers = [str(n) for n in parts if n]
        assert " ".join(lines[end + 1 : end + 1 + len(numbers)]).split()[: len(numbers)] == numbers


def test_the_figures_on_top_are_those_of_the_whole_board() -> None:
    lines = read(department.quarter())
    place = lines.index("(Tính đến 09 giờ 40 phút ngày 20/11/2026)")
    words = " ".join(lines[place + 1 : place + 9])
    for figure in ("13", "nhiệm vụ", "4", "đã hoàn thành", "6", "đang thực hiện", "3", "quá hạn"):
        assert figure in words


@pytest.mark.by_turns
def test_it_is_as_wide_as_a_phone_and_no_taller_than_a_messenger_takes() -> None:
    units = tuple(department.Unit(n, f"Phòng Nghiệp vụ số {n} của Sở Khoa học và Công nghệ") for n in range(1, 71))
    report = department.report_of([department.task(n, "Việc", units[n - 1]) for n in range(1, 71)], units=units)
    width, height = size(made(report, Face.PICTURE).content)
    assert width == 1080
    assert width + height <= 10_000
    assert height <= 20 * width
    assert "Và 30 đơn vị khác, xem bản Excel." in read(report)


def test_a_unit_without_tasks_is_named_and_a_board_of_nothing_says_so() -> None:
    one = department.report_of([department.task(1, "Việc", department.UNITS[0])])
    assert any(line.startswith("Không có nhiệm vụ: Phòng Quản lý Khoa học;") for line in read(one))
    assert read(department.report_of([]))[-1] == "Không có nhiệm vụ nào trong phạm vi này."


@pytest.mark.parametrize(
    "name", ["#set page(width: 1pt)", "$x$ *a* _b_ @c", "</text> & <b>", '"; #panic()', "\\ \\u{1}"]
)
def test_names_are_never_read_as_markup(name: str) -> None:
    report = department.report_of(
        [department.task(1, "Việc", department.Unit(1, name))], units=(department.Unit(1, name),)
    )
    report = replace(report, letterhead=replace(report.letterhead, agency=name))
    assert "".join(read(report)).replace(" ", "").count(name.replace(" ", "")) == 2


def test_all_letters_come_from_the_fonts_of_the_package() -> None:
    (page,) = pypdfium2.PdfDocument(picture.drawn(department.quarter(), form="pdf"))
    objects = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    assert {one.get_font().get_base_name().partition("+")[2].partition("-")[0] for one in objects} == {
        "LibertinusSerif"
    }


def test_no_letter_is_set_in_the_bold_face_whose_hooks_look_like_tildes() -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(picture.drawn(department.quarter(), form="pdf")))
    found = [
        text.get_font().get_base_name()
        for page in document
        for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    ]
    names = {name.partition("+")[2] for name in found}
    assert names == {"LibertinusSerif-Regular", "LibertinusSerif-Semibold", "LibertinusSerif-Italic"}
