"""The post: takes letters to the messenger and writes on their rows what became of them."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot

from channels import telegram
from db import organizations, outgoing, people, reminders
from db.engine import Sessions
from db.outgoing import DIGEST, Letter
from domain.delivery import Delivered, Failed, Moved

logger = logging.getLogger(__name__)

PAUSES = (3, 10, 30, 60, 300, 900)
"""Seconds to wait after the first, second, … failed try; the last one repeats."""
GIVE_UP_AFTER = dt.timedelta(hours=24)


class Post:
    """`owner` names this run of the assistant, so that a later run knows what this one left behind."""

    def __init__(self, sessions: Sessions, bot: Bot, *, owner: str, now: Callable[[], dt.datetime]) -> None:
        self._sessions = sessions
        self._bot = bot
        self._now = now
        self.owner = owner
        self._in_hand: set[int] = set()

    async def deliver(self, letters: Iterable[Letter]) -> None:
        """Send letters that this run has claimed, in order, each with its outcome recorded before the next."""
        waiting = list(letters)
        self._in_hand.update(letter.id for letter in waiting)
        try:
            for letter in waiting:
                await self._deliver(letter)
        finally:
            self._in_hand.difference_update(letter.id for letter in waiting)

    async def deliver_next_waiting(self) -> bool:
        """Send one letter that is due for another try or was left behind; False where there was none."""
        async with self._sessions.begin() as session:
            letter = await outgoing.claim_next(session, owner=self.owner, in_hand=self._in_hand, now=self._now())
        if letter is None:
            return False
        await self.deliver([letter])
        return True

    async def _deliver(self, letter: Letter) -> None:
        outcome = await telegram.send(self._bot, letter)
        if isinstance(outcome, Moved):
            letter = await self._follow(letter, outcome)
            outcome = await telegram.send(self._bot, letter)
        if isinstance(outcome, Moved):
            outcome = Failed(permanent=False, reason="moved twice")
        await self._record(letter, outcome)

    async def _follow(self, letter: Letter, moved: Moved) -> Letter:
        async with self._sessions.begin() as session:
            await organizations.move_chat(session, old=letter.chat, new=moved.chat)
        logger.info("chat %s has moved to %s", letter.chat, moved.chat)
        return Letter(**{**vars(letter), "chat": moved.chat})

    async def _record(self, letter: Letter, outcome: Delivered | Failed) -> None:
        now = self._now()
        retry_at = _retry_at(letter, outcome, now) if isinstance(outcome, Failed) else None
        async with self._sessions.begin() as session:
            rows = reminders if letter.kind == DIGEST else outgoing
            await rows.record(session, letter.id, outcome, now=now, retry_at=retry_at)
            if isinstance(outcome, Failed):
                logger.warning("letter %s not delivered: %s, next try %s", letter.id, outcome.reason, retry_at)
                await self._note_trouble(session, letter, outcome)

    async def _note_trouble(self, session: AsyncSession, letter: Letter, outcome: Failed) -> None:
        if not outcome.permanent:
            return
        await organizations.note_trouble(session, chat=letter.chat, reason=outcome.reason)
        if letter.chat > 0:
            await people.mark_reachable(session, account=letter.chat, reachable=False)


def _retry_at(letter: Letter, outcome: Failed, now: dt.datetime) -> dt.datetime | None:
    """When to try again; None for what is permanent or has been tried for a day."""
    if outcome.permanent or now - letter.created_at > GIVE_UP_AFTER:
        return None
    pause = outcome.retry_after or PAUSES[min(letter.attempts, len(PAUSES) - 1)]
    return now + dt.timedelta(seconds=pause)
