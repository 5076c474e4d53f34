"""The next occurrence of a series is taken on by one alone, and a database from before knows which are to come."""

import datetime as dt
from functools import partial

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.orm import Session

from db import series
from db.engine import Sessions, alembic_config, migrate
from db.models import Task, TaskDeadline
from tests.db.at_once import at_once
from tests.db.houses import NOW, TODAY, YESTERDAY, House, settle

HOUSE = House(base=1_000_000)
FIRST, SECOND = HOUSE.nth(1), HOUSE.nth(2)


def furnished(sessions: Sessions) -> None:
    """The second of the two tasks is the next occurrence of the first; the one after it is to be there."""
    with sessions.begin() as session:
        settle(session, HOUSE)


def take(sessions: Sessions, task: int) -> int | None:
    with sessions.begin() as session:
        return series.take(session, task, organization=HOUSE.organization)


def recurs_at(session: Session) -> dict[int, dt.datetime | None]:
    rows = session.execute(select(Task.id, Task.recurs_at))
    return dict(rows.all())


def test_what_is_to_be_there_is_found_when_its_moment_has_come(sessions: Sessions) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        assert series.due(session, now=YESTERDAY - dt.timedelta(seconds=1), limit=10) == []
        [found] = series.due(session, now=YESTERDAY, limit=10)
    assert found == series.Recurring(SECOND, HOUSE.organization, YESTERDAY)


def test_ten_at_once_take_it_on_and_one_alone_succeeds(sessions: Sessions) -> None:
    furnished(sessions)
    taken = at_once([partial(take, sessions, SECOND)] * 10)
    assert [first for first in taken if first is not None] == [FIRST]
    assert take(sessions, FIRST) is None


def test_what_is_put_off_is_not_due_and_what_is_taken_is_not_put_off(sessions: Sessions) -> None:
    furnished(sessions)
    for task in (FIRST, SECOND):
        with sessions.begin() as session:
            series.postpone(session, task, organization=HOUSE.organization, until=NOW)
    with sessions.begin() as session:
        assert recurs_at(session) == {FIRST: None, SECOND: NOW}


def test_occurrences_know_those_around_them(sessions: Sessions) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        assert series.neighbours(session, FIRST, organization=HOUSE.organization) == (None, 2)
        assert series.neighbours(session, SECOND, organization=HOUSE.organization) == (1, None)
        assert [one.id for one in series.later(session, FIRST, organization=HOUSE.organization)] == [SECOND]
        assert series.later(session, SECOND, organization=HOUSE.organization) == []


def _back(connection: Connection) -> None:
    """The schema as it was before it knew of series."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0002")


@pytest.mark.by_turns
def test_a_database_from_before_knows_which_occurrences_are_to_come(
    owning: Engine, engine: Engine, sessions: Sessions
) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        rule = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "set_by": FIRST, "set_at": YESTERDAY}
        session.add(TaskDeadline(task_id=SECOND, version=1, words="ngày 25 hằng tháng", day=TODAY, **rule))
    with owning.connect() as connection:
        connection.execute(text("UPDATE tasks SET series_id = NULL, recurs_at = NULL"))
        _back(connection)
        connection.commit()
    migrate(owning, user=engine.url.username)
    with sessions.begin() as session:
        assert recurs_at(session) == {FIRST: None, SECOND: NOW}
