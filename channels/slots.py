"""The pace of calls: each takes a slot in the database before it is made, in the order in which they come."""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from db.delivery import slots
from db.delivery.slots import ALL, Pace
from db.engine import Sessions, Workers

TAKEN_IN_A_GROUP = 20
"""What Telegram takes in any minute: the messages of a minute, and those that a silent group gets at once."""
NEAR = 2
"""So many calls may wait for their slots before nobody need hurry to bring more."""


@dataclass(frozen=True)
class Limits:
    """How fast may be sent: to all chats together, and to one group."""

    overall: Pace
    group: Pace

    @classmethod
    def of(cls, *, per_second: int, per_minute_in_group: int) -> "Limits":
        return cls(
            Pace(dt.timedelta(seconds=1) / per_second),
            Pace(dt.timedelta(minutes=1) / per_minute_in_group, max(TAKEN_IN_A_GROUP - per_minute_in_group, 1)),
        )


class Slots:
    """Where the calls of one bot wait for their turn; without `limits` only for what the messenger has put off."""

    def __init__(
        self, sessions: Sessions, workers: Workers, limits: Limits | None, *, now: Callable[[], dt.datetime]
    ) -> None:
        self._sessions = sessions
        self._workers = workers
        self._limits = limits
        self._now = now
        self._waiting = 0
        self._fewer = asyncio.Condition()

    async def pass_through(self, bot: int, chat: int) -> None:
        """Return at the moment at which a call to the chat may be made: first the chat's own, then that of all."""
        if self._limits is None:
            return
        pace = self._limits.group if chat < 0 else None
        await self._sleep_until(await self._workers.write(_of_chat, self._sessions, pace, bot, chat, self._now))
        self._waiting += 1
        try:
            moment = await self._workers.write(_of_all, self._sessions, self._limits.overall, bot, self._now)
            await self._sleep_until(moment)
        finally:
            self._waiting -= 1
            async with self._fewer:
                self._fewer.notify_all()

    async def when_near(self) -> None:
        """Return when hardly anything waits: what is claimed then goes out at once, and so as it stands now."""
        async with self._fewer:
            await self._fewer.wait_for(lambda: self._waiting < NEAR)

    async def put_off(self, bot: int, chat: int, seconds: float) -> None:
        """The messenger wants nothing more in this chat for so long; the others go on."""
        if self._limits is not None:
            await self._workers.write(_put_off, self._sessions, bot, chat, self._now, seconds)

    async def _sleep_until(self, moment: dt.datetime) -> None:
        await asyncio.sleep(max((moment - self._now()).total_seconds(), 0))


def _of_chat(
    sessions: Sessions, pace: Pace | None, bot: int, chat: int, now: Callable[[], dt.datetime]
) -> dt.datetime:  # fmt: skip
    with sessions.begin() as session:
        if pace is None:
            return slots.free_at(session, bot=bot, chat=chat, now=now())
        return slots.take(session, pace, bot=bot, chat=chat, now=now())


def _of_all(sessions: Sessions, pace: Pace, bot: int, now: Callable[[], dt.datetime]) -> dt.datetime:
    with sessions.begin() as session:
        return slots.take(session, pace, bot=bot, chat=ALL, now=now())


def _put_off(sessions: Sessions, bot: int, chat: int, now: Callable[[], dt.datetime], seconds: float) -> None:
    with sessions.begin() as session:
        slots.put_off(session, bot=bot, chat=chat, until=now() + dt.timedelta(seconds=seconds))
