"""The migrations lead from nothing to the models, and again is as good as once."""

from collections.abc import Mapping
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, func, select

from db.engine import _MIGRATING, migrate
from db.schema import TABLES

RETIRED = {("outbox", "claim"), ("outbox", "bot"), ("jobs", "until")}
"""Columns that only the version before still names: db/migrations/README.md says when they go."""


def _is_of_models(name: str | None, _kind: str, parents: Mapping[str, str | None]) -> bool:
    """The index of the search is each engine's own, of which the models know nothing."""
    return not (name or "").startswith("search_tasks") and (parents.get("table_name"), name) not in RETIRED


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True, "include_name": _is_of_models}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), TABLES))


def test_an_empty_database_becomes_what_the_models_say(engine: Engine) -> None:
    with engine.connect() as connection:
        assert differences(connection) == []


def test_the_comparison_notices_what_a_migration_forgot(owning: Engine) -> None:
    with owning.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE attachments DROP COLUMN name")
        found = differences(connection)
        connection.rollback()
    assert "attachments" in str(found)


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert differences(connection) == []


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_waits_for_another_that_migrates_says_so(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    waiting = Thread(target=migrate, args=[engine])
    with engine.connect() as other:
        other.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        waiting.start()
        waiting.join(1)
        assert waiting.is_alive()
        other.rollback()
    waiting.join(30)
    assert not waiting.is_alive()
    assert "version 0.1.0 runs on it" in caplog.text
