"""Tells how well a text can be read: whether its words are Vietnamese ones, and whether they have their marks."""

import re
import unicodedata

from domain.words import fold
from reading.language.spelling import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKED_LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES} | {"đ"}
_USUAL = frozenset(_MARKED_LETTERS) | frozenset("–—‘’“”…•·°²³±×÷≤≥§½¼¾\u00a0")
"""What beside ASCII office papers are written with."""
_ENOUGH = 80
"""Letters; fewer tell nothing."""
_MARKED = 0.12
"""The share of letters with marks below which they were lost: of good texts a quarter has some."""
_WHOLE = 0.6
_ODD = 0.04
"""The share of signs that Vietnamese does not have from which on a text was put into a wrong code."""


def is_readable(text: str) -> bool:
    """Whether most words are Vietnamese ones, written with their marks. A short text is."""
    if len(text) >= _ENOUGH and _odd(text) > _ODD:
        return False
    letters = _letters(text)
    return len(letters) < _ENOUGH or (_marked(letters) >= _MARKED and _syllables(text) >= _WHOLE)


def has_lost_marks(text: str) -> bool:
    letters = _letters(text)
    return len(letters) >= _ENOUGH and _marked(letters) < _MARKED and _syllables(text) >= _WHOLE


def grade(text: str) -> float:
    """From 0 to 1; of two readings of one page the higher one is better."""
    letters = _letters(text)
    if not letters:
        return 0.0
    marked = 0.5 + 0.5 * min(1.0, _marked(letters) / (2 * _MARKED))
    return marked * _syllables(text) ** 2 * max(0.0, 1 - _odd(text) / _ODD / 2)


def _letters(text: str) -> str:
    return "".join(_WORD.findall(unicodedata.normalize("NFC", text)))


def _marked(letters: str) -> float:
    return sum(letter in "đĐ" or fold(letter) != letter.lower() for letter in letters) / len(letters)


def _syllables(text: str) -> float:
    words = _WORD.findall(fold(text))
    return sum(map(is_syllable, words)) / max(1, len(words))


def _odd(text: str) -> float:
    signs = [sign for sign in unicodedata.normalize("NFC", text).lower() if not sign.isspace()]
    return sum(not _is_usual(sign) for sign in signs) / max(1, len(signs))


def _is_usual(sign: str) -> bool:
    return sign.isprintable() if sign.isascii() else sign in _USUAL
