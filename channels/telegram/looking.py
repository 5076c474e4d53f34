"""Looking whether chats take our messages, without saying anything there."""

from collections.abc import Iterable

from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from domain.overviews.diagnosis import Place, Trouble

_SAID = {
    "thread not found": Trouble.TOPIC_GONE,
    "topic_closed": Trouble.TOPIC_CLOSED,
    "topic closed": Trouble.TOPIC_CLOSED,
    "not enough rights": Trouble.MUTE,
    "have no rights": Trouble.MUTE,
    "chat_write_forbidden": Trouble.MUTE,
    "chat not found": Trouble.GONE,
}
"""Parts of what the messenger says to a call that it refuses."""


async def look(bot: Bot, places: Iterable[Place]) -> dict[int, Trouble | None]:
    """The trouble with each chat; None where it takes messages. Being busy is shown there, which nobody hears."""
    return {place.chat: await _trouble(bot, place) for place in places}


async def _trouble(bot: Bot, place: Place) -> Trouble | None:
    try:
        if place.chat < 0 and (found := await _as_member(bot, place.chat)) is not None:
            return found
        await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
    except Forbidden:
        return Trouble.GONE if place.chat < 0 else Trouble.BLOCKED
    except BadRequest as refused:
        reason = refused.message.lower()
        found = next((trouble for said, trouble in _SAID.items() if said in reason), Trouble.UNKNOWN)
        return Trouble.BLOCKED if found is Trouble.GONE and place.chat > 0 else found
    except TelegramError:
        return Trouble.UNKNOWN
    return None


async def _as_member(bot: Bot, chat: int) -> Trouble | None:
    """What our own standing in the group says."""
    member = await bot.get_chat_member(chat, bot.id)
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        return Trouble.GONE
    if member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR):
        return None
    if isinstance(member, ChatMemberRestricted) and not member.can_send_messages:
        return Trouble.MUTE
    rights = (await bot.get_chat(chat)).permissions
    return Trouble.MUTE if rights is not None and rights.can_send_messages is False else None
