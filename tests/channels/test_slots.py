"""Slots: calls that come together share a transaction, and none is lost where it fails."""

import asyncio
import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from channels.slots import Limits, Slots
from db.engine import Sessions, Workers

GROUP = -100
BOT = 7


@pytest.fixture
def workers(engine: Engine) -> Iterator[Workers]:
    workers = Workers(engine)
    yield workers
    workers.close()


class Writing:
    """Workers that count what is written, and fail as often as they are told."""

    def __init__(self, workers: Workers, failures: int = 0) -> None:
        self._workers = workers
        self._failures = failures
        self.written = 0

    async def write(self, act: Callable[..., Any], /, *given: Any) -> Any:
        self.written += 1
        if self.written <= self._failures:
            await asyncio.sleep(0.01)  # The others come meanwhile.
            raise OperationalError("UPDATE", {}, Exception("locked"))
        return await self._workers.write(act, *given)


def slots_of(sessions: Sessions, workers: Any) -> Slots:
    limits = Limits.of(per_second=200, per_minute_in_group=15)
    return Slots(sessions, workers, limits, now=lambda: dt.datetime.now(dt.UTC))


async def test_calls_that_come_together_share_a_transaction(sessions: Sessions, workers: Workers) -> None:
    writing = Writing(workers)
    slots = slots_of(sessions, writing)

    await asyncio.gather(*(slots.pass_through(BOT, GROUP - number) for number in range(20)))

    assert writing.written <= 3


async def test_where_the_slots_of_one_call_cannot_be_written_the_others_get_theirs(
    sessions: Sessions, workers: Workers
) -> None:
    slots = slots_of(sessions, Writing(workers, failures=1))

    calls = [slots.pass_through(BOT, GROUP - number) for number in range(5)]
    found = await asyncio.gather(*calls, return_exceptions=True)

    assert [type(one) for one in found] == [OperationalError, *[type(None)] * 4]


@pytest.mark.parametrize("chat", [GROUP, 100], ids=["a group", "somebody in private"])
async def test_a_chat_that_is_put_off_lets_the_others_pass(sessions: Sessions, workers: Workers, chat: int) -> None:
    slots = slots_of(sessions, workers)
    await slots.put_off(BOT, chat, 0.5)
    order: list[int] = []

    async def passes(chat: int) -> None:
        await slots.pass_through(BOT, chat)
        order.append(chat)

    await asyncio.gather(passes(chat), passes(GROUP - 1), passes(GROUP - 2))

    assert order[-1] == chat


async def test_a_slot_that_has_passed_while_the_process_stood_still_is_not_used(
    sessions: Sessions, workers: Workers
) -> None:
    begun, writing = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC), Writing(workers)
    shown = itertools.chain([begun, begun], itertools.repeat(begun + dt.timedelta(seconds=10)))
    limits = Limits.of(per_second=200, per_minute_in_group=15)
    slots = Slots(sessions, writing, limits, now=lambda: next(shown))  # type: ignore[arg-type]

    await slots.pass_through(BOT, 100)

    assert writing.written == 2
