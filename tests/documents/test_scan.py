"""Pictures of papers: recognised letter by letter, tables cell by cell, stamps apart."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from rapidfuzz.fuzz import ratio

from documents.document import Document, Paragraph, Table
from documents.finding import findings
from documents.limits import Limits, unhurried
from documents.opening import opened, words_of
from documents.pages import recognition
from documents.readers import scan
from domain.documents.faults import Fault, ToRecognise, Unreadable
from domain.documents.findings import Doubt, Warned
from tests.documents import printed
from tests.documents.drawn import RULES, SIGNED
from tests.documents.printed import LETTERHEAD
from tests.documents.test_pdf import FIRST, ITEMS, cells, read, tables, texts

pytestmark = pytest.mark.usefixtures("tesseract")

WORDS = (FIRST, ITEMS[0])
LETTER = LETTERHEAD + "\n\n".join(WORDS).replace("1. ", "1\\. ")

PATIENT = Limits(page_seconds=600)
"""However busy the machine is."""

Spoiling = Callable[[Image.Image], Image.Image]


def seen(content: bytes, name: str = "anh.png") -> Document:
    return opened(content, name, limits=PATIENT)


def test_it_is_put_off_where_its_letters_may_not_be_recognised_yet() -> None:
    picture = photographed(LETTER)
    for content, name in ((packed(picture), "anh.png"), (as_pdf(picture), "anh.pdf")):
        with pytest.raises(ToRecognise):
            opened(content, name, limits=Limits(recognises=False))


def askew(picture: Image.Image) -> Image.Image:
    return picture.rotate(1, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(picture: Image.Image) -> Image.Image:
    return Image.blend(picture, Image.effect_noise(picture.size, 40), 0.2)


def shaded(picture: Image.Image) -> Image.Image:
    """As a page looks on which light falls from one side."""
    shade = Image.linear_gradient("L").resize(picture.size).point([110 + value // 2 for value in range(256)])
    return Image.composite(Image.new("L", picture.size, 0), picture, shade.point([255 - value for value in range(256)]))


def with_dark_edges(picture: Image.Image) -> Image.Image:
    """As a scanner sees a page that lies a little askew on its glass."""
    width, height = picture.size
    page = picture.rotate(0.6, Image.Resampling.BICUBIC, fillcolor=255)
    brush = ImageDraw.Draw(page)
    brush.rectangle((0, 0, 45, height), fill=10)
    brush.polygon([(width - 5, 0), (width, 0), (width, height), (width - 60, height)], fill=15)
    return page


def on_a_desk(picture: Image.Image) -> Image.Image:
    """As somebody photographs a page that lies on a dark desk, from one side."""
    width, height = picture.size
    around = (-120, -90, -60, height + 110, width + 70, height + 80, width + 190, -130)
    return picture.transform(picture.size, Image.Transform.QUAD, around, Image.Resampling.BICUBIC, fillcolor=60)


def packed(picture: Image.Image, form: str = "png", **how: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, form, **how)
    return made.getvalue()


def photographed(source: str, page: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(printed.rendered(printed.printed(source))[page]))


SPOILED: dict[str, tuple[Spoiling, str]] = {
    "clean": (lambda picture: picture, "png"),
    "askew, noisy, pressed": (lambda picture: noisy(askew(picture)), "jpeg"),
    "in a shadow": (shaded, "webp"),
    "with dark edges": (with_dark_edges, "png"),
    "on a desk": (on_a_desk, "jpeg"),
}


TABLE = """
#set par(first-line-indent: 0pt, justify: false)
#table(columns: (12mm, 70mm, 40mm, 40mm),
  [TT], [Nhiệm vụ], [Chủ trì], [Thời hạn], [], table.cell(colspan: 3)[Công tác chuẩn bị],
  [1], [Rà soát, cập nhật quy trình ứng phó và công khai trên trang thông tin điện tử],
  table.cell(rowspan: 2)[Thanh tra Sở],
  [Tháng 6/2026], [2], [Tập huấn kỹ năng sơ cứu], [Trước 30/9/2026])
