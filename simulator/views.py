"""The town as people and tools see it: as the JSON API shows it."""

from typing import Any
from urllib.parse import quote

from simulator.formatting.entities import render_html
from simulator.models import Bot, Chat, Media, Message, Origin, Service
from simulator.state import Town

SHOWN_OF_ANSWERED = 200


def town_view(town: Town) -> dict[str, Any]:
    """Everybody and every chat, with the bot and the time."""
    return {
        "now": moment(town),
        "people": [{"id": one.id, "name": one.name, "title": one.title} for one in town.people.values()],
        "chats": [_chat_view(chat) for chat in town.chats.values()],
        "bot": {"id": town.bot.id, "name": town.bot.name, "username": town.bot.username},
        "version": town.version,
    }


def _chat_view(chat: Chat) -> dict[str, Any]:
    return {
        "id": chat.id,
        "kind": chat.kind.value,
        "title": chat.title,
        "members": chat.present,
        "admins": [id for id, status in chat.members.items() if status.rules],
        "bot": "blocked" if chat.blocked else chat.bot.value,
        "topics": None if chat.topics is None else [{"id": id, "name": name} for id, name in chat.topics.items()],
        "first": next(iter(chat.messages), 0),
        "last": chat.last_id,
        "linked": chat.linked and chat.linked.title,
    }


def message_view(town: Town, said: Message, base: str) -> dict[str, Any]:
    """One message as people and tools see it. `base` is the address of the server, with a slash at its end."""
    kept = said.file
    return {
        "message_id": said.message_id,
        "from": _from_view(said),
        "text": said.text,
        "html": render_html(said.text, said.entities),
        "buttons": [[button["text"] for button in row] for row in said.buttons],
        "file": kept
        and {
            "name": kept.name,
            "size": len(kept.content),
            "url": f"{base}town/files/{kept.file_id}/{quote(kept.name)}",
        },
        "reply_to": said.reply_to and said.reply_to.message_id,
        "answered": said.reply_to and _answered_view(said.reply_to),
        "quote": said.quote and said.quote.text,
        "forwarded_from": said.origin and _origin_name(said.origin),
        "album": said.album,
        "place": said.place and {"latitude": said.place.latitude, "longitude": said.place.longitude},
        "edited": said.edited is not None,
        "silent": said.silent,
        "asks_reply": said.asks_reply,
        "date": said.date.isoformat(timespec="seconds"),
        "topic": said.topic,
        "kind": said.media.value if kept else None,
        "photo": kept is not None and said.media is Media.PHOTO,
        "service": said.service and _service_view(said.service),
        "reactions": list(said.reactions.values()),
        "pinned": said.message_id in said.chat.pinned,
    }


def _from_view(said: Message) -> dict[str, Any]:
    """Who is seen to have said it: the group or channel in whose name it is, else the account."""
    if said.author is not None:
        return {"id": said.author.id, "name": said.author.title, "bot": False}
    return {"id": said.sender.id, "name": said.sender.name, "bot": isinstance(said.sender, Bot)}


def _answered_view(answered: Message) -> dict[str, Any] | None:
    """What an answer shows of the message that it answers, however long ago that was; None if it has been deleted."""
    if answered.message_id not in answered.chat.messages:
        return None
    first = next((line for line in answered.text.splitlines() if line.strip()), "")
    name = answered.file.name if answered.file else ""
    return {"from": _from_view(answered), "text": " – ".join(filter(None, (name, first)))[:SHOWN_OF_ANSWERED]}


def _origin_name(came: Origin) -> str:
    if came.channel is not None:
        return came.channel.title
    return came.sender.name if came.sender is not None else came.name


def _service_view(told: Service) -> dict[str, Any]:
    value = told.message.message_id if told.message is not None else told.value
    return {"kind": told.kind, "about": [someone.name for someone in told.about], "value": value}


def moment(town: Town) -> str:
    """The town's time, as ISO 8601 with its offset."""
    return town.clock.now().isoformat(timespec="seconds")
