"""The JSON API: every row of its table, and what it says to wrong requests."""

import re

import httpx
import pytest

from simulator import conversation
from simulator.default_town import GROUP, HEAD_OF_SCIENCE, OFFICER, OUTSIDER
from simulator.state import Town
from tests.simulator.conftest import Call


async def posted(json_api: httpx.AsyncClient, verb: str, **given: object) -> dict[str, object]:
    answer = await json_api.post(f"/town/{verb}", json=given)
    assert answer.status_code == 200, answer.text
    result: dict[str, object] = answer.json()
    return result


async def refused(json_api: httpx.AsyncClient, verb: str, **given: object) -> str:
    answer = await json_api.post(f"/town/{verb}", json=given)
    assert 400 <= answer.status_code < 500
    return str(answer.json()["error"])


async def test_the_town_shows_its_people_and_chats(json_api: httpx.AsyncClient) -> None:
    town = (await json_api.get("/town")).json()
    assert town["now"].startswith("2026-11-23T07:58")
    assert town["now"].endswith("+07:00")
    assert {"id": OFFICER, "name": "Đỗ Quang Huy", "title": "Chuyên viên phòng Quản lý khoa học"} in town["people"]
    group = next(chat for chat in town["chats"] if chat["id"] == GROUP)
    assert (group["kind"], len(group["members"])) == ("supergroup", 9)
    private = next(chat for chat in town["chats"] if chat["id"] == OFFICER)
    assert (private["kind"], private["members"]) == ("private", [OFFICER])


async def test_what_is_said_is_shown(json_api: httpx.AsyncClient, call: Call) -> None:
    asked = await posted(json_api, "say", person=OFFICER, chat=GROUP, text="/nhiemvu <b>")
    await call(
        "sendMessage",
        chat_id=GROUP,
        text="<b>Một</b> &lt;việc&gt;",
        parse_mode="HTML",
        disable_notification=True,
        reply_parameters={"message_id": asked["message_id"]},
        reply_markup={
            "inline_keyboard": [[{"text": "Đúng", "callback_data": "1"}, {"text": "Bỏ", "callback_data": "2"}]]
        },
    )
    said, answer = (await json_api.get("/town/messages", params={"chat": GROUP})).json()
    assert (said["text"], said["html"]) == ("/nhiemvu <b>", "/nhiemvu &lt;b&gt;")
    assert said["from"]["name"] == "Đỗ Quang Huy"
    expected = {
        "text": "Một <việc>",
        "html": "<b>Một</b> &lt;việc&gt;",
        "buttons": [["Đúng", "Bỏ"]],
        "file": None,
        "reply_to": asked["message_id"],
        "edited": False,
        "silent": True,
    }
    assert {key: answer[key] for key in expected} == expected
    assert (await json_api.get("/town/messages", params={"chat": GROUP, "after": said["message_id"]})).json() == [
        answer
    ]
    assert (await json_api.get("/town/messages", params={"chat": GROUP, "newest": 1})).json() == [answer]


async def test_files_are_sent_and_can_be_fetched(json_api: httpx.AsyncClient) -> None:
    form = {"person": str(OFFICER), "chat": str(OFFICER), "caption": "kết quả"}
    file = {"file": ("Báo cáo số 1.docx", b"noi dung", "application/vnd.ms-word")}
    answer = await json_api.post("/town/upload", data=form, files=file)
    assert answer.status_code == 200, answer.text
    (said,) = (await json_api.get("/town/messages", params={"chat": OFFICER})).json()
    assert (said["message_id"], said["text"]) == (answer.json()["message_id"], "kết quả")
    assert (said["file"]["name"], said["file"]["size"]) == ("Báo cáo số 1.docx", 8)
    fetched = await json_api.get(said["file"]["url"])
    assert fetched.content == b"noi dung"
    assert fetched.headers["content-disposition"].startswith("attachment")


async def test_messages_are_edited_and_deleted(json_api: httpx.AsyncClient, town: Town) -> None:
    said = await posted(json_api, "say", person=OFFICER, chat=GROUP, text="một")
    await posted(json_api, "edit", person=OFFICER, chat=GROUP, text="hai", **said)
    (shown,) = (await json_api.get("/town/messages", params={"chat": GROUP})).json()
    assert (shown["text"], shown["edited"]) == ("hai", True)
    assert "own messages" in await refused(json_api, "edit", person=HEAD_OF_SCIENCE, chat=GROUP, text="ba", **said)
    await posted(json_api, "delete", person=OFFICER, chat=GROUP, **said)
    assert town.messages(GROUP) == []


