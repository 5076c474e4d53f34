"""Numbers before a thing of the tasks: "xong 2 chợ, còn chợ Gạo" counts markets, and names no line."""

from collections.abc import Mapping
from dataclasses import replace

from domain.words import fold
from reading.replies.clauses import take_apart
from reading.replies.lines.items import Stretch
from reading.replies.parts import Part
from reading.replies.returns import may_hand_over

_THINGS = frozenset({Part.PLACE, Part.OTHER, Part.PIECE, Part.MATTER, Part.ACTIVITY, Part.SMALL, Part.OWNER})
"""What a word plays that may be counted; all others tell what is done or how it stands."""
_HEAD = 2
"""Words with which the name of a line begins: behind its number they may name it once more."""


def without_counts(text: str, stretches: list[Stretch], names: Mapping[int, str]) -> list[Stretch]:
    """The stretches, but none where the only number that looks like that of a line counts what the tasks are about.

    Where it opens the text, and the line itself is about that, it may be either: "2 chợ xong".
    """
    numbered = [one for one in stretches if one.items]
    if len(numbered) != 1 or len(numbered[0].items) != 1 or not names:
        return stretches
    [item], words = numbered[0].items, numbered[0].words.lstrip(" ,;.:)/-–")
    if may_hand_over(words):
        return stretches
    first = next(take_apart(words).lexemes(), None)
    if first is None or not first.bare.replace(" ", "").isalpha() or not first.parts <= _THINGS:
        return stretches
    thing, own = first.bare.split()[0], fold(names.get(item, "")).split()
    if thing in own[:_HEAD] or not any(thing in fold(name).split() for name in names.values()):
        return stretches
    if thing in own and text.lstrip().startswith(str(item)):
        return [replace(one, is_open=bool(one.items)) for one in stretches]
    return []
