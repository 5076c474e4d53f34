"""Dialogues: their kinds, what is known in each, and what is awaited until it is answered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any, TypeVar

from domain.asking import Awaited
from domain.documents.papers_in import OfPaper
from domain.documents.sheets import OfSheet
from domain.heard import File, Files
from domain.organizations import NewUnit
from domain.overviews.jobs import PaperOrder, RoundOrder
from domain.registering.drafts import Draft, DraftList, due_from_json, due_json
from domain.replies import Intent
from domain.rounds.answers import RoundTalk
from domain.rounds.plan import Plan
from domain.tasks import Due

C = TypeVar("C")


class DialogueKind(StrEnum):
    """What a dialogue is about. The values are stored."""

    SETUP = auto()
    """The units of a group that is being set up."""
    DRAFT = auto()
    """A task that is being registered."""
    DRAFTS = auto()
    """Several tasks that are being registered together."""
    EVIDENCE = auto()
    """The result of work that was reported done."""
    DOUBT = auto()
    """Whether work is done that was reported in doubtful words."""
    FALL = auto()
    """Whether less is done than was reported before."""
    WORDS = auto()
    """What a command says that came without words."""
    EXTENSION = auto()
    """A request for a later deadline, or the deadline that is still to be named."""
    LIMIT = auto()
    """Whether a day that was said of a task is its new deadline."""
    REDO = auto()
    """Why work is to be done again."""
    CANCEL = auto()
    """Why a task is cancelled."""
    QUESTION = auto()
    """What who decides asks the unit, and no card answers: an answer is told to who asked."""
    FILES = auto()
    """Of which task files are, or what was reported in private, that named none."""
    SUPPORT = auto()
    """Whether units that an instruction names support the work from now on, or are only told of it."""
    LETTERHEAD = auto()
    """What stands at the head and the foot of the papers of a department, before the first one is made."""
    ROUND_LETTERHEAD = auto()
    """Likewise, where the first one is the paper of a round."""
    ROUND_DRAFT = auto()
    """A round of reports that is being opened."""
    ROUND = auto()
    """The part of a round that one unit is asked for."""
    REASSIGN = auto()
    """Which unit leads a task from now on."""
    PAPER_IN = auto()
    """The drafts of a paper that came in."""
    SHEET = auto()
    """Whether the spreadsheet of an office is read rightly, and is to be taken over."""


REGISTERING = frozenset({DialogueKind.DRAFT, DialogueKind.DRAFTS, DialogueKind.PAPER_IN})
OF_PAPERS = frozenset({DialogueKind.PAPER_IN, DialogueKind.SHEET})
"""Answered by words that speak of what came in, whatever else is asked meanwhile."""
EXPIRING = REGISTERING | {DialogueKind.SHEET, DialogueKind.FILES}
"""What is closed where nobody goes on with it for some days."""


@dataclass(frozen=True)
class Setup:
    """The units of a group that is being set up, and the digest of the code that allows it, where one is needed."""

    units: tuple[NewUnit, ...] = ()
    code: str = ""

    def to_json(self) -> dict[str, Any]:
        code = {"code": self.code} if self.code else {}
        return {"units": [[unit.name, *unit.aliases] for unit in self.units], **code}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Setup":
        units = tuple(NewUnit(name, tuple(aliases)) for name, *aliases in stored["units"])
        return cls(units, stored.get("code", ""))


@dataclass(frozen=True)
class AboutTask:
    """What was known when something was asked of the task of that number.

    `words` are what had been said of it, `at` and `message` when and where; `due` is the deadline that is spoken of,
    `intent` what a command stated, `confirmed` tells whether the work was confirmed, `again` whether the question was
    put a second time.
    """

    task: int
    words: str = ""
    at: dt.datetime | None = None
    message: int | None = None
    due: Due | None = None
    intent: Intent | None = None
    confirmed: bool = False
    again: bool = False

    def to_json(self) -> dict[str, Any]:
        """Without what is not known."""
        told = {
            "words": self.words,
            "at": self.at.isoformat() if self.at else None,
            "message": self.message,
            "due": due_json(self.due) if self.due else None,
            "intent": self.intent,
            "confirmed": self.confirmed,
            "again": self.again,
        }
        return {"task": self.task, **{name: value for name, value in told.items() if value}}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "AboutTask":
        return cls(
            stored["task"],
            stored.get("words", ""),
            dt.datetime.fromisoformat(stored["at"]) if stored.get("at") else None,
            stored.get("message"),
            due_from_json(stored["due"]) if stored.get("due") else None,
            Intent(stored["intent"]) if stored.get("intent") else None,
            stored.get("confirmed", False),
            stored.get("again", False),
        )


@dataclass(frozen=True)
class Unplaced:
    """Files and words of which it is not known yet of which task they are.

    `lines` are the ids of the tasks that may be meant, by the numbers under which they were shown; `likely` tells that
    the words fit the first of them best.
    """

    files: Files
    words: str = ""
    lines: Mapping[int, int] = field(default_factory=dict)
    likely: bool = False

    def to_json(self) -> dict[str, Any]:
        files = [file.to_json() for file in self.files]
        lines = [[number, task] for number, task in self.lines.items()]
        return {"files": files, "words": self.words, "lines": lines, **({"likely": True} if self.likely else {})}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Unplaced":
        files = tuple(File.from_json(file) for file in stored["files"])
        return cls(files, stored["words"], dict(stored["lines"]), stored.get("likely", False))


Content = (
    Setup | Draft | DraftList | AboutTask | Unplaced | PaperOrder | RoundOrder | Plan | RoundTalk | OfPaper | OfSheet
)

CONTENTS: Mapping[DialogueKind, type[Content]] = {
    DialogueKind.SETUP: Setup,
    DialogueKind.DRAFT: Draft,
    DialogueKind.DRAFTS: DraftList,
    DialogueKind.EVIDENCE: AboutTask,
    DialogueKind.DOUBT: AboutTask,
    DialogueKind.FALL: AboutTask,
    DialogueKind.WORDS: AboutTask,
    DialogueKind.EXTENSION: AboutTask,
    DialogueKind.LIMIT: AboutTask,
    DialogueKind.REDO: AboutTask,
    DialogueKind.CANCEL: AboutTask,
    DialogueKind.QUESTION: AboutTask,
    DialogueKind.FILES: Unplaced,
    DialogueKind.SUPPORT: AboutTask,
    DialogueKind.REASSIGN: AboutTask,
    DialogueKind.LETTERHEAD: PaperOrder,
    DialogueKind.ROUND_LETTERHEAD: RoundOrder,
    DialogueKind.ROUND_DRAFT: Plan,
    DialogueKind.ROUND: RoundTalk,
    DialogueKind.PAPER_IN: OfPaper,
    DialogueKind.SHEET: OfSheet,
}
"""What a dialogue of each kind holds."""


def content_of(kind: DialogueKind, stored: dict[str, Any]) -> Content:
    """What a dialogue of that kind holds, as it is stored."""
    return CONTENTS[kind].from_json(stored)


class OtherContent(ValueError):
    """What is asked of a dialogue is not known in its kind: a forged button may carry the number of any."""


@dataclass(frozen=True)
class Dialogue:
    """`asked` names what is awaited in words; None where only buttons are. `account` is who began it."""

    id: int
    organization: int | None
    account: int
    chat: int
    kind: DialogueKind
    asked: Awaited | None
    content: Content
    closed: bool

    def _held(self, kind: type[C]) -> C:
        """What is known in it. Raises OtherContent where that is of another kind."""
        if not isinstance(self.content, kind):
            raise OtherContent(self.kind)
        return self.content

    @property
    def setup(self) -> Setup:
        return self._held(Setup)

    @property
    def draft(self) -> Draft:
        return self._held(Draft)

    @property
    def drafts(self) -> DraftList:
        return self._held(DraftList)

    @property
    def paper(self) -> PaperOrder:
        return self._held(PaperOrder)

    @property
    def plan(self) -> Plan:
        return self._held(Plan)

    @property
    def round(self) -> RoundTalk:
        return self._held(RoundTalk)

    @property
    def of_paper(self) -> OfPaper:
        return self._held(OfPaper)

    @property
    def of_sheet(self) -> OfSheet:
        return self._held(OfSheet)

    @property
    def registers(self) -> bool:
        """Whether it is about tasks that are being registered."""
        return self.kind in REGISTERING

    @property
    def about(self) -> AboutTask:
        return self._held(AboutTask)

    @property
    def unplaced(self) -> Unplaced:
        return self._held(Unplaced)
