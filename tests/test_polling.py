"""Asking for updates goes on whatever comes back, and of two copies the second takes nothing that is the first's."""

import asyncio
import functools
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from telegram.error import Conflict

from bot.inbox import PAUSE_AFTER_CONFLICT
from bot.standing import SecondCopy
from channels.telegram import calls
from db.engine import migrate, open_engine
from db.queues import Inbox
from simulator import conversation
from simulator.default_town import GROUP, default_town
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from tests.flows.stage import CHIEF, MONDAY, SCIENCE, Stage, staged, texts

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@asynccontextmanager
async def polled(stage: Stage, *, alone: bool = True) -> AsyncIterator[asyncio.Task[None]]:
    """While the block runs, the stage's assistant asks for updates."""
    asking = asyncio.create_task(stage.assistant.inbox.poll(alone=alone))
    try:
        yield asking
    finally:
        asking.cancel()
        with suppress(asyncio.CancelledError, SecondCopy):
            await asking


async def answered(stage: Stage, count: int, *, seconds: float = 8) -> str:
    async with asyncio.timeout(seconds):
        while len(stage.said()) < count:  # noqa: ASYNC110 - the town does not tell
            await asyncio.sleep(0.02)
    return texts(stage.said())


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(Kind.NOT_JSON, method="getUpdates"),
        Trouble(Kind.NOT_JSON, method="getUpdates", body=""),
        Trouble(Kind.NOT_JSON, method="getUpdates", body='{"ok":true,"result":[{"upd'),
        Trouble(Kind.NOT_JSON, method="getUpdates", body='{"ok":false}'),
        Trouble(Kind.NOT_JSON, method="getUpdates", body='{"ok":true}'),
        Trouble(Kind.NOT_JSON, method="getUpdates", body='{"ok":true,"result":7}'),
        Trouble(Kind.NOT_JSON, method="getUpdates", body='{"ok":true,"result":[7,{"message":{}}]}'),
        Trouble(Kind.NOT_JSON, method="getUpdates", body="[" * 100_000),
        Trouble(Kind.NOT_JSON, method="getUpdates", status=403),
        Trouble(Kind.NOT_JSON, method="getUpdates", status=404),
        Trouble(Kind.UNAUTHORIZED, method="getUpdates"),
        Trouble(Kind.FORBIDDEN, method="getUpdates"),
        Trouble(Kind.SERVER_ERROR, method="getUpdates"),
        Trouble(Kind.TIMEOUT_AFTER, method="getUpdates"),
    ],
    ids=lambda trouble: f"{trouble.kind} {trouble.status or ''} {(trouble.body or '')[:30]}",
)
async def test_whatever_comes_back_it_warns_waits_and_asks_again(
    engine: Engine, trouble: Trouble, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(calls, "PAUSE_AFTER_ERROR", 0.05)
    async with staged(engine) as stage:
        stage.town.troubles.add(trouble)
        async with polled(stage):
            conversation.say(stage.town, CHIEF, GROUP, "/trogiup")
            assert "đôn đốc" in await answered(stage, 1)
    warned = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert warned
    assert not any("works" in one.getMessage() or "upd" in one.getMessage()[20:] for one in warned if "page" in one.msg)


def nested(levels: int) -> object:
    return functools.reduce(lambda inner, _: [inner], range(levels), "a")


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"chat": 1}},
        {"message": {"chat": {"id": 2**70}, "message_id": 1}},
        {"message": {"chat": {"id": "x"}, "text": 7}},
        {"message": []},
        {"callback_query": {"from": None}},
        {"edited_message": {"chat": {"id": GROUP, "type": "group"}, "message_id": {}, "from": {"id": 1}}},
        {"message": {"chat": {"id": GROUP, "type": "group"}, "message_id": 1, "from": {"id": 1}, "text": "\ud800"}},
        {"message": {"chat": {"id": GROUP, "type": "group"}, "message_id": 1, "from": {"id": 1}, "x": nested(800)}},
        {},
    ],
    ids=lambda update: str(update)[:80],
)
async def test_what_cannot_be_sorted_is_closed_and_holds_up_nobody(engine: Engine, update: dict[str, object]) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        await stage.assistant.inbox.receive([{"update_id": 7_000_000_000, **update}])
        await stage.assistant.inbox.drain()
        assert stage.said() == []
        with stage.assistant.sessions.begin() as session:
            assert session.scalar(select(func.count()).where(Inbox.handled_at.is_(None))) == 0
        assert await stage.says(SCIENCE, "/nhiemvu")


