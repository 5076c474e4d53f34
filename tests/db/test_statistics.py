"""That a database which has grown finds a task by its id, not by walking through all of its organization."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import tick
from db import tasks
from db.engine import sessions_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

MANY = 3_000


async def test_a_database_that_has_grown_finds_tasks_by_their_ids(engine: AsyncEngine) -> None:
    asked: list[tuple[str, Any]] = []

    def hear(connection: object, cursor: object, statement: str, parameters: Any, *rest: object) -> None:
        asked.append((statement, parameters))

    sessions = sessions_of(engine)
    await tick.House(engine).furnish(MANY)
    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    async with sessions.begin() as session:
        await tasks.by_ids(session, [1, 2, 3, 4, 5], organization=1)
        [first, *_] = [one for one in asked if "FROM tasks" in one[0]]
        connection = await session.connection()
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {first[0]}", first[1])
        [step] = [row.detail for row in plan if " tasks " in row.detail]
    assert step == "SEARCH tasks USING INTEGER PRIMARY KEY (rowid=?)"
