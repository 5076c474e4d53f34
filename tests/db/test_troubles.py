"""What is wrong with a database, told by what it raises."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, text

from db.engine import migrate, open_engine
from db.health import FAULTS, Trouble, trouble_at, trouble_of


def of(file: Path) -> Trouble | None:
    engine = open_engine(URL.create("sqlite", database=str(file)))
    try:
        return trouble_at(engine)
    finally:
        engine.dispose()


def raised_by(file: Path | str, *statements: str) -> Trouble:
    connection = sqlite3.connect(file, uri=True)
    try:
        *before, last = statements
        for statement in before:
            connection.execute(statement)
        with pytest.raises(FAULTS) as raised:
            connection.execute(last)
        return trouble_of(raised.value)
    finally:
        connection.close()


def test_a_file_that_is_no_database_or_only_a_part_of_one(sqlite_template: Path, tmp_path: Path) -> None:
    whole = sqlite_template.read_bytes()
    for number, content in enumerate((b"not a database " * 100, whole[: len(whole) // 2], whole[:-4096], whole[:600])):
        file = tmp_path / f"{number}.db"
        file.write_bytes(content)
        assert of(file) is Trouble.DAMAGED, number


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    full = ("PRAGMA max_page_count = 2", "CREATE TABLE a (b)", "INSERT INTO a SELECT zeroblob(100000)")
    assert raised_by(tmp_path / "full.db", *full) is Trouble.FULL
    assert trouble_of(OSError(errno.ENOSPC, "no space")) is Trouble.FULL


def test_a_database_that_cannot_be_written_to(sqlite_template: Path) -> None:
    assert raised_by(f"file:{sqlite_template}?mode=ro", "CREATE TABLE a (b)") is Trouble.READ_ONLY
    assert trouble_of(OSError(errno.EROFS, "read-only")) is Trouble.READ_ONLY


def test_a_folder_that_is_not_there_or_not_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert of(tmp_path / "nowhere.db") is None
    with pytest.raises(OSError) as raised:
        open_engine(f"sqlite:///{tmp_path}/file/dondoc.db")
    assert trouble_of(raised.value) is Trouble.NO_RIGHTS
    assert trouble_of(PermissionError(errno.EACCES, "denied")) is Trouble.NO_RIGHTS


def test_a_server_that_is_away_or_does_not_know_us(postgres_server: URL) -> None:
    for changed, trouble in (
        (postgres_server.set(port=1), Trouble.AWAY),
        (postgres_server.set(host="127.0.0.1", port=1), Trouble.AWAY),
        (postgres_server.set(database="nowhere"), Trouble.REFUSED),
        (postgres_server.set(username="nobody-here"), Trouble.REFUSED),
    ):
        engine = open_engine(changed)
        assert trouble_at(engine) is trouble
        engine.dispose()


def test_a_database_of_a_later_version(engine: Engine) -> None:
    with engine.begin() as connection:
        version = connection.scalar(text("SELECT version_num FROM alembic_version"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(FAULTS) as raised:
        migrate(engine)
    assert trouble_of(raised.value) is Trouble.NEWER
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def test_nobody_else_reads_what_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "new" / "dondoc.db"
    old = os.umask(0o022)
    try:
        engine = open_engine(URL.create("sqlite", database=str(file)))
        migrate(engine)
        modes = {one.name: one.stat().st_mode & 0o777 for one in file.parent.iterdir()}
        engine.dispose()
    finally:
        os.umask(old)
    assert modes == {"dondoc.db": 0o600, "dondoc.db-wal": 0o600, "dondoc.db-shm": 0o600}
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(sqlite_template: Path, tmp_path: Path) -> None:
    file = tmp_path / "dondoc.db"
    file.write_bytes(sqlite_template.read_bytes())
    file.chmod(0o644)
    assert of(file) is None
    assert file.stat().st_mode & 0o777 == 0o600
