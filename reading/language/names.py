"""Finding units and people by what they are called: in full, shortened, without diacritics, misspelt."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.names import NOBODY, Match, Named
from domain.words import fold as without_marks
from reading.language.spelling import meant

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
LONGEST_QUERY = 200
MOST_JOINED = 6


_HEADS: dict[str, tuple[str, ...]] = {
    "phong": ("p", "ph", "phg"),
    "van phong": ("vp",),
    "trung tam": ("tt", "ttam"),
    "chi cuc": ("cc",),
    "ban quan ly": ("bql",),
    "thanh tra": ("ttra",),
    "bo phan": ("bp",),
    "don vi": ("dv",),
    "so": ("s",),
}
"""What units are called first, with its usual abbreviations (all folded)."""

_SHORT_HEADS = {short: head for head, shorts in _HEADS.items() for short in shorts}
_OF_PERSONS = frozenset(
    re.findall(
        r"\w+", "a anh b ba c chi co chu bac em dc dong ong sep bs ts ths cua ben truong pho phong van tp ptp cvp"
    )
)
"""Words of address and office around a person's name: "phòng a Bình", "đ/c Hà", "chị Hoa trưởng phòng"."""

_FILLERS = frozenset({"va", "cua", "ve", "voi"})
_OTHER_OWNERS = frozenset(
    {"pham", "tinh", "bo", "chinh", "ubnd", "hdnd", "trung", "huyen", "thanh", "quoc", "doan", "xa"}
)
"""A word after the name that makes it another body's, or none: "Thanh tra tỉnh", "văn phòng phẩm"."""

_EVERYONE = frozenset(
    re.findall(
        r"\w[\w ]*\w",
        "cac phong don vi | cac don vi | cac phong | cac phong ban | cac phong ban don vi | cac phong chuyen mon "
        "| cac phong chuyen mon don vi | cac don vi truc thuoc | cac phong don vi truc thuoc "
        "| cac phong don vi thuoc so | cac phong don vi truc thuoc so | cac don vi thuoc so "
        "| cac don vi truc thuoc so | cac phong chuyen mon don vi truc thuoc "
        "| cac phong chuyen mon don vi truc thuoc so | cac truong phong | cac dong chi truong phong "
        "| cac co quan don vi | cac phong thuoc so | phong ban don vi | toan so | ca so | moi phong | moi don vi "
        "| moi nguoi | phong don vi",
    )
)
_ALL_OF = ("tat ca", "toan bo", "toan the", "het thay", "het", "ca", "moi")


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
    folded = " ".join(part for part in fold(words).split() if part not in _FILLERS)
    for opening in _ALL_OF:
        folded = folded.removeprefix(f"{opening} ")
    return folded in _EVERYONE or f"cac {folded}" in _EVERYONE


def split_names(words: str, among: Sequence[Named]) -> tuple[tuple[str, Match], ...]:
    """Each name of a list, as written, with whom it means. A name that itself holds "và" or "," stays whole."""
    parts = _parts(words)
    names: list[tuple[str, Match]] = []
    first = 0
    while first < len(parts):
        last = _longest_name(words, parts, first, among)
        part = words[parts[first][0] : parts[last][1]].strip()
        names.append((part, find_name(part, among)))
        first = last + 1
    return tuple(names)


def names_within(text: str, among: Sequence[Named]) -> tuple[tuple[int, int, Named], ...]:
    """The units named inside a sentence, each with where its name begins and ends in `text`; longer names win."""
    tokens = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    folded = [_letters(text[start:end]) for start, end in tokens]
    breaks = {place for place in range(1, len(tokens)) if _BREAK.search(text, tokens[place - 1][1], tokens[place][0])}
    index = _index(tuple(among))
    found: list[tuple[int, int, Named]] = []
    at = 0
    while at < len(tokens):
        length, named = _name_at(text, tokens, folded, at, index)
        if named is not None and "," not in named.name and (inside := breaks & set(range(at + 1, at + length))):
            length, named = _name_at(text, tokens, folded[: min(inside)], at, index)
        if named is not None and (at + length in breaks or not _is_of_another(folded, at + length)):
            found.append((tokens[at][0], tokens[at + length - 1][1], named))
        at += max(length, 1)
    return tuple(found)


def fold(words: str) -> str:
    """Lower case without diacritics, punctuation as spaces, "y" as "i" (quản lý, quản lí): for comparing only."""
    return " ".join(filter(None, (_letters(word) for word in _WORD.findall(words[:LONGEST_QUERY]))))


