"""The threads in which the core runs: it is made of plain functions, and only its edges wait."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from sqlalchemy import Engine

P = ParamSpec("P")
T = TypeVar("T")

WRITERS_ON_A_SERVER = 2
"""Of one process. More made the event loop wait for Python's lock (14 ms in the worst hundredth with four)."""


class Workers:
    """One thread that writes on SQLite, which lets one write at a time, two on PostgreSQL; and one that only reads."""

    def __init__(self, engine: Engine) -> None:
        writers = 1 if engine.dialect.name == "sqlite" else WRITERS_ON_A_SERVER
        self._writing = ThreadPoolExecutor(writers, thread_name_prefix="dondoc-writes")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="dondoc-reads")

    async def write(self, act: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What `act` returns or raises. It is not cut off where the caller is: its thread commits all the same."""
        return await _in(self._writing, act, *given, **named)

    async def read(self, ask: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """Likewise, for what writes nothing and so need not wait behind those that write."""
        return await _in(self._reading, ask, *given, **named)

    def close(self) -> None:
        """Let what has begun come to its end, and take nothing more."""
        self._writing.shutdown()
        self._reading.shutdown()


async def _in(
    threads: ThreadPoolExecutor, act: Callable[P, T], /, *given: P.args, **named: P.kwargs
) -> T:  # fmt: skip
    loop = asyncio.get_running_loop()
    return await asyncio.shield(loop.run_in_executor(threads, lambda: act(*given, **named)))