"""
ROWS: list[list[str | None]] = [
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
    ["", "Công tác chuẩn bị", None, None],
    [
        "1",
        "Rà soát, cập nhật quy trình ứng phó và công khai trên trang thông tin điện tử",
        "Thanh tra Sở",
        "Tháng 6/2026",
    ],
    ["2", "Tập huấn kỹ năng sơ cứu", None, "Trước 30/9/2026"],
]


@pytest.mark.parametrize(("spoil", "form"), SPOILED.values(), ids=SPOILED)
def test_a_letter_and_its_table_are_recognised(spoil: Spoiling, form: str) -> None:
    """A lone figure may be lost in noise; it is not taken for another."""
    document = seen(packed(spoil(photographed(LETTER + TABLE)), form))
    assert document.warnings == (Warned.RECOGNISED,)
    found = texts(document)
    assert len(found) == len(WORDS)
    assert all(ratio(one, other) > 95 for one, other in zip(found, WORDS, strict=True))
    head, table = map(cells, tables(document))
    ((left, right),) = head
    assert "812/SCN-VP" in (left or "")
    assert "ngày 03 tháng 6 năm 2026" in (right or "")
    assert len(table) == len(ROWS)
    for row, wanted in zip(table, ROWS, strict=True):
        assert row[0] in (wanted[0], "")
        assert all(ratio(one, other) > 90 for one, other in zip(row[1:], wanted[1:], strict=True) if other)
        assert [one is None for one in row] == [one is None for one in wanted]


@pytest.mark.parametrize("size", [1, 2])
def test_a_picture_is_read_as_it_was_held(size: int) -> None:
    picture = photographed("Giao Văn phòng Sở chuẩn bị hội nghị tổng kết.")
    picture = picture.resize((picture.width * size, picture.height * size))
    exif = Image.Exif()
    exif[0x0112] = 6
    (found,) = texts(seen(packed(picture.rotate(90, expand=True), "jpeg", exif=exif)))
    assert ratio(found, "Giao Văn phòng Sở chuẩn bị hội nghị tổng kết.") > 95


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_that_lies_on_its_side_is_set_upright(degrees: int) -> None:
    picture = photographed(LETTER).rotate(degrees, expand=True)
    found = texts(seen(packed(picture)))
    assert all(ratio(one, other) > 95 for one, other in zip(found, WORDS, strict=True))


def test_pages_of_one_picture_file_are_read_one_after_the_other() -> None:
    pages = [photographed(f"Giao Thanh tra Sở kiểm tra tuần {number}.") for number in (1, 2)]
    told: list[tuple[int, int]] = []
    document = scan.read(
        packed(pages[0], "tiff", save_all=True, append_images=pages[1:]),
        PATIENT,
        lambda done, of: not told.append((done, of)),
    )
    assert [(block.page, block.text) for block in document.blocks if isinstance(block, Paragraph)] == [
        (1, "Giao Thanh tra Sở kiểm tra tuần 1."),
        (2, "Giao Thanh tra Sở kiểm tra tuần 2."),
    ]
    assert told == [(0, 2), (1, 2), (2, 2)]


STAMP = """#place(top + left, dx: 95mm, dy: 22mm, rect(stroke: 1.2pt + COLOUR, inset: 5pt,
  text(12pt, fill: COLOUR)[CÔNG VĂN ĐẾN\\ Số: 6655\\ Ngày: 09/7/2026]))
