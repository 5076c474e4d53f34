"""Lines that a reply names by the words of their tasks: "việc wifi được 70% rồi", "đề án 80%, còn lại chưa"."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from domain.words import fold
from reading.language.forms import Form
from reading.language.tokens import Folded
from reading.language.tokens import fold as folded
from reading.replies.lines.enumeration import THING
from reading.replies.words import listed

LEAST_LETTERS = 2
MOST_WORDS = 12
"""Words of a clause in which the name of a task is looked for."""
CLAUSES = Form(r"[,;\n](?!\d)|\.(?!\d)", "wifi xong, đề án chưa", "đạt 72,5%")
_REST = Form(
    rf"^\s*(?:<line.opening> )?(?:<line.others>?\s?{THING}?\s?<line.rest>|<line.other_ones>)(?!\w)",
    "còn lại chưa",
    "chưa",
)
_NAMED = Form(rf"^\s*(?>(?:<line.opening>|<courtesy.opening>) ){{0,20}}{THING} ", "việc wifi xong", "wifi xong")


class Named(NamedTuple):
    """A stretch of a reply and the lines that it is about; `sweeping`: those that no other stretch names."""

    words: str
    items: tuple[int, ...]
    sweeping: bool = False


def named_in(
    text: str, names: Mapping[int, str], fits: Callable[[str], int | None] = lambda words: None
) -> list[Named]:
    """The stretches by the lines that they name; empty where the first clause names none, or one fits several.

    A clause that names none belongs to what was said before it; `fits` is asked which line is meant by it all the same.
    """
    said = folded(text)
    found: list[Named] = []
    for start, end in _spans(said):
        lines = _fitting(said, start, end, _telling(tuple(names.items())))
        words = said.words(start, end).strip(" ,;.")
        if not lines and (line := fits(words)) is not None:
            lines = {line}
        if len(lines) > 1 or (not found and not lines):
            return []
        if lines:
            found.append(Named(words, tuple(lines)))
        elif (rest := _REST.search(said.bare[start:end])) and (others := _others(names, found)):
            found.append(Named(said.words(start + rest.end(), end).strip(" ,;."), others, sweeping=True))
        else:
            found[-1] = found[-1]._replace(words=f"{found[-1].words}, {words}")
    return found


def _spans(said: Folded) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in (*CLAUSES.finditer(said.bare), None):
        end = mark.start() if mark else len(said.bare)
        if said.bare[at:end].strip():
            yield at, end
        at = mark.end() if mark else end


def _others(names: Mapping[int, str], found: list[Named]) -> tuple[int, ...]:
    named = {line for one in found for line in one.items}
    return tuple(line for line in names if line not in named)


def _fitting(said: Folded, start: int, end: int, telling: Mapping[str, int]) -> set[int]:
    """The lines whose words stand in the clause: unknown ones anywhere, others right behind the word for a line."""
    bare, plain = said.bare[start:end], said.plain[start:end]
    words = zip(bare.split()[:MOST_WORDS], plain.split(), strict=False)
    lines = {telling[word] for word, typed in words if word in telling and not is_known(word, typed)}
    behind = _NAMED.search(bare)
    if not lines and behind:
        lines = {telling[word] for word in bare[behind.end() :].split()[:2] if word in telling}
    return lines


@lru_cache(maxsize=64)
def _telling(names: tuple[tuple[int, str], ...]) -> Mapping[str, int]:
    """Each word that stands in the name of one line alone, and that line."""
    lines: dict[str, set[int]] = {}
    for line, name in names:
        for word in fold(name).split():
            if word.isalpha() and len(word) >= LEAST_LETTERS:
                lines.setdefault(word, set()).add(line)
    return {word: line for word, (line, *more) in lines.items() if not more}


def is_known(word: str, typed: str) -> bool:
    """Whether it is one of the words by which the state of the work is told: they name no task."""
    spelt, folded_ones = _known()
    return typed in spelt or (typed == word and word in folded_ones)


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """As they are spelt, and without diacritics."""
    spelt = frozenset(word for found in listed().values() for entry in found for word in entry.phrase.split())
    return spelt, frozenset(map(fold, spelt))
