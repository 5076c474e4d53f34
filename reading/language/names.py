"""Finding units and people by what they are called: in full, shortened, without diacritics, misspelt."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.names import NOBODY, Match, Named
from reading.language import lookup
from reading.language.forms import Form
from reading.language.name_forms import (
    FILLERS,
    SHORT_HEADS,
    WORD,
    Calling,
    callings_of,
    fold,
    forms_of,
    head_of,
    joined_letters,
    letters_of,
    person_in,
    unabbreviated,
)
from reading.language.spelling import is_syllable

EXACT = 100.0
HEADLESS = 98.0
"""The name without its first word: "quản lý khoa học" for "Phòng Quản lý khoa học"."""
OPENING = 95.0
"""Whole words from the beginning of the name: "Trung tâm Thông tin"."""
INITIALS_IN_ORDER = 84.0
"""Letters that are some of the name's initials, in their order: "TTTK"."""
OTHER_HEAD = 86.0
"""The right name behind another first word, as after a reorganization: "Phòng" for "Chi cục"."""
GOOD_ENOUGH = 82.0
"""Below this likeness a name is not meant at all."""
CLEAR_LEAD = 5.0
"""The best must be this much better than the second, or both are asked about."""
JOINED = 90.0
"""Parts of a list are read as one name only where they are at least this much like it."""
WITHIN = 88.0
"""Likeness asked of a misspelt name in the middle of a sentence."""
SHORTEST_FUZZY = 5
"""Shorter words are an abbreviation or nothing: likeness of three letters says little."""
MOST_JOINED = 6
MOST_LISTED = 60
"""More parts than that are no list of names: no department has so many units."""


_OTHER_OWNERS = lookup.phrases("unit_name", "of_another")
"""A word after the name that makes it another body's, or none: "Thanh tra tỉnh", "văn phòng phẩm"."""
_OTHER_OWNERS_FOLDED = lookup.folded("unit_name", "of_another")

_EVERYONE = frozenset(map(fold, lookup.phrases("all_units", "everyone")))
_PLURAL = lookup.folded("all_units", "plural")
_BEHIND = Form(
    r"(?<![\s,])(?>[\s,]++<all_units.behind>(?!\w)){1,20}\s*$",
    "các phòng, đơn vị thuộc, trực thuộc Sở",
    "các phòng, đơn vị liên quan",
)
_ALL_OF = sorted(map(fold, lookup.phrases("all_units", "opening")), key=len, reverse=True)


_NEED_NAME = lookup.folded("unit_name", "needs_name")
"""First words of names that alone name no unit, where others do: "Văn phòng"."""
_ALWAYS_NAMES = lookup.folded("unit_name", "always")
"""Short words that are names however they are written."""


def find_name(words: str, among: Sequence[Named]) -> Match:
    """Whom `words` mean: one clear winner, several close ones, or nobody."""
    scored = sorted(_scores(words, among), key=lambda pair: -pair[0])
    if not scored:
        return NOBODY
    best = scored[0][0]
    near = tuple(named for score, named in scored if best - score < CLEAR_LEAD and (best < EXACT or score == EXACT))
    if len(near) == 1:
        return Match(near[0], ())
    spelt = [named for named in near if _plainly(words) in map(_plainly, (named.name, *named.aliases))]
    return Match(spelt[0], ()) if len(spelt) == 1 else Match(None, near)


def is_everyone(words: str) -> bool:
    """Whether the words address all units at once ("các phòng, đơn vị"), so that a task fans out."""
    folded = " ".join(part for part in fold(words).split() if part not in FILLERS)
    for opening in _ALL_OF:
        folded = folded.removeprefix(f"{opening} ")
    return any(
        said in _EVERYONE or any(f"{plural} {said}" in _EVERYONE for plural in _PLURAL)
        for said in (folded, of_the_department(folded))
    )


def of_the_department(folded: str) -> str:
    """The words without those behind them that only say whose units they are: "cac phong thuoc, truc thuoc so"."""
    found = _BEHIND.search(folded)
    return folded[: found.start()] if found else folded


