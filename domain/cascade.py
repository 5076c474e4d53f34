"""A cascade of small grammars: words become letters, and each stage folds runs of letters into bigger ones.

Every node of a text is one letter to the grammar, however long it is, so that a rule is a short pattern of whole words
and its place in the text is exact. A stage tries its rules in their order at each place, from left to right; what no
rule takes stays as it was. Patterns repeat a bounded number of times, so a stage takes time linear in the text.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

_NAME = re.compile(r"\{[\d,]+\}|[A-Za-z_]\w*|[/,:;%-]")


class Node(NamedTuple):
    """One word, number or phrase: its letter for the grammar, its place in the text, and what it means."""

    letter: str
    start: int
    end: int
    value: Any = None


class Alphabet:
    """Gives each name of the grammar its own letter, and turns patterns of names into patterns of letters."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._fragments: dict[str, str] = {}

    def letter(self, name: str) -> str:
        """The letter of a name; a name not seen before gets the next free one."""
        return self._letters.setdefault(name, chr(0xE000 + len(self._letters)))

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


class Rule(NamedTuple):
    """A pattern of names, an example of what it reads, and `build`.

    `build` takes the nodes that matched and the scene; None from it says that they mean nothing together.
    """

    example: str
    pattern: str
    build: Callable[[Sequence[Node], Any], Any]


class Stage:
    """One step of the cascade. `letter_of` names the letter of what a rule built."""

    def __init__(self, alphabet: Alphabet, rules: Sequence[Rule], letter_of: Callable[[Any], str]) -> None:
        self._builders = [rule.build for rule in rules]
        self._pattern = re.compile("|".join(f"({alphabet.compiled(rule.pattern)})" for rule in rules))
        self._letter_of = letter_of

    def run(self, nodes: list[Node], scene: Any) -> list[Node]:
        """The nodes with every run that a rule took folded into one."""
        letters = "".join([node.letter for node in nodes])
        folded: list[Node] = []
        place = 0
        for match in self._pattern.finditer(letters):
            start, end = match.span()
            part = nodes[start:end]
            value = self._builders[(match.lastindex or 1) - 1](part, scene)
            if value is None:
                continue
            folded += nodes[place:start]
            folded.append(Node(self._letter_of(value), part[0].start, part[-1].end, value))
            place = end
        return [*folded, *nodes[place:]] if place else nodes
