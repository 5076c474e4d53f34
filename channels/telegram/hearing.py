"""An update of Telegram as what was heard. Whatever its shape is, this raises nothing that is not in `UNREADABLE`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from domain.heard import Answered, File, Heard, Kind, Media, Nobody
from domain.words import harmless
from texts import files as words
from texts.people import NAMELESS

CHANNEL = "telegram"
UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError, RecursionError)
"""What an update that does not look as the Bot API says is met with."""

ANONYMOUS = (1_087_968_824, 136_817_688)
"""In whose name Telegram shows what a group's admin writes unseen, and what a person writes as a channel."""
TELEGRAM = 777_000
"""In whose name it forwards the posts of a linked channel."""

LONGEST_IDENTITY = 120
DEEPEST = 100
"""Levels of an update; Telegram's own have a dozen, and each reader after us has a limit of its own."""
LARGEST_NUMBER = 2**63 - 1
"""Of what the database can keep; Telegram's own numbers have 52 bits."""

_WITH_FILES = (
    Media.ANIMATION,  # Comes with a document of itself.
    Media.DOCUMENT,
    Media.VIDEO,
    Media.VIDEO_NOTE,
    Media.VOICE,
    Media.AUDIO,
)
_KINDS = {"message": Kind.MESSAGE, "edited_message": Kind.EDITED, "callback_query": Kind.PRESS}


@dataclass(frozen=True)
class Me:
    """Our own account."""

    id: int
    username: str


def heard_in(update: Mapping[str, Any], me: Me) -> Heard:
    """What the update tells. Raises one of UNREADABLE for a shape that the Bot API does not know."""
    name, told = next(((name, told) for name, told in update.items() if isinstance(told, dict)), ("", {}))
    kind = _KINDS.get(name, Kind.OTHER)
    if name == "chat_member":
        return _membership(told)
    if kind is Kind.OTHER:
        return Heard(CHANNEL, kind, _chat_of(told), joined=_lets_us_in(told))
    if kind is Kind.PRESS:
        return _press(told)
    return _message(told, kind, me)


def heard_or_none(update: Mapping[str, Any], me: Me) -> Heard | None:
    """Likewise; None for what cannot be read, or holds something else than it should."""
    try:
        heard = heard_in(update, me)
        return heard if _is_sound(heard) else None
    except UNREADABLE:
        return None


def storable(told: Any, *, levels: int = DEEPEST) -> Any:
    """The same update without what no database keeps in a text: NUL, and half of a letter.

    Raises ValueError for more `levels` than any update has.
    """
    if isinstance(told, str):
        return told.replace("\0", "").encode(errors="replace").decode()
    if not isinstance(told, dict | list):
        return told
    if levels == 0:
        raise ValueError("too many levels")
    if isinstance(told, dict):
        return {key: storable(value, levels=levels - 1) for key, value in told.items()}
    return [storable(one, levels=levels - 1) for one in told]


def is_number(value: Any) -> bool:
    """Whether it is a whole number that can be kept."""
    return type(value) is int and abs(value) <= LARGEST_NUMBER


def _is_sound(heard: Heard) -> bool:
    """Whether numbers are numbers and words are words: what follows trusts it."""
    numbers: list[Any] = [heard.account, *heard.came]
    words: list[Any] = [heard.name, heard.username, heard.text]
    if (answers := heard.answers) is not None:
        numbers.append(answers.message)
        words += [answers.text, answers.quote]
    for file in (*heard.files, *(answers.files if answers else ())):
        words += [file.id, file.name]
    may_lack = (heard.chat, heard.message, heard.topic, heard.left, heard.moved_to, heard.moved_from)
    numbers += [one for one in may_lack if one is not None]
    words += [one for one in (heard.title, heard.pressed) if one is not None]
    return all(is_number(one) for one in numbers) and all(isinstance(one, str) for one in words)


def words_in(update: Mapping[str, Any], me: Me) -> tuple[list[str], list[str]]:
    """Everything in words that an update carries, and the names of its files, of whatever shape it is.

    What we said ourselves, and who says or forwards something, are none of it.
    """
    words: list[str] = []
    names: list[str] = []
    left: list[tuple[str, Any]] = list(update.items())
    while left:
        key, value = left.pop()
        if isinstance(value, str):
            (names if key == "file_name" else words).append(value)
        elif isinstance(value, list):
            left += [(key, one) for one in value]
        elif isinstance(value, dict) and not _is_ours(value, me):
            unsaid = _OF_PEOPLE | {"quote"} if _is_ours(value.get("reply_to_message"), me) else _OF_PEOPLE
            left += [(name, one) for name, one in value.items() if name not in unsaid]
    return words, names


