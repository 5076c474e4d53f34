"""The words that the deadline grammar knows, and how a text is cut into them."""

import re
from collections.abc import Sequence
from unicodedata import is_normalized

from domain.words import fold
from reading.language.cascade import Alphabet, Line, Node
from reading.language.lookup import entries
from reading.language.spelling import composed, is_slip, meant, settled
from reading.language.tokens import PIECE

ALPHABET = Alphabet()
NUMBER_SIZES = ("m", "d", "n", "yyyy", "big")
PUNCTUATION = {"/": "/", "\\": "/", "-": "-", ",": ",", ":": ":", ";": ";", "%": "%", ".": "dot", "(": "lpar",
               ")": "rpar", "[": "lpar", "]": "rpar", "\n": "nl", "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-",
               "／": "/", "：": ":", "…": "dot", "!": "dot", "?": "dot", "+": "+",
               "'": "quote", "’": "quote", "~": "arrow", "→": "arrow", ">": "arrow"}  # fmt: skip
OTHER = ALPHABET.letter("other")
_ELL, _OH, _ONE = (ALPHABET.letter(name) for name in ("ell", "o", "rom1"))
_LIKE_FIGURE = re.compile(
    r"(?<![^\W\d_])[lLiI](?=[\doO]?/[\dlLiI])|(?<=[\doO]/)[lLiI](?=\d?\b)|(?<=\d)[oO](?=[/\d])|(?<=/)[oO](?=\d/)"
)
"""What a scan takes for a letter within a date: "l5/12/2026", "2O/12/2026"."""
REMEMBERED = 8192
_REPEATED = re.compile(r"(.)\1+")
_PIECE_AND_BLANKS = re.compile(rf"(?:{PIECE.pattern})[^\S\n]*")
"""All that stands in a text behind its first blanks, piece by piece, so that lengths add up to places."""


def size_of(number: int, digits: int) -> str:
    """The letter of a number: what it can be in a date (a month, a day, a year) or cannot."""
    if digits <= 2:
        return "m" if 1 <= number <= 12 else "d" if 13 <= number <= 31 else "n"
    return "yyyy" if digits == 4 and 1900 <= number <= 2100 else "big"


def _letters() -> dict[str, str]:
    """Spelling → letter. A word may lack its marks, unless another is spelt so, or have its tone on another vowel."""
    pairs = [(entry.phrase, ALPHABET.letter(entry.value)) for entry in entries("deadline_word")]
    letters = {settled(spelling): letter for spelling, letter in pairs}
    letters |= dict(pairs)
    for spelling, letter in pairs:
        letters.setdefault(fold(spelling), letter)
    return letters


_NUMBERS = {name: ALPHABET.letter(name) for name in NUMBER_SIZES}
_MARKS = {mark: ALPHABET.letter(name) for mark, name in PUNCTUATION.items()}
_LETTERS = _letters()
for _punctuation in PUNCTUATION.values():
    ALPHABET.letter(_punctuation)
ALPHABET.define("N", "m|d|n")
ALPHABET.define("NUA", "nua|nua_x")
ALPHABET.define("TOI", "toi|toi_x")
ALPHABET.define("NLV", "nlv|ngay (lam viec|lv|hanh chinh)")
_SLIPS = {"tuan": ALPHABET.letter("tuan_x"), "thang": ALPHABET.letter("thang_x"), "sau": ALPHABET.letter("sau_x")}
"""Words on which the day before them depends; typed wrongly they are asked about, rather than passed over."""
ALPHABET.define("SLIP", "tuan_x|thang_x")
_ROMAN = {ALPHABET.letter(f"rom{number}"): number for number in range(1, 5)}


_Meaning = tuple[str, int | None, int, int]
"""The letter of a piece, its value where it is a number, its length, and that with the blanks behind it."""


class _Meanings(dict[str, _Meaning]):
    """Piece of a text → what it means, for so many of those that were met."""

    def __missing__(self, piece: str) -> _Meaning:
        if len(self) >= REMEMBERED:
            self.clear()
        token = piece.rstrip() or piece[0]
        meaning = self[piece] = (*_letter_and_value(token), len(token), len(piece))
        return meaning


_meaning = _Meanings().__getitem__


def _letter_and_value(token: str) -> tuple[str, int | None]:
    if token[0].isdigit():
        return _number(token)
    if not token[0].isalpha():
        return _MARKS.get(token) or _MARKS.get(token[0], OTHER), None
    letter = _letter_of_word(token.lower())
    return letter, _ROMAN.get(letter)


def _number(token: str) -> tuple[str, int | None]:
    number = int(token[:9]) if token.isdecimal() else 0
    return _NUMBERS[size_of(number, len(token))], number


def letter_of_word(spelling: str) -> str | None:
    """The letter of a word of the grammar, by one of its spellings; None for other words."""
    return _LETTERS.get(spelling)


def _letter_of_word(word: str) -> str:
    if word in _LETTERS or len(word) > 12:
        return _LETTERS.get(word, OTHER)
    once = _REPEATED.sub(r"\1", word)
    return _LETTERS.get(meant(word, _LETTERS)) or _LETTERS.get(once) or _letter_of_slip(fold(word))


def _letter_of_slip(bare: str) -> str:
    """The letter of a word that is hardly another than one of those on which the day before them depends."""
    near = (letter for word, letter in _SLIPS.items() if bare[0] == word[0] and is_slip(bare, word))
    return next(near, OTHER)


def cut(text: str) -> Line:
    """The words, numbers and marks of a text as nodes; their places are those of `text` as it was typed."""
    whole, places = (text, None) if is_normalized("NFC", text) else composed(text)
    pieces = _PIECE_AND_BLANKS.findall(whole)
    start = whole.index(pieces[0]) if pieces else 0
    nodes = []
    letters = ""
    for letter, value, length, width in map(_meaning, pieces):
        letters += letter
        nodes.append((letter, start, start + length, value))
        start += width
    if _ELL in letters or _OH in letters or _ONE in letters:
        readable = _LIKE_FIGURE.sub(_figure, whole)
        letters, nodes = cut(readable) if readable != whole else (letters, nodes)
    return letters, nodes if places is None else _placed(nodes, places)


def _figure(letter: re.Match[str]) -> str:
    return "0" if letter[0] in "oO" else "1"


def _placed(nodes: Sequence[Node], places: Sequence[int]) -> list[Node]:
    return [(letter, places[start], places[end], value) for letter, start, end, value in nodes]
