"""Which characters a file can hold: what people write in a chat may have others in it."""

import unicodedata

LONGEST_PROPERTY = 255
"""Characters of what a file tells of itself: its title, its author."""

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of the words behind them, and so a paper could say another thing than its text."""

_ON_ONE_LINE = dict.fromkeys(map(ord, "\t\n\v\f\r\x85"), " ")


def legal(words: str) -> str:
    """The words composed (NFC), on one line, without control characters and other codes that XML cannot hold."""
    composed = unicodedata.normalize("NFC", words)
    if composed.isprintable():
        return composed
    return "".join(filter(_is_legal, composed.translate(_ON_ONE_LINE)))


def lines_of(words: str) -> list[str]:
    """Likewise line by line."""
    return [legal(line) for line in words.splitlines()] or [""]


def _is_legal(letter: str) -> bool:
    if letter in _TURNING or letter in "\ufffe\uffff":
        return False
    return unicodedata.category(letter) not in ("Cc", "Cs")
