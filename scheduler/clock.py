"""The clock: a few entries in memory, and a look whether the machine's own was put."""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from db import health
from db.delivery.leases import LeaseLost
from scheduler.ticker import GLANCE_SECONDS, Ticker
from texts import operations as words

logger = logging.getLogger(__name__)

POLICY = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
"""A beat that comes late still counts, several missed ones count as one, and none overlaps itself.

The library's own default forgets whatever is a second late.
"""
NIGHT = 2
"""The hour at which the house is kept."""
LOOK_EVERY_SECONDS = 10.0
MAY_DIFFER_SECONDS = 30.0
"""The two clocks of a watch part by a little all the time; NTP pulls the wall's a little."""


class Patience:
    """What the database keeps from being done is done when it can be used again; until then that is said once."""

    def __init__(self) -> None:
        self._trouble: health.Trouble | None = None

    async def through(self, work: Awaitable[object]) -> None:
        try:
            await work
        except LeaseLost:
            logger.info("somebody else keeps the clock by now")
        except health.FAULTS as error:
            trouble = health.trouble_of(error)
            if trouble is health.Trouble.OTHER:
                raise
            if trouble is not self._trouble:
                logger.warning(words.database_trouble(trouble))
            self._trouble = trouble
        else:
            self._trouble = None


def entries(ticker: Ticker, now: Callable[[], dt.datetime], zone: dt.tzinfo) -> AsyncIOScheduler:
    """The clock with its entries, not yet started. `now` is the one clock that the assistant lives by."""

    patience = Patience()

    async def tick() -> None:
        await patience.through(ticker.plan(now(), planned=partial(clock.add_job, look_for_due)))

    async def look_for_due() -> None:
        await patience.through(ticker.look_for_due())

    async def keep_house() -> None:
        await patience.through(ticker.keep_house(now()))

    clock = AsyncIOScheduler(timezone=zone, job_defaults=POLICY)
    clock.add_job(tick, id="first tick")  # Without a trigger, at once: what fell due meanwhile shall not wait.
    for name, work in (("tick", tick), ("sending", look_for_due), ("housekeeping", keep_house)):
        clock.add_job(work, id=name, **WHEN[name])
    return clock


WHEN: dict[str, dict[str, Any]] = {
    "tick": {"trigger": "cron", "minute": "*"},
    "sending": {"trigger": "interval", "seconds": GLANCE_SECONDS},
    "housekeeping": {"trigger": "cron", "hour": NIGHT},
}
"""When each entry of the clock comes."""


def reschedule(clock: AsyncIOScheduler) -> None:
    """Let every entry come by the present hour of the wall: the library waits for the hour that was right before."""
    for name, when in WHEN.items():
        clock.reschedule_job(name, **when)


class Watch:
    """Compares the clock on the wall with one that only counts on, from the moment at which it is made."""

    def __init__(self, wall: Callable[[], float] = time.time, counting: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._counting = wall, counting
        self._apart = wall() - counting()

    def step(self) -> float | None:
        """By how many seconds the wall's was put since it was last asked; None for no more than it may differ."""
        apart = self._wall() - self._counting()
        step = apart - self._apart
        if abs(step) <= MAY_DIFFER_SECONDS:
            return None
        self._apart = apart
        return step


async def look_for_steps(watch: Watch, stepped: Callable[[float], Awaitable[None]]) -> None:
    """Look every ten seconds, for ever; `stepped` is told by how many seconds the clock was put."""
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        if (step := watch.step()) is not None:
            logger.warning("the clock of the machine was put by %s", dt.timedelta(seconds=round(step)))
            await stepped(step)


@asynccontextmanager
async def running(
    ticker: Ticker, now: Callable[[], dt.datetime], zone: dt.tzinfo, watch: Watch | None = None
) -> AsyncIterator[None]:
    """Let the clock run while the block does; at its end nothing more is planned or claimed."""
    clock = entries(ticker, now, zone)
    clock.start()

    async def stepped(seconds: float) -> None:
        reschedule(clock)
        await Patience().through(ticker.plan_anew(seconds, now()))

    looking = asyncio.create_task(look_for_steps(watch or Watch(), stepped))
    try:
        yield
    finally:
        looking.cancel()
        clock.pause()
        async with ticker.at_rest():  # A beat is cancelled only where it waits, never in the middle of its work.
            clock.shutdown(wait=False)
            await asyncio.sleep(0)  # The library obeys on the next turn of the loop.
