"""Reports handled in a second by the assistant, beside a bare echo bot of the same library on the same simulator.

Both are processes of their own, without a rate limiter, and find the same messages waiting. Run with
`uv run python benchmarks/throughput.py`; exit status 1 where the assistant hears fewer than 200 reports a second on
SQLite. Its share of the echo bot's rate, and PostgreSQL, are printed beside it and judged by nobody.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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


def echo_bot(url: str, database: URL) -> subprocess.Popen[bytes]:
    return processes.script(HERE / "echo_bot.py", url)


def assistant(url: str, database: URL) -> subprocess.Popen[bytes]:
    return processes.script(HERE / "unlimited.py", url, database.render_as_string(hide_password=False))


async def measure(start: Start, reports: int, engine: str) -> float | None:
    """Reports answered in a second, from the first answer to the last; None where the machine lacks the engine."""
    with processes.database(engine) as database, processes.simulator() as url:
        if database is None:
            return None
        async with stage.town_at(url) as town:
            begin = dt.datetime.fromisoformat((await town.get("/town/clock"))["now"])
            with stage.opened(database) as sessions:
                due = begin + dt.timedelta(days=20)
                places = [await town.furnish(sessions, number, begin, due=due) for number in range(CHATS)]
            last = await _say(town, places, reports)
            with _running(start(url, database)):
                return await _until_answered(town, places, last, reports)


async def _say(town: Town, places: list[Place], reports: int) -> dict[int, int]:
    """Lay out the reports; the last message of each group."""
    last = {}
    for number in range(reports):
        place = places[number % CHATS]
        told = await town.post(
            "/town/say",
            person=place.head,
            chat=place.group,
            text=f"đạt {number // CHATS % 90 + 1}%",
            reply_to=place.card,
        )
        last[place.group] = told["message_id"]
    return last


async def _until_answered(town: Town, places: list[Place], last: dict[int, int], reports: int) -> float:
    began, before = 0.0, 0
    waiting = [place.group for place in places]
    while waiting:
        answers = len(await town.get("/town/messages", chat=waiting[0], after=last[waiting[0]]))
        if answers and not began:
            began, before = time.perf_counter(), answers * CHATS
        if answers >= reports // CHATS:
            waiting.pop(0)
        else:
            await asyncio.sleep(GLANCE)
    return (reports - before) / (time.perf_counter() - began)


@contextlib.contextmanager
def _running(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
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
        print(f"  {engine}: echo bot {pair[0]:.0f} a second, assistant {pair[1]:.0f}", flush=True)
    share = statistics.median(ours / theirs for theirs, ours in pairs)
    rate = statistics.median(ours for _, ours in pairs)
    print(f"{engine}: {rate:.0f} reports a second, {share:.2f} of the echo bot")
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
