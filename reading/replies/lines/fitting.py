"""Which of somebody's tasks words speak of that name none by its number: "vụ xe công sửa xong rồi"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from math import fsum
from typing import NamedTuple

from domain.replies import Fit
from reading.language.forms import Form
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
_Pair = tuple[str, str]
"""Two words without diacritics that stand beside each other."""


class _Said(NamedTuple):
    """A word of a report. `is_telling`: more than the kind of what is handed in ("báo cáo", "kế hoạch")."""

    word: _Word
    is_telling: bool


@dataclass(frozen=True)
class _Index:
    """What the names of tasks hold, and in how many of them each word and each pair of neighbours stands."""

    words: Mapping[int, frozenset[_Word]]
    pairs: Mapping[int, frozenset[_Pair]]
    initials: Mapping[int, frozenset[str]]
    holders: Counter[str]
    pair_holders: Counter[_Pair]


def fitting(text: str, names: Mapping[int, str]) -> Fit:
    """The tasks by how well their `names` fit the words, the best first; those that do not fit at all are left out.

    Each word and each pair of neighbours that both hold counts the less, the more names hold it.
    """
    text = text[:LONGEST]
    index, said = _index(tuple(names.items())), list(_said(text))
    written = list(_written(text))
    beside, shorts = _pairs(written), set(_SHORT.findall(fold(text).typed))
    scores = {task: _score(index, task, [one.word for one in said], beside, shorts) for task in names}
    best = sorted((task for task in scores if scores[task] > 0), key=lambda task: -scores[task])
    if not best:
        return Fit(silent=not said)
    first, second = scores[best[0]], scores[best[1]] if len(best) > 1 else 0.0
    telling = [one.word for one in said if one.is_telling]
    is_told = bool(_common(telling, index.words[best[0]]) or shorts & index.initials[best[0]])
    is_sure = first >= max(LEAST, APART * second) and bool(index.pairs[best[0]] & beside) and is_told
    is_bare = len(_common(written, index.words[best[0]])) == len({bare for _, bare in written})
    return Fit(tuple(best), sum(scores[task] == first for task in best), is_sure, first >= LEAST, is_bare)


def _score(index: _Index, task: int, said: Sequence[_Word], beside: Set[_Pair], shorts: Set[str]) -> float:
    words = fsum(weight / index.holders[word] for word, weight in _common(said, index.words[task]).items())
    pairs = fsum(1 / index.pair_holders[pair] for pair in beside & index.pairs[task])
    initials = (sum(short in one for one in index.initials.values()) for short in shorts & index.initials[task])
    return words + pairs + fsum(LEAST / holders for holders in initials)


@lru_cache(maxsize=32)
def _index(names: tuple[tuple[int, str], ...]) -> _Index:
    written = {task: list(_written(name)) for task, name in names}
    pairs = {task: frozenset(_pairs(words)) for task, words in written.items()}
    return _Index(
        words={task: frozenset(words) for task, words in written.items()},
        pairs=pairs,
        initials={task: _initials(words) for task, words in written.items()},
        holders=Counter(word for words in written.values() for word in {bare for _, bare in words}),
        pair_holders=Counter(pair for found in pairs.values() for pair in found),
    )


def _initials(words: Sequence[_Word]) -> frozenset[str]:
    """All rows of initials of neighbouring words."""
    letters = "".join(typed[0].upper() for typed, _ in words)
    rows = ((start, start + length) for length in range(3, 9) for start in range(len(letters) - length + 1))
    return frozenset(letters[start:end] for start, end in rows)


def apart(text: str, names: Mapping[int, str]) -> tuple[tuple[str, int], ...]:
    """The stretches of words about several tasks, each with its own; empty where not every task is beyond doubt.

    A clause that fits none belongs to what was said before it. Where one task is beyond doubt, another that alone fits
    a clause is meant by it.
    """
    found: list[tuple[str, int]] = []
    is_sure = False
    for clause in CLAUSES.split(text[:LONGEST]):
        fit = fitting(clause, names) if clause.strip() else Fit()
        is_named = fit.sure or _names_one(clause, fit)
        if is_named and (not found or fit.tasks[0] != found[-1][1]):
            found.append((clause.strip(), fit.tasks[0]))
            is_sure |= fit.sure
        elif not found or (fit.likely and not is_named):
            return ()
        elif clause.strip():
            found[-1] = (f"{found[-1][0]}, {clause.strip()}", found[-1][1])
    return tuple(found) if len(found) > 1 and is_sure else ()


def _names_one(clause: str, fit: Fit) -> bool:
    """Whether one task alone fits: by enough words, or by those of which the clause speaks first ("mạng thì chưa")."""
    return len(fit.tasks) == 1 and (fit.likely or _TOPIC.match(fold(clause).bare) is not None)


_TOPIC = Form(r"^\W*(?:<line.opening> )?(?:[^\W\d]+ ){1,4}<line.then>(?!\w)", "còn mạng thì chưa", "mạng chưa xong")


def fits_in(text: str, names: Mapping[int, str]) -> list[Named]:
    """The stretches by the lines that they name, or whose names fit them beyond doubt; empty where none does."""

    def surely(words: str) -> int | None:
        fit = fitting(words, names)
        return fit.tasks[0] if fit.sure else None

    return named_in(text, names, surely) if len(text) <= LONGEST else named_in(text, names)


def _common(said: Iterable[_Word], name: Iterable[_Word]) -> dict[str, int]:
    """The words that both hold, with their weights: one that no list knows tells as much as two."""
    same = [(typed, bare) for typed, bare in said if any(_is_same(typed, bare, other) for other in name)]
    return {bare: 1 if is_known(bare, typed) else 2 for typed, bare in same}


def _is_same(typed: str, bare: str, other: _Word) -> bool:
    """Whether both are one word: where one lacks its diacritics, the other's are not asked for."""
    return bare == other[1] and (typed in (bare, other[0]) or other[0] == bare)


def _pairs(words: Sequence[_Word]) -> set[_Pair]:
    return set(pairwise([bare for _, bare in words]))


def _said(text: str) -> Iterator[_Said]:
    """The words that may be those of a name, without those that tell of the state of the work."""
    message = take_apart(text)
    for lexeme in message.lexemes():
        if not lexeme.parts or lexeme.parts <= _NAMES:
            for word in _written(message.folded.words(lexeme.start, lexeme.end)):
                yield _Said(word, not lexeme.plays(Part.MATTER))


_SHORT = re.compile(r"(?<!\w)[A-ZĐ]{3,8}(?!\w)")
"""Initials of several words: "ĐMST"."""


def _written(text: str) -> Iterator[_Word]:
    """The words as they are typed, but what abbreviates several of them ("cchc") written out."""
    folded = fold(text)
    for _, found in groupby(tokens_of(folded), key=lambda token: (token.start, token.end)):
        first, *more = found
        if more:
            yield from ((token.plain, token.bare) for token in (first, *more))
        elif first.bare.isalnum() and not first.bare.isdecimal():
            yield folded.plain[first.start : first.end], folded.bare[first.start : first.end]
