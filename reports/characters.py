"""Which characters a file can hold: what people write in a chat may have others in it."""

import unicodedata

LONGEST_PROPERTY = 255
"""Characters of what a file tells of itself: its title, its author."""

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of the words behind them, and so a paper could say another thing than its text."""


def legal(words: str) -> str:
    """The words composed (NFC), without control characters and other codes that XML cannot hold."""
    composed = unicodedata.normalize("NFC", words)
    return composed if composed.isprintable() else "".join(filter(_is_legal, composed))


def _is_legal(letter: str) -> bool:
    if letter in _TURNING or letter in "\ufffe\uffff":
        return False
    return unicodedata.category(letter) not in ("Cc", "Cs")
