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

from sqlalchemy import URL, make_url

ADDRESS = "DONDOC_TEST_POSTGRES_URL"
ABSENT = (
    f"no PostgreSQL: neither {ADDRESS} nor initdb and postgres on this machine (Debian: apt-get install postgresql)"
)
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

    def make(self) -> None:
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
def server(environ: Mapping[str, str]) -> Iterator[URL | None]:
    """The address of a server where databases may be created; None where the machine has none."""
    if named := environ.get(ADDRESS):
        yield make_url(named)
    else:
        with cluster() as own:
            yield own and own.address


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
    binaries = _binaries()
    if binaries is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-", dir="/tmp"))  # A socket's path must stay short.
    runner = _runner()
    if runner is not None:
        shutil.chown(folder, user=runner)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
    options += f" -c synchronous_commit={'on' if durable else 'off'}"
    options += " -c shared_buffers=32MB -c max_connections=60 -c autovacuum=off"
    own = Cluster(binaries, folder, runner, options)
    try:
        own.make()
        own.start()
        try:
            yield own
        finally:
            own.kill()
    finally:
        shutil.rmtree(folder)


def _runner() -> str | None:
    """PostgreSQL refuses to run as root; somebody else runs it then. None where we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _RUNNERS if name in known)


def _run(command: list[str | Path], user: str | None) -> None:
    subprocess.run(command, user=user, cwd="/", check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
