"""The state of a town: who and what there is, and how a message comes into a chat and is told to the bot."""

import itertools
import mimetypes
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from simulator import pictures, serialization
from simulator.clock import TownClock
from simulator.errors import TownError
from simulator.formatting.entities import Entity
from simulator.limits import FloodControl
from simulator.models import (
    Bot,
    Channel,
    Chat,
    ChatKind,
    File,
    Keyboard,
    Mask,
    Media,
    Message,
    Person,
    Press,
    Service,
    Status,
)
from simulator.signals import Signal
from simulator.trouble import Troubles
from simulator.update_queue import UpdateQueue

FIRST_PERSON = 5_100_000_001
FIRST_GROUP = -4_200_000_001
FIRST_SUPERGROUP = -1_002_300_000_001
BOT = 7_000_000_001
FIRST_CHANNEL = -1_001_900_000_001
_SHELVES = {
    Media.DOCUMENT: ("documents", "BQAC"),
    Media.PHOTO: ("photos", "AgAC"),
    Media.VIDEO: ("videos", "BAAC"),
    Media.VOICE: ("voice", "AwAC"),
    Media.AUDIO: ("music", "CQAC"),
}
"""Where files of a kind lie, and how their ids begin."""
_COMMAND = re.compile(r"/[A-Za-z0-9_]*(?:@([A-Za-z0-9_]+))?")


