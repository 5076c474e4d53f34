"""How a database is opened: what SQLite is told, and copies of one in use."""

import datetime as dt
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import URL, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from db.care.backups import backup_sqlite
from db.delivery.leases import LENGTH
from db.engine import LOOK_FOR_CLIENT, NOTICING, Sessions, open_engine, sqlite_file
from db.models import Installation, Unit
from tests.db.at_once import at_once
from tests.overseeing import Overseer

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


def test_a_row_that_points_nowhere_is_refused(sessions: Sessions) -> None:
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(Unit(organization_id=404, name="Phòng", aliases=[], valid_from=dt.date(2026, 11, 21)))


def test_transactions_at_the_same_time_all_come_through(sessions: Sessions) -> None:
    def count_up() -> None:
        with sessions.begin() as session:
            row = session.get_one(Installation, "count", with_for_update=True)
            time.sleep(0)
            row.value = {"count": row.value["count"] + 1}

    with sessions.begin() as session:
        session.add(Installation(key="count", value={"count": 0}))
    at_once([count_up] * 20)
    with sessions.begin() as session:
        assert session.scalar(select(Installation.value)) == {"count": 20}


def test_who_only_reads_can_write_nothing_and_the_next_can(sessions: Sessions) -> None:
    with pytest.raises(DBAPIError), sessions.reading() as session:
        session.add(Installation(key="count", value={}))
    with sessions.begin() as session:
        session.add(Installation(key="count", value={}))
    with sessions.reading() as session:
        assert session.scalar(select(Installation.key)) == "count"


def test_who_only_reads_does_not_wait_for_who_writes(sessions: Sessions) -> None:
    with sessions.begin() as writing:
        writing.add(Installation(key="count", value={}))
        writing.flush()
        with sessions.reading() as session:
            assert session.scalar(select(Installation.key)) is None


def test_sqlite_is_told_to_keep_what_was_committed(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/dondoc.db")
    told = {}
    with Overseer(engine).begin() as session:
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            told[pragma] = session.scalar(text(f"PRAGMA {pragma}"))
    engine.dispose()
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}


def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    file = tmp_path / "here" / "dondoc.db"
    engine = open_engine(f"sqlite:///{file}")
    with engine.begin():
        pass
    engine.dispose()
    assert file.exists()


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///data/dondoc.db", Path("data/dondoc.db")),
        ("sqlite:////srv/dondoc.db", Path("/srv/dondoc.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql://u@h/d", None),
    ],
)
def test_the_file_behind_an_address(url: str, file: Path | None) -> None:
    assert sqlite_file(url) == file


def test_a_copy_of_a_database_in_use_holds_what_was_committed_before(sqlite_template: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "dondoc.db", tmp_path / "copy.db"
    source.write_bytes(sqlite_template.read_bytes())
    engine = open_engine(URL.create("sqlite", database=str(source)))
    with Overseer(engine).begin() as session:
        session.execute(insert(Installation).values(key="before", value={}))
    with Overseer(engine).begin() as writing:
        writing.execute(insert(Installation).values(key="after", value={}))
        backup_sqlite(source, target, NOW)
    engine.dispose()
    assert _keys(target) == ["before", "copied"]
    with pytest.raises(FileExistsError):
        backup_sqlite(source, target, NOW)


def _keys(file: Path) -> list[str]:
    connection = sqlite3.connect(file)
    try:
        return [key for (key,) in connection.execute("SELECT key FROM installation ORDER BY key")]
    finally:
        connection.close()


def test_a_server_that_vanishes_without_a_word_is_noticed_within_a_lease() -> None:
    engine = open_engine("postgresql://dondoc_app@db.so.example/dondoc?ssl=require&tcp_user_timeout=14000")
    _, told = engine.dialect.create_connect_args(engine.url)
    assert told["sslmode"] == "require"
    assert told["tcp_user_timeout"] == "14000"  # What the address says goes before.
    idle, between, times = (int(told[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert told["keepalives"] == "1"
    assert idle + between * times < LENGTH.total_seconds()
    assert int(NOTICING["tcp_user_timeout"]) / 1000 < LENGTH.total_seconds()  # type: ignore[arg-type]
    assert int(told["connect_timeout"]) < LENGTH.total_seconds()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_looks_whether_who_asked_is_still_there(sessions: Sessions) -> None:
    with sessions.reading() as session:
        assert session.scalar(text("SHOW client_connection_check_interval")) == LOOK_FOR_CLIENT
        assert session.scalar(text("SHOW idle_session_timeout")) == "12s"
