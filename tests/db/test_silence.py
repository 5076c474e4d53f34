"""When a unit was last heard of its task: what an older database tells of it."""

import datetime as dt

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, select

from db.engine import Sessions, alembic_config, migrate
from db.models import Event, Task
from tests.db.houses import NOW, House, settle

HOUSE = House(base=1_000_000)
FIRST, SECOND = HOUSE.nth(1), HOUSE.nth(2)


def _back(connection: Connection) -> None:
    """The schema as it was before it knew of silence."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0003")


@pytest.mark.by_turns
def test_a_database_from_before_learns_from_the_history_when_a_unit_was_heard_of(
    owning: Engine, engine: Engine, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        for task, kind, at in (
            (FIRST, "attached", NOW),
            (FIRST, "remarked", NOW + dt.timedelta(hours=1)),
            (SECOND, "received", NOW),
        ):
            session.add(Event(organization_id=HOUSE.organization, task_id=task, kind=kind, at=at))
    with owning.connect() as connection:
        _back(connection)
        connection.commit()
    migrate(owning, user=engine.url.username)
    with sessions.begin() as session:
        rows = session.execute(select(Task.id, Task.heard_at, Task.snoozed_until))
        found = {task: (heard, snoozed) for task, heard, snoozed in rows}
    assert found == {FIRST: (NOW, None), SECOND: (None, None)}
