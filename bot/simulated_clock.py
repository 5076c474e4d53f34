"""Living by the simulator's clock: when it is moved, everything that falls due on the way is lived through in order."""

import asyncio
import datetime as dt
import logging
import os
from contextlib import suppress
from typing import Any

import httpx

from bot.app import Assistant
from db.delivery.leases import LeaseLost

logger = logging.getLogger(__name__)

WAIT_SECONDS = 40.0
PAUSE_SECONDS = 1.0
ALIVE_SECONDS = 10.0
"""So often a follower that is still at work says that it is alive: one of which nothing is heard is taken for dead."""


async def town_clock(url: str) -> dict[str, Any] | None:
    """The clock of the simulator behind `url`; None where another Bot API server answers, which has no such clock."""
    async with httpx.AsyncClient(timeout=5.0) as client:
        try:
            answer = await client.get(f"{url}/town/clock")
            found = answer.json() if answer.status_code == httpx.codes.OK else None
        except (httpx.HTTPError, ValueError):
            return None
    return found if isinstance(found, dict) and "now" in found else None


def begin(assistant: Assistant, told: dict[str, Any]) -> None:
    """Set the assistant's clock to what the simulator said."""
    assistant.clock.set(dt.datetime.fromisoformat(told["now"]))


async def follow(assistant: Assistant, url: str, first: dict[str, Any]) -> None:
    """Follow the simulator's clock until cancelled, from the beat that it told `first`."""
    name = f"dondoc-{os.getpid()}-{assistant.run.owner}"
    beat = first["beat"]
    due_next: dt.datetime | None = None
    async with httpx.AsyncClient(base_url=url, timeout=WAIT_SECONDS) as client:
        while True:
            try:
                answer = await client.get("/town/clock", params={"after": beat, "follower": name})
                told = answer.json()
                if told["beat"] == beat:
                    continue
                alive = asyncio.create_task(_stay_known(client, name, beat, due_next))
                try:
                    due_next = await live_until(assistant, dt.datetime.fromisoformat(told["now"]))
                finally:
                    alive.cancel()
                beat = told["beat"]
                await _report(client, name, beat, due_next)
            except httpx.HTTPError as error:
                logger.warning("the simulator's clock cannot be read: %s", type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)


async def _stay_known(client: httpx.AsyncClient, name: str, beat: int, due_next: dt.datetime | None) -> None:
    """Say now and then that what came after that beat is still being lived through: a scan may take a minute."""
    while True:
        await asyncio.sleep(ALIVE_SECONDS)
        with suppress(httpx.HTTPError):
            await _report(client, name, beat, due_next)


async def _report(client: httpx.AsyncClient, name: str, beat: int, due_next: dt.datetime | None) -> None:
    """Say that everything up to that beat is lived through, and what comes next."""
    done = {"follower": name, "beat": beat, "next": due_next.isoformat() if due_next else None}
    await client.post("/town/clock/done", json=done)


async def live_until(assistant: Assistant, moment: dt.datetime) -> dt.datetime | None:
    """Live through everything up to `moment`, as if the time had passed; returns when something falls due next.

    Of several replicas one ticks meanwhile, and the others do what is theirs.
    """
    await assistant.inbox.drain()
    with suppress(LeaseLost):
        await _tick_until(assistant, moment)
    assistant.clock.set(moment)
    await assistant.inbox.drain()
    await assistant.jobs.at_rest()  # What the clock orders in the morning came due as well.
    await assistant.inbox.drain()
    return await assistant.ticker.next_moment()


async def _tick_until(assistant: Assistant, moment: dt.datetime) -> None:
    lived: dt.datetime | None = None
    while (due := await assistant.ticker.next_moment()) is not None and due <= moment:
        lived = max(due, assistant.clock.now())
        assistant.clock.set(lived)
        await assistant.ticker.tick(lived)
    if lived != moment:  # What was due then has been done already, and a tick costs five transactions.
        assistant.clock.set(moment)
        await assistant.ticker.tick(moment)
