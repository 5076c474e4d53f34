"""What people do in the chats of a town: they say, send, change, delete and press something.

Everything raises TownError where a person could not do such a thing in Telegram.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from simulator import membership, pictures, serialization
from simulator.errors import TownError
from simulator.formatting.entities import detect, units
from simulator.manners import PLAIN, Manner, dress
from simulator.models import Chat, File, Media, Message, Person, Place, Press
from simulator.reactions import is_reaction
from simulator.state import Town

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_ALBUM = 10
LARGEST_UPLOAD = 50 * 1024 * 1024
PRESS_LIVES = timedelta(minutes=15)


def say(
    town: Town,
    person: int,
    chat: int,
    text: str,
    reply_to: int | None = None,
    topic: int | None = None,
    manner: Manner = PLAIN,
) -> Message:
    """A person says something; → the message, the first of several where it is longer than Telegram allows."""
    who, place = _speaker(town, person, chat)
    text = text.strip()
    if not text:
        raise TownError("there is nothing in that message")
    answered, thread = _place_of(town, place, reply_to, topic)
    first, *rest = _pieces(text)
    said = _drafted(town, who, place, first, answered, thread, manner)
    _open(town, place)
    town.post(said)
    for piece in rest:
        town.post(_drafted(town, who, place, piece, None, thread, replace(manner, quote=None)))
    return said


def _drafted(
    town: Town,
    who: Person,
    place: Chat,
    text: str,
    answered: Message | None,
    topic: int | None,
    manner: Manner = PLAIN,
) -> Message:
    said = town.draft(who, place, text, detect(text))
    said.reply_to, said.topic = answered, topic
    dress(town, said, who, manner)
    return said


@dataclass(frozen=True)
class Sent:
    """A file that a person sends. `mime` None if nobody said."""

    name: str
    content: bytes
    mime: str | None = None


def upload(
    town: Town,
    person: int,
    chat: int,
    name: str,
    content: bytes,
    caption: str = "",
    reply_to: int | None = None,
    topic: int | None = None,
    *,
    mime: str | None = None,
    media: Media = Media.DOCUMENT,
) -> Message:
    """A person sends one file, a photo being a PNG, JPEG or GIF."""
    return upload_several(town, person, chat, [Sent(name, content, mime)], caption, reply_to, topic, media=media)[0]


def upload_several(
    town: Town,
    person: int,
    chat: int,
    files: Sequence[Sent],
    caption: str = "",
    reply_to: int | None = None,
    topic: int | None = None,
    *,
    media: Media = Media.DOCUMENT,
    manner: Manner = PLAIN,
    album: str | None = None,
) -> list[Message]:
    """A person sends files of one kind, several as an album, with the caption under the first.

    `album` is one of which other parts were sent before: a slow line brings them late.
    """
    who, place = _speaker(town, person, chat)
    caption = caption.strip()
    if units(caption) > LONGEST_CAPTION:
        raise TownError(f"a caption is no longer than {LONGEST_CAPTION} characters")
    if len(files) > LARGEST_ALBUM or (len(files) > 1 and media is Media.VOICE):
        raise TownError(f"an album has up to {LARGEST_ALBUM} files, and what was spoken is sent one by one")
    answered, thread = _place_of(town, place, reply_to, topic)
    kept = [_kept(town, sent, media) for sent in files]
    _open(town, place)
    album = album or (town.new_album() if len(kept) > 1 else None)
    messages = []
    for number, file in enumerate(kept):
        said = _drafted(town, who, place, caption if number == 0 else "", answered, thread, manner)
        said.file, said.media, said.album = file, media, album
        messages.append(town.post(said))
    return messages


def _kept(town: Town, sent: Sent, media: Media) -> File:
    if not sent.content or len(sent.content) > LARGEST_UPLOAD:
        raise TownError("a file is not empty and no larger than 50 MB")
    if media is Media.PHOTO and pictures.size_of(sent.content) is None:
        raise TownError("that file is not a picture")
    return town.keep_file(sent.name, sent.content, sent.mime, media)


def show_place(
    town: Town, person: int, chat: int, where: Place, reply_to: int | None = None, topic: int | None = None
) -> Message:
    """A person shows where something is."""
    who, place = _speaker(town, person, chat)
    said = _drafted(town, who, place, "", *_place_of(town, place, reply_to, topic))
    said.place = where
    _open(town, place)
    return town.post(said)


def react(town: Town, person: int, chat: int, message_id: int, emoji: str | None) -> None:
    """A person reacts to a message with an emoji, or takes the reaction back (None).

    A bot is told in private, and in groups where it is an admin, if it has asked for such updates.
    """
    who, place = _speaker(town, person, chat)
    said = town.message(chat, message_id)
    if said.service is not None or (emoji is not None and not is_reaction(emoji)):
        raise TownError("one reacts to a message, with one of Telegram's emoji")
    before = said.reactions.pop(person, None)
    if emoji is not None:
        said.reactions[person] = emoji
    town.touch(place)
    if before != emoji and not place.blocked and (place.is_private or place.bot.rules):
        town.queue_update("message_reaction", serialization.reaction(said, who, before, emoji, town.clock.now()))


def edit(town: Town, person: int, chat: int, message_id: int, text: str) -> Message:
    """A person changes the words of an own message."""
    who, _ = _speaker(town, person, chat)
    said = town.message(chat, message_id)
    text = text.strip()
    longest = LONGEST_TEXT if said.file is None else LONGEST_CAPTION
    if who not in (said.sender, said.writer) or said.service is not None:
        raise TownError("one edits only one's own messages")
    if units(text) > longest or (not text and said.file is None):
        raise TownError(f"a message has 1 to {longest} characters")
    if text == said.text:
        raise TownError("that is what the message says already")
    said.text, said.entities, said.edited = text, detect(text), town.clock.now()
    town.touch(said.chat)
    if town.is_told_of(said):
        town.queue_update("edited_message", serialization.message(said, town.people))
    return said


def delete(town: Town, person: int, chat: int, message_id: int) -> None:
    """A person deletes an own message; a bot is never told of that."""
    who, _ = _speaker(town, person, chat)
    said = town.message(chat, message_id)
    if who not in (said.sender, said.writer):
        raise TownError("one deletes only one's own messages")
    town.forget(said)


def tap(town: Town, person: int, chat: int, message_id: int, button: str) -> Press:
    """A person presses the button with that label; → the press, which the bot may answer later."""
    who, place = _speaker(town, person, chat)
    said = town.message(chat, message_id)
    labels = {pressed["text"]: pressed for row in reversed(said.buttons) for pressed in reversed(row)}
    if button not in labels:
        raise TownError(f"there is no button {button!r}; there are: {', '.join(reversed(labels)) or 'none'}")
    if "callback_data" not in labels[button]:
        raise TownError(f"the button {button!r} opens something and asks the bot nothing")
    number = f"{person % 10**9}{len(town.presses) + 1:09d}"
    press = Press(number, who, said, labels[button]["callback_data"], town.clock.now())
    town.presses[press.id] = press
    if place.bot.present and not place.blocked:
        town.queue_update("callback_query", _query(town, press))
    return press


async def press(town: Town, person: int, chat: int, message_id: int, button: str, seconds: float = 10) -> Press:
    """As `tap`, and waits until the bot has answered, at most so many real seconds."""
    press = tap(town, person, chat, message_id, button)
    await town.press_answered.wait_until(lambda: press.answered, seconds)
    return press


def answer_press(town: Town, id: str, text: str | None, alert: bool) -> bool:
    """Takes the bot's answer to a press; → False if there is no such press, or it is too old or answered."""
    press = town.presses.get(id)
    if press is None or press.answered or town.clock.now() - press.since > PRESS_LIVES:
        return False
    press.answered, press.answer, press.alert = True, text or None, alert
    town.press_answered.fire()
    town.updates.awaited.answered(press.message.chat.id)
    return True


def _speaker(town: Town, person: int, chat: int) -> tuple[Person, Chat]:
    who, place = town.person(person), town.chat(chat)
    if not place.has(person):
        raise TownError(f"{who.name} is not in that chat", 403)
    return who, place


def _place_of(town: Town, place: Chat, reply_to: int | None, topic: int | None) -> tuple[Message | None, int | None]:
    answered = None if reply_to is None else town.message(place.id, reply_to)
    thread = topic if topic is not None else (answered.topic if answered else None)
    if thread is not None and thread not in (place.topics or {}):
        raise TownError(f"there is no topic {thread} in that chat", 404)
    return answered, thread


def _open(town: Town, place: Chat) -> None:
    if place.is_private:
        place.opened = True
        if place.blocked:
            membership.block(town, place.id, blocked=False)


def _query(town: Town, press: Press) -> dict[str, object]:
    return {
        "id": press.id,
        "from": serialization.user(press.person),
        "message": serialization.message(press.message, town.people),
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
