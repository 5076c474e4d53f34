"""What became of messages, written on their rows: those that wait at the same time share one transaction."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Collection

from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db import organizations, outbox, people, reminders
from db.delivery import unreached
from db.engine import Sessions, Workers
from db.outbox import DIGEST, Outgoing
from domain.reminding.delivery import Delivered, Failed

logger = logging.getLogger(__name__)

PAUSES = (3, 10, 30, 60, 300, 900)
"""Seconds to wait after the first, second, … failed try; the last one repeats."""
PAUSES_OF_REFUSED = (60, 300, 900, 3600)
"""Likewise for a chat that takes no messages until people mend it, where we are not told earlier that they have."""

Noted = dict[int, tuple[Outgoing, Delivered | Failed]]
"""Messages with what became of them, by their ids."""


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
    delivered = [outgoing for outgoing, outcome in noted.values() if isinstance(outcome, Delivered)]
    if mended := {outgoing.chat for outgoing in delivered if outgoing.attempts}:
        mend(session, mended, now=now)


def mend(session: Session, chats: Collection[int], *, now: dt.datetime) -> None:
    """These chats take messages again: what was refused goes out now."""
    unreached.forget(session, chats)
    outbox.hurry(session, chats, now=now)
    reminders.hurry(session, chats, now=now)
    for chat in chats:
        organizations.note_trouble(session, channel=CHANNEL, chat=chat, reason=None)
        if chat > 0:
            people.mark_reachable(session, channel=CHANNEL, account=chat, reachable=True)


def _write_one(session: Session, outgoing: Outgoing, outcome: Delivered | Failed, now: dt.datetime) -> None:
    if isinstance(outcome, Failed) and outcome.refused:
        _note_trouble(session, outgoing, outcome, now)
    retry_at = _retry_at(outgoing, outcome, now) if isinstance(outcome, Failed) else None
    rows = reminders if outgoing.kind == DIGEST else outbox
    rows.record(session, outgoing.id, outcome, now=now, retry_at=retry_at)
    if isinstance(outcome, Failed):
        logger.warning("message %s not delivered: %s, next try %s", outgoing.id, outcome.reason, retry_at)


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
