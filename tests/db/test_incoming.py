"""The inbox: stored once however often it comes, handled once however often it is tried."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from typing import Any

from db import incoming
from db.engine import Sessions
from tests.db.undoing import undone

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
BIG = 2**40  # Telegram's chat ids need more than 32 bits.


def update(number: int, text: str = "xong") -> dict[str, Any]:
    return {"update_id": number, "chat": -BIG, "payload": {"text": text}}


async def store(sessions: Sessions, *numbers: int, text: str = "xong") -> None:
    async with sessions.begin() as session:
        await incoming.store(session, [update(number, text) for number in numbers], now=NOW)


async def waiting(sessions: Sessions) -> Sequence[tuple[int, int, dict[str, Any], dt.datetime]]:
    async with sessions.begin() as session:
        return await incoming.waiting(session)


async def test_what_comes_twice_is_stored_once_as_it_came_first(sessions: Sessions) -> None:
    await store(sessions, 5)
    await store(sessions, 5, 6, text="chưa xong")
    assert await waiting(sessions) == [
        (5, -BIG, {"text": "xong"}, NOW),
        (6, -BIG, {"text": "chưa xong"}, NOW),
    ]


async def test_what_comes_from_ten_sides_at_once_is_stored_once(sessions: Sessions) -> None:
    await asyncio.gather(*(store(sessions, 7, 8) for _ in range(10)))
    assert [number for number, *_ in await waiting(sessions)] == [7, 8]


async def test_nothing_is_stored_of_nothing(sessions: Sessions) -> None:
    await store(sessions)
    assert await waiting(sessions) == []
    async with sessions.begin() as session:
        assert await incoming.newest(session) is None


async def test_an_update_is_handled_once(sessions: Sessions) -> None:
    await store(sessions, 5)

    async def handle() -> bool:
        async with sessions.begin() as session:
            return await incoming.mark_handled(session, 5, now=NOW)

    assert sorted(await asyncio.gather(*(handle() for _ in range(10)))) == [False] * 9 + [True]
    assert await waiting(sessions) == []


async def test_one_that_was_handled_stays_handled_when_it_comes_again(sessions: Sessions) -> None:
    await store(sessions, 5)
    async with sessions.begin() as session:
        await incoming.mark_handled(session, 5, now=NOW)
    await store(sessions, 5)
    assert await waiting(sessions) == []


async def test_an_effect_that_was_rolled_back_leaves_its_update_waiting(sessions: Sessions) -> None:
    await store(sessions, 5)
    async with undone(sessions) as session:
        assert await incoming.mark_handled(session, 5, now=NOW)
    assert [number for number, *_ in await waiting(sessions)] == [5]


async def test_old_words_are_forgotten_and_their_ids_are_not(sessions: Sessions) -> None:
    await store(sessions, 5, 6)
    async with sessions.begin() as session:
        await incoming.mark_handled(session, 5, now=NOW)
        await incoming.forget_before(session, NOW + dt.timedelta(days=1))
    await store(sessions, 5)
    assert [number for number, *_ in await waiting(sessions)] == [6]
    async with sessions.begin() as session:
        assert await incoming.newest(session) == 6
