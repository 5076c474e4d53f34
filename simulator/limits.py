"""Flood control: how many messages a bot may send before Telegram asks it to wait."""

import math
from collections import deque
from datetime import datetime, timedelta

from simulator.errors import ApiError

OVERALL = 30
PER_GROUP = 20
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


class FloodControl:
    """Counts what was sent: 30 messages a second overall, 20 a minute in one group (core.telegram.org/bots/faq)."""

    def __init__(self) -> None:
        self._all: deque[datetime] = deque()
        self._groups: dict[int, deque[datetime]] = {}

    def admit(self, chat: int, now: datetime) -> None:
        """Counts one message to that chat. Raises ApiError 429 with retry_after where it is one too many."""
        windows = [(self._all, OVERALL, _SECOND)]
        if chat < 0:
            windows.append((self._groups.setdefault(chat, deque()), PER_GROUP, _MINUTE))
        wait = max(_seconds_to_wait(*window, now) for window in windows)
        if wait > 0:
            raise too_many(wait)
        for sent, _, _ in windows:
            sent.append(now)


def too_many(seconds: int) -> ApiError:
    """The refusal that asks to come back after so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def _seconds_to_wait(sent: deque[datetime], most: int, span: timedelta, now: datetime) -> int:
    while sent and now - sent[0] >= span:
        sent.popleft()
    if len(sent) < most:
        return 0
    return max(1, math.ceil((sent[0] + span - now).total_seconds()))
