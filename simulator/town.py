"""A small Telegram: a town of people, chats and one bot, and what people do in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator import serialization
from simulator.entities import detect, units
from simulator.errors import TownError
from simulator.membership import Membership
from simulator.models import Chat, File, Message, Person
from simulator.signals import Signal

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
PRESS_LIVES = timedelta(minutes=15)


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


class Town(Membership):
    """The whole town, with what people say and press. Ids of people and chats go in, messages come out.

    Every verb raises TownError where a person could not do such a thing in Telegram.
    """

    def __init__(
        self,
        now: datetime | None = None,
        limits: bool = True,
        *,
        privacy: bool = True,
        bot_name: str = "dondoc",
        bot_username: str = "dondoc_bot",
    ) -> None:
        super().__init__(now, limits=limits, privacy=privacy, bot_name=bot_name, bot_username=bot_username)
        self.presses: dict[str, Press] = {}
        self.press_answered = Signal()

    def say(self, person: int, chat: int, text: str, reply_to: int | None = None, topic: int | None = None) -> Message:
        """A person says something; → the message, the first of several where it is longer than Telegram allows."""
        who, place = self._speaker(person, chat)
        text = text.strip()
        if not text:
            raise TownError("there is nothing in that message")
        answered, thread = self._place_of(place, reply_to, topic)
        self._open(place)
        first, *rest = _pieces(text)
        said = self.speak(who, place, first, detect(first), reply_to=answered, topic=thread)
        for piece in rest:
            self.speak(who, place, piece, detect(piece), topic=thread)
        return said

    def upload(
        self,
        person: int,
        chat: int,
        name: str,
        content: bytes,
        caption: str = "",
        reply_to: int | None = None,
        topic: int | None = None,
        *,
        mime: str | None = None,
        as_photo: bool = False,
    ) -> Message:
        """A person sends a file, as a document or (a PNG, JPEG or GIF) as a photo."""
        who, place = self._speaker(person, chat)
        caption = caption.strip()
        if units(caption) > LONGEST_CAPTION:
            raise TownError(f"a caption is no longer than {LONGEST_CAPTION} characters")
        if not content or len(content) > LARGEST_UPLOAD:
            raise TownError("a file is not empty and no larger than 50 MB")
        answered, thread = self._place_of(place, reply_to, topic)
        kept = self.keep_file(name, content, mime, as_photo=as_photo)
        if as_photo and kept.size_pixels is None:
            raise TownError("that file is not a picture")
        self._open(place)
        return self.speak(
            who, place, caption, detect(caption), file=kept, as_photo=as_photo, reply_to=answered, topic=thread
        )

    def edit(self, person: int, chat: int, message_id: int, text: str) -> Message:
        """A person changes the words of an own message."""
        who, _ = self._speaker(person, chat)
        said = self.message(chat, message_id)
        text = text.strip()
        longest = LONGEST_TEXT if said.file is None else LONGEST_CAPTION
        if said.sender is not who or said.service is not None:
            raise TownError("one edits only one's own messages")
        if units(text) > longest or (not text and said.file is None):
            raise TownError(f"a message has 1 to {longest} characters")
        if text == said.text:
            raise TownError("that is what the message says already")
        said.text, said.entities, said.edited = text, detect(text), self.clock.now()
        self.touch(said.chat)
        if self.hears(said):
            self.tell("edited_message", serialization.message(said, self.people))
        return said

    def delete(self, person: int, chat: int, message_id: int) -> None:
        """A person deletes an own message; a bot is never told of that."""
        who, _ = self._speaker(person, chat)
        said = self.message(chat, message_id)
        if said.sender is not who:
            raise TownError("one deletes only one's own messages")
        self.forget(said)

    def tap(self, person: int, chat: int, message_id: int, button: str) -> Press:
        """A person presses the button with that label; → the press, which the bot may answer later."""
        who, place = self._speaker(person, chat)
        said = self.message(chat, message_id)
        labels = {pressed["text"]: pressed for row in reversed(said.buttons) for pressed in reversed(row)}
        if button not in labels:
            raise TownError(f"there is no button {button!r}; there are: {', '.join(reversed(labels)) or 'none'}")
        if "callback_data" not in labels[button]:
            raise TownError(f"the button {button!r} opens something and asks the bot nothing")
        number = f"{person % 10**9}{len(self.presses) + 1:09d}"
        press = Press(number, who, said, labels[button]["callback_data"], self.clock.now())
        self.presses[press.id] = press
        if place.bot.present and not place.blocked:
            self.tell("callback_query", self._query(press))
        return press

    async def press(self, person: int, chat: int, message_id: int, button: str, seconds: float = 10) -> Press:
        """As `tap`, and waits until the bot has answered, at most so many real seconds."""
        press = self.tap(person, chat, message_id, button)
        await self.press_answered.wait_until(lambda: press.answered, seconds)
        return press

    def answer_press(self, id: str, text: str | None, alert: bool) -> bool:
        """Takes the bot's answer to a press; → False if there is no such press, or it is too old or answered."""
        press = self.presses.get(id)
        if press is None or press.answered or self.clock.now() - press.since > PRESS_LIVES:
            return False
        press.answered, press.answer, press.alert = True, text or None, alert
        self.press_answered.fire()
        return True

    def forget(self, said: Message) -> None:
        """Takes a message out of its chat."""
        said.chat.messages.pop(said.message_id, None)
        if said.message_id in said.chat.pinned:
            said.chat.pinned.remove(said.message_id)
        self.touch(said.chat)

    def find_file(self, path: str) -> File | None:
        """The file that lies at that path of the download address; None if there is none."""
        return next((kept for kept in self.files.values() if kept.path == path), None)

    def signals(self) -> list[Signal]:
        """All that one can wait for in the town."""
        return [*super().signals(), self.press_answered]

    def _speaker(self, person: int, chat: int) -> tuple[Person, Chat]:
        who, place = self.person(person), self.chat(chat)
        if not place.has(person):
            raise TownError(f"{who.name} is not in that chat", 403)
        return who, place

    def _place_of(self, place: Chat, reply_to: int | None, topic: int | None) -> tuple[Message | None, int | None]:
        answered = None if reply_to is None else self.message(place.id, reply_to)
        thread = topic if topic is not None else (answered.topic if answered else None)
        if thread is not None and thread not in (place.topics or {}):
            raise TownError(f"there is no topic {thread} in that chat", 404)
        return answered, thread

    def _open(self, place: Chat) -> None:
        if place.is_private:
            place.opened = True
            if place.blocked:
                self.block(place.id, blocked=False)

    def _query(self, press: Press) -> dict[str, object]:
        return {
            "id": press.id,
            "from": serialization.user(press.person),
            "message": serialization.message(press.message, self.people),
            "chat_instance": str(abs(press.message.chat.id) * 7),
            "data": press.data,
        }


def _pieces(text: str) -> list[str]:
    """Cuts a long text where Telegram's own apps cut it before sending."""
    pieces = []
    while units(text) > LONGEST_TEXT:
        cut = LONGEST_TEXT
        while units(text[:cut]) > LONGEST_TEXT:
            cut -= max(1, (units(text[:cut]) - LONGEST_TEXT) // 2)
        blank = max(text.rfind("\n", cut // 2, cut), text.rfind(" ", cut // 2, cut))
        cut = blank if blank > 0 else cut
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]
