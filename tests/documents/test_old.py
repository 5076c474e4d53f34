"""Old formats go through LibreOffice, which may be absent, fail, or say that all is well and write nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pytest

from documents import office
from documents.child import findings_of
from documents.document import Document, Paragraph, Table
from documents.limits import Limits
from documents.opening import opened
from documents.webpages import harmless_page
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Warned
from tests.documents.packing import abstract, level, listed, num, p, packed, r, table, tc, tr, word
from tests.documents.test_child import NOW, RULES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD_97 = OLE + b"\xec\xa5" + bytes(510) + "WordDocument".encode("utf-16-le") + bytes(2)
BOX = (
    '<w:r><w:pict><v:rect style="position:absolute;margin-left:20pt;margin-top:5pt;width:120pt;height:30pt">'
    f"<v:textbox><w:txbxContent>{p('DỰ THẢO')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)
LETTER = word(
    f"<w:p>{BOX}{r('Kính gửi: Các phòng')}</w:p>"
    + p("Giao Văn phòng Sở rà soát", listed(1))
    + p("báo cáo kết quả", listed(1, 1))
    + table(tr(tc("TT"), tc("Việc", properties='<w:gridSpan w:val="2"/>')), tr(tc("1"), tc("a"), tc("b"))),
    numbering=abstract(0, level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%2)")) + num(1, 0),
)


def fault_of(content: bytes, limits: Limits | None = None) -> Fault:
    with pytest.raises(Unreadable) as refused:
        opened(content, "cv.doc", limits=limits or Limits())
    return refused.value.fault


def program(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of that name where programs are looked for, and no other."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_an_old_file_keeps_its_numbers_boxes_and_tables(ending: str, libreoffice: str) -> None:
    made = office.turned(LETTER, "docx", ending, by=libreoffice, filtered=None, limits=Limits())
    document = opened(made, f"cv.{ending}", limits=Limits())
    read = {(block.marker, block.text) for block in document.blocks if isinstance(block, Paragraph)}
    assert read == {
        ("", "Kính gửi: Các phòng"),
        ("", "DỰ THẢO"),
        ("I.", "Giao Văn phòng Sở rà soát"),
        ("a)", "báo cáo kết quả"),
    }
    assert _cells(document) == [["TT", "Việc", "^"], ["1", "a", "b"]]


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_an_old_workbook_keeps_its_cells(ending: str, libreoffice: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["TT", "Nhiệm vụ", "Hạn"])
    book.worksheets[0].append([1, "Rà soát", "20/6"])
    book.save(tmp_path / "kh.xlsx")
    content = (tmp_path / "kh.xlsx").read_bytes()
    made = office.turned(content, "xlsx", ending, by=libreoffice, filtered=None, limits=Limits())
    assert _cells(opened(made, f"kh.{ending}", limits=Limits())) == [
        ["TT", "Nhiệm vụ", "Hạn"],
        ["1", "Rà soát", "20/6"],
    ]


def _cells(document: Document) -> list[list[str]]:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return [["^" if cell.covered else cell.text for cell in row] for row in found.rows]


def test_a_web_page_that_is_called_a_workbook_is_read(libreoffice: str) -> None:
    page = """<html><head><meta charset="utf-8"></head><body><p>Sổ theo dõi</p><table><tr><td colspan="2">Việc</td></tr>
    <tr><td>1</td><td>Rà soát</td></tr></table></body></html>"""
    document = opened(page.encode(), "so.xls", limits=Limits())
    assert document.blocks[0] == Paragraph("Sổ theo dõi")
    assert _cells(document) == [["Việc", "^"], ["1", "Rà soát"]]


def test_of_a_web_page_only_the_words_are_handed_on() -> None:
    page = """<html><head><link rel="stylesheet" href="http://a.b/c.css"><style>@import "http://a.b";</style></head>
    <body background="http://a.b/x.png"><p style="background:url(http://a.b)">Việc</p><img src="file:///etc/passwd">
    <iframe src="http://a.b">x</iframe><!--[if x]><link href="http://a.b"><![endif]--></body></html>"""
    handed_on = harmless_page(page.encode())
    assert b"a.b" not in handed_on
    assert b"file:" not in handed_on
    assert "Việc".encode() in handed_on


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_half_a_file_is_none(ending: str, libreoffice: str) -> None:
    made = office.turned(LETTER, "docx", ending, by=libreoffice, filtered=None, limits=Limits())
    assert fault_of(made[: len(made) // 2]) is Fault.DAMAGED


def test_two_files_at_once_are_both_read(libreoffice: str) -> None:
    """Each has a profile of its own: of two that share one, the second does nothing."""
    made = office.turned(LETTER, "docx", "odt", by=libreoffice, filtered=None, limits=Limits())
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda name: findings_of(made, name, now=NOW, rules=RULES), ("a.odt", "b.odt"))
    assert first == second


def test_a_program_has_its_memory_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "antiword", "ulimit -v", monkeypatch)
    document = opened(WORD_97, "cv.doc", limits=Limits(memory=1024 * 1024 * 1024))
    assert document.blocks == (Paragraph(str(2 * 1024 * 1024)),)


def test_a_program_that_ends_well_and_writes_nothing_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "soffice", "exit 0", monkeypatch)
    assert fault_of(WORD_97) is Fault.DAMAGED


def test_a_program_that_fails_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "soffice", "exit 77", monkeypatch)
    assert fault_of(WORD_97) is Fault.DAMAGED


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "soffice", "exec /bin/sleep 60", monkeypatch)
    assert fault_of(WORD_97, Limits(seconds=0.2)) is Fault.TOO_SLOW


def test_without_libreoffice_the_words_are_read_and_the_numbers_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "antiword", "echo 'Kính gửi: Các phòng'; echo; echo '|TT |Việc |'; echo '|1 |a |'", monkeypatch)
    document = opened(WORD_97, "cv.doc", limits=Limits())
    assert document.blocks[0] == Paragraph("Kính gửi: Các phòng")
    assert _cells(document) == [["TT", "Việc"], ["1", "a"]]
    assert document.warnings == (Warned.NUMBERING_LOST,)


@pytest.mark.parametrize(
    "content",
    [WORD_97, b"{\\rtf1 a}", packed({"mimetype": "application/vnd.oasis.opendocument.text"})],
    ids=["doc", "rtf", "odt"],
)
def test_without_any_program_the_answer_says_which_is_missing(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert fault_of(content) is Fault.NO_LIBREOFFICE


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(2), Fault.ENCRYPTED),
        (WORD_97[:522] + b"\x00\x01" + WORD_97[524:], Fault.ENCRYPTED),
        (WORD_97 + "_VBA_PROJECT".encode("utf-16-le") + bytes(2), Fault.MACROS),
        (OLE + "PowerPoint Document".encode("utf-16-le") + bytes(2), Fault.UNKNOWN_FORMAT),
        (
            packed(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<m><encryption-data/></m>",
                }
            ),
            Fault.ENCRYPTED,
        ),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml": "<script/>"}),
            Fault.MACROS,
        ),
        (b"{\\rtf1 a" + bytes(100), Fault.DAMAGED),
    ],
    ids=[
        "a new file with a password",
        "an old one",
        "a macro",
        "slides",
        "open and closed",
        "open and running",
        "noise",
    ],
)
def test_what_is_no_plain_old_file_is_seen_before_any_program_runs(
    content: bytes, fault: Fault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "soffice", f"touch {tmp_path}/ran", monkeypatch)
    assert fault_of(content) is fault
    assert not (tmp_path / "ran").exists()
