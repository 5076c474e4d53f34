"""Bad days: every kind of trouble, for so many calls or a share of them."""

import asyncio

import httpx
import pytest

from simulator import conversation
from simulator.default_town import CHIEF_OF_OFFICE, GROUP, OFFICER
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from tests.simulator.conftest import Call

SEND = "/bot7:x/sendMessage"


async def trouble(json_api: httpx.AsyncClient, **asked: object) -> None:
    answer = await json_api.post("/town/trouble", json=asked)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("kind", "chat", "code", "words"),
    [
        ("too_many", GROUP, 429, "Too Many Requests: retry after 3"),
        ("server_error", GROUP, 500, "Internal Server Error"),
        ("blocked", OFFICER, 403, "Forbidden: bot was blocked by the user"),
        ("kicked", GROUP, 403, "Forbidden: bot was kicked from the supergroup chat"),
        ("no_rights", GROUP, 400, "Bad Request: not enough rights to send text messages to the chat"),
        ("unauthorized", GROUP, 401, "Unauthorized"),
        ("forbidden", OFFICER, 403, "Forbidden"),
    ],
)
async def test_the_next_calls_fail_and_then_it_is_over(
    json_api: httpx.AsyncClient, town: Town, kind: str, chat: int, code: int, words: str
) -> None:
    conversation.say(town, OFFICER, OFFICER, "/start")
    await trouble(json_api, kind=kind, times=2, chat=chat, retry_after=3)
    answers = [(await json_api.post(SEND, json={"chat_id": chat, "text": "x"})).json() for _ in range(3)]
    assert [answer["ok"] for answer in answers] == [False, False, True]
    assert (answers[0]["error_code"], answers[0]["description"]) == (code, words)
    assert len([said for said in town.messages(chat) if said.sender is town.bot]) == 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [("gone_topic", "Bad Request: message thread not found"), ("closed_topic", "Bad Request: TOPIC_CLOSED")],
)
async def test_a_topic_in_trouble_strikes_only_calls_to_a_topic(
    json_api: httpx.AsyncClient, town: Town, kind: str, words: str
) -> None:
    forum = town.add_group("Diễn đàn", [CHIEF_OF_OFFICE], topics=["Văn phòng"])
    (topic,) = forum.topics or {}
    await trouble(json_api, kind=kind)
    plain = await json_api.post(SEND, json={"chat_id": forum.id, "text": "x"})
    assert plain.json()["ok"] is True
    answer = await json_api.post(SEND, json={"chat_id": forum.id, "message_thread_id": topic, "text": "x"})
    assert answer.json()["description"] == words


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ({"kind": "not_json"}, 200, "<html>"),
        ({"kind": "not_json", "body": ""}, 200, ""),
        ({"kind": "not_json", "body": '{"ok":true,"resu'}, 200, '{"ok":true,"resu'),
        ({"kind": "not_json", "status": 404, "body": "not here"}, 404, "not here"),
        ({"kind": "server_error", "status": 504}, 504, '{"ok":false,"error_code":504'),
        ({"kind": "server_error", "body": "Bad Gateway"}, 500, "Bad Gateway"),
    ],
)
async def test_an_answer_that_tells_nothing_may_hide_that_the_call_was_carried_out(
    json_api: httpx.AsyncClient, town: Town, asked: dict[str, object], status: int, body: str, accepted: bool
) -> None:
    await trouble(json_api, accepted=accepted, **asked)
    answer = await json_api.post(SEND, json={"chat_id": GROUP, "text": "x"})
    assert (answer.status_code, answer.text[: len(body)]) == (status, body)
    assert len(town.messages(GROUP)) == accepted
    assert (await json_api.get("/town/trouble")).json() == {"untold": int(accepted)}


async def test_a_lost_call_is_not_carried_out_and_a_lost_answer_is(address: str, town: Town) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        for kind, heard in (("timeout_before", []), ("timeout_after", ["timeout_after"])):
            await trouble(client, kind=kind)
            with pytest.raises(httpx.RemoteProtocolError):
                await client.post(SEND, json={"chat_id": GROUP, "text": kind})
            assert [said.text for said in town.messages(GROUP)] == heard
        assert (await client.post(SEND, json={"chat_id": GROUP, "text": "x"})).json()["ok"] is True


async def test_a_slow_answer_comes_after_the_message(json_api: httpx.AsyncClient, town: Town) -> None:
    await trouble(json_api, kind="slow", seconds=30, chat=GROUP)
    waiting = asyncio.create_task(json_api.post(SEND, json={"chat_id": GROUP, "text": "x"}))
    while not town.messages(GROUP):  # noqa: ASYNC110 - the other task sends it
        await asyncio.sleep(0)
    assert (await json_api.post(SEND, json={"chat_id": GROUP, "text": "y"})).json()["ok"] is True
    assert not waiting.done()
    waiting.cancel()


async def test_a_duplicate_comes_again_although_it_was_confirmed(
    json_api: httpx.AsyncClient, town: Town, call: Call
) -> None:
    await trouble(json_api, kind="duplicate")
    conversation.say(town, OFFICER, GROUP, "/mot")
    (first,) = await call("getUpdates")
    assert await call("getUpdates", offset=first["update_id"] + 1) == [first]
    assert await call("getUpdates", offset=first["update_id"] + 1) == []


async def test_migration_moves_a_group(json_api: httpx.AsyncClient, town: Town) -> None:
    group = await json_api.post("/town/chats", json={"kind": "group", "title": "Tổ", "members": [CHIEF_OF_OFFICE]})
    old = group.json()["id"]
    new = (await json_api.post("/town/trouble", json={"kind": "migrate", "chat": old})).json()["chat"]
    answer = (await json_api.post(SEND, json={"chat_id": old, "text": "x"})).json()
    assert answer["parameters"] == {"migrate_to_chat_id": new}


async def test_a_share_of_the_calls_is_struck_until_it_is_cleared(json_api: httpx.AsyncClient, town: Town) -> None:
    town.limits = None
    await trouble(json_api, kind="server_error", share=0.3)
    sent = [(await json_api.post(SEND, json={"chat_id": GROUP, "text": "x"})).json()["ok"] for _ in range(200)]
    assert 30 <= sent.count(False) <= 90
    await trouble(json_api, kind="none")
    assert (await json_api.post(SEND, json={"chat_id": GROUP, "text": "x"})).json()["ok"] is True


def test_polling_is_spared_unless_it_is_named() -> None:
    general, named = Trouble(Kind.SERVER_ERROR), Trouble(Kind.SERVER_ERROR, method="getUpdates")
    assert not general.concerns("getupdates", None)
    assert general.concerns("sendmessage", GROUP)
    assert named.concerns("getupdates", None)
    assert not named.concerns("sendmessage", GROUP)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"kind": "earthquake"}, "there is no such trouble"),
        ({"kind": "too_many", "share": 2}, "'share' is between 0 and 1"),
        ({"kind": "too_many", "times": 0}, "'times' is at least 1"),
        ({"kind": "migrate", "chat": GROUP}, "only a group becomes a supergroup"),
        ({}, "'kind' is missing"),
    ],
)
async def test_wrong_troubles_are_refused(json_api: httpx.AsyncClient, asked: dict[str, object], words: str) -> None:
    answer = await json_api.post("/town/trouble", json=asked)
    assert answer.status_code == 400
    assert words in answer.json()["error"]