def _is_ours(told: Any, me: Me) -> bool:
    sender = told.get("from") if isinstance(told, dict) else None
    return isinstance(sender, dict) and sender.get("id") == me.id


_OF_PEOPLE = frozenset(
    {"from", "chat", "sender_chat", "sender_user", "via_bot", "entities", "caption_entities", "data"}
)


def identity_of(update: Mapping[str, Any], kept: Mapping[str, Any]) -> str:
    """What an update is beside its id: its kind, and which message of which chat, which edit, or which press.

    What is `kept` of it tells it from another that bears all the same numbers, where a messenger counts anew.
    """
    name, told = next(((name, told) for name, told in update.items() if isinstance(told, dict)), ("", {}))
    content = sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]
    parts = (name, _chat_or_none(told), told.get("message_id"), content, told.get("edit_date"), told.get("id"))
    return ":".join("" if part is None else str(part) for part in parts)[:LONGEST_IDENTITY]


def _chat_or_none(told: Mapping[str, Any]) -> Any:
    place = told.get("chat")
    return place.get("id") if isinstance(place, dict) else None


def chat_of(update: Mapping[str, Any]) -> int:
    """The chat of an update that cannot be read, as far as it can be told; 0 where it cannot."""
    told = next((told for told in update.values() if isinstance(told, dict)), {})
    chat = _chat_or_none(told)
    return int(chat) if is_number(chat) else 0


def _chat_of(told: Mapping[str, Any]) -> int:
    """The chat of anything that has one; else the account that it came from, whose updates are kept in order."""
    place = told.get("chat") or told.get("message", {}).get("chat") or told.get("from", {})
    return int(place.get("id", 0))


def _lets_us_in(told: Mapping[str, Any]) -> bool:
    """Whether we may speak in the chat after what is told of our own membership."""
    membership = told.get("new_chat_member")
    if not isinstance(membership, dict):
        return False
    status = membership.get("status")
    return status in _MAY_SPEAK or (status == "restricted" and membership.get("can_send_messages") is True)


def _membership(told: Mapping[str, Any]) -> Heard:
    """Somebody's membership of a group has changed; Telegram tells a bot that administers the group."""
    person, before, after = told["new_chat_member"]["user"]["id"], told["old_chat_member"], told["new_chat_member"]
    was_there, is_there = _is_there(before), _is_there(after)
    return Heard(
        CHANNEL,
        Kind.OTHER,
        _chat_of(told),
        left=person if was_there and not is_there else None,
        came=(person,) if is_there and not was_there else (),
    )


def _is_there(membership: Mapping[str, Any]) -> bool:
    if membership["status"] == "restricted":
        return bool(membership.get("is_member"))
    return membership["status"] in _MAY_SPEAK


_MAY_SPEAK = ("member", "administrator", "creator")


def _press(query: Mapping[str, Any]) -> Heard:
    message = query.get("message") or {}
    person = query["from"]
    nobody = Nobody.MACHINE if person.get("is_bot") else None
    chat = message.get("chat") or {"id": person["id"], "type": "private"}
    return Heard(
        CHANNEL,
        Kind.PRESS,
        chat["id"],
        private=chat["type"] == "private",
        account=0 if nobody else person["id"],
        nobody=nobody,
        name=_name(person),
        username=person.get("username") or "",
        title=_title(chat),
        topic=_topic(message),
        message=message.get("message_id"),
        text=_text(message),
        pressed=query.get("data") or "",
        to_us=True,
    )