_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")
_BREAK = re.compile(r"[,;:\n]")
"""Ends a name inside a sentence: "VP, Sở Nội vụ" does not name the Văn phòng Sở."""
_BETWEEN = re.compile(r"[,;+&/\n]|(?<![^\W_])(?:và|va|va\u0300|cùng|với)(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _letters(word: str) -> str:
    return without_marks(meant(word.lower(), ())).replace("y", "i")


def _plainly(words: str) -> str:
    """The words with their diacritics, for telling two names apart that are alike without them."""
    return " ".join(unicodedata.normalize("NFC", words).lower().split())


def _scores(words: str, among: Sequence[Named]) -> Iterator[tuple[float, Named]]:
    query = _unabbreviated(fold(words))
    if not query:
        return
    for named in among:
        score = max(_likeness(query, form) for form in _forms(named))
        if score >= GOOD_ENOUGH:
            yield score, named


def _unabbreviated(folded: str) -> str:
    """The usual short first word written out: "p qlkh" → "phong qlkh"."""
    first, _, rest = folded.partition(" ")
    if rest and first in _SHORT_HEADS:
        return f"{_SHORT_HEADS[first]} {rest}"
    return folded


@dataclass(frozen=True)
class _Form:
    """One way to call somebody, folded; `initials` only of full names."""

    words: str
    headless: str
    initials: str
    person: str


@lru_cache(maxsize=4096)
def _forms(named: Named) -> tuple[_Form, ...]:
    return tuple(_form(_unabbreviated(fold(name))) for name in (named.name, *named.aliases) if fold(name))


def _form(words: str) -> _Form:
    telling = [word for word in words.split() if word not in _FILLERS]
    return _Form(
        words=" ".join(telling),
        headless=" ".join(telling[len(_head(words).split()) :]),
        initials="".join(word[0] for word in telling) if len(telling) > 1 else "",
        person=_person(words),
    )


def _head(words: str) -> str:
    """The opening word of a unit's name, or nothing."""
    heads = [head for head in _HEADS if words == head or words.startswith(f"{head} ")]
    return max(heads, key=len, default="")


def _person(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _OF_PERSONS)


def _likeness(query: str, form: _Form) -> float:
    """0 to 100: how surely `query` means `form`. Rules first, likeness of letters last."""
    query = " ".join(word for word in query.split() if word not in _FILLERS)
    head = _head(query)
    rest = query[len(head) :].strip()
    if query == form.words or _is_abbreviation(query, head, rest, form):
        return EXACT
    if rest and rest == form.headless:
        return OTHER_HEAD if head and _head(form.words) else HEADLESS
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


def _is_abbreviation(query: str, head: str, rest: str, form: _Form) -> bool:
    """VP, QLKH, PQLKH, "phong QLKH", "VP Sở" of the full name."""
    if not form.initials:
        return False
    glued = query.replace(" ", "")
    form_head = _head(form.words)
    own = "".join(word[0] for word in form.headless.split())
    whole = {form.initials, "".join(word[0] for word in form_head.split()) + own} - {""}
    if len(own) > 1:
        whole.add(own)
    if form_head and form_head in (query, _SHORT_HEADS.get(glued)) and form_head != "phong":
        return form_head != "trung tam" or query == form.words
    return glued in whole or (bool(head) and head == form_head and len(rest) > 1 and rest.replace(" ", "") == own)


def _is_person(query: str, form: _Form) -> bool:
    person = _person(query)
    return bool(person) and person == form.person and person != query.replace("phong ", "", 1) + " "


def _is_some_of(query: str, initials: str) -> bool:
    """Whether the letters are some of the initials in order, beginning with the first: TTTK of T-T-T-T-K-H-C-N."""
    if " " in query or len(query) < 3 or not initials or query[0] != initials[0]:
        return False
    left = iter(initials)
    return len(query) * 3 >= len(initials) and all(letter in left for letter in query)


def _fuzzy(query: str, form: _Form) -> float:
    if len(query) < SHORTEST_FUZZY:
        return 0.0
    from rapidfuzz import fuzz  # imported here: only misspelt names pay for it

    head = _head(query)
    other = form.words if head or not form.headless else form.headless
    if min(len(query), len(other)) < SHORTEST_FUZZY:
        return 0.0
    if head and _head(form.words) == head:
        rest, own = query[len(head) :].strip(), form.headless
        return fuzz.ratio(rest, own) if min(len(rest), len(own)) >= SHORTEST_FUZZY else 0.0
    return max(fuzz.ratio(query, form.words), fuzz.ratio(query, other))


def _parts(words: str) -> list[tuple[int, int]]:
    """Where each part between the separators of a list begins and ends."""
    ends = [(found.start(), found.end()) for found in _BETWEEN.finditer(words)]
    starts = [0, *(after for _, after in ends)]
    parts = zip(starts, [*(before for before, _ in ends), len(words)], strict=True)
    return [(start, end) for start, end in parts if fold(words[start:end])]


def _longest_name(words: str, parts: Sequence[tuple[int, int]], first: int, among: Sequence[Named]) -> int:
    """The last part that still belongs to the name that begins with part `first`."""
    for last in range(min(first + MOST_JOINED, len(parts)) - 1, first, -1):
        joined = _unabbreviated(fold(words[parts[first][0] : parts[last][1]]))
        alone = [words[start:end] for start, end in parts[first : last + 1]]
        if any(_is_whole(joined, alone, form, among) for named in among for form in _forms(named)):
            return last
    return first


def _is_whole(joined: str, alone: Sequence[str], form: _Form, among: Sequence[Named]) -> bool:
    """Whether several parts of a list are one name: its very words, or much like it and names of nobody one by one."""
    query = " ".join(word for word in joined.split() if word not in _FILLERS)
    if query in (form.words, form.headless):
        return True
    return _fuzzy(query, form) >= JOINED and all(find_name(part, among) == NOBODY for part in alone[1:])


@dataclass(frozen=True)
class _Index:
    """Ways of calling by their first word, longest first, and the plain forms for misspelt ones."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Named], ...]]
    among: tuple[Named, ...]
    longest: int


@lru_cache(maxsize=64)
def _index(among: tuple[Named, ...]) -> _Index:
    by_first: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
    for named in among:
        for calling in _callings(named):
            by_first.setdefault(calling[0], []).append((calling, named))
    ordered = {first: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for first, pairs in by_first.items()}
    longest = max((len(fold(named.name).split()) for named in among), default=0)
    return _Index(ordered, among, longest)


def _callings(named: Named) -> Iterable[tuple[str, ...]]:
    """Every exact way in which a sentence may call somebody, as folded words."""
    found: set[tuple[str, ...]] = set()
    for name in (named.name, *named.aliases):
        words = tuple(fold(name).split())
        form = _form(" ".join(words))
        head = _head(" ".join(words))
        own = "".join(word[0] for word in form.headless.split())
        found.add(words)
        if head:
            heads = (head, *_HEADS[head])
            found.update((*each.split(), *words[len(head.split()) :]) for each in heads)
            if len(own) > 1:
                found.update((*each.split(), own) for each in heads)
                found.add((own,))
        if len(form.initials) > 2:
            found.add((form.initials,))
        if words[-1:] == ("so",):
            found.update({words[:-1], *((*each.split(),) for each in _HEADS.get(" ".join(words[:-1]), ()))})
    return {calling for calling in found if calling and calling != ("phong",) and calling[0]}


def _name_at(
    text: str, tokens: Sequence[tuple[int, int]], folded: Sequence[str], at: int, index: _Index
) -> tuple[int, Named | None]:
    """How many words the name at `at` has, and whose it is."""
    for calling, named in index.by_first.get(folded[at], ()):
        if tuple(folded[at : at + len(calling)]) == calling and _may_stand_alone(text, tokens[at], calling):
            return len(calling), named
    return _misspelt_at(folded, at, index)


def _may_stand_alone(text: str, token: tuple[int, int], calling: tuple[str, ...]) -> bool:
    """One short word in a sentence is a name only where it is written as one: "Bình", but not "bình thường"."""
    if (
        len(calling) > 1
        or calling[0] == "vp"
        or (len(calling[0]) > 2 and not any(vowel in calling[0] for vowel in "aeiou"))
    ):
        return True
    return text[token[0]].isupper()


def _misspelt_at(folded: Sequence[str], at: int, index: _Index) -> tuple[int, Named | None]:
    head = _head(" ".join(folded[at : at + 3]))
    if not head:
        return 1, None
    best: tuple[float, int, Named | None] = (WITHIN, 1, None)
    for length in range(len(head.split()) + 1, index.longest + 2):
        query = " ".join(folded[at : at + length])
        for named in index.among:
            score = max((_fuzzy(query, form) for form in _forms(named)), default=0.0)
            if score > best[0]:
                best = (score, length, named)
    return best[1], best[2]


def _is_of_another(folded: Sequence[str], at: int) -> bool:
    return at < len(folded) and folded[at] in _OTHER_OWNERS
