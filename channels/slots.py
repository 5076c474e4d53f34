"""The pace of calls: each takes a slot in the database before it is made, in the order in which they come."""

import asyncio
import datetime as dt
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.delivery import slots
from db.delivery.slots import ALL, Pace
from db.engine import Sessions, Workers

TAKEN_IN_A_GROUP = 20
"""What Telegram takes in any minute: the messages of a minute, and those that a silent group gets at once."""
STALE = dt.timedelta(seconds=2)
"""A slot that is so long past, because the process stood still or the machine is busy, is not used any more."""
NEAR = 8
"""So many calls may wait for their slots before nobody need hurry to bring more.

They last for a quarter of a second, in which the one who brings more may be held up without a slot going unused.
"""


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

    @property
    def in_a_second(self) -> int:
        """How many calls may be made within any second."""
        return round(dt.timedelta(seconds=1) / self.overall.every)

    def of_chat(self, chat: int) -> Pace | None:
        """None in private, where only the pace of all holds."""
        return self.group if chat < 0 else None


@dataclass(eq=False)
class Call:
    """One that waits: `of_chat` is when its chat takes it, `moment` its slot among all; None where not taken yet."""

    bot: int
    chat: int
    of_chat: dt.datetime | None = None
    moment: dt.datetime | None = None


class Slots:
    """Where the calls of one bot wait for their turn; without `limits` none waits.

    Calls that come while the slots of others are on their way to the disk take theirs together.
    """

    def __init__(
        self, sessions: Sessions, workers: Workers, limits: Limits | None, *, now: Callable[[], dt.datetime]
    ) -> None:
        self._sessions = sessions
        self._workers = workers
        self._limits = limits
        self._now = now
        self._asking: list[Call] = []
        self._taking = asyncio.Lock()
        self._waiting = 0
        self._fewer = asyncio.Condition()
        self._leaving = asyncio.Lock()
        self._left: deque[float] = deque()

    async def pass_through(self, bot: int, chat: int) -> None:
        """Return at the moment at which a call to the chat may be made: first the chat's own, then that of all."""
        if self._limits is None:
            return
        call = Call(bot, chat)
        while await self._turn(call, self._limits) is None:
            assert call.of_chat is not None
            await self._sleep_until(call.of_chat)

    async def _turn(self, call: Call, limits: Limits) -> dt.datetime | None:
        """Return when the call may be made; None at once where its chat makes it wait, and others go first."""
        self._waiting += 1
        try:
            await self._take(call, limits)
            while call.moment is not None:
                await self._sleep_until(call.moment)
                await self._after_the_last(limits)
                if self._now() - call.moment < STALE:
                    break
                call.moment = None  # Others have gone on meanwhile.
                await self._take(call, limits)
            return call.moment
        finally:
            self._waiting -= 1
            async with self._fewer:
                self._fewer.notify_all()

    async def _after_the_last(self, limits: Limits) -> None:
        """Calls that were held up past their slots, by a busy machine, leave no closer together than any others."""
        loop = asyncio.get_running_loop()
        async with self._leaving:
            if len(self._left) == limits.in_a_second:
                await asyncio.sleep(max(self._left[0] + 1 - loop.time(), 0))
                self._left.popleft()
            self._left.append(loop.time())

    async def _take(self, call: Call, limits: Limits) -> None:
        self._asking.append(call)
        async with self._taking:
            if call in self._asking:  # Else somebody has taken it with the own one.
                together, self._asking = self._asking, []
                try:
                    await self._workers.write(_take, self._sessions, limits, together, self._now)
                except BaseException:
                    together.remove(call)
                    self._asking = together + self._asking  # The others wait for their turn to try.
                    raise

    async def when_near(self) -> None:
        """Return when hardly anything waits: what is claimed then goes out at once, and so as it stands now."""
        async with self._fewer:
            await self._fewer.wait_for(lambda: self._waiting < NEAR)

    async def put_off(self, bot: int, chat: int, seconds: float) -> None:
        """The messenger wants nothing more in this chat for so long; the others go on."""
        if self._limits is not None:
            pace = self._limits.of_chat(chat)
            await self._workers.write(_put_off, self._sessions, pace, bot, chat, self._now, seconds)

    async def _sleep_until(self, moment: dt.datetime) -> None:
        await asyncio.sleep(max((moment - self._now()).total_seconds(), 0))


def _take(sessions: Sessions, limits: Limits, calls: Sequence[Call], clock: Callable[[], dt.datetime]) -> None:
    """Each call's slot in its chat, and where that has come its slot among all."""
    with sessions.begin() as session:
        now = clock()
        of_chats = [call.of_chat or _of_chat(session, limits, call, now) for call in calls]
        ready = [call for call, of_chat in zip(calls, of_chats, strict=True) if of_chat <= now]
        moments = _of_all(session, limits, ready, now) if ready else []
    for call, of_chat in zip(calls, of_chats, strict=True):
        call.of_chat = of_chat
    for call, moment in zip(ready, moments, strict=True):
        call.moment = moment


def _of_all(session: Session, limits: Limits, calls: Sequence[Call], now: dt.datetime) -> list[dt.datetime]:
    return slots.take(session, limits.overall, bot=calls[0].bot, chat=ALL, now=now, count=len(calls))


def _of_chat(session: Session, limits: Limits, call: Call, now: dt.datetime) -> dt.datetime:
    pace = limits.of_chat(call.chat)
    if pace is None:
        return slots.free_at(session, bot=call.bot, chat=call.chat, now=now)
    [moment] = slots.take(session, pace, bot=call.bot, chat=call.chat, now=now)
    return moment


def _put_off(
    sessions: Sessions, pace: Pace | None, bot: int, chat: int, now: Callable[[], dt.datetime], seconds: float
) -> None:
    with sessions.begin() as session:
        slots.put_off(session, pace, bot=bot, chat=chat, until=now() + dt.timedelta(seconds=seconds))
