"""The clock: a few entries in memory. What is to be done at which moment is in the database, never here."""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from math import inf
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from actions import reminders, series
from actions.reminding import faults, steps, unreached
from channels.sender import Sender
from db import health
from db.engine import UNREACHABLE, Sessions, Workers
from scheduler.audit import Beat, audit_if_due
from scheduler.digests import send_next_digest
from scheduler.housekeeping import keep_house
from scheduler.steps import Watch, look_for_steps
from texts import operations as words

logger = logging.getLogger(__name__)

POLICY = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
"""A beat that comes late still counts, several missed ones count as one, and none overlaps itself.

The library's own default forgets whatever is a second late.
"""
GLANCE_SECONDS = 1
"""What is to be tried again at its time is, give or take this."""
NIGHT = 2
"""The hour at which the house is kept."""


class Ticker:
    """One tick at a time in this process, whoever asks for it: the clock, or a test that moves the time."""

    def __init__(self, sessions: Sessions, workers: Workers, sender: Sender, beat: Beat | None = None) -> None:
        self._sessions = sessions
        self._workers = workers
        self._sender = sender
        self._beat = beat
        self._planning = asyncio.Lock()
        self._sending = asyncio.Lock()

    async def tick(self, now: dt.datetime) -> None:
        """Do all that is due at `now`, and return when it has gone out."""
        await self.plan(now)
        await self._sender.at_rest()
        while await self.send_due(now):
            await self._sender.at_rest()

    async def plan(self, now: dt.datetime) -> None:
        """Continue series, and write down what is to be sent, organization by organization."""
        async with self._planning:
            write, sessions, sender = self._workers.write, self._sessions, self._sender
            await write(reminders.release_left_behind, sessions, owner=sender.owner, now=now, in_hand=sender.in_hand)
            while await self._continue_series(now):  # Before the digest that tells of it.
                pass
            for organization in await self._workers.read(reminders.due_organizations, sessions, now=now):
                await self._plan_organization(organization, now)
            sender.put(await write(faults.tell_offices, sessions, owner=sender.owner, now=now))
            for organization in await self._workers.read(unreached.organizations_to_tell, sessions):
                sender.put(await write(unreached.tell_office, sessions, organization, owner=sender.owner, now=now))
            await write(reminders.note_alive, sessions, now=now)
            audited = await audit_if_due(self._workers, sessions, sender, now=now)
        if audited and self._beat is not None:
            await self._beat()

    async def _continue_series(self, now: dt.datetime) -> int:
        """How many were looked at; one that cannot go on is set aside."""
        try:
            return await self._workers.write(series.continue_due, self._sessions, now=now)
        except UNREACHABLE:
            raise
        except Exception:
            return await self._workers.write(faults.find_in_series, self._sessions, now=now)

    async def _plan_organization(self, organization: int, now: dt.datetime) -> None:
        """All at once; where something of it cannot be planned, one by one, and that is set aside."""
        write = self._workers.write
        try:
            while await write(reminders.plan_due, self._sessions, organization, now=now) == reminders.MOST_AT_ONCE:
                pass
        except UNREACHABLE:
            raise
        except Exception:
            await write(faults.plan_one_by_one, self._sessions, organization, now=now)

    async def send_due(self, now: dt.datetime | None = None) -> bool:
        """Let out the messages that are to be sent now, as fast as the messenger takes them; whether there were any.

        Returns when the last has been claimed: none is waited for, so that a chat that hangs holds up no other. `now`
        None: what the clock says by then.
        """
        found, looked = False, -inf
        async with self._sending:
            while True:
                if time.monotonic() - looked >= GLANCE_SECONDS:
                    found |= await self._try_again()
                    looked = time.monotonic()
                moment = now or self._sender.now()
                if not await send_next_digest(self._workers, self._sessions, self._sender, now=moment):
                    return found
                found = True
                await self._sender.room()

    async def _try_again(self) -> bool:
        """Let out the messages whose next try is due, and those that a dead run left behind; whether there were any."""
        found = False
        while await self._sender.put_next_waiting():
            found = True
            await self._sender.room()
        return found

    async def look_for_due(self) -> None:
        """Let out what has come due since, unless that is being done."""
        if not self._sending.locked():
            await self.send_due()

    async def plan_anew(self, seconds: float, now: dt.datetime) -> None:
        """The clock was put by so many seconds: nothing waits for an hour that was only the wrong clock's."""
        async with self._planning:
            await self._workers.write(steps.plan_anew, self._sessions, seconds=seconds, now=now)
        await self.plan(now)

    async def keep_house(self, now: dt.datetime) -> None:
        async with self._planning:
            await self._workers.write(keep_house, self._sessions, now=now)

    async def next_moment(self) -> dt.datetime | None:
        """When a tick will have something to do; None where nothing is planned."""
        return await self._workers.read(reminders.next_moment, self._sessions)

    @asynccontextmanager
    async def at_rest(self) -> AsyncIterator[None]:
        """While the block runs, nothing is planned and nothing more is claimed."""
        async with self._planning, self._sending:
            yield


class Patience:
    """What the database keeps from being done is done when it can be used again; until then that is said once."""

    def __init__(self) -> None:
        self._trouble: health.Trouble | None = None

    async def through(self, work: Awaitable[object]) -> None:
        try:
            await work
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
        await patience.through(ticker.plan(now()))

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
