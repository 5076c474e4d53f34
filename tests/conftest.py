"""What tests of several rooms ask for: an empty, migrated database on each engine that we support, and a browser."""

import functools
import gc
import itertools
import os
import shutil
import tempfile
import uuid
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
import pytest_asyncio
from hypothesis import settings
from sqlalchemy import URL, Engine

from db.engine import Sessions, migrate, open_engine
from db.schema import TABLES
from tests import postgres, thoroughness

if TYPE_CHECKING:
    from playwright.async_api import Browser

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


settings.register_profile("untimed", thoroughness.examples(100), deadline=None)
settings.load_profile("untimed")  # On a busy machine any example may take long; how fast things are, benchmarks tell.

ENGINES = ("sqlite", "postgresql")
LONG = (
    ("test_demo", "test_page"),
    ("test_processes", "test_chaos", "test_lock"),
    ("test_decoding", "test_foreign_bots"),
    ("test_database_away", "test_operations", "test_fuzz"),
)
"""Files whose tests wait for browsers, programs and imports: started last, one would keep a worker alone at the end.

Those of one group share what takes long to start, and go to one worker; each group to another.
"""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: the long tests mostly wait for other programs."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long tests first in the share of each worker; the order is random within them and within the others.

    Each test of both engines is tried on one of them, so that an ordinary run ends within a minute: conversations on
    SQLite, what is asked of the database itself and what the clock does on the one and the other by turns. What is
    marked as slow is left out. `.ci/run` sets CI, and then everything is tried, and on both.
    """
    left_to_ci = [] if thoroughness.IN_CI else list(filter(_is_left_to_ci, items))
    config.hook.pytest_deselected(items=left_to_ci)
    twins = {id(item) for item in left_to_ci}
    kept = [item for item in items if id(item) not in twins]
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = _shared_out(kept, workers)


def _shared_out(items: list[pytest.Item], workers: int) -> Iterator[pytest.Item]:
    """The same items in such an order that groups of long ones begin the shares of different workers.

    `--dist worksteal` gives each worker at first an equal share, of items that follow each other.
    """
    groups = [[item for item in items if item.path.stem in files] for files in LONG]
    are_long = {id(item) for group in groups for item in group}
    others = iter([item for item in items if id(item) not in are_long])
    left = len(items)
    for number in range(workers):
        first = list(itertools.chain(*groups[number::workers]))
        share = left // (workers - number)
        left -= share
        yield from first
        yield from itertools.islice(others, max(share - len(first), 0))
    yield from others


def _is_left_to_ci(item: pytest.Item) -> bool:
    """Whether it is slow, or tried on another engine in an ordinary run."""
    if item.get_closest_marker("slow") is not None:
        return True
    return _has_postgres() and not _is_on_its_engine(item)


@functools.cache
def _has_postgres() -> bool:
    return postgres.found(os.environ)  # noqa: TID251


def _is_on_its_engine(item: pytest.Item) -> bool:
    """Whether it is one of those that an ordinary run tries: by turns where it is not a conversation."""
    callspec = getattr(item, "callspec", None)
    params = callspec.params if callspec else {}
    engine = params.get("database_url") or params.get("engine")
    if engine not in ENGINES:
        return True
    is_talk = item.path.parent.name == "flows"
    turn = 0 if is_talk else zlib.crc32(item.nodeid.replace(engine, "").encode()) % len(ENGINES)
    return bool(engine == ENGINES[turn])


def pytest_collection_finish() -> None:
    """What was imported and collected lives to the end; walking it for garbage took a tenth of the time."""
    gc.freeze()


IN_MEMORY = Path("/dev/shm")
"""Files that Linux keeps in memory: to wait for the disk at each commit took a fifth of the time."""


@pytest.fixture(scope="session")
def sqlite_template() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dondoc-test-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        file = Path(folder) / "dondoc.db"
        _migrated(f"sqlite:///{file}")
        yield file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    with postgres.server(os.environ) as address:  # noqa: TID251
        if address is None:
            pytest.skip(postgres.ABSENT)
        yield address


@pytest.fixture(scope="session")
def postgres_database(postgres_server: URL) -> Iterator[URL]:
    """One database for the whole run: emptying it between tests is faster than making a new one."""
    name = f"dondoc_test_{uuid.uuid4().hex}"
    run_sql(postgres_server, f"CREATE DATABASE {name}")
    address = postgres_server.set(database=name)
    _migrated(address)
    yield address
    _engine_of(address).dispose()
    run_sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def emptying(postgres_database: URL) -> Iterator[psycopg.Connection]:
    """A line that is kept: on a new one the server looks up every table before it empties it."""
    with _connected(postgres_database) as connection:
        yield connection


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> URL:
    """The address of an empty, migrated database; the test runs once on each engine."""
    if request.param == "sqlite":
        return URL.create("sqlite", database=str(_copied(request.getfixturevalue("sqlite_template"))))
    address: URL = request.getfixturevalue("postgres_database")
    _empty(request.getfixturevalue("emptying"), address)
    return address


@pytest.fixture
def engine(database_url: URL) -> Iterator[Engine]:
    """The engine of a database is the same for the whole run and keeps its compiled SQL.

    On PostgreSQL it keeps its connections too, each of which is a process of the server with all it knows of the
    tables; unless a test left one in use. The file of SQLite is another in the next test.
    """
    engine = _engine_of(database_url)
    yield engine
    if engine.dialect.name == "sqlite" or engine.pool.checkedout():
        engine.dispose()


_engine_of = functools.cache(open_engine)


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    return Sessions(engine)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def started_chromium() -> AsyncIterator["Browser"]:
    """One browser for the whole run: it takes longer to start than a page takes to be tested."""
    from playwright.async_api import async_playwright

    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium on this machine to drive the page with")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(started_chromium: "Browser") -> AsyncIterator["Browser"]:
    """The browser, without a page; what a test opens in it is closed after it."""
    yield started_chromium
    for context in started_chromium.contexts:
        await context.close()


def _copied(template: Path) -> Path:
    """The empty database, always in the same place, so that one engine serves all tests."""
    file = template.with_name("test.db")
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    return shutil.copyfile(template, file)


def _migrated(url: URL | str) -> None:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()


def _empty(connection: psycopg.Connection, address: URL) -> None:
    """A test before may have broken the schema on purpose; it is made anew then."""
    try:
        connection.execute(_EMPTY)
    except psycopg.errors.UndefinedTable:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        _migrated(address)


def run_sql(address: URL, statements: str) -> None:
    with _connected(address) as connection:
        connection.execute(statements)


def _connected(address: URL) -> psycopg.Connection:
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


_EMPTY = "SET lock_timeout = 10000;" + "".join(
    [f"DELETE FROM {table.name};" for table in reversed(TABLES.sorted_tables)]
    + [
        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), 1, false);"
        for table in TABLES.sorted_tables
        if table.autoincrement_column is not None
    ]
)
"""Every table without its rows, and the ids from 1 again."""