def split_names(words: str, among: Sequence[Named]) -> tuple[tuple[str, Match], ...]:
    """Each name of a list, as written, with whom it means. A name that itself holds "và" or "," stays whole."""
    parts = _parts(words)
    if len(parts) > MOST_LISTED:
        return ((words.strip(), NOBODY),)
    index = _index(tuple(among))
    names: list[tuple[str, Match]] = []
    first = 0
    while first < len(parts):
        last = _longest_name(words, parts, first, index)
        part = words[parts[first][0] : parts[last][1]].strip()
        names += ((one, find_name(one, among)) for one in _undashed(part, index))
        first = last + 1
    return tuple(names)


def names_within(text: str, among: Sequence[Named]) -> tuple[tuple[int, int, Named], ...]:
    """The units named inside a sentence, each with where its name begins and ends in `text`; longer names win."""
    return tuple(each_name_within(text, among))


def each_name_within(text: str, among: Sequence[Named]) -> Iterator[tuple[int, int, Named]]:
    """Likewise one after the other, for who looks at the first ones only."""
    tokens = [(found.start(), found.end()) for found in WORD.finditer(text)]
    folded = [letters_of(text[start:end]) for start, end in tokens]
    breaks = {place for place in range(1, len(tokens)) if _BREAK.search(text, tokens[place - 1][1], tokens[place][0])}
    index = _index(tuple(among))
    at = 0
    while at < len(tokens):
        length, named = _name_at(text, tokens, folded, at, index)
        if named is not None and "," not in named.name and (inside := breaks & set(range(at + 1, at + length))):
            length, named = _name_at(text, tokens, folded[: min(inside)], at, index)
        if named is not None and (
            at + length in breaks or not _is_of_another(text, tokens[at + length - 1 : at + length + 1])
        ):
            yield tokens[at][0], tokens[at + length - 1][1], named
        at += max(length, 1)


_BREAK = re.compile(r"[,;:\n]")
"""Ends a name inside a sentence: "VP, Sở Nội vụ" does not name the Văn phòng Sở."""
_DASH = re.compile(r"\s*[-–]\s*")
_BETWEEN = Form(
    r"[,;+&/\n]|(?<![^\W_])(?:<either unit_name.and>\u0300?|<spelt unit_name.join>)(?![^\W_])",
    "VP va CĐS",
    "Văn phòng",
    typed=True,
    flags=re.IGNORECASE,
)


def _plainly(words: str) -> str:
    """The words with their diacritics, for telling two names apart that are alike without them."""
    return " ".join(unicodedata.normalize("NFC", words).lower().split())


def _scores(words: str, among: Sequence[Named]) -> Iterator[tuple[float, Named]]:
    query = unabbreviated(fold(words))
    if not query:
        return
    for named in among:
        score = max(_likeness(query, form) for form in forms_of(named))
        if score >= GOOD_ENOUGH:
            yield score, named


def _likeness(query: str, form: Calling) -> float:
    """0 to 100: how surely `query` means `form`. Rules first, likeness of letters last."""
    query = " ".join(word for word in query.split() if word not in FILLERS)
    head = head_of(query)
    rest = query[len(head) :].strip()
    if query == form.words or _is_abbreviation(query, head, rest, form):
        return EXACT
    if rest and rest == form.headless:
        return OTHER_HEAD if head and head_of(form.words) else HEADLESS
    if not head and query == form.headless:
        return HEADLESS
    if _is_person(query, form):
        return HEADLESS
    if f"{form.words} ".startswith(f"{query} ") and (rest or " " in query):
        return OPENING
    if form.headless and len(rest or query) >= SHORTEST_FUZZY and f"{form.headless} ".startswith(f"{rest or query} "):
        return OPENING if not head or form.words.startswith(head) else 0.0
    if _is_some_of(query, form.initials):
        return INITIALS_IN_ORDER
    return _fuzzy(query, form)


