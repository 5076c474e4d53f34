"""Joins lines into paragraphs by where they begin and end."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.pages.sight import Line
from documents.wrapping import ENDS, ITEM
from domain.words import searched

_INDENT = 0.5
"""All in sizes of the letters: a line that begins so much further right than the one before begins a paragraph."""
_SLACK = 0.4
_CENTRE = 0.8
_MARGIN = 1.2
_GAP = 0.45
"""How much wider than between its own lines the gap before a paragraph is."""
_PITCH = 1.9
"""Lines that stand further apart are never of one paragraph."""


_REPUBLIC = "viet nam"
"""What of the name of the state may have no room on its line, folded."""


@dataclass(frozen=True)
class Margins:
    left: float
    right: float

    def has_centred(self, line: Line) -> bool:
        off = abs(line.middle - (self.left + self.right) / 2)
        return off < _CENTRE * line.size and line.left > self.left + _MARGIN * line.size


@dataclass(frozen=True)
class Run:
    """The lines of a paragraph."""

    lines: tuple[Line, ...]
    margins: Margins

    @property
    def text(self) -> str:
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = joined(text, line.text)
        return text

    @property
    def centred(self) -> bool:
        return all(map(self.margins.has_centred, self.lines))

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def runs_of(lines: Sequence[Line], margins: Margins) -> Iterator[Run]:
    """Paragraphs from top to bottom; `margins` are those of the column."""
    pitch = _pitch(lines)
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run, line, margins, pitch):
            yield Run(tuple(run), margins)
            run = []
        run.append(line)
    if run:
        yield Run(tuple(run), margins)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines, in sizes of the letters."""
    steps = sorted(
        (line.base - last.base) / line.size
        for last, line in itertools.pairwise(lines)
        if 0 < line.base - last.base < _PITCH * line.size
    )
    return steps[len(steps) // 3] if steps else 1.2


def _goes_on(run: list[Line], line: Line, margins: Margins, pitch: float) -> bool:
    last = run[-1]
    step = (line.base - last.base) / max(line.size, last.size)
    if step > _PITCH or abs(line.size - last.size) > 0.12 * last.size:
        return False
    if begins(line.text, last.text) or (last.bold != line.bold and had_room(last, line, margins)):
        return False
    if is_cut(last.text):
        return True
    if margins.has_centred(line) and margins.has_centred(last):
        return _title_goes_on(last, line, margins)
    if step > pitch + _GAP and (ended(last.text) or not is_low(line.text)):
        return False
    return _flows(run, line, margins)


def _flows(run: list[Line], line: Line, margins: Margins) -> bool:
    last = run[-1]
    if had_room(last, line, margins):
        return False
    further = line.left - last.left > _INDENT * line.size
    hangs = bool(ITEM.match(run[0].text)) and line.left - run[0].left < 4 * line.size
    return not further or (hangs and len(run) == 1) or is_low(line.text)


def _title_goes_on(last: Line, line: Line, margins: Margins) -> bool:
    if last.text.isupper() != line.text.isupper():
        return False
    width = margins.right - margins.left
    full = last.width + _first_word(line) > 0.97 * width
    return full or (is_low(line.text) and not ended(last.text))


def begins(text: str, last: str) -> bool:
    """Whether a line begins with a number or a dash that makes it an item of its own."""
    item = ITEM.match(text)
    if item is None or text[item.end()].isdigit():
        return False
    return ended(last) or not text[item.end()].islower()


def ended(text: str) -> bool:
    return text.endswith(ENDS)


def is_low(text: str) -> bool:
    return text[:1].islower()


def had_room(last: Line, line: Line, margins: Margins) -> bool:
    """Whether the first word of a line would have fitted behind the one before."""
    return last.right + _first_word(line) < margins.right - _SLACK * last.size


def _first_word(line: Line) -> float:
    word = line.text.split(maxsplit=1)[0]
    return line.width * (len(word) + 1) / len(line.text)


def joined(text: str, more: str) -> str:
    """Two lines as one. Vietnamese is not hyphenated: the hyphen of "NĐ-" and "CP" stays, without a blank.

    A word of small Latin letters without marks is foreign, and its hyphen ended the line.
    """
    if not is_cut(text) or not more[:1].isalnum():
        return f"{text} {more}"
    before, after = text.split()[-1][:-1], more.split()[0].rstrip(".,;:")
    if all(part.isascii() and part.isalpha() and part[1:].islower() and len(part) > 2 for part in (before, after)):
        return text[:-1] + more
    return text + more


def is_cut(text: str) -> bool:
    """Whether a line ends within a word."""
    return text.endswith("-") and text[-2:-1].isalnum()


def in_cell(lines: Sequence[Line], margins: Margins) -> str:
    """The text of a cell of a ruled table: a line break for each paragraph of it."""
    return "\n".join(run.text for run in runs_of(lines, margins))


def in_column(lines: Sequence[Line]) -> str:
    """The text of a column without edges: only what surely goes on is joined."""
    text = ""
    last = ""
    for line in lines:
        goes_on = last and not begins(line.text, last) and not ended(last)
        goes_on = goes_on and (
            is_low(line.text)
            or line.text[0].isdigit()
            or last.endswith((",", "-", "–"))
            or searched(line.text) == _REPUBLIC
        )
        text = joined(text, line.text) if goes_on else f"{text}\n{line.text}"
        last = line.text
    return text.strip()


def goes_over(last: Run, first: Run) -> bool:
    """Whether a paragraph goes on with the first one of the next page."""
    line, upper = first.lines[0], last.lines[-1]
    if last.centred or first.centred or begins(line.text, upper.text) or had_room(upper, line, last.margins):
        return False
    return is_low(line.text) or (line.left - first.margins.left < _INDENT * line.size and last.bold == first.bold)
