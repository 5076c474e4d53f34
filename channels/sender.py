"""The sender: takes messages to the messenger, chat by chat in order and all chats side by side.

What became of them is written on their rows.
"""

import asyncio
import datetime as dt
import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy.orm import Session
from telegram import Bot

from channels.slots import Slots
from channels.telegram import calls
from channels.telegram.hearing import CHANNEL
from channels.tracing import UPDATE
from db import organizations, outbox, people, reminders
from db.delivery import files, unreached
from db.delivery.files import Stored
from db.delivery.leases import Run
from db.engine import Sessions, Workers
from db.outbox import Outgoing
from domain.reminding.delivery import LATE_AFTER, Delivered, Failed, Moved, Outcome, OutgoingKind

logger = logging.getLogger(__name__)

MOST_IN_HAND = 128
"""Chats that the clock sends to side by side: as many calls as may hang while others go on."""
OTHERS_SEND_SECONDS, GLANCE_SECONDS = 3.0, 0.1
"""So long is waited for what another replica is sending to a chat, and so often looked."""
PAUSES = (3, 10, 30, 60, 300, 900)
"""Seconds to wait after the first, second, … failed try; the last one repeats."""
PAUSES_OF_REFUSED = (60, 300, 900, 3600)
"""Likewise for a chat that takes no messages until people mend it, where we are not told earlier that they have."""


@dataclass
class Lane:
    """What one chat is to be sent, in its order. `calling` is held while the messenger has a message of it."""

    waiting: deque[Outgoing] = field(default_factory=deque)
    calling: asyncio.Lock = field(default_factory=asyncio.Lock)


class Tally:
    """What became of messages since the start, for who watches; `refused` by cause, in words of ours."""

    def __init__(self) -> None:
        self.taken = 0
        self.refused: Counter[str] = Counter()

    def note(self, outcome: Delivered | Failed) -> None:
        if isinstance(outcome, Delivered):
            self.taken += 1
        else:
            self.refused[calls.cause_of(outcome)] += 1


