"""Why a text was read as it was: what was taken, what each part of the value is, and what lost."""

from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from typing import Any


class Source(StrEnum):
    """Where a component of a value comes from."""

    SAID = auto()
    SUPPLIED = auto()
    """The words do not give it: the nearest coming year, the last day of a month."""


@dataclass(frozen=True)
class Component:
    """One component of a value: its name, what it is, and whether the words say it."""

    name: str
    value: str
    source: Source = Source.SAID


@dataclass(frozen=True)
class Step:
    """A rule took the words `text[start:end]` and made `gives` of them."""

    rule: str
    start: int
    end: int
    words: str
    gives: str
    components: tuple[Component, ...] = ()


@dataclass(frozen=True)
class Loser:
    """What the words might have been, and the reason or the key of the ranking by which that lost."""

    rule: str
    start: int
    end: int
    words: str
    because: str


@dataclass(frozen=True)
class Why:
    """The steps of a reading in their order, what lost, and the rule that decided; empty where nothing was read."""

    text: str
    decided: str
    steps: tuple[Step, ...] = ()
    losers: tuple[Loser, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that took part, each once: what may be kept without the words."""
        return tuple(dict.fromkeys((self.decided, *(step.rule for step in self.steps))))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
