"""Forms: patterns whose words stand in the lexicon, each with an example that it reads and one that it must not.

A name in angle brackets stands for any phrase of a part of the lexicon: <span> for those of the whole part,
<task_word.thing> for those that have the tag "thing", both without diacritics. All else is the pattern as it is.
<spelt line.await> is with diacritics, <either retreat.stop> has each word with or without, <begun question_word.title>
may begin with a capital, and <glued evidence.kind> may lack the blanks between its words. <behind when.before> asks
for one of them right before, <not_behind denial.plain> allows none there.

A run of words that stand in several parts, or of which one begins another, is written (?>…){0,20}: where every word
may be taken in two ways, a pattern that is not found tries them all, twice as many with each word more.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

from domain.words import fold
from reading.language.lookup import folded, phrases

NAME = re.compile(
    r"(?<!\?P)<(?:(?P<manner>spelt|either|glued|begun|behind|not_behind) )?(?P<part>[a-z_]+)(?:\.(?P<tag>[a-z_]+))?>"
)
"""Where the lexicon is named in a pattern; (?P<group>…) names a group."""


class Form:
    """A pattern that is put together and compiled when it is first used.

    `reads` is an example in which it is found, `not_reads` one in which it is not. `typed` tells that it is for words
    as they are typed, and not for words without diacritics.
    """

    def __init__(
        self, pattern: str, reads: str, not_reads: str, *, typed: bool = False, flags: re.RegexFlag = re.NOFLAG
    ) -> None:
        self.pattern = pattern
        self.reads = reads
        self.not_reads = not_reads
        self.typed = typed
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(composed(self.pattern), self._flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Any]:
        return self.compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[Any]]:
        return self.compiled.split


def composed(pattern: str) -> str:
    """The pattern with the phrases that its names stand for. Raises LookupError where there are none."""
    return NAME.sub(lambda name: _any_of(name["manner"] or "", name["part"], name["tag"] or ""), pattern)


@lru_cache(maxsize=512)
def _any_of(manner: str, part: str, tag: str) -> str:
    known = _FOUND.get(manner, folded)(part, tag)
    if not known:
        raise LookupError(f"<{part}.{tag}> names no phrase of the lexicon")
    longest_first = sorted(known, key=lambda phrase: (-len(phrase), phrase))
    literals = [phrase.replace(".", r"\.").replace("+", r"\+") for phrase in longest_first]
    if manner == "not_behind":
        return "".join(rf"(?<!\b{literal} )" for literal in literals)
    if manner == "behind":
        return f"(?:{'|'.join(f'(?<={literal} )' for literal in literals)})"
    alternatives = "|".join(literals)
    return "(?:" + (alternatives.replace(" ", r"\s?") if manner == "glued" else alternatives) + ")"


def _either(part: str, tag: str) -> frozenset[str]:
    """The phrases with each word as it is spelt and without its diacritics; each spelling once."""
    spellings = (product(*({word, fold(word)} for word in phrase.split())) for phrase in phrases(part, tag))
    return frozenset(" ".join(words) for spelling in spellings for words in spelling)


def _begun(part: str, tag: str) -> frozenset[str]:
    known = phrases(part, tag)
    return known | {phrase[0].upper() + phrase[1:] for phrase in known}


_FOUND: Mapping[str, Callable[[str, str], frozenset[str]]] = {
    "spelt": phrases,
    "glued": phrases,
    "either": _either,
    "begun": _begun,
}
