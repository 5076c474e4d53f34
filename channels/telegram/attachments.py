"""What people send beside words: how it is heard, and how it is sent again."""

from collections.abc import Mapping
from typing import Any

from telegram import Bot, ReplyParameters
from telegram.error import BadRequest

from db.outbox import Outgoing
from domain.heard import File, Media
from texts import files as words

_WITH_FILES = (
    Media.ANIMATION,  # Comes with a document of itself.
    Media.DOCUMENT,
    Media.VIDEO,
    Media.VIDEO_NOTE,
    Media.VOICE,
    Media.AUDIO,
)


def files_in(message: Mapping[str, Any]) -> tuple[File, ...]:
    """What came with a message; nothing for words alone."""
    number = message["message_id"]
    if photos := message.get(Media.PHOTO):
        return (File(photos[-1]["file_id"], words.NAMES[Media.PHOTO], Media.PHOTO, number),)
    for media in _WITH_FILES:
        if sent := message.get(media):
            return (File(sent["file_id"], sent.get("file_name") or words.NAMES[media], media, number),)
    if place := message.get(Media.LOCATION):
        where = f"{words.NAMES[Media.LOCATION]} {place['latitude']:.5f}, {place['longitude']:.5f}"
        return (File("", where, Media.LOCATION, number),)
    if person := message.get(Media.CONTACT):
        who = " ".join(filter(None, (person.get("first_name"), person.get("last_name"), person.get("phone_number"))))
        return (File("", f"{words.NAMES[Media.CONTACT]} {who}", Media.CONTACT, number),)
    return ()


async def send_again(bot: Bot, outgoing: Outgoing, *, topic: int | None, under: ReplyParameters | None) -> int:
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
    return (await bot.send_message(text=words.gone(file["name"]), **place)).message_id


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
