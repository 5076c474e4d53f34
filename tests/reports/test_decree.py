"""The Word files keep every measure of NĐ 30/2020/NĐ-CP: typed out here from the decree, not from our own table."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from domain.letterhead import Authority, Letterhead, Signer
from domain.overviews.report import Face
from reports import metrics
from reports.faces import made
from tests.reports import department

MM = 36000
POINT = 12700
SPACE = "\N{NO-BREAK SPACE}"
REPORT = made(department.quarter(), Face.WORD).content
LETTER = made(department.quarter(), Face.LETTER).content
BOTH = pytest.mark.parametrize("content", [REPORT, LETTER], ids=["report", "letter"])


@dataclass(frozen=True)
class Look:
    """How the words of a paragraph look: points, and whether they are bold and italic."""

    size: float
    bold: bool
    italic: bool
    align: str


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def everything(document: Document) -> Iterator[Paragraph]:
    """The paragraphs in the order in which they are read, those of tables too."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
        else:
            yield block


def said(content: bytes, words: str) -> Paragraph:
    """The first paragraph that begins with these words."""
    return next(one for one in everything(opened(content)) if one.text.startswith(words))


def look(paragraph: Paragraph) -> Look:
    font, style = paragraph.style.font, paragraph.style
    assert font.size is not None
    own = paragraph.paragraph_format.alignment
    align = own if own is not None else style.paragraph_format.alignment
    return Look(font.size.pt, bool(font.bold), bool(font.italic), align.name if align is not None else "LEFT")


def test_pages_are_a4_with_the_margins_of_the_decree() -> None:
    portrait, landscape = opened(REPORT).sections
    assert (in_mm(portrait.page_width), in_mm(portrait.page_height)) == (210, 297)
    assert (in_mm(landscape.page_width), in_mm(landscape.page_height)) == (297, 210)
    for pages in (portrait, landscape):
        assert 20 <= in_mm(pages.top_margin) <= 25
        assert 20 <= in_mm(pages.bottom_margin) <= 25
        assert 30 <= in_mm(pages.left_margin) <= 35
        assert 15 <= in_mm(pages.right_margin) <= 20


def in_mm(length: int | None) -> float:
    """Word keeps twentieths of a point, which are no round millimetres."""
    assert length is not None
    return round(length / MM, 1)


