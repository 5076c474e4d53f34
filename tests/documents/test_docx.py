"""Word files are read as a person sees them on the page: numbers, boxes, insertions, merged cells."""

import io

import docx
import pytest

from documents.document import Block, Cell, Document, Paragraph, Table
from documents.limits import Limits
from documents.opening import opened
from domain.documents.faults import Fault, Unreadable
from tests.documents.packing import abstract, box, level, listed, num, p, r, table, tc, tr, word

DECIMAL = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))


def read(body: str, **parts: str) -> Document:
    return opened(word(body, **parts), "cv.docx", limits=Limits())


def markers(document: Document) -> list[str]:
    return [block.marker for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [["^" if cell.covered else cell.text for cell in row] for row in block.rows]


def test_levels_of_a_list_are_counted_and_begun_anew() -> None:
    levels = [0, 1, 1, 2, 2, 0, 1, 2]
    body = "".join(p(f"Việc {at}", listed(1, at)) for at in levels)
    document = read(body, numbering=DECIMAL + num(1, 0))
    assert markers(document) == ["1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "a)"]
    assert [block.level for block in document.blocks if isinstance(block, Paragraph)] == levels


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("upperRoman", "%1.", ["I.", "II.", "III.", "IV."]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)", "iv)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("decimalZero", "%1", ["01", "02", "03", "04"]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4."]),
        ("bullet", "-", ["-", "-", "-", "-"]),
        ("bullet", "\uf0b7", ["•", "•", "•", "•"]),
        ("bullet", "\uf02d", ["-", "-", "-", "-"]),
        ("none", "", ["", "", "", ""]),
    ],
)
def test_markers_are_shown_in_their_form(form: str, text: str, shown: list[str]) -> None:
    body = "".join(p("Việc", listed(1)) for _ in shown)
    assert markers(read(body, numbering=abstract(0, level(0, form, text)) + num(1, 0))) == shown


def test_lists_of_one_definition_go_on_unless_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = "".join(p("Việc", listed(number)) for number in (1, 1, 2, 3, 3))
    assert markers(read(body, numbering=DECIMAL + num(1, 0) + num(2, 0) + num(3, 0, anew))) == [
        "1.",
        "2.",
        "3.",
        "1.",
        "2.",
    ]


def test_a_level_that_is_shown_above_another_is_used() -> None:
    body = "".join(p("Việc", listed(1, at)) for at in (1, 1, 0, 1))
    assert markers(read(body, numbering=DECIMAL + num(1, 0))) == ["1.1.", "1.2.", "2.", "2.1."]


