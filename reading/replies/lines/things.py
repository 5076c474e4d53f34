"""Numbers before a thing of the tasks: "xong 2 chợ, còn chợ Gạo" counts markets, and names no line."""

from collections.abc import Mapping

from domain.words import fold
from reading.replies.clauses import take_apart
from reading.replies.lines.items import Stretch
from reading.replies.parts import Part

_THINGS = frozenset({Part.PLACE, Part.OTHER, Part.PIECE, Part.MATTER, Part.ACTIVITY, Part.SMALL, Part.OWNER})
"""What a word plays that may be counted; all others tell what is done or how it stands."""
_HEAD = 2
"""Words with which the name of a line begins: behind its number they may name it once more."""


def counts_things(stretch: Stretch, names: Mapping[int, str]) -> bool:
    """Whether what looks like the number of a line stands before something that the tasks are about."""
    if len(stretch.items) != 1 or not names:
        return False
    first = next(take_apart(stretch.words.lstrip(" ,;.:)/-–")).lexemes(), None)
    if first is None or not first.bare.replace(" ", "").isalpha() or not first.parts <= _THINGS:
        return False
    thing, own = first.bare.split()[0], fold(names.get(stretch.items[0], "")).split()
    return thing not in own[:_HEAD] and any(thing in fold(name).split() for name in names.values())
