"""Text that is printed in a PDF: what stands on its pages, in the order in which a person reads it."""

import contextlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from documents.document import Document, Paragraph, Table
from documents.limits import Limits
from documents.opening import opened
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Warned
from tests.documents import printed
from tests.documents.printed import LETTERHEAD

FIRST = (
    "Thực hiện Nghị định số 66/2021/NĐ-CP ngày 06/7/2021 của Chính phủ về phòng, chống thiên tai, Giám đốc Sở yêu cầu "
    "các phòng, đơn vị trực thuộc thực hiện ngay các nhiệm vụ sau đây trong mùa mưa bão năm nay:"
)
ITEMS = (
    "1. Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở kiểm tra hồ chứa, kho hóa chất và lưới điện tại các xã ven "
    "biển, báo cáo kết quả trước ngày 20/6/2026.",
    "a) Phòng Kỹ thuật an toàn rà soát 25.000 hộ dùng điện sau công tơ;",
    "b) Trung tâm Khuyến công hướng dẫn các cơ sở sản xuất gia cố nhà xưởng, mái tôn và che chắn máy móc, thiết bị.",
    "2. Giao Phòng Quản lý năng lượng trực 24/24 giờ, hoàn thành phương án trước ngày 15/6/2026.",
)
LETTER = LETTERHEAD + "\n\n".join(item.replace("1. ", "1\\. ").replace("2. ", "2\\. ") for item in (FIRST, *ITEMS))


def read(content: bytes) -> Document:
    return opened(content, "vanban.pdf", limits=Limits())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str | None]]:
    """None where a cell is covered."""
    return [[None if cell.covered else cell.text for cell in row] for row in table.rows]


def test_lines_become_the_paragraphs_that_were_set() -> None:
    assert texts(read(printed.printed(LETTER))) == [FIRST, *ITEMS]


def test_a_letterhead_is_a_table_with_the_issuer_left_and_the_motto_right() -> None:
    (head,) = tables(read(printed.printed(LETTER)))
    ((left, right),) = cells(head)
    assert left is not None
    assert left.split("\n") == [
        "UBND TỈNH HOA LƯ",
        "SỞ CÔNG NGHIỆP",
        "Số: 812/SCN-VP",
        "V/v phòng, chống thiên tai mùa mưa bão năm 2026",
    ]
    assert right is not None
    assert right.split("\n") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hoa Lư, ngày 03 tháng 6 năm 2026",
    ]


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(degrees: int) -> None:
    content = printed.printed(LETTER)
    assert read(printed.turned(content, degrees)).blocks == read(content).blocks


def test_list_of_receivers_and_signature_stand_beside_each_other() -> None:
    source = (
        LETTER
        + """
#set par(first-line-indent: 0pt, spacing: 0.65em)
#grid(columns: (62mm, 102mm),
  text(11pt)[#emph[Nơi nhận:]\\ - Như trên;\\ - Ban Giám đốc;\\ - Lưu: VT, VP.],
  align(center)[#strong[GIÁM ĐỐC]#v(70pt)#strong[Lê Thị Hoa]])
"""
    )
    *_, last = read(printed.printed(source)).blocks
    assert isinstance(last, Table)
    assert cells(last) == [["Nơi nhận:\n- Như trên;\n- Ban Giám đốc;\n- Lưu: VT, VP.", "GIÁM ĐỐC\nLê Thị Hoa"]]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    items = [
        f"{number}. Nội dung thứ {number} của bản tin nội bộ, gồm nhiều từ để xuống dòng." for number in range(1, 25)
    ]
    source = "#set par(first-line-indent: 0pt)\n#columns(2)[" + "\n\n".join(items).replace(". N", "\\. N") + "]"
    assert texts(read(printed.printed(source))) == items


def test_a_paragraph_that_goes_over_the_page_is_one_and_page_numbers_are_none() -> None:
    long = " ".join(f"Nội dung số {number} phải làm cho xong trong tháng tới" for number in range(180)) + "."
    source = '#set page(numbering: "1", number-align: top + center)\n' + long + "\n\nHết."
    document = read(printed.printed(source))
    assert document.pages is not None
    assert document.pages > 2
    assert texts(document) == [long, "Hết."]


