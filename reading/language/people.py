"""People named in a text: by title and given name, or by the full name; and units that are called by their people."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.names import Colleague, without_mark
from domain.words import fold
from reading.language import lookup
from reading.language.name_forms import WORD
from reading.language.spelling import settled

LONGEST_SHORT = 3
"""Letters of what is shortened with a stop or a stroke."""
LONGEST_TITLE = 4
"""Words of a title with the post behind it, or of a post alone."""


@dataclass(frozen=True)
class Mention:
    """A person named from `start` to `end`, in `words`: one who is `found`, several between whom they do not decide,
    or nobody whom the department knows.
    """

    start: int
    end: int
    words: str
    found: tuple[Colleague, ...]
    of_unit: bool = False
    """Whether the unit of the person is meant: "phòng anh Lâm"."""


def people_within(text: str, people: Sequence[Colleague]) -> tuple[Mention, ...]:
    """Everybody named in `text`, which is in NFC. Where two names are possible, the longer one counts."""
    words = _words(text)
    callings = _callings(tuple(people))
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _mention(text, words, at, callings)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = next((place for place in range(at, len(words)) if words[place].start >= mention.end), len(words))
    return tuple(found)


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    raw: str
    follows: bool
    """Whether only blanks of the same line stand between it and the word before; "đ/c", "TP." are shortened."""

    @cached_property
    def plain(self) -> str:
        return fold(self.raw)

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    end = 0
    for word in WORD.finditer(text):
        between = text[end : word.start()]
        is_short = bool(found) and len(found[-1].raw) <= LONGEST_SHORT
        joined = not between.strip(" \t\xa0./" if is_short else " \t\xa0")
        found.append(_Word(word.start(), word.end(), word.group(), joined))
        end = word.end()
    return found


@dataclass(frozen=True, eq=False)
class _Callings:
    """Names, and parts of names from their ends, by their folded words, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Colleague], ...]]


@lru_cache(maxsize=64)
def _callings(people: tuple[Colleague, ...]) -> _Callings:
    by_first: dict[str, list[tuple[tuple[str, ...], Colleague]]] = {}
    for one in people:
        whole = tuple(_settled(word) for word in WORD.findall(without_mark(one.name)))
        for calling in {whole[place:] for place in range(len(whole))}:
            by_first.setdefault(fold(calling[0]), []).append((calling, one))
    return _Callings({first: tuple(sorted(those, key=lambda each: -len(each[0]))) for first, those in by_first.items()})


def _settled(word: str) -> str:
    return settled(unicodedata.normalize("NFC", word).lower())


def _mention(text: str, words: Sequence[_Word], at: int, callings: _Callings) -> Mention | None:
    """Whom the words from `at` name, with the title before and the post behind."""
    unit = _longest(words, at, "unit")
    title = _longest(words, at + unit, "title", behind=unit > 0)
    if title == 0:
        return _bare(text, words, at, callings)
    post = _longest(words, at + unit + title, "post", behind=True)
    name = at + unit + title + post
    is_of = at > 0 and words[at - 1].plain in lookup.folded("calling", "before")
    length, found = _named(words, name, callings, titled=True, surely=is_of)
    if length == 0:
        return None
    end = name + length + _longest(words, name + length, "post", behind=True)
    return _told(text, words, at, end, found, of_unit=bool(unit))


def _bare(text: str, words: Sequence[_Word], at: int, callings: _Callings) -> Mention | None:
    """A name without a title: in full; or the given one where what stands beside shows that it is one."""
    length, found = _named(words, at, callings, titled=False, surely=False)
    if not found or (length == 1 and not _stands_as_name(text, words, at)):
        return None
    return _told(text, words, at, at + length + _longest(words, at + length, "post", behind=True), found, of_unit=False)


def _told(
    text: str, words: Sequence[_Word], at: int, end: int, found: tuple[Colleague, ...], *, of_unit: bool
) -> Mention:
    start, after = words[at].start, words[end - 1].end
    return Mention(start, after, text[start:after], found, of_unit)


def _longest(words: Sequence[_Word], at: int, tag: str, *, behind: bool = False) -> int:
    """How many words from `at` are a phrase with that tag; 0 where none is, or where it is to stand `behind` and
    does not.
    """
    if at >= len(words) or words[at].plain not in _openings(tag) or (behind and not words[at].follows):
        return 0
    spelt, folded = lookup.phrases("calling", tag), lookup.folded("calling", tag)
    for count in range(min(LONGEST_TITLE, len(words) - at), 0, -1):
        some = words[at : at + count]
        if not all(word.follows for word in some[1:]):
            continue
        plain = " ".join(word.plain for word in some)
        if " ".join(_settled(word.raw) for word in some) in spelt or (_is_unmarked(some) and plain in folded):
            return count
    return 0


