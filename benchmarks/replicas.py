"""Reports answered in a second by one, two and four workers on one PostgreSQL, which a web of its own has stored.

Updates come by webhook and are all stored before the workers are started. Beside the rate stands the processor time of
the workers for a report: on a machine whose processors are all at work the rate cannot grow, but that time tells what
more of them would give. Run with `uv run python benchmarks/replicas.py`; exit status 1 where a report is not answered
once, or not in the order of its chat.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import findings, processes, stage
from benchmarks.findings import Findings, Options
from benchmarks.fleet import Fleet, Replica
from db.engine import Sessions
from db.queues import Inbox, Outbox
from domain.reminding.delivery import Delivery

CHATS = 80
"""More than a worker takes at once, so that each has a share."""
REPLICAS = (1, 2, 4)
GLANCE = 0.1
GIVE_UP = 300.0
FAST = {"DONDOC_MESSAGES_PER_SECOND": "100000", "DONDOC_GROUP_MESSAGES_PER_MINUTE": "100000"}
"""What is measured is the assistant, not the limits of the messenger."""


@dataclass(frozen=True)
class Measured:
    """`rate` is in reports a second, from the first answer to the last; `work` in seconds of a processor for each."""

    replicas: int
    reports: int
    rate: float
    work: float
    answered: int
    out_of_order: int
    sharers: int
    """How many of the workers had a share in it."""

    @property
    def broken(self) -> bool:
        return self.answered != self.reports or self.out_of_order > 0

    def told(self, first: "Measured") -> str:
        return (
            f"{self.replicas} workers ({self.sharers} had a share): {self.rate:.0f} reports a second, "
            f"{self.rate / first.rate:.2f} of one; {self.work * 1000:.1f} ms of a processor a report; "
            f"{self.answered} of {self.reports} answered, {self.out_of_order} out of order"
        )


async def measure(replicas: int, reports: int) -> Measured | None:
    """None where the machine has no PostgreSQL."""
    with (
        processes.database("postgresql") as database,
        processes.simulator() as url,
        tempfile.TemporaryDirectory(prefix="dondoc-log-") as folder,
    ):
        if database is None:
            return None
        async with stage.town_at(url) as town:
            with stage.opened(database) as sessions:
                places = await town.departments(sessions, CHATS)
                fleet = Fleet(url, database, Path(folder) / "log", ["web"], **FAST)
                async with fleet.running():
                    said = await town.report(places, reports)
                    await _until(sessions, Inbox.id, Inbox.bot.is_not(None), reports)
                    workers = [await fleet.add("worker") for _ in range(replicas)]
                    rate, work = await _pace(sessions, reports, workers)
                return _measured(sessions, replicas, said, rate, work)


def _worked(workers: Sequence[Replica]) -> float:
    """Seconds of a processor that they have spent so far."""
    return sum(processes.processor_seconds(one.process.pid) or 0.0 for one in workers if one.process is not None)


async def _until(sessions: Sessions, counted: object, condition: object, count: int) -> None:
    """Wait until there are so many rows."""
    end_at = time.perf_counter() + GIVE_UP
    while await asyncio.to_thread(_count, sessions, counted, condition) < count:
        if time.perf_counter() > end_at:
            raise TimeoutError
        await asyncio.sleep(GLANCE)


def _count(sessions: Sessions, counted: object, condition: object) -> int:
    with sessions.reading() as session:
        return session.scalar(select(func.count(counted)).where(condition)) or 0  # type: ignore[arg-type]


async def _pace(sessions: Sessions, reports: int, workers: Sequence[Replica]) -> tuple[float, float]:
    """Reports a second, and seconds of a processor for each, from the first answer to the last."""
    sent = (Outbox.reply_to.is_not(None)) & (Outbox.state == Delivery.SENT)
    await _until(sessions, Outbox.id, sent, 1)
    began, spent = time.perf_counter(), _worked(workers)
    before = await asyncio.to_thread(_count, sessions, Outbox.id, sent)
    await _until(sessions, Outbox.id, sent, reports)
    left = reports - before
    return left / (time.perf_counter() - began), (_worked(workers) - spent) / left


def _measured(
    sessions: Sessions, replicas: int, said: Sequence[tuple[int, int]], rate: float, work: float
) -> Measured:  # fmt: skip
    found = Findings(Options("postgresql", 0, 0, 0, 0))
    with sessions.reading() as session:
        findings.count_order(session, said, found)
        answers = select(Outbox.chat, Outbox.reply_to, Outbox.owner).where(Outbox.reply_to.is_not(None))
        rows = session.execute(answers).all()
    once = len({(chat, message) for chat, message, _ in rows}) if len(rows) == len(said) else 0
    owners = len({owner for _, _, owner in rows})
    return Measured(replicas, len(said), rate, work, once, found.out_of_order, owners)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--replicas", type=int, action="append", help="so many workers; without it 1, 2 and 4")
    given = parser.parse_args()
    print(processes.machine())
    first: Measured | None = None
    broken = False
    for replicas in given.replicas or REPLICAS:
        measured = asyncio.run(measure(replicas, given.reports))
        if measured is None:
            print("postgresql: not on this machine")
            return 0
        first = first or measured
        print(measured.told(first), flush=True)
        broken = broken or measured.broken
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
