"""The methods of the Bot API by which a bot sends, edits, deletes and pins messages."""

from datetime import timedelta
from typing import Any

from simulator import serialization
from simulator.arguments import Arguments
from simulator.conversation import LARGEST_UPLOAD
from simulator.errors import ApiError, bad_request
from simulator.formatting.entities import Entity
from simulator.methods import parameters
from simulator.models import Chat, File, Keyboard, Message, Service
from simulator.state import Town

LARGEST_PHOTO = 10 * 1024 * 1024
DELETABLE = timedelta(hours=48)
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
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def send_message(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendMessage."""
    text, found = parameters.text_of(arguments)
    return _send(town, arguments, text, found)


def send_document(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendDocument."""
    return _send_file(town, arguments, "document", as_photo=False)


def send_photo(town: Town, arguments: Arguments) -> dict[str, Any]:
    """sendPhoto."""
    return _send_file(town, arguments, "photo", as_photo=True)


def _send_file(town: Town, arguments: Arguments, field: str, *, as_photo: bool) -> dict[str, Any]:
    caption, found = parameters.caption_of(arguments)
    parameters.entered_chat_of(town, arguments)
    return _send(town, arguments, caption, found, _file(town, arguments, field, as_photo=as_photo), as_photo=as_photo)


def _send(
    town: Town,
    arguments: Arguments,
    text: str,
    found: list[Entity],
    file: File | None = None,
    *,
    as_photo: bool = False,
) -> dict[str, Any]:
    buttons = parameters.keyboard_of(arguments)
    chat = parameters.entered_chat_of(town, arguments)
    answered = parameters.reply_of(arguments, chat)
    topic = parameters.topic_of(arguments, chat, answered)
    if town.limits is not None:
        town.limits.admit(chat.id, town.clock.now())
    chat.typing = None
    said = town.add_message(
        town.bot,
        chat,
        text,
        found,
        file=file,
        as_photo=as_photo,
        buttons=buttons,
        reply_to=answered,
        topic=topic,
        silent=arguments.flag("disable_notification"),
        asks_reply=bool(arguments.record("reply_markup").get("force_reply")),
    )
    return serialization.message(said, town.people)


def _file(town: Town, arguments: Arguments, field: str, *, as_photo: bool) -> File:
    sent = arguments.upload(field)
    if sent is None:
        return _known_file(town, arguments.text(field), field)
    if len(sent.content) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if not sent.content:
        raise bad_request("file must be non-empty")
    if as_photo and len(sent.content) > LARGEST_PHOTO:
        raise bad_request("too big photo")
    kept = town.keep_file(sent.name or field, sent.content, sent.mime, as_photo=as_photo)
    if as_photo and kept.size_pixels is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return kept


def _known_file(town: Town, reference: str, field: str) -> File:
    if not reference:
        raise bad_request(f"there is no {field} in the request")
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if reference not in town.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return town.files[reference]


def send_chat_action(town: Town, arguments: Arguments) -> bool:
    """sendChatAction: shown for five seconds or until the next message."""
    chat = parameters.entered_chat_of(town, arguments)
    if arguments.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing = town.clock.now() + timedelta(seconds=5)
    town.touch(chat)
    return True


def edit_message_text(town: Town, arguments: Arguments) -> dict[str, Any]:
    """editMessageText."""
    text, found = parameters.text_of(arguments)
    buttons = parameters.keyboard_of(arguments)
    said = parameters.own_message_of(town, arguments, "edit")
    if said.file is not None:
        raise bad_request("there is no text in the message to edit")
    return _change(town, said, text, found, buttons)


def edit_message_caption(town: Town, arguments: Arguments) -> dict[str, Any]:
    """editMessageCaption."""
    text, found = parameters.caption_of(arguments)
    buttons = parameters.keyboard_of(arguments)
    said = parameters.own_message_of(town, arguments, "edit")
    if said.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _change(town, said, text, found, buttons)


def edit_message_reply_markup(town: Town, arguments: Arguments) -> dict[str, Any]:
    """editMessageReplyMarkup."""
    buttons = parameters.keyboard_of(arguments)
    said = parameters.own_message_of(town, arguments, "edit")
    return _change(town, said, said.text, said.entities, buttons)


def _change(town: Town, said: Message, text: str, found: list[Entity], buttons: Keyboard | None) -> dict[str, Any]:
    buttons = buttons or []
    if (text, found, buttons) == (said.text, said.entities, said.buttons):
        raise bad_request(_SAME)
    said.text, said.entities, said.buttons, said.edited = text, found, buttons, town.clock.now()
    town.touch(said.chat)
    return serialization.message(said, town.people)


def delete_message(town: Town, arguments: Arguments) -> bool:
    """deleteMessage: within 48 hours; those of others only as an admin, or in a private chat."""
    chat = parameters.entered_chat_of(town, arguments)
    said = chat.messages.get(arguments.integer("message_id") or 0)
    if said is None:
        raise bad_request("message to delete not found")
    own = said.sender is town.bot or chat.is_private
    if town.clock.now() - said.date > DELETABLE or not (own or chat.bot.rules):
        raise bad_request("message can't be deleted")
    town.forget(said)
    return True


def delete_messages(town: Town, arguments: Arguments) -> bool:
    """deleteMessages: those that can be deleted; the others are passed over."""
    ids = arguments.structure("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified")
    parameters.entered_chat_of(town, arguments)
    for id in ids:
        try:
            delete_message(town, Arguments({"chat_id": arguments.values["chat_id"], "message_id": id}))
        except ApiError:
            continue
    return True


def pin_chat_message(town: Town, arguments: Arguments) -> bool:
    """pinChatMessage."""
    chat = _pinning_chat(town, arguments)
    said = chat.messages.get(arguments.integer("message_id") or 0)
    if said is None:
        raise bad_request("message to pin not found")
    if said.message_id in chat.pinned:
        chat.pinned.remove(said.message_id)
    chat.pinned.append(said.message_id)
    silent = arguments.flag("disable_notification")
    town.add_message(town.bot, chat, topic=said.topic, silent=silent, service=Service("pinned_message", message=said))
    return True


def unpin_chat_message(town: Town, arguments: Arguments) -> bool:
    """unpinChatMessage: the one named, else the newest."""
    chat = _pinning_chat(town, arguments)
    id = arguments.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(id)
    town.touch(chat)
    return True


def unpin_all_chat_messages(town: Town, arguments: Arguments) -> bool:
    """unpinAllChatMessages."""
    chat = _pinning_chat(town, arguments)
    chat.pinned.clear()
    town.touch(chat)
    return True


def _pinning_chat(town: Town, arguments: Arguments) -> Chat:
    chat = parameters.entered_chat_of(town, arguments)
    if not chat.is_private and not chat.bot.rules:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
