"""Calls to Telegram: how they cross the wire, what they say and bring, and what a refusal means."""

import datetime as dt
import json
import logging
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import httpx
from telegram import (
    Bot,
    ChatMember,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from channels.telegram.hearing import is_number
from db.delivery.files import Stored
from db.outbox import Outgoing
from domain.heard import Media
from domain.reminding.delivery import Delivered, Failed, Moved, Outcome, OutgoingKind
from texts import delivery, files
from texts import message as words

logger = logging.getLogger(__name__)

NEVER_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""The request did not leave us: what it asks for cannot have been done."""

CONNECT_SECONDS = 5.0
WRITE_SECONDS = 5.0
KINDS = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""Kinds of updates that the messenger is asked for."""
PAUSE_AFTER_ERROR = 3.0
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SAY, EDIT = "send_Message", "edit_Message_text"
"""Methods in a spelling that the library turns into sendMessage and editMessageText, and not into its own functions."""
RawUpdate = dict[str, Any]

GONE_TOPIC = "message thread not found"
UNREADABLE = "can't parse entities"
UNCHANGED = "message is not modified"
NOT_THERE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message to be edited")
"""Of a message of ours that was deleted, or is too old."""

NO_PICTURE = ("image_process_failed", "photo_invalid_dimensions", "photo_ext_invalid", "too big photo")
"""Of a picture that the messenger does not show: it takes it as a document."""

GONE = ("user is deactivated", "was deleted", "group chat was deactivated", "can't send messages to bots")
"""Nobody will ever read in such a chat."""
MENDABLE = (
    *("chat not found", "not enough rights", "have no rights", "need administrator rights", "topic_closed"),
    *("write_forbidden", "restricted", "chat_send_", "admin_required", "not a member", "kicked", "channel_private"),
)
"""What Telegram says of a chat that takes no messages until somebody lets the assistant in again."""


class StrangeAnswer(NetworkError):
    """What came back is no answer of the Bot API: a page of a proxy, nothing, half of one. Its words are not kept."""

    def __init__(self, status: int) -> None:
        super().__init__(f"no answer of the Bot API (HTTP {status})")
        self.status = status

    @property
    def may_be_done(self) -> bool:
        """Whether the messenger may have carried out the call all the same: a refusal of a proxy never let it in."""
        return self.status < HTTPStatus.MULTIPLE_CHOICES or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


def result_in(body: bytes, status: int = HTTPStatus.OK) -> Any:
    """What a good answer of the Bot API brings. Raises StrangeAnswer for anything else."""
    told = _told(body)
    if told is None or told.get("ok") is not True or "result" not in told:
        raise StrangeAnswer(status)
    return told["result"]


def checked(status: int, body: bytes, *, is_call: bool) -> tuple[int, bytes]:
    """The answer as it is, where the library can read it. Raises StrangeAnswer: it would log the body, or stumble.

    `is_call`: a method was called, whose good answer is JSON; what a download brings is a file.
    """
    if status >= HTTPStatus.MULTIPLE_CHOICES or status < HTTPStatus.OK:
        told = _told(body)
        if told is None or told.get("ok") is not False:
            raise StrangeAnswer(status)
    elif is_call:
        result_in(body, status)
    return status, body


def _told(body: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


class CheckedRequest(HTTPXRequest):
    """The library's own, which is told of answers that are none before it reads them."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named_timeouts: Any
    ) -> tuple[int, bytes]:
        status, body = await super().do_request(url, method, request_data, *timeouts, **named_timeouts)
        return checked(status, body, is_call=method == "POST")


def http_request(*, connections: int, read_seconds: float) -> CheckedRequest:
    """`read_seconds` is how long an answer, or a free connection, may take where a call does not say."""
    return CheckedRequest(
        connection_pool_size=connections,
        read_timeout=read_seconds,
        write_timeout=WRITE_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=read_seconds,
    )


async def ask(bot: Bot, request: BaseRequest, offset: int | None, *, wait: int) -> list[RawUpdate]:
    """The updates that wait, each with its number; those before the offset are forgotten. Raises TelegramError.

    Not by the library's get_updates(): it reads all of them before it hands one out, so that a single one which
    it cannot read would hold up everybody, and it logs what people wrote.
    """
    asked = {
        "timeout": wait,
        "allowed_updates": json.dumps(KINDS),
        **({} if offset is None else {"offset": offset}),
    }
    seconds = (request.read_timeout or 0) + wait
    answer = await request.retrieve(f"{bot.base_url}/getUpdates?{urlencode(asked)}", seconds)
    return _updates_in(answer)


def _updates_in(answer: bytes) -> list[RawUpdate]:
    """The updates of an answer, each with its number. Raises StrangeAnswer where there are none that have one."""
    told = result_in(answer)
    if not isinstance(told, list):
        raise StrangeAnswer(HTTPStatus.OK)
    updates = [one for one in told if isinstance(one, dict) and is_number(one.get("update_id"))]
    if len(updates) < len(told):
        logger.error("%s updates without a number were set aside", len(told) - len(updates))
        if not updates:  # None of them can be confirmed: they come again, and shall not come at once.
            raise StrangeAnswer(HTTPStatus.OK)
    return updates


def pause_after(error: TelegramError) -> float:
    """How long to wait before asking again."""
    if not isinstance(error, RetryAfter):
        return PAUSE_AFTER_ERROR
    return _seconds(error.retry_after)


def kind_of(error: TelegramError) -> str:
    """What may be logged of it: its own words may hold what somebody wrote."""
    return f"HTTP {error.status}" if isinstance(error, StrangeAnswer) else type(error).__name__


async def send(
    bot: Bot, outgoing: Outgoing, *, late_since: dt.datetime | None = None, file: Stored | None = None
) -> Outcome:
    """Hand a message to Telegram. Words that it cannot read as HTML go out plain; a deleted topic is left out; what was
    to be rewritten and is gone is said anew.

    `late_since` is when it was to be said, in the zone of who reads it; None where it is not late. `file` is what a
    message of the kind FILE brings.
    """
    content = words.Message.from_json(outgoing.content)
    if late_since is not None:
        content = delivery.late(content, late_since)
    if outgoing.doubled:
        content = delivery.maybe_doubled(content)
    try:
        return Delivered(await _say(bot, outgoing, content, file=file))
    except BadRequest as error:
        return await _mended(bot, outgoing, content, error, file)
    except TelegramError as error:
        return _meaning(error)


async def _mended(
    bot: Bot, outgoing: Outgoing, content: words.Message, error: BadRequest, file: Stored | None
) -> Outcome:
    reason = error.message.lower()
    is_gone = any(said in reason for said in NOT_THERE)
    if UNCHANGED in reason or (is_gone and outgoing.kind is OutgoingKind.RETIRE):
        return Delivered(outgoing.message)
    try:
        if is_gone and outgoing.kind is OutgoingKind.EDIT:
            return Delivered(await _say(bot, replace(outgoing, kind=OutgoingKind.SEND), content))
        if GONE_TOPIC in reason and outgoing.topic is not None:
            return Delivered(await _say(bot, outgoing, content, in_topic=False, file=file))
        if file is not None and any(said in reason for said in NO_PICTURE):
            return Delivered(await _say(bot, as_document(outgoing), content, file=file))
        if UNREADABLE in reason:
            logger.warning("message %s went out as plain text", outgoing.id)
            return Delivered(await _say(bot, outgoing, content, as_html=False, file=file))
    except TelegramError as second:
        return _meaning(second)
    return _meaning(error)


async def _say(
    bot: Bot,
    outgoing: Outgoing,
    content: words.Message,
    *,
    in_topic: bool = True,
    as_html: bool = True,
    file: Stored | None = None,
) -> int | None:
    if outgoing.kind is OutgoingKind.RETIRE:
        await bot.edit_message_reply_markup(chat_id=outgoing.chat, message_id=outgoing.message, reply_markup=None)
        return outgoing.message
    if outgoing.kind is OutgoingKind.COPY:
        topic = outgoing.topic if in_topic else None
        return await _send_again(bot, outgoing, topic=topic, under=_under(outgoing))
    text, parse_mode = (content.html, "HTML") if as_html else (words.plain(content.html), None)
    place: dict[str, Any] = {
        "message_thread_id": outgoing.topic if in_topic else None,
        "disable_notification": content.silent,
        "reply_parameters": _under(outgoing),
    }
    if file is not None:
        told = {"caption": text, "parse_mode": parse_mode, "reply_markup": _keyboard(content.buttons)}
        return await _send_file(bot, outgoing, file, **place, **told)
    body: dict[str, Any] = {
        "chat_id": outgoing.chat,
        "text": text,
        "parse_mode": parse_mode,
        "link_preview_options": NO_PREVIEW,
    }
    if outgoing.kind is OutgoingKind.EDIT:
        edit = {**body, "message_id": outgoing.message, "reply_markup": _keyboard(content.buttons)}
        return await _id_of(bot, EDIT, edit) or outgoing.message
    markup = _keyboard(content.buttons) or (ForceReply(selective=True) if content.expects_reply else None)
    return await _id_of(bot, SAY, {**body, **place, "reply_markup": markup})


async def _id_of(bot: Bot, method: str, told: dict[str, Any]) -> int | None:
    """Call a method of the Bot API that says something; the id of the message, None where the answer has none.

    Not by the library's send_message(): the answer repeats all of the message and of what it answers, and making
    objects of that costs more than the rest of the call.
    """
    answer = await bot.do_api_request(method, told)
    return int(answer["message_id"]) if isinstance(answer, dict) else None


def as_document(outgoing: Outgoing) -> Outgoing:
    """The message with its file as one to be opened."""
    file = {**outgoing.content["file"], "media": Media.DOCUMENT}
    return replace(outgoing, content={**outgoing.content, "file": file})


async def _send_file(bot: Bot, outgoing: Outgoing, file: Stored, **told: Any) -> int:
    """Send a file of ours with its bytes: a picture as one sees it, everything else to be opened."""
    if Media(outgoing.content["file"]["media"]) is Media.PHOTO:
        sent = await bot.send_photo(outgoing.chat, file.content, filename=outgoing.content["file"]["name"], **told)
    else:
        sent = await bot.send_document(outgoing.chat, file.content, filename=outgoing.content["file"]["name"], **told)
    return sent.message_id


async def _send_again(bot: Bot, outgoing: Outgoing, *, topic: int | None, under: ReplyParameters | None) -> int:
    """Send a file once more: the message that it came with, or else what the messenger keeps of it."""
    place: dict[str, Any] = {"chat_id": outgoing.chat, "message_thread_id": topic, "reply_parameters": under}
    file = outgoing.content["file"]
    if file["message"] is not None:
        try:
            copied = await bot.copy_message(from_chat_id=file["chat"], message_id=file["message"], **place)
        except BadRequest as refused:
            if "copy" not in refused.message.lower():
                raise
        else:
            return copied.message_id
    send = _SENDING.get(Media(file["media"]))
    if send is not None:
        try:
            sent = await getattr(bot, f"send_{send}")(**{send: file["id"]}, **place)
        except BadRequest as refused:
            if "file" not in refused.message.lower():
                raise
        else:
            return int(sent.message_id)
    return (await bot.send_message(text=files.gone(file["name"]), **place)).message_id


_SENDING = {
    Media.DOCUMENT: "document",
    Media.PHOTO: "photo",
    Media.VIDEO: "video",
    Media.ANIMATION: "animation",
    Media.AUDIO: "audio",
    Media.VOICE: "voice",
    Media.VIDEO_NOTE: "video_note",
}
"""The calls that send what the messenger keeps under an id, and what it is called there."""


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
        return Failed(permanent=False, reason="too many requests", retry_after=_seconds(error.retry_after))
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


SILENT = frozenset({"unknown", "unreachable"})
"""The causes where no answer of the messenger came."""


def cause_of(failed: Failed) -> str:
    """Why a message was not taken, in one of a few words of ours: the messenger's own may quote the message."""
    if failed.retry_after is not None:
        return "too many requests"
    if failed.unknown:
        return "unknown"
    reason = failed.reason.lower()
    known = next((words for words in (*GONE, *MENDABLE) if words in reason), None)
    if known is not None:
        return known.strip("_")
    if failed.refused:
        return "forbidden"
    return "bad request" if failed.permanent else "unreachable"


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
