"""Several processes on one PostgreSQL: each chat in its order, nothing twice, and what one leaves another takes up."""

import asyncio
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, select, text, update

from bot import keeping
from bot.app import Assistant, build
from bot.clock import Clock
from bot.in_process_request import InProcessRequest
from bot.replicas import joined as replicas
from bot.replicas.joined import joined, look_about, while_held
from bot.replicas.roles import CannotBe, ReplicaRole, require
from bot.settings import TOKEN, Settings
from channels.telegram import calls
from db import inbox, outbox
from db.base import table
from db.delivery import chats, leases
from db.delivery.leases import CLOCK, LENGTH
from db.engine import Sessions, open_engine
from db.outbox import NewOutgoing
from db.queues import ChatLease, Inbox, Lease, Outbox
from domain.reminding.delivery import Delivered, OutgoingKind
from simulator import conversation
from simulator import default_town as cast
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from tests.flows.stage import MONDAY, TEST_TOKEN

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

PEOPLE = (cast.DIRECTOR, cast.HEAD_OF_SCIENCE, cast.HEAD_OF_DIGITAL, cast.HEAD_OF_CENTRE)
ASKED = "/trogiup"


@pytest.fixture
def town() -> Town:
    return cast.default_town(MONDAY, limits=False)


@asynccontextmanager
async def replica(town: Town, database: URL, role: ReplicaRole = ReplicaRole.ALL) -> AsyncIterator[Assistant]:
    """One with connections of its own, as a process has."""
    settings = Settings.from_env({TOKEN: TEST_TOKEN, "DONDOC_TELEGRAM_URL": "http://town"})
    engine, clock = open_engine(database), Clock()
    clock.set(town.clock.now())
    one = build(settings, engine, clock=clock, request=InProcessRequest(town), limited=False, role=role)
    async with AsyncExitStack() as stack:
        stack.callback(engine.dispose)
        await stack.enter_async_context(one.application)
        await stack.enter_async_context(joined(one.run, one.sessions))
        if role.handles:
            await one.take_up()
            looking = asyncio.create_task(look_about(one))
            stack.callback(looking.cancel)
        yield one
        await one.inbox.drain()
        await one.jobs.close()
        one.workers.close()


async def answered(town: Town, chat: int, count: int) -> list[int]:
    """To what the assistant has answered in a chat, in its order, when it has answered so much."""
    async with asyncio.timeout(60):
        while True:
            said = [one for one in town.messages(chat) if one.sender is town.bot and one.reply_to is not None]
            if len(said) >= count:
                await asyncio.sleep(0.3)  # One too many would come now.
                return [one.reply_to.message_id for one in said if one.reply_to is not None]
            await asyncio.sleep(0.05)


def dies(sessions: Sessions, one: Assistant) -> None:
    """The lease of a replica that does not renew it has ended."""
    with sessions.begin() as session:
        ended = leases.from_now(text("-60"))
        session.execute(update(table(Lease)).where(Lease.owner == one.run.owner).values(until=ended))


async def test_what_a_web_stores_two_workers_handle_each_chat_in_its_order(
    sessions: Sessions, database_url: URL, town: Town
) -> None:
    async with (
        replica(town, database_url, ReplicaRole.WEB) as web,
        replica(town, database_url, ReplicaRole.WORKER),
        replica(town, database_url, ReplicaRole.WORKER),
    ):
        said: dict[int, list[int]] = {person: [] for person in PEOPLE}
        offset = None
        for _ in range(6):
            for person in PEOPLE:
                said[person].append(conversation.say(town, person, person, ASKED).message_id)
            offset = await web.inbox.fetch(offset, wait=0)
        assert {person: await answered(town, person, 6) for person in PEOPLE} == said
    with sessions.begin() as session:
        assert session.scalars(select(Inbox.id).where(Inbox.handled_at.is_(None))).all() == []
        assert len(set(session.scalars(select(Outbox.owner)))) in (1, 2)


async def test_what_one_has_in_hand_when_its_lease_ends_another_does_and_it_writes_nothing(
    sessions: Sessions, database_url: URL, town: Town
) -> None:
    async with replica(town, database_url) as first:
        me = first.bot.id
        conversation.say(town, PEOPLE[0], PEOPLE[0], ASKED)
        told = [first.inbox._arrived(one) for one in await calls.ask(first.bot, InProcessRequest(town), None, wait=0)]
        kept = keeping.keep(first.sessions, told, bot=me, owner=first.run.owner, now=MONDAY)
        assert len(kept.arrivals) == 1
        dies(sessions, first)
        async with replica(town, database_url):
            [message] = await answered(town, PEOPLE[0], 1)
        first.inbox._accept(kept.arrivals)  # It wakes and goes on.
        await first.inbox.drain()
        assert await answered(town, PEOPLE[0], 1) == [message]


