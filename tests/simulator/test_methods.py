"""What the Bot API answers to one call: limits, refusals, rights, topics and groups."""

from datetime import timedelta
from typing import Any

import pytest

from simulator import conversation, membership
from simulator.default_town import CHIEF_OF_OFFICE, DIRECTOR, GROUP, HEAD_OF_DIGITAL, HEAD_OF_SCIENCE, OFFICER, OUTSIDER
from simulator.errors import ApiError, TownError
from simulator.methods.chats import commands_for
from simulator.models import ChatKind
from simulator.state import Town
from tests.simulator.conftest import Call


async def refusal(calling: Any) -> tuple[int, str]:
    with pytest.raises(ApiError) as refused:
        await calling
    return refused.value.code, refused.value.description


def heard(town: Town) -> list[dict[str, Any]]:
    return [update.content for update in town.updates.waiting]


async def test_text_is_counted_after_its_entities_were_read(call: Call) -> None:
    longest = "<b>" + "đ" * 4096 + "</b>"
    assert (await call("sendMessage", chat_id=GROUP, text=longest, parse_mode="HTML"))["text"] == "đ" * 4096
    assert await refusal(call("sendMessage", chat_id=GROUP, text="đ" * 4097)) == (
        400,
        "Bad Request: message is too long",
    )
    assert await refusal(call("sendMessage", chat_id=GROUP, text=" \n ")) == (400, "Bad Request: message text is empty")


async def test_a_caption_has_1024_characters_at_most(town: Town, call: Call) -> None:
    kept = town.keep_file("a.txt", b"x")
    await call("sendDocument", chat_id=GROUP, document=kept.file_id, caption="x" * 1024)
    wrong = call("sendDocument", chat_id=GROUP, document=kept.file_id, caption="x" * 1025)
    assert await refusal(wrong) == (400, "Bad Request: message caption is too long")


@pytest.mark.parametrize(
    ("data", "fits"), [("x" * 64, True), ("x" * 65, False), ("đ" * 32, True), ("đ" * 33, False), ("", False)]
)
async def test_callback_data_has_1_to_64_bytes(call: Call, data: str, fits: bool) -> None:
    markup = {"inline_keyboard": [[{"text": "Đúng", "callback_data": data}]]}
    sending = call("sendMessage", chat_id=GROUP, text="x", reply_markup=markup)
    if fits:
        assert (await sending)["reply_markup"] == markup
    else:
        assert await refusal(sending) == (400, "Bad Request: BUTTON_DATA_INVALID")


async def test_a_group_takes_20_messages_a_minute(town: Town, call: Call) -> None:
    for n in range(20):
        await call("sendMessage", chat_id=GROUP, text=str(n))
    with pytest.raises(ApiError) as refused:
        await call("sendMessage", chat_id=GROUP, text="một tin nữa")
    assert refused.value.answer()["error_code"] == 429
    wait = refused.value.parameters["retry_after"]
    assert 58 <= wait <= 60
    assert refused.value.description == f"Too Many Requests: retry after {wait}"
    town.clock.move_by(timedelta(seconds=wait))
    await call("sendMessage", chat_id=GROUP, text="bây giờ được")


async def test_thirty_messages_a_second_go_out_overall(town: Town, call: Call) -> None:
    people = [town.add_person(f"Người {n}").id for n in range(31)]
    for person in people:
        conversation.say(town, person, person, "/start")
    for person in people[:30]:
        await call("sendMessage", chat_id=person, text="x")
    assert await refusal(call("sendMessage", chat_id=people[30], text="x")) == (429, "Too Many Requests: retry after 1")


async def test_without_limits_nothing_is_counted() -> None:
    town = Town(limits=False)
    assert town.limits is None


async def test_editing_says_when_nothing_changes_or_nothing_is_there(town: Town, call: Call) -> None:
    sent = await call("sendMessage", chat_id=GROUP, text="<b>a</b>", parse_mode="HTML")
    edit = {"chat_id": GROUP, "message_id": sent["message_id"]}
    code, words = await refusal(call("editMessageText", **edit, text="<b>a</b>", parse_mode="HTML"))
    assert (code, words.partition(":")[2].partition(":")[0]) == (400, " message is not modified")
    edited = await call("editMessageText", **edit, text="a")
    assert edited["text"] == "a"
    assert "edit_date" in edited
    wrong = call("editMessageText", chat_id=GROUP, message_id=999, text="b")
    assert await refusal(wrong) == (400, "Bad Request: message to edit not found")
    theirs = conversation.say(town, DIRECTOR, GROUP, "của tôi").message_id
    wrong = call("editMessageText", chat_id=GROUP, message_id=theirs, text="b")
    assert await refusal(wrong) == (400, "Bad Request: message can't be edited")
    wrong = call("editMessageCaption", **edit, caption="b")
    assert await refusal(wrong) == (400, "Bad Request: there is no caption in the message to edit")