class Sender:
    """`run` is this run of the assistant, by whose name others know what it left behind."""

    def __init__(
        self,
        sessions: Sessions,
        workers: Workers,
        bot: Bot,
        *,
        run: Run,
        now: Callable[[], dt.datetime],
        slots: Slots | None = None,
        zone: dt.tzinfo = dt.UTC,
    ) -> None:
        self._sessions = sessions
        self._workers = workers
        self._bot = bot
        self.now = now
        self._slots = slots or Slots(sessions, workers, None, now=now)
        self._run = run
        self._zone = zone
        self._lanes: dict[int, Lane] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._outcomes = Outcomes(sessions, workers, now)
        self.tally = Tally()
        self._silent_since: float | None = None

    def put(self, going_out: Iterable[Outgoing]) -> None:
        """Send messages that this run has claimed, as soon as their chats and the messenger's limits let them go."""
        for outgoing in going_out:
            lane = self._lanes.get(outgoing.chat)
            if lane is None:
                lane = self._lanes[outgoing.chat] = Lane()
                task = self._tasks[outgoing.chat] = asyncio.create_task(self._go_on(outgoing.chat, lane))
                task.add_done_callback(partial(self._end, outgoing.chat))
            lane.waiting.append(replace(outgoing, update=UPDATE.get()))

    @property
    def owner(self) -> str:
        """The name under which messages are claimed now."""
        return self._run.owner

    @property
    def silent_seconds(self) -> float:
        """For how long the messenger has answered to nothing that it was sent; 0 where it answered last."""
        return time.monotonic() - self._silent_since if self._silent_since is not None else 0.0

    @property
    def in_hand(self) -> frozenset[int]:
        """The messages that are on their way."""
        return frozenset(one.id for lane in self._lanes.values() for one in lane.waiting)

    @property
    def busy(self) -> frozenset[int]:
        """The chats that something is on its way to."""
        return frozenset(self._lanes)

    async def settled(self, chat: int) -> None:
        """Return when the messenger has no message to the chat of which we do not know what became of it."""
        if (lane := self._lanes.get(chat)) is not None:
            async with lane.calling:
                pass

    async def settled_elsewhere(self, chat: int) -> None:
        """Likewise of the messages of other replicas, for a moment at most: a call of theirs may hang for long."""
        if self._run.is_alone:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(OTHERS_SEND_SECONDS):
                while await self._workers.read(_is_sent_elsewhere, self._sessions, chat, self.owner):  # noqa: ASYNC110
                    await asyncio.sleep(GLANCE_SECONDS)

    async def at_rest(self, chat: int | None = None) -> None:
        """Return when nothing is on its way any more: to the chat, or without one to any."""
        while going_on := [task for of, task in self._tasks.items() if chat in (None, of)]:
            await asyncio.wait(going_on)

    async def put_next_waiting(self) -> bool:
        """Send one message that is due for another try or was left behind; False where there was none."""
        outgoing = await self._workers.write(self._claim_next, self.in_hand, self.busy)
        if outgoing is not None:
            self.put([outgoing])
        return outgoing is not None

    async def room(self) -> None:
        """Return when what is claimed next goes out at once."""
        await self._slots.when_near()
        while len(self._tasks) >= MOST_IN_HAND:
            await asyncio.wait(self._tasks.values(), return_when=asyncio.FIRST_COMPLETED)

    def _claim_next(self, in_hand: Collection[int], busy: Collection[int]) -> Outgoing | None:
        with self._sessions.begin() as session:
            return outbox.claim_next(session, owner=self.owner, in_hand=in_hand, busy=busy, now=self.now())

    async def _go_on(self, chat: int, lane: Lane) -> None:
        """Send what waits in the lane, each with its outcome recorded before the next."""
        while lane.waiting:
            await self._slots.pass_through(self._bot.id, chat)
            async with lane.calling:
                UPDATE.set(lane.waiting[0].update)
                if self._run.holds(lane.waiting[0].owner):
                    await self._deliver(lane.waiting[0])
                else:
                    logger.warning("message %s is left to others", lane.waiting[0].id)
                lane.waiting.popleft()

    def _end(self, chat: int, done: asyncio.Task[None]) -> None:
        """What could not be recorded is sent again as left behind; the rest of its lane too."""
        del self._lanes[chat], self._tasks[chat]
        if not done.cancelled() and (error := done.exception()) is not None:
            logger.error("what became of a message could not be written", exc_info=error)

    async def _deliver(self, outgoing: Outgoing) -> None:
        try:
            outcome = await self._send(outgoing)
        except Exception as fault:  # What cannot be put into a call is set aside; the others of the chat go on.
            logger.error("message %s cannot be sent", outgoing.id, exc_info=fault)
            outcome = Failed(permanent=True, reason=type(fault).__name__)
        if isinstance(outcome, Moved):
            outgoing = await self._follow(outgoing, outcome)
            outcome = await self._send(outgoing)
        if isinstance(outcome, Moved):
            outcome = Failed(permanent=False, reason="moved twice")
        if isinstance(outcome, Failed) and outcome.retry_after is not None:
            await self._slots.put_off(self._bot.id, outgoing.chat, outcome.retry_after)
        self.tally.note(outcome)
        self._note_silence(outcome)
        await self._outcomes.write(outgoing, outcome)
        if isinstance(outcome, Delivered):
            logger.info("message %s delivered", outgoing.id)

    def _note_silence(self, outcome: Delivered | Failed) -> None:
        if isinstance(outcome, Delivered) or calls.cause_of(outcome) not in calls.SILENT:
            self._silent_since = None
        elif self._silent_since is None:
            self._silent_since = time.monotonic()

    async def _send(self, outgoing: Outgoing) -> Outcome:
        late = outgoing.kind is OutgoingKind.SEND and self.now() - outgoing.created_at > LATE_AFTER
        since = outgoing.created_at.astimezone(self._zone) if late else None
        brings = outgoing.kind is OutgoingKind.FILE
        file = await self._workers.read(_file_of, self._sessions, outgoing) if brings else None
        return await calls.send(self._bot, outgoing, late_since=since, file=file)

    async def _follow(self, outgoing: Outgoing, moved: Moved) -> Outgoing:
        await self._workers.write(_move, self._sessions, outgoing.chat, moved.chat)
        logger.info("chat %s has moved to %s", outgoing.chat, moved.chat)
        return replace(outgoing, chat=moved.chat)


def _is_sent_elsewhere(sessions: Sessions, chat: int, owner: str) -> bool:
    with sessions.reading() as session:
        return outbox.is_sent_elsewhere(session, chat=chat, owner=owner)


def _file_of(sessions: Sessions, outgoing: Outgoing) -> Stored:
    """The file that the message brings."""
    assert outgoing.organization is not None
    with sessions.reading(organization=outgoing.organization) as session:
        return files.get(session, outgoing.content["file"]["stored"], organization=outgoing.organization)


def _move(sessions: Sessions, old: int, new: int) -> None:
    with sessions.begin() as session:
        organizations.move_chat(session, channel=CHANNEL, old=old, new=new)


Noted = dict[int, tuple[Outgoing, Delivered | Failed]]
"""Messages with what became of them, by their ids."""