async def test_what_a_run_that_is_no_longer_trusted_has_to_send_is_left_to_others(
    sessions: Sessions, database_url: URL, town: Town
) -> None:
    async with replica(town, database_url) as first:
        conversation.say(town, PEOPLE[0], PEOPLE[0], ASKED)
        before = first.run.owner
        first.run.begin_anew()  # As one that was frozen finds itself.
        await first.inbox.fetch(None, wait=0)
        await first.inbox.drain()
        assert [one for one in town.messages(PEOPLE[0]) if one.sender is town.bot] == []
        with sessions.begin() as session:
            assert {state for [state] in session.execute(select(Outbox.state))} <= {"sending"}
        assert first.run.owner != before


@asynccontextmanager
async def wanting_the_clock(first: Assistant, second: Assistant) -> AsyncIterator[list[str]]:
    """Who has kept the clock so far: the first does when the block begins, and the second waits for it."""
    kept: list[str] = []

    async def keep(name: str) -> None:
        kept.append(name)
        await asyncio.Event().wait()

    one = asyncio.create_task(while_held(first, CLOCK, lambda: keep("first")))
    await _until(lambda: kept == ["first"])
    other = asyncio.create_task(while_held(second, CLOCK, lambda: keep("second")))
    try:
        yield kept
    finally:
        one.cancel()
        other.cancel()


async def test_the_clock_is_kept_by_one_and_taken_over(
    sessions: Sessions, database_url: URL, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "TRY_SECONDS", 0.1)
    async with (
        replica(town, database_url) as first,
        replica(town, database_url) as second,
        wanting_the_clock(first, second) as kept,
    ):
        await asyncio.sleep(0.3)
        assert kept == ["first"]
        with pytest.raises(leases.LeaseLost):
            await second.ticker.plan(MONDAY)
        dies(sessions, first)
        await _until(lambda: kept == ["first", "second"])
        with pytest.raises(leases.LeaseLost):  # It still trusts in its lease; the database knows better.
            await first.ticker.plan(MONDAY)
        await second.ticker.plan(MONDAY)


async def test_who_does_not_reach_the_messenger_leaves_the_clock_to_others(
    database_url: URL, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "TRY_SECONDS", 0.1)
    monkeypatch.setattr(replicas, "SILENCE_SECONDS", 0.2)
    async with (
        replica(town, database_url) as first,
        replica(town, database_url) as second,
        wanting_the_clock(first, second) as kept,
    ):
        town.troubles.add(Trouble(Kind.SERVER_ERROR, times=1))
        conversation.say(town, PEOPLE[0], PEOPLE[0], ASKED)
        await first.inbox.fetch(None, wait=0)
        await _until(lambda: kept == ["first", "second"])


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - it is another task's doing
            await asyncio.sleep(0.02)


async def test_a_replica_whose_connections_are_cut_goes_on(database_url: URL, town: Town) -> None:
    async with replica(town, database_url, ReplicaRole.WEB) as web, replica(town, database_url, ReplicaRole.WORKER):
        for _ in range(2):
            said = conversation.say(town, PEOPLE[0], PEOPLE[0], ASKED).message_id
            await web.inbox.fetch(None, wait=0)
            assert (await answered(town, PEOPLE[0], 1))[-1] == said
            with psycopg.connect(database_url.render_as_string(hide_password=False), autocommit=True) as line:
                line.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
                )
            town.chats[PEOPLE[0]].messages.clear()


