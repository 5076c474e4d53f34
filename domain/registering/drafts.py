"""Tasks that are being registered, one or a list of them, and which deadlines they may have."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum, auto
from typing import Any

from domain import refusals
from domain.asking import Awaited
from domain.deadlines import Before, DeadlineKind
from domain.registering.papers import Paper
from domain.tasks import Due, PersonName, Urgency

LONGEST_CONTENT = 2000
LONGEST_LIST = 20_000
MOST_LISTED = 100
"""Tasks of one list."""
LONGEST_WHOLE = 3_800
"""Characters from which on a message may be the first part of one that the messenger cut."""
YEARS_AHEAD = 10


class DayFault(StrEnum):
    """Why a day that was written cannot be the deadline that is meant."""

    NO_SUCH_DAY = auto()
    PASSED = auto()
    TOO_FAR = auto()


@dataclass(frozen=True)
class Unusable:
    """A deadline that cannot be meant: its words, or its day where they are not known, and why."""

    words: str
    fault: DayFault


@dataclass(frozen=True)
class Draft:
    """A task that is being registered. Empty fields are not known yet; `assigning` tells /giao from /dangky."""

    assigning: bool = False
    content: str = ""
    leads: tuple[int, ...] = ()
    support: tuple[int, ...] = ()
    partners: tuple[str, ...] = ()
    """Bodies outside the department that support, as they were written."""
    joint: bool = False
    """Whether several units are to lead together, which no task allows: one of them is asked for."""
    due: Due | None = None
    no_deadline: bool = False
    product: str | None = None
    paper: str | None = None
    source: Paper | None = None
    """What is known of that paper beside its words."""
    area: str | None = None
    """None where it is that of the paper."""
    set_above: bool = False
    """Whether the paper, and with it the deadline, comes from a higher authority."""
    urgency: Urgency = Urgency.NORMAL
    vague: str | None = None
    """Words that urge without a date ("khẩn trương"): a date is proposed and asked for."""
    counts: bool = False
    """Whether these words say how long, and only the day from which it counts is not known."""
    unclear: str | None = None
    """A name that fits several units or none: the leading unit is asked for."""
    close: tuple[int, ...] = ()
    """The units between which that name does not decide."""
    doer: PersonName | None = None
    """The officer of the leading unit who is to do it."""
    unclear_support: str | None = None
    """Likewise of a supporting unit, which is shown and left out."""
    guessed: Due | None = None
    """What a deadline that could not be read may mean: it is asked, and counts only once somebody says so."""
    other_days: tuple[str, ...] = ()
    """Words of other deadlines in the same message, or of other readings: the card shows them."""
    unusable: Unusable | None = None
    """A deadline that was written and cannot be meant: another one is asked for."""
    heading: str = ""
    """What stands above the task in a list, and is none of its fields: "Công việc tuần 49"."""

    @property
    def missing(self) -> Awaited | None:
        """What has to be asked next; None when all is known."""
        if not self.content:
            return Awaited.CONTENT
        if not self.leads or (len(self.leads) > 1 and (self.joint or not self.assigning)):
            return Awaited.LEAD
        return None if self.due or self.no_deadline else Awaited.DEADLINE

    def to_json(self) -> dict[str, Any]:
        return {
            **{
                name: getattr(self, name)
                for name in ("assigning", "content", "no_deadline", "product", "paper", "area")
            },
            **{
                name: getattr(self, name)
                for name in ("joint", "set_above", "vague", "counts", "unclear", "unclear_support", "heading")
            },
            "other_days": list(self.other_days),
            "partners": list(self.partners),
            "leads": list(self.leads),
            "close": list(self.close),
            "doer": asdict(self.doer) if self.doer else None,
            "support": list(self.support),
            "urgency": self.urgency.value,
            "due": due_json(self.due) if self.due else None,
            "guessed": due_json(self.guessed) if self.guessed else None,
            "source": self.source.to_json() if self.source else None,
            "unusable": [self.unusable.words, self.unusable.fault] if self.unusable else None,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Draft":
        known = {
            "leads": tuple(stored["leads"]),
            "other_days": tuple(stored["other_days"]),
            "partners": tuple(stored.get("partners", ())),
            "support": tuple(stored["support"]),
            "close": tuple(stored.get("close", ())),
            "doer": PersonName(**stored["doer"]) if stored.get("doer") else None,
            "urgency": Urgency(stored["urgency"]),
            "due": due_from_json(stored["due"]) if stored["due"] else None,
            "guessed": due_from_json(stored["guessed"]) if stored.get("guessed") else None,
            "unusable": _unusable(stored.get("unusable")),
            "source": Paper.from_json(stored["source"]) if stored.get("source") else None,
        }
        return cls(**{**stored, **known})


@dataclass(frozen=True)
class DraftList:
    """The drafts by their numbers, which stay when others are left out.

    `parts` are the texts of a list of which more may come: it is read as a whole when all are there.
    """

    assigning: bool = False
    items: tuple[tuple[int, Draft], ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(draft for _, draft in self.items)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(number for number, _ in self.items)

    @property
    def lacking(self) -> int | None:
        """The number of the first item that lacks something; None where all are known."""
        return next((number for number, draft in self.items if draft.missing), None)

    @property
    def asked(self) -> Awaited:
        """What is awaited in words: what the first item lacks; more of the list, or a correction, where none does."""
        lacking = self.lacking
        return (self.item(lacking).missing if lacking is not None else None) or Awaited.MORE

    def item(self, number: int) -> Draft:
        return dict(self.items)[number]

    def with_items(self, changed: Mapping[int, Draft]) -> "DraftList":
        return replace(self, items=tuple((number, changed.get(number, draft)) for number, draft in self.items))

    def without(self, numbers: Collection[int]) -> "DraftList":
        return replace(self, items=tuple(item for item in self.items if item[0] not in numbers))

    def and_more(self, drafts: Iterable[Draft]) -> "DraftList":
        """The list with more items behind the last number that it ever had."""
        first = max(self.numbers, default=0) + 1
        return replace(self, items=(*self.items, *enumerate(drafts, first)))

    def to_json(self) -> dict[str, Any]:
        items = [[number, draft.to_json()] for number, draft in self.items]
        return {"assigning": self.assigning, "items": items, "parts": list(self.parts)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "DraftList":
        items = tuple((number, Draft.from_json(draft)) for number, draft in stored["items"])
        return cls(stored["assigning"], items, tuple(stored["parts"]))


@dataclass(frozen=True)
class Correction:
    """What is said of some items: `words` correct each of them; without words they are left out."""

    items: tuple[int, ...]
    words: str = ""


def unusable(refusal: refusals.NoSuchDay | refusals.DeadlinePassed | refusals.TooFar) -> Unusable:
    """What is kept of a deadline that is refused."""
    if isinstance(refusal, refusals.NoSuchDay):
        return Unusable(refusal.words, DayFault.NO_SUCH_DAY)
    fault = DayFault.PASSED if isinstance(refusal, refusals.DeadlinePassed) else DayFault.TOO_FAR
    return Unusable(f"{refusal.day:%d/%m/%Y}", fault)


def _unusable(stored: list[str] | None) -> Unusable | None:
    return Unusable(stored[0], DayFault(stored[1])) if stored else None


def due_json(due: Due) -> dict[str, Any]:
    return {
        "words": due.words,
        "kind": due.kind.value,
        "day": due.day.isoformat() if due.day else None,
        "moment": due.moment.isoformat() if due.moment else None,
        "rrule": due.rrule,
        "before": due.before.value if due.before else None,
    }


def due_from_json(stored: dict[str, Any]) -> Due:
    return Due(
        words=stored["words"],
        kind=DeadlineKind(stored["kind"]),
        day=dt.date.fromisoformat(stored["day"]) if stored["day"] else None,
        moment=dt.datetime.fromisoformat(stored["moment"]) if stored["moment"] else None,
        rrule=stored["rrule"],
        before=Before(stored["before"]) if stored.get("before") else None,
    )


def refuse_unlikely(due: Due, *, now: dt.datetime) -> None:
    """A deadline that has passed, or lies many years ahead, is a slip of the finger: it is asked again.

    `now` carries the local zone. Raises DeadlinePassed, TooFar.
    """
    assert now.tzinfo is not None
    ends = due.ends(now.tzinfo)
    if ends is None:
        return
    day = ends.astimezone(now.tzinfo).date() if due.moment else due.day
    assert day is not None
    if ends <= now:
        raise refusals.DeadlinePassed(day)
    if day.year > now.year + YEARS_AHEAD:
        raise refusals.TooFar(day)
