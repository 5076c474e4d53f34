"""The inbox: stored once however often it comes, handled once however often it is tried."""

import datetime as dt
from functools import partial
from typing import Any

from sqlalchemy import select

from db import inbox
from db.engine import Sessions
from db.inbox import NewArrival
from db.queues import Inbox
from domain.heard import Heard, Kind
from tests.db.at_once import at_once
from tests.db.undoing import undone

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
BOT = 77
BIG = 2**40  # Telegram's chat ids need more than 32 bits.


def update(number: int, text: str = "xong", identity: str = "message") -> NewArrival:
    return NewArrival(number, identity, -BIG, {"text": text}, Heard("telegram", Kind.MESSAGE, -BIG, text=text))


def store(sessions: Sessions, *numbers: int, text: str = "xong", identity: str = "message") -> list[int | None]:
    with sessions.begin() as session:
        return inbox.store(session, [update(number, text, identity) for number in numbers], bot=BOT, now=NOW)


def waiting(sessions: Sessions) -> list[dict[str, Any]]:
    with sessions.begin() as session:
        return [one.payload for one in inbox.waiting(session)]


def close(sessions: Sessions, row: int | None) -> bool:
    assert row is not None
    with sessions.begin() as session:
        return inbox.mark_handled(session, row, now=NOW)


XONG, CHUA = {"text": "xong"}, {"text": "chưa xong"}


def test_what_comes_twice_is_stored_once_as_it_came_first(sessions: Sessions) -> None:
    assert None not in store(sessions, 5)
    assert [row is None for row in store(sessions, 5, 6, text="chưa xong")] == [True, False]
    assert waiting(sessions) == [XONG, CHUA]


def test_the_same_number_for_something_else_is_something_new(sessions: Sessions) -> None:
    store(sessions, 5)
    assert None not in store(sessions, 5, text="chưa xong", identity="another message")
    assert waiting(sessions) == [XONG, CHUA]


def test_what_a_version_before_this_one_stored_is_known_again(sessions: Sessions) -> None:
    with sessions.begin() as session:
        session.add(Inbox(update_id=5, identity="message", chat=-BIG, payload=XONG, received_at=NOW))
    with sessions.begin() as session:
        inbox.adopt(session, bot=BOT)
    assert store(sessions, 5) == [None]


def test_what_comes_from_ten_sides_at_once_is_stored_once(sessions: Sessions) -> None:
    at_once([partial(store, sessions, 7, 8)] * 10)
    assert waiting(sessions) == [XONG, XONG]


def test_nothing_is_stored_of_nothing(sessions: Sessions) -> None:
    assert store(sessions) == []
    assert waiting(sessions) == []


def test_an_update_is_handled_once(sessions: Sessions) -> None:
    [row] = store(sessions, 5)
    assert sorted(at_once([partial(close, sessions, row)] * 10)) == [False] * 9 + [True]
    assert waiting(sessions) == []


def test_one_that_was_handled_stays_handled_when_it_comes_again(sessions: Sessions) -> None:
    [row] = store(sessions, 5)
    close(sessions, row)
    store(sessions, 5)
    assert waiting(sessions) == []


def test_an_effect_that_was_rolled_back_leaves_its_update_waiting(sessions: Sessions) -> None:
    [row] = store(sessions, 5)
    assert row is not None
    with undone(sessions) as session:
        assert inbox.mark_handled(session, row, now=NOW)
    assert waiting(sessions) == [XONG]


def test_what_was_handled_long_ago_is_dropped_a_portion_at_a_time(sessions: Sessions) -> None:
    first, second, third, waits = store(sessions, 5, 6, 7, 8)
    for row in (first, second, third):
        close(sessions, row)
    later = NOW + dt.timedelta(days=1)
    with sessions.begin() as session:
        assert not inbox.forget_before(session, NOW, limit=2)
        assert inbox.forget_before(session, later, limit=2)
        assert list(session.scalars(select(Inbox.id).order_by(Inbox.id))) == [third, waits]
        assert inbox.forget_before(session, later, limit=2)
        assert not inbox.forget_before(session, later, limit=2)
        assert list(session.scalars(select(Inbox.id))) == [waits]
    assert waiting(sessions) == [XONG]