async def test_people_and_the_bot_come_and_go(json_api: httpx.AsyncClient, town: Town) -> None:
    await posted(json_api, "join", chat=GROUP, person=OUTSIDER)
    assert "already" in await refused(json_api, "join", chat=GROUP, person=OUTSIDER)
    await posted(json_api, "promote", chat=GROUP, person=OUTSIDER, admin=True)
    assert town.chats[GROUP].members[OUTSIDER].rules
    await posted(json_api, "promote", chat=GROUP, person=OUTSIDER, admin=False)
    await posted(json_api, "leave", chat=GROUP, person=OUTSIDER)
    await posted(json_api, "promote", chat=GROUP, bot=True)
    assert town.chats[GROUP].bot.rules
    await posted(json_api, "leave", chat=GROUP, bot=True)
    assert not town.chats[GROUP].bot.present
    await posted(json_api, "join", chat=GROUP, bot=True)
    await posted(json_api, "block", person=OFFICER, blocked=True)
    assert town.chats[OFFICER].blocked
    services = [
        said["service"]["kind"] for said in (await json_api.get("/town/messages", params={"chat": GROUP})).json()
    ]
    assert services == ["new_chat_members", "left_chat_member", "left_chat_member", "new_chat_members"]


async def test_a_town_can_be_built(json_api: httpx.AsyncClient, town: Town) -> None:
    person = (await posted(json_api, "people", name="Lý Thị Na <b>", title="Chuyên viên"))["id"]
    chat = await posted(json_api, "chats", kind="supergroup", title="Mới", members=[person], topics=["A", "B"])
    assert isinstance(chat["id"], int)
    assert list(town.chats[chat["id"]].topics or {}) == chat["topics"]
    await posted(json_api, "say", person=person, chat=chat["id"], text="chào", topic=2)
    assert "there is no person 5" in await refused(json_api, "chats", title="Mới", members=[5])
    assert "no such kind" in await refused(json_api, "chats", title="Mới", kind="channel")


async def test_a_press_that_nobody_answers_gives_nulls(json_api: httpx.AsyncClient, town: Town, call: Call) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Đúng", "callback_data": "1"}, {"text": "Mở", "url": "https://a.vn"}]]}
    card = await call("sendMessage", chat_id=GROUP, text="x", reply_markup=keyboard)
    press = await conversation.press(town, OFFICER, GROUP, card["message_id"], "Đúng", seconds=0.01)
    assert (press.answer, press.alert) == (None, None)
    where = {"person": OFFICER, "chat": GROUP, "message_id": card["message_id"]}
    assert "there is no button 'Sai'" in await refused(json_api, "press", button="Sai", **where)
    assert "asks the bot nothing" in await refused(json_api, "press", button="Mở", **where)


@pytest.mark.parametrize(
    ("verb", "given", "words"),
    [
        ("say", {"person": OUTSIDER, "chat": GROUP, "text": "x"}, "Ngô Gia Bảo is not in that chat"),
        ("say", {"person": OFFICER, "chat": OUTSIDER, "text": "x"}, "is not in that chat"),
        ("say", {"person": 1, "chat": GROUP, "text": "x"}, "there is no person 1"),
        ("say", {"person": OFFICER, "chat": 1, "text": "x"}, "there is no chat 1"),
        ("say", {"person": OFFICER, "chat": GROUP, "text": "  "}, "there is nothing in that message"),
        ("say", {"person": OFFICER, "chat": GROUP}, "'text' is missing"),
        ("say", {"person": "ai", "chat": GROUP, "text": "x"}, "'person' must be a number"),
        ("say", {"person": OFFICER, "chat": GROUP, "text": "x", "reply_to": 99}, "there is no message 99"),
        ("say", {"person": OFFICER, "chat": GROUP, "text": "x", "topic": 9}, "there is no topic 9"),
        ("clock", {}, "either 'advance' or 'to'"),
        ("clock", {"advance": "hai ngày"}, "not a stretch of time"),
        ("clock", {"to": "mai"}, "not a moment"),
        ("clock", {"to": "2020-01-01T00:00:00+07:00"}, "the clock never goes back"),
        ("clock", {"to": "9999-01-01T00:00:00"}, "beyond the calendar"),
        ("clock", {"advance": "99999999d"}, "beyond the calendar"),
        ("chats", {"title": "x", "members": "tất cả"}, "'members' must be a list"),
        ("chats", {"title": "x", "topics": [1]}, "'topics' must be a list"),
        ("chats", {"title": "x", "kind": "group", "topics": ["A"]}, "only a supergroup has topics"),
        ("clock", {"advance": "next"}, "no assistant follows this clock"),
    ],
)
async def test_wrong_requests_are_answered_clearly(
    json_api: httpx.AsyncClient, verb: str, given: dict[str, object], words: str
) -> None:
    assert words in await refused(json_api, verb, **given)


async def test_a_request_that_is_no_json_is_refused(json_api: httpx.AsyncClient) -> None:
    answer = await json_api.post("/town/say", content=b"{")
    assert (answer.status_code, answer.json()) == (400, {"error": "the request is not JSON"})


async def test_every_file_that_the_page_asks_for_is_served(json_api: httpx.AsyncClient) -> None:
    asked, seen = ["/"], set()
    while asked:
        path = asked.pop()
        seen.add(path)
        answer = await json_api.get(path)
        assert answer.status_code == 200, path
        asked += set(re.findall(r"/page/[\w.]+", answer.text)) - seen - set(asked)

    assert len(seen) > 2
