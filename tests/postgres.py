"""A real PostgreSQL for the tests: the one that is named, or a throw-away cluster of the installed binaries."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from filelock import FileLock
from sqlalchemy import URL, make_url

ADDRESS = "DONDOC_TEST_POSTGRES_URL"
ABSENT = (
    f"no PostgreSQL: neither {ADDRESS} nor initdb and postgres on this machine (Debian: apt-get install postgresql)"
)
ROLES = ("owner", "app")
_RUNNERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Cluster:
    """A throw-away cluster of its own, reached by the socket in its folder."""

    binaries: Path
    folder: Path
    runner: str | None
    options: str

    @property
    def address(self) -> URL:
        return URL.create("postgresql", username="postgres", database="postgres", query={"host": str(self.folder)})

    @property
    def is_made(self) -> bool:
        return self._data.is_dir()

    def make(self) -> None:
        if self.runner is not None:
            shutil.chown(self.folder, user=self.runner)
        made = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        _run([self.binaries / "initdb", "-D", self._data, *made], self.runner)

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._control("-l", self.folder / "log", "-o", self.options, "start")

    def kill(self) -> None:
        """Cut everybody off at once and write nothing more; it recovers at the next start."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: str | Path) -> None:
        _run([self.binaries / "pg_ctl", "-D", self._data, "-w", *arguments], self.runner)

    @property
    def _data(self) -> Path:
        return self.folder / "data"


@contextmanager
def server(environ: Mapping[str, str], *, shared: Path | None = None) -> Iterator[URL | None]:
    """The address of a server where databases may be created; None where the machine has none.

    `shared` is a folder in which the first who asks starts one for all; end_shared() ends it.
    """
    if named := environ.get(ADDRESS):
        yield make_url(named)
    elif shared is not None and _binaries() is not None:
        yield _shared(shared).address
    else:
        with cluster() as own:
            yield own and own.address


@contextmanager
def roles(server: URL, database: str) -> Iterator[tuple[URL, URL]]:
    """The addresses of a database for who is to own it and for who only uses it, as long as the block runs."""
    found = (server.set(database=database, username=f"{database}_{role}", password=database) for role in ROLES)
    owner, app = found
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as connection:
        for one in (owner, app):
            connection.execute(f"CREATE ROLE {one.username} LOGIN PASSWORD '{database}'")
        try:
            yield owner, app
        finally:
            for one in (owner, app):
                connection.execute(f"DROP ROLE {one.username}")


def owner_of(address: URL) -> URL:
    """The same database, for its owner."""
    return address.set(username=f"{address.database}_{ROLES[0]}")


def new_folder() -> Path:
    """An empty folder for a server."""
    return Path(tempfile.mkdtemp(prefix="dondoc-pg-", dir="/tmp"))  # A socket's path must stay short.


def _shared(folder: Path) -> Cluster:
    own = _in_folder(folder)
    with FileLock(folder / "lock"):
        if not own.is_made:
            own.make()
            own.start()
    return own


def end_shared(folder: Path) -> None:
    """Stop the server of this folder, where anybody has started one, and remove the folder."""
    if _binaries() is not None and (own := _in_folder(folder)).is_made:
        own.kill()
    shutil.rmtree(folder)


def found(environ: Mapping[str, str]) -> bool:
    """Whether server() will have one."""
    return bool(environ.get(ADDRESS)) or _binaries() is not None


def _binaries() -> Path | None:
    """The folder of initdb, pg_ctl and postgres: on the path, or where Debian keeps the newest version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster | None]:
    """A cluster that runs while the block does, and of which nothing stays behind; None where the machine has none.

    One that is not `durable` may forget in a kill what it said was committed, and is quicker.
    """
    if _binaries() is None:
        yield None
        return
    folder = new_folder()
    own = _in_folder(folder, durable=durable)
    try:
        own.make()
        own.start()
        try:
            yield own
        finally:
            own.kill()
    finally:
        shutil.rmtree(folder)


def _in_folder(folder: Path, *, durable: bool = False) -> Cluster:
    binaries = _binaries()
    assert binaries is not None
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
    options += f" -c synchronous_commit={'on' if durable else 'off'}"
    options += " -c shared_buffers=32MB -c max_connections=100 -c autovacuum=off"
    return Cluster(binaries, folder, _runner(), options)


def _runner() -> str | None:
    """PostgreSQL refuses to run as root; somebody else runs it then. None where we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _RUNNERS if name in known)


def _run(command: list[str | Path], user: str | None) -> None:
    subprocess.run(command, user=user, cwd="/", check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
