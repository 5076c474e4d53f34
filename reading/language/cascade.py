"""A cascade of small grammars: words become letters, and each stage folds runs of letters into bigger ones.

Every node of a text is one letter to the grammar, however long it is, so that a rule is a short pattern of whole words
and its place in the text is exact. A stage tries its rules in their order at each place, from left to right; what no
rule takes stays as it was. Patterns repeat a bounded number of times, so a stage takes time linear in the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

SHORT = 40
REMEMBERED = 16_384
_GROUP = re.compile(r"\(\?(?:<?[=!]|:)")
_QUANTIFIER = re.compile(r"\?|\{[\d,]+\}")
_NAME = re.compile(r"\{[\d,]+\}|[A-Za-z_]\w*|[/,:;%+-]")


Node = tuple[str, int, int, Any]
"""One word, number or phrase: its letter for the grammar, where it starts and ends in the text, and what it means.

A bare tuple costs a third of a named one, which counts where every word of a text becomes one.
"""
LETTER: Final = 0
START: Final = 1
END: Final = 2
VALUE: Final = 3

made = tuple.__new__  # Half the cost of calling a named tuple, of which every deadline takes several.


class Alphabet:
    """Gives each name of the grammar its own letter, and turns patterns of names into patterns of letters."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._fragments: dict[str, str] = {}

    def letter(self, name: str) -> str:
        """The letter of a name; a name not seen before gets the next free one."""
        if name not in self._letters:
            self._letters[name] = chr(0xE000 + len(self._letters))
        return self._letters[name]

    def define(self, name: str, pattern: str) -> None:
        """A fragment: a name that stands for a pattern."""
        self._fragments[name] = f"(?:{self.compiled(pattern)})"

    def define_none_of(self, name: str, others: str) -> None:
        """A fragment that matches any one letter but these."""
        self._fragments[name] = f"[^{''.join(self._letters[other] for other in others.split())}]"

    def compiled(self, pattern: str) -> str:
        """The pattern with a letter for each name. Raises KeyError for a name that has none."""
        with_letters = _NAME.sub(self._resolved, pattern)
        return re.sub(r"\((?!\?)", "(?:", "".join(with_letters.split()))

    def _resolved(self, match: re.Match[str]) -> str:
        name = match[0]
        if name[0] == "{":
            return name
        return self._fragments[name] if name in self._fragments else self._letters[name]


Line = tuple[str, list[Node]]
"""The letters of a text, and its nodes: as many."""
Build = Callable[[Sequence[Node], Any], Any]
Attempt = tuple[Callable[[str, int], re.Match[str] | None], "Rule"]


class Trace:
    """What a reading goes through, for who asks for it: how many patterns were tried, and what the rules made.

    `folds` are (rule, nodes that it took, what it built); None where they meant nothing together after all.
    """

    def __init__(self) -> None:
        self.attempts = 0
        self.folds: list[tuple[Rule, Sequence[Node], Any]] = []


class Rule(NamedTuple):
    """A pattern of names and `build`, with an example that it reads, which is its name, and one that it must not.

    `build` takes the nodes that matched and the scene; None from it says that they mean nothing together. What
    the rule does not read another one may.
    """

    example: str
    pattern: str
    build: Build
    not_reads: str = ""


def first_letters(pattern: str) -> set[str]:
    """The letters with which a compiled pattern can begin; no rule begins with a negated class."""
    first, _, _ = _alternatives(pattern, 0)
    return first


def _alternatives(pattern: str, place: int) -> tuple[set[str], bool, int]:
    """Of the alternatives from `place` to their closing bracket: first letters, whether they may be empty, the end."""
    first: set[str] = set()
    may_be_empty = False
    while True:
        some, empty, place = _sequence(pattern, place)
        first |= some
        may_be_empty |= empty
        if place == len(pattern) or pattern[place] == ")":
            return first, may_be_empty, place
        place += 1


def _sequence(pattern: str, place: int) -> tuple[set[str], bool, int]:
    first: set[str] = set()
    open_start = True
    while place < len(pattern) and pattern[place] not in "|)":
        some, empty, place = _item(pattern, place)
        if open_start:
            first |= some
        open_start = open_start and empty
    return first, open_start, place


def _item(pattern: str, place: int) -> tuple[set[str], bool, int]:
    """One letter, class, group or look-around, with its quantifier."""
    if pattern[place] == "[":
        end = pattern.index("]", place) + 1
        first, empty = set(pattern[place + 1 : end - 1]), False
    elif pattern[place] == "(":
        opening = _GROUP.match(pattern, place)
        assert opening
        first, empty, end = _alternatives(pattern, opening.end())
        end += 1
        if opening[0] != "(?:":
            first, empty = set(), True
    else:
        first, empty, end = {pattern[place]}, False, place + 1
    quantifier = _QUANTIFIER.match(pattern, end)
    if quantifier:
        return first, empty or quantifier[0][:2] in ("?", "{0"), quantifier.end()
    return first, empty, end