@lru_cache(maxsize=16)
def _openings(tag: str) -> frozenset[str]:
    """The first words of the phrases with that tag, without marks."""
    return frozenset(phrase.split()[0] for phrase in lookup.folded("calling", tag))


def _is_unmarked(words: Sequence[_Word]) -> bool:
    return all(word.raw.lower() == word.plain for word in words)


def _named(
    words: Sequence[_Word], at: int, callings: _Callings, *, titled: bool, surely: bool
) -> tuple[int, tuple[Colleague, ...]]:
    """How many words from `at` are a name, and whose; behind a title also a name that nobody bears.

    `surely` tells that somebody has to follow: "việc của anh".
    """
    if at >= len(words) or (titled and not words[at].follows):
        return 0, ()
    best, found = 0, list[Colleague]()
    for calling, one in callings.by_first.get(words[at].plain, ()):
        count = len(calling)
        if count < best:
            break
        if _is_called(words[at : at + count], calling):
            best = count
            found.append(one)
    if best > 1 or (best and (not titled or surely or _may_be_name(words[at]))):
        return best, tuple(dict.fromkeys(found))
    if titled and _is_strange_name(words, at):
        return _capitals(words, at), ()
    return 0, ()


def _is_called(words: Sequence[_Word], calling: Sequence[str]) -> bool:
    """Whether the words are that name; one typed with marks has to have the right ones."""
    if len(words) != len(calling) or not all(word.follows for word in words[1:]):
        return False
    return all(
        word.plain == fold(name) if word.raw.lower() == word.plain else _settled(word.raw) == name
        for word, name in zip(words, calling, strict=True)
    )


def _may_be_name(word: _Word) -> bool:
    """ "anh lam xong chua" asks whether he has done it."""
    if word.is_capital:
        return True
    has_marks = word.raw != word.plain
    return word.raw not in lookup.phrases("calling", "no_name") if has_marks else not _is_other_word(word)


def _is_other_word(word: _Word) -> bool:
    return word.plain in lookup.folded("calling", "no_name")


def _is_strange_name(words: Sequence[_Word], at: int) -> bool:
    """Whether behind a title stands a name, though nobody's here; "VP" and "CĐS" are units."""
    word = words[at]
    is_short = len(word.raw) > 1 and word.raw.isupper()
    return (
        word.is_capital
        and len(word.raw) > 1
        and not is_short
        and not _longest(words, at, "post")
        and _may_be_name(word)
    )


def _capitals(words: Sequence[_Word], at: int) -> int:
    end = at + 1
    while end < len(words) and end - at < LONGEST_TITLE and words[end].is_capital:
        if not words[end].follows or _longest(words, end, "post"):
            break
        end += 1
    return end - at


def _stands_as_name(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether a given name alone is one: it has a capital and stands beside what people are said to do or to have."""
    word = words[at]
    if not word.is_capital:
        return False
    behind = words[at + 1] if at + 1 < len(words) else None
    closed = behind is None or not text[word.end : behind.start].isspace()
    before = at > 0 and words[at - 1].plain in lookup.folded("calling", "before")
    if before:
        return closed or behind is None or not behind.is_capital
    if behind is None or (at > 0 and word.follows and words[at - 1].is_capital):
        return False
    line = max(text.rfind(sign, 0, word.start) for sign in "\n\t|") + 1
    begins = _BEGINS_LINE.fullmatch(text, line, word.start) is not None
    if closed:
        return begins
    return behind.plain in lookup.folded("calling", "behind") or (begins and _acts(words, at))


_BEGINS_LINE = re.compile(r"[ \t]*(?:\(?\w{1,3}[.)/][ \t]*|[-–—+*•][ \t]*)?")
"""Where a line begins, behind the mark of an entry."""
_LONGEST_VERB = 2


def _acts(words: Sequence[_Word], at: int) -> bool:
    """Whether a verb of a task follows the name, which is not that of a time too: "Mai" is tomorrow."""
    if words[at].plain in lookup.folded("calling", "moment"):
        return False
    behind = [word.raw.lower() for word in words[at + 1 : at + 1 + _LONGEST_VERB] if word.follows]
    verbs = lookup.folded("task_verb") if all(map(str.isascii, behind)) else lookup.phrases("task_verb")
    return any(" ".join(behind[:count]) in verbs for count in range(1, len(behind) + 1))