async def test_a_private_chat_must_be_opened_by_its_person(town: Town, call: Call) -> None:
    sending = {"chat_id": OFFICER, "text": "chào"}
    assert await refusal(call("sendMessage", **sending)) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    conversation.say(town, OFFICER, OFFICER, "/start")
    assert (await call("sendMessage", **sending))["chat"] == {
        "id": OFFICER,
        "type": "private",
        "first_name": "Đỗ Quang Huy",
    }
    membership.block(town, OFFICER)
    assert await refusal(call("sendMessage", **sending)) == (403, "Forbidden: bot was blocked by the user")
    membership.block(town, OFFICER, blocked=False)
    await call("sendMessage", **sending)
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in heard(town) if "my_chat_member" in u]
    assert statuses == ["kicked", "member"]


async def test_a_bot_that_was_thrown_out_is_told(town: Town, call: Call) -> None:
    membership.remove_bot(town, GROUP)
    wrong = call("sendMessage", chat_id=GROUP, text="x")
    assert await refusal(wrong) == (403, "Forbidden: bot was kicked from the supergroup chat")
    membership.add_bot(town, GROUP)
    await call("sendMessage", chat_id=GROUP, text="x")
    await call("leaveChat", chat_id=GROUP)
    wrong = call("sendMessage", chat_id=GROUP, text="x")
    assert await refusal(wrong) == (403, "Forbidden: bot is not a member of the supergroup chat")
    assert await refusal(call("getChat", chat_id=-100999)) == (400, "Bad Request: chat not found")


async def test_a_reply_to_what_is_gone_is_refused_unless_allowed(town: Town, call: Call) -> None:
    asked = conversation.say(town, DIRECTOR, GROUP, "/tonghop")
    conversation.delete(town, DIRECTOR, GROUP, asked.message_id)
    reply = {"message_id": asked.message_id}
    wrong = call("sendMessage", chat_id=GROUP, text="x", reply_parameters=reply)
    assert await refusal(wrong) == (400, "Bad Request: message to be replied not found")
    reply["allow_sending_without_reply"] = True
    assert "reply_to_message" not in await call("sendMessage", chat_id=GROUP, text="x", reply_parameters=reply)


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("chào mọi người", False),
        ("/tonghop", True),
        ("/tonghop@dondoc_bot quý IV", True),
        ("/tonghop@khac_bot", False),
        ("nhờ @dondoc_bot xem", False),
        ("xem /nv12 nhé", False),
    ],
)
async def test_privacy_mode_lets_commands_through_and_little_else(town: Town, text: str, arrives: bool) -> None:
    conversation.say(town, HEAD_OF_SCIENCE, GROUP, text)
    assert bool(heard(town)) is arrives


async def test_replies_to_the_bot_and_private_words_always_arrive(town: Town, call: Call) -> None:
    card = await call("sendMessage", chat_id=GROUP, text="Nhiệm vụ /nv1")
    said = conversation.say(town, HEAD_OF_SCIENCE, GROUP, "xong rồi ạ", reply_to=card["message_id"])
    conversation.upload(town, HEAD_OF_SCIENCE, GROUP, "kq.docx", b"x", "kết quả", reply_to=card["message_id"])
    conversation.say(town, HEAD_OF_SCIENCE, GROUP, "trả lời người khác", reply_to=said.message_id)
    conversation.edit(town, HEAD_OF_SCIENCE, GROUP, said.message_id, "xong 80% ạ")
    conversation.say(town, HEAD_OF_SCIENCE, HEAD_OF_SCIENCE, "việc của tôi")
    kinds = [next(key for key in update if key != "update_id") for update in heard(town)]
    assert kinds == ["message", "message", "edited_message", "message"]
    assert heard(town)[2]["edited_message"]["text"] == "xong 80% ạ"


async def test_an_admin_bot_hears_everything(town: Town, call: Call) -> None:
    membership.promote_bot(town, GROUP)
    conversation.say(town, DIRECTOR, GROUP, "chào")
    assert [next(key for key in update if key != "update_id") for update in heard(town)] == [
        "my_chat_member",
        "message",
    ]
    assert (await call("getMe"))["can_read_all_group_messages"] is False
    assert (await call("getChatMember", chat_id=GROUP, user_id=town.bot.id))["status"] == "administrator"


