"""Messages that are no person's own words, as Telegram hands them to a bot."""

from typing import Any

from simulator import serialization
from simulator.formatting.entities import detect
from simulator.models import Message
from tests.flows.stage import GROUP, Stage

ANONYMOUS: dict[str, Any] = {
    "from": {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
    "sender_chat": {"id": GROUP, "type": "supergroup", "title": "Sở KH&CN – Điều hành"},
}
CHANNEL: dict[str, Any] = {
    "from": {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
    "sender_chat": {"id": -1_009_000_000_001, "type": "channel", "title": "Kênh lạ"},
}
LINKED: dict[str, Any] = {
    "from": {"id": 777_000, "is_bot": False, "first_name": "Telegram"},
    "sender_chat": {"id": -1_009_000_000_002, "type": "channel", "title": "Bản tin Sở"},
    "is_automatic_forward": True,
    "forward_origin": {
        "type": "channel",
        "date": 1_790_000_000,
        "chat": {"id": -1_009_000_000_002, "type": "channel", "title": "Bản tin Sở"},
        "message_id": 4,
    },
}
BOT: dict[str, Any] = {"from": {"id": 7_700_000_001, "is_bot": True, "first_name": "Bot khác", "username": "other_bot"}}
FORWARDED: dict[str, Any] = {
    "forward_origin": {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "Đồng nghiệp"}
}


async def hears(
    stage: Stage, person: int, text: str, told: dict[str, Any], *, to: Message | None = None, chat: int | None = None
) -> list[Message]:
    """The assistant gets a message of that person that tells this beside its words; returns what it says to it."""
    place = stage.town.chat(stage.group if chat is None else chat)
    place.opened, who = True, stage.town.person(person)
    number, now = stage.town.new_message_id(place), stage.town.clock.now()
    said = Message(place, number, who, now, text, list(detect(text)), reply_to=to)
    place.messages[number], place.last_id = said, number
    stage.town.queue_update("message", serialization.message(said) | told)
    await stage.settle()
    return [one for one in stage.said(place.id) if one.message_id > said.message_id]
