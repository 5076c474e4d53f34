"""Slots: each call waits behind the one before it, a group has its own, and no clock that steps back mutes a chat."""

import datetime as dt
from functools import partial

import pytest

from db.delivery import slots
from db.delivery.slots import ALL, Pace
from db.engine import Sessions
from tests.db.at_once import at_once

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
GROUP = -100
BOT = 7


def taken(sessions: Sessions, pace: Pace, *, chat: int = ALL, now: dt.datetime = NOW) -> float:
    """How many seconds from NOW the slot is."""
    with sessions.begin() as session:
        [moment] = slots.take(session, pace, bot=BOT, chat=chat, now=now)
    return (moment - NOW).total_seconds()


@pytest.mark.parametrize(
    ("burst", "moments"),
    [(1, [0, 2, 4, 6, 8]), (3, [0, 0, 0, 2, 4])],
    ids=["one by one", "a few at once after a silence"],
)
def test_calls_at_one_moment_are_spread(sessions: Sessions, burst: int, moments: list[float]) -> None:
    pace = Pace(2 * SECOND, burst)
    assert [taken(sessions, pace) for _ in moments] == moments


@pytest.mark.parametrize("burst", [1, 3])
def test_several_taken_together_are_those_taken_one_by_one(sessions: Sessions, burst: int) -> None:
    pace = Pace(2 * SECOND, burst)
    with sessions.begin() as session:
        together = slots.take(session, pace, bot=BOT, chat=GROUP, now=NOW, count=5)
    assert [(moment - NOW).total_seconds() for moment in together] == [taken(sessions, pace) for _ in range(5)]


def test_who_comes_later_goes_at_once(sessions: Sessions) -> None:
    pace = Pace(2 * SECOND)
    assert [taken(sessions, pace, now=NOW + after * SECOND) for after in (0, 1, 9)] == [0, 2, 9]


def test_no_minute_of_a_group_has_more_than_its_messages_and_its_burst(sessions: Sessions) -> None:
    pace = Pace(4 * SECOND, 5)
    moments = [taken(sessions, pace, chat=GROUP) for _ in range(60)]
    assert max(sum(one <= at < one + 60 for at in moments) for one in moments) <= 20


def test_a_chat_that_is_put_off_waits_alone(sessions: Sessions) -> None:
    with sessions.begin() as session:
        slots.put_off(session, Pace(4 * SECOND), bot=BOT, chat=GROUP, until=NOW + 24 * SECOND)
        assert slots.free_at(session, bot=BOT, chat=GROUP, now=NOW) == NOW + 24 * SECOND
        assert slots.free_at(session, bot=BOT, chat=GROUP - 1, now=NOW) == NOW
    assert taken(sessions, Pace(4 * SECOND, 1), chat=GROUP) == 24
    assert taken(sessions, Pace(4 * SECOND, 1), chat=GROUP - 1) == 0
    assert taken(sessions, Pace(SECOND)) == 0


def test_a_chat_that_is_put_off_gets_no_several_at_once_before(sessions: Sessions) -> None:
    pace = Pace(4 * SECOND, 5)
    with sessions.begin() as session:
        slots.put_off(session, pace, bot=BOT, chat=GROUP, until=NOW + 3 * SECOND)
    assert [taken(sessions, pace, chat=GROUP) for _ in range(2)] == [3, 7]


@pytest.mark.parametrize(("back", "mute"), [(dt.timedelta(hours=2), 0), (dt.timedelta(minutes=9), 540)], ids=str)
def test_a_clock_that_was_set_back_does_not_mute_for_long(sessions: Sessions, back: dt.timedelta, mute: float) -> None:
    taken(sessions, Pace(SECOND), now=NOW + back - SECOND)
    assert taken(sessions, Pace(SECOND)) == mute


def test_many_at_once_get_a_slot_each_also_the_first_ones(sessions: Sessions) -> None:
    moments = at_once([partial(taken, sessions, Pace(SECOND))] * 8)
    assert sorted(moments) == [0, 1, 2, 3, 4, 5, 6, 7]
