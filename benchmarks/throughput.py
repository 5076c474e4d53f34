"""Reports handled in a second by the assistant, beside a bare echo bot of the same library on the same simulator.

Both are processes of their own, without a rate limiter, and find the same messages waiting. Run with
`uv run python benchmarks/throughput.py`; exit status 1 where the assistant hears fewer than 200 reports a second on
SQLite. Its share of the echo bot's rate, PostgreSQL, and the processor time that each spends on a report are printed
beside it and judged by nobody: on a machine that others load too, that time tells more than the rate.
"""

import argparse
import asyncio
import contextlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import processes, stage
from benchmarks.stage import Place, Town

HERE = Path(__file__).parent
CHATS = 10
GLANCE = 0.02
BAR = 200
"""Reports a second, in the median round, on SQLite."""
Start = Callable[[str, URL], subprocess.Popen[bytes]]


@dataclass(frozen=True)
class Pace:
    """Reports answered in a second, and the milliseconds of processor time that each cost; None where nobody counts."""

    rate: float
    cost: float | None

    def __str__(self) -> str:
        return f"{self.rate:.0f} a second" + (f" ({self.cost:.2f} ms each)" if self.cost is not None else "")


def echo_bot(url: str, database: URL) -> subprocess.Popen[bytes]:
    return processes.script(HERE / "echo_bot.py", url)


def assistant(url: str, database: URL) -> subprocess.Popen[bytes]:
    return processes.script(HERE / "unlimited.py", url, database.render_as_string(hide_password=False))


async def measure(start: Start, reports: int, engine: str) -> Pace | None:
    """The pace from the first answer to the last; None where the machine lacks the engine."""
    with processes.database(engine) as database, processes.simulator() as url:
        if database is None:
            return None
        async with stage.town_at(url) as town:
            with stage.opened(database) as sessions:
                places = await town.departments(sessions, CHATS)
            last = dict(await town.report(places, reports))
            with _running(start(url, database)) as process:
                return await _until_answered(town, places, last, reports, process.pid)


async def _until_answered(town: Town, places: list[Place], last: dict[int, int], reports: int, pid: int) -> Pace:
    began, before, spent = 0.0, 0, None
    waiting = [place.group for place in places]
    while waiting:
        answers = len(await town.get("/town/messages", chat=waiting[0], after=last[waiting[0]]))
        if answers and not began:
            began, before, spent = time.perf_counter(), answers * CHATS, processes.processor_seconds(pid)
        if answers >= reports // CHATS:
            waiting.pop(0)
        else:
            await asyncio.sleep(GLANCE)
    now, of_all = processes.processor_seconds(pid), reports - before
    cost = (now - spent) / of_all * 1000 if now is not None and spent is not None else None
    return Pace(of_all / (time.perf_counter() - began), cost)


@contextlib.contextmanager
def _running(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield process
    finally:
        processes.end(process)


def compare(engine: str, reports: int, rounds: int) -> float | None:
    """Print the rounds and what they come to; the assistant's median rate, None where the machine lacks the engine."""
    pairs = []
    for _ in range(rounds):
        pair = [asyncio.run(measure(start, reports, engine)) for start in (echo_bot, assistant)]
        if pair[0] is None or pair[1] is None:
            print(f"{engine}: not on this machine")
            return None
        pairs.append((pair[0], pair[1]))
        print(f"  {engine}: echo bot {pair[0]}, assistant {pair[1]}", flush=True)
    share = statistics.median(ours.rate / theirs.rate for theirs, ours in pairs)
    rate = statistics.median(ours.rate for _, ours in pairs)
    costs = [ours.cost for _, ours in pairs if ours.cost is not None]
    cost = f", {statistics.median(costs):.2f} ms of processor time each" if costs else ""
    print(f"{engine}: {rate:.0f} reports a second{cost}, {share:.2f} of the echo bot")
    return rate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--engine", choices=processes.ENGINES, help="this one alone; without it, both")
    given = parser.parse_args()
    print(processes.machine())
    engines = (given.engine,) if given.engine else processes.ENGINES
    rates = {engine: compare(engine, given.reports, given.rounds) for engine in engines}
    judged = rates.get("sqlite")
    print(f"The bar is {BAR} reports a second on SQLite")
    return int(judged is not None and judged < BAR)


if __name__ == "__main__":
    sys.exit(main())
