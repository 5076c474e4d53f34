"""Long work beside the conversation: what was ordered is done, one after the other in each lane, and handed over."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable
from contextvars import Context
from dataclasses import dataclass, replace
from typing import Any

from actions.overviews import papers, templates
from actions.papers_in import arriving
from actions.papers_in.arriving import Basis, Read
from actions.rounds import compiling, scheduling
from actions.sheets import parts
from channels.sender import Sender
from db.delivery.jobs import Job
from db.engine import UNREACHABLE, Sessions, Workers
from db.outbox import Outgoing
from domain.documents.faults import ToRecognise, Unreadable
from domain.overviews.jobs import MOST_TRIES, DocumentOrder, JobKind, Lane, SheetOrder, TemplateOrder
from domain.refusals import Refusal
from reading import readings
from reports import rounds
from reports.faces import Made, ordered, template_inspected
from scheduler.makers import Makers
from scheduler.reading import FindingsOf, read_paper
from texts import documents, making
from texts import refusals as no
from texts import templates as template_words
from texts.message import Message
from texts.rounds import compiled, scheduled

Fetch = Callable[[str], Awaitable[bytes]]
"""Brings a file that the messenger keeps, by its id there."""

logger = logging.getLogger(__name__)

MOST_SECONDS = 180.0
"""A paper that takes longer is given up."""


@dataclass(frozen=True)
class Work:
    """How one kind of work is done: loaded in a thread, made in a process, handed over in a transaction."""

    load: Callable[..., Any]
    make: Callable[[Any, Any], Any] | None
    """None where nothing has to be made, or it is a paper that came in, which is read by a process of its own."""
    hand_over: Callable[..., list[Outgoing]]
    failed: Callable[[Job], Message]


def _sent(
    finished: Callable[[Job, Any, str, bytes], papers.Finished], kept: papers.Kept | None = None
) -> Callable[..., list[Outgoing]]:
    """How a file that was made is handed over."""

    def hand_over(
        sessions: Sessions, job: Job, loaded: Any, made: Made, *, owner: str, now: dt.datetime
    ) -> list[Outgoing]:
        done = finished(job, loaded, made.name, made.content)
        if made.without_template:
            done = replace(done, caption=making.without_template(done.caption))
        return papers.hand_over(sessions, job, done, owner=owner, now=now, kept=kept)

    return hand_over


def _taken_up(
    sessions: Sessions, job: Job, basis: Basis, read: Read, *, owner: str, now: dt.datetime
) -> list[Outgoing]:  # fmt: skip
    return arriving.take_up(sessions, job, read, readings, owner=owner, now=now)


def _sheet_taken(
    sessions: Sessions, job: Job, count: int, changed: parts.Changed, *, owner: str, now: dt.datetime
) -> list[Outgoing]:  # fmt: skip
    return parts.hand_over(sessions, job, changed, readings, owner=owner, now=now)


WORK = {
    JobKind.PAPER: Work(
        papers.load,
        ordered,
        _sent(papers.finished),
        lambda job: making.failed(job.paper.face, job.paper.filters),
    ),
    JobKind.ROUND: Work(
        compiling.load,
        rounds.compiled,
        _sent(compiling.finished, compiling.keep),
        lambda job: compiled.failed(),
    ),
    JobKind.TEMPLATE: Work(
        templates.allow,
        template_inspected,
        templates.take_up,
        lambda job: template_words.failed(job.of_template.face),
    ),
    JobKind.OPENING: Work(
        scheduling.load, None, scheduling.open_now, lambda job: scheduled.failed(job.of_opening.plan)
    ),
    JobKind.DOCUMENT: Work(arriving.load, None, _taken_up, arriving.failed),
    JobKind.SHEET: Work(parts.count, None, _sheet_taken, parts.failed),
}


class Jobs:
    """Does what is ordered. The making itself is done in a process of its own, so that nobody waits for an answer."""

    def __init__(
        self,
        sessions: Sessions,
        workers: Workers,
        sender: Sender,
        now: Callable[[], dt.datetime],
        fetch: Fetch,
        makers: Makers,
        find: FindingsOf,
    ) -> None:
        self._fetch = fetch
        self._find = find
        self._sessions = sessions
        self._workers = workers
        self._sender = sender
        self._now = now
        self._working: dict[Lane, asyncio.Task[None]] = {}
        self._again: set[Lane] = set()
        self._makers = makers

    def wake(self) -> None:
        """Something was ordered, or may have been left behind by a run that ended."""
        for lane in Lane:
            self._wake(lane)

    def _wake(self, lane: Lane) -> None:
        self._again.add(lane)
        if lane not in self._working or self._working[lane].done():
            work = self._work(lane)
            self._working[lane] = asyncio.create_task(work, context=Context())  # It works for nobody's update alone.

    async def at_rest(self) -> None:
        """Return when all that was ordered is done."""
        while at_work := [working for working in self._working.values() if not working.done()]:
            await asyncio.wait(at_work)

    async def close(self) -> None:
        """Begin nothing more. What is being made is left to the next run."""
        for working in self._working.values():
            working.cancel()
        if self._working:
            await asyncio.wait(self._working.values())
        self._makers.close()

    async def _work(self, lane: Lane) -> None:
        while lane in self._again:
            self._again.discard(lane)
            try:
                while job := await self._workers.write(papers.claim, self._sessions, lane, owner=self._sender.owner):
                    await self._do(job)
            except UNREACHABLE:
                logger.warning("long work waits: the database is out of reach")

    async def _do(self, job: Job) -> None:
        """Hand over what was made, or say why it was not, behind the message that tells of the work."""
        write, owner = self._workers.write, self._sender.owner
        try:
            loaded, paper = await self._made(job)
        except UNREACHABLE:
            raise
        except ToRecognise:
            await write(papers.leave_to, self._sessions, job, Lane.RECOGNISING)
            self._wake(Lane.RECOGNISING)
            return
        except Refusal as refusal:
            failed = Message(no.words(refusal))
        except Unreadable as bad:
            failed = documents.unreadable(bad.fault)
        except Exception as fault:
            logger.error("job %s failed", job.id, exc_info=fault)
            failed = WORK[job.order.kind].failed(job)
        else:
            await self._sender.at_rest(job.chat)
            hand_over = WORK[job.order.kind].hand_over
            self._sender.put(await write(hand_over, self._sessions, job, loaded, paper, owner=owner, now=self._now()))
            return
        await self._sender.at_rest(job.chat)
        self._sender.put(await write(papers.give_up, self._sessions, job, failed, owner=owner, now=self._now()))

    async def _made(self, job: Job) -> tuple[Any, Any]:
        """What the work begins with, as what a paper tells, and what was made of it, as its file.

        Raises a Refusal, NotMade, ToRecognise, and what the database raises.
        """
        if job.claim > MOST_TRIES + (job.lane is Lane.RECOGNISING):  # It was opened once to be put off.
            raise RuntimeError(f"given up after {MOST_TRIES} tries")
        work = WORK[job.order.kind]
        loaded = await self._workers.read(work.load, self._sessions, job, now=self._now())
        if isinstance(job.order, DocumentOrder):
            return loaded, await self._read(job, job.order, loaded)
        if isinstance(job.order, SheetOrder):
            return loaded, await self._in_parts(job, loaded)
        if isinstance(job.order, TemplateOrder):
            loaded = await self._fetch(job.order.file)
        if work.make is None:
            return loaded, None
        return loaded, await self._makers.made(work.make, loaded, job.order, seconds=MOST_SECONDS)

    async def _in_parts(self, job: Job, count: int) -> parts.Changed:
        """The tasks that a sheet has changed; others write between its parts."""
        changed: parts.Changed = []
        for part in range(count):
            changed += await self._workers.write(parts.take_part, self._sessions, job, part, readings, now=self._now())
        return changed

    async def _read(self, job: Job, order: DocumentOrder, basis: Basis) -> Read:
        """The paper that came in, as it was read. Raises NotFetched, Unreadable, ToRecognise."""
        content = order.text.encode() if order.text else await self._fetch(order.file)

        async def tell(page: int, pages: int) -> None:
            write, owner = self._workers.write, self._sender.owner
            told = await write(arriving.tell_page, self._sessions, job, page, pages, owner=owner, now=self._now())
            self._sender.put(told)

        recognises = job.lane is Lane.RECOGNISING
        return await read_paper(self._find, content, order.name, basis, tell, recognises=recognises)
