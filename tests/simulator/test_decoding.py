"""A second, independent library of the Bot API, aiogram, decodes every answer and every kind of update.

It takes seconds to import, so it is imported by the tests that run, not by every worker that collects.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from typing import TYPE_CHECKING

import httpx
import pytest

from simulator import conversation, membership
from simulator.default_town import CHIEF_OF_OFFICE, GROUP, HEAD_OF_SCIENCE, OFFICER, OUTSIDER
from simulator.manners import Manner
from simulator.models import ChatKind, Media, Place
from simulator.state import Town
from simulator.trouble import Kind, Trouble

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import InlineKeyboardMarkup, Update

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def keyboard() -> InlineKeyboardMarkup:
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Đúng", callback_data="ok")]])


pytestmark = pytest.mark.slow
"""To import that library takes seconds."""


@pytest.fixture
async def bot(address: str) -> AsyncIterator[Bot]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with Bot("424242:any-token_will-do", session=session) as bot:
        yield bot


async def test_who_the_bot_is_and_where_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (424242, "dondoc_bot", False)
    chat = await bot.get_chat(GROUP)
    assert (chat.type, chat.title) == ("supergroup", "Sở KH&CN – Điều hành")
    assert [one.status for one in await bot.get_chat_administrators(GROUP)] == ["creator", "administrator"]
    assert (await bot.get_chat_member(GROUP, OFFICER)).user.first_name == "Đỗ Quang Huy"
    assert (await bot.get_chat_member(GROUP, OUTSIDER)).status == "left"
    assert await bot.get_chat_member_count(GROUP) == 10
    assert (await bot.get_my_name()).name == "Trợ lý đôn đốc"


async def test_what_is_sent_comes_back_decoded(bot: Bot, town: Town) -> None:
    from aiogram.types import ReactionTypeEmoji, ReplyParameters

    asked = conversation.say(town, HEAD_OF_SCIENCE, GROUP, "/nhiemvu")
    sent = await bot.send_message(
        GROUP,
        f'<b>Nhiệm vụ</b> <a href="tg://user?id={OFFICER}">Huy</a> <pre>12</pre> <a href="https://a.vn">x</a> /nv1',
        parse_mode="HTML",
        reply_markup=keyboard(),
        reply_parameters=ReplyParameters(message_id=asked.message_id),
        disable_notification=True,
    )
    assert [one.type for one in sent.entities or []] == ["bold", "text_mention", "pre", "text_link", "bot_command"]
    assert sent.entities is not None
    assert sent.entities[1].user is not None
    assert sent.entities[1].user.id == OFFICER
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == keyboard().model_dump()
    assert sent.reply_to_message is not None
    edited = await bot.edit_message_text(text="khác", chat_id=GROUP, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, bool(edited.edit_date), edited.reply_markup) == ("khác", True, None)
    shown = await bot.edit_message_reply_markup(chat_id=GROUP, message_id=sent.message_id, reply_markup=keyboard())
    assert not isinstance(shown, bool)
    assert shown.reply_markup is not None
    assert await bot.set_message_reaction(GROUP, asked.message_id, reaction=[ReactionTypeEmoji(emoji="👍")])
    assert await bot.send_chat_action(GROUP, "typing")
    assert await bot.delete_message(GROUP, sent.message_id)
    assert town.messages(GROUP)[-1].reactions == {424242: "👍"}


async def test_files_go_up_and_come_down(bot: Bot) -> None:
    from aiogram.exceptions import TelegramBadRequest
    from aiogram.types import BufferedInputFile

    content = "Báo cáo tháng 11".encode()
    sent = await bot.send_document(
        GROUP, BufferedInputFile(content, "Báo cáo.docx"), caption="<i>kèm</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("Báo cáo.docx", len(content), "kèm")
    found = await bot.get_file(sent.document.file_id)
    fetched = await bot.download_file(found.file_path or "", BytesIO())
    assert fetched is not None
    assert fetched.read() == content
    again = await bot.send_document(GROUP, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_id == sent.document.file_id
    edited = await bot.edit_message_caption(chat_id=GROUP, message_id=again.message_id, caption="mới")
    assert not isinstance(edited, bool)
    assert edited.caption == "mới"
    picture = await bot.send_photo(GROUP, BufferedInputFile(PIXEL, "bang.png"))
    assert picture.photo is not None
    assert (picture.photo[0].width, picture.photo[0].height) == (1, 1)
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(GROUP, BufferedInputFile(b"khong phai anh", "x.png"))


async def test_settings_are_kept(bot: Bot) -> None:
    from aiogram.types import BotCommand, BotCommandScopeChat

    commands = [BotCommand(command="nhiemvu", description="Nhiệm vụ")]
    scope = BotCommandScopeChat(chat_id=GROUP)
    assert await bot.set_my_commands(commands, scope=scope)
    assert [one.command for one in await bot.get_my_commands(scope=scope)] == ["nhiemvu"]
    assert await bot.get_my_commands() == []
    assert await bot.delete_my_commands(scope=scope)
    assert await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="bi-mat", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    assert (info.url, info.allowed_updates, info.pending_update_count) == ("http://127.0.0.1:9/hook", ["message"], 0)
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.log_out()
    assert await bot.close()


async def test_every_kind_of_update_is_decoded(bot: Bot, town: Town) -> None:
    card = await bot.send_message(GROUP, "Thẻ", reply_markup=keyboard())
    said = conversation.say(town, HEAD_OF_SCIENCE, GROUP, "/xong@dondoc_bot", reply_to=card.message_id)
    conversation.edit(town, HEAD_OF_SCIENCE, GROUP, said.message_id, "/baocao 80%")
    conversation.tap(town, HEAD_OF_SCIENCE, GROUP, card.message_id, "Đúng")
    conversation.upload(town, HEAD_OF_SCIENCE, GROUP, "kq.pdf", b"x", "xong", card.message_id)
    conversation.upload(town, HEAD_OF_SCIENCE, GROUP, "anh.png", PIXEL, "ảnh", card.message_id, media=Media.PHOTO)
    membership.promote_bot(town, GROUP)
    membership.join(town, GROUP, OUTSIDER)
    membership.leave(town, GROUP, OUTSIDER)
    await bot.pin_chat_message(GROUP, card.message_id)
    await bot.unpin_chat_message(GROUP)
    conversation.say(town, OFFICER, OFFICER, "/start")
    membership.block(town, OFFICER)
    membership.migrate(town, town.add_group("Tổ công tác", [CHIEF_OF_OFFICE], kind=ChatKind.GROUP).id)
    forum = town.add_group("Diễn đàn", [CHIEF_OF_OFFICE], topics=["Chuyển đổi số"])
    conversation.say(town, CHIEF_OF_OFFICE, forum.id, "/nhiemvu", topic=next(iter(forum.topics or {})))
    membership.remove_bot(town, GROUP)
    updates = await bot.get_updates(timeout=0)
    assert [kind_of(update) for update in updates] == [
        "text",
        "edited_message",
        "callback_query",
        "document",
        "photo",
        "my_chat_member",
        "new_chat_members",
        "left_chat_member",
        "pinned_message",
        "text",
        "my_chat_member",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "forum_topic_created",
        "text",
        "my_chat_member",
    ]
    press = updates[2].callback_query
    assert press is not None
    assert await bot.answer_callback_query(press.id, "Đã ghi nhận", show_alert=True)
    assert updates[14].message is not None
    assert updates[14].message.is_topic_message


async def test_whatever_people_do_is_decoded(bot: Bot, town: Town) -> None:
    from aiogram.types import InputMediaPhoto

    card = await bot.send_message(GROUP, "1. Lập hồ sơ")
    town.chats[GROUP].linked = town.channel("Bản tin Sở")
    for name in ("anonymous", "Kênh lạ", "Bản tin Sở"):
        conversation.say(town, CHIEF_OF_OFFICE, GROUP, "/xong 1", manner=Manner(in_name_of=name))
    quoting = Manner(quote="Lập hồ sơ")
    conversation.say(town, OFFICER, GROUP, "xong", card.message_id, manner=quoting)
    for source in (OFFICER, "Đồng nghiệp", "Bản tin Sở"):
        conversation.say(town, OFFICER, OFFICER, "x", manner=Manner(forwarded_from=source))
    for media in Media:
        conversation.upload(town, OFFICER, OFFICER, "x.png", PIXEL, media=media)
    conversation.show_place(town, OFFICER, OFFICER, Place(21.03, 105.8))
    await bot.get_updates(timeout=0, allowed_updates=["message", "message_reaction"])
    conversation.react(town, OFFICER, OFFICER, town.messages(OFFICER)[-1].message_id, "👍")
    updates = await bot.get_updates(timeout=0)
    assert [kind_of(update) for update in updates] == [
        *["text"] * 7,
        *("document", "photo", "video", "voice", "audio", "location", "message_reaction"),
    ]
    said = [update.message for update in updates[:7] if update.message]
    assert [one.sender_chat.title for one in said[:3] if one.sender_chat] == [
        "Sở KH&CN – Điều hành",
        "Kênh lạ",
        "Bản tin Sở",
    ]
    assert said[3].quote is not None
    assert [one.forward_origin.type for one in said[4:] if one.forward_origin] == ["user", "hidden_user", "channel"]
    photo = updates[8].message
    assert photo is not None
    assert photo.photo is not None
    again = [InputMediaPhoto(media=photo.photo[0].file_id, caption="<b>ảnh</b>", parse_mode="HTML")] * 2
    album = await bot.send_media_group(GROUP, list(again))
    assert album[0].media_group_id == album[1].media_group_id is not None
    copied = await bot.copy_message(OFFICER, GROUP, album[0].message_id)
    assert town.message(OFFICER, copied.message_id).text == "ảnh"
    forwarded = await bot.forward_message(OFFICER, GROUP, card.message_id)
    assert forwarded.forward_origin is not None


def kind_of(update: Update) -> str:
    return update.message.content_type if update.message else update.event_type


async def test_refusals_become_the_right_errors(bot: Bot, town: Town) -> None:
    from aiogram.exceptions import (
        TelegramBadRequest,
        TelegramForbiddenError,
        TelegramMigrateToChat,
        TelegramNetworkError,
        TelegramRetryAfter,
        TelegramServerError,
    )

    with pytest.raises(TelegramBadRequest, match="can't parse entities: Unsupported start tag"):
        await bot.send_message(GROUP, "x < y", parse_mode="HTML")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(OFFICER, "x")
    group = town.add_group("Tổ", [CHIEF_OF_OFFICE], kind=ChatKind.GROUP)
    old = group.id
    membership.migrate(town, old)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(old, "x")
    assert moved.value.migrate_to_chat_id == group.id
    town.troubles.add(Trouble(Kind.TOO_MANY, retry_after=7))
    with pytest.raises(TelegramRetryAfter) as waits:
        await bot.send_message(GROUP, "x")
    assert waits.value.retry_after == 7
    town.troubles.add(Trouble(Kind.SERVER_ERROR))
    with pytest.raises(TelegramServerError):
        await bot.send_message(GROUP, "x")
    town.troubles.add(Trouble(Kind.TIMEOUT_AFTER))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(GROUP, "đã nhận")
    assert town.messages(GROUP)[-1].text == "đã nhận"


async def test_tokens_that_are_none_are_turned_away(address: str, bot: Bot) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        for token, code in (("no-colon", 404), ("123:", 401), ("abc:any", 200)):
            answer = await client.get(f"/bot{token}/getMe")
            assert (answer.status_code, answer.json()["ok"]) == (code, code == 200)
        answer = await client.post("/bot1:x/sendPigeon")
        assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_a_call_may_come_in_any_form(address: str, town: Town) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        given = {"chat_id": str(GROUP), "text": "chào ạ"}
        call = "/bot1:x/sendMessage"
        answers = [
            await client.get(call, params=given),
            await client.post(call, params=given),
            await client.post(call, data=given),
            await client.post(call, json={"chat_id": GROUP, "text": "chào ạ"}),
            await client.post("/bot1:x/SENDMESSAGE", files={name: (None, value) for name, value in given.items()}),
        ]
    assert all(answer.json()["ok"] for answer in answers)
    assert [said.text for said in town.messages(GROUP)] == ["chào ạ"] * 5
