"""How a database looks for what is asked all the time: by an index, never by walking through what only grows."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.orm import Session

from benchmarks import tick
from benchmarks.size import __main__ as size
from benchmarks.size.departments import Departments
from channels.telegram.hearing import CHANNEL
from db import inbox, installation, organizations, outbox, reminders, series, tasks, waiting
from db.care import gauges
from db.delivery import chats, jobs, leases
from db.overviews import accounts
from db.rounds import rounds
from domain.overviews.jobs import Lane
from domain.overviews.lists import Selection
from tests.db.houses import NOW, YESTERDAY
from tests.db.questions import BORDERS
from tests.overseeing import Overseer

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_a_server = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

MANY = 3_000
SMALL = frozenset({"organizations", "set_aside", "unreached"})
"""Tables that do not grow with the work: one line for an organization, or for what is out of order now."""
MADE = frozenset({"entries", "ended", "reaching", "anon_1"})
"""What a question has found itself, and goes on with."""
Ask = Callable[[Session], Any]
ALL_THE_TIME: dict[str, Ask] = {
    "by the tick: whether there is anything to do": lambda session: installation.what_is_due(
        session, now=NOW, audit_at=NOW
    ),
    "by the tick: tasks": lambda session: reminders.due_tasks(session, organization=1, now=NOW, limit=10),
    "by the tick: series": lambda session: series.due(session, now=NOW, limit=10),
    "by the tick: digests": lambda session: reminders.next_digest_chat(session, now=NOW, busy=[1, 2]),
    "by the tick: what was left": lambda session: reminders.release_left_behind(
        session, owner="a", stuck_since=NOW, in_hand=[1, 2]
    ),
    "by the tick: letters": lambda session: outbox.claim_next(session, owner="a", now=NOW, in_hand=[1, 2], busy=[3, 4]),
    "by every update: who speaks": lambda session: organizations.speaker(session, channel=CHANNEL, chat=-1, account=2),
    "by every update: to what": lambda session: outbox.standing(session, chat=-1, message=2),
    "by every update: handled": lambda session: inbox.mark_handled(session, 1, now=NOW),
    "by every update: its chat": lambda session: chats.open_for(session, [-1, -2], bot=1, owner="a"),
    "by who looks for work: chats": lambda session: chats.claim_waiting(
        session, bot=1, owner="a", busy=[-1, -2], limit=9
    ),
    "by who looks for work: updates": lambda session: inbox.take_waiting(session, -1, bot=1, claim=2),
    "by who looks for work: jobs": lambda session: jobs.claim_next(session, Lane.MAKING, owner="a"),
    "by who is done with a chat": lambda session: chats.let_go(session, [-1, -2], bot=1, owner="a"),
    "by every replica": lambda session: leases.renew(session, owner="a"),
    "by every task: its card": lambda session: tasks.by_number(session, 1, organization=1),
    "by every card: what waits": lambda session: waiting.open_matters(session, organization=1, tasks=[1]),
    "by every morning: what waits": lambda session: waiting.open_matters(session, organization=1),
    "by every morning: what is done": lambda session: waiting.submitted(session, organization=1),
    "by every morning: rounds": lambda session: rounds.open_ones(session, organization=1),
    "by every summary": lambda session: outbox.undelivered(session, organization=1, since=YESTERDAY),
    "by every summary: orders to several": lambda session: series.open_orders(session, organization=1, limit=10),
    "by every account: who is silent": lambda session: accounts.unreported(
        session, Selection(), BORDERS, organization=1
    ),
    "by every account": lambda session: accounts.passages(session, Selection(), BORDERS, organization=1),
    "by every account: what came later": lambda session: accounts.adjustments(
        session, Selection(), BORDERS, organization=1
    ),
    "by who watches": lambda session: gauges.measured(session, now=NOW),
    "at the start": lambda session: chats.find_left_over(session, bot=1),
}


def plan_of(engine: Engine, ask: Ask) -> list[str]:
    """The steps in which SQLite does what one question asks."""
    with heard(engine) as asked, Overseer(engine).begin() as session:
        ask(session)
    steps = []
    with engine.connect() as connection:
        for statement, parameters in asked:
            if "SAVEPOINT" not in statement:
                steps += _explained(connection, statement, parameters)
    return steps


@contextmanager
def heard(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """The statements that a database is given while the block runs, with their parameters."""
    asked: list[tuple[str, Any]] = []

    def hear(connection: object, cursor: object, statement: str, parameters: Any, *rest: object) -> None:
        asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def _explained(connection: Connection, statement: str, parameters: Any) -> list[str]:
    return [str(row.detail) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]


@on_sqlite
@pytest.mark.parametrize("ask", [pytest.param(ask, id=name) for name, ask in ALL_THE_TIME.items()])
def test_what_is_asked_all_the_time_is_found_by_an_index(engine: Engine, ask: Ask) -> None:
    steps = plan_of(engine, ask)
    assert steps
    walked = [step.split() for step in steps if step.startswith("SCAN") and "USING" not in step]
    assert [step for step in walked if step[1] not in SMALL | MADE and step[1:] != ["CONSTANT", "ROW"]] == []


@on_sqlite
@pytest.mark.by_turns
def test_a_database_that_has_grown_finds_tasks_by_their_ids(engine: Engine) -> None:
    tick.House(engine).furnish(MANY)
    steps = plan_of(engine, lambda session: tasks.by_ids(session, [1, 2, 3, 4, 5], organization=1))
    assert [step for step in steps if " tasks " in step] == ["SEARCH tasks USING INTEGER PRIMARY KEY (rowid=?)"]


GROWN = Departments(count=50, tasks=40_000, now=size.NOW)
LARGE = ("tasks", "task_deadlines", "task_spans", "events", "reminders", "outbox", "inbox")


@pytest.fixture
def grown(engine: Engine, postgres_server: URL) -> Engine:
    """A server's database with the tasks of many departments, as the assistant sees it."""
    address = postgres_server.set(database=engine.url.database).render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        for name, (columns, lines) in GROWN.tables().items():
            with connection.cursor().copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                copy.write("".join(lines()))
        connection.execute(_HEARD)
        for name in LARGE:
            connection.execute(f"ANALYZE {name}")
    return engine


