"""The sender: takes letters to the messenger and writes on their rows what became of them."""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterable

from telegram import Bot

from channels.outcomes import Outcomes
from channels.telegram import sending
from db import organizations, outgoing
from db.engine import Sessions
from db.outgoing import Letter
from db.workers import Workers
from domain.reminding.delivery import Failed, Moved

logger = logging.getLogger(__name__)


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
        letter = await self._workers.write(self._claim_next, frozenset(self._in_hand))
        if letter is None:
            return False
        await self.deliver([letter])
        return True

    def _claim_next(self, in_hand: Collection[int]) -> Letter | None:
        with self._sessions.begin() as session:
            return outgoing.claim_next(session, owner=self.owner, in_hand=in_hand, now=self._now())

    async def _deliver(self, letter: Letter) -> None:
        outcome = await sending.send(self._bot, letter)
        if isinstance(outcome, Moved):
            letter = await self._follow(letter, outcome)
            outcome = await sending.send(self._bot, letter)
        if isinstance(outcome, Moved):
            outcome = Failed(permanent=False, reason="moved twice")
        await self._outcomes.write(letter, outcome)

    async def _follow(self, letter: Letter, moved: Moved) -> Letter:
        await self._workers.write(_move, self._sessions, letter.chat, moved.chat)
        logger.info("chat %s has moved to %s", letter.chat, moved.chat)
        return Letter(**{**vars(letter), "chat": moved.chat})


def _move(sessions: Sessions, old: int, new: int) -> None:
    with sessions.begin() as session:
        organizations.move_chat(session, old=old, new=new)
