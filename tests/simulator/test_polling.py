"""Bots that fetch their updates: python-telegram-bot end to end, and what getUpdates promises."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import TimedOut
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from simulator import conversation
from simulator.default_town import GROUP, HEAD_OF_SCIENCE, OFFICER
from simulator.errors import ApiError
from simulator.server import create_app, running, serve
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from tests.simulator.conftest import Call

Context = ContextTypes.DEFAULT_TYPE


async def on_start(update: Update, context: Context) -> None:
    assert update.message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Đúng", callback_data="đúng")]])
    await update.message.reply_html("Chào <b>đồng chí</b>.", reply_markup=keyboard)


async def on_press(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Đã ghi nhận.")
    await update.callback_query.edit_message_text("Đã xác nhận.")


def listening_bot(address: str) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = ApplicationBuilder().token("7:x").base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
    app = builder.build()
    app.add_handlers([CommandHandler("start", on_start), CallbackQueryHandler(on_press)])
    return app


@pytest.mark.by_turns
async def test_a_bot_answers_over_long_polling(address: str, town: Town) -> None:
    app = listening_bot(address)
    async with app, httpx.AsyncClient(base_url=address, timeout=30) as client:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(timeout=60)
        begun = time.monotonic()
        said = {"person": HEAD_OF_SCIENCE, "chat": GROUP, "text": "/start"}
        asked = (await client.post("/town/say", json=said)).json()["message_id"]
        assert (await client.post("/town/settle")).status_code == 200
        assert time.monotonic() - begun < 30
        answer = (await client.get("/town/messages", params={"chat": GROUP, "after": asked})).json()[0]
        assert (answer["html"], answer["buttons"]) == ("Chào <b>đồng chí</b>.", [["Đúng"]])
        pressed = {"person": OFFICER, "chat": GROUP, "message_id": answer["message_id"], "button": "Đúng"}
        assert (await client.post("/town/press", json=pressed)).json() == {"answer": "Đã ghi nhận.", "alert": False}
        await client.post("/town/settle")
        assert town.message(GROUP, answer["message_id"]).text == "Đã xác nhận."
        await app.updater.stop()
        await app.stop()


async def test_a_bot_can_live_without_a_network(town: Town) -> None:
    line = httpx.ASGITransport(app=create_app(town))
    request = HTTPXRequest(httpx_kwargs={"transport": line})
    app = (
        ApplicationBuilder()
        .token("7:x")
        .base_url("http://town/bot")
        .request(request)
        .get_updates_request(request)
        .build()
    )
    app.add_handler(CommandHandler("start", on_start))
    async with app:
        conversation.say(town, HEAD_OF_SCIENCE, HEAD_OF_SCIENCE, "/start")
        for update in await app.bot.get_updates(timeout=0):
            await app.process_update(update)
        assert town.messages(HEAD_OF_SCIENCE)[-1].text == "Chào đồng chí."
        town.troubles.add(Trouble(Kind.TIMEOUT_AFTER))
        with pytest.raises(TimedOut):
            await app.bot.send_message(HEAD_OF_SCIENCE, "mất trả lời")
        assert town.messages(HEAD_OF_SCIENCE)[-1].text == "mất trả lời"


async def test_an_update_stays_until_it_is_confirmed(town: Town, call: Call) -> None:
    for text in ("/a", "/b", "/c"):
        conversation.say(town, OFFICER, GROUP, text)
    first = await call("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["/a", "/b"]
    assert await call("getUpdates", limit=2) == first
    left = await call("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in left] == ["/c"]
    assert await call("getUpdates", offset=-1) == left
    assert await call("getUpdates", offset=left[0]["update_id"] + 1) == []
    assert town.updates.empty


async def test_updates_are_forgotten_after_a_day(town: Town, call: Call) -> None:
    conversation.say(town, OFFICER, GROUP, "/cu")
    town.clock.move_by(timedelta(hours=20))
    conversation.say(town, OFFICER, GROUP, "/moi")
    town.clock.move_by(timedelta(hours=5))
    assert [update["message"]["text"] for update in await call("getUpdates")] == ["/moi"]


async def test_only_the_wanted_kinds_are_kept(town: Town, call: Call) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    conversation.say(town, OFFICER, GROUP, "/start")
    assert await call("getUpdates") == []
    await call("getUpdates", allowed_updates=[])
    conversation.say(town, OFFICER, GROUP, "/start")
    assert len(await call("getUpdates")) == 1


async def test_a_long_poll_is_woken_at_once(town: Town, call: Call) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=50))
    await asyncio.sleep(0.01)
    begun = time.monotonic()
    conversation.say(town, OFFICER, GROUP, "/start")
    assert len(await poll) == 1
    assert time.monotonic() - begun < 20


@pytest.mark.by_turns
async def test_the_older_of_two_pollers_is_told_of_the_conflict(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        older = asyncio.create_task(client.get("/bot7:x/getUpdates", params={"timeout": 30}))
        await asyncio.sleep(0.1)
        newer = asyncio.create_task(client.get("/bot7:x/getUpdates", params={"timeout": 1}))
        refused = (await older).json()
        assert (refused["error_code"], refused["description"].split(";")[0]) == (
            409,
            "Conflict: terminated by other getUpdates request",
        )
        assert (await newer).json() == {"ok": True, "result": []}


async def test_polling_and_a_webhook_exclude_each_other(call: Call) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(ApiError, match="can't use getUpdates method while webhook is active"):
        await call("getUpdates")


async def test_serving_ends_when_cancelled_and_a_taken_port_is_told(town: Town) -> None:
    async with running(Town()) as taken:
        port = int(taken.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            await serve(town, host="127.0.0.1", port=port)
    serving = asyncio.create_task(serve(town, host="127.0.0.1", port=port))
    async with httpx.AsyncClient(base_url=taken, transport=httpx.AsyncHTTPTransport(retries=5)) as client:
        assert (await client.get("/town")).status_code == 200
        assert (await client.get("/")).headers["content-type"].startswith("text/html")
        assert (await client.get("/page/town.py")).status_code == 404
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_stopping_the_server_releases_those_who_wait(town: Town) -> None:
    begun = time.monotonic()
    async with running(town) as address, httpx.AsyncClient(base_url=address, timeout=30) as client:
        waiting = [
            asyncio.create_task(client.get("/bot7:x/getUpdates", params={"timeout": 30})),
            asyncio.create_task(client.get("/town/clock", params={"after": 0, "follower": "a"})),
            asyncio.create_task(client.get("/town/events", params={"after": town.version})),
        ]
        await asyncio.sleep(0.1)
        gone = asyncio.gather(*waiting, return_exceptions=True)
    await gone
    assert time.monotonic() - begun < 15