class Town:
    """Everything that a town remembers. Not for several threads: all calls belong to one event loop.

    `now` is the town's moment at the beginning (None: the real one), `limits` whether flood control is on, `privacy`
    the bot's privacy mode.
    """

    def __init__(
        self,
        now: datetime | None = None,
        *,
        limits: bool = True,
        privacy: bool = True,
        bot_name: str = "dondoc",
        bot_username: str = "dondoc_bot",
    ) -> None:
        self.clock = TownClock.starting_at(now)
        self.bot = Bot(BOT, bot_name, bot_username, privacy)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.moved: dict[int, int] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self._file_numbers = itertools.count(1)
        self.updates = UpdateQueue()
        self.limits = FloodControl() if limits else None
        self.troubles = Troubles()
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.changed = Signal()
        self.version = 0
        self.calls = 0
        self.last_call = 0.0
        self.presses: dict[str, Press] = {}
        self.press_answered = Signal()
        self.shared_id = 0
        self.albums = 0

    # Building

    def add_person(self, name: str, title: str = "", *, id: int | None = None, username: str | None = None) -> Person:
        """Somebody new, with a private chat that is not opened yet. Raises TownError if the id is taken."""
        person = Person(id or max(self.people, default=FIRST_PERSON - 1) + 1, name, title, username)
        if person.id in self.chats or person.id <= 0:
            raise TownError(f"the id {person.id} is taken or not a person's")
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, ChatKind.PRIVATE, name, {person.id: Status.MEMBER}, Status.MEMBER)
        self.touch(self.chats[person.id])
        return person

    def add_group(
        self,
        title: str,
        members: Sequence[int] = (),
        *,
        id: int | None = None,
        kind: ChatKind = ChatKind.SUPERGROUP,
        topics: Sequence[str] | None = None,
        with_bot: bool = True,
        linked: str | None = None,
    ) -> Chat:
        """A new group; the first member has created it. With `topics` (only a supergroup) it is a forum.

        `linked` is the title of the channel whose posts come into it.
        """
        if kind is ChatKind.PRIVATE or (topics is not None and kind is not ChatKind.SUPERGROUP):
            raise TownError("a new chat is a group or a supergroup, and only a supergroup has topics")
        roles = {self.person(member).id: Status.MEMBER for member in members}
        if members:
            roles[members[0]] = Status.CREATOR
        chat = Chat(id or self.new_chat_id(kind), kind, title, roles)
        chat.bot = Status.MEMBER if with_bot else Status.LEFT
        chat.linked = self.channel(linked) if linked else None
        if chat.id in self.chats or chat.id >= 0:
            raise TownError(f"the id {chat.id} is taken or not a group's")
        self.chats[chat.id] = chat
        chat.topics = None if topics is None else {}
        for topic in topics or ():
            self.add_topic(chat.id, topic)
        self.touch(chat)
        return chat

    def add_topic(self, chat: int, name: str) -> int:
        """A new topic in a forum; → its id, which the Bot API calls message_thread_id."""
        place = self.chat(chat)
        creator = next((one for one, status in place.members.items() if status is Status.CREATOR), None)
        if place.topics is None or creator is None:
            raise TownError("only a forum with a creator has topics")
        said = Message(place, self.new_message_id(place), self.people[creator], self.clock.now())
        said.topic, said.service = said.message_id, Service("forum_topic_created", value=name)
        place.topics[said.message_id] = name
        self.post(said)
        return said.message_id

    def channel(self, title: str) -> Channel:
        """The channel of that title, which is there as soon as somebody speaks of it."""
        return self.channels.setdefault(title, Channel(FIRST_CHANNEL - len(self.channels), title))

    # Looking up

    def person(self, id: int) -> Person:
        """The person with that id. Raises TownError if there is none."""
        if id not in self.people:
            raise TownError(f"there is no person {id}", 404)
        return self.people[id]

    def chat(self, id: int) -> Chat:
        """The chat with that id, or what became of it when it moved. Raises TownError if there is none."""
        place = self.chats.get(self.moved.get(id, id))
        if place is None:
            raise TownError(f"there is no chat {id}", 404)
        return place

    def message(self, chat: int, message_id: int) -> Message:
        """The message with that id in that chat. Raises TownError if there is none."""
        place = self.chat(chat)
        if message_id not in place.messages:
            raise TownError(f"there is no message {message_id} in the chat {chat}", 404)
        return place.messages[message_id]

    def messages(self, chat: int, after: int = 0) -> list[Message]:
        """The messages of a chat with ids beyond `after`, oldest first."""
        place = self.chat(chat)
        if after >= place.last_id:
            return []
        return [said for id, said in place.messages.items() if id > after]

    # Writing down

    def new_message_id(self, chat: Chat) -> int:
        """The next id: every supergroup counts its own, private chats and groups share one count, as with Telegram."""
        if chat.kind is ChatKind.SUPERGROUP:
            return chat.last_id + 1
        self.shared_id = max(self.shared_id, chat.last_id) + 1
        return self.shared_id

    def add_message(
        self,
        sender: Person | Bot,
        chat: Chat,
        text: str = "",
        entities: Sequence[Entity] = (),
        *,
        file: File | None = None,
        media: Media = Media.DOCUMENT,
        buttons: Keyboard | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        silent: bool = False,
        asks_reply: bool = False,
        service: Service | None = None,
    ) -> Message:
        """Puts a message into a chat and tells the bot of it where it may hear it."""
        said = self.draft(sender, chat, text, entities)
        said.file, said.media, said.buttons = file, media, buttons or []
        said.reply_to, said.topic, said.service = reply_to, topic, service
        said.silent, said.asks_reply = silent, asks_reply
        return self.post(said)

    def draft(
        self, sender: Person | Bot | Mask, chat: Chat, text: str = "", entities: Sequence[Entity] = ()
    ) -> Message:
        """A message that nobody sees before it is posted, which must happen before the next is drafted."""
        return Message(chat, self.new_message_id(chat), sender, self.clock.now(), text, list(entities))

    def post(self, said: Message) -> Message:
        """Puts a finished message into its chat."""
        said.chat.messages[said.message_id] = said
        said.chat.last_id = said.message_id
        self.touch(said.chat)
        if self.is_told_of(said):
            self.queue_update("message", serialization.message(said, self.people))
        return said

    def is_told_of(self, said: Message) -> bool:
        """Whether the bot is told of a message: core.telegram.org/bots/features#privacy-mode."""
        chat = said.chat
        if isinstance(said.sender, Bot) and said.service is None:
            return False
        if chat.is_private:
            return not chat.blocked and said.service is None
        if not chat.bot.present:
            return False
        if chat.bot.rules or not self.bot.privacy or said.service is not None:
            return True
        if said.reply_to is not None and said.reply_to.sender is self.bot:
            return True
        command = _COMMAND.match(said.text)  # Of a text or of a caption.
        return command is not None and (command[1] or self.bot.username).lower() == self.bot.username.lower()

    def new_album(self) -> str:
        """The id by which several messages are one album."""
        self.albums += 1
        return f"{13_000_000_000_000_000 + self.albums}"

    def queue_update(self, kind: str, content: dict[str, Any]) -> None:
        """Files an update for the bot."""
        self.updates.put(kind, content, self.clock.now())

    def touch(self, chat: Chat) -> None:
        """Notes that something that people can see has changed in a chat."""
        self.version += 1
        chat.version = self.version
        self.changed.fire()

    def keep_file(self, name: str, content: bytes, mime: str | None = None, media: Media = Media.DOCUMENT) -> File:
        """Lays a file on the town's server."""
        number, name = next(self._file_numbers), name.encode(errors="replace").decode()
        suffix = PurePosixPath(name).suffix[:12]
        mime = mime or mimetypes.guess_type(name)[0]
        folder, mark = _SHELVES[media]
        path = f"{folder}/file_{number}{suffix if suffix.isascii() else ''}"
        kept = File(
            f"{mark}AgUAAx{number:06d}AAE",
            f"AgAD{number:06d}",
            name,
            mime,
            content,
            path,
            pictures.size_of(content),
            media,
        )
        self.files[kept.file_id] = kept
        return kept

    def find_file(self, path: str) -> File | None:
        """The file that lies at that path of the download address; None if there is none."""
        return next((kept for kept in self.files.values() if kept.path == path), None)

    def forget(self, said: Message) -> None:
        """Takes a message out of its chat."""
        said.chat.messages.pop(said.message_id, None)
        if said.message_id in said.chat.pinned:
            said.chat.pinned.remove(said.message_id)
        self.touch(said.chat)

    def signals(self) -> list[Signal]:
        """All that one can wait for in the town."""
        return [self.changed, self.updates.changed, self.clock.changed, self.press_answered]

    def open(self) -> None:
        """Lets people and bots wait for things again, after `close`."""
        for signal in self.signals():
            signal.closed = False

    def close(self) -> None:
        """Releases everybody who waits for something in the town, for the end of its server."""
        for signal in self.signals():
            signal.close()

    def new_chat_id(self, kind: ChatKind) -> int:
        """An id for a new group: groups count downwards, supergroups from a first one of their own."""
        first = FIRST_SUPERGROUP if kind is ChatKind.SUPERGROUP else FIRST_GROUP
        taken = [id for id, chat in self.chats.items() if chat.kind is kind] + [id for id in self.moved if id < 0]
        return min([first + 1, *(id for id in taken if (id < -(10**12)) == (first < -(10**12)))]) - 1