async def test_what_answers_a_message_of_ours_waits_until_it_is_known_who_sent_it(
    sessions: Sessions, database_url: URL, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.sender.OTHERS_SEND_SECONDS", 600)
    async with replica(town, database_url) as first, replica(town, database_url) as second:
        with sessions.begin() as session:
            new = NewOutgoing(OutgoingKind.SEND, PEOPLE[0], {"html": "x"})
            [outgoing] = outbox.add(session, [new], owner=first.run.owner, now=MONDAY)
        waiting = asyncio.create_task(second.sender.settled_elsewhere(PEOPLE[0]))
        await asyncio.sleep(0.3)
        assert not waiting.done()
        await first.sender.settled_elsewhere(PEOPLE[0])
        with sessions.begin() as session:
            outbox.record(session, outgoing, Delivered(1), now=MONDAY, retry_at=None)
        async with asyncio.timeout(60):
            await waiting


async def test_a_chat_with_which_one_is_done_is_anybodys(sessions: Sessions, database_url: URL, town: Town) -> None:
    async with replica(town, database_url) as first:
        conversation.say(town, PEOPLE[0], PEOPLE[0], ASKED)
        await first.inbox.fetch(None, wait=0)
        await first.inbox.drain()
        await first.inbox.let_go()
        with sessions.begin() as session:
            row = session.scalars(select(ChatLease).where(ChatLease.chat == PEOPLE[0])).one()
            assert (row.owner, row.oldest_waiting, row.unseen) == (None, None, False)


FROZEN = """
import datetime as dt, sys
from db import inbox, outbox
from db.delivery import chats, leases
from db.engine import Sessions, open_engine
from db.inbox import NewArrival
from db.outbox import NewOutgoing
from domain.reminding.delivery import OutgoingKind

url, inside = sys.argv[1:]
sessions, run, now = Sessions(open_engine(url)), leases.Run(), dt.datetime.now(dt.UTC)
since = run.before_asking()
with sessions.begin() as session:
    run.note(leases.begin(session, owner=run.owner), since=since)
with sessions.begin() as session:
    claim = chats.open_for(session, [-1], bot=7, owner=run.owner)[-1].claim
    [row] = inbox.store(session, [NewArrival(1, "x", -1, {}, None)], bot=7, now=now, claims={-1: claim})

def pause():
    print("frozen", flush=True)
    sys.stdin.readline()

def turn(session):
    if not inbox.mark_handled(session, row, now=now, claim=claim):
        return "too late"
    outbox.add(session, [NewOutgoing(OutgoingKind.SEND, -1, {"html": "x"})], owner=run.owner, now=now)
    return "written"

said = "error"
try:
    if inside == "outside":
        pause()
    with sessions.begin() as session:
        said = turn(session)
        if inside == "inside":
            pause()
except Exception:
    said = "error"
print(said, run.holds(run.owner), flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("where", "said"), [("outside", "too late"), ("inside", "error")])
async def test_a_process_that_is_frozen_for_longer_than_a_lease_writes_nothing_when_it_is_woken(
    sessions: Sessions, database_url: URL, where: str, said: str
) -> None:
    address = database_url.render_as_string(hide_password=False)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", FROZEN, address, where), stdin=pipe, stdout=pipe, cwd=Path(__file__).parents[1]
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        assert (await process.stdout.readline()).strip() == b"frozen"
        process.send_signal(signal.SIGSTOP)
        begun = time.monotonic()
        await asyncio.sleep(LENGTH.total_seconds() + 0.5)
        with sessions.begin() as session:
            leases.begin(session, owner="another")
            [mine] = chats.claim_waiting(session, bot=7, owner="another", limit=1)
            [waiting] = inbox.take_waiting(session, -1, bot=7, claim=mine.claim)
        assert time.monotonic() - begun < LENGTH.total_seconds() + 5
        process.stdin.write(b"\n")
        process.send_signal(signal.SIGCONT)
        assert (await process.stdout.readline()).decode().split() == [*said.split(), "False"]
        with sessions.begin() as session:
            assert session.scalars(select(Outbox.id)).all() == []
            assert inbox.mark_handled(session, waiting.id, now=MONDAY, claim=mine.claim)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.mark.parametrize("role", [ReplicaRole.WEB, ReplicaRole.WORKER, ReplicaRole.CLOCK])
def test_on_sqlite_one_process_does_everything(database_url: URL, role: ReplicaRole) -> None:
    settings = Settings.from_env({"DONDOC_DATABASE_URL": "sqlite:////tmp/dondoc.db"})
    with pytest.raises(CannotBe, match="PostgreSQL"):
        require(role, settings)
    require(ReplicaRole.ALL, settings)


def test_a_web_needs_a_webhook(database_url: URL) -> None:
    url = database_url.render_as_string(hide_password=False)
    settings = Settings.from_env({"DONDOC_DATABASE_URL": "postgresql://a@b/c" if url else url})
    with pytest.raises(CannotBe, match="DONDOC_WEBHOOK_URL"):
        require(ReplicaRole.WEB, settings)
    require(ReplicaRole.WORKER, settings)
