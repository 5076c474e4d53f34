"""What a page of a PDF holds: its letters, its straight lines, and how much of it is a picture."""

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from documents.pages.sight import Box, Letter, Ruling

_MOST_LETTERS = 60_000
_MOST_OBJECTS = 40_000
_MOST_POINTS = 3_000
"""A page, and a shape, with more is a drawing: the rest of it is not looked at."""
_THIN = 3.5
"""Points: a filled shape that is thinner is a line."""
_SHORTEST = 4.0
_DEEPEST = 4
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
"""How the library tells a hyphen at the end of a line."""
_TO_DEVICE = 10_000
_SLANT = 0.1
"""Words that rise or fall more steeply were put across the page."""


@dataclass(frozen=True)
class Layer:
    """`turned` are the words that do not run from left to right, as watermarks."""

    letters: list[Letter]
    turned: str
    rulings: list[Ruling]
    pictured: float
    """The share of the page that pictures cover, from 0 to 1."""


@dataclass(frozen=True)
class _Place:
    """From the coordinates of a page to points from its upper left corner, as it is shown."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def of(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (one, two), (other, more) = self.of(left, bottom), self.of(right, top)
        return Box(min(one, other), min(two, more), max(one, other), max(two, more))

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """A direction as it is shown."""
        return self.a * x + self.b * y, self.d * x + self.e * y


def layer_of(page: pdfium.PdfPage) -> Layer:
    place = _placed(page)
    text = page.get_textpage()
    try:
        letters, turned = _letters(text.raw, place)
    finally:
        text.close()
    width, height = page.get_size()
    rulings: list[Ruling] = []
    pictured = 0.0
    for drawn in _objects(page):
        kind = raw.FPDFPageObj_GetType(drawn.object)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rulings += _rulings(drawn, place)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictured += _covered(drawn, place, width, height)
    return Layer(letters, turned, rulings, min(1.0, pictured / max(1.0, width * height)))


def _placed(page: pdfium.PdfPage) -> _Place:
    """Asked of the library itself, which knows of turned pages and of those that do not begin at zero."""
    width, height = page.get_size()

    def device(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, _TO_DEVICE, _TO_DEVICE, 0, x, y, across, down)
        return across.value / _TO_DEVICE * width, down.value / _TO_DEVICE * height

    step = 1_000.0
    (c, f), (x1, y1), (x2, y2) = device(0, 0), device(step, 0), device(0, step)
    return _Place(*(round(v, 4) for v in ((x1 - c) / step, (x2 - c) / step, c, (y1 - f) / step, (y2 - f) / step, f)))


def _letters(text: Any, place: _Place) -> tuple[list[Letter], str]:
    found: list[Letter] = []
    turned: list[str] = []
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(min(raw.FPDFText_CountChars(text), _MOST_LETTERS)):
        letter = chr(raw.FPDFText_GetUnicode(text, number))
        if raw.FPDFText_IsGenerated(text, number) == 1:
            if turned:
                turned.append(" ")
            continue
        raw.FPDFText_GetLooseCharBox(text, number, box)
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        raw.FPDFText_GetMatrix(text, number, matrix)
        across, down = place.turned(matrix.a, matrix.b)
        if across <= 0 or abs(down) > _SLANT * across:
            turned.append(letter)
            continue
        left, _, right, _ = place.box(box.left, box.bottom, box.right, box.top)
        base = place.of(x.value, y.value)[1]
        size = raw.FPDFText_GetFontSize(text, number) * math.hypot(*place.turned(matrix.c, matrix.d))
        found.append(Letter(_HYPHENS.get(letter, letter), left, right, base, size, number))
    return found, " ".join("".join(turned).split())


def are_bold(page: pdfium.PdfPage, places: list[list[int]]) -> list[bool]:
    """Of each list of letters, whether the first, the middle and the last of it are."""
    text = page.get_textpage()
    try:
        return [all(_is_bold(text.raw, ones[at]) for at in {0, len(ones) // 2, -1}) for ones in places]
    finally:
        text.close()


def _is_bold(text: Any, number: int) -> bool:
    name = ctypes.create_string_buffer(80)
    raw.FPDFText_GetFontInfo(text, number, name, 80, ctypes.c_int())
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(text, number) >= 600


@dataclass(frozen=True)
class _Drawn:
    object: Any
    within: tuple[Any, ...]
    """The forms in which it stands, from the innermost on: each has a matrix of its own."""

    def placed(self, x: float, y: float) -> tuple[float, float]:
        for form in self.within:
            x, y = form.a * x + form.c * y + form.e, form.b * x + form.d * y + form.f
        return x, y

    def bounds(self) -> tuple[float, float, float, float] | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(self.object, left, bottom, right, top):
            return None
        (one, two), (other, more) = self.placed(left.value, bottom.value), self.placed(right.value, top.value)
        return min(one, other), min(two, more), max(one, other), max(two, more)


def _objects(page: pdfium.PdfPage) -> Iterator[_Drawn]:
    count = raw.FPDFPage_CountObjects(page.raw)
    for number in range(min(count, _MOST_OBJECTS)):
        yield from _within(raw.FPDFPage_GetObject(page.raw, number), ())


def _within(one: Any, forms: tuple[Any, ...]) -> Iterator[_Drawn]:
    if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_FORM:
        yield _Drawn(one, forms)
        return
    matrix = _matrix(one)
    if matrix is None or len(forms) >= _DEEPEST:
        return
    for number in range(min(raw.FPDFFormObj_CountObjects(one), _MOST_OBJECTS)):
        yield from _within(raw.FPDFFormObj_GetObject(one, number), (matrix, *forms))


def _matrix(one: Any) -> Any | None:
    matrix = raw.FS_MATRIX()
    return matrix if raw.FPDFPageObj_GetMatrix(one, matrix) else None


def _covered(drawn: _Drawn, place: _Place, width: float, height: float) -> float:
    bounds = drawn.bounds()
    if bounds is None:
        return 0.0
    left, top, right, bottom = place.box(*bounds)
    return max(0.0, min(right, width) - max(left, 0.0)) * max(0.0, min(bottom, height) - max(top, 0.0))


def _rulings(drawn: _Drawn, place: _Place) -> Iterator[Ruling]:
    """A thin shape is a line whether it is drawn or filled; of one that is drawn, each straight side is."""
    bounds = drawn.bounds()
    if bounds is None:
        return
    box = place.box(*bounds)
    if ruling := _thin(box):
        yield ruling
        return
    if box.width < _SHORTEST or box.height < _SHORTEST or not 2 <= _count(drawn) <= _MOST_POINTS:
        return
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn.object, filled, stroked)
    for shape in _shapes(drawn, place):
        if stroked.value:
            for (x, y), (other, more) in itertools.pairwise(shape):
                side = _thin(Box(min(x, other), min(y, more), max(x, other), max(y, more)))
                if side:
                    yield side
        elif side := _thin(_around(shape)):
            yield side


def _count(drawn: _Drawn) -> int:
    return int(raw.FPDFPath_CountSegments(drawn.object))


def _thin(box: Box) -> Ruling | None:
    if box.height <= _THIN and box.width >= _SHORTEST and box.width > box.height:
        return Ruling(True, (box.top + box.bottom) / 2, box.left, box.right)
    if box.width <= _THIN and box.height >= _SHORTEST:
        return Ruling(False, (box.left + box.right) / 2, box.top, box.bottom)
    return None


def _around(shape: list[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in shape], [y for _, y in shape]
    return Box(min(across), min(down), max(across), max(down))


def _shapes(drawn: _Drawn, place: _Place) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path that goes on without a break; a closed one ends where it began."""
    own = _matrix(drawn.object)
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[tuple[float, float]] = []
    for number in range(_count(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn.object, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        along, up = x.value, y.value
        if own is not None:
            along, up = own.a * along + own.c * up + own.e, own.b * along + own.d * up + own.f
        shape.append(place.of(*drawn.placed(along, up)))
        if raw.FPDFPathSegment_GetClose(segment):
            shape.append(shape[0])
    if shape:
        yield shape
