"""One of several processes on one database: it is known to the others for as long as it renews its lease.

On SQLite there is but one (bot/lock.py): nothing is renewed there, and everything is its own to do.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any

from bot.app import Assistant
from db.delivery import leases, listening
from db.delivery.leases import Held, LeaseLost, Run
from db.engine import UNREACHABLE, Sessions
from db.health import FAULTS

logger = logging.getLogger(__name__)

RENEW_SECONDS = leases.LENGTH.total_seconds() / 3
TRY_SECONDS = 3.0
"""So often a lease is tried for that somebody else has."""
GLANCE_SECONDS = 0.5
"""So often who holds one looks whether it still does."""
LOOK_SECONDS = 3.0
"""So often is looked for what waits, though nobody has told of any."""

SILENCE_SECONDS = 20.0
"""Whoever has not reached the messenger for so long leaves to others what only one does."""
LEFT_TO_OTHERS_SECONDS = 30.0
"""So long at least; it does it again where there is nobody else."""
Work = Callable[[], Coroutine[Any, Any, None]]


@asynccontextmanager
async def joined(run: Run, sessions: Sessions) -> AsyncIterator[None]:
    """Have a lease while the block runs, on a server. Raises what the database raises where it cannot be had."""
    if sessions.engine.dialect.name != "postgresql":
        yield
        return
    await _begin(run, sessions)
    renewing = asyncio.create_task(_keep_renewing(run, sessions))
    try:
        yield
    finally:
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing
        with suppress(*FAULTS):  # Else it ends by itself.
            await asyncio.to_thread(_end, sessions, run.owner)


async def _begin(run: Run, sessions: Sessions) -> None:
    since = run.before_asking()
    run.note(await asyncio.to_thread(_begun, sessions, run.owner), since=since)


async def _keep_renewing(run: Run, sessions: Sessions) -> None:
    while True:
        await asyncio.sleep(RENEW_SECONDS if run.is_trusted else 1.0)
        with suppress(*FAULTS):  # Who uses the database says what is wrong with it.
            await _renew(run, sessions)


async def _renew(run: Run, sessions: Sessions) -> None:
    since = run.before_asking()
    if run.is_trusted and run.note(await asyncio.to_thread(_renewed, sessions, run.owner), since=since):
        return
    if run.begin_anew():
        logger.warning("the lease has ended: what was in hand is left to whoever takes it")
    await _begin(run, sessions)


async def while_held(assistant: Assistant, name: str, work: Work) -> None:
    """Do the work whenever the lease of that name is ours, for as long as it is. Ends when the work does.

    Raises what the work raises.
    """
    run, sessions = assistant.run, assistant.sessions
    while True:
        if not await _taken(run, sessions, name):
            await asyncio.sleep(TRY_SECONDS)
            continue
        working = asyncio.create_task(work())
        try:
            while run.has(name) and not working.done() and not _is_cut_off(assistant):
                await asyncio.wait([working], timeout=GLANCE_SECONDS)
            if working.done() and await _has_ended(working, run):
                return
            logger.warning("%s is left to others", name)
        finally:
            working.cancel()
            await asyncio.wait([working])
        if _is_cut_off(assistant):
            await _give_back(run, sessions, name)
            await asyncio.sleep(LEFT_TO_OTHERS_SECONDS)


async def _has_ended(working: asyncio.Task[None], run: Run) -> bool:
    """Whether the work is over; False where it was cut off, and may begin anew. Raises what else it raises."""
    try:
        await working
    except LeaseLost:
        return False
    except UNREACHABLE:
        if run.is_alone:
            raise
        await asyncio.sleep(GLANCE_SECONDS)
        return False
    return True


def _is_cut_off(assistant: Assistant) -> bool:
    """Whether others may do better: the messenger answers to nothing of ours."""
    return not assistant.run.is_alone and assistant.sender.silent_seconds > SILENCE_SECONDS


async def _give_back(run: Run, sessions: Sessions, name: str) -> None:
    run.note_given_back(name)
    with suppress(*FAULTS):
        await asyncio.to_thread(_given_back, sessions, name, run.owner)


async def _taken(run: Run, sessions: Sessions, name: str) -> bool:
    if run.has(name):
        return True
    if not run.is_trusted:
        return False
    owner = run.owner
    with suppress(*FAULTS):
        claim = await asyncio.to_thread(_take, sessions, name, owner)
        if claim is not None and run.holds(owner):
            run.note_taken(name, claim)
            return True
    return False


async def look_about(assistant: Assistant) -> None:
    """Take up for ever what others have stored, and leave what is done with to them."""
    said = ""
    while True:
        try:
            async with aclosing(_told(assistant)) as told:
                async for _ in told:
                    assistant.inbox.wake()
                    if not assistant.run.is_alone:
                        assistant.jobs.wake()
                    await assistant.inbox.let_go()
                    said = ""
        except (listening.BROKEN, *FAULTS) as error:
            if said != (said := type(error).__name__):  # Each trouble once, until it is over.
                logger.warning("the database does not tell of what waits: %s", said)
            await asyncio.sleep(TRY_SECONDS)


async def _told(assistant: Assistant) -> AsyncGenerator[None]:
    engine = assistant.sessions.engine
    if engine.dialect.name == "postgresql":
        async with aclosing(listening.heard(engine, every=LOOK_SECONDS)) as told:
            async for _ in told:
                yield
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        yield


def _begun(sessions: Sessions, owner: str) -> dict[str, Held]:
    with sessions.begin() as session:
        return leases.begin(session, owner=owner)


def _renewed(sessions: Sessions, owner: str) -> dict[str, Held]:
    with sessions.begin() as session:
        return leases.renew(session, owner=owner)


def _end(sessions: Sessions, owner: str) -> None:
    with sessions.begin() as session:
        leases.end(session, owner=owner)


def _take(sessions: Sessions, name: str, owner: str) -> int | None:
    with sessions.begin() as session:
        return leases.take(session, name, owner=owner)


def _given_back(sessions: Sessions, name: str, owner: str) -> None:
    with sessions.begin() as session:
        leases.give_back(session, name, owner=owner)
