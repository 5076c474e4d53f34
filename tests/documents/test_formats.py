"""One letter with an appendix, in each format that an office sends: the same tasks come of all of them."""

import datetime as dt
import functools
import io
from collections.abc import Callable

import openpyxl
import pytest
from docx import Document as new_document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGNED
from docx.shared import Cm, Pt
from docx.table import _Cell
from PIL import Image
from rapidfuzz.fuzz import ratio

from documents.finding import findings
from documents.limits import Limits
from documents.opening import opened
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.findings import Findings, Found, Warned
from reports import pdf
from tests.documents import printed
from tests.documents.test_scan import as_pdf, askew, noisy

NOW = dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)
ISSUER = ("UBND TỈNH LAM KINH", "SỞ TÀI NGUYÊN SỐ")
NUMBER = ("Số: 218/STNS-VP", "V/v vệ sinh môi trường, trồng cây xanh năm 2026")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DAY = ("Lam Kinh, ngày 25 tháng 3 năm 2026",)
BODY = (
    "Thực hiện Kế hoạch số 31/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh về vệ sinh môi trường và trồng cây xanh "
    "năm 2026, Giám đốc Sở yêu cầu các phòng, đơn vị thực hiện các nội dung sau:",
    "1. Văn phòng Sở",
    "a) Chủ trì, phối hợp với Thanh tra Sở kiểm tra hệ thống thoát nước của trụ sở, báo cáo Giám đốc Sở trước ngày "
    "15/4/2026.",
    "b) Lập dự toán mua cây giống, hoàn thành chậm nhất ngày 20/4/2026.",
    "2. Giao Phòng Đất đai chủ trì tổng hợp danh sách các điểm rác tự phát, hoàn thành trước ngày 30/4/2026./.",
)
TITLES = ("Phụ lục", "PHÂN CÔNG NHIỆM VỤ TRỒNG CÂY XANH NĂM 2026")
HEADINGS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian hoàn thành")
BAND = "Công tác chuẩn bị"
ROWS = (
    ("1", "Khảo sát các tuyến đường chưa có cây và đo khoảng cách hố trồng", "Phòng Đất đai", "", "Báo cáo", "Quý II"),
    (
        "2",
        "Ký hợp đồng mua cây giống với vườn ươm của tỉnh",
        "Văn phòng Sở",
        "Phòng Kế hoạch",
        "Hợp đồng",
        "Tháng 5/2026",
    ),
    ("3", "Tập huấn chăm sóc cây cho đoàn viên", "Trung tâm Dữ liệu", "Văn phòng Sở", "Lớp học", "Trước 20/6/2026"),
    ("4", "Tưới nước, bón phân định kỳ", "Văn phòng Sở", "", "", "Thường xuyên"),
)


def written(cell: _Cell, lines: tuple[str, ...], aligned: ALIGNED = ALIGNED.CENTER) -> None:
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    for paragraph in cell.paragraphs:
        paragraph.alignment = aligned
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(12)