async def test_coming_and_going_is_told(town: Town) -> None:
    membership.join(town, GROUP, OUTSIDER)
    membership.leave(town, GROUP, OUTSIDER)
    came, went = heard(town)
    assert came["message"]["new_chat_members"][0]["id"] == OUTSIDER
    assert went["message"]["left_chat_member"]["id"] == OUTSIDER
    with pytest.raises(TownError, match="not in that chat"):
        conversation.say(town, OUTSIDER, GROUP, "/tonghop")


async def test_members_and_admins_are_listed(call: Call) -> None:
    admins = await call("getChatAdministrators", chat_id=GROUP)
    assert [(one["user"]["id"], one["status"]) for one in admins] == [
        (CHIEF_OF_OFFICE, "creator"),
        (DIRECTOR, "administrator"),
    ]
    assert await call("getChatMemberCount", chat_id=GROUP) == 10
    assert (await call("getChatMember", chat_id=GROUP, user_id=OUTSIDER))["status"] == "left"
    assert await refusal(call("getChatMember", chat_id=GROUP, user_id=1)) == (
        400,
        "Bad Request: invalid user_id specified",
    )


async def test_topics_are_kept_apart(town: Town, call: Call) -> None:
    forum = town.add_group("Sở – theo phòng", [CHIEF_OF_OFFICE, HEAD_OF_DIGITAL], topics=["Văn phòng", "Chuyển đổi số"])
    office, digital = forum.topics or {}
    conversation.say(town, HEAD_OF_DIGITAL, forum.id, "/nhiemvu", topic=digital)
    asked = heard(town)[-1]["message"]
    assert (asked["is_topic_message"], asked["message_thread_id"]) == (True, digital)
    assert asked["reply_to_message"]["forum_topic_created"]["name"] == "Chuyển đổi số"
    answer = await call("sendMessage", chat_id=forum.id, text="x", reply_parameters={"message_id": asked["message_id"]})
    assert answer["message_thread_id"] == digital
    sent = await call("sendMessage", chat_id=forum.id, message_thread_id=office, text="x")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (office, True)
    general = await call("sendMessage", chat_id=forum.id, text="x")
    assert "message_thread_id" not in general
    wrong = call("sendMessage", chat_id=forum.id, message_thread_id=99, text="x")
    assert await refusal(wrong) == (400, "Bad Request: message thread not found")


async def test_a_reply_in_an_ordinary_supergroup_has_a_thread_that_is_no_topic(town: Town, call: Call) -> None:
    card = await call("sendMessage", chat_id=GROUP, text="thẻ")
    conversation.say(town, DIRECTOR, GROUP, "xong", reply_to=card["message_id"])
    reply = heard(town)[-1]["message"]
    assert reply["message_thread_id"] == card["message_id"]
    assert "is_topic_message" not in reply


async def test_a_group_that_became_a_supergroup_names_its_new_id(town: Town, call: Call) -> None:
    group = town.add_group("Phòng QLKH", [HEAD_OF_SCIENCE, OFFICER], kind=ChatKind.GROUP)
    old = group.id
    card = await call("sendMessage", chat_id=old, text="thẻ")
    membership.migrate(town, old)
    with pytest.raises(ApiError) as refused:
        await call("sendMessage", chat_id=old, text="x")
    assert refused.value.answer() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": group.id},
    }
    told = [update["message"] for update in heard(town)]
    assert (told[0]["chat"]["id"], told[0]["migrate_to_chat_id"]) == (old, group.id)
    assert (told[1]["chat"]["id"], told[1]["migrate_from_chat_id"]) == (group.id, old)
    assert (await call("sendMessage", chat_id=group.id, text="x"))["chat"]["type"] == "supergroup"
    conversation.say(town, OFFICER, old, "xong", reply_to=card["message_id"])
    assert heard(town)[-1]["message"]["reply_to_message"]["text"] == "thẻ"
    with pytest.raises(TownError, match="only a group"):
        membership.migrate(town, group.id)


async def test_pinning_needs_an_admin_and_is_told(town: Town, call: Call) -> None:
    board = await call("sendMessage", chat_id=GROUP, text="Bảng")
    pin = {"chat_id": GROUP, "message_id": board["message_id"], "disable_notification": True}
    assert await refusal(call("pinChatMessage", **pin)) == (
        400,
        "Bad Request: not enough rights to manage pinned messages in the chat",
    )
    membership.promote_bot(town, GROUP)
    assert await call("pinChatMessage", **pin) is True
    assert heard(town)[-1]["message"]["pinned_message"]["text"] == "Bảng"
    assert (await call("getChat", chat_id=GROUP))["pinned_message"]["message_id"] == board["message_id"]
    assert await call("unpinChatMessage", chat_id=GROUP) is True
    assert await refusal(call("unpinChatMessage", chat_id=GROUP)) == (400, "Bad Request: message to unpin not found")


