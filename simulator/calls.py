"""The subset of the Bot API that the town answers, method by method."""

import asyncio
import inspect
import time
from collections.abc import Callable, Mapping
from typing import Any

from simulator.arguments import Arguments
from simulator.errors import ApiError
from simulator.methods import chats, messages, sending, updates
from simulator.state import Town

Method = Callable[[Town, Arguments], Any]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for name, method in {
        "getMe": chats.get_me,
        "getMyName": chats.get_my_name,
        "logOut": chats.nothing_to_do,
        "close": chats.nothing_to_do,
        "getUpdates": updates.get_updates,
        "setWebhook": updates.set_webhook,
        "deleteWebhook": updates.delete_webhook,
        "getWebhookInfo": updates.get_webhook_info,
        "sendMessage": sending.send_message,
        "sendDocument": sending.send_document,
        "sendPhoto": sending.send_photo,
        "sendVideo": sending.send_video,
        "sendVoice": sending.send_voice,
        "sendAudio": sending.send_audio,
        "sendLocation": sending.send_location,
        "sendMediaGroup": sending.send_media_group,
        "copyMessage": sending.copy_message,
        "copyMessages": sending.copy_messages,
        "forwardMessage": sending.forward_message,
        "forwardMessages": sending.forward_messages,
        "sendChatAction": sending.send_chat_action,
        "editMessageText": messages.edit_message_text,
        "editMessageCaption": messages.edit_message_caption,
        "editMessageReplyMarkup": messages.edit_message_reply_markup,
        "deleteMessage": messages.delete_message,
        "deleteMessages": messages.delete_messages,
        "pinChatMessage": messages.pin_chat_message,
        "unpinChatMessage": messages.unpin_chat_message,
        "unpinAllChatMessages": messages.unpin_all_chat_messages,
        "answerCallbackQuery": chats.answer_callback_query,
        "getChat": chats.get_chat,
        "getChatMember": chats.get_chat_member,
        "getChatAdministrators": chats.get_chat_administrators,
        "getChatMemberCount": chats.get_chat_member_count,
        "getFile": chats.get_file,
        "setMyCommands": chats.set_my_commands,
        "getMyCommands": chats.get_my_commands,
        "deleteMyCommands": chats.delete_my_commands,
        "setMessageReaction": chats.set_message_reaction,
        "leaveChat": chats.leave_chat,
    }.items()
}


async def call(town: Town, method: str, arguments: Arguments) -> Any:
    """Carries out one call of the Bot API; → its result as plain JSON values.

    Raises ApiError for a refusal, StrangeAnswer where something else than an answer comes back, and HangUp where the
    answer, or the call itself, is to be lost.
    """
    name = method.lower()
    if name not in METHODS:
        raise ApiError(404, "Not Found: method not found")
    if name != "getupdates":
        town.last_call = time.monotonic()
    chat, topic = arguments.integer("chat_id"), arguments.integer("message_thread_id")
    town.troubles.before(name, chat, topic)
    result = METHODS[name](town, arguments)
    if inspect.isawaitable(result):
        result = await result
    if delay := town.troubles.delay(name, chat):
        await asyncio.sleep(delay)
    if chat is not None and name != "sendchataction":
        town.updates.awaited.answered(chat)
    town.troubles.after(name, chat, topic)
    return result
