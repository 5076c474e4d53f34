"""How wide words in bold Times New Roman are, so that a rule under them gets its length and a heading its lines."""

import unicodedata

_WIDTHS = {
    220: "|",
    250: " \N{NO-BREAK SPACE},.",
    278: "'/\\il",
    333: "!()-:;[]`fjt",
    389: "Is",
    394: "{}",
    444: "cerz",
    500: "#$*0123456789?J_agovxy–",
    520: "~",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W…",
}
"""Thousandths of the size of the type; marks above and below a letter take no room."""
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN = 722
_HORN = "\N{COMBINING HORN}"
_MM_OF_POINT = 25.4 / 72


def width(words: str, size: float) -> float:
    """Millimetres that the words take on one line in bold type of `size` points."""
    return sum(map(_width, unicodedata.normalize("NFC", words))) / 1000 * size * _MM_OF_POINT


def _width(letter: str) -> int:
    """The horn of ơ and ư is a part of the letter, all other marks are taken off."""
    if letter in _WIDTH_OF:
        return _WIDTH_OF[letter]
    marks = unicodedata.normalize("NFD", letter)
    horned = unicodedata.normalize("NFC", marks[0] + _HORN) if _HORN in marks else marks[0]
    return _WIDTH_OF.get(horned, _UNKNOWN)


def lines(words: str, size: float, room: float) -> tuple[str, ...]:
    """The words in as few lines of `room` millimetres as they need, of nearly equal length; cut only at spaces."""
    found = _filled(words, size, room)
    for narrower in range(int(room) - 1, 0, -1):
        tried = _filled(words, size, narrower)
        if len(tried) > len(found):
            break
        found = tried
    return found


def _filled(words: str, size: float, room: float) -> tuple[str, ...]:
    found: list[str] = []
    for word in words.split(" "):
        if found and width(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return tuple(found)