def test_a_running_head_is_told_nowhere() -> None:
    source = "#set page(header: [Kế hoạch năm 2026 – trang #context counter(page).display()])\n"
    source += "#pagebreak()\n".join(f"Trang này nói về việc thứ {number}.\n" for number in range(4))
    assert texts(read(printed.printed(source))) == [f"Trang này nói về việc thứ {number}." for number in range(4)]


def test_footnotes_and_the_figures_that_refer_to_them_are_left_out() -> None:
    source = "#set super(typographic: false)\nGiao Thanh tra Sở#footnote[Theo Quyết định số 12/QĐ-UBND.]"
    source += " kiểm tra 300 m#super[2] kho trước ngày 30/9/2026#footnote[Ngày làm việc.]."
    assert texts(read(printed.printed(source))) == ["Giao Thanh tra Sở kiểm tra 300 m2 kho trước ngày 30/9/2026."]


def test_a_hyphen_at_the_end_of_a_line_stays_in_a_sign_of_a_paper() -> None:
    source = "#set par(justify: false)\nCăn cứ Quyết định số 43/QĐ-\\ BCT và phần mềm Citizen Infor-\\ mation."
    assert texts(read(printed.printed(source))) == ["Căn cứ Quyết định số 43/QĐ-BCT và phần mềm Citizen Information."]


PLAN = """
#set page(flipped: true)
#set par(first-line-indent: 0pt, justify: false)
#set text(size: 12pt)
#table(columns: (12mm, 90mm, 40mm, 40mm, 30mm),
  table.header([TT], [Nhiệm vụ], [Chủ trì], [Sản phẩm], [Thời hạn], [(1)], [(2)], [(3)], [(4)], [(5)]),
  ..ROWS)
"""
UNITS = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch")


def plan(count: int) -> str:
    """A plan with a heading of two rows on each page, a band over every tenth row, a unit for each three rows."""
    rows = []
    for number in range(count):
        if number % 9 == 0:
            rows.append(f"[{'I' * (number // 9 + 1)}], table.cell(colspan: 4)[Nhóm việc {number // 9}]")
        unit = f"table.cell(rowspan: 3)[{UNITS[number // 3 % 3]}], " if number % 3 == 0 else ""
        work = f"Rà soát, cập nhật quy trình số {number} và công khai trên trang thông tin điện tử của Sở"
        rows.append(f"[{number + 1}], [{work}], {unit}[Báo cáo], [Tháng {number % 12 + 1}]")
    return PLAN.replace("..ROWS", ",\n".join(rows))


