"""Eight o'clock: 5,000 tasks of 500 chats fall due at once, 0.25 s from the messenger, which keeps its limits.

Run with `uv run python benchmarks/rush.py`; exit status 1 where a chat gets none or more than one message, where one
is refused (429), or where the last comes later than 1.1 times what 30 messages a second take. A run with fewer chats
is for machines that do other things as well: it is judged neither by its time nor by what is refused and comes later.
That of a whole province and more is `--chats 5000 --organizations 200 --replicas 1 --replicas 2`.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import distance, processes, stage
from benchmarks.crowd import TASKS, Crowd
from benchmarks.distance import Line
from benchmarks.fleet import Fleet
from benchmarks.stage import HANOI, Town

CHATS = 500
LATENCY = 0.25
A_SECOND = 30
BAR = 1.1
EIGHT = dt.time(8, 0)
AHEAD, FOR_EACH = 20, 5
"""Seconds before eight at which the assistant is started, at least, and so many more for each process."""
A_LITTLE = 2.0
GIVE_UP = 180.0


@dataclass(frozen=True)
class Rush:
    """What was measured: seconds from eight o'clock until the last message, and what went wrong.

    `work` is the processor time of the assistant from its start, in seconds.
    """

    engine: str
    replicas: int
    crowd: Crowd
    seconds: float
    work: float
    busiest: int
    refused: int
    missing: int
    doubled: int

    @property
    def allowed(self) -> float | None:
        """None where the time is not judged."""
        return BAR * self.crowd.chats / A_SECOND if self.crowd.chats >= CHATS else None

    @property
    def missed(self) -> bool:
        hurried = self.allowed is not None and (self.seconds > self.allowed or self.refused > 0)
        return bool(hurried or self.missing or self.doubled)

    def __str__(self) -> str:
        crowd = self.crowd
        bar = f"at most {self.allowed:.1f}" if self.allowed is not None else "not judged"
        return (
            f"{self.engine}, {self.replicas} processes: {crowd.chats * TASKS} tasks, {crowd.chats} chats of "
            f"{crowd.organizations} organizations, {LATENCY} s away: all told in "
            f"{self.seconds:.1f} s ({bar}), {self.work:.1f} s of a processor, {self.busiest} in the busiest second, "
            f"{self.refused} refused, "
            f"{self.missing} chats without a message, {self.doubled} with more than one"
        )


async def run(engine: str, chats: int, organizations: int, replicas: int = 1) -> Rush | None:
    """One morning on one engine; None where the machine does not have it."""
    with (
        processes.database(engine) as database,
        processes.simulator(limits=True) as url,
        tempfile.TemporaryDirectory(prefix="dondoc-log-") as folder,
    ):
        if database is None:
            return None
        async with stage.town_at(url) as town, distance.to(url, seconds=LATENCY) as line:
            crowd = Crowd(chats, organizations, await _before_eight(town))
            with stage.opened(database) as sessions:
                await crowd.furnish(town, sessions)
            await _until_the_minute_is_young(AHEAD + FOR_EACH * replicas)
            eight = await _set_clock(town, crowd.eight)
            log = Path(folder) / "log"
            async with _running(line.url, database, log, replicas) as running:
                await _until_sent(line, chats)
                work = sum(processes.processor_seconds(one.pid) or 0.0 for one in running)
            told = Counter([await _told(town, chat) for chat in crowd.all_chats])
        if line.refused or told[1] < chats:
            sys.stderr.write(log.read_text("utf-8")[-4000:])
    last = max(line.sent, default=0.0) - eight
    missing, doubled = told[0], chats - told[0] - told[1]
    return Rush(engine, replicas, crowd, last, work, line.busiest_second(), line.refused, missing, doubled)


async def _told(town: Town, chat: int) -> int:
    """How many messages of the assistant are in the chat."""
    return sum(one["from"]["id"] != chat for one in await town.get("/town/messages", chat=chat))


@contextlib.asynccontextmanager
async def _running(
    url: str, database: URL, log: Path, replicas: int
) -> AsyncIterator[Sequence[subprocess.Popen[bytes]]]:
    """The assistant runs while the block does, as one process that asks for updates or as several behind a webhook."""
    if replicas > 1:
        async with Fleet(url, database, log, ["all"] * replicas).running() as fleet:
            yield [one.process for one in fleet.replicas if one.process is not None]
        return
    process = processes.assistant(url, database, log)
    try:
        yield [process]
    finally:
        processes.end(process)


async def _before_eight(town: Town) -> dt.datetime:
    """Eight o'clock of the Tuesday after the next."""
    now = dt.datetime.fromisoformat((await town.get("/town/clock"))["now"])
    tuesday = now.date() + dt.timedelta(days=15 - now.weekday())
    return dt.datetime.combine(tuesday, EIGHT, HANOI)


async def _until_the_minute_is_young(ahead: int) -> None:
    """The clock ticks with the minutes of the machine: enough of this one must be left to start in."""
    left = 60 - time.time() % 60
    if left < ahead:
        await asyncio.sleep(left + 0.1)


async def _set_clock(town: Town, eight: dt.datetime) -> float:
    """Let it be a little past eight in the town when the minute of this machine is over; that is when all ticks.

    Returns that moment, of perf_counter().
    """
    left = 60 - time.time() % 60
    end = time.perf_counter() + left
    await town.post("/town/clock", to=(eight - dt.timedelta(seconds=left - A_LITTLE)).isoformat())
    return end


async def _until_sent(line: Line, chats: int) -> None:
    end_at = time.perf_counter() + max(GIVE_UP, 2 * chats / A_SECOND)
    while len(line.sent) - line.refused < chats and time.perf_counter() < end_at:  # noqa: ASYNC110 - it is counted afar
        await asyncio.sleep(0.2)
    await asyncio.sleep(3)  # A message too many would come now.


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=CHATS)
    parser.add_argument("--organizations", type=int, help="that share them; without it, as many")
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    parser.add_argument("--replicas", type=int, action="append", help="processes on one database, PostgreSQL then")
    given = parser.parse_args()
    print(processes.machine())
    missed = False
    runs = [("postgresql", count) for count in given.replicas or ()]
    for engine, replicas in runs or [(engine, 1) for engine in given.engine or processes.ENGINES]:
        rush = asyncio.run(run(engine, given.chats, given.organizations or given.chats, replicas))
        print(rush or f"{engine}: not on this machine", flush=True)
        missed = missed or (rush is not None and rush.missed)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
