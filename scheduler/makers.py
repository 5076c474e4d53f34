"""The process in which long work is done, so that nobody waits for an answer meanwhile."""

import asyncio
import faulthandler
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from domain.refusals import Refusal

SECONDS_TO_END = 30.0
"""So much later than the process, which ends itself then, nobody waits any more: on a busy machine it starts late."""


class NotMade(Exception):
    """The work failed, for the reason that is its cause. Whoever waits takes it for no fault of the database."""


class Makers:
    """Starts the process with the first work, and a new one behind one that ended."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def made(self, make: Callable[[Any, Any], Any], loaded: Any, order: Any, *, seconds: float) -> Any:
        """What `make` gives, within so many seconds. Raises its Refusal, and NotMade for all else that goes wrong."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        running = asyncio.get_running_loop().run_in_executor(self._pool, _in_time, seconds, make, loaded, order)
        try:
            async with asyncio.timeout(seconds + SECONDS_TO_END):
                return await running
        except Refusal:
            raise
        except Exception as fault:
            if isinstance(fault, BrokenExecutor | TimeoutError):
                self._end()
            raise NotMade from fault

    def close(self) -> None:
        """Begin nothing more, and wait for nothing."""
        self._end()

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _in_time(seconds: float, make: Callable[[Any, Any], Any], loaded: Any, order: Any) -> Any:
    """What the making gives. A process that hangs in it ends itself: a pool has no public way to end one."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        return make(loaded, order)
    finally:
        faulthandler.cancel_dump_traceback_later()
