"""Reading a paper that came in: in a thread that waits for the process of its own, with a word about how far it is."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from actions.papers_in.arriving import Basis, Read
from domain.deadlines import DateRules
from domain.documents.faults import ToRecognise, Unreadable
from domain.documents.findings import Findings
from scheduler.makers import NotMade

Tell = Callable[[int, int], Awaitable[None]]
"""Says which page is being read, of how many."""

SECONDS_BETWEEN = 3.0
"""So often the message that tells of the work is rewritten: the messenger lets a group be told 20 times a minute."""


class FindingsOf(Protocol):
    """What is found in the bytes of a file of that name.

    Raises Unreadable, and ToRecognise where letters have to be recognised in pictures and that is not allowed.
    """

    def __call__(
        self,
        content: bytes,
        name: str,
        *,
        now: dt.datetime,
        rules: DateRules,
        recognises: bool,
        on_progress: Callable[[int, int], None],
    ) -> Findings: ...


class Progress:
    """How far the reading is, told now and then; what comes while it is being told is left out."""

    def __init__(self, tell: Tell, *, seconds: float) -> None:
        self._tell = tell
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._telling: asyncio.Future[None] | None = None
        self._told_at = self._loop.time()

    def has_read(self, done: int, pages: int) -> None:
        """Called by the thread that reads, when so many pages are read."""
        self._loop.call_soon_threadsafe(self._note, min(done + 1, pages), pages)

    def _note(self, page: int, pages: int) -> None:
        is_telling = self._telling is not None and not self._telling.done()
        if is_telling or self._loop.time() - self._told_at < self._seconds:
            return
        self._told_at = self._loop.time()
        self._telling = asyncio.ensure_future(self._tell(page, pages))

    async def over(self) -> None:
        """Return when nothing is being told any more."""
        if self._telling is not None:
            await asyncio.wait([self._telling])


async def read_paper(
    find: FindingsOf, content: bytes, name: str, basis: Basis, tell: Tell, *, recognises: bool
) -> Read:  # fmt: skip
    """The paper as it was read. Raises Unreadable, ToRecognise, and NotMade for all else that goes wrong."""
    progress = Progress(tell, seconds=SECONDS_BETWEEN)
    try:
        reading = partial(
            find,
            content,
            name,
            now=basis.now,
            rules=basis.rules,
            recognises=recognises,
            on_progress=progress.has_read,
        )
        return Read(content, await asyncio.to_thread(reading))
    except (Unreadable, ToRecognise):
        raise
    except Exception as fault:
        raise NotMade from fault
    finally:
        await progress.over()