def page_of(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    file.styles["Normal"].font.name = "Liberation Serif"
    file.styles["Normal"].font.size = Pt(13)


@functools.cache
def word_file() -> bytes:
    file = new_document()
    page_of(file)
    head = file.add_table(2, 2)
    for cell, lines in zip((*head.rows[0].cells, *head.rows[1].cells), (ISSUER, MOTTO, NUMBER, DAY), strict=True):
        written(cell, lines)
    file.add_paragraph("Kính gửi: Các phòng, đơn vị thuộc Sở").alignment = ALIGNED.CENTER
    for text in BODY:
        paragraph = file.add_paragraph(text)
        paragraph.alignment = ALIGNED.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    signed = file.add_table(1, 2)
    written(signed.cell(0, 0), ("Nơi nhận:", "- Như trên;", "- Lưu: VT, VP."), ALIGNED.LEFT)
    written(signed.cell(0, 1), ("GIÁM ĐỐC", "", "", "Trần Văn Lâm"))
    file.add_page_break()
    for title in TITLES:
        paragraph = file.add_paragraph()
        paragraph.add_run(title).bold = True
        paragraph.alignment = ALIGNED.CENTER
    plan = file.add_table(1, len(HEADINGS), style="Table Grid")
    written_row(plan.rows[0].cells, HEADINGS)
    band = plan.add_row().cells
    written(band[0], ("I",))
    written(band[1].merge(band[-1]), (BAND,), ALIGNED.LEFT)
    for row in ROWS:
        written_row(plan.add_row().cells, row)
    for row in plan.rows:
        for cell, width in zip(row.cells, (1.2, 5.5, 3, 2.8, 2, 2.5), strict=True):
            cell.width = Cm(width)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def written_row(cells: tuple[_Cell, ...], texts: tuple[str, ...]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        written(cell, (text,), ALIGNED.LEFT)


@functools.cache
def pdf_file() -> bytes:
    return pdf.converted(word_file())


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([TITLES[1]])
    for row in (HEADINGS, ("I", BAND), *ROWS):
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def typeset() -> bytes:
    """The appendix as another program sets it."""
    cells = ", ".join(f"[{text}]" for row in ROWS for text in row)
    heading = ", ".join(f"[{text}]" for text in HEADINGS)
    source = "#set par(first-line-indent: 0pt, justify: false)\n#set text(size: 12pt)\n"
    source += "".join(f"#align(center)[#strong[{title}]]\n" for title in TITLES)
    source += f"#table(columns: (10mm, 50mm, 30mm, 27mm, 20mm, 28mm), table.header({heading}), [I],"
    return printed.printed(f"{source} table.cell(colspan: 5)[{BAND}], {cells})")


def found_in(content: bytes, name: str) -> Findings:
    document = opened(content, name, limits=Limits(page_seconds=600))
    return findings(document, rules=DateRules(WorkingCalendar()), now=NOW)


def told(task: Found) -> tuple[object, ...]:
    return (task.content, task.leads, task.support, task.product, task.deadline_words, task.deadline)


def test_a_letter_printed_by_an_office_program_gives_the_tasks_of_the_letter(libreoffice: str) -> None:
    letter = found_in(word_file(), "cv.docx")
    assert len(letter.tasks) == 3 + len(ROWS)
    page = found_in(pdf_file(), "cv.pdf")
    assert page.head == letter.head
    assert [(task.place, *told(task)) for task in page.tasks] == [(task.place, *told(task)) for task in letter.tasks]


@pytest.mark.parametrize(("make", "name"), [(workbook, "kh.xlsx"), (typeset, "kh.pdf")])
def test_the_appendix_alone_gives_its_tasks(make: Callable[[], bytes], name: str) -> None:
    letter = found_in(word_file(), "cv.docx")
    assert [told(task)[:5] for task in found_in(make(), name).tasks] == [told(task)[:5] for task in letter.tasks[3:]]


def matching(tasks: tuple[Found, ...], others: tuple[Found, ...]) -> float:
    """F1: tasks whose content is nearly the same, and whose lead and day are the same."""
    left = list(others)
    hits = 0
    for task in tasks:
        same = next((one for one in left if _is_same(task, one)), None)
        if same:
            left.remove(same)
            hits += 1
    return 2 * hits / (len(tasks) + len(others))


def _is_same(task: Found, other: Found) -> bool:
    return (
        ratio(task.content, other.content) > 90
        and task.leads == other.leads
        and task.support == other.support
        and (task.deadline and task.deadline.day) == (other.deadline and other.deadline.day)
    )


@pytest.mark.parametrize("spoilt", [False, True], ids=["clean", "askew and noisy"])
def test_a_scan_of_the_letter_gives_nearly_all_of_its_tasks(libreoffice: str, tesseract: str, spoilt: bool) -> None:
    letter = found_in(word_file(), "cv.docx")
    pictures = [Image.open(io.BytesIO(page)) for page in printed.rendered(pdf_file())]
    scan = found_in(as_pdf(*(noisy(askew(picture)) if spoilt else picture for picture in pictures)), "cv.pdf")
    assert Warned.RECOGNISED in scan.warnings
    assert (scan.head.number, scan.head.day) == (letter.head.number, letter.head.day)
    assert matching(scan.tasks, letter.tasks) >= 0.85
