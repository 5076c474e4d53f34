"""Whatever a bot or a tool sends: a result or a refusal of Telegram's, never a fault of the town."""

import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator import calls, conversation
from simulator.arguments import Arguments, Upload
from simulator.default_town import GROUP, OFFICER, default_town
from simulator.errors import ApiError
from simulator.json_api.routes import _DOING
from simulator.server import create_app
from tests.simulator.test_decoding import PIXEL
from tests.thoroughness import examples

WORDS = st.sampled_from(
    [
        "",
        "x",
        "chào",
        "\x00",
        "\ud800",
        "đ" * 4097,
        "<b>x",
        "*x",
        "{",
        "[1]",
        "[" * 3000,
        "1" * 5000,
        "HTML",
        "attach://f",
    ]
) | st.text(max_size=5)
NUMBERS = st.sampled_from([0, 1, 2, 3, -1, 2**63, 10**30, GROUP, OFFICER, 1.5, 1e308, float("nan")])
KEYS = st.sampled_from(
    [
        "type",
        "offset",
        "length",
        "url",
        "user",
        "id",
        "message_id",
        "chat_id",
        "quote",
        "inline_keyboard",
        "text",
        "callback_data",
        "media",
        "caption",
        "command",
        "description",
        "emoji",
        "force_reply",
        "language",
        "parse_mode",
    ]
)
VALUES: Any = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "from_chat_id",
        "message_id",
        "message_ids",
        "text",
        "caption",
        "parse_mode",
        "entities",
        "reply_markup",
        "reply_parameters",
        "media",
        "document",
        "photo",
        "message_thread_id",
        "commands",
        "scope",
        "url",
        "secret_token",
        "allowed_updates",
        "offset",
        "limit",
        "file_id",
        "user_id",
        "reaction",
        "action",
        "callback_query_id",
        "latitude",
        "longitude",
    ]
)
PEOPLES = st.sampled_from(
    [
        "text",
        "reply_to",
        "topic",
        "quote",
        "as",
        "forwarded_from",
        "message_id",
        "button",
        "bot",
        "by",
        "admin",
        "name",
        "title",
        "id",
        "username",
        "kind",
        "members",
        "topics",
        "linked",
        "channel",
        "emoji",
        "latitude",
        "longitude",
        "share",
        "times",
        "follower",
        "beat",
        "next",
        "retry_after",
        "status",
        "body",
    ]
)
FILES = st.sampled_from([{}, {"f": Upload("a.png", PIXEL, None)}, {"f": Upload("", b"", "x")}])
CALM = settings(examples(300), suppress_health_check=list(HealthCheck))


def town() -> Any:
    found = default_town(limits=False)
    found.add_group("Diễn đàn", [OFFICER], topics=["A"])
    conversation.say(found, OFFICER, OFFICER, "/start")
    conversation.say(found, OFFICER, GROUP, "chào")
    return found


@pytest.mark.by_turns
@CALM
@given(method=st.sampled_from(sorted(calls.METHODS)), given=st.dictionaries(FIELDS, VALUES, max_size=6), files=FILES)
async def test_every_call_is_answered_or_refused(method: str, given: dict[str, Any], files: dict[str, Upload]) -> None:
    with suppress(ApiError):
        result = await calls.call(town(), method, Arguments({"chat_id": GROUP} | given | {"timeout": 0}, files))
        assert json.dumps(result).encode()


@pytest.mark.by_turns
@CALM
@given(verb=st.sampled_from(sorted(_DOING)), given=st.dictionaries(PEOPLES, VALUES, max_size=6))
async def test_every_request_of_people_is_answered_or_refused(verb: str, given: dict[str, Any]) -> None:
    line = httpx.ASGITransport(app=create_app(town()))
    body = {"chat": GROUP, "person": OFFICER, "limit": 0.01} | given
    async with httpx.AsyncClient(transport=line, base_url="http://town") as client:
        if verb == "press":
            body["button"] = None
        headers = {"content-type": "application/json"}
        answer = await client.post(f"/town/{verb}", content=json.dumps(body), headers=headers)
        assert answer.status_code in {200, 400, 403, 404, 409, 415, 504}
        assert (await client.get("/town/messages", params={"chat": GROUP})).status_code == 200