class Outcomes:
    """Outcomes that wait at the same time share one transaction.

    While one is on its way to the disk, what comes in the meantime waits for the next.
    """

    def __init__(self, sessions: Sessions, workers: Workers, now: Callable[[], dt.datetime]) -> None:
        self._sessions = sessions
        self._workers = workers
        self._now = now
        self._waiting: Noted = {}
        self._writing = asyncio.Lock()

    async def write(self, outgoing: Outgoing, outcome: Delivered | Failed) -> None:
        """Returns once it is committed."""
        self._waiting[outgoing.id] = (outgoing, outcome)
        async with self._writing:
            if outgoing.id in self._waiting:  # Else somebody has written it with the own one.
                await self._write_all(outgoing.id)

    async def _write_all(self, own: int) -> None:
        together, self._waiting = self._waiting, {}
        try:
            written = await self._workers.join(self._sessions, _write_down, self._sessions, together, self._now())
        except BaseException:
            del together[own]
            self._waiting = together | self._waiting  # The others wait for their turn to try.
            raise
        for one in written:
            if isinstance(one.outcome, Failed):
                _log(one.outgoing, one.outcome, one.retry_at)


@dataclass(frozen=True)
class _Written:
    """What became of a message, as it stands on its row."""

    outgoing: Outgoing
    outcome: Delivered | Failed
    retry_at: dt.datetime | None


def _log(outgoing: Outgoing, outcome: Failed, retry_at: dt.datetime | None) -> None:
    """To be called when it is committed: what shares a transaction may be written twice. Each for its own update."""
    before = UPDATE.set(outgoing.update)
    cause = calls.cause_of(outcome)  # The messenger's own words may quote the message.
    logger.warning("message %s not delivered: %s, next try %s", outgoing.id, cause, retry_at)
    UPDATE.reset(before)


def _write_down(sessions: Sessions, noted: Noted, now: dt.datetime) -> list[_Written]:
    with sessions.begin() as session:
        return _write(session, noted, now)


def _write(session: Session, noted: Noted, now: dt.datetime) -> list[_Written]:
    sent, others = [], []
    for outgoing, outcome in noted.values():
        if isinstance(outcome, Delivered) and outgoing.kind is not OutgoingKind.DIGEST:
            sent.append((outgoing, outcome.message))
        elif outbox.is_ours(session, outgoing):  # Else somebody has claimed it since, and writes what becomes of it.
            others.append(_write_one(session, outgoing, outcome, now))
    if sent:
        outbox.record_sent(session, sent, now=now)
    delivered = [outgoing for outgoing, outcome in noted.values() if isinstance(outcome, Delivered)]
    if mended := {outgoing.chat for outgoing in delivered if outgoing.attempts}:
        mend(session, mended, now=now)
    return others


def mend(session: Session, chats: Collection[int], *, now: dt.datetime) -> None:
    """These chats take messages again: what was refused goes out now."""
    unreached.forget(session, chats)
    outbox.hurry(session, chats, now=now)
    reminders.hurry(session, chats, now=now)
    for chat in chats:
        organizations.note_trouble(session, channel=CHANNEL, chat=chat, reason=None)
        if chat > 0:
            people.mark_reachable(session, channel=CHANNEL, account=chat, reachable=True)


def _write_one(session: Session, outgoing: Outgoing, outcome: Delivered | Failed, now: dt.datetime) -> _Written:
    if isinstance(outcome, Failed) and outcome.refused:
        _note_trouble(session, outgoing, outcome, now)
    retry_at = _retry_at(outgoing, outcome, now) if isinstance(outcome, Failed) else None
    rows = reminders if outgoing.kind is OutgoingKind.DIGEST else outbox
    rows.record(session, outgoing, outcome, now=now, retry_at=retry_at)
    return _Written(outgoing, outcome, retry_at)


def _note_trouble(session: Session, outgoing: Outgoing, outcome: Failed, now: dt.datetime) -> None:
    unreached.note(session, outgoing.id, reason=outcome.reason, now=now)
    organizations.note_trouble(session, channel=CHANNEL, chat=outgoing.chat, reason=outcome.reason)
    if outgoing.chat > 0:
        people.mark_reachable(session, channel=CHANNEL, account=outgoing.chat, reachable=False)


def _retry_at(outgoing: Outgoing, outcome: Failed, now: dt.datetime) -> dt.datetime | None:
    """When to try again; None for what is permanent."""
    if outcome.permanent:
        return None
    pauses = PAUSES_OF_REFUSED if outcome.refused else PAUSES
    pause = outcome.retry_after or pauses[min(outgoing.attempts, len(pauses) - 1)]
    return now + dt.timedelta(seconds=pause)
