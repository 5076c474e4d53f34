"""What ten million tasks of three thousand departments cost in PostgreSQL, against the same among ten thousand tasks.

Run with `uv run python -m benchmarks.size`, smaller with `--tasks 1000000 --departments 300`; exit status 1 where the
tick with 100 tasks due costs more than 1.2 times as much, or an answer in a department of 2,000 tasks more than 1.5
times. The databases are made by COPY, and are used as the assistant uses them, by a user who owns nothing.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import psycopg
from sqlalchemy import URL, Engine

from actions import reminders
from benchmarks import pairs, processes
from benchmarks.pairs import Pair
from benchmarks.size.departments import ALIKE, HEAD, OF_ONE, OFFICE, Departments
from bot.app import build
from bot.clock import Clock
from bot.in_process_request import InProcessRequest
from bot.settings import TOKEN, Settings
from bot.stage import Stage
from db.engine import Sessions, migrate, open_engine
from simulator import default_town as cast
from tests import postgres

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 12, 7, 9, 0, tzinfo=HANOI)
FEW = Departments(ALIKE, ALIKE * OF_ONE, NOW)
DUE, DUE_IN = 100, 4
"""So many tasks fall due, in so many departments."""
TICK_BAR, ANSWER_BAR = 1.2, 1.5
UNMEASURED = 3
"""Rounds after which all is read that is needed again."""
AT_ONCE = 10_000
"""Lines that are handed to the server together."""
MIB = 1024 * 1024


@dataclass(frozen=True)
class Base:
    """A database: as who made it sees it, as its owner does, and as the assistant does."""

    made: str
    owner: URL
    app: URL


@contextlib.contextmanager
def databases(server: URL) -> Iterator[tuple[Base, Base]]:
    with contextlib.ExitStack() as stack:
        yield (
            stack.enter_context(_database(server, "dondoc_few")),
            stack.enter_context(_database(server, "dondoc_many")),
        )


@contextlib.contextmanager
def _database(server: URL, name: str) -> Iterator[Base]:
    at = server.render_as_string(hide_password=False)
    with postgres.roles(server, name) as (owner, app), psycopg.connect(at, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} OWNER {owner.username}")
        try:
            yield Base(server.set(database=name).render_as_string(hide_password=False), owner, app)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def furnish(base: Base, departments: Departments) -> None:
    """Make the tables and fill them; the indexes are made when all is there."""
    engine = open_engine(base.owner)
    migrate(engine, user=base.app.username)
    engine.dispose()
    with psycopg.connect(base.made, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
        indexes = connection.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for table, (columns, lines) in departments.tables().items():
            _copy(connection, table, columns, lines())
        for _, definition in indexes:
            connection.execute(definition)
        for sequence, table in connection.execute(_SEQUENCES).fetchall():
            connection.execute(f"SELECT setval('{sequence}', (SELECT coalesce(max(id), 0) + 1 FROM {table}))")
        connection.execute("ANALYZE")


_INDEXES = """SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
AND tablename IN ('tasks', 'task_spans', 'events', 'outbox', 'reminders')
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)"""
_SEQUENCES = """SELECT pg_get_serial_sequence(table_name, 'id'), table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'id' AND pg_get_serial_sequence(table_name, 'id') IS NOT NULL"""


def _copy(connection: psycopg.Connection, table: str, columns: str, lines: Iterator[str]) -> None:
    """Fill an empty table; as it is emptied in the same transaction, its rows need no second walk to be marked seen."""
    began, count, waiting = time.monotonic(), 0, []
    copied = f"COPY {table} ({columns}) FROM STDIN (FREEZE)"
    with connection.transaction(), connection.execute(f"TRUNCATE {table} CASCADE").copy(copied) as copy:
        for line in lines:
            waiting.append(line)
            count += 1
            if len(waiting) == AT_ONCE:
                copy.write("".join(waiting))
                waiting.clear()
        copy.write("".join(waiting))
    if count > AT_ONCE:
        print(f"  {table}: {count:,} lines in {time.monotonic() - began:.0f} s", flush=True)


def tell_size(base: Base) -> None:
    with psycopg.connect(base.made) as connection:
        rows = connection.execute(_SIZES).fetchall()
    for table, count, of_table, of_indexes in rows:
        print(f"  {table}: {int(count):,} rows, {of_table / MIB:,.0f} MiB, indexes {of_indexes / MIB:,.0f} MiB")
    print(f"  all: {sum(row[2] + row[3] for row in rows) / MIB:,.0f} MiB", flush=True)


_SIZES = """SELECT relname, reltuples, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > 1000 ORDER BY pg_table_size(oid) DESC"""


class Ticking:
    """A clock that a hundred tasks fall due for, again and again."""

    def __init__(self, base: Base, engine: Engine) -> None:
        self._sessions = Sessions(engine)
        self._made = psycopg.connect(base.made, autocommit=True)

    def tick(self) -> float:
        """Seconds until all of them are planned, and all digests are claimed."""
        self._made.execute(_UNDO, {"now": NOW, "within": DUE_IN, "each": DUE // DUE_IN})
        began, planned = time.perf_counter(), 0
        for organization in reminders.what_is_due(self._sessions, now=NOW).organizations:
            planned += reminders.plan_due(self._sessions, organization, now=NOW)
        while reminders.claim_next_digest(self._sessions, owner="benchmark", now=NOW):
            pass
        seconds = time.perf_counter() - began
        assert planned == DUE, planned
        return seconds

    def close(self) -> None:
        self._made.close()


_UNDO = """WITH due AS (SELECT mine.id FROM generate_series(2, 1 + %(within)s) AS organization
CROSS JOIN LATERAL (SELECT id FROM tasks WHERE organization_id = organization AND state = 'in_progress'
ORDER BY id LIMIT %(each)s) AS mine),
gone AS (DELETE FROM reminders WHERE task_id IN (SELECT id FROM due) AND planned_at >= %(now)s),
sent AS (DELETE FROM outbox WHERE owner = 'benchmark' AND chat IN (SELECT account FROM chats
WHERE organization_id BETWEEN 2 AND 1 + %(within)s))
UPDATE tasks SET next_reminder_at = %(now)s, due_day = %(now)s, due_end = %(now)s::timestamptz + interval '9 days'
WHERE id IN (SELECT id FROM due)"""
"""By indexes: to walk through the tables would throw out of the memory what the next tick needs."""


@contextlib.asynccontextmanager
async def staged(engine: Engine) -> AsyncIterator[Stage]:
    """The assistant on that database, in a town in memory."""
    town = cast.default_town(NOW, limits=False)
    settings = Settings.from_env({TOKEN: "4242:benchmark", "DONDOC_TELEGRAM_URL": "http://town"})
    clock = Clock()
    clock.set(town.clock.now())
    assistant = build(settings, engine, clock=clock, request=InProcessRequest(town), limited=False)
    async with assistant.application:
        await assistant.start()
        try:
            yield Stage(town, assistant, group=cast.GROUP)
        finally:
            await assistant.jobs.close()
            assistant.workers.close()


async def report(stage: Stage) -> None:
    """In reply to a card that was shown before."""
    card = getattr(stage, "card", None) or (await stage.says(HEAD, "/nv1"))[-1]
    stage.card = card  # type: ignore[attr-defined]
    assert "Đã ghi nhận" in (await stage.says(HEAD, "được 40%, đang làm", to=card))[-1].text


async def card(stage: Stage) -> None:
    assert "/nv11" in (await stage.says(HEAD, "/nv11"))[-1].text


async def tasks(stage: Stage) -> None:
    assert "NHIỆM VỤ" in (await stage.says(OFFICE, "/nhiemvu"))[-1].text


async def summary(stage: Stage) -> None:
    assert await stage.says(OFFICE, "/summary")


ACTS: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "a report": report,
    "a card": card,
    "/nhiemvu": tasks,
    "/summary": summary,
}


async def answers(few: Engine, many: Engine, rounds: int) -> dict[str, list[Pair]]:
    """Seconds of each answer among few and among many tasks, in pairs that are measured at once, by turns."""
    async with staged(few) as here, staged(many) as there:
        found: dict[str, list[Pair]] = {}
        for name, act in ACTS.items():
            for number in range(rounds + UNMEASURED):
                order = (here, there) if number % 2 else (there, here)
                taken = {id(stage): await _seconds(act, stage) for stage in order}
                found.setdefault(name, []).append((taken[id(here)], taken[id(there)]))
    return {name: taken[UNMEASURED:] for name, taken in found.items()}


async def _seconds(act: Callable[[Stage], Awaitable[None]], stage: Stage) -> float:
    began = time.perf_counter()
    await act(stage)
    return time.perf_counter() - began


def compare(few: Base, many: Base, rounds: int) -> dict[str, list[Pair]]:
    engines = [open_engine(few.app), open_engine(many.app)]
    clocks = [Ticking(base, engine) for base, engine in zip((few, many), engines, strict=True)]
    try:
        ticks = pairs.by_turns(clocks[0].tick, clocks[1].tick, rounds + UNMEASURED)[UNMEASURED:]
        return {"the tick": ticks, **asyncio.run(answers(engines[0], engines[1], rounds))}
    finally:
        for clock in clocks:
            clock.close()
        for engine in engines:
            engine.dispose()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000_000)
    parser.add_argument("--departments", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=25)
    given = parser.parse_args()
    print(processes.machine())
    with processes.database("postgresql") as server:
        if server is None:
            print(postgres.ABSENT)
            return 1
        with databases(server) as (few, many):
            furnish(few, FEW)
            began = time.monotonic()
            furnish(many, Departments(given.departments, given.tasks, NOW))
            print(f"{given.tasks:,} tasks of {given.departments:,} departments in {time.monotonic() - began:.0f} s")
            tell_size(many)
            return _tell(compare(few, many, given.rounds), given.tasks)


def _tell(found: dict[str, list[Pair]], count: int) -> int:
    missed = False
    for name, measured in found.items():
        bar = TICK_BAR if name == "the tick" else ANSWER_BAR
        missed |= pairs.tell(name, measured, few=FEW.tasks, many=count, bar=bar)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
