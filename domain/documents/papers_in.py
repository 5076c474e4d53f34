"""A paper that was given to the assistant: its head, its drafts of tasks, and what has become of each of them."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any

from domain.documents.findings import Doubt, Head, Nature, Warned
from domain.registering.drafts import Draft
from domain.registering.papers import Paper
from domain.tasks import PersonName
from domain.words import fold


class ItemState(StrEnum):
    """What has become of a draft. The values are stored."""

    OPEN = auto()
    TAKEN = auto()
    """It was accepted, and tasks were made of it."""
    LEFT = auto()
    """Somebody has left it out; it may be taken all the same."""
    OTHERS = auto()
    """It is the work of another body, and is left out unless somebody asks for it."""


@dataclass(frozen=True)
class Taken:
    """Who accepted a draft and when, and the ids of the tasks that were made of it."""

    by: str
    person: int
    at: dt.datetime
    tasks: tuple[int, ...]


class Revised(StrEnum):
    """What a newer version says otherwise of a task that was accepted of an older one. The values are stored."""

    LEAD = auto()
    DEADLINE = auto()
    CONTENT = auto()


@dataclass(frozen=True)
class Revision:
    """An item is that of an older version, of which tasks were made: accepting it changes these.

    `was` is what the older version said where this one says otherwise.
    """

    taken: Taken
    was: Mapping[Revised, str]

    def to_json(self) -> list[Any]:
        return [_taken_json(self.taken), {what.value: words for what, words in self.was.items()}]

    @classmethod
    def from_json(cls, stored: list[Any]) -> "Revision":
        taken, was = stored
        return cls(_taken_of(taken), {Revised(what): words for what, words in was.items()})


@dataclass(frozen=True)
class Item:
    """One draft of a paper. Its `number` stays, whatever becomes of the others.

    `place` is where it stands in the paper, `words` how it is written there, "" where its content says just that;
    `gone` is the name of a unit that is no more, for which its successor is proposed, `same` the numbers of tasks on
    record that are the same or nearly so, `whose` who leads it as written.
    """

    number: int
    draft: Draft
    place: str = ""
    page: int | None = None
    doubts: tuple[Doubt, ...] = ()
    whose: str = ""
    gone: str = ""
    same: tuple[int, ...] = ()
    after_parent: dt.date | None = None
    """The deadline of the parent paper, where that of this one lies behind it."""
    state: ItemState = ItemState.OPEN
    taken: Taken | None = None
    words: str = ""
    revision: Revision | None = None

    @property
    def tasks(self) -> tuple[int, ...]:
        """The ids of the tasks that were made of it, or that it changes."""
        taken = self.taken or (self.revision.taken if self.revision else None)
        return taken.tasks if taken else ()

    @property
    def is_open(self) -> bool:
        return self.state is ItemState.OPEN

    @property
    def is_complete(self) -> bool:
        return self.draft.missing is None

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "draft": self.draft.to_json(),
            "place": self.place,
            "page": self.page,
            "doubts": list(self.doubts),
            "whose": self.whose,
            "gone": self.gone,
            "same": list(self.same),
            "after_parent": self.after_parent.isoformat() if self.after_parent else None,
            "state": self.state.value,
            "words": self.words,
            "taken": _taken_json(self.taken) if self.taken else None,
            "revision": self.revision.to_json() if self.revision else None,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Item":
        return cls(
            stored["number"],
            Draft.from_json(stored["draft"]),
            stored["place"],
            stored["page"],
            tuple(Doubt(one) for one in stored["doubts"]),
            stored["whose"],
            stored["gone"],
            tuple(stored["same"]),
            dt.date.fromisoformat(stored["after_parent"]) if stored["after_parent"] else None,
            ItemState(stored["state"]),
            _taken_of(stored["taken"]) if stored["taken"] else None,
            stored.get("words", ""),
            Revision.from_json(stored["revision"]) if stored.get("revision") else None,
        )


def _taken_json(taken: Taken) -> list[Any]:
    return [taken.by, taken.person, taken.at.isoformat(), list(taken.tasks)]


def _taken_of(stored: list[Any]) -> Taken:
    by, person, at, tasks = stored
    return Taken(by, person, dt.datetime.fromisoformat(at), tuple(tasks))


@dataclass(frozen=True)
class Drafts:
    """What a paper is as a whole, and its drafts: all of it that may change."""

    nature: Nature = Nature.ASSIGNS
    is_draft: bool = False
    """Whether "DỰ THẢO" stands on it."""
    draft_meant: bool = False
    """Whether somebody has said that its tasks are taken though it is one."""
    warnings: tuple[Warned, ...] = ()
    pages: int | None = None
    pages_read: int | None = None
    unread: tuple[int, ...] = ()
    """The numbers of pages before that one which took too long."""
    parent: str = ""
    """The number of the paper that it carries out, as the organization knows it; "" where none is known."""
    items: tuple[Item, ...] = ()

    def item(self, number: int) -> Item:
        return next(item for item in self.items if item.number == number)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(item.number for item in self.items)

    def of(self, *states: ItemState) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state in states)

    @property
    def open_ones(self) -> tuple[Item, ...]:
        return self.of(ItemState.OPEN)

    @property
    def lacking(self) -> tuple[Item, ...]:
        """Those that are open and lack something."""
        return tuple(item for item in self.open_ones if not item.is_complete)

    @property
    def doubled(self) -> tuple[Item, ...]:
        """Those that are open and on record already, as it seems."""
        return tuple(item for item in self.open_ones if item.same)

    @property
    def ready(self) -> tuple[Item, ...]:
        """Those that are taken where somebody takes all."""
        return tuple(item for item in self.open_ones if item.is_complete and not item.same)

    @property
    def tasks(self) -> tuple[int, ...]:
        """The ids of all tasks that were made of it, or of the version before it."""
        return tuple(task for item in self.items for task in item.tasks)

    def with_items(self, changed: Iterable[Item]) -> "Drafts":
        by_number = {item.number: item for item in changed}
        return replace(self, items=tuple(by_number.get(item.number, item) for item in self.items))

    def without(self, numbers: Collection[int]) -> "Drafts":
        """Without drafts that have become part of others."""
        return replace(self, items=tuple(item for item in self.items if item.number not in numbers))

    def in_state(self, numbers: Collection[int], state: ItemState) -> "Drafts":
        return self.with_items(replace(item, state=state) for item in self.items if item.number in numbers)

    def to_json(self) -> dict[str, Any]:
        return {
            "nature": self.nature.value,
            "is_draft": self.is_draft,
            "draft_meant": self.draft_meant,
            "warnings": list(self.warnings),
            "pages": self.pages,
            "pages_read": self.pages_read,
            "unread": list(self.unread),
            "parent": self.parent,
            "items": [item.to_json() for item in self.items],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Drafts":
        return cls(
            Nature(stored["nature"]),
            stored["is_draft"],
            stored["draft_meant"],
            tuple(Warned(one) for one in stored["warnings"]),
            stored["pages"],
            stored["pages_read"],
            tuple(stored.get("unread", ())),
            stored["parent"],
            tuple(Item.from_json(item) for item in stored["items"]),
        )


@dataclass(frozen=True)
class PaperIn:
    """A paper that was read: its `number` in the organization (/vanban 12) and the id of its file.

    `replaced_by` is the number of a newer version of it, None where there is none.
    """

    id: int
    organization: int
    number: int
    head: Head
    name: str
    file: int
    sender: PersonName
    at: dt.datetime
    drafts: Drafts
    replaced_by: int | None = None

    @property
    def is_open(self) -> bool:
        return self.replaced_by is None and bool(self.drafts.open_ones)

    @property
    def source(self) -> Paper:
        """What its tasks know of it."""
        return Paper(self.head.number, self.head.day, self.head.issuer, self.head.about)


@dataclass(frozen=True)
class OfPaper:
    """The dialogue about the paper of that number in the organization."""

    number: int

    def to_json(self) -> dict[str, Any]:
        return {"number": self.number}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "OfPaper":
        return cls(stored["number"])


def issuer_key(head: Head) -> str:
    """What the keys of all papers of one issuer begin with."""
    return f"{fold(head.issuer)}|"


def key_of(head: Head) -> str:
    """What all versions of a paper have in common: its issuer, and its number."""
    return f"{issuer_key(head)}{fold(head.number)}"


def is_numbered(head: Head) -> bool:
    """Whether the number is there, and not only the symbol behind it ("/UBND-NC")."""
    return head.number[:1].isdecimal()
