"""Outcomes that wait at the same time share one transaction, and none is held up by another's failure."""

import asyncio
import datetime as dt
import itertools
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from channels.sender import Outcomes
from channels.telegram.hearing import CHANNEL
from db import organizations, outbox
from db.engine import Sessions, Workers
from db.outbox import NewOutgoing
from db.queues import Outbox
from domain import refusals
from domain.reminding.delivery import Delivered, Delivery, Failed, OutgoingKind
from tests.flows.stage import GROUP, MONDAY
from texts.message import Message


def stored_in(sessions: Sessions, count: int) -> list[outbox.Outgoing]:
    new = NewOutgoing(OutgoingKind.SEND, GROUP, Message("Chào").to_json())
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


DAY = dt.timedelta(hours=24)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize("age", [dt.timedelta(), DAY, 30 * DAY], ids=str)
async def test_a_message_is_never_given_up_for_its_age(sessions: Sessions, age: dt.timedelta) -> None:
    [outgoing] = stored_in(sessions, 1)
    now = MONDAY + age

    outcomes = Outcomes(sessions, Workers(sessions.engine), lambda: now)
    await outcomes.write(outgoing, Failed(permanent=False, reason="NetworkError"))

    with sessions.begin() as session:
        row = session.execute(select(Outbox.state, Outbox.not_before, Outbox.attempts)).one()
    assert row.state == "planned"
    assert (row.not_before, row.attempts) == (now + dt.timedelta(seconds=3), 1)


async def test_what_is_wrong_with_a_group_is_kept_until_a_message_gets_through_again(sessions: Sessions) -> None:
    [outgoing] = stored_in(sessions, 1)
    with sessions.begin() as session:
        organization = organizations.create(session, name="Sở", zone="Asia/Ho_Chi_Minh", now=MONDAY)
        organizations.bind_chat(
            session, organization=organization, channel=CHANNEL, account=GROUP, title="Điều hành", topic=None
        )
    outcomes, wrong = Outcomes(sessions, Workers(sessions.engine), lambda: MONDAY), []
    for outcome in (Failed(permanent=False, reason="bot was kicked", refused=True), Delivered(1)):
        await outcomes.write(replace(outgoing, attempts=1), outcome)
        with sessions.begin() as session:
            wrong += [group.broken for group in organizations.all_groups(session, channel=CHANNEL)]
    assert wrong == ["bot was kicked", None]


async def test_what_is_refused_for_good_is_given_up_at_once(sessions: Sessions) -> None:
    [outgoing] = stored_in(sessions, 1)

    outcomes = Outcomes(sessions, Workers(sessions.engine), lambda: MONDAY)
    await outcomes.write(outgoing, Failed(permanent=True, reason="bot was kicked"))

    with sessions.begin() as session:
        assert session.execute(select(Outbox.state, Outbox.reason)).one() == ("failed", "bot was kicked")


@pytest.mark.parametrize(
    ("failed", "expected"),
    [
        pytest.param(
            Failed(permanent=False, reason="NetworkError"), [3, 10, 30, 60, 300, 900, 900, 900], id="no answer came"
        ),
        pytest.param(
            Failed(permanent=False, reason="kicked", refused=True), [60, 300, 900, 3600, 3600], id="people must mend it"
        ),
        pytest.param(
            Failed(permanent=False, reason="too many requests", retry_after=7), [7, 7, 7], id="we are told when"
        ),
    ],
)
async def test_the_pauses_between_tries_grow(sessions: Sessions, failed: Failed, expected: list[int]) -> None:
    [outgoing] = stored_in(sessions, 1)
    outcomes = Outcomes(sessions, Workers(sessions.engine), lambda: MONDAY)
    pauses = []
    for attempts in range(len(expected)):
        with sessions.begin() as session:
            session.execute(update(Outbox).values(state=Delivery.SENDING, owner=outgoing.owner))
        await outcomes.write(replace(outgoing, attempts=attempts), failed)
        with sessions.begin() as session:
            [retry_at] = session.scalars(select(Outbox.not_before))
        assert retry_at is not None
        pauses.append((retry_at - MONDAY).total_seconds())
    assert pauses == expected


async def test_what_was_written_down_twice_is_logged_once(sessions: Sessions, caplog: pytest.LogCaptureFixture) -> None:
    """A turn that shares the transaction is undone, and what became of the message is written once more."""
    [outgoing] = stored_in(sessions, 1)
    workers = Workers(sessions.engine)
    outcomes, tries = Outcomes(sessions, workers, lambda: MONDAY), list[int]()

    def is_undone() -> None:
        tries.append(1)
        raise refusals.NotKnown

    failing = outcomes.write(outgoing, Failed(permanent=False, reason="NetworkError"))
    await asyncio.gather(failing, workers.join(sessions, is_undone), return_exceptions=True)

    assert len(tries) == (2 if sessions.engine.dialect.name == "sqlite" else 1)
    assert caplog.text.count("not delivered") == 1
