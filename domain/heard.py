"""What a messenger heard: who said or pressed what, where, and in answer to what. It knows no messenger."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum, auto
from typing import Any


class Kind(StrEnum):
    """What happened in a chat."""

    MESSAGE = auto()
    EDITED = auto()
    PRESS = auto()
    OTHER = auto()
    """Something that nobody has an ear for."""
    MARKED = auto()
    """Something with a mark of secrecy: what it says is not kept."""


class Nobody(StrEnum):
    """Why nobody can be told to have said something: rights belong to a person's own account."""

    HIDDEN = auto()
    """A person who writes in the name of a group or of a channel."""
    MACHINE = auto()
    """A bot, the messenger itself, or a channel whose posts are forwarded by themselves."""


class Media(StrEnum):
    """As what something was sent that is no text."""

    DOCUMENT = auto()
    PHOTO = auto()
    VIDEO = auto()
    ANIMATION = auto()
    AUDIO = auto()
    VOICE = auto()
    VIDEO_NOTE = auto()
    LOCATION = auto()
    CONTACT = auto()


SPOKEN = frozenset({Media.VOICE, Media.VIDEO_NOTE, Media.AUDIO, Media.VIDEO})
"""What says something that only people hear."""


@dataclass(frozen=True)
class File:
    """A file that came with a message: the messenger's id for it, and a name to show.

    `message` is the message that it came with. What has no file, as a place on the map, has an empty id.
    """

    id: str
    name: str
    media: Media = Media.DOCUMENT
    message: int | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "File":
        return cls(**{**stored, "media": Media(stored.get("media", Media.DOCUMENT))})


Files = tuple[File, ...]


@dataclass(frozen=True)
class Answered:
    """The message that this one answers; `ours` tells whether we said it, `quote` is the part that was quoted."""

    message: int
    ours: bool = False
    text: str = ""
    quote: str = ""
    files: Files = ()


@dataclass(frozen=True)
class Heard:
    """One thing that a person said or did. `id` is that of its row in the inbox; 0 while it has none.

    `message` is the message that was said or edited, or the one whose button was pressed. `account` is the person's
    id with the messenger, 0 where it names nobody; `nobody` tells why, None where a person speaks.
    """

    channel: str
    kind: Kind
    chat: int
    private: bool = False
    id: int = 0
    claim: int = 0
    """The number under which whoever handles it has claimed its chat."""
    account: int = 0
    nobody: Nobody | None = None
    name: str = ""
    """The person's name, as the messenger shows it."""
    username: str = ""
    """The name by which the messenger finds the person; empty where there is none."""
    title: str | None = None
    """The title of the group; None where the chat is none."""
    topic: int | None = None
    message: int | None = None
    text: str = ""
    """What was typed, or the caption of a file; empty where there is neither."""
    files: Files = ()
    album: str = ""
    """What the parts of an album have in common: each comes as a message of its own."""
    parts: tuple[int, ...] = ()
    """The rows of the inbox of the other parts, where they were put together."""
    answers: Answered | None = None
    pressed: str | None = None
    """The data of the button that was pressed."""
    forwarded: bool = False
    to_us: bool = False
    """Whether it was said in private, answers us, or begins with a command of ours or our name."""
    to_others: bool = False
    """Whether it begins with a command that names another assistant."""
    after_name: str = ""
    """What follows our name at the start of a message."""
    joined: bool = False
    """Whether we were added to the group, or may speak there from now on."""
    left: int | None = None
    """The account of who has left the group; None where nobody has."""
    came: tuple[int, ...] = ()
    """The accounts of those who have come into the group."""
    moved_to: int | None = None
    """The new id of a group that became a supergroup."""
    moved_from: int | None = None
    """The id that a supergroup had while it was a group."""
    is_admin: bool | None = None
    """Whether the person administers the group; None where that was not asked."""

    def marked(self) -> "Heard":
        """What may be kept of something with a mark of secrecy: who said it, and where."""
        return Heard(
            self.channel,
            Kind.MARKED,
            self.chat,
            private=self.private,
            account=self.account,
            title=self.title,
            topic=self.topic,
            message=self.message,
            to_us=self.to_us,
        )


def together(parts: Sequence[Heard]) -> Heard:
    """The parts of an album as one message: all of its files, and whatever words came with one of them."""
    first = parts[0]
    return replace(
        first,
        text="\n".join(part.text for part in parts if part.text),
        files=tuple(file for part in parts for file in part.files),
        answers=next((part.answers for part in parts if part.answers is not None), None),
        to_us=any(part.to_us for part in parts),
        parts=tuple(part.id for part in parts[1:]),
    )


@dataclass(frozen=True)
class Place:
    """Where an answer goes. `update` is the row of the inbox that is answered."""

    channel: str
    update: int
    chat: int
    private: bool = False
    message: int | None = None
    topic: int | None = None
    error: str | None = None
    """What went wrong with the update, where the turn only apologises."""
    parts: tuple[int, ...] = ()
    """The rows of what is answered together with it."""
    claim: int = 0
    """The number under which they are handled."""
