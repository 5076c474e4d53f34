"""Puts the lines of a page together again into paragraphs: a text layer knows only where each line ended."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

ITEM = re.compile(
    r"(?:[-–+*•▪]|\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zđ]{1,2}\)|[IVXLC]{1,5}[.)])\s*(?=\S)"
)
"""What a paragraph of its own may begin with."""
ENDS = (".", ";", ":", "!", "?", "…")
_WHOLE = 160
"""Characters that no line of a page has: text with longer ones has a line for each paragraph."""
_NARROWEST = 40
_BROKEN = 0.1
"""The share of the lines of a column that end inside a sentence, the next word in small letters, at the least."""
_FULL = 0.87
"""The share of the width from which on the next word had no room: letters are not equally wide."""
_FULL_UNENDED = 0.75
"""The same where no sentence ended: the first line of a paragraph begins further in."""


@dataclass(frozen=True)
class Line:
    text: str
    """Without blanks around; "" is a blank line."""
    page: int | None = None


def paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """Each paragraph as one line, with the page on which it begins."""
    width = _width(lines)
    current: list[Line] = []
    apart = False
    for line in lines:
        if not line.text:
            apart = True
            continue
        if current and not _goes_on(current[-1].text, line.text, width, apart):
            yield _whole(current)
            current = []
        current.append(line)
        apart = False
    if current:
        yield _whole(current)


def starts_item(line: str) -> bool:
    return ITEM.match(line) is not None


def _width(lines: Sequence[Line]) -> float | None:
    """Of the column, in characters; None where nothing was wrapped."""
    wide = [line.text for line in lines if len(line.text) >= _NARROWEST]
    lengths = sorted(map(len, wide))
    broken = sum(
        not line.text.endswith(ENDS) and _is_lower(after.text)
        for line, after in pairwise(lines)
        if len(line.text) >= _NARROWEST
    )
    if not broken or broken < len(wide) * _BROKEN or lengths[-max(1, len(lengths) // 20)] > _WHOLE:
        return None
    return float(lengths[int(len(lengths) * 0.9)])


def _goes_on(last: str, line: str, width: float | None, apart: bool) -> bool:
    """Whether a line is of the same paragraph as the last one, from which blank lines part it or not."""
    ended = last.endswith(ENDS)
    item = ITEM.match(line)
    if item and (ended or not line[item.end()].islower()):
        return False
    if not apart and _is_inside(last, line):
        return True
    if apart or width is None:
        return (
            not ended and _is_lower(line[item.end() :] if item else line) and len(last) >= (width or _NARROWEST) * 0.6
        )
    if last.endswith((";", ":", "./.")):
        return False
    if not ended and _is_lower(line):
        return True
    full = width * (_FULL if ended else _FULL_UNENDED)
    return len(last) + 1 + len(line.split(maxsplit=1)[0]) > full and not _is_title(line, last)


def _is_lower(line: str) -> bool:
    return line[:1].islower()


def _is_title(line: str, last: str) -> bool:
    """Whether one of two lines is in capitals and the other is not."""
    return line.isupper() != last.isupper()


def _whole(lines: Sequence[Line]) -> Line:
    between = ["" if _is_inside(line.text, after.text) else " " for line, after in pairwise(lines)]
    parts = [part for line, blank in zip(lines, [*between, ""], strict=True) for part in (line.text, blank)]
    return Line("".join(parts), lines[0].page)


def _is_inside(text: str, line: str) -> bool:
    """Whether the line ended inside a name, whose hyphen stands close to the word before it: "QĐ-" and "UBND"."""
    return text.endswith("-") and text[-2:-1].isalnum() and line[:1].isalnum()
