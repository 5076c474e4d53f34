"""Reads the picture of a page: its ruled tables cell by cell, the rest part by part, what is stamped on it apart."""

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from statistics import median

from PIL import Image

from documents.pages import pictures, quality, ruled
from documents.pages.grids import grids_of
from documents.pages.recognition import Recogniser
from documents.pages.ruled import STEP, Span
from documents.pages.sight import Box, Grid, Line, Ruled, Ruling, Sight
from documents.pages.stamps import is_stamp, mended, stamped

_INSET = 1
"""Dots between the middle of a ruling and what is read of a cell."""
_LEAST_INK = 6
_NEAR = 4.0
"""Points."""
_AROUND = 5
"""Dots around a part that Tesseract wants to see."""
_ALIKE = 0.4
_UPRIGHT = re.compile(r"[IlÍÌ|!H]+")
_MOST_STROKES = 3
_LEAST_LETTERS = 3
_LARGEST = 0.15
"""The share of the page that a stamp or a frame around a few words covers at most."""


class Patience:
    """How long a page may take."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds. Raises TimeoutError where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True)
class _Picture:
    grey: Image.Image
    dark: Image.Image
    points: float
    """Of a dot."""
    recogniser: Recogniser
    patience: Patience

    @property
    def upside_down(self) -> "_Picture":
        grey = self.grey.transpose(Image.Transpose.ROTATE_180)
        return replace(self, grey=grey, dark=ruled.dark_of(grey))

    def lines(self, span: Span) -> list[Line]:
        """What is written in a part of it, in points."""
        found = self.recogniser.lines(span, self.patience.left)
        return [_scaled(line, self.points) for line in found]


def sight_of(image: Image.Image, number: int, width: float, recogniser: Recogniser, seconds: float) -> Sight:
    """A page that is `width` points wide. Raises TimeoutError where it takes longer than so many seconds."""
    patience = Patience(seconds)
    coloured = pictures.plain(image)
    grey = pictures.levelled(pictures.inked(coloured))
    red = pictures.stamped(coloured)
    if pictures.lies_on_its_side(grey):
        width = width * image.height / image.width
        grey = grey.transpose(Image.Transpose.ROTATE_90)
        red = red.transpose(Image.Transpose.ROTATE_90) if red else None
    tilt = pictures.tilt_of(grey)
    grey = pictures.turned(grey, tilt)
    picture = _Picture(grey, ruled.dark_of(grey), width / grey.width, recogniser, patience)
    sight = _either_way(picture, number)
    return sight if red is None else _with_red(sight, pictures.turned(red, tilt), picture)


def _either_way(picture: _Picture, number: int) -> Sight:
    """A page whose words make no sense may stand on its head."""
    sight = _read(picture, number)
    if quality.is_readable(sight.words):
        return sight
    with suppress(TimeoutError):
        return max(sight, _read(picture.upside_down, number), key=lambda one: quality.grade(one.words))
    return sight


def _read(picture: _Picture, number: int) -> Sight:
    found = ruled.rulings_of(picture.grey)
    rulings = _in_points(found, picture.points)
    area = picture.grey.width * picture.grey.height * picture.points**2
    grids = [grid for grid in grids_of(rulings) if grid.cells > 1 or _area(grid) < _LARGEST * area]
    spans = [_span(grid.box, picture) for grid in grids]
    lines = [one for one, ruling in zip(found, rulings, strict=True) if ruling.lies or _is_within(ruling, grids)]
    bare = replace(picture, grey=ruled.without(picture.grey, lines, (), paper=255))
    picture.recogniser.look_at(bare.grey)
    tables, framed = _in_grids(replace(bare, dark=ruled.dark_of(bare.grey)), grids, _LARGEST * area)
    rest = ruled.without(bare.grey, (), spans, paper=255)
    written, stamps = stamped(_evened(_outside(replace(bare, grey=rest, dark=ruled.dark_of(rest)))))
    width, height = (side * picture.points for side in picture.grey.size)
    return Sight(number, width, height, written, tables, (*framed, *stamps), rulings)


def _is_within(ruling: Ruling, grids: Sequence[Grid]) -> bool:
    """Whether a line that stands is of a table: a letter with marks above and below it may look like one."""
    middle = (ruling.start + ruling.end) / 2
    return any(grid.box.widened(_NEAR).holds(ruling.at, middle) for grid in grids)


def _area(grid: Grid) -> float:
    return grid.box.width * grid.box.height


def _in_grids(picture: _Picture, grids: Sequence[Grid], largest: float) -> tuple[list[Ruled], list[str]]:
    """Tables with what is written in them, and the words of frames and stamps."""
    tables: list[Ruled] = []
    framed: list[str] = []
    for grid in grids:
        cells = tuple(tuple(_evened(_in_cell(picture, grid, cell))) for cell in range(grid.cells))
        words = " ".join(line.text for lines in cells for line in lines)
        if grid.cells == 1 or (_area(grid) < largest and is_stamp(words)):
            framed += [mended(words)] if words else []
        elif words:
            tables.append(Ruled(grid, cells))
    return tables, framed


def _in_cell(picture: _Picture, grid: Grid, cell: int) -> list[Line]:
    left, top, right, bottom = _span(grid.box_of(cell), picture)
    span = Span(left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)
    if span.right - span.left < 2 * _INSET or span.bottom - span.top < 2 * _INSET or not _has_ink(picture, span):
        return []
    lines = picture.lines(span)
    if len(lines) == 1 and left == round(grid.ends[0] / picture.points):
        return [lines[0]._replace(text=_mended(lines[0].text))]
    return lines


def _mended(text: str) -> str:
    """A Roman number that stands alone in the first cell of a row is taken for other upright letters."""
    if _UPRIGHT.fullmatch(text):
        roman = "".join("II" if letter == "H" else "I" for letter in text)
        return roman if len(roman) <= _MOST_STROKES else text
    return text


def _has_ink(picture: _Picture, span: Span) -> bool:
    left, top, right, bottom = (side // STEP for side in span)
    part = picture.dark.crop((left, top, right, bottom))
    return part.histogram()[255] >= _LEAST_INK


def _span(box: Box, picture: _Picture) -> Span:
    return Span(*(round(side / picture.points) for side in box))


def _outside(picture: _Picture) -> list[Line]:
    """What is written outside of tables."""
    picture.recogniser.look_at(picture.grey)
    return [line for part in ruled.parts_of(picture.dark) for line in picture.lines(_widened(part, picture.grey))]


def _widened(part: Span, grey: Image.Image) -> Span:
    left, top, right, bottom = (side * STEP for side in part)
    return Span(
        max(0, left - _AROUND),
        max(0, top - _AROUND),
        min(grey.width, right + _AROUND),
        min(grey.height, bottom + _AROUND),
    )


def _evened(lines: Sequence[Line]) -> list[Line]:
    """The height of a line depends on which letters it has: lines of nearly one size have the same."""
    if not lines:
        return []
    usual = median(line.size for line in lines)
    return [line._replace(size=usual) if abs(line.size - usual) < _ALIKE * usual else line for line in lines]


def _with_red(sight: Sight, red: Image.Image, picture: _Picture) -> Sight:
    """With the words of red stamps: a mark of urgency, of arrival, of secrecy."""
    picture.recogniser.look_at(red)
    parts = ruled.parts_of(ruled.dark_of(red))
    found = (mended(" ".join(line.text for line in picture.lines(_widened(part, red)))) for part in parts)
    return replace(sight, apart=(*sight.apart, *(words for words in found if _has_words(words))))


def _has_words(text: str) -> bool:
    """A seal and a signature give a few signs."""
    return sum(map(str.isalpha, text)) >= _LEAST_LETTERS


def rulings_in(grey: Image.Image, width: float) -> list[Ruling]:
    """The straight lines of a picture of a page, in points."""
    return _in_points(ruled.rulings_of(grey), width / grey.width)


def _in_points(rulings: Sequence[Ruling], points: float) -> list[Ruling]:
    return [Ruling(one.lies, one.at * points, one.start * points, one.end * points) for one in rulings]


def _scaled(line: Line, points: float) -> Line:
    return Line(line.text, line.left * points, line.right * points, line.base * points, line.size * points)
