"""Which of somebody's tasks words speak of that name none by its number: "vụ xe công sửa xong rồi"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from domain.replies import Fit
from reading.language.tokens import fold, tokens_of
from reading.replies.clauses import take_apart
from reading.replies.lines.by_content import CLAUSES, Named, is_known, named_in
from reading.replies.parts import Part

LONGEST = 400
"""Letters of a report in which a task is looked for."""
LEAST = 2.0
"""What fits less tells no task beyond doubt: two words of its own, or a rare one."""
APART = 2.0
"""How much better the best has to fit than the next."""

_NAMES = frozenset(
    {
        Part.MATTER,
        Part.PIECE,
        Part.WORK,
        Part.ACTIVITY,
        Part.STEP,
        Part.PLACE,
        Part.OTHER,
        Part.OBSTACLE,
        Part.CONSULT,
        Part.DRAFT,
        Part.OWNER,
        Part.SMALL,
    }
)
"""What these words play, the name of a task may hold; all other words of the lists tell of its state."""

_Word = tuple[str, str]
"""As it is typed in lower case, and without diacritics."""


def fitting(text: str, names: Mapping[int, str]) -> Fit:
    """The tasks by how well their `names` fit the words, the best first; those that do not fit at all are left out.

    Each word and each pair of neighbours that both hold counts the less, the more names hold it.
    """
    said, beside = list(_said(text)), _pairs(_words(text[:LONGEST]))
    known = {task: _words(name) for task, name in names.items()}
    shorts, initials = set(_SHORT.findall(fold(text[:LONGEST]).typed)), {task: _initials(names[task]) for task in names}
    shared = Counter(word for words in known.values() for word in {bare for _, bare in words})
    pairs = Counter(pair for words in known.values() for pair in _pairs(words))
    scores = {
        task: sum(weight / shared[word] for word, weight in _common(said, words).items())
        + sum(1 / pairs[pair] for pair in beside & _pairs(words))
        + sum(LEAST / sum(short in one for one in initials.values()) for short in shorts & initials[task])
        for task, words in known.items()
    }
    best = sorted((task for task in scores if scores[task] > 0), key=lambda task: -scores[task])
    if not best:
        return Fit()
    first, second = scores[best[0]], scores[best[1]] if len(best) > 1 else 0.0
    is_sure = first >= LEAST and first >= APART * second and bool(_pairs(known[best[0]]) & beside)
    return Fit(tuple(best), sum(scores[task] == first for task in best), is_sure, first >= LEAST)


def apart(text: str, names: Mapping[int, str]) -> tuple[tuple[str, int], ...]:
    """The stretches of words about several tasks, each with its own; empty where not every task is beyond doubt.

    A clause that fits none belongs to what was said before it.
    """
    found: list[tuple[str, int]] = []
    for clause in CLAUSES.split(text[:LONGEST]):
        fit = fitting(clause, names) if clause.strip() else Fit()
        if fit.sure and (not found or fit.tasks[0] != found[-1][1]):
            found.append((clause.strip(), fit.tasks[0]))
        elif not found or fit.likely:
            return ()
        elif clause.strip():
            found[-1] = (f"{found[-1][0]}, {clause.strip()}", found[-1][1])
    return tuple(found) if len(found) > 1 else ()


def fits_in(text: str, names: Mapping[int, str]) -> list[Named]:
    """The stretches by the lines whose names fit them beyond doubt; empty where they do not."""

    def surely(words: str) -> int | None:
        fit = fitting(words, names)
        return fit.tasks[0] if fit.sure else None

    return named_in(text, names, surely)


def _common(said: Iterable[_Word], name: Sequence[_Word]) -> dict[str, int]:
    """The words that both hold, with their weights: one that no list knows tells as much as two."""
    same = [(typed, bare) for typed, bare in said if any(_is_same(typed, bare, other) for other in name)]
    return {bare: 1 if is_known(bare, typed) else 2 for typed, bare in same}


def _is_same(typed: str, bare: str, other: _Word) -> bool:
    """Whether both are one word: where one lacks its diacritics, the other's are not asked for."""
    return bare == other[1] and (typed in (bare, other[0]) or other[0] == bare)


def _pairs(words: Iterable[_Word]) -> set[tuple[str, str]]:
    return set(pairwise([bare for _, bare in words]))


def _said(text: str) -> Iterator[_Word]:
    """The words that may be those of a name, without those that tell of the state of the work."""
    for lexeme in take_apart(text[:LONGEST]).lexemes():
        if not lexeme.parts or lexeme.parts <= _NAMES:
            yield from _written(text[lexeme.start : lexeme.end])


_SHORT = re.compile(r"(?<!\w)[A-ZĐ]{3,8}(?!\w)")
"""Initials of several words: "ĐMST"."""


@lru_cache(maxsize=256)
def _initials(name: str) -> frozenset[str]:
    """All rows of initials of neighbouring words in a name."""
    letters = "".join(typed[0].upper() for typed, _ in _words(name))
    return frozenset(
        letters[start : start + length] for length in range(3, 9) for start in range(len(letters) - length + 1)
    )


@lru_cache(maxsize=256)
def _words(name: str) -> tuple[_Word, ...]:
    return tuple(_written(name))


def _written(text: str) -> Iterator[_Word]:
    """The words as they are typed, but what abbreviates several of them ("cchc") written out."""
    folded = fold(text)
    for _, found in groupby(tokens_of(folded), key=lambda token: (token.start, token.end)):
        first, *more = found
        if more:
            yield from ((token.plain, token.bare) for token in (first, *more))
        elif first.bare.isalnum() and not first.bare.isdecimal():
            yield folded.plain[first.start : first.end], folded.bare[first.start : first.end]
