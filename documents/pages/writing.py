"""Puts letters together into words and lines: a page knows only where each letter stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.pages.sight import Letter, Line

_SAME_BASE = 0.3
"""All in sizes of the letters: how far one may stand above another on the same line."""
_BLANK = 0.16
"""A wider gap parts two words."""
_NO_BLANK = 0.06
"""A blank that takes less room was put between letters of one word."""
_WIDE = 1.0
"""A wider gap parts two columns, unless a number stands before it."""
_TAB = 4.5
_RAISED = 0.12
_SMALL = 0.8
_OVER = 1.5
"""Letters that reach so far over others were not printed with them."""
_HIGH = 0.65
_FEW = 12
_MEASURES = ("m", "km", "cm", "dm", "mm")
"""What a small raised figure belongs to; any other refers to a footnote."""

_NUMBER = re.compile(r"(?:[-–+*•▪]|\(?\d{1,3}[.)]?|\d{1,2}(?:\.\d{1,2})+\.?|[a-zđ]{1,2}\)|[IVXLC]{1,5}[.)]?)$")


def lines_of(letters: Sequence[Letter]) -> list[tuple[Line, list[int]]]:
    """The lines from top to bottom, each with the places of its letters."""
    return [
        _line(run)
        for whole in _with_raised(list(_rows(letters)))
        for row in _unmixed(whole)
        for run in _runs(list(_unraised(list(_single(sorted(row, key=lambda letter: letter.left))))))
    ]


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    row: list[Letter] = []
    for letter in sorted((one for one in letters if one.size > 0), key=_standing):
        if row and _standing(letter) - _standing(row[0]) > _SAME_BASE * min(letter.size, row[-1].size):
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _with_raised(rows: list[list[Letter]]) -> Iterator[list[Letter]]:
    """Small figures that stand higher than a line belong to it."""
    waiting: list[Letter] = []
    for row, below in pairwise([*rows, []]):
        row = [*waiting, *row]
        waiting = row if below and _is_raised(row, below) else []
        if not waiting:
            yield row


def _is_raised(row: list[Letter], below: list[Letter]) -> bool:
    tallest = max(letter.size for letter in below)
    return (
        len(row) <= _FEW
        and below[0].base - row[0].base < _HIGH * tallest
        and all(letter.size <= _SMALL * tallest and not letter.text.isalpha() for letter in row)
    )


def _unmixed(row: list[Letter]) -> Iterator[list[Letter]]:
    """Words that were printed over others, as a stamp, apart from them: each were printed in one go."""
    strands: list[list[Letter]] = []
    for letter in sorted(row, key=lambda letter: letter.place):
        last = strands[-1][-1] if strands else None
        if last is None or letter.left < last.left - _OVER * letter.size:
            strands.append([])
        strands[-1].append(letter)
    rows: list[list[Letter]] = []
    for strand in sorted(strands, key=len, reverse=True):
        free = next((one for one in rows if not _lie_over(one, strand)), None)
        if free is None:
            rows.append(strand)
        else:
            free += strand
    yield from rows


def _lie_over(row: list[Letter], strand: list[Letter]) -> bool:
    left, right = min(letter.left for letter in strand), max(letter.right for letter in strand)
    over = [letter for letter in row if letter.left < right and left < letter.right and not letter.text.isspace()]
    return sum(min(letter.right, right) - max(letter.left, left) for letter in over) > _OVER * strand[0].size


def _standing(letter: Letter) -> float:
    return letter.base


def _single(row: list[Letter]) -> Iterator[Letter]:
    """Letters that were printed twice, to look bold, once."""
    last: Letter | None = None
    for letter in row:
        is_double = last is not None and letter.text == last.text and abs(letter.left - last.left) < 0.12 * letter.size
        if not is_double:
            yield letter
            last = letter


def _unraised(row: list[Letter]) -> Iterator[Letter]:
    """Small raised figures are wiped out: what they refer to is not part of the sentence."""
    tallest = max((letter.size for letter in row), default=0.0)
    lowest = max((letter.base for letter in row if letter.size > _SMALL * tallest), default=0.0)
    word = ""
    for letter in row:
        raised = letter.size <= _SMALL * tallest and lowest - letter.base > _RAISED * tallest
        if raised and letter.text.isdigit() and word and word not in _MEASURES:
            yield letter._replace(text="")
            continue
        if not raised:
            word = word + letter.text if letter.text.isalpha() and word.isalpha() else letter.text.strip()
        yield letter


def _runs(row: list[Letter]) -> Iterator[list[Letter]]:
    """The row cut where a gap is too wide for one between words; blanks are put in where there are none."""
    run: list[Letter] = []
    blanks: list[Letter] = []
    for letter in row:
        if letter.text.isspace():
            blanks.append(letter)
            continue
        if run and _is_cut(run, blanks, letter):
            yield run
            run = []
        elif run and letter.left - run[-1].right > (_NO_BLANK if blanks else _BLANK) * letter.size:
            run.append(Letter(" ", run[-1].right, letter.left, letter.base, letter.size, letter.place))
        run.append(letter)
        blanks = []
    if run:
        yield run


def _is_cut(run: list[Letter], blanks: list[Letter], letter: Letter) -> bool:
    """Several blanks were left for somebody to write in, as in "Số:      /UBND"; one alone may end a line."""
    gap = letter.left - (blanks[-1] if len(blanks) > 1 else run[-1]).right
    return gap > _WIDE * letter.size and not (_NUMBER.match(_text(run)) and gap < _TAB * letter.size)


def _text(run: list[Letter]) -> str:
    return "".join(letter.text for letter in run)


def _line(run: list[Letter]) -> tuple[Line, list[int]]:
    sizes = sorted(letter.size for letter in run)
    bases = sorted(letter.base for letter in run)
    middle = len(run) // 2
    places = [letter.place for letter in run if not letter.text.isspace()]
    return Line(_text(run), run[0].left, run[-1].right, bases[middle], sizes[middle]), places


def on_one_line(lines: Sequence[Line]) -> Line:
    """Pieces of one line, from left to right, as one."""
    ordered = sorted(lines, key=lambda line: line.left)
    text = " ".join(line.text for line in ordered)
    first = ordered[0]
    right = max(line.right for line in ordered)
    return Line(text, first.left, right, first.base, first.size, all(line.bold for line in ordered))


def by_base(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand on one base, together."""
    ordered = sorted(lines, key=lambda line: line.base)
    row = ordered[:1]
    for last, line in pairwise(ordered):
        if line.base - last.base > _SAME_BASE * min(line.size, last.size):
            yield row
            row = []
        row.append(line)
    if row:
        yield row
