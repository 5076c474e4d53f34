"""Chats are sent to side by side: one that hangs or must wait holds up itself alone, and its own order is kept."""

import asyncio
import datetime as dt
import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from telegram import Bot
from telegram.request import RequestData

from bot.in_process_request import InProcessRequest
from channels.sender import Sender
from channels.slots import Limits, Slots
from db import outbox
from db.delivery.leases import Run
from db.engine import Sessions, Workers
from db.outbox import NewOutgoing
from domain.reminding.delivery import OutgoingKind
from simulator import conversation
from simulator.default_town import GROUP, OFFICER, default_town
from simulator.state import Town
from tests.flows.stage import MONDAY
from texts.message import Message

SECOND = dt.timedelta(seconds=1)


class HangingRequest(InProcessRequest):
    """Calls about one chat get no answer before `go_on` is set."""

    def __init__(self, town: Town, chat: int) -> None:
        super().__init__(town)
        self._chat = chat
        self.go_on = asyncio.Event()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        asked = request_data.parameters if request_data else {}
        if urlsplit(url).path.endswith("sendMessage") and asked["chat_id"] == self._chat:
            await self.go_on.wait()
        return await super().do_request(url, method, request_data, *timeouts, **named)


@pytest.fixture
def town() -> Town:
    town = default_town(MONDAY, limits=False)
    conversation.say(town, OFFICER, OFFICER, "/start")
    return town


@pytest.fixture
def request_(town: Town) -> HangingRequest:
    return HangingRequest(town, GROUP)


@pytest.fixture
async def bot(request_: HangingRequest) -> AsyncIterator[Bot]:
    async with Bot("1:token", base_url="http://town/bot", request=request_) as bot:
        yield bot


def said(town: Town, chat: int) -> list[str]:
    return [one.text for one in town.messages(chat) if one.sender is town.bot]


def stored(sessions: Sessions, *chats: int) -> list[outbox.Outgoing]:
    going_out = [
        NewOutgoing(OutgoingKind.SEND, chat, Message(f"tin {at}").to_json()) for at, chat in enumerate(chats, 1)
    ]
    with sessions.begin() as session:
        return outbox.add(session, going_out, owner="run", now=MONDAY)


async def test_a_chat_that_hangs_holds_up_itself_alone(
    sessions: Sessions, town: Town, bot: Bot, request_: HangingRequest
) -> None:
    sender = Sender(sessions, Workers(sessions.engine), bot, run=Run("run"), now=lambda: MONDAY)
    sender.put(stored(sessions, GROUP, GROUP, OFFICER))
    async with asyncio.timeout(60):
        while sender.busy != {GROUP}:  # noqa: ASYNC110 - the others end
            await asyncio.sleep(0.01)
    assert (said(town, GROUP), said(town, OFFICER)) == ([], ["tin 3"])

    settled = asyncio.create_task(sender.settled(GROUP))
    await asyncio.sleep(0.01)
    assert not settled.done()  # What was said meanwhile may answer the message whose number we do not know yet.
    request_.go_on.set()
    await sender.at_rest()
    assert said(town, GROUP) == ["tin 1", "tin 2"]
    assert settled.done()


async def test_messages_leave_no_faster_than_the_pace_and_each_chat_keeps_its_order(
    sessions: Sessions, town: Town, bot: Bot, request_: HangingRequest
) -> None:
    request_.go_on.set()
    began, workers = time.monotonic(), Workers(sessions.engine)

    def now() -> dt.datetime:
        return MONDAY + (time.monotonic() - began) * SECOND

    slots = Slots(sessions, workers, Limits.of(per_second=20, per_minute_in_group=15), now=now)
    sender = Sender(sessions, workers, bot, run=Run("run"), now=now, slots=slots)
    sender.put(stored(sessions, *[GROUP] * 3, *[OFFICER] * 4))
    await sender.at_rest()
    assert time.monotonic() - began >= 6 / 20
    assert said(town, GROUP) == ["tin 1", "tin 2", "tin 3"]
    assert said(town, OFFICER) == ["tin 4", "tin 5", "tin 6", "tin 7"]


@pytest.mark.by_turns
async def test_calls_that_a_busy_machine_held_up_do_not_leave_in_one_burst(sessions: Sessions) -> None:
    """The loop stands still while forty slots pass; after it no second has more calls than any other.

    Looked at are shorter spans: each call tells a little later that it left.
    """
    began = time.monotonic()
    left: list[float] = []

    def now() -> dt.datetime:
        return MONDAY + (time.monotonic() - began) * SECOND

    slots = Slots(sessions, Workers(sessions.engine), Limits.of(per_second=20, per_minute_in_group=15), now=now)

    async def go(chat: int) -> None:
        await slots.pass_through(1, chat)
        left.append(time.monotonic())

    calls = [asyncio.create_task(go(chat)) for chat in range(1, 46)]
    await asyncio.sleep(0.3)
    time.sleep(1.0)  # noqa: ASYNC251 - the machine is busy with something else
    await asyncio.gather(*calls)
    assert max(sum(one <= at < one + 0.8 for at in left) for one in left) <= 20
