"""The migrations lead from nothing to the models, and again is as good as once."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from db.engine import migrate
from db.schema import TABLES


def _is_of_models(name: str | None, *_: object) -> bool:
    """The index of the search is each engine's own, of which the models know nothing."""
    return not (name or "").startswith("search_tasks")


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
