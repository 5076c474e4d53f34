"""Long work that is ordered in a turn and done after it: what is to be made, and for whom."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from typing import Any

from domain.overviews.report import Face
from domain.refusals import Refusal
from domain.registering.drafts import due_from_json, due_json
from domain.rounds.plan import Plan
from domain.tasks import Due


class JobKind(StrEnum):
    """What is to be done. The values are stored."""

    PAPER = auto()
    """A paper out is made of the Board."""
    ROUND = auto()
    """The parts of a round are made one paper."""
    TEMPLATE = auto()
    """A Word file is looked into, and is the template of a paper from then on if nothing is wrong with it."""
    OPENING = auto()
    """A round whose morning has come is opened, and every unit asked."""
    DOCUMENT = auto()
    """A paper that came in is read, and its tasks are put before who may accept them."""
    SHEET = auto()
    """The spreadsheet of an office is taken over, a part of its lines after the other."""


class Lane(StrEnum):
    """Work of one lane is done one after the other, that of different lanes side by side. The values are stored."""

    MAKING = auto()
    READING = auto()
    RECOGNISING = auto()
    """Papers that came in as pictures: each of them may take a minute, and all that the machine has."""


def lane_of(kind: JobKind) -> Lane:
    """Where work of that kind begins. That the pages of a paper are pictures is known only when it is opened."""
    return Lane.READING if kind is JobKind.DOCUMENT else Lane.MAKING


@dataclass(eq=False)
class NotReportedDone(Refusal):
    """There is no result yet that a paper could tell of."""

    number: int


MOST_TRIES = 3
"""Work that has ended its process so often without a result is given up, and that is told."""


@dataclass(frozen=True)
class PaperOrder:
    """A face of the Board for a person: `filters` as encode() writes them.

    It goes to the `chat`; None where it goes under the message that tells of it.
    """

    face: Face
    filters: str
    person: int
    chat: int | None = None
    asked: Due | None = None
    """The later deadline that a letter is to ask for; None for that which the unit asks for."""
    reason: str = ""

    kind = JobKind.PAPER

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "asked": due_json(self.asked) if self.asked else None}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PaperOrder":
        asked = due_from_json(stored["asked"]) if stored.get("asked") else None
        return cls(
            Face(stored["face"]), stored["filters"], stored["person"], stored["chat"], asked, stored.get("reason", "")
        )


@dataclass(frozen=True)
class RoundOrder:
    """The paper of the round with that id, for a person; `closes` tells that the round is frozen with it."""

    round: int
    person: int
    closes: bool = False
    chat: int | None = None

    kind = JobKind.ROUND

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "RoundOrder":
        return cls(stored["round"], stored["person"], stored["closes"], stored["chat"])


@dataclass(frozen=True)
class TemplateOrder:
    """A file that the messenger keeps under an id, as the template of a paper, as a person wants it."""

    face: Face
    file: str
    name: str
    person: int
    chat: int | None = None

    kind = JobKind.TEMPLATE

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "TemplateOrder":
        return cls(Face(stored["face"]), stored["file"], stored["name"], stored["person"], stored["chat"])


@dataclass(frozen=True)
class OpeningOrder:
    """A round that opens by itself, in the group `chat`."""

    plan: Plan
    chat: int | None = None

    kind = JobKind.OPENING

    def to_json(self) -> dict[str, Any]:
        return {"plan": self.plan.to_json(), "chat": self.chat}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "OpeningOrder":
        return cls(Plan.from_json(stored["plan"]), stored["chat"])


@dataclass(frozen=True)
class DocumentOrder:
    """A file that the messenger keeps under an id, or a pasted `text`, is read for a person.

    `wanted` are the entries of it that were asked for at once, none where all are; `private` tells whether it was sent
    in private, and `channel` by which messenger. `register`: somebody said that it is the register of an office.
    """

    file: str
    name: str
    person: int
    channel: str
    private: bool = False
    text: str = ""
    wanted: tuple[int, ...] = ()
    register: bool = False
    chat: int | None = None

    kind = JobKind.DOCUMENT

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "wanted": list(self.wanted)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "DocumentOrder":
        return cls(**{**stored, "wanted": tuple(stored["wanted"])})


@dataclass(frozen=True)
class SheetOrder:
    """The spreadsheet of that number in the organization, as a person has found it right."""

    number: int
    person: int
    channel: str
    private: bool
    chat: int | None = None

    kind = JobKind.SHEET

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "SheetOrder":
        return cls(**stored)


JobOrder = PaperOrder | RoundOrder | TemplateOrder | OpeningOrder | DocumentOrder | SheetOrder
