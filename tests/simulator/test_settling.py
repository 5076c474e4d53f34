"""Settling for a bot that does not follow the clock: it waits for an answer that comes late, and not for ever."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from simulator import conversation
from simulator.default_town import GROUP, OFFICER
from simulator.state import Town
from tests.simulator.conftest import Call

Bot = Callable[..., Awaitable[Any]]
CARD = {"inline_keyboard": [[{"text": "Đúng", "callback_data": "1"}]]}


@asynccontextmanager
async def bot(address: str, answers: Callable[[Bot, dict[str, Any]], Awaitable[None]]) -> AsyncIterator[None]:
    """A bot that confirms at once what it fetches, and answers side by side, as most libraries do."""
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:

        async def call(method: str, **given: Any) -> Any:
            return (await client.post(f"/bot7:x/{method}", json=given)).json()["result"]

        async def poll() -> None:
            offset, answering = 0, set()
            while True:
                for update in await call("getUpdates", offset=offset, timeout=20):
                    offset = update["update_id"] + 1
                    answering.add(asyncio.create_task(answers(call, update)))  # type: ignore[arg-type]

        polling = asyncio.create_task(poll())
        await asyncio.sleep(0.2)
        yield
        polling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await polling


async def settled(address: str) -> float:
    begun = time.monotonic()
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        assert (await client.post("/town/settle")).status_code == 200
    return time.monotonic() - begun


def of_bot(town: Town) -> list[str]:
    return [said.text for said in town.messages(GROUP) if said.sender is town.bot]


@pytest.mark.by_turns
async def test_it_waits_for_a_bot_that_confirms_first_and_thinks_long(address: str, town: Town) -> None:
    async def slowly(call: Bot, update: dict[str, Any]) -> None:
        await asyncio.sleep(0.7)
        await call("sendMessage", chat_id=GROUP, text=update["message"]["text"])

    async with bot(address, slowly):
        for text in ("/mot", "/hai"):
            conversation.say(town, OFFICER, GROUP, text)
            await settled(address)
            assert of_bot(town)[-1] == text


@pytest.mark.by_turns
async def test_it_waits_for_each_of_several_answers_in_one_chat(address: str, town: Town) -> None:
    one_by_one = asyncio.Lock()

    async def in_turn(call: Bot, update: dict[str, Any]) -> None:
        async with one_by_one:
            await asyncio.sleep(0.4)
            await call("sendMessage", chat_id=GROUP, text=update["message"]["text"])

    async with bot(address, in_turn):
        for text in ("/mot", "/hai", "/ba"):
            conversation.say(town, OFFICER, GROUP, text)
        await settled(address)
    assert of_bot(town) == ["/mot", "/hai", "/ba"]


@pytest.mark.by_turns
async def test_it_waits_for_the_answer_to_a_press(address: str, town: Town, call: Call) -> None:
    card = await call("sendMessage", chat_id=GROUP, text="Thẻ", reply_markup=CARD)

    async def slowly(call: Bot, update: dict[str, Any]) -> None:
        await asyncio.sleep(0.7)
        await call("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Đã ghi")

    async with bot(address, slowly):
        press = conversation.tap(town, OFFICER, GROUP, card["message_id"], "Đúng")
        await settled(address)
    assert press.answer == "Đã ghi"


@pytest.mark.by_turns
async def test_it_does_not_wait_for_ever_for_a_bot_that_says_nothing(address: str, town: Town) -> None:
    async def silently(call: Bot, update: dict[str, Any]) -> None:
        pass

    town.updates.awaited.patience = 2.0
    async with bot(address, silently):
        conversation.say(town, OFFICER, GROUP, "/mot")
        assert await settled(address) < 20
        assert await settled(address) < 2
