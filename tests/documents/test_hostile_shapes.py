"""More files that mean harm, of other shapes: each is read to its words or ends in its fault."""

import struct
import zlib
from collections.abc import Callable

import pytest

from documents.document import words_of
from documents.limits import Limits
from documents.opening import opened
from domain.documents.faults import Fault, Unreadable
from tests.documents.packing import p, packed, word
from tests.documents.test_hostile import BODY, LETTER, MIB, with_part, workbook

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="{}" TargetMode="{}"/></Relationships>'
)
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
TREE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>")


def pdf(*objects: bytes) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return made + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(made),
    )


def stream(told: bytes, content: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (told, len(content), content)


def pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(count))
    return pdf(
        TREE[0],
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 5 5]>>"] * count,
    )


def png(width: int, height: int, data: bytes | None = None) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" + b"\xff" * ((width + 7) // 8)) for _ in range(height if data is None else 0))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", data or rows + packer.flush()) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + content


def shared_parts() -> bytes:
    """Hundreds of names in the list of a package share the packed bytes of one part."""
    made = packed({"[Content_Types].xml": "<a/>", "word/document.xml": b"<a>" + b" " * MIB + b"</a>"})
    begins, end = made.index(b"PK\x01\x02"), made.index(b"PK\x05\x06")
    entry = made[made.index(b"PK\x01\x02", begins + 4) : end]
    names = (entry.replace(b"word/document.xml", b"word/docum%03d.xml" % at) for at in range(300))
    listed = made[:end] + b"".join(names)
    return listed + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 302, 302, len(listed) - begins, begins, 0)


def nested_tables() -> bytes:
    inner = p("Giao Văn phòng")
    for _ in range(300):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{p()}</w:tc></w:tr></w:tbl>"
    return word(inner)


def rows(count: int, told: str) -> bytes:
    return with_part(
        workbook(),
        "xl/worksheets/sheet1.xml",
        SHEET.format("".join(f'<row r="{at}" {told}/>' for at in range(1, count + 1)), ""),
    )


def odt(content: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"})


FAULTS: dict[str, tuple[Callable[[], bytes], str, Fault]] = {
    "a workbook of empty rows that are formatted": (
        lambda: rows(100_000, 's="1" customFormat="1"'),
        "a.xlsx",
        Fault.EMPTY,
    ),
    "a workbook of hidden rows": (lambda: rows(100_000, 'hidden="1"'), "a.xlsx", Fault.EMPTY),
    "ten thousand tiny pages": (lambda: pages(10_000), "a.pdf", Fault.EMPTY),
    "pages that hold themselves": (
        lambda: pdf(TREE[0], b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"),
        "a.pdf",
        Fault.EMPTY,
    ),
    "pages that hold each other": (
        lambda: pdf(
            TREE[0],
            b"<</Type/Pages/Count 1/Kids[3 0 R]/Parent 3 0 R>>",
            b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>",
        ),
        "a.pdf",
        Fault.EMPTY,
    ),
    "a page as large as a town": (
        lambda: pdf(*TREE, PAGE % (2_000_000, 2_000_000), stream(b"", b"0 0 9 9 re f")),
        "a.pdf",
        Fault.EMPTY,
    ),
    "a picture of 30,000 dots each way": (lambda: png(30_000, 30_000), "a.png", Fault.UNPACKS_TOO_LARGE),
    "a picture that is less than it says": (lambda: png(1000, 1000, zlib.compress(bytes(50))), "a.png", Fault.DAMAGED),
    "names that share one part": (shared_parts, "a.docx", Fault.UNPACKS_TOO_LARGE),
    "tables in tables": (nested_tables, "a.docx", Fault.DAMAGED),
    "a part outside of the package": (
        lambda: with_part(LETTER, "_rels/.rels", RELATED.format("officeDocument", "../../../etc/passwd", "Internal")),
        "a.docx",
        Fault.DAMAGED,
    ),
    "an entity in OpenDocument": (
        lambda: odt('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'),
        "a.odt",
        Fault.UNSAFE,
    ),
    "bars and nothing else": (lambda: b"|" * 200_000, "a.txt", Fault.EMPTY),
    "tabs and nothing else": (lambda: (b"\t" * 1000 + b"\n") * 200, "a.txt", Fault.EMPTY),
    "noughts between letters": (lambda: b"Giao V\x00n ph\x00ng\n" * 100, "a.txt", Fault.UNKNOWN_FORMAT),
    "a bell in a text": (
        lambda: "\u202e\x07 Giao Văn phòng".encode(),
        "a\n\u202etxt.exe\x07.txt",
        Fault.UNKNOWN_FORMAT,
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_file_of_another_shape_ends_in_its_fault(case: tuple[Callable[[], bytes], str, Fault]) -> None:
    make, name, fault = case
    with pytest.raises(Unreadable) as refused:
        opened(make(), name, limits=Limits())
    assert refused.value.fault is fault


READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell over a hundred million columns": (
        lambda: word(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>'
            + p("TT")
            + "</w:tc></w:tr></w:tbl>"
            + p("Giao Văn phòng")
        ),
        "a.docx",
    ),
    "styles that are based on each other": (
        lambda: word(
            p("Giao Văn phòng"),
            styles='<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        ),
        "a.docx",
    ),
    "a file of the machine that is to be included": (
        lambda: with_part(
            LETTER,
            "word/document.xml",
            BODY.format(
                '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>'
                + p("Giao Văn phòng")
            ),
        ),
        "a.docx",
    ),
    "a template of the net": (
        lambda: with_part(
            word(p("Giao Văn phòng")),
            "word/_rels/settings.xml.rels",
            RELATED.format("attachedTemplate", "http://127.0.0.1:9/x.dotm", "External"),
        ),
        "a.docx",
    ),
    "a zip within": (
        lambda: with_part(word(p("Giao Văn phòng")), "word/embeddings/a.docx", packed({"a": bytes(50 * MIB)})),
        "a.docx",
    ),
    "cells merged thousands of times": (
        lambda: with_part(
            workbook(),
            "xl/worksheets/sheet1.xml",
            SHEET.format(
                '<row r="1"><c r="A1" t="inlineStr"><is><t>Giao Văn phòng</t></is></c></row>',
                "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 5000 + "</mergeCells>",
            ),
        ),
        "a.xlsx",
    ),
    "a formula of a program in a list": (lambda: "STT,Việc\n1,=cmd|'/C x'!A0 Giao Văn phòng\n".encode(), "a.csv"),
}


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_a_file_of_another_shape_is_read_to_its_words(case: tuple[Callable[[], bytes], str]) -> None:
    make, name = case
    assert "Giao V" in words_of(opened(make(), name, limits=Limits()).blocks)


def test_a_form_that_draws_itself_ends() -> None:
    form = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>", b"/F Do")
    made = pdf(*TREE, PAGE % (595, 842), stream(b"", b"/F Do"), form)
    with pytest.raises(Unreadable) as refused:
        opened(made, "a.pdf", limits=Limits())
    assert refused.value.fault in (Fault.EMPTY, Fault.TOO_MUCH_MEMORY)
