"""Copies of the database: whole, nobody else's, never over another, and nothing where they fail."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import URL
from sqlalchemy.exc import OperationalError

from db import installation
from db.care.backups import backup
from db.engine import Sessions
from tests.conftest import run_sql

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


def address(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def test_a_copy_is_whole_and_nobody_elses(database_url: URL, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "dondoc.backup"
    backup(address(database_url), target, NOW)
    assert target.stat().st_size > 1000
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    with pytest.raises(FileExistsError):
        backup(address(database_url), target, NOW)


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(sqlite3.DatabaseError):
        backup(f"sqlite:///{tmp_path}/broken.db", tmp_path / "copy.db", NOW)
    with pytest.raises(FileNotFoundError):
        backup(f"sqlite:///{tmp_path}/nowhere.db", tmp_path / "copy.db", NOW)
    assert {one.name for one in tmp_path.iterdir()} == {"broken.db"}


def test_a_server_that_cannot_be_copied_leaves_nothing_and_shows_no_password(
    postgres_server: URL, tmp_path: Path
) -> None:
    wrong = postgres_server.set(database="nowhere", password="geheim")
    with pytest.raises(OperationalError) as raised:
        backup(address(wrong), tmp_path / "copy", NOW)
    assert "nowhere" in str(raised.value)
    assert "geheim" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_what_was_left_half_written_is_not_in_the_way(sqlite_template: Path, tmp_path: Path) -> None:
    (tmp_path / ".copy.db.part").write_bytes(b"half of it")
    backup(f"sqlite:///{sqlite_template}", tmp_path / "copy.db", NOW)
    assert {one.name for one in tmp_path.iterdir()} == {"copy.db"}


def test_the_newest_copy_is_remembered(sessions: Sessions) -> None:
    with sessions.begin() as session:
        assert installation.newest(session, installation.BACKED_UP) is None
        installation.note(session, installation.BACKED_UP, now=NOW)
        installation.note(session, installation.BACKED_UP, now=NOW + dt.timedelta(days=1))
    with sessions.reading() as session:
        assert installation.newest(session, installation.BACKED_UP) == NOW + dt.timedelta(days=1)


def test_a_server_takes_an_address_with_options(postgres_server: URL, tmp_path: Path) -> None:
    run_sql(postgres_server, "SELECT 1")
    backup(address(postgres_server.set(query={**postgres_server.query, "ssl": "prefer"})), tmp_path / "copy", NOW)
    assert (tmp_path / "copy").exists()
