"""Long work of different weight goes side by side: scans are recognised one at a time, and all else passes them."""

import asyncio
import datetime as dt
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import Engine, select

from db.queues import Job
from domain.deadlines import DateRules
from domain.documents.faults import ToRecognise
from domain.documents.findings import Findings
from domain.overviews.jobs import Lane
from simulator import conversation
from tests.flows.papers_in import PLAN, found_in, opens, written
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, staged, texts


class Reader:
    """Finds what it is told; what is called a scan only where it may recognise it, and when it is let go on."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.begun: list[str] = []
        self.most_at_once = 0
        self._at_once = 0

    def __call__(
        self,
        content: bytes,
        name: str,
        *,
        now: dt.datetime,
        rules: DateRules,
        recognises: bool,
        on_progress: Callable[[int, int], None],
    ) -> Findings:
        if "quet" not in name:
            return found_in(content, name, now=now, rules=rules, recognises=recognises, on_progress=on_progress)
        if not recognises:
            raise ToRecognise
        self.begun.append(name)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        assert self.may_go_on.wait(60)
        self._at_once -= 1
        return PLAN


@asynccontextmanager
async def with_scans(engine: Engine, *names: str) -> AsyncIterator[tuple[Stage, Reader]]:
    """The chief has sent these scans, and the first of them is being recognised."""
    reader = Reader()
    async with staged(engine, find=reader) as stage:
        await opens(stage)
        stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11")
        for name in names:
            conversation.upload(stage.town, CHIEF, CHIEF, name, b"x", "")
        settling = asyncio.create_task(stage.settle())
        try:
            await until(lambda: bool(reader.begun))
            yield stage, reader
        finally:
            reader.may_go_on.set()
            await settling


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_so():  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.01)


async def test_papers_are_made_and_read_while_a_scan_is_recognised(engine: Engine) -> None:
    async with with_scans(engine, "quet.pdf") as (stage, reader):
        conversation.say(stage.town, DIRECTOR, DIRECTOR, "/summary word")
        conversation.upload(stage.town, DIRECTOR, DIRECTOR, "ke-hoach.docx", written(PLAN), "")
        again = asyncio.create_task(stage.settle())

        await until(lambda: any(one.file is not None for one in stage.said(DIRECTOR)))
        await until(lambda: "Đọc được 5 nhiệm vụ" in texts(stage.said(DIRECTOR)))

        assert "Đọc được" not in texts(stage.said(CHIEF))
        reader.may_go_on.set()
        await again
    assert "Đọc được 5 nhiệm vụ" in texts(stage.said(CHIEF))


async def test_one_scan_is_recognised_at_a_time(engine: Engine) -> None:
    async with with_scans(engine, "quet-1.pdf", "quet-2.pdf", "quet-3.pdf") as (stage, reader):
        await until(lambda: lanes(stage) == [Lane.RECOGNISING] * 3)
        assert reader.begun == ["quet-1.pdf"]

    assert reader.begun == ["quet-1.pdf", "quet-2.pdf", "quet-3.pdf"]
    assert reader.most_at_once == 1
    assert texts(stage.said(CHIEF)).count("Đọc được 5 nhiệm vụ") == 3


def lanes(stage: Stage) -> list[Lane]:
    with stage.assistant.sessions.reading() as session:
        return [Lane(lane) for lane in session.scalars(select(Job.lane).where(Job.done_at.is_(None)))]


async def test_a_scan_that_a_run_left_behind_is_recognised_by_the_next(engine: Engine) -> None:
    async with with_scans(engine, "quet.pdf") as (stage, reader):
        await stage.assistant.jobs.close()
        town = stage.town
    assert "Đọc được" not in texts(stage.said(CHIEF))

    async with staged(engine, find=reader, town=town) as stage:
        await stage.settle()

        assert "Đọc được 5 nhiệm vụ" in texts(stage.said(CHIEF))
    assert reader.begun == ["quet.pdf", "quet.pdf"]