@BOTH
def test_all_words_are_black_times_new_roman(content: bytes) -> None:
    document = opened(content)
    fonts = [font for part in _xml(content) for font in part.iter(qn("w:rFonts"))]
    assert len(fonts) == 1
    assert {fonts[0].get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    colours = {one.get(qn("w:val")) for part in _xml(content) for one in part.iter(qn("w:color"))}
    assert colours == {"000000"}
    assert all(run.font.name is None for paragraph in everything(document) for run in paragraph.runs)


def _xml(content: bytes) -> Iterator[object]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                yield etree.fromstring(package.read(name))


def test_pages_are_numbered_in_the_middle_of_the_upper_margin_but_the_first() -> None:
    for pages in opened(REPORT).sections:
        number = pages.header.paragraphs[0]
        assert [field.get(qn("w:instr")) for field in number._p.iter(qn("w:fldSimple"))] == ["PAGE"]
        assert look(number).align == "CENTER"
        assert 13 <= look(number).size <= 14
        assert not look(number).italic
        assert pages.different_first_page_header_footer
        assert "".join(one.text for one in pages.first_page_header.paragraphs) == ""
        assert not list(pages.first_page_header._element.iter(qn("w:fldSimple")))
        assert [one.get(qn("w:start")) for one in pages._sectPr.iter(qn("w:pgNumType"))] == ["1"]
        assert pages.header_distance < pages.top_margin


HEAD = [
    (0, 0, ["UBND TỈNH SÔNG LAM", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", ""]),
    (0, 1, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""]),
    (1, 1, [f"Sông Lam, ngày{6 * SPACE}tháng 11 năm 2026"]),
]


@BOTH
def test_the_head_stands_in_two_rows_of_two_cells(content: bytes) -> None:
    head = opened(content).tables[0]
    assert (len(head.rows), len(head.columns)) == (2, 2)
    for row, column, lines in HEAD:
        assert [one.text for one in head.cell(row, column).paragraphs] == lines


SIZES = [
    ("CỘNG HÒA XÃ HỘI", 12, 13, True, False, "CENTER"),
    ("Độc lập", 13, 14, True, False, "CENTER"),
    ("UBND TỈNH", 12, 13, False, False, "CENTER"),
    ("SỞ KHOA HỌC", 12, 13, True, False, "CENTER"),
    ("Số:", 13, 13, False, False, "CENTER"),
    ("Sông Lam, ngày", 13, 14, False, True, "CENTER"),
    ("KT. GIÁM ĐỐC", 13, 14, True, False, "CENTER"),
    ("PHÓ GIÁM ĐỐC", 13, 14, True, False, "CENTER"),
    ("Trần Minh Khoa", 13, 14, True, False, "CENTER"),
    ("Nơi nhận:", 12, 12, True, True, "LEFT"),
    ("- Lãnh đạo Sở;", 11, 11, False, False, "LEFT"),
    ("- Lưu: VT, VP.", 11, 11, False, False, "LEFT"),
]
OF_REPORT = [
    ("BÁO CÁO", 13, 14, True, False, "CENTER"),
    ("Kết quả thực hiện nhiệm vụ", 13, 14, True, False, "CENTER"),
    ("Căn cứ", 13, 14, False, True, "JUSTIFY"),
    ("Qua theo dõi", 13, 14, False, False, "JUSTIFY"),
    ("I. KẾT QUẢ", 13, 14, True, False, "JUSTIFY"),
    ("1. Kết quả chung", 13, 14, True, False, "JUSTIFY"),
    ("a) ", 13, 14, False, False, "JUSTIFY"),
    ("Phụ lục", 14, 14, True, False, "CENTER"),
    ("DANH MỤC VÀ", 13, 14, True, False, "CENTER"),
    ("(Kèm theo", 13, 14, False, True, "CENTER"),
]
OF_LETTER = [
    ("V/v ", 12, 13, False, False, "CENTER"),
    ("Kính gửi:", 13, 14, False, False, "LEFT"),
    ("Qua theo dõi", 13, 14, False, False, "JUSTIFY"),
]


@pytest.mark.parametrize(
    ("content", "row"),
    [
        *((REPORT, row) for row in SIZES + OF_REPORT),
        *((LETTER, row) for row in SIZES + OF_LETTER),
    ],
    ids=lambda value: value[0].strip() if isinstance(value, tuple) else "",
)
def test_each_part_has_its_size_and_style(content: bytes, row: tuple[str, float, float, bool, bool, str]) -> None:
    words, least, most, bold, italic, align = row
    seen = look(said(content, words))
    assert least <= seen.size <= most
    assert (seen.bold, seen.italic, seen.align) == (bold, italic, align)


@BOTH
def test_text_is_indented_and_spaced_as_the_decree_has_it(content: bytes) -> None:
    style = said(content, "Qua theo dõi").style.paragraph_format
    assert style.first_line_indent is not None
    assert 9.9 * MM <= style.first_line_indent <= 12.8 * MM
    assert style.space_before is not None
    assert style.space_before >= 6 * POINT
    assert isinstance(style.line_spacing, float)
    assert 1 <= style.line_spacing <= 1.5


def rule_under(paragraphs: list[Paragraph], last: str, room: float) -> float:
    """Millimetres of the solid line under the paragraph that ends so, in `room` millimetres, in their middle."""
    place = next(n for n, one in enumerate(paragraphs) if one.text.endswith(last))
    rule = paragraphs[place + 1]
    (border,) = rule._p.iter(qn("w:pBdr"))
    assert [side.get(qn("w:val")) for side in border] == ["single"]
    left, right = rule.paragraph_format.left_indent, rule.paragraph_format.right_indent
    assert left is not None
    assert left == right
    return room - 2 * left / MM


@BOTH
def test_the_rule_under_the_motto_is_as_long_as_the_motto(content: bytes) -> None:
    cell = opened(content).tables[0].cell(0, 1)
    assert cell.width is not None
    length = rule_under(cell.paragraphs, "Hạnh phúc", cell.width / MM)
    assert length == pytest.approx(metrics.width("Độc lập - Tự do - Hạnh phúc", 13), abs=0.2)


def test_the_other_rules_are_a_third_to_a_half_of_their_words() -> None:
    document = opened(REPORT)
    cell = document.tables[0].cell(0, 0)
    assert cell.width is not None
    words = metrics.width("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12)
    assert words / 3 <= rule_under(cell.paragraphs, "CÔNG NGHỆ", cell.width / MM) <= words / 2
    words = metrics.width("tính đến ngày 20 tháng 11 năm 2026", 14)
    assert words / 3 <= rule_under(document.paragraphs, "2026", 165) <= words / 2


@BOTH
def test_number_and_day_are_left_to_the_registry(content: bytes) -> None:
    assert said(content, "Số:").text.replace(SPACE, "") in ("Số:/BC-SKHCN", "Số:/SKHCN-VP")
    assert said(content, "Sông Lam, ngày").text.replace(SPACE, "") == "Sông Lam, ngàytháng 11 năm 2026"


def test_what_stands_above_the_text_of_a_letter_is_a_small_gap_under_its_number() -> None:
    number, subject = opened(LETTER).tables[0].cell(1, 0).paragraphs
    assert subject.text.replace(SPACE, " ") == "V/v đôn đốc thực hiện nhiệm vụ,\nnhắc việc ngày 20/11/2026"
    assert subject.style.paragraph_format.space_before == 6 * POINT
    assert number.style.name == "Số ký hiệu"


def test_a_space_that_does_not_break_is_as_wide_as_another() -> None:
    assert metrics.width("ngày\N{NO-BREAK SPACE}20/11", 12) == metrics.width("ngày 20/11", 12)
    report = department.report_of([one.task for one in department.quarter().entries], now=department.at(5, 12))
    _, subject = opened(made(report, Face.LETTER).content).tables[0].cell(1, 0).paragraphs
    assert subject.text.replace(SPACE, " ") == "V/v đôn đốc thực hiện nhiệm vụ,\nnhắc việc ngày 05/12/2026"


@BOTH
def test_the_text_ends_with_its_sign_stuck_to_the_last_word(content: bytes) -> None:
    lines = [one.text for one in everything(opened(content)) if one.style.name == "Nội dung"]
    assert lines[-1].endswith("./.")
    assert not lines[-1].endswith(" ./.")
    assert sum("./." in line for line in lines) == 1


def test_the_grounds_end_with_semicolons_and_the_last_with_a_stop() -> None:
    grounds = [one.text for one in everything(opened(REPORT)) if one.style.name == "Căn cứ"]
    assert [ground[-1] for ground in grounds] == [";", ";", ";", "."]
    assert (
        grounds[1]
        == "Căn cứ Kế hoạch số 45/KH-UBND ngày 12/01/2026 của UBND tỉnh về chuyển đổi số tỉnh Sông Lam năm 2026;"
    )


ORDER_OF_REPORT = [
    "UBND TỈNH",
    "SỞ KHOA HỌC",
    "CỘNG HÒA",
    "Độc lập",
    "Số:",
    "Sông Lam, ngày",
    "BÁO CÁO",
    "Kết quả thực hiện",
    "Căn cứ",
    "Qua theo dõi",
    "I. KẾT QUẢ THỰC HIỆN",
    "II. TỒN TẠI",
    "III. KIẾN NGHỊ",
    "IV. NHIỆM VỤ KỲ TỚI",
    "Trên đây",
    "Nơi nhận:",
    "KT. GIÁM ĐỐC",
    "Trần Minh Khoa",
    "Phụ lục",
    "(Kèm theo",
]
ORDER_OF_LETTER = ["Số:", "V/v", "Sông Lam", "Kính gửi:", "Qua theo dõi", "1. ", "Yêu cầu", "Nơi nhận:", "- Như trên;"]


@pytest.mark.parametrize(
    ("content", "order"), [(REPORT, ORDER_OF_REPORT), (LETTER, ORDER_OF_LETTER)], ids=["report", "letter"]
)
def test_the_parts_stand_in_their_order(content: bytes, order: list[str]) -> None:
    lines = [one.text for one in everything(opened(content))]
    places = [next(n for n, line in enumerate(lines) if line.startswith(words)) for words in order]
    assert places == sorted(places)


def test_recipients_stand_level_with_the_signature() -> None:
    foot = opened(LETTER).tables[-1]
    left, right = foot.rows[0].cells
    assert [one.text for one in left.paragraphs] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lãnh đạo Sở;",
        "- Các phòng, đơn vị thuộc Sở;",
        "- Lưu: VT, VP.",
    ]
    assert [one.text for one in right.paragraphs] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Minh Khoa"]


def test_several_addressees_stand_under_the_colon_each_with_its_dash() -> None:
    lines = [one for one in everything(opened(LETTER)) if one.style.name == "Kính gửi"]
    assert [one.text for one in lines] == [
        "Kính gửi:",
        "- Phòng Chuyển đổi số;",
        "- Chi cục Tiêu chuẩn Đo lường Chất lượng.",
    ]
    head, *dashes = (one.paragraph_format.left_indent for one in lines)
    assert head is not None
    assert [dash - head for dash in dashes if dash is not None] == [pytest.approx(18.5 * MM, abs=1.5 * MM)] * 2


def test_one_addressee_stands_beside_the_words() -> None:
    report = department.report_of([one.task for one in department.quarter().entries if one.task.lead.id == 4])
    assert (
        said(made(report, Face.LETTER).content, "Kính gửi").text == "Kính gửi: Chi cục Tiêu chuẩn Đo lường Chất lượng."
    )


def test_the_heads_of_the_register_come_again_on_each_page_and_no_row_is_split() -> None:
    register = opened(REPORT).tables[-1]
    repeated = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in register.rows]
    assert repeated[:3] == [True, True, False]
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in register.rows)
    assert [cell.text for cell in register.rows[0].cells] == [
        "TT",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Sản phẩm",
        "Thời hạn",
        "Tiến độ, kết quả",
        "Ghi chú",
    ]
    assert [cell.text for cell in register.rows[1].cells] == [f"({n})" for n in range(1, 9)]


