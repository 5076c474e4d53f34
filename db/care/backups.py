"""Copies of the database: whole under their name, or not there."""

import datetime as dt
import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError

from db import installation
from db.care import row_security
from db.engine import OWN_FILE, Sessions, libpq_options, make_folder, open_engine, sqlite_file
from db.installation import COPIED


class NotCopied(Exception):
    """The program that copies a server's database could not; as a string, what it says, without the password."""


class SeesNotAll(Exception):
    """Who is to copy a server's database does not own its tables, and would copy nothing of what they hold."""


def backup(url: str, target: Path, now: dt.datetime) -> None:
    """A consistent copy of a database in use, which knows that it is one, made `now`.

    Raises FileExistsError rather than write over an older copy, FileNotFoundError where there is no database (or no
    program to copy a server's), SeesNotAll, NotCopied, and what the database raises. A copy that fails leaves
    nothing behind.
    """
    file = sqlite_file(url)
    if file is not None:
        backup_sqlite(file, target, now)
    else:
        _backup_server(make_url(url), target, now)


def backup_sqlite(source: Path, target: Path, now: dt.datetime) -> None:
    """A consistent copy of an SQLite database in use; raises as `backup` does."""
    if not source.exists():
        raise FileNotFoundError(source)
    with _whole(target) as part:
        connection = sqlite3.connect(source)
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
        finally:
            connection.close()
        _mark(part, now)


def _mark(copy: Path, now: dt.datetime) -> None:
    connection = sqlite3.connect(copy)
    try:
        given = (COPIED, json.dumps({"at": now.astimezone(dt.UTC).isoformat()}))
        with connection, suppress(sqlite3.OperationalError):  # A database without that table is a copy all the same.
            connection.execute("INSERT OR REPLACE INTO installation (key, value) VALUES (?, ?)", given)
    finally:
        connection.close()


def _backup_server(url: URL, target: Path, now: dt.datetime) -> None:
    with _whole(target) as part, _marked(url, now):
        address = url.set(drivername="postgresql", password=None, query=libpq_options(url))
        shown = address.render_as_string(hide_password=False)
        given = ["pg_dump", "--format=custom", _SEEN, "--no-password", "--file", str(part), "--dbname", shown]
        env = {**os.environ, "PGPASSWORD": url.password or ""}  # noqa: TID251  # Its own settings count too.
        done = subprocess.run(given, env=env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotCopied(done.stderr.strip().partition("\n")[0] or str(done.returncode))


_SEEN = "--enable-row-security"
"""The owner of the tables sees all of them (0023); without this word the program refuses to look."""


def _require_owner(engine: Engine) -> None:
    """Raises SeesNotAll."""
    if row_security.is_enforced(engine):
        raise SeesNotAll


@contextmanager
def _marked(url: URL, now: dt.datetime) -> Iterator[None]:
    """While the block runs, the database says that it is a copy, because what is copied of it then is one."""
    engine = open_engine(url)
    try:
        _require_owner(engine)
        with suppress(ProgrammingError), Sessions(engine).begin() as session:  # An older one lacks the table.
            installation.mark_copied(session, now=now)
        yield
    finally:
        with suppress(SQLAlchemyError), Sessions(engine).begin() as session:
            installation.take(session, COPIED)
        engine.dispose()


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A file beside the target to write to, which nobody else may read; it gets the target's name when it is whole."""
    if target.exists():
        raise FileExistsError(target)
    make_folder(target.absolute().parent)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_FILE))
    try:
        yield part
        _on_disk(part)
        _give_name(part, target)
    finally:
        part.unlink(missing_ok=True)


def _on_disk(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _give_name(part: Path, target: Path) -> None:
    """A second name rather than another one, because that never writes over a file; not every disk knows it."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        part.rename(target)
