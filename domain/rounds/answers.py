"""What a unit answers part by part, and how its part stands: open, answered, late or missing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from typing import Any

from domain.heard import File, Files
from domain.rounds.plan import Figure, ItemKind, Outline
from domain.tasks import PersonName, Task, UnitName


@dataclass(frozen=True)
class Told:
    """What a unit said to one part of the outline; to an indicator with its figure.

    `nothing`: that there is nothing to tell.
    """

    words: str
    figure: Figure | None = None
    nothing: bool = False

    def to_json(self) -> dict[str, Any]:
        figure = {"figure": self.figure.to_json()} if self.figure else {}
        return {"words": self.words, **figure, **({"nothing": True} if self.nothing else {})}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Told":
        figure = stored.get("figure")
        return cls(stored["words"], Figure.from_json(figure) if figure else None, stored.get("nothing", False))


Parts = Mapping[int, Told]
"""What was said to the outline, by the places of its items."""


@dataclass(frozen=True)
class Wording:
    """What was read of an answer: words to items by their places, and what could not be placed.

    `unread` are indicators of which words without a figure were said, `proposed` the items whose proposal is taken,
    `rest` are words to no item that is known.
    """

    parts: Parts = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    proposed: tuple[int, ...] = ()
    rest: str = ""


@dataclass(frozen=True)
class Answer:
    """One message of a unit: what it says to which items, and its files. Later ones replace, and none is lost."""

    by: PersonName
    at: dt.datetime
    parts: Parts = field(default_factory=dict)
    files: Files = ()


@dataclass(frozen=True)
class UnitPart:
    """What one unit was asked for, and all that it has answered, the oldest first."""

    id: int
    unit: UnitName
    answers: tuple[Answer, ...] = ()

    @property
    def told(self) -> Parts:
        """What stands now: the newest words to each item."""
        return {place: told for answer in self.answers for place, told in answer.parts.items()}

    @property
    def files(self) -> tuple[File, ...]:
        return tuple(file for answer in self.answers for file in answer.files)

    def missing(self, outline: Outline) -> tuple[int, ...]:
        """The places of the items that nothing is said to. A file speaks for all words, but for no figure."""
        told = self.told
        return tuple(
            place
            for place, item in enumerate(outline)
            if place not in told and not (self.files and item.kind is not ItemKind.INDICATOR)
        )

    def answered_at(self, outline: Outline) -> dt.datetime | None:
        """When the last item got its first answer, which corrections do not change; None while one is missing."""
        for count in range(1, len(self.answers) + 1):
            if not replace(self, answers=self.answers[:count]).missing(outline):
                return self.answers[count - 1].at
        return None


@dataclass(frozen=True)
class Progress:
    """What a unit has reported of its tasks in the period, from which its part is proposed.

    `obstacles` are what its people told of open tasks; `coming` falls due in the next period.
    """

    done: tuple[Task, ...] = ()
    going: tuple[Task, ...] = ()
    obstacles: tuple[tuple[Task, str], ...] = ()
    coming: tuple[Task, ...] = ()


@dataclass(frozen=True)
class RoundTalk:
    """The part of a unit that is asked for; `words` and `files` wait for being told to which item they belong."""

    round: int
    unit: int
    words: str = ""
    files: Files = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "round": self.round,
            "unit": self.unit,
            "words": self.words,
            "files": [file.to_json() for file in self.files],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "RoundTalk":
        files = tuple(File.from_json(file) for file in stored["files"])
        return cls(stored["round"], stored["unit"], stored["words"], files)


class PartState(StrEnum):
    """Computed from moments, never stored."""

    OPEN = auto()
    """It is not all there, and there is time."""
    ANSWERED = auto()
    LATE = auto()
    """It came after its time, and counts."""
    MISSING = auto()
    """Its time is over, and it is not all there."""


def state_of(part: UnitPart, outline: Outline, ends: dt.datetime, now: dt.datetime) -> PartState:
    """How the part stands at `now`, where `ends` is the first moment too late."""
    answered = part.answered_at(outline)
    if answered is None:
        return PartState.MISSING if now >= ends else PartState.OPEN
    return PartState.LATE if answered >= ends else PartState.ANSWERED
