"""How SQLite looks for what is asked all the time: by an index, never by walking through what only grows."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from benchmarks import tick
from db import incoming, outgoing, people, reminders, series, tasks
from db.engine import sessions_of
from tests.db.houses import NOW, YESTERDAY

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

MANY = 3_000
Ask = Callable[[AsyncSession], Awaitable[Any]]
ALL_THE_TIME: dict[str, Ask] = {
    "by the tick: tasks": lambda session: reminders.due_tasks(session, now=NOW, limit=10),
    "by the tick: series": lambda session: series.due(session, now=NOW, limit=10),
    "by the tick: digests": lambda session: reminders.next_digest_chat(session, now=NOW),
    "by the tick: what was left": lambda session: reminders.release_left_behind(session, owner="a", stuck_since=NOW),
    "by the tick: letters": lambda session: outgoing.claim_next(session, owner="a", now=NOW, in_hand=[1, 2]),
    "by every update: who speaks": lambda session: people.speaker(session, chat=-1, account=2),
    "by every update: to what": lambda session: outgoing.standing(session, chat=-1, message=2),
    "by every update: handled": lambda session: incoming.mark_handled(session, 1, now=NOW),
    "by every task: its card": lambda session: tasks.by_number(session, 1, organization=1),
    "by every summary": lambda session: outgoing.undelivered(session, organization=1, since=YESTERDAY),
    "at the start": incoming.waiting,
}


async def plan_of(engine: AsyncEngine, ask: Ask) -> list[str]:
    """The steps in which SQLite does what one question asks."""
    asked: list[tuple[str, Any]] = []

    def hear(connection: object, cursor: object, statement: str, parameters: Any, *rest: object) -> None:
        asked.append((statement, parameters))

    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    try:
        async with sessions_of(engine).begin() as session:
            await ask(session)
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", hear)
    steps = []
    async with engine.connect() as connection:
        for statement, parameters in asked:
            if "SAVEPOINT" not in statement:
                steps += await connection.run_sync(_explained, statement, parameters)
    return steps


def _explained(connection: Connection, statement: str, parameters: Any) -> list[str]:
    return [str(row.detail) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]


@pytest.mark.parametrize("ask", [pytest.param(ask, id=name) for name, ask in ALL_THE_TIME.items()])
async def test_what_is_asked_all_the_time_is_found_by_an_index(engine: AsyncEngine, ask: Ask) -> None:
    steps = await plan_of(engine, ask)
    assert steps
    assert [step for step in steps if step.startswith("SCAN") and "USING" not in step] == []


async def test_a_database_that_has_grown_finds_tasks_by_their_ids(engine: AsyncEngine) -> None:
    await tick.House(engine).furnish(MANY)
    steps = await plan_of(engine, lambda session: tasks.by_ids(session, [1, 2, 3, 4, 5], organization=1))
    assert [step for step in steps if " tasks " in step] == ["SEARCH tasks USING INTEGER PRIMARY KEY (rowid=?)"]
