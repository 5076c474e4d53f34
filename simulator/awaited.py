"""What a bot that does not follow the clock may still answer: so that settling also waits for one that thinks long."""

import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 5.0
_SAID = ("message", "edited_message", "callback_query")
_SERVICES = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "pinned_message",
        "forum_topic_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
    }
)


@dataclass
class Awaited:
    """Since when answers are awaited in each chat, in real, monotonic seconds.

    A bot need not answer anything: what it has been told longer than `patience` seconds ago, it lets be.
    """

    patience: float = PATIENCE
    last_delivery: float = 0.0
    _since: dict[int, deque[float]] = field(default_factory=dict)

    def delivered(self, update: dict[str, Any]) -> None:
        """Notes that the bot has been given an update for the first time."""
        self.last_delivery = time.monotonic()
        with suppress(KeyError, TypeError):  # Tools queue broken ones as well: nobody answers those.
            kind = next(kind for kind in (*_SAID, "") if not kind or kind in update)
            told = update[kind]
            message = told["message"] if kind == "callback_query" else told
            chat = message["chat"]["id"]
            if _SERVICES.isdisjoint(told) and isinstance(chat, int):
                self._since.setdefault(chat, deque()).append(self.last_delivery)

    def answered(self, chat: int) -> None:
        """Notes that the bot did something in a chat: it counts for the oldest thing said there."""
        if waiting := self._since.get(chat):
            waiting.popleft()

    def any(self) -> bool:
        """Whether the bot may still be thinking about something."""
        late = time.monotonic() - self.patience
        for chat, waiting in list(self._since.items()):
            while waiting and waiting[0] < late:
                waiting.popleft()
            if not waiting:
                del self._since[chat]
        return bool(self._since)
