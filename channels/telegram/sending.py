"""How a message reaches a chat of Telegram, and what its refusals mean."""

import datetime as dt
import logging
from dataclasses import replace
from typing import Any

from telegram import (
    Bot,
    ChatMember,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from channels.telegram import attachments
from channels.telegram.request import NEVER_REACHED, StrangeAnswer
from db.outbox import COPY, Outgoing
from domain.reminding.delivery import Delivered, Failed, Moved, Outcome
from texts import delivery
from texts import message as words

logger = logging.getLogger(__name__)

GONE_TOPIC = "message thread not found"
UNREADABLE = "can't parse entities"
UNCHANGED = "message is not modified"
NOT_THERE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message to be edited")
"""Of a message of ours that was deleted, or is too old."""

GONE = ("user is deactivated", "was deleted", "group chat was deactivated", "can't send messages to bots")
"""Nobody will ever read in such a chat."""
MENDABLE = (
    *("chat not found", "not enough rights", "have no rights", "need administrator rights", "topic_closed"),
    *("write_forbidden", "restricted", "chat_send_", "admin_required", "not a member", "kicked", "channel_private"),
)
"""What Telegram says of a chat that takes no messages until somebody lets the assistant in again."""


async def send(bot: Bot, outgoing: Outgoing, *, late_since: dt.datetime | None = None) -> Outcome:
    """Hand a message to Telegram. Words that it cannot read as HTML go out plain; a deleted topic is left out; what was
    to be rewritten and is gone is said anew.

    `late_since` is when it was to be said, in the zone of who reads it; None where it is not late.
    """
    content = words.Message.from_json(outgoing.content)
    if late_since is not None:
        content = delivery.late(content, late_since)
    if outgoing.doubled:
        content = delivery.maybe_doubled(content)
    try:
        return Delivered(await _say(bot, outgoing, content))
    except BadRequest as error:
        return await _mended(bot, outgoing, content, error)
    except TelegramError as error:
        return _meaning(error)


async def _mended(bot: Bot, outgoing: Outgoing, content: words.Message, error: BadRequest) -> Outcome:
    reason = error.message.lower()
    is_gone = any(said in reason for said in NOT_THERE)
    if UNCHANGED in reason or (is_gone and outgoing.kind == "retire"):
        return Delivered(outgoing.message)
    try:
        if is_gone and outgoing.kind == "edit":
            return Delivered(await _say(bot, replace(outgoing, kind="send"), content))
        if GONE_TOPIC in reason and outgoing.topic is not None:
            return Delivered(await _say(bot, outgoing, content, in_topic=False))
        if UNREADABLE in reason:
            logger.warning("message %s went out as plain text", outgoing.id)
            return Delivered(await _say(bot, outgoing, content, as_html=False))
    except TelegramError as second:
        return _meaning(second)
    return _meaning(error)


async def _say(
    bot: Bot, outgoing: Outgoing, content: words.Message, *, in_topic: bool = True, as_html: bool = True
) -> int | None:
    if outgoing.kind == "retire":
        await bot.edit_message_reply_markup(chat_id=outgoing.chat, message_id=outgoing.message, reply_markup=None)
        return outgoing.message
    if outgoing.kind == COPY:
        topic = outgoing.topic if in_topic else None
        return await attachments.send_again(bot, outgoing, topic=topic, under=_under(outgoing))
    body: dict[str, Any] = {
        "chat_id": outgoing.chat,
        "text": content.html if as_html else words.plain(content.html),
        "parse_mode": "HTML" if as_html else None,
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }
    if outgoing.kind == "edit":
        edited = await bot.edit_message_text(
            **body, message_id=outgoing.message, reply_markup=_keyboard(content.buttons)
        )
        return edited.message_id if isinstance(edited, Message) else outgoing.message
    sent = await bot.send_message(
        **body,
        message_thread_id=outgoing.topic if in_topic else None,
        disable_notification=content.silent,
        reply_markup=_keyboard(content.buttons) or (ForceReply(selective=True) if content.expects_reply else None),
        reply_parameters=_under(outgoing),
    )
    return sent.message_id


async def administers(bot: Bot, chat: int, account: int) -> bool:
    """Whether the account is an admin of the group, as the messenger knows it: not who it knows nothing of there."""
    try:
        member = await bot.get_chat_member(chat, account)
    except (BadRequest, Forbidden):
        return False
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


def _under(outgoing: Outgoing) -> ReplyParameters | None:
    """Answer under a message; one that was deleted meanwhile does not keep the answer back."""
    if outgoing.reply_to is None:
        return None
    return ReplyParameters(message_id=outgoing.reply_to, allow_sending_without_reply=True)


def _keyboard(rows: words.Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )


def _meaning(error: TelegramError) -> Outcome:
    """What an error of Telegram says about the message: gone for good, to be tried again, or perhaps arrived."""
    if isinstance(error, ChatMigrated):
        return Moved(error.new_chat_id)
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Failed(permanent=False, reason="too many requests", retry_after=_seconds(wait))
    if isinstance(error, Forbidden | BadRequest):
        return _refusal(error)
    if isinstance(error, TimedOut | NetworkError):
        return Failed(permanent=False, reason=type(error).__name__, unknown=may_have_arrived(error))
    return Failed(permanent=False, reason=error.message)


def _refusal(error: Forbidden | BadRequest) -> Failed:
    """Whether people can mend it, or nobody can: the chat is gone, or the message itself is at fault."""
    reason = error.message.lower()
    gone = any(words in reason for words in GONE)
    mendable = not gone and (isinstance(error, Forbidden) or any(words in reason for words in MENDABLE))
    return Failed(permanent=not mendable, reason=error.message, refused=gone or mendable)


def _seconds(wait: Any) -> float:
    return float(wait.total_seconds() if hasattr(wait, "total_seconds") else wait)


def may_have_arrived(error: NetworkError) -> bool:
    """Whether the call may have been carried out: the answer was lost, or told nothing, as an error of the server."""
    if isinstance(error, StrangeAnswer):
        return error.may_be_done
    cause = error.__cause__
    if cause is None:
        return not isinstance(error, TimedOut)
    return not isinstance(cause, (TelegramError, *NEVER_REACHED))
