"""Outcomes that wait at the same time share one transaction, and none is held up by another's failure."""

import asyncio
import datetime as dt
import itertools

from sqlalchemy import select

from channels.outcomes import Outcomes
from db import outgoing
from db.engine import Sessions
from db.models import Outgoing
from db.outgoing import NewLetter
from db.workers import Workers
from domain.reminding.delivery import Delivered
from tests.flows.stage import GROUP, MONDAY
from texts.message import Message


def letters_in(sessions: Sessions, count: int) -> list[outgoing.Letter]:
    new = NewLetter("send", GROUP, Message("Chào").to_json())
    with sessions.begin() as session:
        return outgoing.add(session, [new] * count, owner="run", now=MONDAY)


async def test_each_is_written_as_what_it_is(sessions: Sessions) -> None:
    letters = letters_in(sessions, 20)
    outcomes = Outcomes(sessions, Workers(sessions.engine), lambda: MONDAY)
    await asyncio.gather(*(outcomes.write(letter, Delivered(700 + letter.id)) for letter in letters))
    with sessions.begin() as session:
        query = select(Outgoing.id, Outgoing.state, Outgoing.message).order_by(Outgoing.id)
        rows = session.execute(query).all()
    assert [tuple(row) for row in rows] == [(letter.id, "sent", 700 + letter.id) for letter in letters]


async def test_a_failure_is_told_to_the_one_who_met_it_and_the_others_try_again(sessions: Sessions) -> None:
    letters = letters_in(sessions, 3)
    tries = itertools.count()

    def now() -> dt.datetime:
        if next(tries) == 0:
            raise OSError("the database is away")
        return MONDAY

    outcomes = Outcomes(sessions, Workers(sessions.engine), now)
    told = await asyncio.gather(*(outcomes.write(letter, Delivered(1)) for letter in letters), return_exceptions=True)
    with sessions.begin() as session:
        states = session.scalars(select(Outgoing.state).order_by(Outgoing.id)).all()
    assert isinstance(told[0], OSError)
    assert told[1:] == [None, None]
    assert list(states) == ["sending", "sent", "sent"]
