"""What the operator is told of a database, on both engines."""

from pathlib import Path

from sqlalchemy import URL, Engine

from db.engine import open_engine
from db.health import Schema, Trouble, schema_of, trouble_at
from tests.conftest import run_sql


def test_a_database_in_order(engine: Engine) -> None:
    assert schema_of(engine) is Schema.CURRENT
    assert trouble_at(engine) is None


def test_a_server_that_refuses_to_be_written_to(postgres_server: URL, postgres_database: URL) -> None:
    name = postgres_database.database
    run_sql(postgres_server, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    engine = open_engine(postgres_database)
    found = schema_of(engine), trouble_at(engine)
    engine.dispose()
    run_sql(postgres_server, f"ALTER DATABASE {name} RESET default_transaction_read_only")
    assert found == (Schema.CURRENT, Trouble.READ_ONLY)


def test_a_database_that_is_not_there(postgres_server: URL) -> None:
    engine = open_engine(postgres_server.set(database="nowhere"))
    assert schema_of(engine) is None
    engine.dispose()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_text("not a database " * 100)
    engine = open_engine(f"sqlite:///{tmp_path}/broken.db")
    assert schema_of(engine) is None
    engine.dispose()
