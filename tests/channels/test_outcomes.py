"""Outcomes that wait at the same time share one transaction, and none is held up by another's failure."""

import asyncio
import datetime as dt
import itertools

from sqlalchemy import select

from channels.outcomes import Outcomes
from db import outbox
from db.engine import Sessions, Workers
from db.outbox import NewOutgoing
from db.queues import Outbox
from domain.reminding.delivery import Delivered
from tests.flows.stage import GROUP, MONDAY
from texts.message import Message


def stored_in(sessions: Sessions, count: int) -> list[outbox.Outgoing]:
    new = NewOutgoing("send", GROUP, Message("Chào").to_json())
    with sessions.begin() as session:
        return outbox.add(session, [new] * count, owner="run", now=MONDAY)


async def test_each_is_written_as_what_it_is(sessions: Sessions) -> None:
    going_out = stored_in(sessions, 20)
    outcomes = Outcomes(sessions, Workers(sessions.engine), lambda: MONDAY)
    await asyncio.gather(*(outcomes.write(outgoing, Delivered(700 + outgoing.id)) for outgoing in going_out))
    with sessions.begin() as session:
        query = select(Outbox.id, Outbox.state, Outbox.message).order_by(Outbox.id)
        rows = session.execute(query).all()
    assert [tuple(row) for row in rows] == [(outgoing.id, "sent", 700 + outgoing.id) for outgoing in going_out]


async def test_a_failure_is_told_to_the_one_who_met_it_and_the_others_try_again(sessions: Sessions) -> None:
    going_out = stored_in(sessions, 3)
    tries = itertools.count()

    def now() -> dt.datetime:
        if next(tries) == 0:
            raise OSError("the database is away")
        return MONDAY

    outcomes = Outcomes(sessions, Workers(sessions.engine), now)
    told = await asyncio.gather(
        *(outcomes.write(outgoing, Delivered(1)) for outgoing in going_out), return_exceptions=True
    )
    with sessions.begin() as session:
        states = session.scalars(select(Outbox.state).order_by(Outbox.id)).all()
    assert isinstance(told[0], OSError)
    assert told[1:] == [None, None]
    assert list(states) == ["sending", "sent", "sent"]
