"""An assistant that follows the town's clock, over a real connection: the town waits for its long work."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import Engine

from bot import simulated_clock
from domain.documents.findings import Findings
from simulator import clock, conversation, time_control
from simulator.server import running
from tests.flows.papers_in import PLAN, opens
from tests.flows.stage import CHIEF, staged

LOST_SECONDS = 1.0
WORKS_SECONDS = 3 * LOST_SECONDS


def slowly(content: bytes, name: str, *, on_progress: Callable[[int, int], None], **more: object) -> Findings:
    time.sleep(WORKS_SECONDS)
    return PLAN


async def test_the_town_settles_only_when_a_paper_that_is_read_for_long_is_shown(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "FOLLOWER_LOST", LOST_SECONDS)
    monkeypatch.setattr(simulated_clock, "ALIVE_SECONDS", LOST_SECONDS / 4)
    async with staged(engine, find=slowly) as stage, running(stage.town) as address:
        await opens(stage)
        told = await simulated_clock.town_clock(address)
        assert told is not None
        async with at_work(simulated_clock.follow(stage.assistant, address, told), heard(stage.assistant.inbox.fetch)):
            conversation.upload(stage.town, CHIEF, CHIEF, "ke-hoach.docx", b"x", "")
            await time_control.settle(stage.town, 30)

            assert "Đọc được 5 nhiệm vụ" in stage.last(CHIEF).text


@asynccontextmanager
async def at_work(*works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """They go on while the block runs."""
    tasks = [asyncio.create_task(work) for work in works]
    await asyncio.sleep(0.1)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def heard(fetch: Callable[..., object]) -> None:
    offset = None
    while True:
        offset = await fetch(offset, wait=1)  # type: ignore[misc]