async def test_the_same_number_with_other_words_is_another_update(engine: Engine) -> None:
    """As after a week without any, or from a simulator that was started anew."""
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        conversation.say(stage.town, SCIENCE, GROUP, "/trogiup")
        [told] = stage.town.updates.take(1)
        other = {**told, "message": {**told["message"], "text": "/nhiemvu"}}
        for update in (told, told, other, other):
            await stage.assistant.inbox.receive([update])
        await stage.assistant.inbox.drain()
        assert len(stage.said()) == 2


async def test_numbers_that_begin_anew_below_the_last_are_heard(engine: Engine) -> None:
    async with staged(engine) as stage, polled(stage):
        conversation.say(stage.town, CHIEF, GROUP, "/trogiup")
        await answered(stage, 1)
        while not stage.town.updates.empty:  # noqa: ASYNC110 - it is confirmed with the next call
            await asyncio.sleep(0.02)
        stage.town.updates._last_id = 10
        conversation.say(stage.town, CHIEF, GROUP, "/trogiup")
        await answered(stage, 2)


def kept(stage: Stage) -> int:
    with stage.assistant.sessions.begin() as session:
        return session.scalar(select(func.count(Inbox.id))) or 0


async def test_of_two_copies_the_second_takes_nothing(engine: Engine, tmp_path: Path) -> None:
    town: Town = default_town(MONDAY, limits=False)
    other = open_engine(f"sqlite:///{tmp_path}/other.db")
    migrate(other)
    async with staged(engine, town=town, poll_seconds=1) as first, staged(other, town=town, poll_seconds=1) as second:
        async with polled(first) as asking:
            await asyncio.sleep(first.assistant.inbox.probation)
            async with polled(second, alone=False) as intruding:
                for _ in range(30):
                    conversation.say(town, CHIEF, GROUP, "/trogiup")
                    await asyncio.sleep(0.02)
                with pytest.raises(SecondCopy):
                    await asyncio.wait_for(intruding, 60)
            async with asyncio.timeout(60):
                while kept(first) < 30:  # noqa: ASYNC110 - the town does not tell
                    await asyncio.sleep(0.1)
            assert not asking.done()
        assert kept(second) == 0
    other.dispose()


@pytest.mark.parametrize("pause", [0.0, 0.4, 0.8])
async def test_a_copy_that_asks_again_only_after_its_long_poll_is_met(
    engine: Engine, tmp_path: Path, pause: float
) -> None:
    """Its refusal was lost on the way: it waits for the end of its poll, and a little more; people go on writing."""

    async def asks_again(first: Stage) -> None:
        offset = None
        while True:
            try:
                offset = await first.assistant.inbox.fetch(offset, wait=1)
            except Conflict:
                await asyncio.sleep(PAUSE_AFTER_CONFLICT)

    town: Town = default_town(MONDAY, limits=False)
    other = open_engine(f"sqlite:///{tmp_path}/other.db")
    migrate(other)
    async with staged(engine, town=town) as first, staged(other, town=town, poll_seconds=1) as second:
        conversation.say(town, CHIEF, GROUP, "/trogiup")
        async with polled(second, alone=False) as intruding:
            await asyncio.sleep(1.2)
            asking = asyncio.create_task(asks_again(first))
            await asyncio.sleep(pause)
            conversation.say(town, CHIEF, GROUP, "/trogiup")
            with pytest.raises(SecondCopy):
                await asyncio.wait_for(intruding, 60)
            async with asyncio.timeout(60):
                while kept(first) < 2:  # noqa: ASYNC110 - the town does not tell
                    await asyncio.sleep(0.1)
            asking.cancel()
        assert kept(second) == 0
    other.dispose()


async def test_who_is_alone_handles_what_waited_once_it_is_sure(engine: Engine) -> None:
    async with staged(engine, poll_seconds=1) as stage:
        conversation.say(stage.town, CHIEF, GROUP, "/trogiup")
        async with polled(stage, alone=False):
            await asyncio.sleep(0.2)
            assert stage.said() == []
            assert not stage.town.updates.empty
            await answered(stage, 1)