def _message(message: Mapping[str, Any], kind: Kind, me: Me) -> Heard:
    chat, person, text = message["chat"], message.get("from") or {}, _text(message)
    _refuse_odd_entities(message)
    answers = _answered(message, me)
    ours = answers is not None and answers.ours
    after_name, ordered, to_others = _after_name(text, me), *_addressee(text, me)
    came = tuple(member["id"] for member in message.get("new_chat_members", ()))
    private, nobody = chat["type"] == "private", _nobody(message, person)
    return Heard(
        CHANNEL,
        kind,
        chat["id"],
        private=private,
        account=0 if nobody else person["id"],
        nobody=nobody,
        name=_name(person),
        username=person.get("username") or "",
        title=_title(chat),
        topic=_topic(message),
        message=message["message_id"],
        text=text,
        files=files_in(message),
        album=str(message.get("media_group_id") or "") if kind is Kind.MESSAGE else "",
        answers=answers,
        forwarded="forward_origin" in message,
        to_us=private or ours or ordered or bool(after_name),
        to_others=to_others,
        after_name=after_name,
        joined=me.id in came,
        left=(message.get("left_chat_member") or {}).get("id"),
        came=came,
        moved_to=message.get("migrate_to_chat_id"),
        moved_from=message.get("migrate_from_chat_id"),
    )


def _refuse_odd_entities(message: Mapping[str, Any]) -> None:
    """The bot library cuts the text by them before it asks anybody. Raises TypeError for what is no place in it."""
    for one in (*(message.get("entities") or ()), *(message.get("caption_entities") or ())):
        if not (is_number(one["offset"]) and is_number(one["length"]) and isinstance(one["type"], str)):
            raise TypeError("an entity is no place in a text")


def _nobody(message: Mapping[str, Any], person: Mapping[str, Any]) -> Nobody | None:
    """Whether no person's own account said it, and why."""
    account = person.get("id")
    if message.get("is_automatic_forward") or account is None or account == TELEGRAM:
        return Nobody.MACHINE
    if account in ANONYMOUS or "sender_chat" in message:
        return Nobody.HIDDEN
    return Nobody.MACHINE if person.get("is_bot") else None


def files_in(message: Mapping[str, Any]) -> tuple[File, ...]:
    """What came with a message; nothing for words alone."""
    number = message["message_id"]
    if photos := message.get(Media.PHOTO):
        return (File(photos[-1]["file_id"], words.NAMES[Media.PHOTO], Media.PHOTO, number),)
    for media in _WITH_FILES:
        if sent := message.get(media):
            name = harmless(sent.get("file_name") or "") or words.NAMES[media]
            return (File(sent["file_id"], name, media, number),)
    if place := message.get(Media.LOCATION):
        where = f"{words.NAMES[Media.LOCATION]} {place['latitude']:.5f}, {place['longitude']:.5f}"
        return (File("", where, Media.LOCATION, number),)
    if person := message.get(Media.CONTACT):
        who = " ".join(filter(None, (person.get("first_name"), person.get("last_name"), person.get("phone_number"))))
        return (File("", f"{words.NAMES[Media.CONTACT]} {who}", Media.CONTACT, number),)
    return ()


def _text(message: Mapping[str, Any]) -> str:
    return message.get("text") or message.get("caption") or ""


def _name(person: Mapping[str, Any]) -> str:
    return harmless(" ".join(filter(None, (person.get("first_name"), person.get("last_name"))))) or NAMELESS


def _title(chat: Mapping[str, Any]) -> str | None:
    if chat["type"] not in ("group", "supergroup"):
        return None
    return harmless(chat.get("title") or "") or NAMELESS


def _topic(message: Mapping[str, Any]) -> int | None:
    return message.get("message_thread_id") if message.get("is_topic_message") else None


def _answered(message: Mapping[str, Any], me: Me) -> Answered | None:
    """What is answered; the first message of a topic, which every message there names, is not."""
    answered = message.get("reply_to_message")
    if not answered or "forum_topic_created" in answered:
        return None
    ours = (answered.get("from") or {}).get("id") == me.id
    quote = (message.get("quote") or {}).get("text", "")
    return Answered(answered["message_id"], ours, _text(answered), quote, files_in(answered))


def _after_name(text: str, me: Me) -> str:
    name, _, rest = text.partition(" ")
    return rest.strip() if name.strip(",:").casefold() == f"@{me.username}".casefold() else ""


def _addressee(text: str, me: Me) -> tuple[bool, bool]:
    """Whether the text begins with a command to us, and with one to another assistant."""
    command, _, addressee = text.split(maxsplit=1)[0].partition("@") if text.strip() else ("", "", "")
    to_others = bool(addressee) and addressee.casefold() != me.username.casefold()
    return command.startswith("/") and not to_others, command.startswith("/") and to_others
