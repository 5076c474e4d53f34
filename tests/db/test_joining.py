"""Acts that wait for the one thread that writes share a transaction, and each comes out as if it were alone."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from actions.turns import Desk
from db import inbox, organizations
from db.delivery.leases import Run
from db.engine import Sessions, Workers
from db.inbox import NewArrival
from domain import refusals
from domain.heard import Place
from tests.flows.stage import MONDAY

HOUSES = ("Sở Xây dựng", "Sở Y tế", "Sở Công Thương")


@pytest.fixture
def workers(engine: Engine) -> Iterator[Workers]:
    workers = Workers(engine)
    yield workers
    workers.close()


@pytest.fixture
def commits(engine: Engine) -> list[str]:
    """Grows by one at each commit."""
    seen: list[str] = []
    event.listen(engine, "commit", lambda _: seen.append("commit"))
    return seen


def found(sessions: Sessions, name: str) -> int:
    """An organization of that name is there afterwards; its id. One without a name is refused."""
    with sessions.begin() as session:
        made = organizations.create(session, name=name, zone="Asia/Ho_Chi_Minh", now=MONDAY)
        if not name:
            raise refusals.NotKnown
        return made


def names(sessions: Sessions) -> set[str]:
    with sessions.reading() as session:
        return {organizations.by_id(session, organization=one).name for one in organizations.everybody(session)}


async def test_what_waits_at_the_same_time_is_committed_together(
    sessions: Sessions, workers: Workers, commits: list[str]
) -> None:
    ids = await asyncio.gather(*(workers.join(sessions, found, sessions, name) for name in HOUSES))
    assert len(set(ids)) == len(HOUSES)
    assert names(sessions) == set(HOUSES)
    writers_wait = sessions.engine.dialect.name == "sqlite"
    assert (len(commits) < len(HOUSES)) == writers_wait


async def test_what_is_refused_takes_back_itself_alone(sessions: Sessions, workers: Workers) -> None:
    given = (HOUSES[0], "", HOUSES[1])
    answers = await asyncio.gather(
        *(workers.join(sessions, found, sessions, name) for name in given), return_exceptions=True
    )
    assert [type(one) for one in answers] == [int, refusals.NotKnown, int]
    assert names(sessions) == set(HOUSES[:2])


async def test_nobody_waits_for_ever_where_the_threads_have_ended(sessions: Sessions, workers: Workers) -> None:
    workers.close()
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await workers.join(sessions, found, sessions, HOUSES[0])


async def test_who_gives_up_waiting_holds_up_nobody(sessions: Sessions, workers: Workers) -> None:
    given_up = asyncio.ensure_future(workers.join(sessions, found, sessions, HOUSES[0]))
    await asyncio.sleep(0)
    given_up.cancel()
    await workers.join(sessions, found, sessions, HOUSES[1])
    assert HOUSES[1] in names(sessions)


async def test_a_turn_that_is_undone_with_others_has_handled_nothing(sessions: Sessions, workers: Workers) -> None:
    with sessions.begin() as session:
        [row] = inbox.store(session, [NewArrival(1, "x", -1, {}, None)], bot=7, now=MONDAY, claims={-1: 0})
    assert row is not None
    desk, tries = Desk(sessions, workers, Run(), lambda: MONDAY), list[int]()

    def goes_well_once() -> None:
        tries.append(row)
        with desk.turn(Place("telegram", row, -1)):
            if len(tries) > 1:
                raise refusals.NotKnown

    both = (workers.join(sessions, goes_well_once), workers.join(sessions, found, sessions, ""))
    await asyncio.gather(*both, return_exceptions=True)

    with sessions.reading() as session:
        is_open = row in [one.id for one in inbox.waiting(session)]
    assert is_open == (len(tries) > 1)
    assert desk.was_closed(row) != is_open
