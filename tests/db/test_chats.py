"""Whose turn it is in a chat: one at a time, the oldest first, and nothing that comes meanwhile is passed over."""

import datetime as dt
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, text, update

from db import inbox
from db.base import table
from db.delivery import chats, leases
from db.delivery.chats import NOBODY, Claimed
from db.engine import Sessions
from db.inbox import NewArrival, Waiting
from db.queues import ChatLease, Lease
from tests.db.at_once import at_once

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
BOT, CHAT, OTHER = 7, -1, -2
A, B = "a", "b"


@pytest.fixture(autouse=True)
def _both_run(sessions: Sessions) -> None:
    with sessions.begin() as session:
        for owner in (A, B):
            leases.begin(session, owner=owner)


def die(sessions: Sessions, owner: str) -> None:
    with sessions.begin() as session:
        ended = leases.from_now(text("-60"))
        session.execute(update(table(Lease)).where(Lease.owner == owner).values(until=ended))


def arrive(sessions: Sessions, update: int, *, owner: str, chat: int = CHAT) -> tuple[int | None, Claimed | None]:
    """Store an update as its owner does; its row, and the chat if it is the owner's."""
    with sessions.begin() as session:
        ours = chats.open_for(session, [chat], bot=BOT, owner=owner)
        claims = {one.chat: one.claim for one in ours.values() if not one.unseen}
        new: dict[str, Any] = {"n": update}
        [row] = inbox.store(session, [NewArrival(update, "x", chat, new, None)], bot=BOT, now=NOW, claims=claims)
        return row, ours.get(chat)


def claim(sessions: Sessions, owner: str, *, limit: int = 9, busy: tuple[int, ...] = ()) -> list[Claimed]:
    with sessions.begin() as session:
        return chats.claim_waiting(session, bot=BOT, owner=owner, busy=busy, limit=limit)


def taken(sessions: Sessions, one: Claimed) -> list[Waiting]:
    with sessions.begin() as session:
        return inbox.take_waiting(session, one.chat, bot=BOT, claim=one.claim)


def handle(sessions: Sessions, row: int | None, claim: int) -> bool:
    assert row is not None
    with sessions.begin() as session:
        return inbox.mark_handled(session, row, now=NOW, claim=claim)


def let_go(sessions: Sessions, owner: str) -> None:
    with sessions.begin() as session:
        chats.let_go(session, [CHAT], bot=BOT, owner=owner)


def standing(sessions: Sessions) -> tuple[str | None, bool]:
    """Whose the chat is, and whether something waits in it."""
    with sessions.begin() as session:
        row = session.scalars(select(ChatLease).where(ChatLease.chat == CHAT)).one()
        return row.owner, row.oldest_waiting is not None


def test_a_chat_that_is_free_is_whose_update_comes_first(sessions: Sessions) -> None:
    row, ours = arrive(sessions, 1, owner=A)
    assert ours == Claimed(CHAT, 1, unseen=False)
    assert handle(sessions, row, 1)
    assert arrive(sessions, 2, owner=A)[1] == Claimed(CHAT, 1, unseen=False)


def test_what_another_stores_is_for_who_holds_the_chat_and_before_what_it_stores_itself(sessions: Sessions) -> None:
    arrive(sessions, 1, owner=A)
    assert arrive(sessions, 2, owner=B)[1] is None
    assert arrive(sessions, 3, owner=A)[1] == Claimed(CHAT, 1, unseen=True)
    assert claim(sessions, B) == []
    assert claim(sessions, A, busy=(CHAT,)) == []
    [mine] = claim(sessions, A)
    assert mine == Claimed(CHAT, 1, unseen=False)
    assert [one.payload["n"] for one in taken(sessions, mine)] == [2, 3]
    assert claim(sessions, A) == []


def test_who_handles_nothing_leaves_it_to_others(sessions: Sessions) -> None:
    for number in (1, 2):
        assert arrive(sessions, number, owner=NOBODY)[1] is None
    [mine] = claim(sessions, A)
    assert [one.payload["n"] for one in taken(sessions, mine)] == [1, 2]
    assert claim(sessions, B) == []


