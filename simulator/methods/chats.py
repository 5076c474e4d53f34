"""The methods of the Bot API about the bot itself, chats, members, files, commands, presses and reactions."""

import re
from typing import Any

from simulator import conversation, membership, serialization
from simulator.arguments import Arguments
from simulator.errors import bad_request
from simulator.methods import parameters
from simulator.models import Person, Status
from simulator.reactions import is_reaction
from simulator.state import Town

LARGEST_DOWNLOAD = 20 * 1024 * 1024
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(town: Town, arguments: Arguments) -> dict[str, Any]:
    """getMe."""
    return serialization.me(town.bot)


def get_my_name(town: Town, arguments: Arguments) -> dict[str, str]:
    """getMyName."""
    return {"name": town.bot.name}


def nothing_to_do(town: Town, arguments: Arguments) -> bool:
    """logOut, close and the like: taken note of, without effect in a town."""
    return True


def answer_callback_query(town: Town, arguments: Arguments) -> bool:
    """answerCallbackQuery: 0 to 200 characters, once, before the press is too old."""
    text = arguments.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if not conversation.answer_press(town, arguments.text("callback_query_id"), text, arguments.flag("show_alert")):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return True


def get_chat(town: Town, arguments: Arguments) -> dict[str, Any]:
    """getChat."""
    chat = parameters.chat_of(town, arguments)
    if chat.is_private and not chat.opened:
        raise bad_request("chat not found")
    return serialization.full_chat(chat if chat.is_private else parameters.entered_chat_of(town, arguments))


def get_chat_member(town: Town, arguments: Arguments) -> dict[str, Any]:
    """getChatMember."""
    chat = parameters.entered_chat_of(town, arguments)
    found = membership.status_of(town, chat, arguments.integer("user_id") or 0)
    if found is None:
        raise bad_request("invalid user_id specified")
    return serialization.member(*found)


def get_chat_administrators(town: Town, arguments: Arguments) -> list[dict[str, Any]]:
    """getChatAdministrators: people only, and the bot itself."""
    chat = parameters.entered_chat_of(town, arguments)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    ruling: list[tuple[Person, Status]] = [(town.people[id], s) for id, s in chat.members.items() if s.rules]
    members = [serialization.member(*one) for one in sorted(ruling, key=lambda one: one[1] is not Status.CREATOR)]
    return [*members, serialization.member(town.bot, chat.bot)] if chat.bot.rules else members


def get_chat_member_count(town: Town, arguments: Arguments) -> int:
    """getChatMemberCount."""
    chat = parameters.entered_chat_of(town, arguments)
    return len(chat.present) + 1


def get_file(town: Town, arguments: Arguments) -> dict[str, Any]:
    """getFile: up to 20 MB."""
    kept = town.files.get(arguments.text("file_id"))
    if kept is None:
        raise bad_request("invalid file_id")
    if len(kept.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return serialization.file(kept)


def set_my_commands(town: Town, arguments: Arguments) -> bool:
    """setMyCommands: up to 100 in a scope."""
    commands = arguments.structure("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    town.commands[_scope(arguments)] = [_command(command) for command in commands]
    return True


def get_my_commands(town: Town, arguments: Arguments) -> list[dict[str, str]]:
    """getMyCommands."""
    return town.commands.get(_scope(arguments), [])


def delete_my_commands(town: Town, arguments: Arguments) -> bool:
    """deleteMyCommands."""
    town.commands.pop(_scope(arguments), None)
    return True


def _command(command: Any) -> dict[str, str]:
    word = str(command.get("command", "")).removeprefix("/") if isinstance(command, dict) else ""
    if not _COMMAND.fullmatch(word):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(command.get("description", ""))
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": word, "description": description}


def _scope(arguments: Arguments) -> tuple[str, str]:
    scope = arguments.record("scope")
    kind = str(scope.get("type", "default"))
    if kind not in _SCOPES:
        raise bad_request("unsupported type of BotCommandScope specified")
    return ":".join([kind, *(str(scope.get(field, "")) for field in _SCOPES[kind])]), arguments.text("language_code")


def commands_for(town: Town, chat: int, person: int) -> list[dict[str, str]]:
    """The menu that a person sees in a chat: the narrowest scope wins (core.telegram.org/bots/api#botcommandscope)."""
    place = town.chat(chat)
    rules = place.members.get(person, Status.LEFT).rules
    scopes = [f"chat_member:{chat}:{person}", f"chat_administrators:{chat}" if rules else "", f"chat:{chat}"]
    if place.is_private:
        scopes = [f"chat:{chat}", "all_private_chats"]
    else:
        scopes += ["all_chat_administrators" if rules else "", "all_group_chats"]
    for scope in [*scopes, "default"]:
        found = town.commands.get((scope, "vi")) or town.commands.get((scope, ""))
        if found:
            return found
    return []


def set_message_reaction(town: Town, arguments: Arguments) -> bool:
    """setMessageReaction: one emoji by the bot, or none."""
    chat = parameters.entered_chat_of(town, arguments)
    said = chat.messages.get(arguments.integer("message_id") or 0)
    if said is None or said.service is not None:
        raise bad_request("message to react not found")
    wanted = arguments.items("reaction", dict) or []
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    said.reactions.pop(town.bot.id, None)
    for reaction in wanted:
        emoji = str(reaction.get("emoji", ""))
        if not is_reaction(emoji):
            raise bad_request("REACTION_INVALID")
        said.reactions[town.bot.id] = emoji
    town.touch(chat)
    return True


def leave_chat(town: Town, arguments: Arguments) -> bool:
    """leaveChat."""
    chat = parameters.entered_chat_of(town, arguments)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    membership.bot_leaves(town, chat)
    return True
