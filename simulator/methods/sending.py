"""The methods of the Bot API by which a bot sends messages, files, albums, and what was said elsewhere."""

from datetime import timedelta
from typing import Any

from simulator import serialization
from simulator.arguments import Arguments
from simulator.conversation import LARGEST_ALBUM, LARGEST_UPLOAD
from simulator.errors import ApiError, bad_request
from simulator.methods import parameters
from simulator.models import Chat, File, Mask, Media, Message, Origin, Place
from simulator.state import Town

LARGEST_PHOTO = 10 * 1024 * 1024
MOST_AT_ONCE = 100
_ACTIONS = frozenset(
    (
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    )
)
_TOGETHER = (frozenset({Media.PHOTO, Media.VIDEO}), frozenset({Media.DOCUMENT}), frozenset({Media.AUDIO}))
"""What may stand in one album."""


def send_message(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendMessage."""
    text, found = parameters.text_of(arguments)
    said = _draft(town, arguments)
    said.text, said.entities = text, found
    return _sent(town, said)


def send_document(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendDocument."""
    return _send_file(town, arguments, Media.DOCUMENT)


def send_photo(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendPhoto."""
    return _send_file(town, arguments, Media.PHOTO)


def send_video(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendVideo."""
    return _send_file(town, arguments, Media.VIDEO)


def send_voice(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendVoice."""
    return _send_file(town, arguments, Media.VOICE)


def send_audio(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendAudio."""
    return _send_file(town, arguments, Media.AUDIO)


def send_location(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendLocation."""
    place = Place(arguments.number("latitude"), arguments.number("longitude"))
    said = _draft(town, arguments)
    said.place = place
    return _sent(town, said)


def send_media_group(town: Town, arguments: Arguments) -> list[dict[str, Any]]:
    """sendMediaGroup: an album of 2 to 10 files of kinds that go together."""
    items = arguments.items("media", dict) or []
    if not 2 <= len(items) <= LARGEST_ALBUM:
        raise bad_request("wrong number of media in the album; must be 2-10")
    parameters.entered_chat_of(town, arguments)
    files = [_item_of_album(town, Arguments(item, arguments.files)) for item in items]
    if not any({media for media, *_ in files} <= kinds for kinds in _TOGETHER):
        raise bad_request("can't mix different types of media in the album")
    album, messages = town.new_album(), []
    for media, kept, text, found in files:
        said = _draft(town, arguments)
        said.media, said.file, said.text, said.entities, said.album = media, kept, text, found, album
        messages.append(_sent(town, said))
    return messages


def _item_of_album(town: Town, item: Arguments) -> tuple[Media, File, str, list[Any]]:
    kind = item.text("type")
    if kind not in set(Media) or kind == Media.VOICE:
        raise bad_request("can't parse InputMedia: unsupported media type specified")
    media = Media(kind)
    return media, _file(town, item, "media", media), *parameters.caption_of(item)


def forward_message(town: Town, arguments: Arguments) -> dict[str, Any]:
    """forwardMessage: with the name of who said it first."""
    said = _elsewhere(town, arguments, "forward")
    return _sent(town, _again(town, arguments, said, with_origin=True))


def copy_message(town: Town, arguments: Arguments) -> dict[str, int]:
    """copyMessage: as the bot's own, with another caption where one is given."""
    said = _elsewhere(town, arguments, "copy")
    copy = _again(town, arguments, said, with_origin=False)
    copy.buttons = parameters.keyboard_of(arguments) or []
    if said.file is not None and "caption" in arguments.values:
        copy.text, copy.entities = parameters.caption_of(arguments)
    return {"message_id": _sent(town, copy)["message_id"]}


def forward_messages(town: Town, arguments: Arguments) -> list[dict[str, int]]:
    """forwardMessages: those that can be found; albums stay albums."""
    return _several(town, arguments, "forward")


def copy_messages(town: Town, arguments: Arguments) -> list[dict[str, int]]:
    """copyMessages: likewise."""
    return _several(town, arguments, "copy")


def _several(town: Town, arguments: Arguments, purpose: str) -> list[dict[str, int]]:
    ids = arguments.items("message_ids", int) or []
    if not 1 <= len(ids) <= MOST_AT_ONCE:
        raise bad_request("message identifiers are not specified")
    source = parameters.entered_chat_of(town, arguments, "from_chat_id")
    found = [said for id in ids if (said := _repeatable(source, id)) is not None]
    if not found:
        raise bad_request(f"there are no messages to {purpose}")
    albums: dict[str, str] = {}
    messages = []
    for said in found:
        again = _again(town, arguments, said, with_origin=purpose == "forward")
        again.album = albums.setdefault(said.album, town.new_album()) if said.album else None
        messages.append({"message_id": _sent(town, again)["message_id"]})
    return messages


def _elsewhere(town: Town, arguments: Arguments, purpose: str) -> Message:
    source = parameters.entered_chat_of(town, arguments, "from_chat_id")
    id = arguments.integer("message_id") or 0
    if id not in source.messages:
        raise bad_request(f"message to {purpose} not found")
    said = _repeatable(source, id)
    if said is None:
        raise bad_request(f"the message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return said


def _repeatable(source: Chat, id: int) -> Message | None:
    said = source.messages.get(id)
    return None if said is None or said.service is not None else said


def _again(town: Town, arguments: Arguments, said: Message, *, with_origin: bool) -> Message:
    again = _draft(town, arguments)
    again.text, again.entities = said.text, list(said.entities)
    again.file, again.media, again.place = said.file, said.media, said.place
    if with_origin:
        again.reply_to, again.buttons = None, []
        again.origin = said.origin or _origin_of(said)
    return again


def _origin_of(said: Message) -> Origin:
    """Whoever spoke through a mask stays behind it."""
    if isinstance(said.sender, Mask):
        return Origin(said.date, name=said.author.title if said.author else said.sender.name)
    return Origin(said.date, said.sender)


def _send_file(town: Town, arguments: Arguments, media: Media) -> dict[str, Any]:
    caption, found = parameters.caption_of(arguments)
    parameters.entered_chat_of(town, arguments)
    kept = _file(town, arguments, media.value, media)
    said = _draft(town, arguments)
    said.text, said.entities, said.file, said.media = caption, found, kept, media
    return _sent(town, said)


def _draft(town: Town, arguments: Arguments) -> Message:
    """What the arguments of every method say that sends something."""
    buttons = parameters.keyboard_of(arguments)
    chat = parameters.entered_chat_of(town, arguments)
    answered = parameters.reply_of(arguments, chat)
    quote, topic = parameters.quote_of(arguments, answered), parameters.topic_of(arguments, chat, answered)
    if town.limits is not None:
        town.limits.admit(chat.id, town.clock.now())
    said = town.draft(town.bot, chat)
    said.buttons, said.reply_to, said.topic = buttons or [], answered, topic
    said.quote = quote
    said.silent = arguments.flag("disable_notification")
    said.asks_reply = bool(arguments.record("reply_markup").get("force_reply"))
    return said


def _sent(town: Town, said: Message) -> dict[str, Any]:
    said.chat.typing = None
    return serialization.message(town.post(said), town.people)


def _file(town: Town, arguments: Arguments, field: str, media: Media) -> File:
    sent = arguments.upload(field)
    if sent is None:
        return _known_file(town, arguments.text(field), field, media)
    if len(sent.content) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if not sent.content:
        raise bad_request("file must be non-empty")
    if media is Media.PHOTO and len(sent.content) > LARGEST_PHOTO:
        raise bad_request("too big photo")
    kept = town.keep_file(sent.name or field, sent.content, sent.mime, media)
    if media is Media.PHOTO and kept.size_pixels is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return kept


def _known_file(town: Town, reference: str, field: str, media: Media) -> File:
    if not reference:
        raise bad_request(f"there is no {field} in the request")
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if reference not in town.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    kept = town.files[reference]
    if kept.media is not media:
        raise bad_request(f"can't use file of type {kept.media.value.title()} as {media.value.title()}")
    return kept


def send_chat_action(town: Town, arguments: Arguments) -> bool:
    """sendChatAction: shown for five seconds or until the next message."""
    chat = parameters.entered_chat_of(town, arguments)
    if arguments.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing = town.clock.now() + timedelta(seconds=5)
    town.touch(chat)
    return True