def test_one_chat_is_claimed_by_one_of_several(sessions: Sessions) -> None:
    arrive(sessions, 1, owner=NOBODY)
    claims = at_once([partial(claim, sessions, (A, B)[turn % 2]) for turn in range(6)])
    assert sum(len(one) for one in claims) == 1


def test_those_that_have_waited_longest_come_first(sessions: Sessions) -> None:
    arrive(sessions, 1, owner=NOBODY, chat=OTHER)
    arrive(sessions, 2, owner=NOBODY)
    arrive(sessions, 3, owner=NOBODY, chat=OTHER)
    assert [one.chat for one in claim(sessions, A, limit=1)] == [OTHER]
    assert [one.chat for one in claim(sessions, B)] == [CHAT]


def test_the_chat_of_a_dead_one_is_taken_over_and_the_dead_one_writes_nothing(sessions: Sessions) -> None:
    row, ours = arrive(sessions, 1, owner=A)
    assert ours is not None
    assert claim(sessions, B) == []
    die(sessions, A)
    [mine] = claim(sessions, B)
    assert mine.claim == ours.claim + 1
    assert [one.id for one in taken(sessions, mine)] == [row]
    assert not handle(sessions, row, ours.claim)
    assert handle(sessions, row, mine.claim)


def test_what_comes_in_the_chat_of_a_dead_one_waits_behind_what_it_left(sessions: Sessions) -> None:
    arrive(sessions, 1, owner=A)
    arrive(sessions, 9, owner=B, chat=OTHER)  # The living one has another chat.
    die(sessions, A)
    assert arrive(sessions, 2, owner=B)[1] == Claimed(CHAT, 2, unseen=True)
    [mine] = claim(sessions, B)
    assert [one.payload["n"] for one in taken(sessions, mine)] == [1, 2]


def test_a_chat_that_is_let_go_is_anybodys_and_what_waits_in_it_is_found(sessions: Sessions) -> None:
    row, ours = arrive(sessions, 1, owner=A)
    assert ours is not None
    handle(sessions, row, ours.claim)
    assert standing(sessions) == (A, True)  # That nothing waits is looked for when it is let go.
    let_go(sessions, B)
    assert standing(sessions) == (A, True)
    let_go(sessions, A)
    assert standing(sessions) == (None, False)
    assert claim(sessions, B) == []
    arrive(sessions, 2, owner=B)
    let_go(sessions, B)
    assert standing(sessions) == (None, True)
    assert [one.claim for one in claim(sessions, A)] == [3]


def test_what_a_version_without_chats_has_left_is_found(sessions: Sessions) -> None:
    with sessions.begin() as session:
        inbox.store(session, [NewArrival(1, "x", CHAT, {"n": 1}, None)], bot=BOT, now=NOW)
    assert claim(sessions, A) == []
    with sessions.begin() as session:
        chats.find_left_over(session, bot=BOT)
    [mine] = claim(sessions, A)
    assert [one.payload["n"] for one in taken(sessions, mine)] == [1]
    with sessions.begin() as session:
        chats.find_left_over(session, bot=BOT)
    assert claim(sessions, B) == []


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_of_two_that_come_at_once_in_a_chat_the_smaller_row_is_there_first(sessions: Sessions) -> None:
    with sessions.begin() as session:
        chats.open_for(session, [CHAT], bot=BOT, owner=A)
        inbox.store(session, [NewArrival(1, "x", CHAT, {"n": 1}, None)], bot=BOT, now=NOW)
        with pytest.raises(Exception, match="lock timeout"):
            _open_at_once(sessions)


def _open_at_once(sessions: Sessions) -> None:
    """Raises where that would have to wait."""
    with sessions.begin() as session:
        session.execute(text("SET LOCAL lock_timeout = '200ms'"))
        chats.open_for(session, [CHAT], bot=BOT, owner=B)
