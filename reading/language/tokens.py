"""A chat message made comparable: three aligned spellings of it, and its words with abbreviations written out."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from domain import words
from reading.language.lookup import entries, folded, vocabulary
from reading.language.spelling import mended, settled

LONGEST = 10_000
"""Only so much of a message is read; a messenger's own limit lies below it."""

_ZERO = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])")
"""Inside a word the key below the "o": "x0ng"."""
_INVISIBLE = frozenset({"Mn", "Mc", "Me", "Cf"})


@dataclass(frozen=True)
class Folded:
    """A text in three spellings of one length.

    `typed` is NFC, `plain` is that in lower case, `bare` is without diacritics too, and the character i of each comes
    from `text[origin[i]:origin[i + 1]]`.
    """

    text: str
    typed: str
    plain: str
    bare: str
    origin: tuple[int, ...]

    def words(self, start: int, end: int) -> str:
        """The stretch as it was typed."""
        return self.text[self.origin[start] : self.origin[end]].strip()


class Token(NamedTuple):
    """A word, a number or a mark at a place of Folded. `plain` and `bare` have abbreviations written out."""

    start: int
    end: int
    plain: str
    bare: str


def places(spans: Iterable[tuple[int, int]]) -> set[int]:
    """All places that the spans cover, for asking whether another overlaps them."""
    return {place for start, end in spans for place in range(start, end)}


@lru_cache(maxsize=8)  # One reply, and the message that it answers, are looked at from several sides.
def fold(text: str) -> Folded:
    """Reads any text, also decomposed (NFD) and with invisible characters, which are dropped."""
    typed, plain, bare, origin = [], [], [], []
    at = 0
    text = text[:LONGEST]
    seen = _ZERO.sub("o", text)
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        capital, letter, base = _letter(seen[at:end])
        if letter:
            typed.append(capital)
            plain.append(letter)
            bare.append(base)
            origin.append(at)
        at = end
    return Folded(text, "".join(typed), "".join(plain), "".join(bare), (*origin, len(text)))


@lru_cache(maxsize=8192)
def _letter(cluster: str) -> tuple[str, str, str]:
    """One written character, however it is composed: typed, in lower case, without diacritics; empty if invisible."""
    composed = unicodedata.normalize("NFC", cluster)[0]
    if unicodedata.category(composed) in _INVISIBLE:
        return "", "", ""
    if composed.isspace():
        space = "\n" if composed in "\n\r\u2028\u2029" else " "
        return space, space, space
    letter = _SAME.get(composed) or composed.lower()[0]
    base = unicodedata.normalize("NFKD", letter)[0] if letter.isalnum() else letter
    return composed, letter, "d" if base == "đ" else base


_SAME = {"％": "%", "٪": "%", "﹪": "%", "⁄": "/", "∕": "/", "’": "'", "‘": "'", "“": '"', "”": '"', "ð": "đ", "Ð": "đ"}

_LATIN = "a-zA-ZÀ-ÖØ-öø-ʯḀ-ỹ"
PIECE = re.compile(
    rf"[đĐdD]/[cC](?!\w)|[{_LATIN}]+(?:&[{_LATIN}]+)*|[0-9]+|/+|,+|\.+|-+|\\+|\n|[^\w\s]"
    r"|\d+|[^\W\d_]+(?:&[^\W\d_]+)*|_+"
)
"""What most texts hold is tried first.

What a text is cut into: numbers, words, marks, and rows of some marks. Names are one word with their "&": KH&CN."""

_NAMED_BY_LETTER = frozenset(phrase.split()[-1] for phrase in folded("lettered"))
"""After these a capital letter is a name, and no abbreviation: "bên A"."""
_STRETCHED = re.compile(r"(.)\1{2,}$|([^\W\daeo])\2$")


def tokens_of(folded: Folded) -> list[Token]:
    """The words, numbers and marks of a text; an abbreviation of two words gives two tokens of one place."""
    tokens: list[Token] = []
    for found in PIECE.finditer(folded.plain):
        is_letter = folded.typed[found.start() : found.end()].isupper() and len(found.group()) == 1
        is_name = is_letter and tokens and tokens[-1].bare in _NAMED_BY_LETTER
        for plain in (found.group(),) if is_name else _written_out(found.group()):
            tokens.append(Token(found.start(), found.end(), plain, words.fold(plain)))
    return tokens


@lru_cache(maxsize=8192)
def _written_out(word: str) -> tuple[str, ...]:
    if not word[0].isalpha():
        return (word,)
    full = _abbreviations().get(word)
    if full is None:
        shorter = word if len(set(word)) == 1 else _STRETCHED.sub(lambda found: found[1] or found[2], word)
        full = _abbreviations().get(shorter, shorter)
    known = vocabulary()
    meant = (settled(part) if word in known else mended(part, known) for part in full.split())
    return tuple(part for one in meant for part in _abbreviations().get(one, one).split())


@lru_cache(maxsize=1)
def _abbreviations() -> Mapping[str, str]:
    """What chat abbreviates and mistypes, with its diacritics if it has any, and what is meant."""
    return {entry.phrase: entry.value for entry in entries("abbreviation")}
