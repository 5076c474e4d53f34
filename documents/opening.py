"""Opens a file, whatever its name ends in, with the reader of its format."""

from importlib import import_module
from typing import cast

from documents.document import Document, words_of
from documents.formats import Format, format_of
from documents.limits import Limits, OnPage, unhurried
from documents.readers.reader import Reader
from domain.documents.faults import Fault, Unreadable
from reading.language.secrecy import is_marked_paper, is_named_secret

READERS = {
    Format.TEXT: "text",
    Format.WORD: "docx",
    Format.WORKBOOK: "workbook",
    Format.PDF: "pdf",
    Format.PICTURE: "scan",
    Format.OLD: "old",
}
"""Modules of documents/readers/. Only the one that is needed is loaded: each brings a library of its own, and the
process that reads one file ends with it."""


def opened(content: bytes, name: str, *, limits: Limits, on_page: OnPage = unhurried) -> Document:
    """The document that the file gives. Raises Unreadable where it gives none."""
    if is_named_secret(name):
        raise Unreadable(Fault.MARKED)
    if not content.strip():
        raise Unreadable(Fault.EMPTY)
    if len(content) > limits.most_bytes:
        raise Unreadable(Fault.TOO_LARGE)
    reader = reader_of(format_of(content))
    if fault := reader.missing():
        raise Unreadable(fault)
    document = reader.read(content, limits, on_page)
    words = words_of(document.blocks)
    if is_marked_paper(words):
        raise Unreadable(Fault.MARKED)
    if not words.strip():
        raise Unreadable(Fault.TOO_SLOW if document.pages_read == 0 else Fault.EMPTY)
    return document


def reader_of(found: Format) -> Reader:
    return cast(Reader, import_module(f"documents.readers.{READERS[found]}"))
