"""The ways to call a unit or a person, and how surely words mean one of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.names import Named
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
SHORTEST_FUZZY = 5
"""Shorter words are an abbreviation or nothing: likeness of three letters says little."""
LONGEST_QUERY = 200


HEADS: dict[str, tuple[str, ...]] = {
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

_BY_FIRST = {
    first: tuple(sorted((head for head in HEADS if head.split()[0] == first), key=len, reverse=True))
    for first in {head.split()[0] for head in HEADS}
}
"""The heads that begin with a word, the longest first."""
_SHORT = {short: head for head, shorts in HEADS.items() for short in shorts}
_OF_PERSONS = frozenset(
    re.findall(
        r"\w+", "a anh b ba c chi co chu bac em dc dong ong sep bs ts ths cua ben truong pho phong van tp ptp cvp"
    )
)
"""Words of address and office around a person's name: "phòng a Bình", "đ/c Hà", "chị Hoa trưởng phòng"."""

FILLERS = frozenset({"va", "cua", "ve", "voi"})


def fold(words: str) -> str:
    """Lower case without diacritics, punctuation as spaces, "y" as "i" (quản lý, quản lí): for comparing only."""
    return " ".join(filter(None, (letters_of(word) for word in WORD.findall(words[:LONGEST_QUERY]))))


WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")


@lru_cache(maxsize=4096)
def letters_of(word: str) -> str:
    return without_marks(meant(word.lower(), ())).replace("y", "i")


def unabbreviated(folded: str) -> str:
    """The usual short first word written out: "p qlkh" → "phong qlkh"."""
    first, _, rest = folded.partition(" ")
    if rest and first in _SHORT:
        return f"{_SHORT[first]} {rest}"
    return folded


@dataclass(frozen=True)
class Form:
    """One way to call somebody, folded; `initials` only of full names."""

    words: str
    headless: str
    initials: str
    person: str


@lru_cache(maxsize=4096)
def forms_of(named: Named) -> tuple[Form, ...]:
    return tuple(form_of(unabbreviated(fold(name))) for name in (named.name, *named.aliases) if fold(name))


def form_of(words: str) -> Form:
    telling = [word for word in words.split() if word not in FILLERS]
    return Form(
        words=" ".join(telling),
        headless=" ".join(telling[len(head_of(words).split()) :]),
        initials="".join(word[0] for word in telling) if len(telling) > 1 else "",
        person=_person(words),
    )


def head_of(words: str) -> str:
    """The opening word of a unit's name, or nothing."""
    heads = _BY_FIRST.get(words.partition(" ")[0], ())
    return next((head for head in heads if words == head or words.startswith(f"{head} ")), "")


def _person(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _OF_PERSONS)


def likeness(query: str, form: Form) -> float:
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
    return fuzzy(query, form)


def _is_abbreviation(query: str, head: str, rest: str, form: Form) -> bool:
    """VP, QLKH, PQLKH, "phong QLKH", "VP Sở" of the full name."""
    if not form.initials:
        return False
    glued = query.replace(" ", "")
    form_head = head_of(form.words)
    own = "".join(word[0] for word in form.headless.split())
    whole = {form.initials, "".join(word[0] for word in form_head.split()) + own} - {""}
    if len(own) > 1:
        whole.add(own)
    if form_head and form_head in (query, _SHORT.get(glued)) and form_head != "phong":
        return form_head != "trung tam" or query == form.words
    return glued in whole or (bool(head) and head == form_head and len(rest) > 1 and rest.replace(" ", "") == own)


def _is_person(query: str, form: Form) -> bool:
    person = _person(query)
    return bool(person) and person == form.person and person != query.replace("phong ", "", 1) + " "


def _is_some_of(query: str, initials: str) -> bool:
    """Whether the letters are some of the initials in order, beginning with the first: TTTK of T-T-T-T-K-H-C-N."""
    if " " in query or len(query) < 3 or not initials or query[0] != initials[0]:
        return False
    left = iter(initials)
    return len(query) * 3 >= len(initials) and all(letter in left for letter in query)


def fuzzy(query: str, form: Form) -> float:
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
