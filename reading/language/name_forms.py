"""The ways to call somebody, folded: the words of a name, its opening word, its initials."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.names import Named
from domain.words import fold as without_marks
from reading.language import lookup
from reading.language.spelling import meant

LONGEST_QUERY = 200
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")


def fold(words: str) -> str:
    """Lower case without diacritics, punctuation as spaces, "y" as "i" (quản lý, quản lí): for comparing only."""
    return " ".join(filter(None, (letters_of(word) for word in WORD.findall(words[:LONGEST_QUERY]))))


@lru_cache(maxsize=4096)
def letters_of(word: str) -> str:
    return without_marks(meant(word.lower(), ())).replace("y", "i")


HEADS: dict[str, tuple[str, ...]] = {
    fold(head.phrase): tuple(head.value.split()) for head in lookup.entries("unit_head")
}
"""What units are called first, with its usual abbreviations (all folded)."""

HEADS_BY_FIRST = {
    first: tuple(sorted((head for head in HEADS if head.split()[0] == first), key=len, reverse=True))
    for first in {head.split()[0] for head in HEADS}
}
"""The heads that begin with a word, the longest first."""
SHORT_HEADS = {short: head for head, shorts in HEADS.items() for short in shorts}
OF_PERSONS = lookup.words("unit_name", "of_person")
"""Words of address and office around a person's name: "phòng a Bình", "đ/c Hà", "chị Hoa trưởng phòng"."""

FILLERS = lookup.folded("unit_name", "filler")


_NO_NAMES = lookup.folded("unit_name", "no_name")
"""No unit is called by these words alone in a sentence, whatever its name is."""
_LEFT_OUT = lookup.folded("unit_name", "left_out")
"""A last word that a name is called without: "Văn phòng" for "Văn phòng Sở"."""
_SHORT_FIELDS = {
    tuple(fold(field.phrase).split()): tuple(field.value.split()) for field in lookup.entries("unit_field")
}
"""What the names of departments end with, and how it is written in short: "KH&CN"."""


def unabbreviated(folded: str) -> str:
    """The usual short first word written out: "p qlkh" → "phong qlkh"."""
    first, _, rest = folded.partition(" ")
    if rest and first in SHORT_HEADS:
        return f"{SHORT_HEADS[first]} {rest}"
    return folded


@dataclass(frozen=True)
class Calling:
    """One way to call somebody, folded; `initials` only of full names."""

    words: str
    headless: str
    initials: str
    person: str


@lru_cache(maxsize=4096)
def forms_of(named: Named) -> tuple[Calling, ...]:
    return tuple(form_of(unabbreviated(fold(name))) for name in (named.name, *named.aliases) if fold(name))


def form_of(words: str) -> Calling:
    telling = [word for word in words.split() if word not in FILLERS]
    return Calling(
        words=" ".join(telling),
        headless=" ".join(telling[len(head_of(words).split()) :]),
        initials="".join(word[0] for word in telling) if len(telling) > 1 else "",
        person=person_in(words),
    )


def head_of(words: str) -> str:
    """The opening word of a unit's name, or nothing."""
    heads = HEADS_BY_FIRST.get(words.partition(" ")[0], ())
    return next((head for head in heads if words == head or words.startswith(f"{head} ")), "")


def person_in(words: str) -> str:
    return " ".join(word for word in words.split() if word not in OF_PERSONS)


def callings_of(named: Named) -> Iterable[tuple[str, ...]]:
    """Every exact way in which a sentence may call somebody, as folded words."""
    found: set[tuple[str, ...]] = set()
    unit_head = head_of(" ".join(fold(named.name).split()))
    for name in (named.name, *named.aliases):
        words = tuple(fold(name).split())
        form = form_of(" ".join(words))
        head = head_of(" ".join(words))
        own = "".join(word[0] for word in form.headless.split())
        found.add(words)
        if unit_head and not head:
            found.update((*each.split(), *words) for each in (unit_head, *HEADS[unit_head]))
        if head:
            heads = (head, *HEADS[head])
            found.update((*each.split(), *words[len(head.split()) :]) for each in heads)
            if len(own) > 1:
                found.update((*each.split(), own) for each in heads)
                found.add((own,))
        if len(form.initials) > 2:
            found.add((form.initials,))
        found.update(_in_short(calling) for calling in list(found))
        if words[-1:] and words[-1] in _LEFT_OUT:
            found.update({words[:-1], *((*each.split(),) for each in HEADS.get(" ".join(words[:-1]), ()))})
    return {calling for calling in found if calling and " ".join(calling) not in _NO_NAMES and calling[0]}


def _in_short(calling: tuple[str, ...]) -> tuple[str, ...]:
    for whole, short in _SHORT_FIELDS.items():
        if calling[-len(whole) :] == whole:
            return (*calling[: -len(whole)], *short)
    return calling


MOST_JOINED = 6
_SIGNS = ("&", ".", "-")
_AND = lookup.folded("unit_name", "and")


def joined_letters(
    text: str, tokens: Sequence[tuple[int, int]], folded: Sequence[str], at: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Letters with signs between them as one word, the most first, alone or behind a first word: "TTNN&TS", "P. KH-TC".

    Each with how many words of the text it stands for.
    """
    for first in (at, at + 1):
        ends = list(_ends_of_letters(text, tokens[: len(folded)], folded, first))
        for end in reversed(ends):
            letters = (word for word in folded[first : end + 1] if word not in _AND)
            yield end + 1 - at, (*folded[at:first], "".join(letters))


def _ends_of_letters(text: str, tokens: Sequence[tuple[int, int]], folded: Sequence[str], first: int) -> Iterator[int]:
    """Where words of capitals that signs join may end, from the second one on: "T.T.U.D", "TTNN và TS"."""
    last = first
    while last + 1 < min(len(tokens), first + MOST_JOINED):
        following = last + 1 + (folded[last + 1] in _AND)
        if following == len(tokens):
            return
        (start, end), (after, stop) = tokens[last], tokens[following]
        joined = text[end:after].strip() == "&" or text[end:after] in _SIGNS or following > last + 1
        if not joined or not (text[start:end].isupper() and text[after:stop].isupper()):
            return
        last = following
        yield last
