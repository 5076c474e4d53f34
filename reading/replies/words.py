"""The words with which the state of the work is told, time asked for, and work refused: each with the part it plays."""

from collections.abc import Mapping
from functools import lru_cache

from reading.language.lookup import Entry, entries
from reading.replies.parts import Part

UNLISTED = frozenset({Part.PAPER, Part.TIME, Part.COUNT, Part.PERCENT, Part.NUMBER, Part.LAUGH, Part.TICK, Part.THUMB})
"""Parts that figures and signs play, and no words of a list."""

MARKED = "marked"
"""The value of a phrase that without its diacritics would be another one too, and so needs them."""


@lru_cache(maxsize=1)
def listed() -> Mapping[Part, tuple[Entry, ...]]:
    """The phrases of each part."""
    return {part: entries(part.name.lower()) for part in Part if part not in UNLISTED}
