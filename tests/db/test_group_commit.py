"""Transactions of SQLite that share one way to the disk: each stands for itself, and nobody goes on too early."""

import asyncio
import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from db.engine import UNREACHABLE, Sessions
from db.group_commit import GroupUndone
from db.models import Installation
from tests.db.undoing import Undone

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def commits(engine: AsyncEngine) -> Iterator[list[object]]:
    """One entry for each transaction that went to the disk."""
    counted: list[object] = []

    def count(connection: object) -> None:
        counted.append(connection)

    event.listen(engine.sync_engine, "commit", count)
    yield counted
    event.remove(engine.sync_engine, "commit", count)


@pytest.fixture
def full_disk(engine: AsyncEngine) -> Iterator[None]:
    """A disk that takes no commit."""

    def refuse(connection: object) -> None:
        raise OperationalError("COMMIT", {}, sqlite3.OperationalError("database or disk is full"))

    event.listen(engine.sync_engine, "commit", refuse)
    yield
    event.remove(engine.sync_engine, "commit", refuse)


async def write(sessions: Sessions, key: str, *, then: BaseException | None = None, sql: str = "") -> str:
    """Write a row, wait a moment, do `sql`, and leave by the error `then`. Returns the key once it is over."""
    async with sessions.begin() as session:
        await session.execute(insert(Installation).values(key=key, value={}))
        await asyncio.sleep(0)
        if sql:
            await session.execute(text(sql))
        if then is not None:
            raise then
    return key


def on_disk(engine: AsyncEngine) -> set[str]:
    """The rows that another program sees."""
    assert engine.url.database is not None
    connection = sqlite3.connect(engine.url.database)
    try:
        return {key for (key,) in connection.execute("SELECT key FROM installation")}
    finally:
        connection.close()


async def test_those_that_wait_for_one_another_go_to_the_disk_together(
    engine: AsyncEngine, sessions: Sessions, commits: list[object]
) -> None:
    keys = await asyncio.gather(*(write(sessions, f"row {number}") for number in range(10)))
    assert len(commits) == 1
    assert on_disk(engine) == set(keys)


async def test_one_alone_is_not_kept_waiting(engine: AsyncEngine, sessions: Sessions, commits: list[object]) -> None:
    for number in range(3):
        await write(sessions, f"row {number}")
    assert len(commits) == 3


async def test_nobody_goes_on_before_it_is_on_the_disk(engine: AsyncEngine, sessions: Sessions) -> None:
    async def write_and_look(number: int) -> bool:
        return await write(sessions, f"row {number}") in on_disk(engine)

    assert all(await asyncio.gather(*map(write_and_look, range(10))))


@pytest.mark.parametrize("failing", [0, 1, 2])
@pytest.mark.parametrize(
    ("error", "sql"), [(Undone, ""), (IntegrityError, "INSERT INTO installation SELECT * FROM installation")]
)
async def test_what_fails_is_undone_by_itself(
    engine: AsyncEngine, sessions: Sessions, failing: int, error: type[Exception], sql: str
) -> None:
    def one(number: int) -> object:
        if number != failing:
            return write(sessions, f"row {number}")
        return write(sessions, "failed", sql=sql, then=None if sql else error())

    ended = await asyncio.gather(*map(one, range(3)), return_exceptions=True)  # type: ignore[call-overload]
    assert [type(end) for end in ended] == [error if number == failing else str for number in range(3)]
    assert on_disk(engine) == {f"row {number}" for number in range(3) if number != failing}


async def test_what_the_disk_refuses_is_told_to_everybody(
    engine: AsyncEngine, sessions: Sessions, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("full_disk")
    ended = await asyncio.gather(*(write(sessions, f"row {number}") for number in range(3)), return_exceptions=True)
    assert [type(end) for end in ended] == [GroupUndone] * 3
    assert on_disk(engine) == set()


async def test_after_an_error_of_the_database_nothing_that_it_may_have_undone_counts(
    engine: AsyncEngine, sessions: Sessions
) -> None:
    """Whose own part went well is told of it by an error that passes, though that of the other is a bug."""
    ended = await asyncio.gather(
        write(sessions, "before"),
        write(sessions, "failed", sql="SELECT nothing"),
        write(sessions, "after"),
        return_exceptions=True,
    )
    assert [type(end) for end in ended] == [GroupUndone, OperationalError, str]
    assert isinstance(ended[0], UNREACHABLE)
    assert on_disk(engine) == {"after"}


async def test_one_that_is_cancelled_takes_nobody_along(engine: AsyncEngine, sessions: Sessions) -> None:
    inside, forever = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        async with sessions.begin() as session:
            await session.execute(insert(Installation).values(key="hung", value={}))
            inside.set()
            await forever.wait()

    first = asyncio.create_task(hang())
    await inside.wait()
    others = [asyncio.create_task(write(sessions, f"row {number}")) for number in range(3)]
    await asyncio.sleep(0)
    others[0].cancel()
    first.cancel()
    ended = await asyncio.gather(first, *others, return_exceptions=True)
    assert [type(end) for end in ended] == [asyncio.CancelledError, asyncio.CancelledError, str, str]
    assert on_disk(engine) == {"row 1", "row 2"}


async def test_one_that_was_cancelled_while_it_began_leaves_the_connection_free(
    engine: AsyncEngine, sessions: Sessions
) -> None:
    """However far it had come."""
    for steps in range(20):
        given_up = asyncio.create_task(write(sessions, f"given up after {steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        given_up.cancel()
        await write(sessions, f"row {steps}")
        assert f"row {steps}" in on_disk(engine)
        await asyncio.wait([given_up])


async def test_no_member_is_handed_the_rows_that_another_had_in_hand(sessions: Sessions) -> None:
    async def change(value: int) -> int:
        async with sessions.begin() as session:
            row = await session.get_one(Installation, "count")
            row.value = {"count": value}
            if value == 1:
                raise Undone
        return value

    async with sessions.begin() as session:
        session.add(Installation(key="count", value={"count": 0}))
    await asyncio.gather(*map(change, range(1, 4)), return_exceptions=True)
    async with sessions.begin() as session:
        assert await session.scalar(select(Installation.value)) == {"count": 3}
