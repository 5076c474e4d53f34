"""The numbers of rows: how a row is numbered, and which rows stand below which."""

import re
from typing import NamedTuple

_ROMAN = re.compile(r"[IVXL]{1,6}")
_UPPER = re.compile(r"[A-HĐ]")
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_MIXED = re.compile(r"(?:[IVXL]{1,6}|[A-H])(?:\.\d{1,3})+")
_LOWER = re.compile(r"[a-zđ]")
_DASH = re.compile(r"[-–+•*]")
_BARE = re.compile(r"[\s.):/(]+$|^\(")
_BEFORE = re.compile(
    r"(?P<number>(?:[IVXL]{1,6}|[A-H]|\d{1,3})(?:\.\d{1,3})*|[a-zđ])(?:[.)/:]|\s*[-–](?=\s))+\s*(?=[^\W\d_\s]|[\"“(])"
)


class Number(NamedTuple):
    """A number as it is printed, without its sign. `style` is the same for rows of one depth, `depth` counts from 0."""

    words: str
    style: str
    depth: int

    def is_above(self, other: "Number") -> bool:
        """Whether a row with the other number, right behind this one, stands below it."""
        if self.style == other.style:
            return False
        if self.style.startswith("digits") and other.style.startswith("digits"):
            return other.words.startswith(f"{self.words}.")
        return other.words.startswith(f"{self.words}.") or other.depth > self.depth

    @property
    def is_mark(self) -> bool:
        """Whether it marks an item of what stands before it: "-", "a"."""
        return self.style in ("dash", "lower")


def number_in(cell: str) -> Number | None:
    """The number that a cell holds and nothing else; None where it holds anything else, or nothing."""
    words = _BARE.sub("", cell.strip()) or cell.strip()
    for pattern, style, depth in (
        (_DASH, "dash", 7),
        (_UPPER, "upper", 0) if words not in ("I", "V", "X", "L", "C", "D") else (_ROMAN, "roman", 1),
        (_ROMAN, "roman", 1),
        (_LOWER, "lower", 6),
    ):
        if pattern.fullmatch(words):
            return Number(words, style, depth)
    if _MIXED.fullmatch(words):
        return Number(words, f"mixed{words.count('.')}", 2 + words.count("."))
    if _DIGITS.fullmatch(words):
        return Number(words, f"digits{words.count('.')}", 2 + words.count("."))
    return None


def number_before(text: str) -> tuple[Number | None, str]:
    """The number with which a text begins, and what follows it: "1.2. Rà soát …"; None and all of it without one."""
    found = _BEFORE.match(text)
    number = number_in(found["number"]) if found else None
    return (number, text[found.end() :]) if found and number else (None, text)
