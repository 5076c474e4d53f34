"""What the benchmarks share: processes of their own, an empty database of each kind, a word on the machine."""

import contextlib
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from sqlalchemy import URL

from tests import postgres

TOKEN = "4242:benchmark"
ENGINES = ("sqlite", "postgresql")
START_SECONDS = 120


def machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


@contextlib.contextmanager
def database(engine: str) -> Iterator[URL | None]:
    """The address of an empty database in a folder of its own; None where the machine has no PostgreSQL."""
    if engine == "postgresql":
        with postgres.server(_environment()) as address:
            yield address
        return
    with sqlite() as address:
        yield address


@contextlib.contextmanager
def sqlite() -> Iterator[URL]:
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        yield URL.create("sqlite", database=str(Path(folder) / "dondoc.db"))


@contextlib.contextmanager
def simulator(*, limits: bool = False) -> Iterator[str]:
    """A small Telegram as a process of its own; its address. With `limits` it takes no more than Telegram does."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
    process = start("simulator", "--port", str(port), *(() if limits else ("--no-limits",)))
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process)
        yield url
    finally:
        end(process)


def assistant(url: str, database_url: URL, log: Path) -> subprocess.Popen[bytes]:
    """`dondoc run` as a process of its own, on that small Telegram."""
    with log.open("ab") as file:
        return start(
            "run",
            log=file.fileno(),
            DONDOC_TELEGRAM_TOKEN=TOKEN,
            DONDOC_TELEGRAM_URL=url,
            DONDOC_DATABASE_URL=database_url.render_as_string(hide_password=False),
            DONDOC_POLL_SECONDS="2",
        )


def start(*arguments: str, log: int = subprocess.DEVNULL, **settings: str) -> subprocess.Popen[bytes]:
    """One of our commands."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(
        command, env=_environment() | settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log
    )


def script(path: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A script of the benchmarks."""
    return subprocess.Popen(
        [sys.executable, path, *arguments],
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def processor_seconds(pid: int) -> float | None:
    """The processor time that a process has spent so far, in all its threads; None where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return None
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop a process as the system does, and wait for its end."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_TELEGRAM")}  # noqa: TID251


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    end_at = time.monotonic() + START_SECONDS
    with httpx.Client(base_url=url) as client:
        while process.poll() is None and time.monotonic() < end_at:
            with contextlib.suppress(httpx.HTTPError):
                client.get("/town/clock").raise_for_status()
                return
            time.sleep(0.05)
    raise RuntimeError(f"nothing answers at {url}")
