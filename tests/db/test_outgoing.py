"""The life of a letter: claimed once, its outcome on its row, sent again after a crash and labelled then."""

import asyncio
import datetime as dt

from sqlalchemy import URL

from db import outgoing
from db.engine import Sessions, open_engine, sessions_of
from db.outgoing import Letter, NewLetter
from domain.reminding.delivery import Delivered, Failed
from tests.db.undoing import undone

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=5)
CHAT = -100
RUN, DEAD = "this-run", "dead-run"


async def write(sessions: Sessions, *, kind: str = "send", owner: str = RUN) -> int:
    async with sessions.begin() as session:
        (letter,) = await outgoing.add(session, [NewLetter(kind, CHAT, {"html": "x"})], owner=owner, now=NOW)
        return letter.id


async def claim(
    sessions: Sessions, *, owner: str = RUN, now: dt.datetime = NOW, in_hand: tuple[int, ...] = ()
) -> Letter | None:
    async with sessions.begin() as session:
        return await outgoing.claim_next(session, owner=owner, now=now, in_hand=in_hand)


async def record(
    sessions: Sessions, letter: int, outcome: Delivered | Failed, retry_at: dt.datetime | None = None
) -> None:
    async with sessions.begin() as session:
        await outgoing.record(session, letter, outcome, now=NOW, retry_at=retry_at)


async def test_ten_claims_at_once_have_one_winner(database_url: URL) -> None:
    """From two engines, as from two processes, so that the database and not a pool of connections decides."""
    engines = [open_engine(database_url), open_engine(database_url)]
    houses = [sessions_of(engine) for engine in engines]
    letter = await write(houses[0])
    await record(houses[0], letter, Failed(permanent=False, reason="500"), retry_at=NOW)
    claims = await asyncio.gather(*(claim(houses[turn % 2]) for turn in range(10)))
    for engine in engines:
        await engine.dispose()
    assert [one.id for one in claims if one is not None] == [letter]


async def test_a_letter_that_this_run_is_sending_is_left_alone(sessions: Sessions) -> None:
    await write(sessions)
    assert await claim(sessions) is None


async def test_a_letter_whose_outcome_could_not_be_written_is_sent_again_and_labelled(sessions: Sessions) -> None:
    letter = await write(sessions)
    assert await claim(sessions, now=LATER, in_hand=(letter,)) is None
    claimed = await claim(sessions, now=LATER)
    assert claimed is not None
    assert (claimed.id, claimed.doubled) == (letter, True)


async def test_a_letter_that_a_dead_run_left_behind_is_sent_again_and_labelled(sessions: Sessions) -> None:
    letter = await write(sessions, owner=DEAD)
    claimed = await claim(sessions)
    assert claimed is not None
    assert (claimed.id, claimed.doubled) == (letter, True)
    assert await claim(sessions) is None


async def test_a_digest_left_behind_is_not_sent_again_as_it_stood(sessions: Sessions) -> None:
    await write(sessions, kind="digest", owner=DEAD)
    assert await claim(sessions) is None


async def test_a_failure_that_passes_is_tried_again_when_its_time_has_come_without_a_label(sessions: Sessions) -> None:
    letter = await write(sessions)
    await record(sessions, letter, Failed(permanent=False, reason="429"), retry_at=LATER)
    assert await claim(sessions, now=NOW) is None
    claimed = await claim(sessions, now=LATER)
    assert claimed is not None
    assert (claimed.id, claimed.doubled, claimed.attempts) == (letter, False, 1)


async def test_a_lost_answer_labels_every_later_try(sessions: Sessions) -> None:
    letter = await write(sessions)
    await record(sessions, letter, Failed(permanent=False, reason="TimedOut", unknown=True), retry_at=NOW)
    first = await claim(sessions)
    await record(sessions, letter, Failed(permanent=False, reason="502"), retry_at=NOW)
    second = await claim(sessions)
    assert first is not None
    assert second is not None
    assert first.doubled
    assert second.doubled
    assert second.attempts == 2


async def test_what_arrived_is_over_and_its_message_is_found_again(sessions: Sessions) -> None:
    letter = await write(sessions, owner=DEAD)
    await claim(sessions)
    await record(sessions, letter, Delivered(77))
    assert await claim(sessions, owner="next-run") is None
    async with sessions.begin() as session:
        standing = await outgoing.standing(session, chat=CHAT, message=77)
        assert standing is not None
        assert standing.content == {"html": "x"}


async def test_what_failed_for_good_is_over(sessions: Sessions) -> None:
    letter = await write(sessions)
    await record(sessions, letter, Failed(permanent=True, reason="Forbidden: bot was kicked"))
    assert await claim(sessions, owner="next-run") is None


async def test_letters_go_out_in_the_order_in_which_they_were_written(sessions: Sessions) -> None:
    written = [await write(sessions, owner=DEAD) for _ in range(3)]
    claimed = [await claim(sessions) for _ in range(3)]
    assert [one.id for one in claimed if one is not None] == written


async def test_a_letter_that_was_never_committed_was_never_written(sessions: Sessions) -> None:
    async with undone(sessions) as session:
        await outgoing.add(session, [NewLetter("send", CHAT, {})], owner=DEAD, now=NOW)
    assert await claim(sessions) is None