async def test_messages_are_deleted_within_48_hours(town: Town, call: Call) -> None:
    first, second = [await call("sendMessage", chat_id=GROUP, text=text) for text in "ab"]
    assert await call("deleteMessage", chat_id=GROUP, message_id=first["message_id"]) is True
    wrong = call("deleteMessage", chat_id=GROUP, message_id=first["message_id"])
    assert await refusal(wrong) == (400, "Bad Request: message to delete not found")
    town.clock.move_by(timedelta(hours=49))
    wrong = call("deleteMessage", chat_id=GROUP, message_id=second["message_id"])
    assert await refusal(wrong) == (400, "Bad Request: message can't be deleted")


async def test_commands_are_kept_by_scope_and_the_narrowest_is_shown(town: Town, call: Call) -> None:
    def command(word: str) -> list[dict[str, str]]:
        return [{"command": word, "description": "mô tả"}]

    await call("setMyCommands", commands=command("trogiup"))
    await call("setMyCommands", commands=command("nhiemvu"), scope={"type": "all_group_chats"})
    await call(
        "setMyCommands",
        commands=command("caidat"),
        scope={"type": "chat_member", "chat_id": GROUP, "user_id": DIRECTOR},
    )
    assert await call("getMyCommands", scope={"type": "all_group_chats"}) == command("nhiemvu")
    assert commands_for(town, OFFICER, OFFICER) == command("trogiup")
    assert commands_for(town, GROUP, OFFICER) == command("nhiemvu")
    assert commands_for(town, GROUP, DIRECTOR) == command("caidat")
    await call("deleteMyCommands", scope={"type": "all_group_chats"})
    assert commands_for(town, GROUP, OFFICER) == command("trogiup")
    wrong = call("setMyCommands", commands=command("Đăng ký"))
    assert await refusal(wrong) == (400, "Bad Request: BOT_COMMAND_INVALID")


async def test_long_words_of_a_person_arrive_in_pieces_as_the_apps_send_them(town: Town) -> None:
    conversation.say(town, OFFICER, OFFICER, "từ " * 3400)
    said = [update["message"]["text"] for update in heard(town)]
    assert len(said) == 3
    assert all(len(text) <= 4096 for text in said)
    assert " ".join(said).split() == ["từ"] * 3400


async def test_files_beyond_20_megabytes_cannot_be_fetched(town: Town, call: Call) -> None:
    small = town.keep_file("a.pdf", b"x")
    large = town.keep_file("b.pdf", bytes(20 * 1024 * 1024 + 1))
    assert (await call("getFile", file_id=small.file_id))["file_path"] == "documents/file_1.pdf"
    assert await refusal(call("getFile", file_id=large.file_id)) == (400, "Bad Request: file is too big")
    assert await refusal(call("getFile", file_id="khong-co")) == (400, "Bad Request: invalid file_id")


async def test_a_press_is_answered_once_and_not_too_late(town: Town, call: Call) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Đúng", "callback_data": "1"}]]}
    card = await call("sendMessage", chat_id=GROUP, text="x", reply_markup=keyboard)
    press = conversation.tap(town, DIRECTOR, GROUP, card["message_id"], "Đúng")
    assert heard(town)[-1]["callback_query"]["data"] == "1"
    assert await call("answerCallbackQuery", callback_query_id=press.id, text="Đã ghi", show_alert=True) is True
    assert (press.answer, press.alert) == ("Đã ghi", True)
    late = conversation.tap(town, DIRECTOR, GROUP, card["message_id"], "Đúng")
    town.clock.move_by(timedelta(days=1))
    for wrong in (press.id, late.id, "0"):
        code, words = await refusal(call("answerCallbackQuery", callback_query_id=wrong))
        assert (code, words.startswith("Bad Request: query is too old")) == (400, True)
    with pytest.raises(TownError, match="there are: Đúng"):
        conversation.tap(town, DIRECTOR, GROUP, card["message_id"], "Sai")


async def test_an_unknown_method_is_not_found(call: Call) -> None:
    assert await refusal(call("sendPigeon")) == (404, "Not Found: method not found")
    assert await refusal(call("sendMessage", chat_id=GROUP, text="x", parse_mode="BBCode")) == (
        400,
        "Bad Request: unsupported parse_mode",
    )