def _is_abbreviation(query: str, head: str, rest: str, form: Calling) -> bool:
    """VP, QLKH, PQLKH, "phong QLKH", "VP Sở" of the full name."""
    glued = query.replace(" ", "")
    if not form.initials:
        return glued == form.words
    form_head = head_of(form.words)
    own = "".join(word[0] for word in form.headless.split())
    whole = {form.initials, "".join(word[0] for word in form_head.split()) + own} - {""}
    if len(own) > 1:
        whole.add(own)
    if form_head and form_head in (query, SHORT_HEADS.get(glued)):
        return form_head not in _NEED_NAME
    return glued in whole or (bool(head) and head == form_head and len(rest) > 1 and rest.replace(" ", "") == own)


def _is_person(query: str, form: Calling) -> bool:
    person = person_in(query)
    return bool(person) and person == form.person


def _is_some_of(query: str, initials: str) -> bool:
    """Whether the letters are some of the initials in order, beginning with the first: TTTK of T-T-T-T-K-H-C-N."""
    if " " in query or len(query) < 3 or not initials or query[0] != initials[0]:
        return False
    left = iter(initials)
    return len(query) * 3 >= len(initials) and all(letter in left for letter in query)


def _fuzzy(query: str, form: Calling) -> float:
    if len(query) < SHORTEST_FUZZY:
        return 0.0
    from rapidfuzz import fuzz  # imported here: only misspelt names pay for it

    head = head_of(query)
    other = form.words if head or not form.headless else form.headless
    if min(len(query), len(other)) < SHORTEST_FUZZY:
        return 0.0
    if head and head_of(form.words) == head:
        rest, own = query[len(head) :].strip(), form.headless
        return fuzz.ratio(rest, own) if min(len(rest), len(own)) >= SHORTEST_FUZZY else 0.0
    return max(fuzz.ratio(query, form.words), fuzz.ratio(query, other))


def _parts(words: str) -> list[tuple[int, int]]:
    """Where each part between the separators of a list begins and ends."""
    ends = [(found.start(), found.end()) for found in _BETWEEN.finditer(words)]
    starts = [0, *(after for _, after in ends)]
    parts = zip(starts, [*(before for before, _ in ends), len(words)], strict=True)
    return [(start, end) for start, end in parts if fold(words[start:end])]


def _undashed(part: str, index: "_Index") -> Sequence[str]:
    """The names between dashes, where each is one: "VP - TTTK"; "Phòng Kế hoạch - Tài chính" is one name."""
    named = [one.strip() for one in _DASH.split(part)]
    is_whole = len(named) < 2 or _is_whole(fold(part), named, index)
    return [part] if is_whole or not all(find_name(one, index.among).winner for one in named) else named


def _longest_name(words: str, parts: Sequence[tuple[int, int]], first: int, index: "_Index") -> int:
    """The last part that still belongs to the name that begins with part `first`."""
    for last in range(min(first + MOST_JOINED, len(parts)) - 1, first, -1):
        joined = fold(words[parts[first][0] : parts[last][1]])
        alone = [words[start:end] for start, end in parts[first : last + 1]]
        if _is_whole(joined, alone, index):
            return last
    return first


def _is_whole(joined: str, alone: Sequence[str], index: "_Index") -> bool:
    """Whether several parts of a list are one name: its very words, or much like it and names of nobody one by one."""
    telling = [word for word in joined.split() if word not in FILLERS]
    query = unabbreviated(" ".join(telling))
    if query in index.spelt or "".join(telling) in index.letters:
        return True
    score, _ = _likest(index, query)
    return score >= JOINED and all(find_name(part, index.among) == NOBODY for part in alone[1:])


