"""What tests of several rooms ask for: an empty, migrated database on each engine that we support, and a browser."""

import functools
import gc
import os
import shutil
import tempfile
import uuid
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
from tests import postgres, selection, thoroughness
from tests.overseeing import Overseer

if TYPE_CHECKING:
    from playwright.async_api import Browser
    from xdist.workermanage import WorkerController

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


def pytest_xdist_auto_num_workers() -> int:
    """As many as there are processors; where CI is set one more, because then the long tests wait for other programs.

    To import and collect everything once more costs more than the few waits of an ordinary run.
    """
    processors = os.cpu_count() or 1
    return processors + 1 if thoroughness.IN_CI else processors


_cluster_of_workers = functools.cache(postgres.new_folder)


def pytest_configure_node(node: "WorkerController") -> None:
    """What a worker has to be told: only who starts the workers knows what was asked for on the command line."""
    node.workerinput["is_whole"] = _is_whole(node.config)
    node.workerinput["cluster"] = str(_cluster_of_workers())


def pytest_unconfigure() -> None:
    if _cluster_of_workers.cache_info().currsize:
        postgres.end_shared(_cluster_of_workers())


def _is_whole(config: pytest.Config) -> bool:
    """Whether no files, names or marks were asked for."""
    told = getattr(config, "workerinput", {}).get("is_whole")
    if told is not None:
        return bool(told)
    narrowed = any(config.getoption(name, None) for name in ("keyword", "markexpr", "lf"))
    return config.args_source is config.ArgsSource.TESTPATHS and not narrowed


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long tests first in the share of each worker; the order is random within them and within the others.

    Who asks for some of the tests gets every row of their tables.
    """
    kept = selection.tried(items, seed=config.getoption("randomly_seed", 0) if _is_whole(config) else None)
    are_kept = set(map(id, kept))
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in are_kept])
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = selection.shared_out(kept, workers)


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
def postgres_server(request: pytest.FixtureRequest) -> Iterator[URL]:
    """One server for all workers, where there are any."""
    cluster = getattr(request.config, "workerinput", {}).get("cluster")
    with postgres.server(os.environ, shared=Path(cluster) if cluster else None) as address:  # noqa: TID251
        if address is None:
            pytest.skip(postgres.ABSENT)
        yield address


@pytest.fixture(scope="session")
def postgres_database(postgres_server: URL) -> Iterator[URL]:
    """One database for the whole run: emptying it between tests is faster than making a new one.

    Its address is that of a user who owns nothing in it, as the assistant's is.
    """
    name = f"dondoc_test_{uuid.uuid4().hex}"
    with postgres.roles(postgres_server, name) as (owner, app):
        run_sql(postgres_server, f"CREATE DATABASE {name} OWNER {owner.username}")
        _migrated(owner, user=app.username)
        yield app
        for address in (owner, app):
            _engine_of(address).dispose()
        run_sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def emptying(postgres_server: URL, postgres_database: URL) -> Iterator[psycopg.Connection]:
    """A line that is kept: on a new one the server looks up every table before it empties it."""
    with _connected(postgres_server.set(database=postgres_database.database)) as connection:
        yield connection


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_url" in metafunc.fixturenames and not selection.names_its_engine(metafunc.definition):
        metafunc.parametrize("database_url", selection.engines_for(metafunc.definition), indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> URL:
    """The address of an empty, migrated database on one of the engines."""
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
    if engine.dialect.name == "sqlite":
        engine.dispose()  # A thread that outlived the test before may have opened the file of that one since.
    yield engine
    if engine.dialect.name == "sqlite" or engine.pool.checkedout():
        engine.dispose()


_engine_of = functools.cache(open_engine)


@pytest.fixture
def owning(engine: Engine, database_url: URL) -> Iterator[Engine]:
    """The same database for its owner, who alone may change the tables."""
    if engine.dialect.name == "sqlite":
        yield engine
        return
    owner = _engine_of(postgres.owner_of(database_url))
    yield owner
    owner.dispose()  # It leaves nothing in use in which the next test waits.


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    return Overseer(engine)


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


def _migrated(url: URL | str, *, user: str | None = None) -> None:
    engine = open_engine(url)
    migrate(engine, user=user)
    engine.dispose()


def _empty(connection: psycopg.Connection, address: URL) -> None:
    """A test before may have broken the schema on purpose; it is made anew then."""
    try:
        connection.execute(_EMPTY)
    except psycopg.errors.UndefinedTable:
        connection.execute(_NEW_SCHEMA)
        _migrated(postgres.owner_of(address), user=address.username)


def run_sql(address: URL, statements: str) -> None:
    with _connected(address) as connection:
        connection.execute(statements)


def _connected(address: URL) -> psycopg.Connection:
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


_NEW_SCHEMA = """DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO public"""
_EMPTY = "SET lock_timeout = 10000;" + "".join(
    [f"DELETE FROM {table.name};" for table in reversed(TABLES.sorted_tables)]
    + [
        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), 1, false);"
        for table in TABLES.sorted_tables
        if table.autoincrement_column is not None
    ]
)
"""Every table without its rows, and the ids from 1 again."""
