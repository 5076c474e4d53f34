"""Files that mean harm, or were harmed: each ends in its own fault, before it has cost much."""

import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from documents.document import Paragraph
from documents.limits import Limits
from documents.opening import opened
from domain.documents.faults import Fault, Unreadable
from tests.documents import printed
from tests.documents.packing import p, packed, word

MIB = 1024 * 1024
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
LETTER = word(p("Kính gửi: Các phòng"))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    """The package with that part in the place of its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        files: dict[str, str | bytes] = {one: package.read(one) for one in package.namelist()}
    return packed({**files, name: part})


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["TT", "Nhiệm vụ", "Chủ trì"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def flagged() -> bytes:
    """As a zip program encrypts: each part says that it needs a password."""
    marked = bytearray(LETTER)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(mark)
        while at >= 0:
            marked[at + place] |= 1
            at = marked.find(mark, at + 1)
    return bytes(marked)


def flipped() -> bytes:
    """One bit of the packed words is another."""
    with zipfile.ZipFile(io.BytesIO(LETTER)) as package:
        part = package.getinfo("word/document.xml")
    broken = bytearray(LETTER)
    broken[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 0xFF
    return bytes(broken)


def lying() -> bytes:
    """The part says that it is small, and unpacks to more."""
    made = bytearray(with_part(LETTER, "word/document.xml", BODY.format(p("x" * MIB))))
    with zipfile.ZipFile(io.BytesIO(bytes(made))) as package:
        size = struct.pack("<I", package.getinfo("word/document.xml").file_size)
    return bytes(made.replace(size, struct.pack("<I", 100)))


HOSTILE: dict[str, tuple[Callable[[], bytes], str, Fault]] = {
    "nothing": (lambda: b"", "cv.docx", Fault.EMPTY),
    "blanks": (lambda: b" \r\n\t" * 100, "cv.txt", Fault.EMPTY),
    "a letter without a word": (lambda: word(p()), "cv.docx", Fault.EMPTY),
    "more than a bot may fetch": (lambda: LETTER + bytes(20 * MIB), "cv.docx", Fault.TOO_LARGE),
    "a zip bomb": (
        lambda: with_part(LETTER, "word/media/image1.png", bytes(120 * MIB)),
        "cv.docx",
        Fault.UNPACKS_TOO_LARGE,
    ),
    "a zip of countless parts": (
        lambda: packed({"[Content_Types].xml": "", **{f"word/{at}": "" for at in range(2001)}}),
        "cv.docx",
        Fault.UNPACKS_TOO_LARGE,
    ),
    "entities in entities": (
        lambda: with_part(LETTER, "word/document.xml", ENTITIES + BODY.format(p("&b;"))),
        "cv.docx",
        Fault.UNSAFE,
    ),
    "a file of the machine": (
        lambda: with_part(LETTER, "word/document.xml", OUTSIDE + BODY.format(p("&a;"))),
        "cv.docx",
        Fault.UNSAFE,
    ),
    "the same in another code": (
        lambda: with_part(LETTER, "word/document.xml", (OUTSIDE + BODY.format(p("&a;"))).encode("utf-16")),
        "cv.docx",
        Fault.UNSAFE,
    ),
    "entities in a workbook": (
        lambda: with_part(workbook(), "xl/sharedStrings.xml", ENTITIES + "<sst>&b;</sst>"),
        "kh.xlsx",
        Fault.UNSAFE,
    ),
    "parts with a password": (flagged, "cv.docx", Fault.ENCRYPTED),
    "a file with a password": (
        lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(2),
        "cv.docx",
        Fault.ENCRYPTED,
    ),
    "a letter with a program": (
        lambda: with_part(LETTER, "word/vbaProject.bin", COMPOUND),
        "cv.docx",
        Fault.MACROS,
    ),
    "a workbook with a program": (
        lambda: with_part(workbook(), "xl/vbaProject.bin", COMPOUND),
        "kh.xlsx",
        Fault.MACROS,
    ),
    "a control that runs": (
        lambda: with_part(LETTER, "word/activeX/activeX1.bin", b"x"),
        "cv.docx",
        Fault.MACROS,
    ),
    "a program that is called a letter": (lambda: b"MZ\x90\x00" + bytes(500), "cv.docx", Fault.UNKNOWN_FORMAT),
    "a picture of a phone": (
        lambda: b"\x00\x00\x00\x18ftypheic" + bytes(500),
        "anh.jpg",
        Fault.PHONE_PICTURE,
    ),
    "any zip": (lambda: packed({"cv.docx": LETTER}), "cv.docx", Fault.UNKNOWN_FORMAT),
    "slides": (
        lambda: packed({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}),
        "cv.docx",
        Fault.UNKNOWN_FORMAT,
    ),
    "any XML": (lambda: b'<?xml version="1.0"?><a>Giao</a>', "cv.txt", Fault.UNKNOWN_FORMAT),
    "half a letter": (lambda: LETTER[: len(LETTER) // 2], "cv.docx", Fault.DAMAGED),
    "half a workbook": (lambda: workbook()[:3000], "kh.xlsx", Fault.DAMAGED),
    "a letter without a body": (
        lambda: with_part(LETTER, "word/document.xml", "<w:document xmlns:w='a'/>"),
        "cv.docx",
        Fault.DAMAGED,
    ),
    "XML that breaks off": (
        lambda: with_part(LETTER, "word/document.xml", BODY.format(p("Giao"))[:-30]),
        "cv.docx",
        Fault.DAMAGED,
    ),
    "XML without a bottom": (
        lambda: with_part(LETTER, "word/document.xml", BODY.format("<w:sdt>" * 9000 + "</w:sdt>" * 9000)),
        "cv.docx",
        Fault.DAMAGED,
    ),
    "another bit": (flipped, "cv.docx", Fault.DAMAGED),
    "a size that lies": (lying, "cv.docx", Fault.DAMAGED),
    "a workbook whose sheet is gone": (
        lambda: with_part(workbook(), "xl/workbook.xml", "<workbook"),
        "kh.xlsx",
        Fault.DAMAGED,
    ),
    "a mark in the name": (lambda: LETTER, "CV_TUYET_MAT_12.docx", Fault.MARKED),
    "a mark in the words": (lambda: word(p("MẬT") + p("Kính gửi: Các phòng")), "cv.docx", Fault.MARKED),
}


@pytest.mark.parametrize("case", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_in_its_fault(case: tuple[Callable[[], bytes], str, Fault]) -> None:
    make, name, fault = case
    with pytest.raises(Unreadable) as refused:
        opened(make(), name, limits=Limits())
    assert refused.value.fault is fault


@pytest.mark.parametrize("name", ["cv.pdf", "cv.xlsx", "cv.exe", "cv", "../../cv.docx"])
def test_a_letter_is_read_whatever_its_name_ends_in(name: str) -> None:
    assert opened(LETTER, name, limits=Limits()).blocks == (Paragraph("Kính gửi: Các phòng"),)


def test_a_file_of_which_no_page_was_begun_in_time_took_too_long() -> None:
    page = printed.printed("Giao Văn phòng.")
    with pytest.raises(Unreadable) as refused:
        opened(page, "cv.pdf", limits=Limits(), on_page=lambda behind, of: False)
    assert refused.value.fault is Fault.TOO_SLOW