Found = tuple[int, int, Build, Rule]
"""Where a rule matches, where that ends, and the rule with its builder."""


class Stage:
    """One step of a cascade. `letter_of` names the letter of what a rule built.

    Only the rules that can begin with a letter are tried where it stands. Patterns are compiled when they are first
    tried, each once, so that neither importing a grammar nor its first text costs much.
    """

    def __init__(self, alphabet: Alphabet, rules: Sequence[Rule], letter_of: Callable[[Any], str]) -> None:
        self._alphabet = alphabet
        self._rules = rules
        self._letter_of = letter_of
        self._compiled: dict[str, list[Attempt]] = {}

    @cached_property
    def _starting(self) -> dict[str, list[tuple[str, Rule]]]:
        """Letter → the patterns, in their order, that can begin with it."""
        starting: dict[str, list[tuple[str, Rule]]] = {}
        for rule in self._rules:
            pattern = self._alphabet.compiled(rule.pattern)
            for letter in first_letters(pattern):
                starting.setdefault(letter, []).append((pattern, rule))
        return starting

    def fold(self, line: Line, found: Iterable[Found], scene: Any, trace: Trace | None) -> Line:
        """The line with every run of nodes that a rule took folded into one; `found` are its matches()."""
        letters, nodes = line
        spelt = ""
        folded: list[Node] = []
        place = 0
        while True:
            for start, end, build, rule in found:
                part = nodes[start:end]
                value = build(part, scene)
                if trace is not None:
                    trace.folds.append((rule, part, value))
                if start > place:
                    spelt += letters[place:start]
                    folded += nodes[place:start]
                if value is None:
                    spelt += letters[start]
                    folded.append(part[0])
                    place = start + 1
                    break
                letter = self._letter_of(value)
                spelt += letter
                folded.append((letter, part[0][START], part[-1][END], value))
                place = end
            else:
                break
            found = self.matches(letters, place, trace)
        if place < len(letters):
            spelt += letters[place:]
            folded += nodes[place:]
        return spelt, folded

    def matches(self, letters: str, place: int, trace: Trace | None) -> Iterator[Found]:
        """Where rules match from this place on, one behind the other, as long as each of them means something."""
        while (found := self._next_match(letters, place, trace)) is not None:
            yield found
            place = found[1]

    def _next_match(self, letters: str, place: int, trace: Trace | None) -> Found | None:
        """The first match of a rule from this place on; None where there is none."""
        for start in range(place, len(letters)):
            letter = letters[start]
            if letter not in self._starting:
                continue
            for match_at, rule in self._compiled.get(letter) or self._compile(letter):
                if trace is not None:
                    trace.attempts += 1
                match = match_at(letters, start)
                if match:
                    return start, match.end(), rule.build, rule
        return None

    def _compile(self, letter: str) -> list[Attempt]:
        attempts: list[Attempt] = [(re.compile(pattern).match, rule) for pattern, rule in self._starting[letter]]
        self._compiled[letter] = attempts
        return attempts


Step = tuple[Stage, Iterable[Found], int]
"""A stage, what it finds, and the number of the stage behind it."""


class Cascade:
    """Stages that work one behind the other.

    Which stage is the next to find something in a run of letters, and what, is remembered for a while, because people
    say the same things with other numbers.
    """

    def __init__(self, *stages: Stage) -> None:
        self._stages = stages
        self._end: Step = (stages[-1], (), len(stages))
        self._remembered: list[dict[str, Step]] = [{} for _ in range(len(stages) + 1)]

    def run(self, line: Line, scene: Any, trace: Trace | None = None) -> Line:
        """The line as the last stage leaves it. `trace` is told of all that is tried."""
        at = 0
        while True:
            step = self._remembered[at].get(line[0]) if trace is None else None
            stage, found, at = step or self._next_step(at, line[0], trace)
            if not found:
                return line
            line = stage.fold(line, found, scene, trace)

    def _next_step(self, at: int, letters: str, trace: Trace | None) -> Step:
        """The first stage from number `at` on that finds something; the last one, and nothing, where none does."""
        stages = self._stages[at:]
        if trace is not None or len(letters) > SHORT:
            return (stages[0], stages[0].matches(letters, 0, trace), at + 1) if stages else self._end
        known = self._remembered[at]
        if len(known) >= REMEMBERED:
            known.clear()
        for number, stage in enumerate(stages, at + 1):
            if found := tuple(stage.matches(letters, 0, None)):
                return known.setdefault(letters, (stage, found, number))
        return known.setdefault(letters, self._end)