SIGNED = [
    (Authority.HEAD, "Giám đốc", ["GIÁM ĐỐC"]),
    (Authority.FOR_HEAD, "Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    (Authority.BY_ORDER, "Chánh Văn phòng", ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
    (
        Authority.BY_ORDER,
        "Phó Chánh Văn phòng",
        ["TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    (Authority.BY_AUTHORIZATION, "Chánh Văn phòng", ["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
    (Authority.ACTING, "Quyền Giám đốc", ["Q. GIÁM ĐỐC"]),
]


@pytest.mark.parametrize(("authority", "post", "lines"), SIGNED, ids=[row[1] + " " + row[0] for row in SIGNED])
def test_who_signs_is_told_by_the_right_to_sign(authority: Authority, post: str, lines: list[str]) -> None:
    head = replace(department.LETTERHEAD, signer=Signer("Lê An", post, authority))
    report = replace(department.quarter(), letterhead=head)
    cell = opened(made(report, Face.LETTER).content).tables[-1].cell(0, 1)
    assert [one.text for one in cell.paragraphs] == [*lines, "Lê An"]


def test_what_the_office_has_not_told_is_blank_and_not_made_up() -> None:
    report = replace(department.quarter(), letterhead=Letterhead())
    lines = [one.text for one in everything(opened(made(report, Face.LETTER).content))]
    assert lines[:2] == ["……", "……"]
    assert [line for line in lines if "Lưu" in line or "……;" in line] == ["- ……;", "- Lưu: VT."]
    assert lines[-2:] == ["……", "……"]


@BOTH
def test_the_library_leaves_nothing_of_its_own(content: bytes) -> None:
    document = opened(content)
    known = document.core_properties
    assert (known.author, known.comments, known.language) == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "", "vi-VN")
    assert known.title
    assert known.created.date() == department.NOW.date()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert not any(b"python-docx" in package.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "theme" in name]
    assert {style.name for style in document.styles if style.type is not None} >= {"Quốc hiệu", "Nội dung"}