"""


@pytest.mark.parametrize("colour", ["red", "black"])
def test_what_is_stamped_onto_a_letter_is_told_apart_from_its_head(colour: str) -> None:
    source = LETTER.replace("#v(10pt)", "#v(70pt)", 1)
    place = STAMP.replace("COLOUR", colour).replace("22mm", "40mm")
    page = pdfium.PdfDocument(printed.printed(place + source))[0]
    document = seen(packed(page.render(scale=200 / 72).to_pil()))
    apart = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.boxed]
    assert any("6655" in text and "09/7/2026" in text for text in apart)
    rest = words_of(tuple(block for block in document.blocks if isinstance(block, Table) or not block.boxed))
    assert "812/SCN-VP" in rest
    assert "6655" not in rest
    assert "09/7/2026" not in rest


def test_a_red_mark_of_secrecy_refuses_the_picture() -> None:
    source = (
        "#place(top + left, text(16pt, fill: red)[#strong[TỐI MẬT]])\n#v(3cm)\nGiao Văn phòng Sở chuẩn bị hội nghị."
    )
    page = pdfium.PdfDocument(printed.printed(source))[0]
    with pytest.raises(Unreadable) as refused:
        seen(packed(page.render(scale=200 / 72).to_pil()))
    assert refused.value.fault is Fault.MARKED


def as_pdf(*pictures: Image.Image) -> bytes:
    return packed(pictures[0], "pdf", resolution=200, save_all=True, append_images=pictures[1:])


def test_a_scan_in_a_pdf_is_recognised() -> None:
    document = seen(as_pdf(photographed(LETTER)), "quet.pdf")
    assert document.warnings == (Warned.RECOGNISED,)
    assert all(ratio(one, other) > 95 for one, other in zip(texts(document), WORDS, strict=True))


BROKEN = (
    "Thyc hign Ngh{ djnh s6 66/2021/ND-CP ngay 06/7/2021 cua Chinh phu ve phong, chéng thién tai, Giam doc So yeu cau"
)
MOJIBAKE = "Thá»±c hiá»\x87n Nghá»\x8b Ä\x91á»\x8bnh sá»\x91 cá»§a ChÃ\xadnh phá»§ vá» phÃ²ng, chá»\x91ng thiÃªn tai"


@pytest.mark.parametrize("layer", [BROKEN, MOJIBAKE])
def test_a_layer_of_broken_text_gives_way_to_the_picture_under_it(layer: str) -> None:
    file = pdfium.PdfDocument(as_pdf(photographed(LETTER)))
    printed.typed(file[0], [(80, 700.0 - 20 * line, layer) for line in range(8)], hidden=True)
    document = seen(printed.saved(file), "quet.pdf")
    assert document.warnings == (Warned.RECOGNISED,)
    assert all(ratio(one, other) > 95 for one, other in zip(texts(document), WORDS, strict=True))


def test_text_without_marks_is_kept_where_its_picture_has_none_either() -> None:
    words = "Giao Van phong So chu tri, phoi hop voi Thanh tra So ra soat ho so, tham muu van ban, bao cao truoc 20/6."
    words += " Cac phong khac thuc hien theo nhiem vu duoc giao."
    document = read(printed.printed(words))
    assert texts(document) == [words]
    assert document.warnings == (Warned.DIACRITICS_LOST,)


def test_a_page_that_takes_too_long_is_left_empty_and_named() -> None:
    document = scan.read(packed(photographed(LETTER)), Limits(page_seconds=0.001), unhurried)
    assert (document.blocks, document.unread) == ((), (1,))
    assert Warned.PAGES_LEFT_OUT in document.warnings


def test_a_task_of_a_recognised_page_says_so_and_one_of_a_printed_page_does_not() -> None:
    letter = "1. Giao Thanh tra Sở kiểm tra các đơn vị.\n\n2. Giao Văn phòng Sở lập danh sách.".replace("1. ", "1\\. ")
    file = pdfium.PdfDocument(printed.printed(LETTER))
    file.import_pages(pdfium.PdfDocument(as_pdf(photographed(letter.replace("2. ", "2\\. ")))))
    document = seen(printed.saved(file), "a.pdf")
    found = findings(document, rules=RULES, now=SIGNED)
    assert document.recognised == {2}
    assert {task.page: Doubt.RECOGNISED in task.doubts for task in found.tasks} == {1: False, 2: True}


@pytest.mark.parametrize("form", ["pdf", "tiff"])
def test_what_was_read_until_time_was_over_is_given_with_the_page_up_to_which(form: str) -> None:
    pages = [photographed(f"{number}. Giao Thanh tra Sở kiểm tra lần {number}.") for number in (1, 2, 3)]
    scan = packed(
        pages[0], form, save_all=True, append_images=pages[1:], **({"resolution": 200} if form == "pdf" else {})
    )
    document = opened(scan, f"quet.{form}", limits=replace(PATIENT, abreast=2), on_page=lambda done, of: done < 1)
    assert (document.pages, document.pages_read, document.unread) == (3, 2, ())
    assert "lần 2" in words_of(document.blocks)
    assert set(document.warnings) == {Warned.RECOGNISED, Warned.PAGES_LEFT_OUT}


def test_pages_side_by_side_give_what_they_give_one_by_one() -> None:
    scan = as_pdf(*(photographed(LETTER.replace("812", number)) for number in ("812", "813", "814")))
    alone, abreast = (opened(scan, "quet.pdf", limits=replace(PATIENT, abreast=count)) for count in (1, 2))
    assert alone == abreast


def test_scanned_pages_beyond_the_limit_are_named() -> None:
    page = photographed("Giao Thanh tra Sở kiểm tra.")
    document = opened(as_pdf(page, page), "quet.pdf", limits=replace(PATIENT, most_scanned=1))
    assert texts(document) == ["Giao Thanh tra Sở kiểm tra."]
    assert document.unread == (2,)


@pytest.mark.parametrize(
    ("taken_for", "printed_so"), [("I1", "II"), ("IH", "III"), ("lI", "II"), ("IV", "IV"), ("1", "1")]
)
def test_strokes_of_a_quarter_are_counted(taken_for: str, printed_so: str) -> None:
    assert recognition.in_strokes(f"trong quý {taken_for}/2026.") == f"trong quý {printed_so}/2026."


def test_a_machine_without_vietnamese_letters_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = photographed("Giao Thanh tra Sở kiểm tra.")
    monkeypatch.setattr(recognition, "_PLACES", ("/nowhere",))
    monkeypatch.setenv("TESSDATA_PREFIX", "/nowhere")
    for content in (packed(picture), as_pdf(picture)):
        with pytest.raises(Unreadable) as refused:
            seen(content)
        assert refused.value.fault is Fault.NO_TESSERACT


def huge() -> bytes:
    """A picture that says it has 40,000 times 40,000 dots."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    said = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + said + packed(Image.new("1", (8, 8)))[33:]


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (huge, Fault.UNPACKS_TOO_LARGE),
        (lambda: packed(Image.new("1", (12_000, 9_000))), Fault.UNPACKS_TOO_LARGE),
        (lambda: packed(photographed("Giao Văn phòng."), "jpeg")[:3000], Fault.DAMAGED),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), Fault.DAMAGED),
        (lambda: packed(Image.new("L", (600, 800), 255)), Fault.EMPTY),
    ],
    ids=["bomb", "large", "cut off", "none", "white"],
)
def test_a_picture_that_cannot_be_read_ends_in_its_fault(make: Callable[[], bytes], fault: Fault) -> None:
    with pytest.raises(Unreadable) as refused:
        seen(make())
    assert refused.value.fault is fault
