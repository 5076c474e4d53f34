"""Plain text as offices send it: any of their codes, wrapped or not, with tables drawn in it."""

import pytest

from documents.document import Document, Paragraph, Table
from documents.limits import Limits
from documents.opening import opened
from documents.readers.text import of_text
from domain.documents.faults import Fault, Unreadable

LETTER = "Kính gửi: Các phòng, đơn vị thuộc Sở.\n1. Giao Văn phòng Sở báo cáo trước ngày 20/6.\nĐề nghị thực hiện."
TCVN3 = "KÝnh göi: C¸c phßng, ®¬n vÞ thuéc Së.\n1. Giao V¨n phßng Së b¸o c¸o tr\xadíc ngµy 20/6.\n§Ò nghÞ thùc hiÖn."
CP1258 = {"ử": "ư\u0309", "á": "á", "ò": "o\u0300", "ị": "i\u0323", "ộ": "ô\u0323", "ở": "ơ\u0309", "ă": "ă",
          "ớ": "ơ\u0301", "à": "à", "ề": "ê\u0300", "ự": "ư\u0323", "ệ": "ê\u0323"}  # fmt: skip


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> list[list[str]]:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    "content",
    [
        LETTER.encode(),
        LETTER.encode("utf-8-sig"),
        LETTER.encode("utf-16"),
        LETTER.encode("utf-16-le"),
        LETTER.encode("utf-16-be"),
        "".join(CP1258.get(letter, letter) for letter in LETTER).encode("cp1258"),
        TCVN3.encode("latin-1"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "little-endian", "big-endian", "cp1258", "tcvn3"],
)
def test_every_code_of_an_office_gives_the_same_words(content: bytes) -> None:
    assert texts(opened(content, "cv.txt", limits=Limits())) == LETTER.split("\n")


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 4, "Smörgåsbord på Höganäs är godare än i Växjö, tycker Åsa".encode("latin-1")]
)
def test_what_is_no_vietnamese_text_in_any_code_is_not_guessed_at(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(content, "cv.txt", limits=Limits())
    assert refused.value.fault is Fault.UNKNOWN_FORMAT


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "1. Giao Phòng Kế hoạch chủ trì, phối hợp với Văn phòng\n"
            "Sở và các đơn vị liên quan rà soát danh mục, báo cáo Giám\n"
            "đốc trước ngày 20/6.\n2. Giao Thanh tra theo dõi.",
            [
                "1. Giao Phòng Kế hoạch chủ trì, phối hợp với Văn phòng Sở và các đơn vị liên quan rà soát danh mục, "
                "báo cáo Giám đốc trước ngày 20/6.",
                "2. Giao Thanh tra theo dõi.",
            ],
        ),
        (
            "Thực hiện Công văn số 12/UBND-KGVX và Quyết định số 5/QĐ-\nSKHCN ngày 02/5/2026 về việc rà soát thủ tục",
            ["Thực hiện Công văn số 12/UBND-KGVX và Quyết định số 5/QĐ-SKHCN ngày 02/5/2026 về việc rà soát thủ tục"],
        ),
        (
            "Các đơn vị khẩn trương tổng hợp kết quả và gửi về cơ quan\n\n2\n\nthường trực trước ngày 05/7.",
            ["Các đơn vị khẩn trương tổng hợp kết quả và gửi về cơ quan thường trực trước ngày 05/7."],
        ),
        (
            "Nội dung cần thực hiện trong tháng này của các phòng gồm:\na) Rà soát hồ sơ;\nb) Báo cáo kết quả.",
            [
                "Nội dung cần thực hiện trong tháng này của các phòng gồm:",
                "a) Rà soát hồ sơ;",
                "b) Báo cáo kết quả.",
            ],
        ),
        ("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 12/UBND-VP", ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH", "Số: 12/UBND-VP"]),
    ],
    ids=["wrapped", "a hyphen", "a page number between", "items", "a heading"],
)
def test_lines_become_paragraphs(typed: str, read: list[str]) -> None:
    assert texts(of_text(typed)) == read


@pytest.mark.parametrize(
    "drawn",
    [
        "TT\tNhiệm vụ\tChủ trì\n1\tRà soát hồ sơ\tVăn phòng\n\n2\tKiểm kê tài sản\t",
        "|TT |Nhiệm vụ | Chủ trì |\n|1 |Rà soát hồ sơ |Văn phòng |\n|2 | Kiểm kê tài sản | |",
        "| **TT** | **Nhiệm vụ** | **Chủ trì** |\n|---|:---:|---|\n| 1 | Rà soát hồ sơ | Văn phòng |\n"
        "| 2\\. | Kiểm kê tài sản | |",
    ],
    ids=["tabs", "bars", "markdown"],
)
def test_a_table_that_is_drawn_is_read_as_one(drawn: str) -> None:
    rows = table(of_text(f"PHỤ LỤC\n\n{drawn}\n\nHết."))
    assert rows[0] == ["TT", "Nhiệm vụ", "Chủ trì"]
    assert [row[1:] for row in rows[1:]] == [["Rà soát hồ sơ", "Văn phòng"], ["Kiểm kê tài sản", ""]]


def test_bars_that_touch_belong_to_one_cell() -> None:
    (found,) = of_text("| Buổi sáng |||\n| 7h | Khai mạc | Hội trường |").blocks
    assert isinstance(found, Table)
    assert [cell.covered for cell in found.rows[0]] == [False, True, True]


def test_markdown_is_read_without_its_signs() -> None:
    (first, second) = of_text("## **I. MỤC ĐÍCH**\n\nRà soát *toàn bộ* hồ sơ, **báo cáo** trước 20/6.").blocks
    assert first == Paragraph("I. MỤC ĐÍCH", bold=True)
    assert second == Paragraph("Rà soát toàn bộ hồ sơ, báo cáo trước 20/6.")


def test_pages_are_those_between_form_feeds() -> None:
    document = of_text("Trang một.\n\fTrang hai.\n")
    assert document.pages == 2
    assert [block.page for block in document.blocks] == [1, 2]


@pytest.mark.parametrize(
    "typed",
    ["|---" * 50_000, "1\n\n" * 50_000, "**x**\n" + "_a " * 50_000, "a\n" * 50_000, ("a\tb\tc\n" + "\n" * 50) * 1000],
    ids=["a rule", "page numbers", "signs", "letters", "gaps"],
)
def test_what_is_drawn_to_hold_a_reader_up_is_read_in_one_go(typed: str) -> None:
    """Looked at again and again from every place, each of them would take minutes."""
    of_text(typed)


def test_signs_of_markdown_inside_words_are_letters() -> None:
    assert texts(of_text("**Tệp** kh_2026_so_5.docx và _phụ lục_ kèm theo")) == [
        "Tệp kh_2026_so_5.docx và phụ lục kèm theo"
    ]