_HEARD = """INSERT INTO inbox (bot, update_id, identity, chat, payload, received_at, handled_at, attempts, claim)
SELECT 1, n, 'message', -n % 50, '{}', now(), now(), 0, 0 FROM generate_series(1, 20000) AS n"""
_ASKS = ("SELECT", "UPDATE", "DELETE", "WITH")


def walked_by_server(engine: Engine, asked: Sequence[tuple[str, Any]]) -> list[str]:
    """What a server would walk through from beginning to end, of the tables that only grow, and for which question."""
    found = []
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT set_config('dondoc.organization', '1', true)")
        for statement, parameters in asked:
            if statement.startswith(_ASKS) and not isinstance(parameters, list):
                steps = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars()
                found += [f"{step.strip()}: {statement}" for step in steps if _is_walk(step)]
    return found


def _is_walk(step: str) -> bool:
    _, scans, table = step.partition("Seq Scan on ")
    return bool(scans) and table.split()[0] in LARGE


@on_a_server
@pytest.mark.slow
async def test_a_server_that_has_grown_walks_through_nothing_that_grows(grown: Engine) -> None:
    with heard(grown) as asked:
        async with size.staged(grown) as stage:
            for act in size.ACTS.values():
                await act(stage)
            await stage.assistant.ticker.keep_house(size.NOW)
        with Overseer(grown).begin() as session:
            for ask in ALL_THE_TIME.values():
                ask(session)
    assert len(asked) > 100
    assert walked_by_server(grown, asked) == []


@on_a_server
@pytest.mark.slow
def test_a_walk_of_a_server_is_noticed(grown: Engine) -> None:
    found = walked_by_server(grown, [("SELECT count(*) FROM tasks WHERE last_words = 'x'", ())])
    assert len(found) == 1


@on_a_server
@pytest.mark.slow
def test_a_server_that_has_grown_moves_a_task_on_by_its_id_however_many_are_due(grown: Engine) -> None:
    with heard(grown) as asked, Overseer(grown).begin() as session:
        reminders.move_on(session, {reminders.DueTask(1, NOW): None}, organization=1)
    [(statement, parameters)] = [one for one in asked if one[0].startswith("UPDATE")]
    with grown.connect() as connection:
        steps = list(connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars())
    assert [step for step in steps if "Index Scan using pk_tasks" in step]
