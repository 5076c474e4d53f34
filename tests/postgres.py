"""A real PostgreSQL for the tests: the one that is named, or a throw-away cluster of the installed binaries."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

ADDRESS = "DONDOC_TEST_POSTGRES_URL"
ABSENT = (
    f"no PostgreSQL: neither {ADDRESS} nor initdb and postgres on this machine (Debian: apt-get install postgresql)"
)
_RUNNERS = ("postgres", "nobody")


@contextmanager
def server(environ: Mapping[str, str]) -> Iterator[URL | None]:
    """The address of a server where databases may be created; None where the machine has none."""
    if named := environ.get(ADDRESS):
        yield make_url(named)
    elif (binaries := _binaries()) is None:
        yield None
    else:
        with _cluster(binaries) as address:
            yield address


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
def _cluster(binaries: Path) -> Iterator[URL]:
    """A cluster in a temporary folder, reached by its socket there; nothing of it stays behind."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-", dir="/tmp"))  # A socket's path must stay short.
    runner = _runner()
    if runner is not None:
        shutil.chown(folder, user=runner)
    data = folder / "data"
    try:
        _run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], runner
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        options += " -c synchronous_commit=off -c shared_buffers=32MB -c max_connections=60 -c autovacuum=off"
        _run([binaries / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start"], runner)
        try:
            yield URL.create("postgresql", username="postgres", database="postgres", query={"host": str(folder)})
        finally:
            _run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], runner)
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
