"""What waits for the bot: its updates, kept until it confirms them, for a day at most."""

import time
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from simulator.awaited import Awaited
from simulator.errors import ApiError
from simulator.signals import Signal

KEPT = timedelta(hours=24)
_EPOCH = 1_760_000_000
"""Seconds since 1970, late enough for ids of 31 bits until 2032."""
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_TERMINATED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"


def _first_id() -> int:
    """Ids go on growing from one run to the next, as Telegram's do: a bot may remember those that it has seen."""
    return int(time.time() - _EPOCH) * 10


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it goes over the wire, and since when it waits."""

    id: int
    since: datetime
    content: dict[str, Any]


@dataclass
class Webhook:
    """Where updates are pushed to. `error` is the last thing that went wrong with its moment, None if nothing did."""

    url: str
    secret: str | None = None
    connections: int = 40
    error: tuple[datetime, str] | None = None


@dataclass
class UpdateQueue:
    """The bot's updates: `waiting` to be confirmed, `again` to be delivered although they were.

    `allowed` is the bot's own list of kinds, None for Telegram's default.
    """

    waiting: deque[Update] = field(default_factory=deque)
    again: deque[Update] = field(default_factory=deque)
    allowed: frozenset[str] | None = None
    webhook: Webhook | None = None
    changed: Signal = field(default_factory=Signal)
    polls: int = 0
    open_polls: int = 0
    awaited: Awaited = field(default_factory=Awaited)
    _last_id: int = field(default_factory=_first_id)
    _given: int = 0

    def put(self, kind: str, content: dict[str, Any], now: datetime) -> None:
        """Files something that happened, unless the bot does not want to hear of that kind."""
        wanted = kind not in _ON_REQUEST if self.allowed is None else kind in self.allowed
        if not wanted:
            return
        self._last_id += 1
        self.waiting.append(Update(self._last_id, now, {"update_id": self._last_id, kind: content}))
        self.changed.fire()

    def allow(self, kinds: list[str] | None) -> None:
        """Takes the list of a call: None leaves it as it was, an empty one brings the default back."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> list[Update]:
        """Forgets what lies before the offset, a negative one counting from the end; → what was forgotten."""
        if offset < 0:
            offset = self.waiting[max(len(self.waiting) + offset, 0)].id if self.waiting else 0
        gone = []
        while self.waiting and self.waiting[0].id < offset:
            gone.append(self.waiting.popleft())
        if gone:
            self.changed.fire()
        return gone

    def expire(self, now: datetime) -> None:
        """Forgets what nobody fetched for a day, as Telegram does."""
        while self.waiting and now - self.waiting[0].since > KEPT:
            self.waiting.popleft()

    def take(self, limit: int) -> list[dict[str, Any]]:
        """The oldest that wait; those that come again are forgotten with it."""
        found: list[dict[str, Any]] = []
        while self.again and len(found) < limit:
            found.append(self.again.popleft().content)
        if found:
            self.changed.fire()
        for update in self.waiting:
            if len(found) >= limit:
                break
            found.append(update.content)
            self.give(update)
        return found

    def give(self, update: Update) -> None:
        """Notes that the bot is given an update; only the first time counts."""
        if update.id > self._given:
            self._given = update.id
            self.awaited.delivered(update.content)

    @property
    def empty(self) -> bool:
        """Whether everything has been delivered and confirmed."""
        return not self.waiting and not self.again

    async def poll(self, limit: int, seconds: float) -> list[dict[str, Any]]:
        """One long poll. Raises ApiError 409 if a newer poll, or a webhook, takes its place."""
        self.polls += 1
        mine = self.polls
        self.changed.fire()
        self.open_polls += 1
        try:
            await self.changed.wait_until(lambda: self.polls != mine or not self.empty, seconds)
        finally:
            self.open_polls -= 1
        if self.polls != mine:
            raise ApiError(409, _TERMINATED if self.webhook is None else _TERMINATED_BY_WEBHOOK)
        return self.take(limit)