def test_letters_that_are_not_to_begin_anew_go_on() -> None:
    going_on = level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')
    numbering = abstract(0, level(0, "decimal", "%1."), going_on) + num(1, 0)
    body = "".join(p("Việc", listed(1, at)) for at in (0, 1, 1, 0, 1))
    assert markers(read(body, numbering=numbering)) == ["1.", "a)", "b)", "2.", "c)"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="Muc"><w:pPr>{listed(1)}</w:pPr></w:style>' + (
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = p("Một", '<w:pStyle w:val="Muc"/>') + p("Hai", '<w:pStyle w:val="MucCon"/>')
    out = p("Không số", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert markers(read(body + out, numbering=DECIMAL + num(1, 0), styles=styles)) == ["1.", "2.", ""]


def test_a_definition_may_stand_in_a_style_of_lists() -> None:
    linked = abstract(5, more='<w:numStyleLink w:val="Kieu"/>')
    holder = abstract(6, level(0, "upperRoman", "%1."), more='<w:styleLink w:val="Kieu"/>')
    assert markers(read(p("Việc", listed(1)), numbering=linked + holder + num(1, 5))) == ["I."]


def test_a_list_that_is_defined_nowhere_costs_nothing_but_its_numbers() -> None:
    assert read(p("Việc", listed(9))).blocks == (Paragraph("Việc"),)


def test_what_a_box_says_is_read_once() -> None:
    document = read(f"<w:p>{box(p('DỰ THẢO'))}{r('Số: /KH-SKHCN')}</w:p>")
    assert document.blocks == (Paragraph("Số: /KH-SKHCN"), Paragraph("DỰ THẢO", boxed=True))


@pytest.mark.parametrize(
    "header",
    [
        p("Dự thảo lần 2"),
        f"<w:p>{box(p('Dự thảo lần 2'))}</w:p>",
        '<w:p><w:r><w:pict><v:shape><v:textpath string="Dự thảo lần 2"/></v:shape></w:pict></w:r></w:p>',
    ],
    ids=["a line", "a box", "a watermark"],
)
def test_of_the_head_of_a_page_only_that_it_is_a_draft_is_kept(header: str) -> None:
    document = read(p("Kế hoạch"), header1=p("Sở Y tế") + header, footer1=p("Trang 2"))
    assert document.blocks == (Paragraph("Dự thảo lần 2", boxed=True), Paragraph("Kế hoạch"))


@pytest.mark.parametrize(
    ("part", "around"), [("header1", "w:p"), ("footer1", "w:p"), ("footnotes", "w:footnote"), ("comments", "w:comment")]
)
def test_a_mark_of_secrecy_is_seen_wherever_it_stands(part: str, around: str) -> None:
    inside = p("TUYỆT MẬT") if around == "w:p" else f"<{around}>{p('TUYỆT MẬT')}</{around}>"
    with pytest.raises(Unreadable) as refused:
        read(p("Kế hoạch"), **{part: inside})
    assert refused.value.fault is Fault.MARKED


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = (
        f"<w:p>{r('Giao ')}<w:del><w:r><w:delText>Thanh tra</w:delText></w:r></w:del><w:ins>{r('Văn phòng')}</w:ins>"
        f"<w:moveFrom>{r(' cũ')}</w:moveFrom><w:hyperlink>{r(' báo cáo')}</w:hyperlink></w:p>"
    )
    assert texts(read(body)) == ["Giao Văn phòng báo cáo"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = p("Giao Văn phòng", "<w:rPr><w:del/></w:rPr>") + p(" Sở báo cáo", listed(1))
    document = read(body, numbering=DECIMAL + num(1, 0))
    assert document.blocks == (Paragraph("Giao Văn phòng Sở báo cáo", marker="1.", level=0),)


def test_what_nobody_sees_is_left_out() -> None:
    hidden = r("ẩn", "<w:vanish/>")
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    body = f"<w:p>{r('kế­ hoạch năm')}{hidden}{field}<w:r><w:footnoteReference/></w:r></w:p>"
    assert texts(read(body, footnotes=p("Ghi chú"))) == ["kế hoạch năm"]


def test_breaks_of_the_layout_part_only_items() -> None:
    body = f"<w:p>{r('V/v rà soát')}<w:r><w:br/></w:r>{r('hồ sơ')}<w:r><w:br/></w:r>{r('- Giao Thanh tra')}</w:p>"
    assert texts(read(body)) == ["V/v rà soát hồ sơ", "- Giao Thanh tra"]


def test_the_look_comes_from_the_run_or_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Ten"><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/><w:caps/></w:rPr></w:style>"
    )
    name = p("Kế hoạch", '<w:pStyle w:val="Ten"/>')
    plain = p("Kính gửi", '<w:pStyle w:val="Ten"/><w:jc w:val="left"/>', run='<w:b w:val="0"/><w:caps w:val="0"/>')
    half = f"<w:p>{r('Điều 1.', '<w:b/>')}{r(' Giao')}</w:p>"
    assert read(name + plain + half, styles=styles).blocks == (
        Paragraph("KẾ HOẠCH", bold=True, centred=True),
        Paragraph("Kính gửi"),
        Paragraph("Điều 1. Giao"),
    )


def test_old_fonts_are_read_in_their_own_code() -> None:
    small = r("ñy ban nh©n d©n", '<w:rFonts w:ascii=".VnTime"/>')
    great = r(" tØnh", '<w:rFonts w:ascii=".VnTimeH"/>')
    assert texts(read(f"<w:p>{small}{great}</w:p>")) == ["ủy ban nhân dân TỈNH"]


def test_merged_cells_keep_their_places() -> None:
    heads = tr(tc("TT"), tc("Đơn vị", properties='<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
    first = tr(tc("1", properties='<w:vMerge w:val="restart"/>'), tc("Văn phòng"), tc("Thanh tra", "Phòng Kế hoạch"))
    second = tr(tc(properties="<w:vMerge/>"), tc("Chi cục"))
    (block,) = read(table(heads, first, second)).blocks
    assert rows(block) == [
        ["TT", "Đơn vị", "^"],
        ["1", "Văn phòng", "Thanh tra\nPhòng Kế hoạch"],
        ["^", "Chi cục", ""],
    ]
    assert isinstance(block, Table)
    assert block.head == 1


def test_a_row_may_begin_further_in() -> None:
    (block,) = read(table(tr(tc("1"), tc("Việc")), tr(tc("Thêm"), properties='<w:gridBefore w:val="1"/>'))).blocks
    assert rows(block) == [["1", "Việc"], ["", "Thêm"]]


def test_rows_are_numbered_by_their_lists_and_deleted_ones_are_gone() -> None:
    count = p("", listed(1))
    gone = tr(tc("x"), tc("Cũ"), properties="<w:del/>")
    body = table(tr(tc(count), tc("Một")), gone, tr(tc(count), tc("Hai", p("phần", listed(2)))))
    numbering = DECIMAL + abstract(1, level(0, "lowerLetter", "%1)")) + num(1, 0) + num(2, 1)
    (block,) = read(body, numbering=numbering).blocks
    assert rows(block) == [["1.", "Một"], ["2.", "Hai\na) phần"]]


def test_a_table_in_a_cell_follows_and_a_frame_is_none() -> None:
    inner = table(tr(tc("a"), tc("b")))
    assert [rows(block) for block in read(table(tr(tc("Trên", inner), tc("Bên")))).blocks] == [
        [["Trên", "Bên"]],
        [["a", "b"]],
    ]
    assert read(table(tr(tc("DỰ THẢO")))).blocks == (Paragraph("DỰ THẢO", boxed=True),)
    framed = read(table(tr(tc("Kế hoạch", inner)))).blocks
    assert framed[0] == Paragraph("Kế hoạch")
    assert rows(framed[1]) == [["a", "b"]]


def test_controls_and_strict_files_are_read_like_all() -> None:
    body = f"<w:sdt><w:sdtContent>{p('Một')}</w:sdtContent></w:sdt>" + table(
        f"<w:sdt><w:sdtContent>{tr(tc('a'), tc('b'))}</w:sdtContent></w:sdt>"
    )
    assert texts(read(body)) == ["Một"]
    assert rows(read(body).blocks[1]) == [["a", "b"]]


def test_a_file_that_a_library_wrote_is_read() -> None:
    file = docx.Document()
    file.add_paragraph("Giao Văn phòng", style="List Number")
    file.add_paragraph("Giao Thanh tra", style="List Number")
    held = io.BytesIO()
    file.save(held)
    document = opened(held.getvalue(), "cv.docx", limits=Limits())
    assert [(block.marker, block.text) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("1.", "Giao Văn phòng"),
        ("2.", "Giao Thanh tra"),
    ]


def test_cells_hold_no_more_than_their_table_has_columns() -> None:
    (block,) = read(table(tr(tc("a", properties='<w:gridSpan w:val="99999999"/>'), tc("b")), tr(tc("c")))).blocks
    assert isinstance(block, Table)
    assert len(block.rows[0]) == len(block.rows[1]) <= 100
    assert block.rows[1][1] == Cell()
