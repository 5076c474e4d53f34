"""Reads .pdf: the text that is printed in it, and the letters of pages that are pictures."""

from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from documents.document import Document
from documents.limits import Limits, OnPage
from documents.pages import layer
from documents.pages.assembling import blocks_of
from documents.pages.boxes import parted
from documents.pages.grids import grids_of
from documents.pages.layer import Layer
from documents.pages.sight import Letter, Line, Sight
from documents.pages.stamps import stamped
from documents.pages.writing import lines_of
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Warned


def missing() -> Fault | None:
    """Nothing: what a scan needs is asked for where a page is one."""
    return None


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(_FAULTS.get(error.err_code, Fault.DAMAGED)) from error
    try:
        return _document(file, limits, on_page)
    finally:
        file.close()


_FAULTS = {raw.FPDF_ERR_PASSWORD: Fault.ENCRYPTED, raw.FPDF_ERR_SECURITY: Fault.ENCRYPTED}


def _document(file: pdfium.PdfDocument, limits: Limits, on_page: OnPage) -> Document:
    count = len(file)
    if not count:
        raise Unreadable(Fault.DAMAGED)
    seen: list[Sight] = []
    behind = 0
    while on_page(behind, count) and behind < min(count, limits.most_pages):
        behind += 1
        if behind not in limits.left_empty:
            seen.append(_seen(file, behind - 1))
    unread = tuple(sorted(page for page in limits.left_empty if page <= behind))
    warnings = (Warned.PAGES_LEFT_OUT,) if behind < count or unread else ()
    return Document(blocks_of(seen), count, behind if behind < count else None, warnings, unread)


def _seen(file: pdfium.PdfDocument, number: int) -> Sight:
    page = file[number]
    try:
        return _sight(page, layer.layer_of(page), number + 1)
    finally:
        page.close()


def _sight(page: pdfium.PdfPage, found: Layer, number: int) -> Sight:
    width, height = page.get_size()
    parts = parted(found.letters, grids_of(found.rulings), _reading(page), width * height)
    lines, stamps = stamped(parts.outside)
    turned = (found.turned,) if found.turned else ()
    return Sight(number, width, height, lines, parts.tables, (*turned, *parts.framed, *stamps), found.rulings)


def _reading(page: pdfium.PdfPage) -> Callable[[Sequence[Letter]], list[Line]]:
    """Puts letters of this page together into lines."""

    def read_lines(letters: Sequence[Letter]) -> list[Line]:
        found = lines_of(letters)
        bold = layer.are_bold(page, [places for _, places in found])
        return [line._replace(bold=heavy) for (line, _), heavy in zip(found, bold, strict=True)]

    return read_lines
