"""Tasks that say nearly the same, and may be one that was registered twice."""

from collections.abc import Mapping

from domain.words import fold

NEARLY = 88.0
"""Likeness of two contents, of 100, whatever the order of their words."""


def doubled(content: str, others: Mapping[int, str]) -> tuple[int, ...]:
    """The numbers of those of the others that say nearly what `content` says, the most alike first."""
    from rapidfuzz import fuzz  # imported here: only a card that is shown pays for it

    said = fold(content)
    alike = ((fuzz.token_sort_ratio(said, fold(other)), number) for number, other in others.items())
    return tuple(number for likeness, number in sorted(alike, reverse=True) if likeness >= NEARLY)
