"""Reads what a bot wants to say: formatted text, keyboard, chat, reply and topic; refuses as Telegram refuses."""

from typing import Any

from simulator.arguments import Arguments
from simulator.conversation import LONGEST_CAPTION, LONGEST_TEXT
from simulator.errors import ApiError, bad_request, forbidden
from simulator.formatting import entities, html_parser, markdown_parser
from simulator.formatting.entities import Entity, units
from simulator.models import Chat, Keyboard, Message, Quote, Status
from simulator.state import Town

_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_MARKUPS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
LONGEST_DATA = 64
_PARSERS = {
    "html": html_parser.parse_html,
    "markdownv2": markdown_parser.parse_markdown,
    "markdown": markdown_parser.parse_old_markdown,
}


def text_of(arguments: Arguments) -> tuple[str, list[Entity]]:
    """The text of a message, 1 to 4096 characters after its entities have been read."""
    text, found = _formatted(arguments, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, found


def caption_of(arguments: Arguments) -> tuple[str, list[Entity]]:
    """The caption of a file, up to 1024 characters after its entities have been read."""
    text, found = _formatted(arguments, "caption", "caption_entities")
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return text, found


def _formatted(arguments: Arguments, name: str, ready: str) -> tuple[str, list[Entity]]:
    text = arguments.text(name)
    mode = arguments.text("parse_mode").lower()
    if mode in _PARSERS:
        text, found = _PARSERS[mode](text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        items = arguments.structure(ready)
        found = entities.from_json(items, text) if items else []
    text, found = entities.trim(text, found)
    return text, entities.detect(text, found)


def keyboard_of(arguments: Arguments) -> Keyboard | None:
    """The inline keyboard of a message; None where there is none, or markup of another kind."""
    markup = arguments.record("reply_markup")
    if markup and not any(kind in markup for kind in _MARKUPS):
        raise bad_request("can't parse reply keyboard markup JSON object")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard: expected an Array of Array")
    return [[_button(button) for button in row] for row in rows if row]


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"]:
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    actions = [action for action in _ACTIONS if button.get(action) is not None]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in actions:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    return {key: value for key, value in button.items() if value is not None}


def chat_of(town: Town, arguments: Arguments, field: str = "chat_id") -> Chat:
    """The chat that a call is about, if the bot may know it."""
    if not arguments.text(field):
        raise bad_request(f"{field} is empty")
    id = arguments.integer(field)
    if id is not None and id in town.moved:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=town.moved[id],
        )
    if id is None or id not in town.chats:
        raise bad_request("chat not found")
    return town.chats[id]


def entered_chat_of(town: Town, arguments: Arguments, field: str = "chat_id") -> Chat:
    """As `chat_of`, if the bot may act in it."""
    chat = chat_of(town, arguments, field)
    if chat.is_private:
        if not chat.opened:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    if chat.bot is Status.KICKED:
        raise forbidden(f"bot was kicked from the {chat.kind.value} chat")
    if not chat.bot.present:
        raise forbidden(f"bot is not a member of the {chat.kind.value} chat")
    return chat


def reply_of(arguments: Arguments, chat: Chat) -> Message | None:
    """The message that is answered; None where none is, or it is gone and may be."""
    asked = arguments.record("reply_parameters")
    id = Arguments(asked).integer("message_id") if asked else arguments.integer("reply_to_message_id")
    if id is None:
        return None
    elsewhere = asked.get("chat_id") not in (None, chat.id, str(chat.id))
    answered = None if elsewhere else chat.messages.get(id)
    if answered is None and not (
        asked.get("allow_sending_without_reply") or arguments.flag("allow_sending_without_reply")
    ):
        raise bad_request("message to be replied not found")
    return answered


def quote_of(arguments: Arguments, answered: Message | None) -> Quote | None:
    """The part of the message answered that is quoted; None where none is."""
    part = Arguments(arguments.record("reply_parameters")).text("quote")
    if answered is None or not part:
        return None
    if part not in answered.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return Quote(part, units(answered.text[: answered.text.index(part)]))


def topic_of(arguments: Arguments, chat: Chat, answered: Message | None) -> int | None:
    """The topic that a message goes to: the one named, else that of the message answered; None for General."""
    thread = arguments.integer("message_thread_id")
    if not thread:
        return answered.topic if answered else None
    if chat.topics is not None and thread in chat.topics:
        return thread
    if chat.topics is None and thread in chat.messages and not chat.is_private:
        return None
    raise bad_request("message thread not found")


def own_message_of(town: Town, arguments: Arguments, purpose: str) -> Message:
    """The message of the bot to be changed; `purpose` stands in the refusal: "message to edit not found"."""
    chat = entered_chat_of(town, arguments)
    said = chat.messages.get(arguments.integer("message_id") or 0)
    if said is None:
        raise bad_request(f"message to {purpose} not found")
    if said.sender is not town.bot or said.service is not None:
        raise bad_request("message can't be edited")
    return said
