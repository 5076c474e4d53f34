"""Which format a file has, by what is in it: its name may end in anything."""

import io
import re
import zipfile
from enum import StrEnum, auto

from domain.documents.faults import Fault, Unreadable


class Format(StrEnum):
    WORD = auto()
    WORKBOOK = auto()
    PDF = auto()
    PICTURE = auto()
    TEXT = auto()
    OLD = auto()
    """One that is turned into another format first: .doc, .odt, .rtf, .xls, .ods, web pages."""


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_HEAD = 512
_MOST_SHIFTED = 12
"""Sectors are of 512 or of 4,096 bytes."""
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Readers of PDF take a file whose mark stands anywhere in so many bytes."""
_RTF = b"{\\rtf"
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml|!--|[a-z]+[\s>:])", re.IGNORECASE)
_PAGE_WITHIN = 4096
_PAGE = re.compile(rb"<html\b", re.IGNORECASE)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_BITMAP = re.compile(rb"BM.{4}\x00{4}", re.DOTALL)
"""A letter may begin with these two characters too."""
_WEBP = (b"RIFF", b"WEBP")
_PHONES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
"""What the pictures of phones say behind "ftyp"."""
_FOLDERS = {"word/": Format.WORD, "xl/": Format.WORKBOOK}
_OPEN_DOCUMENTS = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.spreadsheet")


def format_of(content: bytes) -> Format:
    """Raises Unreadable where it is none that is read."""
    if content.startswith(_ZIP):
        return _packed(content)
    if content.startswith(_OLE):
        return _compound(content)
    if _PDF in content[:_PDF_WITHIN]:
        return Format.PDF
    if content.startswith(_RTF):
        return Format.OLD
    if _MARKUP.match(content):
        return _marked_up(content)
    if content.startswith(_PICTURES) or _BITMAP.match(content) or (content[:4], content[8:12]) == _WEBP:
        return Format.PICTURE
    if content[4:8] == b"ftyp" and content[8:12] in _PHONES:
        raise Unreadable(Fault.PHONE_PICTURE)
    return Format.TEXT


def _marked_up(content: bytes) -> Format:
    """A web page, or what else is told by tags, which nobody wants to read as text."""
    if _PAGE.search(content[:_PAGE_WITHIN]):
        return Format.OLD
    raise Unreadable(Fault.UNKNOWN_FORMAT)


def _packed(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" in names:
                for folder, found in _FOLDERS.items():
                    if any(name.startswith(folder) for name in names):
                        return found
            if "mimetype" in names and package.read("mimetype").strip() in _OPEN_DOCUMENTS:
                return Format.OLD
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(Fault.DAMAGED) from error
    raise Unreadable(Fault.UNKNOWN_FORMAT)


def _compound(content: bytes) -> Format:
    """An old office file, or a new one that a password has wrapped up."""
    if _named("EncryptedPackage") in content:
        raise Unreadable(Fault.ENCRYPTED)
    if not any(_named(stream) in content for stream in ("WordDocument", "Workbook", "Book")):
        raise Unreadable(Fault.DAMAGED if _lacks_directory(content) else Fault.UNKNOWN_FORMAT)
    if _named("_VBA_PROJECT") in content:
        raise Unreadable(Fault.MACROS)
    return Format.OLD


def _lacks_directory(content: bytes) -> bool:
    """Whether the file ends before the place of which its head says that the names of the streams stand there."""
    if len(content) < _OLE_HEAD:
        return True
    size, sector = int.from_bytes(content[30:32], "little"), int.from_bytes(content[48:52], "little")
    return (sector + 1) << min(size, _MOST_SHIFTED) >= len(content)


def _named(stream: str) -> bytes:
    """As the directory of such a file names it."""
    return stream.encode("utf-16-le") + b"\x00\x00"
