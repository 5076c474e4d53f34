"""Waking whoever waits for something to happen in the town."""

import asyncio
import time
from collections.abc import Callable


class Signal:
    """Something that happens again and again; everybody who waits at that moment is woken."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self.closed = False

    def fire(self) -> None:
        """Wakes all who wait now. To be called from the event loop in which they wait."""
        for future in self._waiting:
            _wake(future)

    def close(self) -> None:
        """Wakes all who wait, and lets nobody wait any more."""
        self.closed = True
        self.fire()

    async def wait(self, seconds: float) -> None:
        """Returns at the next fire, after so many real seconds, or at once when closed."""
        if self.closed or seconds <= 0:
            return
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting.add(future)
        alarm = loop.call_later(seconds, _wake, future)
        try:
            await future
        finally:
            alarm.cancel()
            self._waiting.discard(future)

    async def wait_until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Waits until `holds()` is true, asking anew at each fire; → whether it came true in time."""
        end = time.monotonic() + seconds
        while not holds():
            left = end - time.monotonic()
            if left <= 0 or self.closed:
                return False
            await self.wait(left)
        return True


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
