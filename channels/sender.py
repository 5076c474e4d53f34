"""The sender: takes messages to the messenger and writes on their rows what became of them."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterable

from sqlalchemy.orm import Session
from telegram import Bot

from channels.telegram import sending
from channels.telegram.hearing import CHANNEL
from db import organizations, outbox, people, reminders
from db.engine import Sessions, Workers
from db.outbox import DIGEST, Outgoing
from domain.reminding.delivery import Delivered, Failed, Moved

logger = logging.getLogger(__name__)

PAUSES = (3, 10, 30, 60, 300, 900)
"""Seconds to wait after the first, second, … failed try; the last one repeats."""
GIVE_UP_AFTER = dt.timedelta(hours=24)

Noted = dict[int, tuple[Outgoing, Delivered | Failed]]
"""Messages with what became of them, by their ids."""


class Sender:
    """`owner` names this run of the assistant, so that a later run knows what this one left behind."""

    def __init__(
        self, sessions: Sessions, workers: Workers, bot: Bot, *, owner: str, now: Callable[[], dt.datetime]
    ) -> None:
        self._sessions = sessions
        self._workers = workers
        self._bot = bot
        self._now = now
        self.owner = owner
        self._in_hand: set[int] = set()
        self._outcomes = Outcomes(sessions, workers, now)

    async def deliver(self, going_out: Iterable[Outgoing]) -> None:
        """Send messages that this run has claimed, in order, each with its outcome recorded before the next."""
        waiting = list(going_out)
        self._in_hand.update(outgoing.id for outgoing in waiting)
        try:
            for outgoing in waiting:
                await self._deliver(outgoing)
        finally:
            self._in_hand.difference_update(outgoing.id for outgoing in waiting)

    async def deliver_next_waiting(self) -> bool:
        """Send one message that is due for another try or was left behind; False where there was none."""
        outgoing = await self._workers.write(self._claim_next, frozenset(self._in_hand))
        if outgoing is None:
            return False
        await self.deliver([outgoing])
        return True

    def _claim_next(self, in_hand: Collection[int]) -> Outgoing | None:
        with self._sessions.begin() as session:
            return outbox.claim_next(session, owner=self.owner, in_hand=in_hand, now=self._now())

    async def _deliver(self, outgoing: Outgoing) -> None:
        outcome = await sending.send(self._bot, outgoing)
        if isinstance(outcome, Moved):
            outgoing = await self._follow(outgoing, outcome)
            outcome = await sending.send(self._bot, outgoing)
        if isinstance(outcome, Moved):
            outcome = Failed(permanent=False, reason="moved twice")
        await self._outcomes.write(outgoing, outcome)

    async def _follow(self, outgoing: Outgoing, moved: Moved) -> Outgoing:
        await self._workers.write(_move, self._sessions, outgoing.chat, moved.chat)
        logger.info("chat %s has moved to %s", outgoing.chat, moved.chat)
        return Outgoing(**{**vars(outgoing), "chat": moved.chat})


def _move(sessions: Sessions, old: int, new: int) -> None:
    with sessions.begin() as session:
        organizations.move_chat(session, channel=CHANNEL, old=old, new=new)


class Outcomes:
    """While one transaction is on its way to the disk, what comes in the meantime waits for the next."""

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
            await self._workers.write(_write_down, self._sessions, together, self._now())
        except BaseException:
            del together[own]
            self._waiting = together | self._waiting  # The others wait for their turn to try.
            raise


def _write_down(sessions: Sessions, noted: Noted, now: dt.datetime) -> None:
    with sessions.begin() as session:
        _write(session, noted, now)


def _write(session: Session, noted: Noted, now: dt.datetime) -> None:
    sent = {}
    for outgoing, outcome in noted.values():
        if isinstance(outcome, Delivered) and outgoing.kind != DIGEST:
            sent[outgoing.id] = outcome.message
        else:
            _write_one(session, outgoing, outcome, now)
    if sent:
        outbox.record_sent(session, sent, now=now)


def _write_one(session: Session, outgoing: Outgoing, outcome: Delivered | Failed, now: dt.datetime) -> None:
    retry_at = _retry_at(outgoing, outcome, now) if isinstance(outcome, Failed) else None
    rows = reminders if outgoing.kind == DIGEST else outbox
    rows.record(session, outgoing.id, outcome, now=now, retry_at=retry_at)
    if isinstance(outcome, Failed):
        logger.warning("message %s not delivered: %s, next try %s", outgoing.id, outcome.reason, retry_at)
        _note_trouble(session, outgoing, outcome)


def _note_trouble(session: Session, outgoing: Outgoing, outcome: Failed) -> None:
    if not outcome.permanent:
        return
    organizations.note_trouble(session, channel=CHANNEL, chat=outgoing.chat, reason=outcome.reason)
    if outgoing.chat > 0:
        people.mark_reachable(session, channel=CHANNEL, account=outgoing.chat, reachable=False)


def _retry_at(outgoing: Outgoing, outcome: Failed, now: dt.datetime) -> dt.datetime | None:
    """When to try again; None for what is permanent or has been tried for a day."""
    if outcome.permanent or now - outgoing.created_at > GIVE_UP_AFTER:
        return None
    pause = outcome.retry_after or PAUSES[min(outgoing.attempts, len(PAUSES) - 1)]
    return now + dt.timedelta(seconds=pause)
