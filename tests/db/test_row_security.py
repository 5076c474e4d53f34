"""The second wall between organizations: what PostgreSQL shows of a table when nobody says whose rows are meant."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Engine, Table, func, insert, select, text
from sqlalchemy.exc import ProgrammingError

from bot.app import opened
from bot.check import check
from bot.settings import Settings
from db.base import across
from db.care import row_security
from db.engine import Sessions
from db.schema import TABLES
from tests.db.beyond import BEYOND
from tests.db.houses import NOW, House, settle
from tests.layers import FLOORS
from tests.postgres import owner_of
from texts import operations as words

ROOT = Path(__file__).parents[2]
A, B, NOBODY = House(base=1_000_000), House(base=2_000_000), 3_000_000
WALLED = [table for table in TABLES.sorted_tables if table.name not in row_security.EXEMPT]
on_a_server = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def houses(sessions: Sessions) -> None:
    with sessions.begin() as session:
        settle(session, A)
        settle(session, B)


def rows(engine: Engine, table: Table, organization: int | None) -> list[dict[str, Any]]:
    """What is seen of a table that is asked without any condition."""
    with Sessions(engine).begin(organization=organization) as session:
        return [dict(row) for row in session.execute(select(table)).mappings()]


@on_a_server
def test_every_table_has_a_wall_or_a_reason(engine: Engine) -> None:
    walls = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
    with engine.connect() as connection:
        assert {*connection.scalars(walls)} == {table.name for table in WALLED}
    assert row_security.EXEMPT.keys() <= TABLES.tables.keys()


@on_a_server
@pytest.mark.usefixtures("houses")
def test_who_has_entered_an_organization_sees_its_rows_alone_and_else_nobody_sees_any(engine: Engine) -> None:
    for table in WALLED:
        own = rows(engine, table, A.organization)
        assert own, f"no row of the department in {table.name} proves anything (tests/db/houses.py)"
        assert len(rows(engine, table, B.organization)) == len(own)
        assert not [row for row in rows(engine, table, B.organization) if row in own]
        assert rows(engine, table, None) == []
        assert rows(engine, table, NOBODY) == []


@on_a_server
@pytest.mark.usefixtures("houses")
def test_nobody_writes_into_another_organization(engine: Engine) -> None:
    for table in WALLED:
        for entered in (B.organization, None):
            given = rows(engine, table, A.organization)
            with (
                pytest.raises(ProgrammingError, match="row-level security"),
                Sessions(engine).begin(organization=entered) as session,
            ):
                session.execute(insert(table), given)


@on_a_server
@pytest.mark.usefixtures("houses")
def test_what_goes_across_sees_all_of_them_and_then_again_its_own(engine: Engine) -> None:
    count = select(func.count()).select_from(TABLES.tables["tasks"])
    with Sessions(engine).begin(organization=A.organization) as session:
        own = session.scalar(count)
        with across(session):
            assert session.scalar(count) == 2 * (own or 0)
        assert session.scalar(count) == own


@on_a_server
@pytest.mark.usefixtures("houses")
def test_an_error_leaves_nobody_across(engine: Engine) -> None:
    count = select(func.count()).select_from(TABLES.tables["tasks"])
    with Sessions(engine).begin(organization=A.organization) as session:
        own = session.scalar(count)
        with pytest.raises(ZeroDivisionError), session.begin_nested(), across(session):
            raise ZeroDivisionError
        assert session.scalar(count) == own


@on_a_server
@pytest.mark.usefixtures("houses")
def test_the_owner_sees_everything_as_long_as_none_is_entered(owning: Engine) -> None:
    for table in WALLED:
        own = rows(owning, table, A.organization)
        assert len(rows(owning, table, None)) == 2 * len(own)


@on_a_server
def test_the_wall_stands_for_who_owns_nothing(engine: Engine, owning: Engine) -> None:
    assert row_security.is_enforced(engine)
    assert not row_security.is_enforced(owning)


def going_across() -> Iterator[str]:
    """Every function of the rooms in which a transaction sees all organizations."""
    for room in FLOORS:
        for file in sorted((ROOT / room).rglob("*.py")):
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removeprefix("db.")
            source = file.read_text(encoding="utf-8")
            if "across" not in source:
                continue
            for function in ast.walk(ast.parse(source)):
                if isinstance(function, ast.FunctionDef) and any(map(_goes_across, ast.walk(function))):
                    yield f"{module}.{function.name}"


def _goes_across(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return getattr(node.func, "id", getattr(node.func, "attr", "")) == "across"


def test_only_what_is_not_asked_within_an_organization_goes_across() -> None:
    found = set(going_across())
    assert "installation.what_is_due" in found
    assert found <= BEYOND.keys()


def addresses(app: URL) -> tuple[str, str]:
    owner, shared = (one.set(drivername="postgresql") for one in (owner_of(app), app))
    return owner.render_as_string(hide_password=False), shared.render_as_string(hide_password=False)


@on_a_server
async def test_with_the_owners_address_alone_it_works_and_says_which_wall_is_missing(
    database_url: URL, caplog: pytest.LogCaptureFixture
) -> None:
    owner, _ = addresses(database_url)
    settings = Settings.from_env({"DONDOC_DATABASE_URL": owner})
    with opened(settings) as engine:
        assert Sessions(engine)
    assert words.OWNS_THE_TABLES in caplog.text
    assert words.OWNS_THE_TABLES in [one.advice for one in await check(settings, NOW)]


@on_a_server
async def test_with_both_addresses_the_wall_stands(database_url: URL, caplog: pytest.LogCaptureFixture) -> None:
    owner, shared = addresses(database_url)
    settings = Settings.from_env({"DONDOC_DATABASE_URL": shared, "DONDOC_DATABASE_OWNER_URL": owner})
    with opened(settings) as engine:
        assert row_security.is_enforced(engine)
    assert words.OWNS_THE_TABLES not in caplog.text
    assert words.OWNS_THE_TABLES not in [one.advice for one in await check(settings, NOW)]
