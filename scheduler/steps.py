"""Notices that the machine's clock was put: APScheduler waits by it, and would wait for an hour that is far off."""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 10.0
MAY_DIFFER_SECONDS = 30.0
"""The two clocks part by a little all the time; NTP pulls the wall's a little."""


class Watch:
    """Compares the clock on the wall with one that only counts on, from the moment at which it is made."""

    def __init__(self, wall: Callable[[], float] = time.time, counting: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._counting = wall, counting
        self._apart = wall() - counting()

    def step(self) -> float | None:
        """By how many seconds the wall's was put since it was last asked; None for no more than it may differ."""
        apart = self._wall() - self._counting()
        step = apart - self._apart
        if abs(step) <= MAY_DIFFER_SECONDS:
            return None
        self._apart = apart
        return step


async def look_for_steps(watch: Watch, stepped: Callable[[float], Awaitable[None]]) -> None:
    """Look every ten seconds, for ever; `stepped` is told by how many seconds the clock was put."""
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        if (step := watch.step()) is not None:
            logger.warning("the clock of the machine was put by %s", dt.timedelta(seconds=round(step)))
            await stepped(step)
