"""Whether the assistant lives, and is ready: what is asked by who would start it anew, or send it work."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.app import Assistant
from db import health, installation
from db.engine import Sessions
from db.health import Schema

T = TypeVar("T")

SECONDS_TO_LOOK = 5.0
TICK_MAY_BE_OLD = dt.timedelta(minutes=5)
"""It comes once a minute; a long morning may hold it up."""
SLOW = "slow"


@dataclass(frozen=True)
class State:
    """`ticked_at` is when the clock last did its work; None where it never did."""

    schema: Schema
    ticked_at: dt.datetime | None


class OneAtATime(Generic[T]):
    """A look that takes a while, and that several ask for: who asks while one is under way is told what it finds."""

    def __init__(self, look: Callable[[], Awaitable[T]]) -> None:
        self._look = look
        self._under_way: asyncio.Future[T] | None = None

    async def __call__(self) -> T:
        """Raises what the look raises, and TimeoutError where it takes too long."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.ensure_future(self._look())
            self._under_way.add_done_callback(_heed)
        return await asyncio.wait_for(asyncio.shield(self._under_way), SECONDS_TO_LOOK)


def _heed(look: asyncio.Future[T]) -> None:
    """Nobody may be waiting any more for what went wrong."""
    if not look.cancelled():
        look.exception()


class Health:
    """The pages of it."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._state = OneAtATime(self._look)

    async def alive(self, request: Request) -> Response:
        """Who answers lives."""
        return PlainTextResponse("ok\n")

    async def ready(self, request: Request) -> Response:
        """200 where the database can be used and its schema is the newest; else 503 and what is wrong.

        Where it is of the process's role, the clock has to tick as well, in this replica or another one.

        Also how many seconds ago the clock last did its work.
        """
        try:
            state = await self._state()
        except TimeoutError:
            return _told("database", SLOW)
        except health.FAULTS as error:
            return _told("database", str(health.trouble_of(error)))
        if state.schema is not Schema.CURRENT:
            return _told("schema", str(state.schema))
        age = self._assistant.clock.now() - state.ticked_at if state.ticked_at is not None else None
        if not self._assistant.role.ticks:
            return _told("", "", age)
        if age is None:
            return _told("clock", "not begun")
        if age > TICK_MAY_BE_OLD:
            return _told("clock", "late", age)
        return _told("", "", age)

    async def _look(self) -> State:
        return await self._assistant.workers.read(_state, self._assistant.sessions)


def _state(sessions: Sessions) -> State:
    with sessions.reading() as session:
        return State(health.schema_in(session), installation.newest(session, installation.ALIVE))


def _told(what: str, trouble: str, age: dt.timedelta | None = None) -> Response:
    told: dict[str, object] = {"ready": not trouble}
    if trouble:
        told[what] = trouble
    if age is not None:
        told["tick_age_seconds"] = round(age.total_seconds(), 1)
    return JSONResponse(told, 503 if trouble else 200)
