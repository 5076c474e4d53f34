"""The clock: a few entries in memory. What is to be done at which moment is in the database, never here."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from actions import reminders, series
from actions.reminding import mornings
from channels.sender import Sender
from db.engine import Sessions, Workers
from scheduler.digests import send_next_digest
from scheduler.housekeeping import keep_house

POLICY = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
"""A beat that comes late still counts, several missed ones count as one, and none overlaps itself.

The library's own default forgets whatever is a second late.
"""
RETRY_SECONDS = 5
NIGHT = 2
"""The hour at which the house is kept."""


class Ticker:
    """One tick at a time in this process, whoever asks for it: the clock, or a test that moves the time."""

    def __init__(self, sessions: Sessions, workers: Workers, sender: Sender) -> None:
        self._sessions = sessions
        self._workers = workers
        self._sender = sender
        self._ticking = asyncio.Lock()
        self._retrying = asyncio.Lock()

    async def tick(self, now: dt.datetime) -> None:
        """Do all that is due at `now`: continue series, plan rungs, send digests, try again what could not be sent."""
        async with self._ticking:
            write, sessions = self._workers.write, self._sessions
            await write(reminders.release_left_behind, sessions, owner=self._sender.owner, now=now)
            while await write(series.continue_due, sessions, now=now):  # Before the digest that tells of it.
                pass
            while await write(reminders.plan_due, sessions, now=now):
                pass
            await write(mornings.plan_due, sessions, now=now)
            while await send_next_digest(self._workers, sessions, self._sender, now=now):
                pass
            await self.deliver_waiting()
            await write(reminders.note_alive, sessions, now=now)

    async def deliver_waiting(self) -> None:
        """Send the messages whose next try is due, and those that a dead run left behind."""
        async with self._retrying:
            while await self._sender.deliver_next_waiting():
                pass

    async def keep_house(self, now: dt.datetime) -> None:
        async with self._ticking:
            await self._workers.write(keep_house, self._sessions, now=now)

    async def next_moment(self) -> dt.datetime | None:
        """When a tick will have something to do; None where nothing is planned."""
        return await self._workers.read(reminders.next_moment, self._sessions)

    @asynccontextmanager
    async def at_rest(self) -> AsyncIterator[None]:
        """While the block runs, nothing is on its way and nothing begins."""
        async with self._ticking, self._retrying:
            yield


def entries(ticker: Ticker, now: Callable[[], dt.datetime], zone: dt.tzinfo) -> AsyncIOScheduler:
    """The clock with its entries, not yet started. `now` is the one clock that the assistant lives by."""

    async def tick() -> None:
        await ticker.tick(now())

    async def keep_house() -> None:
        await ticker.keep_house(now())

    clock = AsyncIOScheduler(timezone=zone, job_defaults=POLICY)
    clock.add_job(tick, id="first tick")  # Without a trigger, at once: what fell due meanwhile shall not wait.
    clock.add_job(tick, "cron", minute="*", id="tick")
    clock.add_job(ticker.deliver_waiting, "interval", seconds=RETRY_SECONDS, id="retries")
    clock.add_job(keep_house, "cron", hour=NIGHT, id="housekeeping")
    return clock


@asynccontextmanager
async def running(ticker: Ticker, now: Callable[[], dt.datetime], zone: dt.tzinfo) -> AsyncIterator[None]:
    """Let the clock run while the block does; at its end a digest that is on its way is waited for."""
    clock = entries(ticker, now, zone)
    clock.start()
    try:
        yield
    finally:
        clock.pause()
        async with ticker.at_rest():  # A beat is cancelled only where it waits, never in the middle of its work.
            clock.shutdown(wait=False)
            await asyncio.sleep(0)  # The library obeys on the next turn of the loop.
