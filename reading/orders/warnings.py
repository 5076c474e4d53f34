"""Warnings beside a yes: "đồng ý, nhưng đừng trễ nữa" takes nothing of it back."""

from itertools import pairwise

from domain.words import fold
from reading.language.forms import Form
from reading.orders.words import NOT

_CLAUSE = Form(r"(?:[,.;:!\n–-]|(?<!\w)<order.but>(?!\w))", "được nhé nhưng lần cuối", "được nhé")
"""Where a clause begins."""
_WARNS = Form(
    rf"\s*(?:<courtesy.opening> )*(?:<order.warning>|(?:<order.forbid>|{NOT})(?: \w+){{0,3}} <order.late>)(?!\w)\D*$",
    "đừng trễ nữa nhé",
    "đừng gia hạn",
)
"""A day is more than a warning."""


def without_warnings(words: str) -> str:
    """What stands behind a yes, without the clauses that only warn: not to be late again, that it is the last time."""
    folded = fold(words)
    if len(folded) != len(words):
        return words
    starts = [0, *(found.start() for found in _CLAUSE.finditer(folded)), len(words)]
    return "".join(words[start:end] for start, end in pairwise(starts) if not _warns(folded[start:end]))


def _warns(clause: str) -> bool:
    opening = _CLAUSE.match(clause)
    return _WARNS.match(clause[opening.end() :] if opening else clause) is not None
