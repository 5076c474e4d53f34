"""What is wrong with a set-up: chats that take no messages, people out of reach, units without anybody, the clock."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto

from domain.tasks import PersonName, UnitName


class Trouble(StrEnum):
    """Why a chat takes no messages from us."""

    GONE = auto()
    """We are not in it, or it does not exist."""
    MUTE = auto()
    """We may not write there."""
    TOPIC_GONE = auto()
    TOPIC_CLOSED = auto()
    BLOCKED = auto()
    """The person has blocked us, or never opened the chat."""
    UNKNOWN = auto()
    """The messenger did not say."""


@dataclass(frozen=True)
class Place:
    """A chat that messages go to, and the topic in it."""

    chat: int
    topic: int | None = None


@dataclass(frozen=True)
class Looked:
    """What the messenger says: the trouble with each chat that was tried, and by how much our clock is ahead."""

    troubles: Mapping[int, Trouble | None] = field(default_factory=dict)
    ahead: dt.timedelta | None = None

    def is_off(self, allowed: dt.timedelta) -> bool:
        return self.ahead is not None and abs(self.ahead) > allowed


@dataclass(frozen=True)
class Group:
    """A group by its title, with what is wrong with it; None where nothing is."""

    title: str
    trouble: Trouble | None


@dataclass(frozen=True)
class Diagnosis:
    """Everything that was looked at. `unreachable` are those who decide, `closed` the others without a private chat."""

    groups: tuple[Group, ...]
    deciders: tuple[PersonName, ...]
    others: tuple[PersonName, ...]
    vacant: tuple[UnitName, ...]
    claims: int
    absent: int
    undelivered: int
    ahead: dt.timedelta | None

    @property
    def is_good(self) -> bool:
        lacks = (*self.deciders, *self.vacant, self.claims, self.absent, self.undelivered, self.ahead)
        return not any(lacks) and not any(group.trouble for group in self.groups)
