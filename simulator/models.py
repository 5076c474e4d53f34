"""Who and what a town is made of: people, the bot, chats, files and messages."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from simulator.formatting.entities import Entity

Keyboard = list[list[dict[str, Any]]]


class ChatKind(StrEnum):
    """The kinds of chat that a town has, spelt as the Bot API spells them."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    """What somebody is in a chat, spelt as the Bot API spells it."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def present(self) -> bool:
        """Whether such a one sees the chat."""
        return self not in (Status.LEFT, Status.KICKED)

    @property
    def rules(self) -> bool:
        """Whether such a one is an admin of the chat."""
        return self in (Status.CREATOR, Status.ADMINISTRATOR)


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody who writes. `title` is for people and tools, bots are not told it; `username` None if not chosen."""

    id: int
    name: str
    title: str = ""
    username: str | None = None


@dataclass(frozen=True, eq=False)
class Channel:
    """A channel outside the town. People write in its name, or its posts come into the group that it belongs to."""

    id: int
    title: str


@dataclass(frozen=True, eq=False)
class Mask:
    """In whose name Telegram shows what no account of a person says: an unseen admin, a channel, a linked post."""

    id: int
    name: str
    username: str | None
    is_bot: bool = True


ANONYMOUS_ADMIN = Mask(1_087_968_824, "Group", "GroupAnonymousBot")
AS_A_CHANNEL = Mask(136_817_688, "Channel", "Channel_Bot")
TELEGRAM = Mask(777_000, "Telegram", None, is_bot=False)


@dataclass(eq=False)
class Bot:
    """The one bot of a town.

    Its id is what stands before the colon of the first token that calls; until then `named` is False. With `privacy`
    it hears in groups only commands, replies to itself and service messages, unless it is an admin there.
    """

    id: int
    name: str
    username: str
    privacy: bool = True
    named: bool = False


class Media(StrEnum):
    """As what a file is sent, spelt as the Bot API spells it."""

    DOCUMENT = "document"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"


@dataclass(frozen=True)
class Place:
    """A place on the map."""

    latitude: float
    longitude: float


@dataclass(frozen=True, eq=False)
class Origin:
    """Where a forwarded message comes from: an account, a hidden one of that `name`, or a message of a channel."""

    date: datetime
    sender: "Person | Bot | None" = None
    name: str = ""
    channel: Channel | None = None
    message_id: int = 0


@dataclass(frozen=True)
class Quote:
    """The part of a message that an answer quotes; `position` is counted in UTF-16 units."""

    text: str
    position: int


@dataclass(frozen=True, eq=False)
class File:
    """A file that lies on the town's server. `size_pixels` is set for pictures only, `mime` None if nobody said."""

    file_id: str
    unique_id: str
    name: str
    mime: str | None
    content: bytes
    path: str
    size_pixels: tuple[int, int] | None = None
    media: Media = Media.DOCUMENT


@dataclass(frozen=True, eq=False)
class Service:
    """What a service message tells: `kind` as the Bot API's field is called, and who or what it is about."""

    kind: str
    about: tuple["Person | Bot", ...] = ()
    message: "Message | None" = None
    value: int | str | None = None


@dataclass(eq=False)
class Chat:
    """A chat with its people, topics and messages by id, in the order in which they were sent.

    `topics` is None unless the chat is a forum. `opened` and `blocked` speak of private chats: whether the person has
    ever spoken to the bot, has blocked it. `typing` is until when the bot shows that it is busy, `version` the town's
    count of visible changes at the last one here. `linked` is the channel whose posts come into a group, None if none.
    """

    id: int
    kind: ChatKind
    title: str
    members: dict[int, Status] = field(default_factory=dict)
    bot: Status = Status.LEFT
    topics: dict[int, str] | None = None
    messages: dict[int, "Message"] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    opened: bool = False
    blocked: bool = False
    typing: datetime | None = None
    version: int = 0
    linked: Channel | None = None

    @property
    def is_private(self) -> bool:
        """Whether this is the chat of one person with the bot."""
        return self.kind is ChatKind.PRIVATE

    def has(self, person: int) -> bool:
        """Whether that person is in the chat now."""
        return self.members.get(person, Status.LEFT).present

    @property
    def present(self) -> list[int]:
        """The ids of the people in the chat."""
        return [person for person, status in self.members.items() if status.present]


@dataclass(eq=False)
class Message:
    """One message. `topic` is None outside topics and in General; `edited` None if it never was.

    `asks_reply` is what the Bot API calls force_reply: the apps of those addressed open an answer to it. `writer` is
    whoever wrote it, where `sender` is a mask; `author` the chat in whose name it is then, None for an account's own
    words. `automatic` is a post of the linked channel. Messages of one `album` are shown as one.
    """

    chat: Chat
    message_id: int
    sender: "Person | Bot | Mask"
    date: datetime
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    file: File | None = None
    media: Media = Media.DOCUMENT
    place: Place | None = None
    buttons: Keyboard = field(default_factory=list)
    reply_to: Self | None = None
    topic: int | None = None
    edited: datetime | None = None
    silent: bool = False
    asks_reply: bool = False
    service: Service | None = None
    reactions: dict[int, str] = field(default_factory=dict)
    writer: Person | None = None
    author: Chat | Channel | None = None
    automatic: bool = False
    origin: Origin | None = None
    quote: Quote | None = None
    album: str | None = None

    @property
    def thread(self) -> int | None:
        """The id that the Bot API calls message_thread_id: a topic, or in a supergroup the root of the replies."""
        if self.topic is not None:
            return self.topic
        if self.reply_to is None or self.chat.kind is not ChatKind.SUPERGROUP or self.chat.topics is not None:
            return None
        return self.reply_to.thread or self.reply_to.message_id


@dataclass(eq=False)
class Press:
    """A button that somebody pressed. `answer` and `alert` are None until the bot answered, or if it gave no words."""

    id: str
    person: Person
    message: Message
    data: str
    since: datetime
    answered: bool = False
    answer: str | None = None
    alert: bool | None = None
