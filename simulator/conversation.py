"""What people do in the chats of a town: they say, send, change, delete and press something.

Everything raises TownError where a person could not do such a thing in Telegram.
"""

from datetime import timedelta

from simulator import membership, serialization
from simulator.errors import TownError
from simulator.formatting.entities import detect, units
from simulator.models import Chat, Message, Person, Press
from simulator.state import Town

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
PRESS_LIVES = timedelta(minutes=15)


def say(
    town: Town, person: int, chat: int, text: str, reply_to: int | None = None, topic: int | None = None
) -> Message:
    """A person says something; → the message, the first of several where it is longer than Telegram allows."""
    who, place = _speaker(town, person, chat)
    text = text.strip()
    if not text:
        raise TownError("there is nothing in that message")
    answered, thread = _place_of(town, place, reply_to, topic)
    _open(town, place)
    first, *rest = _pieces(text)
    said = town.add_message(who, place, first, detect(first), reply_to=answered, topic=thread)
    for piece in rest:
        town.add_message(who, place, piece, detect(piece), topic=thread)
    return said


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
    as_photo: bool = False,
) -> Message:
    """A person sends a file, as a document or (a PNG, JPEG or GIF) as a photo."""
    who, place = _speaker(town, person, chat)
    caption = caption.strip()
    if units(caption) > LONGEST_CAPTION:
        raise TownError(f"a caption is no longer than {LONGEST_CAPTION} characters")
    if not content or len(content) > LARGEST_UPLOAD:
        raise TownError("a file is not empty and no larger than 50 MB")
    answered, thread = _place_of(town, place, reply_to, topic)
    kept = town.keep_file(name, content, mime, as_photo=as_photo)
    if as_photo and kept.size_pixels is None:
        raise TownError("that file is not a picture")
    _open(town, place)
    return town.add_message(
        who, place, caption, detect(caption), file=kept, as_photo=as_photo, reply_to=answered, topic=thread
    )


def edit(town: Town, person: int, chat: int, message_id: int, text: str) -> Message:
    """A person changes the words of an own message."""
    who, _ = _speaker(town, person, chat)
    said = town.message(chat, message_id)
    text = text.strip()
    longest = LONGEST_TEXT if said.file is None else LONGEST_CAPTION
    if said.sender is not who or said.service is not None:
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
    if said.sender is not who:
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
