"""The tick with 100 tasks due among a million open ones, against 100 due among ten thousand.

Run with `uv run python benchmarks/tick.py`; exit status 1 where it costs more than 1.2 times as much.
"""

import argparse
import datetime as dt
import sys
import time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Engine, delete, insert, text, update

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from actions import reminders
from benchmarks import pairs, processes
from benchmarks.pairs import Pair
from channels.telegram.hearing import CHANNEL
from db import organizations, people
from db.engine import Sessions, migrate, open_engine
from db.models import Reminder, Task
from db.queues import Outbox
from domain.deadlines import DeadlineKind
from domain.organizations import NewUnit
from domain.tasks import State, Urgency
from scheduler.ticker import keep_house

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 12, 7, 8, 0, tzinfo=HANOI)
DUE_DAY = dt.date(2026, 12, 16)
"""Its T-7 is now."""
LATER = NOW + dt.timedelta(days=1)
DUE = 100
FEW, MANY = 10_000, 1_000_000
BATCH = 5_000
ORGANIZATIONS = 20
BAR = 1.2


class House:
    """A database with so many open tasks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sessions: Sessions = Sessions(engine)

    def furnish(self, count: int) -> None:
        migrate(self._engine)
        units = [self._organization(number) for number in range(ORGANIZATIONS)]
        for first in range(0, count, BATCH):
            rows = [_task(number, *units[number % ORGANIZATIONS]) for number in range(first, first + BATCH)]
            with self._sessions.begin() as session:
                session.execute(insert(Task), rows)
        keep_house(self._sessions, now=NOW)
        if self._engine.dialect.name == "postgresql":
            self._analyze()

    def _analyze(self) -> None:
        """As a server does by itself of a table that grows; of one that is filled within a minute it knows nothing."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))

    def _organization(self, number: int) -> tuple[int, int, int]:
        with self._sessions.begin() as session:
            organization = organizations.create(session, name="Sở", zone=HANOI.key, now=NOW)
            organizations.bind_chat(
                session, organization=organization, channel=CHANNEL, account=-1 - number, title="Sở", topic=None
            )
            units = [NewUnit("Phòng Một")]
            organizations.add_units(session, organization=organization, units=units, today=NOW.date())
            [unit] = organizations.units(session, organization=organization, today=NOW.date())
            person = people.ensure(session, organization=organization, channel=CHANNEL, account=number + 1, name="An")
            return organization, unit.id, person

    def tick(self) -> float:
        """Let a hundred tasks fall due; the seconds until all of them are planned and all digests are claimed."""
        with self._sessions.begin() as session:
            session.execute(delete(Reminder))
            session.execute(delete(Outbox))
            session.execute(update(Task).where(Task.id <= DUE).values(next_reminder_at=NOW))
        began = time.perf_counter()
        planned = 0
        for organization in reminders.what_is_due(self._sessions, now=NOW).organizations:
            planned += reminders.plan_due(self._sessions, organization, now=NOW)
        while reminders.claim_next_digest(self._sessions, owner="benchmark", now=NOW):
            pass
        seconds = time.perf_counter() - began
        assert planned == DUE, planned
        return seconds


def _task(number: int, organization: int, unit: int, person: int) -> dict[str, Any]:
    return {
        "organization_id": organization,
        "number": number + 1,
        "content": f"Nhiệm vụ thứ {number + 1} của đơn vị, báo cáo kết quả thực hiện",
        "lead_id": unit,
        "urgency": Urgency.NORMAL.value,
        "set_above": False,
        "assigner_id": person,
        "state": State.IN_PROGRESS.value,
        "created_at": NOW - dt.timedelta(days=30),
        "due_words": "trước ngày 16/12",
        "due_kind": DeadlineKind.EXACT.value,
        "due_day": DUE_DAY,
        "due_version": 1,
        "due_end": NOW + dt.timedelta(days=10),
        "next_reminder_at": LATER + dt.timedelta(seconds=number % 100_000),
    }


def compare(few: URL, many: URL, rounds: int) -> list[Pair]:
    """Seconds of a tick among few and among many tasks, so many pairs, each pair measured at once, in turns."""
    engines = [open_engine(few), open_engine(many)]
    try:
        houses = [House(engine) for engine in engines]
        for house, count in zip(houses, (FEW, MANY), strict=True):
            house.furnish(count)
            house.tick()
        return pairs.by_turns(houses[0].tick, houses[1].tick, rounds)
    finally:
        for engine in engines:
            engine.dispose()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    given = parser.parse_args()
    print(processes.machine())
    missed = False
    for engine in given.engine or processes.ENGINES:
        with processes.database(engine) as few, processes.database(engine) as many:
            if few is None or many is None:
                print(f"{engine}: not on this machine")
                continue
            measured = compare(few, many, given.rounds)
        missed |= pairs.tell(f"{engine}, {DUE} due", measured, few=FEW, many=MANY, bar=BAR)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
