"""Bots to which updates are pushed."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator import conversation
from simulator.default_town import GROUP, OFFICER
from simulator.server import _Server
from simulator.state import Town
from simulator.trouble import Kind, Trouble


class Receiver:
    """A bot's own server: keeps what it is sent, and answers with `answers` first, then 200."""

    def __init__(self) -> None:
        self.got: list[tuple[str | None, dict[str, Any]]] = []
        self.answers: list[Response] = []

    async def take(self, request: Request) -> Response:
        self.got.append((request.headers.get("x-telegram-bot-api-secret-token"), await request.json()))
        return self.answers.pop(0) if self.answers else Response()


@pytest.fixture(autouse=True)
def nobody_waits_long(town: Town) -> None:
    """Most of these bots answer nothing, and settling would wait for them."""
    town.updates.awaited.patience = 0.2


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    """A running receiver and its address."""
    one = Receiver()
    app = Starlette(routes=[Route("/hook", one.take, methods=["POST"])])
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False, lifespan="off", ws="none")
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    await server.ready.wait()
    yield one, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/hook"
    server.should_exit = True
    with contextlib.suppress(asyncio.CancelledError):
        await serving


@pytest.mark.by_turns
async def test_updates_are_pushed_with_the_secret_until_accepted(
    address: str, town: Town, receiver: tuple[Receiver, str]
) -> None:
    bot, hook = receiver
    bot.answers = [Response(status_code=500)]
    async with httpx.AsyncClient(base_url=address) as client:
        settings = {"url": hook, "secret_token": "bi-mat_1"}
        assert (await client.post("/bot7:x/setWebhook", json=settings)).json()["result"] is True
        conversation.say(town, OFFICER, GROUP, "/mot")
        conversation.say(town, OFFICER, GROUP, "/hai")
        assert (await client.post("/town/settle", timeout=20)).status_code == 200
        info = (await client.get("/bot7:x/getWebhookInfo")).json()["result"]
    assert [(secret, update["message"]["text"]) for secret, update in bot.got] == [
        ("bi-mat_1", "/mot"),
        ("bi-mat_1", "/mot"),
        ("bi-mat_1", "/hai"),
    ]
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    assert info["pending_update_count"] == 0


@pytest.mark.by_turns
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "http://[::1",
        "http://xn--a/",
        "http://\x00/",
        "ftp://a.vn/",
        "a.vn",
        "http://",
    ],
)
async def test_a_webhook_that_cannot_be_called_is_refused_and_stops_nothing(
    address: str, town: Town, receiver: tuple[Receiver, str], url: str
) -> None:
    bot, hook = receiver
    async with httpx.AsyncClient(base_url=address) as client:
        refused = (await client.post("/bot7:x/setWebhook", json={"url": url})).json()
        assert refused["description"] == "Bad Request: bad webhook: invalid webhook URL specified"
        await client.post("/bot7:x/setWebhook", json={"url": hook})
        conversation.say(town, OFFICER, GROUP, "/mot")
        assert (await client.post("/town/settle", timeout=20)).status_code == 200
    assert len(bot.got) == 1


@pytest.mark.by_turns
@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "https://127.0.0.1:9/", "http://khong-co.invalid/"])
async def test_a_webhook_where_nobody_is_does_not_hold_up_the_next(
    address: str, town: Town, receiver: tuple[Receiver, str], url: str
) -> None:
    bot, hook = receiver
    async with httpx.AsyncClient(base_url=address) as client:
        await client.post("/bot7:x/setWebhook", json={"url": url})
        conversation.say(town, OFFICER, GROUP, "/mot")
        await asyncio.sleep(1)
        info = (await client.get("/bot7:x/getWebhookInfo")).json()["result"]
        assert info["last_error_message"].startswith("Connection failed")
        await client.post("/bot7:x/setWebhook", json={"url": hook})
        assert (await client.post("/town/settle", timeout=20)).status_code == 200
    assert len(bot.got) == 1


@pytest.mark.by_turns
async def test_a_call_in_the_answer_is_carried_out(address: str, town: Town, receiver: tuple[Receiver, str]) -> None:
    bot, hook = receiver
    bot.answers = [JSONResponse({"method": "sendMessage", "chat_id": GROUP, "text": "vâng ạ"})]
    async with httpx.AsyncClient(base_url=address) as client:
        await client.post("/bot7:x/setWebhook", json={"url": hook})
        conversation.say(town, OFFICER, GROUP, "/mot")
        await client.post("/town/settle", timeout=20)
    assert town.messages(GROUP)[-1].text == "vâng ạ"


@pytest.mark.by_turns
async def test_a_duplicate_is_pushed_again(address: str, town: Town, receiver: tuple[Receiver, str]) -> None:
    bot, hook = receiver
    town.troubles.add(Trouble(Kind.DUPLICATE))
    async with httpx.AsyncClient(base_url=address) as client:
        await client.post("/bot7:x/setWebhook", json={"url": hook})
        conversation.say(town, OFFICER, GROUP, "/mot")
        await client.post("/town/settle", timeout=20)
    assert [update["update_id"] for _, update in bot.got] == [bot.got[0][1]["update_id"]] * 2
