"""The words of a paragraph with what two spellings of them have in common, and the lists of phrases that are read."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from domain.words import fold

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Marks that recognised characters get wrong first: without them "bảo cảo" is "báo cáo" still, "cán" is not "cần"."""
CAPITAL = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""For a class of a pattern: capital letters, which do not stand in one row."""
_PIECE = re.compile(r"[^\W_]+(?:[&'’/.][^\W_]+)*|[^\w\s]|_+")
_BLANKS = re.compile(r"\s+")
_OURS = frozenset(
    "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
)
"""Letters of no other language that a reader of characters may have taken Vietnamese for."""
_NEAR = 0.75
_READ_NEARLY = frozenset(("recitals",))
_FEWEST_MARKED = 0.06
"""Of the letters of a text; one with its marks has a quarter of them."""
_FEW_LETTERS = 40


class Word(NamedTuple):
    """A word or a mark at a place of its text; all but `text` is in small letters.

    `is_lost` says that its text has lost its marks, so that no word of it can be told by them; `is_garbled` that a
    reader without Vietnamese has put other letters for them too.
    """

    start: int
    end: int
    text: str
    lower: str
    toneless: str
    bare: str
    is_lost: bool
    is_garbled: bool

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """ "UBND", "KH&CN"."""
        return len(self.text) > 1 and self.text.isupper() and self.text[0].isalpha()


class Found(NamedTuple):
    """A phrase at a place of a text: how many words it has, and its tags."""

    length: int
    tags: frozenset[str]


NOTHING = Found(0, frozenset())


def tidy(text: str) -> str:
    """One spelling of each letter, and a single blank for any white space."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=1024)  # Each sentence of an item is looked at from several sides.
def words_of(text: str) -> tuple[Word, ...]:
    lost = is_lost(text)
    state = (lost, lost and not text.isascii())
    return tuple(
        Word(found.start(), found.end(), found[0], *_spelt(found[0]), *state) for found in _PIECE.finditer(text)
    )


def is_lost(text: str) -> bool:
    """Whether a text that is Vietnamese has no usable marks: "truoc ngay", or what a reader of English sees.

    Of few words one mark is enough: "Phòng Cải cách hành chính".
    """
    letters = sum(map(str.isalpha, text))
    if letters < _FEW_LETTERS:
        return text.isascii()
    return sum(letter in _OURS for letter in text) < _FEWEST_MARKED * letters


@lru_cache(maxsize=16_384)
def _spelt(word: str) -> tuple[str, str, str]:
    lower = word.lower()
    if lower.isascii():
        return lower, lower, lower
    letters = (one for one in unicodedata.normalize("NFD", lower) if one not in TONES)
    return lower, unicodedata.normalize("NFC", "".join(letters)), fold(lower)


class Phrases:
    """Phrases of a list, each with its tags, to be looked for at a place of a text.

    `only_marked` says that a single word counts only in a text with its marks, since too many words share its letters;
    `nearly` that of garbled words what comes near is taken for a phrase.
    """

    def __init__(
        self, listed: Sequence[tuple[str, frozenset[str]]], *, only_marked: bool = False, nearly: bool = False
    ) -> None:
        self._only_marked = only_marked
        self._nearly = nearly
        self._tagged: dict[str, Phrases] = {}
        self._by_first: dict[str, list[tuple[Sequence[Word], frozenset[str]]]] = {}
        for phrase, tags in listed:
            words = words_of(phrase)
            self._by_first.setdefault(words[0].bare, []).append((words, tags))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[Word], place: int) -> Found:
        """The longest of the phrases that begins at this word, of two the one spelt alike; NOTHING where none does."""
        if place >= len(words):
            return NOTHING
        best: Found = NOTHING
        for phrase, tags in self._by_first.get(words[place].bare, ()):
            end = place + len(phrase)
            if len(phrase) < best.length:
                break
            if end <= len(words) and self._is_said(words[place:end], phrase):
                if all(word.lower == said.lower for word, said in zip(words[place:end], phrase, strict=True)):
                    return Found(len(phrase), tags)
                best = best if best.length else Found(len(phrase), tags)
        return best

    def _is_said(self, words: Sequence[Word], phrase: Sequence[Word]) -> bool:
        if len(phrase) > 1:
            return all(map(_alike, words, phrase)) or (
                self._nearly and words[0].is_garbled and _come_near(words, phrase)
            )
        return words[0].lower == phrase[0].lower or (
            words[0].is_lost and not self._only_marked and words[0].bare == phrase[0].bare
        )

    def within(self, words: Sequence[Word]) -> int | None:
        """The place of the first word at which one of them begins; None where none does."""
        return next((place for place in range(len(words)) if self.at(words, place).length), None)

    def tagged(self, tag: str) -> "Phrases":
        if tag not in self._tagged:
            entries = [entry for known in self._by_first.values() for entry in known if tag in entry[1]]
            listed = [(" ".join(word.text for word in words), tags) for words, tags in entries]
            self._tagged[tag] = Phrases(listed, only_marked=self._only_marked, nearly=self._nearly)
        return self._tagged[tag]


def _come_near(words: Sequence[Word], phrase: Sequence[Word]) -> bool:
    """Whether a reader without Vietnamese made the words of a phrase: "bao cdo", "thuc hién"."""
    seen, meant = (" ".join(word.bare for word in some) for some in (words, phrase))
    return SequenceMatcher(None, seen, meant, autojunk=False).ratio() >= _NEAR


def _alike(word: Word, phrase: Word) -> bool:
    """Whether a word is that of a phrase, as far as its text tells."""
    return word.bare == phrase.bare if word.is_lost else word.toneless == phrase.toneless


@lru_cache(maxsize=32)
def phrases(part: str) -> Phrases:
    """The phrases of documents/lexicon/<part>.txt: one a line, its tags behind a tab."""
    return Phrases(listed(part), nearly=part in _READ_NEARLY)


@lru_cache(maxsize=32)
def listed(part: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Those phrases in the order of the file."""
    written = resources.files("documents").joinpath("lexicon", f"{part}.txt").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in written.splitlines() if line and not line.startswith("#"))
    return tuple((phrase, frozenset(tags.split())) for phrase, _, tags in lines)
