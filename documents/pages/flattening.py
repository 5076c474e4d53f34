"""Cuts a page out of the photograph of it that shows what it lies on, and sets it straight."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from PIL import Image, ImageFilter

_SMALLER = 8
_DARKER = 0.75
"""What a page lies on is so much darker than the page, or it is not seen."""
_LEAST, _MOST = 0.3, 0.9
"""Shares of a photograph that a page covers; around a larger one are the dark edges that scanners make."""
_FULL = 0.9
"""The share of its four-sided outline that a page fills."""

Point = tuple[float, float]


class Corners(NamedTuple):
    upper_left: Point
    upper_right: Point
    lower_right: Point
    lower_left: Point

    @property
    def area(self) -> float:
        crossed = (x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(self, self[1:] + self[:1], strict=True))
        return abs(sum(crossed)) / 2


def flattened(image: Image.Image) -> Image.Image:
    """The page alone, seen from above; the picture as it is where no page is told from what is around it."""
    corners = _corners(image.convert("L").reduce(_SMALLER).filter(ImageFilter.GaussianBlur(1)))
    if corners is None:
        return image
    large = Corners(*((x * _SMALLER, y * _SMALLER) for x, y in corners))
    width = round(max(math.dist(large[0], large[1]), math.dist(large[3], large[2])))
    height = round(max(math.dist(large[0], large[3]), math.dist(large[1], large[2])))
    way = _perspective(large, Corners((0, 0), (width, 0), (width, height), (0, height)))
    return image.transform((width, height), Image.Transform.PERSPECTIVE, way, Image.Resampling.BICUBIC)


def _corners(small: Image.Image) -> Corners | None:
    paper = _share(small.histogram(), 0.8)
    around = sorted(_edge(small))[small.width + small.height]
    if around > _DARKER * paper:
        return None
    limit = (around + paper) / 2
    bright = small.point([255 if value > limit else 0 for value in range(256)]).filter(ImageFilter.MinFilter(3))
    ends = list(_ends(bright))
    if not ends:
        return None
    corners = Corners(
        min(ends, key=lambda one: one[0] + one[1]),
        max(ends, key=lambda one: one[0] - one[1]),
        max(ends, key=lambda one: one[0] + one[1]),
        min(ends, key=lambda one: one[0] - one[1]),
    )
    is_page = _LEAST < corners.area / (small.width * small.height) < _MOST
    return corners if is_page and _covered(ends) > _FULL * corners.area else None


def _share(counts: Sequence[int], share: float) -> int:
    """The brightness that so many of the dots do not reach."""
    left = share * sum(counts)
    for value, count in enumerate(counts):
        left -= count
        if left < 0:
            return value
    return len(counts) - 1


def _edge(small: Image.Image) -> bytes:
    """The dots along the four sides."""
    width, height = small.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    return bytes(chain.from_iterable(small.crop(side).tobytes() for side in sides))


def _ends(bright: Image.Image) -> Iterator[tuple[int, int]]:
    """Where each row of the page begins and ends."""
    content, width = bright.tobytes(), bright.width
    for row in range(bright.height):
        start = content.find(b"\xff", row * width, (row + 1) * width)
        if start >= 0:
            yield start - row * width, row
            yield content.rfind(b"\xff", row * width, (row + 1) * width) - row * width, row


def _covered(ends: Sequence[tuple[int, int]]) -> float:
    return sum(right - left for (left, _), (right, _) in zip(ends[::2], ends[1::2], strict=True))


def _perspective(seen: Corners, wanted: Corners) -> list[float]:
    """The eight numbers that lead from a place of the result to its place in the photograph."""
    rows: list[list[float]] = []
    for (u, v), (x, y) in zip(seen, wanted, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """As many equations as unknowns, by elimination."""
    for place in range(len(rows)):
        best = max(range(place, len(rows)), key=lambda one: abs(rows[one][place]))
        rows[place], rows[best] = rows[best], rows[place]
        for number, row in enumerate(rows):
            if number != place:
                factor = row[place] / rows[place][place]
                rows[number] = [value - factor * other for value, other in zip(row, rows[place], strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]
