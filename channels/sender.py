"""The sender: takes messages to the messenger and writes on their rows what became of them."""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterable

from telegram import Bot

from channels.outcomes import Outcomes
from channels.telegram import sending
from db import organizations, outbox
from db.engine import Sessions, Workers
from db.outbox import Outgoing
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
        organizations.move_chat(session, old=old, new=new)