def test_a_table_over_three_pages_is_one_with_merged_cells() -> None:
    document = read(printed.printed(plan(45)))
    (table,) = tables(document)
    assert document.pages == 3 or document.pages == 4
    assert (table.head, table.page) == (2, 1)
    rows = cells(table)
    assert rows[0] == ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời hạn"]
    assert rows[2] == ["I", "Nhóm việc 0", None, None, None]
    data = [row for row in rows[2:] if row[3]]
    assert [row[0] for row in data] == [str(number + 1) for number in range(45)]
    assert [row[2] for row in data] == [UNITS[number // 3 % 3] if number % 3 == 0 else None for number in range(45)]
    assert data[44][1] == "Rà soát, cập nhật quy trình số 44 và công khai trên trang thông tin điện tử của Sở"


@pytest.mark.by_turns
def test_rulings_of_a_recognised_scan_are_seen_in_its_picture(tmp_path: Path) -> None:
    document = read(printed.searchable(plan(9), tmp_path))
    assert document.warnings == ()
    assert cells(tables(document)[0]) == cells(tables(read(printed.printed(plan(9))))[0])


def test_words_across_the_page_and_in_frames_are_told_apart_from_the_text() -> None:
    source = """
#place(center + horizon, rotate(45deg, text(60pt, fill: gray)[DỰ THẢO]))
#place(top + left, rect(stroke: 1pt + red, inset: 6pt, text(11pt)[CÔNG VĂN ĐẾN\\ Số: 77\\ Ngày: 05/6/2026]))
#v(3cm)
Văn phòng Sở chuẩn bị hội nghị."""
    document = read(printed.printed(source))
    boxed = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.boxed]
    assert sorted(boxed) == ["CÔNG VĂN ĐẾN Số: 77 Ngày: 05/6/2026", "DỰ THẢO"]
    assert [text for text in texts(document) if text not in boxed] == ["Văn phòng Sở chuẩn bị hội nghị."]


def test_a_stamp_of_arrival_without_a_frame_is_told_apart_too() -> None:
    source = (
        LETTERHEAD
        + "#place(top + left, dy: 12mm, dx: 90mm, text(10pt)[CÔNG VĂN ĐẾN\\ Số: 4410\\ Ngày: 09/6/2026])\n"
        + FIRST
    )
    document = read(printed.printed("#v(0pt)" + source))
    assert "CÔNG VĂN ĐẾN Số: 4410 Ngày: 09/6/2026" in [
        block.text for block in document.blocks if isinstance(block, Paragraph) and block.boxed
    ]


def test_letters_without_blanks_between_them_become_words() -> None:
    file = pdfium.PdfDocument.new()
    page = file.new_page(595, 842)
    words = ["Kinh", "gui", "phong", "To", "chuc"]
    printed.typed(page, [(90.0 + 48 * place, 700.0, word) for place, word in enumerate(words)])
    assert texts(read(printed.saved(file))) == ["Kinh gui phong To chuc"]


def test_pages_without_anything_are_passed_over() -> None:
    source = "Trang đầu nói một việc.\n#pagebreak()\n#pagebreak()\nTrang ba nói việc khác."
    document = read(printed.printed(source))
    assert document.pages == 3
    assert [(block.page, block.text) for block in document.blocks if isinstance(block, Paragraph)] == [
        (1, "Trang đầu nói một việc."),
        (3, "Trang ba nói việc khác."),
    ]


def test_time_that_is_over_leaves_the_other_pages_out() -> None:
    content = printed.printed("#pagebreak()\n".join(f"Việc số {number}.\n" for number in range(5)))
    document = opened(content, "a.pdf", limits=Limits(abreast=1), on_page=lambda done, of: done < 2)
    assert texts(document) == ["Việc số 0.", "Việc số 1."]
    assert (document.pages, document.pages_read) == (5, 2)
    assert document.warnings == (Warned.PAGES_LEFT_OUT,)


def test_pages_beyond_the_limit_are_left_out() -> None:
    content = printed.printed("#pagebreak()\n".join(f"Việc số {number}.\n" for number in range(5)))
    document = opened(content, "a.pdf", limits=Limits(most_pages=3))
    assert (document.pages, document.pages_read, len(texts(document))) == (5, 3, 3)
    assert document.warnings == (Warned.PAGES_LEFT_OUT,)


def test_a_page_that_took_too_long_before_is_left_empty_and_named() -> None:
    content = printed.printed("#pagebreak()\n".join(f"Việc số {number}.\n" for number in range(3)))
    document = opened(content, "a.pdf", limits=Limits(left_empty=frozenset({2})))
    assert texts(document) == ["Việc số 0.", "Việc số 2."]
    assert (document.pages, document.pages_read, document.unread) == (3, None, (2,))
    assert document.warnings == (Warned.PAGES_LEFT_OUT,)


LOCKED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/P -4/O<OOOO>/U<UUUU>>> endobj
trailer <</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF
""".replace(b"OOOO", b"41" * 32).replace(b"UUUU", b"42" * 32)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (LOCKED, Fault.ENCRYPTED),
        (b"%PDF-1.7\n" + b"\x00" * 500, Fault.DAMAGED),
        (b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF", Fault.DAMAGED),
    ],
    ids=["locked", "nothing in it", "no pages"],
)
def test_a_file_that_cannot_be_opened_is_refused_with_its_fault(content: bytes, fault: Fault) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.fault is fault


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_gives_a_fault_or_what_is_left(share: float) -> None:
    content = printed.printed(LETTER)
    with contextlib.suppress(Unreadable):
        assert read(content[: int(len(content) * share)]).blocks
