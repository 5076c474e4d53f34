"""Eight o'clock: 5,000 tasks of 500 chats fall due at once, 0.25 s from the messenger, which keeps its limits.

Run with `uv run python benchmarks/rush.py`; exit status 1 where a chat gets none or more than one message, where one
is refused (429), or where the last comes later than 1.1 times what 30 messages a second take. A run with fewer chats
is for machines that do other things as well: it is judged neither by its time nor by what is refused and comes later.
"""

import argparse
import asyncio
import datetime as dt
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import distance, processes, stage
from benchmarks.distance import Line
from benchmarks.stage import FIRST_GROUP, FIRST_HEAD, HANOI, Town
from channels.telegram.hearing import CHANNEL
from db import organizations, people
from db.engine import Sessions
from db.models import Task
from domain.deadlines import DeadlineKind
from domain.organizations import NewUnit
from domain.roles import Role
from domain.tasks import State, Urgency
from scheduler.ticker import keep_house

CHATS = 500
TASKS = 10
"""Of each chat."""
LATENCY = 0.25
A_SECOND = 30
BAR = 1.1
EIGHT = dt.time(8, 0)
AHEAD = 25
"""Seconds before eight at which the assistant is started, at least."""
A_LITTLE = 2.0
GIVE_UP = 180.0


@dataclass(frozen=True)
class Rush:
    """What was measured: seconds from eight o'clock until the last message, and what went wrong."""

    engine: str
    chats: int
    seconds: float
    busiest: int
    refused: int
    missing: int
    doubled: int

    @property
    def allowed(self) -> float | None:
        """None where the time is not judged."""
        return BAR * self.chats / A_SECOND if self.chats >= CHATS else None

    @property
    def missed(self) -> bool:
        hurried = self.allowed is not None and (self.seconds > self.allowed or self.refused > 0)
        return bool(hurried or self.missing or self.doubled)

    def __str__(self) -> str:
        bar = f"at most {self.allowed:.1f}" if self.allowed is not None else "not judged"
        return (
            f"{self.engine}: {self.chats * TASKS} tasks, {self.chats} chats, {LATENCY} s away: all told in "
            f"{self.seconds:.1f} s ({bar}), {self.busiest} in the busiest second, {self.refused} refused, "
            f"{self.missing} chats without a message, {self.doubled} with more than one"
        )


async def run(engine: str, chats: int) -> Rush | None:
    """One morning on one engine; None where the machine does not have it."""
    with (
        processes.database(engine) as database,
        processes.simulator(limits=True) as url,
        tempfile.TemporaryDirectory(prefix="dondoc-log-") as folder,
    ):
        if database is None:
            return None
        async with stage.town_at(url) as town, distance.to(url, seconds=LATENCY) as line:
            with stage.opened(database) as sessions:
                begin = await _before_eight(town)
                await _furnish(town, sessions, begin, chats)
            await _until_the_minute_is_young()
            eight = await _set_clock(town, begin)
            process = processes.assistant(line.url, database, Path(folder) / "log")
            try:
                await _until_sent(line, chats)
            finally:
                processes.end(process)
            got = [len(await town.get("/town/messages", chat=FIRST_GROUP - number)) for number in range(chats)]
    told = Counter(got)
    return Rush(
        engine,
        chats,
        max(line.sent, default=0.0) - eight,
        line.busiest_second(),
        line.refused,
        told[0],
        chats - told[0] - told[1],
    )


async def _before_eight(town: Town) -> dt.datetime:
    """Half past seven of the second Monday from now."""
    now = dt.datetime.fromisoformat((await town.get("/town/clock"))["now"])
    monday = now.date() + dt.timedelta(days=14 - now.weekday())
    return dt.datetime.combine(monday, EIGHT, HANOI)


async def _until_the_minute_is_young() -> None:
    """The clock ticks with the minutes of the machine: enough of this one must be left to start in."""
    left = 60 - time.time() % 60
    if left < AHEAD:
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
    end_at = time.perf_counter() + GIVE_UP
    while len(line.sent) - line.refused < chats and time.perf_counter() < end_at:  # noqa: ASYNC110 - it is counted afar
        await asyncio.sleep(0.2)
    await asyncio.sleep(3)  # A message too many would come now.


async def _furnish(town: Town, sessions: Sessions, eight: dt.datetime, chats: int) -> None:
    """So many organizations, each with a group, and with tasks that are to be reminded of at eight."""
    await town.post("/town/people", id=FIRST_HEAD, name="Trưởng phòng")
    for number in range(chats):
        group = FIRST_GROUP - number
        await town.post("/town/chats", id=group, title=f"Sở {number}", members=[FIRST_HEAD])
        _organization(sessions, number, group, eight)
    keep_house(sessions, now=eight)


def _organization(sessions: Sessions, number: int, group: int, eight: dt.datetime) -> None:
    early, today = eight - dt.timedelta(days=30), eight.date()
    with sessions.begin() as session:
        here = organizations.create(session, name=f"Sở {number}", zone=HANOI.key, now=early)
        organizations.bind_chat(session, organization=here, channel=CHANNEL, account=group, title="Sở", topic=None)
        organizations.add_units(session, organization=here, units=[NewUnit("Phòng Một")], today=today)
        [unit] = organizations.units(session, organization=here, today=today)
        person = people.ensure(session, organization=here, channel=CHANNEL, account=FIRST_HEAD, name="Trưởng phòng")
        post = people.ask_post(session, organization=here, person=person, role=Role.HEAD, unit=unit.id, now=early)
        people.decide_post(session, organization=here, post=post, by=person, approved=True, now=early)
        session.execute(insert(Task), [_task(one, here, unit.id, person, eight) for one in range(TASKS)])


def _task(number: int, organization: int, unit: int, person: int, eight: dt.datetime) -> dict[str, Any]:
    day = eight.date() + dt.timedelta(days=1)
    return {
        "organization_id": organization,
        "number": number + 1,
        "content": f"Nhiệm vụ thứ {number + 1} của đơn vị, báo cáo kết quả thực hiện",
        "lead_id": unit,
        "urgency": Urgency.NORMAL.value,
        "set_above": False,
        "assigner_id": person,
        "state": State.IN_PROGRESS.value,
        "created_at": eight - dt.timedelta(days=7),
        "due_words": f"{day:%d/%m}",
        "due_kind": DeadlineKind.EXACT.value,
        "due_day": day,
        "due_version": 1,
        "due_end": eight + dt.timedelta(days=2),
        "next_reminder_at": eight,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=CHATS)
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    given = parser.parse_args()
    print(processes.machine())
    missed = False
    for engine in given.engine or processes.ENGINES:
        rush = asyncio.run(run(engine, given.chats))
        print(rush or f"{engine}: not on this machine", flush=True)
        missed = missed or (rush is not None and rush.missed)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
