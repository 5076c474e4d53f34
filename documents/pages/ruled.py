"""Finds straight lines in the picture of a page, and the parts of it that hold text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

from documents.pages.sight import Ruling

STEP = 2
"""How much smaller the picture is in which parts with text are looked for: noise is gone there."""
_DARK = 165
_FAINT = 190
"""A thin line is spread over several dots, and none of them is black."""
_ALONG = 4
"""So many dots along a line are taken together, against noise."""
_LYING, _STANDING = re.compile(rb"\xff{36,}"), re.compile(rb"\xff{10,}")
"""So many of those: one that lies is longer than a word, one that stands is higher than a letter."""
_AWAY = 8
"""Dots from a ruling where there is paper; around a dark patch and in a row of letters there is not."""
_FULL = 0.85
_EMPTY = 0.6
_BRUSH, _BROAD = 1, 9
"""Dots: a letter may stand right on a line that lies, and none stands close to one beside it."""
_GUTTER = 24
"""Dots between two columns."""
_NARROWEST = 40
_SAME_BAND = 2
_THINNEST = 3


class Span(NamedTuple):
    """A part of a picture, in its dots."""

    left: int
    top: int
    right: int
    bottom: int


def dark_of(grey: Image.Image) -> Image.Image:
    """Where there is ink, at a smaller size: 255, else 0."""
    return _darker_than(_DARK, grey.reduce(STEP))


def rulings_of(grey: Image.Image) -> list[Ruling]:
    """In dots."""
    lying = [Ruling(True, *one) for one in _level(grey, _LYING)]
    return lying + [Ruling(False, *one) for one in _level(grey.transpose(Image.Transpose.TRANSPOSE), _STANDING)]


def _level(grey: Image.Image, long: re.Pattern[bytes]) -> Iterator[tuple[float, float, float]]:
    """Where lines lie, from where to where. Each row is taken with its neighbours: a line may lie a little askew."""
    along = _spread(_darker_than(_FAINT, grey.reduce((_ALONG, 1))))
    faint, dark = _spread(_darker_than(_FAINT, grey)).tobytes(), _darker_than(_DARK, grey).tobytes()
    width, content = along.width, along.tobytes()
    for row in range(grey.height):
        for found in long.finditer(content, row * width, (row + 1) * width):
            start, end = ((at - row * width) * _ALONG for at in found.span())
            if _is_line(faint, dark, grey.size, row, (start, min(end, grey.width))):
                yield row, start, end


def _darker_than(value: int, grey: Image.Image) -> Image.Image:
    return grey.point([255 if one < value else 0 for one in range(256)])


def _spread(dark: Image.Image) -> Image.Image:
    up, down = ImageChops.offset(dark, 0, -1), ImageChops.offset(dark, 0, 1)
    return ImageChops.lighter(dark, ImageChops.lighter(up, down))


def _is_line(faint: bytes, dark: bytes, size: tuple[int, int], row: int, ends: tuple[int, int]) -> bool:
    width, height = size
    start, end = ends

    def share(content: bytes, of: int) -> float:
        return content.count(b"\xff", of * width + start, of * width + end) / (end - start)

    around = (other for other in (row - _AWAY, row + _AWAY) if 0 <= other < height)
    return share(faint, row) >= _FULL and all(share(dark, other) < _EMPTY for other in around)


def without(image: Image.Image, rulings: Sequence[Ruling], spans: Sequence[Span], paper: int) -> Image.Image:
    """The picture with lines and parts of it painted over."""
    painted = image.copy()
    brush = ImageDraw.Draw(painted)
    for ruling in rulings:
        if ruling.lies:
            brush.line((ruling.start, ruling.at, ruling.end, ruling.at), fill=paper, width=_BRUSH)
        else:
            brush.line((ruling.at, ruling.start, ruling.at, ruling.end), fill=paper, width=_BROAD)
    for span in spans:
        brush.rectangle(span, fill=paper)
    return painted


def parts_of(dark: Image.Image) -> list[Span]:
    """Parts of the page to be read one by one: lines below one another together, columns apart."""
    parts: list[list[Span]] = []
    for band in _bands(dark):
        columns = _columns(dark, band)
        if parts and len(parts[-1]) == len(columns) and (joined := _joined(parts[-1], columns)):
            parts[-1] = joined
        else:
            parts.append(columns)
    return [span for columns in parts for span in columns]


def _bands(dark: Image.Image) -> Iterator[tuple[int, int]]:
    """From where to where rows have ink in them, without thin lines."""
    content, width = dark.tobytes(), dark.width
    filled = [row for row in range(dark.height) if content.count(b"\xff", row * width, (row + 1) * width) > 1]
    return (band for band in _runs(filled, _SAME_BAND) if band[1] - band[0] >= _THINNEST)


def _runs(places: Sequence[int], gap: int) -> Iterator[tuple[int, int]]:
    if not places:
        return
    start = places[0]
    for last, place in pairwise(places):
        if place - last > gap:
            yield start, last + 1
            start = place
    yield start, places[-1] + 1


def _columns(dark: Image.Image, band: tuple[int, int]) -> list[Span]:
    top, bottom = band
    strip = dark.crop((0, top, dark.width, bottom)).transpose(Image.Transpose.TRANSPOSE)
    content, width = strip.tobytes(), strip.width
    filled = [place for place in range(strip.height) if b"\xff" in content[place * width : (place + 1) * width]]
    runs = list(_runs(filled, _GUTTER))
    if any(end - start < _NARROWEST for start, end in runs):
        runs = [(runs[0][0], runs[-1][1])]
    return [Span(start, top, end, bottom) for start, end in runs]


def _joined(above: list[Span], below: list[Span]) -> list[Span] | None:
    """The columns of two bands as those of one; None where a gap closes by that."""
    joined = [
        Span(min(a.left, b.left), a.top, max(a.right, b.right), b.bottom) for a, b in zip(above, below, strict=True)
    ]
    return None if any(left.right + _GUTTER > right.left for left, right in pairwise(joined)) else joined
