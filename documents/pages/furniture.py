"""Takes page numbers, running heads and notes from the pages of a document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from documents.pages.sight import Line, Sight

_ZONE = 62.0
"""Points from the edge of a page where such lines stand: text begins 20 mm below it."""
_NUMBERED = 85.0
"""Where a figure alone is the number of the page."""
_OFTEN = 2
"""A head that runs over so many pages is one."""
_TITLE = re.compile(r"(?:phụ lục|biểu|mẫu|danh mục)\b", re.IGNORECASE)
"""What begins a new part at the top of a page, however many there are."""
_NUMBER = re.compile(r"(?:trang\s*)?[-–—(]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–—)]?\.?", re.IGNORECASE)
_NOTE = re.compile(r"(?:\(?\d{1,3}\)?|\*+)[.\s]*\w")
_SMALL = 0.9
"""The size of notes in sizes of the text."""
_MANY = 0.15
_FIGURES = re.compile(r"\d+")


def without_furniture(pages: Sequence[Sight]) -> list[Sight]:
    running = _running(pages)
    return [_page(page, running) for page in pages]


def _page(page: Sight, running: frozenset[tuple[str, int]]) -> Sight:
    lines = [line for line in page.lines if not _is_number(line, page) and not _kinds(line, page) & running]
    return replace(page, lines=_without_notes(lines, page))


def _is_number(line: Line, page: Sight) -> bool:
    return _is_within(_NUMBERED, line, page) and bool(_NUMBER.fullmatch(line.text))


def _is_within(zone: float, line: Line, page: Sight) -> bool:
    return line.base < zone or line.base > page.height - zone


def _kinds(line: Line, page: Sight) -> frozenset[tuple[str, int]]:
    """What such a line has in common with that of another page: its place, and its words with or without figures."""
    if not _is_within(_ZONE, line, page) or _TITLE.match(line.text):
        return frozenset()
    place = round(line.base / 4)
    return frozenset({(line.text, place), (_FIGURES.sub("0", line.text), place)})


def _running(pages: Sequence[Sight]) -> frozenset[tuple[str, int]]:
    kinds = Counter(kind for page in pages for kind in {one for line in page.lines for one in _kinds(line, page)})
    often = max(_OFTEN, len(pages) // 3)
    return frozenset(kind for kind, count in kinds.items() if count >= often)


def _without_notes(lines: Sequence[Line], page: Sight) -> Sequence[Line]:
    """Without the small lines at the foot from the first that begins with a figure on."""
    usual = _usual_size(lines)
    first = len(lines)
    ordered = sorted(lines, key=lambda line: line.base)
    for number in range(len(ordered) - 1, -1, -1):
        if ordered[number].size > _SMALL * usual or ordered[number].base < 0.4 * page.height:
            break
        if _NOTE.match(ordered[number].text):
            first = number
    if first == len(lines) or not _is_noted(ordered[first], page):
        return lines
    return ordered[:first]


def _is_noted(line: Line, page: Sight) -> bool:
    """A short line is drawn above the notes of a page."""
    return any(
        ruling.lies
        and 0 < line.base - ruling.at < 3 * line.size
        and ruling.start <= line.left + line.size
        and ruling.end - ruling.start < 0.5 * page.width
        for ruling in page.rulings
    )


def _usual_size(lines: Sequence[Line]) -> float:
    """The largest that many letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    many = _MANY * letters.total()
    return max((size for size, count in letters.items() if count >= many), default=0.0)
