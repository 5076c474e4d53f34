"""What was found in an official document: its head, and the tasks that it assigns. Nothing of it counts yet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from domain.deadlines import Before, Deadline, DeadlineKind
from domain.documents.register import Register
from domain.tasks import Urgency


class Nature(StrEnum):
    """What a document does. Only one that assigns has tasks."""

    ASSIGNS = auto()
    PROPOSES = auto()
    """It asks a higher authority for something (tờ trình), and what it would have done is not ordered yet."""
    TELLS = auto()
    """It answers, reports or informs."""


class Doubt(StrEnum):
    """What is unclear about a task that was found, and has to be asked."""

    NO_LEAD = auto()
    SEVERAL_LEADS = auto()
    """Units that would lead together, which no task allows."""
    UNREADABLE_DEADLINE = auto()
    IMPOSSIBLE_DAY = auto()
    """A day that no calendar has, or that was over when the document was signed."""
    EVENT = auto()
    """What limits the task is something that has to happen first."""
    RECOGNISED = auto()
    """Characters of it were recognised in a picture and may be wrong."""


@dataclass(frozen=True)
class Head:
    """The head of a document. "" or None: blank in it, or not to be read.

    `number` is whole ("192/KH-UBND"); where the number is blank, what there is of it ("/UBND-NC"). `partial_day` is
    the month of a document whose day is blank, as "2024-12", or its year, where the month is blank too.
    """

    number: str = ""
    day: dt.date | None = None
    partial_day: str = ""
    issuer: str = ""
    kind: str = ""
    """"Kế hoạch", "Thông báo", "Công văn"."""
    about: str = ""
    addressees: tuple[str, ...] = ()
    signer: str = ""
    urgency: Urgency = Urgency.NORMAL

    def to_json(self) -> dict[str, Any]:
        return {**vars(self), "day": self.day.isoformat() if self.day else None, "addressees": list(self.addressees)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Head":
        known = {
            "day": dt.date.fromisoformat(stored["day"]) if stored["day"] else None,
            "addressees": tuple(stored["addressees"]),
            "urgency": Urgency(stored["urgency"]),
        }
        return cls(**{**stored, **known})


@dataclass(frozen=True)
class Indicator:
    """A measurable target: "100 % TTHC công khai". `target` is its figure as it was written, `of` what is counted."""

    target: str
    of: str


@dataclass(frozen=True)
class Found:
    """A task that a document assigns.

    `place` says where it stands, as a reader of the document would find it ("mục II.3.b", "phụ lục 1, dòng 7").
    `words` is all of it as it was written, of a row of a table the cell that describes it; `content` what is to be done
    of that, without who does it and by when. Units are named as they were written; whether the organization has them is
    not known here. `everyone` tells an order to all units ("các phòng, đơn vị"), which `leads` then holds as written;
    `apart` that each of them has the task for itself ("các sở: A, B").
    """

    place: str
    words: str
    content: str
    leads: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    everyone: bool = False
    apart: bool = False
    product: str | None = None
    deadline_words: str | None = None
    deadline: Deadline | None = None
    """What those words give, seen from the day of the document; None where they give no date and no series."""
    indicators: tuple[Indicator, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    page: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            **vars(self),
            "leads": list(self.leads),
            "support": list(self.support),
            "deadline": _deadline_json(self.deadline) if self.deadline else None,
            "indicators": [[one.target, one.of] for one in self.indicators],
            "doubts": list(self.doubts),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Found":
        known = {
            "leads": tuple(stored["leads"]),
            "support": tuple(stored["support"]),
            "deadline": _deadline_of(stored["deadline"]) if stored["deadline"] else None,
            "indicators": tuple(Indicator(target, of) for target, of in stored["indicators"]),
            "doubts": tuple(map(Doubt, stored["doubts"])),
        }
        return cls(**{**stored, **known})


def _deadline_json(deadline: Deadline) -> dict[str, Any]:
    return {
        **deadline._asdict(),
        "day": deadline.day.isoformat() if deadline.day else None,
        "moment": deadline.moment.isoformat() if deadline.moment else None,
        "next_due": deadline.next_due.isoformat() if deadline.next_due else None,
        "alternatives": [day.isoformat() for day in deadline.alternatives],
    }


def _deadline_of(stored: Mapping[str, Any]) -> Deadline:
    known = {
        "kind": DeadlineKind(stored["kind"]),
        "day": dt.date.fromisoformat(stored["day"]) if stored["day"] else None,
        "moment": dt.datetime.fromisoformat(stored["moment"]) if stored["moment"] else None,
        "next_due": dt.date.fromisoformat(stored["next_due"]) if stored["next_due"] else None,
        "alternatives": tuple(map(dt.date.fromisoformat, stored["alternatives"])),
        "before": Before(stored["before"]) if stored["before"] else None,
    }
    return Deadline(**{**stored, **known})


class Warned(StrEnum):
    """What a reader of the findings has to know about how the document was read."""

    NUMBERING_LOST = auto()
    RECOGNISED = auto()
    """Read by recognising characters in pictures of its pages."""
    DIACRITICS_LOST = auto()
    """Its text has no usable diacritics."""
    PAGES_LEFT_OUT = auto()
    """It was read up to a page only, or a page of it took too long."""
    SHEETS_LEFT_OUT = auto()
    """Sheets that are hidden, or rows beyond those that are read."""


@dataclass(frozen=True)
class Findings:
    """All that was found in a document."""

    head: Head
    tasks: tuple[Found, ...] = ()
    nature: Nature = Nature.ASSIGNS
    draft: bool = False
    """Whether "DỰ THẢO" stands on it."""
    warnings: tuple[Warned, ...] = ()
    pages: int | None = None
    pages_read: int | None = None
    """None where all were read."""
    unread: tuple[int, ...] = ()
    """The numbers of pages before that one which took too long, and were left empty."""
    register: Register | None = None
    """What a workbook tells where it is read as the register of an office; None where no sheet has tasks and units."""
    cited: tuple[str, ...] = ()
    """The numbers of other papers that its sentences name, in their order."""

    def to_json(self) -> dict[str, Any]:
        return {
            **vars(self),
            "head": self.head.to_json(),
            "tasks": [task.to_json() for task in self.tasks],
            "warnings": list(self.warnings),
            "unread": list(self.unread),
            "cited": list(self.cited),
            "register": self.register.to_json() if self.register else None,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Findings":
        """As to_json() gave it, also after it was written and read as text."""
        known = {
            "head": Head.from_json(stored["head"]),
            "tasks": tuple(map(Found.from_json, stored["tasks"])),
            "nature": Nature(stored["nature"]),
            "warnings": tuple(map(Warned, stored["warnings"])),
            "unread": tuple(stored.get("unread", ())),
            "cited": tuple(stored.get("cited", ())),
            "register": Register.from_json(stored["register"]) if stored["register"] else None,
        }
        return cls(**{**stored, **known})
