"""Formats that LibreOffice turns into ones that are read: Word and Excel of before 2007, OpenDocument, RTF, pages."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from documents.document import Document
from documents.encodings import decoded
from documents.limits import Limits, OnPage
from documents.office import antiword, libreoffice, run, turned
from documents.packages import Package
from documents.readers import docx, text, workbook
from documents.webpages import harmless_page
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Warned


class _Old(NamedTuple):
    ending: str
    filtered: str | None
    """The filter of LibreOffice; None where it has to find out."""
    into: str = "docx"


_WORD = _Old("doc", "MS Word 97")
_OLDER_WORD = _Old("doc", None)
_EXCEL = _Old("xls", "MS Excel 97", "xlsx")
_RICH = _Old("rtf", "Rich Text Format")
_OPEN_TEXT = _Old("odt", "writer8")
_OPEN_SHEET = _Old("ods", "calc8", "xlsx")
_PAGE = _Old("html", "HTML (StarWriter)")
_SECTOR = 512
_WORD_97 = b"\xec\xa5"
"""How the stream of a Word file begins, at a border of sectors."""
_FLAGS = 10
_PASSWORD = 0x01
"""In the second byte of its flags."""


def missing() -> Fault | None:
    return None if libreoffice() or antiword() else Fault.NO_LIBREOFFICE


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    old = _old(content, limits)
    if old is _PAGE:
        content = harmless_page(content)
    by = libreoffice()
    if by is not None:
        made = turned(content, old.ending, old.into, by=by, filtered=old.filtered, limits=limits)
        return (docx.read if old.into == "docx" else workbook.read)(made, limits, on_page)
    if old.ending != "doc":
        raise Unreadable(Fault.NO_LIBREOFFICE)
    return _without_numbers(content, limits)


def _old(content: bytes, limits: Limits) -> _Old:
    """Which of the formats it is. Raises Unreadable for a file that a password closes."""
    if content.startswith(b"{"):
        if b"\x00" in content:
            raise Unreadable(Fault.DAMAGED)
        return _RICH
    if content.startswith(b"PK"):
        package = Package(content, limits)
        if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
            raise Unreadable(Fault.ENCRYPTED)
        return _OPEN_SHEET if b"spreadsheet" in (package.part("mimetype") or b"") else _OPEN_TEXT
    if not content.startswith(b"\xd0\xcf"):
        return _PAGE
    if "WordDocument".encode("utf-16-le") not in content:
        return _EXCEL
    starts = (at for at in range(0, len(content), _SECTOR) if content.startswith(_WORD_97, at))
    start = next(starts, None)
    if start is None:
        return _OLDER_WORD
    if content[start + _FLAGS + 1] & _PASSWORD:
        raise Unreadable(Fault.ENCRYPTED)
    return _WORD


def _without_numbers(content: bytes, limits: Limits) -> Document:
    """What antiword makes of it: the words and the tables, without the numbers of lists."""
    with tempfile.TemporaryDirectory(prefix="dondoc-old-") as name:
        said = run([antiword() or "", "-m", "UTF-8.txt", "-w", "0", "-"], Path(name), limits, given=content)
    document = text.of_text(decoded(said))
    return replace(document, warnings=(*document.warnings, Warned.NUMBERING_LOST))
