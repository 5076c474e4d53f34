"""The methods of the Bot API by which a bot edits, deletes and pins messages."""

from datetime import timedelta
from typing import Any

from simulator import serialization
from simulator.arguments import Arguments
from simulator.errors import ApiError, bad_request
from simulator.formatting.entities import Entity
from simulator.methods import parameters
from simulator.models import Chat, Keyboard, Message, Service
from simulator.state import Town

DELETABLE = timedelta(hours=48)
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


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
    ids = arguments.items("message_ids", int) or []
    if not 1 <= len(ids) <= 100:
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
