"""Letters: the one fold, which leaves what two spellings have in common; what is searched; what of a name is shown."""

import unicodedata
from itertools import filterfalse


def fold(text: str) -> str:
    """Lower case without any mark: what "Hoả tốc" and "hoa toc" have in common."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, decomposed))


def searched(*texts: str | None) -> str:
    """The folded words of the texts with one blank between each, as they are looked for: no marks, no punctuation."""
    folded = fold(" ".join(text for text in texts if text))
    return " ".join("".join(one if one.isalnum() else " " for one in folded).split())


_ENDING_LINES = frozenset({"Cc", "Zl", "Zp"})
"""Categories of characters that end a line, or are none to be printed."""
_UNSEEN = frozenset({"Cf", "Cs", "Co", "Cn"})
"""Categories of characters that are not seen, or turn the line round."""
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
"""Letters that show nothing."""


def harmless(name: str) -> str:
    """A name as it may stand in a sentence: on one line, in its direction, without what is not seen.

    Empty where nothing of it is left.
    """
    lined = (" " if unicodedata.category(one) in _ENDING_LINES else one for one in name)
    seen = (one for one in lined if unicodedata.category(one) not in _UNSEEN and one not in _BLANK)
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).split())
