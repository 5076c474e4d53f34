"""Copies of the database: whole, nobody else's, never over another, and nothing where they fail."""

import datetime as dt
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL
from sqlalchemy.exc import OperationalError

from db import installation
from db.care import backups
from db.care.backups import SeesNotAll, backup
from db.engine import Sessions, open_engine
from tests.conftest import run_sql
from tests.db.asking import stored
from tests.db.houses import House, settle
from tests.postgres import owner_of

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


def address(url: URL) -> str:
    """For who may copy all of it."""
    return (url if url.get_backend_name() == "sqlite" else owner_of(url)).render_as_string(hide_password=False)


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
        backup(wrong.render_as_string(hide_password=False), tmp_path / "copy", NOW)
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
    with_option = postgres_server.set(query={**postgres_server.query, "ssl": "prefer"})
    backup(with_option.render_as_string(hide_password=False), tmp_path / "copy", NOW)
    assert (tmp_path / "copy").exists()


@contextmanager
def killed_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A backup that is killed while pg_dump runs: nothing is tidied up behind it."""

    class Killed(BaseException):
        pass

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(backups.subprocess, "run", die)
        patched.setattr(installation, "take", lambda *_: None)
        with pytest.raises(Killed):
            yield


def restored(url: URL) -> dt.datetime | None:
    """When the copy was made that the database is, as the next start asks."""
    engine = open_engine(url)
    with Sessions(engine).begin() as session:
        found = installation.take_restored(session)
    engine.dispose()
    return found


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_backup_that_is_killed_makes_no_copy_of_the_original(
    database_url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server; a file is marked only after it is copied."""
    with killed_in_the_middle(monkeypatch):
        backup(address(database_url), tmp_path / "first", NOW)
    assert restored(database_url) is None
    assert restored(database_url) is None

    backup(address(database_url), tmp_path / "second", NOW + dt.timedelta(days=1))
    assert restored(database_url) is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_is_restored_of_a_server_is_a_copy_with_all_that_it_held(
    database_url: URL, sessions: Sessions, tmp_path: Path
) -> None:
    with sessions.begin() as session:
        settle(session, House(base=1_000_000))
        before = stored(session)
    copy = tmp_path / "copy"
    backup(address(database_url), copy, NOW)
    server = owner_of(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    given = ["pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={server}", str(copy)]
    subprocess.run(given, check=True)
    assert restored(database_url) == NOW
    assert restored(database_url) is None
    with sessions.begin() as session:
        assert stored(session) == before


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_does_not_own_the_tables_makes_no_copy_that_lacks_what_they_hold(database_url: URL, tmp_path: Path) -> None:
    with pytest.raises(SeesNotAll):
        backup(database_url.render_as_string(hide_password=False), tmp_path / "copy", NOW)
    assert list(tmp_path.iterdir()) == []
