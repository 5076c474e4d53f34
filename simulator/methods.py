"""The subset of the Bot API that the town answers, method by method."""

import inspect
import time
from collections.abc import Callable, Mapping
from typing import Any

from simulator import chat_methods, message_methods, update_methods
from simulator.arguments import Arguments
from simulator.errors import ApiError
from simulator.state import Town

Method = Callable[[Town, Arguments], Any]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for name, method in {
        "getMe": chat_methods.get_me,
        "getMyName": chat_methods.get_my_name,
        "logOut": chat_methods.nothing_to_do,
        "close": chat_methods.nothing_to_do,
        "getUpdates": update_methods.get_updates,
        "setWebhook": update_methods.set_webhook,
        "deleteWebhook": update_methods.delete_webhook,
        "getWebhookInfo": update_methods.get_webhook_info,
        "sendMessage": message_methods.send_message,
        "sendDocument": message_methods.send_document,
        "sendPhoto": message_methods.send_photo,
        "sendChatAction": message_methods.send_chat_action,
        "editMessageText": message_methods.edit_message_text,
        "editMessageCaption": message_methods.edit_message_caption,
        "editMessageReplyMarkup": message_methods.edit_message_reply_markup,
        "deleteMessage": message_methods.delete_message,
        "deleteMessages": message_methods.delete_messages,
        "pinChatMessage": message_methods.pin_chat_message,
        "unpinChatMessage": message_methods.unpin_chat_message,
        "unpinAllChatMessages": message_methods.unpin_all_chat_messages,
        "answerCallbackQuery": chat_methods.answer_callback_query,
        "getChat": chat_methods.get_chat,
        "getChatMember": chat_methods.get_chat_member,
        "getChatAdministrators": chat_methods.get_chat_administrators,
        "getChatMemberCount": chat_methods.get_chat_member_count,
        "getFile": chat_methods.get_file,
        "setMyCommands": chat_methods.set_my_commands,
        "getMyCommands": chat_methods.get_my_commands,
        "deleteMyCommands": chat_methods.delete_my_commands,
        "setMessageReaction": chat_methods.set_message_reaction,
        "leaveChat": chat_methods.leave_chat,
    }.items()
}


async def call(town: Town, method: str, arguments: Arguments) -> Any:
    """Carries out one call of the Bot API; → its result as plain JSON values.

    Raises ApiError for a refusal and HangUp where the answer, or the call itself, is to be lost.
    """
    name = method.lower()
    if name not in METHODS:
        raise ApiError(404, "Not Found")
    if name != "getupdates":
        town.last_call = time.monotonic()
    chat = arguments.integer("chat_id")
    town.troubles.before(name, chat, arguments.integer("message_thread_id"))
    result = METHODS[name](town, arguments)
    if inspect.isawaitable(result):
        result = await result
    town.troubles.after(name, chat)
    return result
