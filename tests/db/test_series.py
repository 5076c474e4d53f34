"""The next occurrence of a series is taken on by one alone, and a database from before knows which are to come."""

import asyncio
import datetime as dt

from alembic import command
from sqlalchemy import Connection, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from db import series
from db.engine import Sessions, alembic_config, migrate
from db.models import Task, TaskDeadline
from tests.db.houses import NOW, TODAY, YESTERDAY, House, settle

HOUSE = House(base=1_000_000)
FIRST, SECOND = HOUSE.nth(1), HOUSE.nth(2)


async def furnished(sessions: Sessions) -> None:
    """The second of the two tasks is the next occurrence of the first; the one after it is to be there."""
    async with sessions.begin() as session:
        await settle(session, HOUSE)


async def take(sessions: Sessions, task: int) -> int | None:
    async with sessions.begin() as session:
        return await series.take(session, task, organization=HOUSE.organization)


async def recurs_at(session: AsyncSession) -> dict[int, dt.datetime | None]:
    rows = await session.execute(select(Task.id, Task.recurs_at))
    return dict(rows.all())


async def test_what_is_to_be_there_is_found_when_its_moment_has_come(sessions: Sessions) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        assert await series.due(session, now=YESTERDAY - dt.timedelta(seconds=1), limit=10) == []
        [found] = await series.due(session, now=YESTERDAY, limit=10)
    assert found == series.Recurring(SECOND, HOUSE.organization, YESTERDAY)


async def test_ten_at_once_take_it_on_and_one_alone_succeeds(sessions: Sessions) -> None:
    await furnished(sessions)
    taken = await asyncio.gather(*(take(sessions, SECOND) for _ in range(10)))
    assert [first for first in taken if first is not None] == [FIRST]
    assert await take(sessions, FIRST) is None


async def test_what_is_put_off_is_not_due_and_what_is_taken_is_not_put_off(sessions: Sessions) -> None:
    await furnished(sessions)
    for task in (FIRST, SECOND):
        async with sessions.begin() as session:
            await series.postpone(session, task, organization=HOUSE.organization, until=NOW)
    async with sessions.begin() as session:
        assert await recurs_at(session) == {FIRST: None, SECOND: NOW}


async def test_occurrences_know_those_around_them(sessions: Sessions) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        assert await series.neighbours(session, FIRST, organization=HOUSE.organization) == (None, 2)
        assert await series.neighbours(session, SECOND, organization=HOUSE.organization) == (1, None)
        assert [one.id for one in await series.later(session, FIRST, organization=HOUSE.organization)] == [SECOND]
        assert await series.later(session, SECOND, organization=HOUSE.organization) == []


def _back(connection: Connection) -> None:
    """The schema as it was before it knew of series."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0002")


async def test_a_database_from_before_knows_which_occurrences_are_to_come(
    engine: AsyncEngine, sessions: Sessions
) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        rule = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "set_by": FIRST, "set_at": YESTERDAY}
        session.add(TaskDeadline(task_id=SECOND, version=1, words="ngày 25 hằng tháng", day=TODAY, **rule))
    async with engine.connect() as connection:
        await connection.execute(text("UPDATE tasks SET series_id = NULL, recurs_at = NULL"))
        await connection.run_sync(_back)
        await connection.commit()
    await migrate(engine)
    async with sessions.begin() as session:
        assert await recurs_at(session) == {FIRST: None, SECOND: NOW}