@dataclass(frozen=True, eq=False)
class _Index:
    """Ways of calling by their first word, longest first, and the plain forms for misspelt ones."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Named], ...]]
    among: tuple[Named, ...]
    longest: int
    spelt: frozenset[str]
    """The names as they are written in full, with their first word and without."""
    letters: frozenset[str]
    """The first letters of the words of full names: "TTNN&TS" is one name, "VP, TS" are two."""


@lru_cache(maxsize=4096)
def _likest(index: _Index, query: str) -> tuple[float, Named | None]:
    """The unit whose name is most like the words, the first of several, and how like; (0, None) below WITHIN."""
    from rapidfuzz import fuzz, process  # imported here: only misspelt names pay for it

    head = head_of(query)
    rest = query[len(head) :].strip()
    best: tuple[float, int] = (0.0, 0)
    for asked, (forms, places) in zip((query, rest), _likened(index, head), strict=True):
        if len(asked) >= SHORTEST_FUZZY and len(query) >= SHORTEST_FUZZY:
            found = process.extractOne(asked, forms, scorer=fuzz.ratio, score_cutoff=WITHIN)
            best = max(best, (found[1], -places[found[2]])) if found else best
    return (best[0], index.among[-best[1]]) if best[0] else (0.0, None)


_Choices = tuple[list[str], list[int]]
"""Forms of names, and of which unit of the index each is."""


@lru_cache(maxsize=256)
def _likened(index: _Index, head: str) -> tuple[_Choices, _Choices]:
    """With what words that begin with `head` are likened as a whole, and with what the words behind it."""
    whole: _Choices = ([], [])
    behind: _Choices = ([], [])
    for place, named in enumerate(index.among):
        for form in forms_of(named):
            is_of_head = bool(head) and head_of(form.words) == head
            other = form.words if head or not form.headless else form.headless
            for form_words in {form.headless} if is_of_head else {form.words, other}:
                if len(form_words if is_of_head else other) >= SHORTEST_FUZZY:
                    forms, places = behind if is_of_head else whole
                    forms.append(form_words)
                    places.append(place)
    return whole, behind


@lru_cache(maxsize=64)
def _index(among: tuple[Named, ...]) -> _Index:
    by_first: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
    for named in among:
        for calling in callings_of(named):
            by_first.setdefault(calling[0], []).append((calling, named))
    ordered = {first: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for first, pairs in by_first.items()}
    longest = max((len(fold(named.name).split()) for named in among), default=0)
    forms = [form for named in among for form in forms_of(named)]
    spelt = frozenset(words for form in forms for words in (form.words, form.headless))
    letters = frozenset(form.initials for form in forms if len(form.initials) > 2)
    return _Index(ordered, among, longest, spelt, letters)


def _name_at(
    text: str, tokens: Sequence[tuple[int, int]], folded: Sequence[str], at: int, index: _Index
) -> tuple[int, Named | None]:
    """How many words the name at `at` has, and whose it is."""
    for length, calling in joined_letters(text, tokens, folded, at):
        for known, named in index.by_first.get(calling[0], ()):
            if known == calling:
                return length, named
    for calling, named in index.by_first.get(folded[at], ()):
        if tuple(folded[at : at + len(calling)]) == calling and _may_stand_alone(text, tokens[at], calling):
            return len(calling), named
    return _misspelt_at(folded, at, index)


def _may_stand_alone(text: str, token: tuple[int, int], calling: tuple[str, ...]) -> bool:
    """One short word in a sentence is a name only where it is written as one: "Bình", but not "bình thường"; letters
    that are no syllable, as of "ttud", are nothing else.
    """
    word = calling[0]
    if len(calling) > 1 or word in _ALWAYS_NAMES or (len(word) > 2 and not is_syllable(word)):
        return True
    return text[token[0]].isupper()


def _misspelt_at(folded: Sequence[str], at: int, index: _Index) -> tuple[int, Named | None]:
    head = head_of(" ".join(folded[at : at + 3]))
    if not head:
        return 1, None
    best: tuple[float, int, Named | None] = (WITHIN, 1, None)
    for length in range(len(head.split()) + 1, index.longest + 2):
        score, named = _likest(index, " ".join(folded[at : at + length]))
        if score > best[0]:
            best = (score, length, named)
    return best[1], best[2]


def _is_of_another(text: str, last: Sequence[tuple[int, int]]) -> bool:
    """Whether the word that follows the `last` one of a name makes it another body's: "văn phòng Bộ"."""
    if len(last) < 2 or not text[last[0][1] : last[1][0]].isspace():
        return False
    following = _plainly(text[slice(*last[1])])
    return following in (_OTHER_OWNERS_FOLDED if text.isascii() else _OTHER_OWNERS)
