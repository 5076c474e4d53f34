"""What is done at a tick: plan what has come due, send it, and once a day hold the plan against what was sent.

What is to be done at which moment is in the database, never here.
"""

import asyncio
import datetime as dt
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from math import inf

from sqlalchemy.orm import Session

from actions import reminders, series
from actions.reminding import audit, faults, steps, unreached
from channels.sender import Sender
from db import inbox, outbox
from db.delivery import leases, set_aside
from db.delivery import unreached as refused
from db.delivery.leases import LeaseLost
from db.engine import UNREACHABLE, Sessions, Workers, refresh_statistics

GLANCE_SECONDS = 1
"""What is to be tried again at its time is, give or take this."""
KEEP_HEARD = dt.timedelta(days=7)
"""What was handled may come again for a day, as long as the messenger keeps it, and then is no repeat any more."""
KEEP_SAID = dt.timedelta(days=400)
"""For so long a reply to a message of ours finds what it showed and asked: a year, and the month of its reports."""
PORTION, MOST_PORTIONS = 1_000, 200
"""Rows that are dropped in one transaction, and transactions of one round of housekeeping: nobody waits for long."""
TELL_AGAIN = dt.timedelta(days=7)
"""Of a chat that still takes no messages by then the office hears anew."""
WELL_AFTER = dt.timedelta(days=1)
"""What was set aside and has been in order for so long is forgotten: its next fault is news."""

Beat = Callable[[], Awaitable[None]]


class Ticker:
    """One tick at a time in this process, whoever asks for it: the clock, or a test that moves the time."""

    def __init__(
        self,
        sessions: Sessions,
        workers: Workers,
        sender: Sender,
        beat: Beat | None = None,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._sessions = sessions
        self._workers = workers
        self._sender = sender
        self._beat = beat
        self._wake = wake
        self.ticks = 0
        """How many there were since the start."""
        self.seconds = 0.0
        """What they took together."""
        self._planning = asyncio.Lock()
        self._sending = asyncio.Lock()
        self._nothing_claimed = asyncio.Event()
        self._nothing_claimed.set()

    async def tick(self, now: dt.datetime) -> None:
        """Do all that is due at `now`, and return when it has gone out."""
        await self.plan(now)
        await self._sender.at_rest()
        while await self.send_due(now):
            await self._sender.at_rest()

    async def plan(self, now: dt.datetime, planned: Callable[[], object] = lambda: None) -> None:
        """Continue series, and write down what is to be sent, organization by organization.

        What is due is one question; what is not is passed over. `planned` is told of each organization while nobody
        sends: the first need not wait for the last.
        """
        async with self._planning:
            begun = time.perf_counter()
            write, read, sessions, sender = self._workers.write, self._workers.read, self._sessions, self._sender
            await write(reminders.release_left_behind, sessions, owner=sender.owner, now=now, in_hand=sender.in_hand)
            due = await read(reminders.what_is_due, sessions, now=now)
            if due.series:  # Before the digest that tells of it.
                while await self._continue_series(now):
                    pass
                due = await read(reminders.what_is_due, sessions, now=now)
            sound = []
            for organization in due.organizations:
                await self._after_what_goes_out()
                sound.append(await self._plan_organization(organization, now))
                if not self._sending.locked():
                    planned()
            if due.set_aside or not all(sound):
                sender.put(await write(faults.tell_offices, sessions, owner=sender.owner, now=now))
            if due.unreached:
                await self._tell_of_unreached(now)
            await write(reminders.note_alive, sessions, now=now)
            audited = due.audit and await self._audit(now)
            self.ticks += 1
            self.seconds += time.perf_counter() - begun
        if due.jobs or due.mornings:
            self._wake()
        if audited and self._beat is not None:
            await self._beat()

    async def _after_what_goes_out(self) -> None:
        """What can go out now comes before the plans of others, who have to wait for their turn to send anyway."""
        while not self._nothing_claimed.is_set():
            await self._nothing_claimed.wait()

    @contextmanager
    def _claiming(self) -> Iterator[None]:
        self._nothing_claimed.clear()
        try:
            yield
        finally:
            self._nothing_claimed.set()

    async def _continue_series(self, now: dt.datetime) -> int:
        """How many were looked at; one that cannot go on is set aside."""
        try:
            return await self._workers.write(series.continue_due, self._sessions, now=now)
        except (*UNREACHABLE, LeaseLost):
            raise
        except Exception:
            return await self._workers.write(faults.find_in_series, self._sessions, now=now)

    async def _plan_organization(self, organization: int, now: dt.datetime) -> bool:
        """All at once; where something of it cannot be planned, one by one, and that is set aside: False then."""
        write = self._workers.write
        try:
            while await write(reminders.plan_due, self._sessions, organization, now=now) == reminders.MOST_AT_ONCE:
                pass
        except (*UNREACHABLE, LeaseLost):
            raise
        except Exception:
            await write(faults.plan_one_by_one, self._sessions, organization, now=now)
            return False
        return True

    async def _tell_of_unreached(self, now: dt.datetime) -> None:
        """Let the offices know which chats take no messages, as far as that is news to them."""
        write, sessions, sender = self._workers.write, self._sessions, self._sender
        for organization in await self._workers.read(unreached.organizations_to_tell, sessions):
            sender.put(await write(unreached.tell_office, sessions, organization, owner=sender.owner, now=now))

    async def _audit(self, now: dt.datetime) -> bool:
        """Compare, organization by organization, what was planned with what was sent; whether that was done.

        The first turn of an installation only begins the time that is looked at.
        """
        write, sessions, sender = self._workers.write, self._sessions, self._sender
        before = await write(audit.take_turn, sessions, now=now)
        if before is None:
            return False
        for organization in await self._workers.read(audit.everybody, sessions):
            told = await write(audit.audit, sessions, organization, since=before, owner=sender.owner, now=now)
            sender.put(told)
        return True

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
                if not await self.send_next_digest(moment):
                    return found
                found = True
                await self._sender.room()

    async def send_next_digest(self, now: dt.datetime) -> bool:
        """Let one digest out, or set aside what keeps it from being made; False where none was waiting.

        Chats that something is on its way to have to wait.
        It is claimed when it can go, so that it speaks of tasks as they stand, and a crash doubles only what was sent.
        """
        write, sessions, sender = self._workers.write, self._sessions, self._sender
        try:
            with self._claiming():
                outgoing = await write(
                    reminders.claim_next_digest, sessions, owner=sender.owner, now=now, busy=sender.busy
                )  # fmt: skip
        except reminders.CannotBeTold as fault:
            await write(faults.find_in_digest, sessions, fault.organization, fault.chat, now=now)
            return True
        if outgoing is None:
            return False
        sender.put([outgoing])
        return True

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


def keep_house(sessions: Sessions, *, now: dt.datetime) -> None:
    """Drop what was heard a week after it was handled, and what was said after more than a year, a portion at a time.

    The history has what counts of it. Then let the database see how it has grown.
    """
    _drop(sessions, partial(inbox.forget_before, moment=now - KEEP_HEARD, limit=PORTION))
    _drop(sessions, partial(outbox.forget_before, moment=now - KEEP_SAID, limit=PORTION))
    with sessions.begin() as session:
        refused.forget_before(session, now - TELL_AGAIN)
        set_aside.forget_before(session, now - WELL_AFTER)
        leases.forget_ended(session)
    with sessions.begin() as session:
        refresh_statistics(session)


def _drop(sessions: Sessions, forget: Callable[[Session], bool]) -> None:
    for _ in range(MOST_PORTIONS):
        with sessions.begin() as session:
            if not forget(session):
                return
