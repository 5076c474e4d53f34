"""Reads .pdf: the text that is printed in it, and the letters of pages that are pictures."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from documents.document import Document
from documents.limits import Limits, OnPage, each_page
from documents.pages import layer, pictures, quality, recognition
from documents.pages.abreast import Recognisers
from documents.pages.assembling import blocks_of
from documents.pages.boxes import parted
from documents.pages.grids import grids_of
from documents.pages.layer import Layer
from documents.pages.scanned import rulings_in, sight_of
from documents.pages.sight import Letter, Line, Sight
from documents.pages.stamps import stamped
from documents.pages.writing import lines_of
from domain.documents.faults import Fault, ToRecognise, Unreadable
from domain.documents.findings import Warned

_PICTURE = 0.5
"""The share of a page that a picture covers where the page is one."""
_FEW = 200
"""Letters on such a page: fewer are those of a stamp that was put onto it, and not its text."""
_POINTS = 72
_MOST_DOTS = 12_000_000
"""Of a page that is drawn to be recognised: three times those of A4."""


def missing() -> Fault | None:
    """Nothing: what a scan needs is asked for where a page is one."""
    return None


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(_FAULTS.get(error.err_code, Fault.DAMAGED)) from error
    with ExitStack() as stack:
        stack.callback(file.close)
        return _Reading(file, limits, stack).document(on_page)


_FAULTS = {raw.FPDF_ERR_PASSWORD: Fault.ENCRYPTED, raw.FPDF_ERR_SECURITY: Fault.ENCRYPTED}


class _Reading:
    """The pages of a file, one after the other, and what had to be done for them."""

    def __init__(self, file: pdfium.PdfDocument, limits: Limits, stack: ExitStack) -> None:
        self._file = file
        self._limits = limits
        self._stack = stack
        self._recognisers: Recognisers | None = None
        self._recognised = 0
        self._warned: set[Warned] = set()
        self._seen_in: set[int] = set()
        """The numbers of pages whose letters were recognised."""
        self._pictures = 0
        self._unread: list[int] = []

    def document(self, on_page: OnPage) -> Document:
        count = len(self._file)
        if not count:
            raise Unreadable(Fault.DAMAGED)
        limits = self._limits
        seen = list(each_page(count, limits.most_pages, on_page, self._begun, abreast=limits.abreast))
        if self._pictures and self._with_tesseract() is None and not any(one.words for one in seen):
            raise Unreadable(Fault.NO_TESSERACT)
        behind = len(seen)
        unread = (*self._unread, *(page for page in limits.left_empty if page <= behind))
        if behind < count or unread:
            self._warned.add(Warned.PAGES_LEFT_OUT)
        if self._seen_in:
            self._warned.add(Warned.RECOGNISED)
        read_to, warned = behind if behind < count else None, tuple(sorted(self._warned))
        return Document(blocks_of(seen), count, read_to, warned, tuple(sorted(unread)), frozenset(self._seen_in))

    def _begun(self, number: int) -> Callable[[], Sight]:
        """A page that is begun; what is returned waits for what it gives."""
        if number in self._limits.left_empty:
            return lambda: Sight(number, 0, 0)
        try:
            page = self._file[number - 1]
        except pdfium.PdfiumError:
            self._unread.append(number)
            return lambda: Sight(number, 0, 0)
        try:
            return self._sight(page, number)
        finally:
            page.close()

    def _sight(self, page: pdfium.PdfPage, number: int) -> Callable[[], Sight]:
        found = layer.layer_of(page)
        if found.pictured >= _PICTURE and len(found.letters) < _FEW:
            return self._picture(page, number)
        printed = _printed(page, found, number)
        words = printed.words
        return (lambda: printed) if quality.is_readable(words) else self._better(page, printed, words)

    def _picture(self, page: pdfium.PdfPage, number: int) -> Callable[[], Sight]:
        self._pictures += 1
        size = page.get_size()
        ended = self._recognise(page, number)

        def seen() -> Sight:
            recognised = ended()
            if recognised is None:
                self._unread.append(number)
                return Sight(number, *size)
            self._seen_in.add(number)
            return recognised

        return seen

    def _better(self, page: pdfium.PdfPage, printed: Sight, words: str) -> Callable[[], Sight]:
        """A layer of text that cannot be read well is taken only where the picture of the page gives nothing better."""
        ended = self._recognise(page, printed.number)

        def seen() -> Sight:
            recognised = ended()
            if recognised and quality.grade(recognised.words) > quality.grade(words):
                self._seen_in.add(printed.number)
                return recognised
            if quality.has_lost_marks(words):
                self._warned.add(Warned.DIACRITICS_LOST)
            return printed

        return seen

    def _recognise(self, page: pdfium.PdfPage, number: int) -> Callable[[], Sight | None]:
        """What gives None where Tesseract is missing, or takes too long, or has recognised enough pages."""
        recognisers = self._with_tesseract()
        if recognisers is None or self._recognised >= self._limits.most_scanned:
            return lambda: None
        self._recognised += 1
        drawn, width, seconds = _drawn(page), page.get_width(), self._limits.page_seconds
        return recognisers.begin(lambda one: sight_of(drawn, number, width, one, seconds))

    def _with_tesseract(self) -> Recognisers | None:
        """Begun where the first page needs it; None where this machine has none."""
        if self._recognisers is None and (folder := recognition.data()):
            if not self._limits.recognises:
                raise ToRecognise
            self._recognisers = self._stack.enter_context(Recognisers(folder, self._limits.abreast))
        return self._recognisers


def _printed(page: pdfium.PdfPage, found: Layer, number: int) -> Sight:
    """A page as its own letters tell it. In a scan that somebody had recognised, the rulings are in the picture."""
    width, height = page.get_size()
    if found.pictured >= _PICTURE:
        found = replace(found, rulings=[*found.rulings, *rulings_in(_drawn(page).convert("L"), width)])
    parts = parted(found.letters, grids_of(found.rulings), _reading(page), width * height)
    lines, stamps = stamped(parts.outside)
    turned = (found.turned,) if found.turned else ()
    return Sight(number, width, height, lines, parts.tables, (*turned, *parts.framed, *stamps), found.rulings)


def _drawn(page: pdfium.PdfPage) -> Image.Image:
    width, height = page.get_size()
    most = (_MOST_DOTS / max(1.0, width * height)) ** 0.5
    picture: Image.Image = page.render(scale=min(pictures.DOTS / _POINTS, most)).to_pil()
    return picture


def _reading(page: pdfium.PdfPage) -> Callable[[Sequence[Letter]], list[Line]]:
    """Puts letters of this page together into lines."""

    def read_lines(letters: Sequence[Letter]) -> list[Line]:
        found = lines_of(letters)
        bold = layer.are_bold(page, [places for _, places in found])
        return [line._replace(bold=heavy) for (line, _), heavy in zip(found, bold, strict=True)]

    return read_lines
