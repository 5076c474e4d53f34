"""Several orders in running text: "Phòng QLKH hoàn thiện … trước 10/12; Phòng CĐS trình … trước 15/12"."""

import re
from collections.abc import Sequence
from enum import Flag, auto

_ENDS = re.compile(r"[;\n]+|\.(?=\s|$)")
LONGEST_ABBREVIATION = 2


class Told(Flag):
    """What a piece of the text tells of a task."""

    NOTHING = 0
    LED = auto()
    """It begins with the unit that is to do it."""
    DATED = auto()
    """It has a deadline."""
    FIELD = auto()
    """It is a field of the task before it, and no more."""


def pieces_of(text: str) -> list[str]:
    """The sentences, and the parts of sentences between semicolons, each with the sign that ends it."""
    ends = [end for end in _ENDS.finditer(text) if end[0] != "." or not _is_abbreviated(text, end.start())]
    starts = [0, *(end.end() for end in ends)]
    pieces = (text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return [piece for piece in pieces if piece.strip()]


def _is_abbreviated(text: str, dot: int) -> bool:
    """ "P. QLKH", "TP. Huế", "1. Rà soát": the dot behind a short word ends no sentence."""
    (word,) = text[max(0, dot - 9) : dot].split()[-1:] or [""]
    return len(word) <= LONGEST_ABBREVIATION


def orders_of(pieces: Sequence[str], told: Sequence[Told]) -> tuple[str, list[str]]:
    """The orders that the pieces are, and what stands above the first; only one order where no second begins."""
    several = sum(Told.LED in one for one in told) > 1
    starts = [0]
    dated = Told.DATED in told[0]
    for place in range(1, len(pieces)):
        begins = (several and Told.LED in told[place]) or (dated and _begins_dated(told, place))
        if begins:
            starts.append(place)
        dated = Told.DATED in told[place] or (dated and not begins)
    found = ["".join(pieces[start:end]) for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]
    if several and Told.LED not in told[0] and not _dated_before(told, starts):
        return found[0], found[1:]
    return "", found


def _begins_dated(told: Sequence[Told], place: int) -> bool:
    """Whether a task of its own begins there: one with a deadline in it, or in the field behind it."""
    if Told.FIELD in told[place]:
        return False
    behind = told[place + 1] if place + 1 < len(told) else Told.NOTHING
    return Told.DATED in told[place] or Told.FIELD | Told.DATED in behind


def _dated_before(told: Sequence[Told], starts: Sequence[int]) -> bool:
    """Whether the pieces before the second start have a deadline."""
    return any(Told.DATED in one for one in told[: starts[1]])
