"""The life of a message: claimed once, its outcome on its row, sent again after a crash and labelled then."""

import datetime as dt
from functools import partial

from sqlalchemy import URL, select, text

from db import outbox
from db.delivery import leases
from db.engine import Sessions, open_engine
from db.models import Reminder
from db.outbox import NewOutgoing, Outgoing
from db.queues import Job, Outbox
from domain.asking import Line, Question, asking
from domain.reminding.delivery import Delivered, Failed, OutgoingKind
from tests.db.at_once import at_once
from tests.db.houses import YESTERDAY, House, settle
from tests.db.undoing import undone

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=5)
CHAT = -100
RUN, DEAD = "this-run", "dead-run"


def write(sessions: Sessions, *, kind: OutgoingKind = OutgoingKind.SEND, owner: str = RUN) -> Outgoing:
    with sessions.begin() as session:
        (outgoing,) = outbox.add(session, [NewOutgoing(kind, CHAT, {"html": "x"})], owner=owner, now=NOW)
        return outgoing


def claim(
    sessions: Sessions, *, owner: str = RUN, now: dt.datetime = NOW, in_hand: tuple[int, ...] = ()
) -> Outgoing | None:
    with sessions.begin() as session:
        return outbox.claim_next(session, owner=owner, now=now, in_hand=in_hand)


def record(
    sessions: Sessions, outgoing: Outgoing | None, outcome: Delivered | Failed, retry_at: dt.datetime | None = None
) -> None:
    assert outgoing is not None
    with sessions.begin() as session:
        outbox.record(session, outgoing, outcome, now=NOW, retry_at=retry_at)


def test_ten_claims_at_once_have_one_winner(database_url: URL) -> None:
    """From two engines, as from two processes, so that the database and not a pool of connections decides."""
    engines = [open_engine(database_url), open_engine(database_url)]
    houses = [Sessions(engine) for engine in engines]
    outgoing = write(houses[0])
    record(houses[0], outgoing, Failed(permanent=False, reason="500"), retry_at=NOW)
    claims = at_once([partial(claim, houses[turn % 2]) for turn in range(10)])
    for engine in engines:
        engine.dispose()
    assert [one.id for one in claims if one is not None] == [outgoing.id]


def test_a_letter_that_this_run_is_sending_is_left_alone(sessions: Sessions) -> None:
    write(sessions)
    assert claim(sessions) is None


def test_a_letter_whose_outcome_could_not_be_written_is_sent_again_and_labelled(sessions: Sessions) -> None:
    outgoing = write(sessions)
    assert claim(sessions, now=LATER, in_hand=(outgoing.id,)) is None
    claimed = claim(sessions, now=LATER)
    assert claimed is not None
    assert (claimed.id, claimed.doubled) == (outgoing.id, True)


def test_a_letter_that_a_dead_run_left_behind_is_sent_again_and_labelled(sessions: Sessions) -> None:
    outgoing = write(sessions, owner=DEAD)
    claimed = claim(sessions)
    assert claimed is not None
    assert (claimed.id, claimed.doubled) == (outgoing.id, True)
    assert claim(sessions) is None


def test_a_digest_left_behind_is_not_sent_again_as_it_stood(sessions: Sessions) -> None:
    write(sessions, kind=OutgoingKind.DIGEST, owner=DEAD)
    assert claim(sessions) is None


def test_a_failure_that_passes_is_tried_again_when_its_time_has_come_without_a_label(sessions: Sessions) -> None:
    outgoing = write(sessions)
    record(sessions, outgoing, Failed(permanent=False, reason="429"), retry_at=LATER)
    assert claim(sessions, now=NOW) is None
    claimed = claim(sessions, now=LATER)
    assert claimed is not None
    assert (claimed.id, claimed.doubled, claimed.attempts) == (outgoing.id, False, 1)


def test_a_lost_answer_labels_every_later_try(sessions: Sessions) -> None:
    outgoing = write(sessions)
    record(sessions, outgoing, Failed(permanent=False, reason="TimedOut", unknown=True), retry_at=NOW)
    first = claim(sessions)
    record(sessions, first, Failed(permanent=False, reason="502"), retry_at=NOW)
    second = claim(sessions)
    assert first is not None
    assert second is not None
    assert first.doubled
    assert second.doubled
    assert second.attempts == 2


def test_what_arrived_is_over_and_its_message_is_found_again(sessions: Sessions) -> None:
    write(sessions, owner=DEAD)
    record(sessions, claim(sessions), Delivered(77))
    assert claim(sessions, owner="next-run") is None
    with sessions.begin() as session:
        standing = outbox.standing(session, chat=CHAT, message=77)
        assert standing is not None
        assert standing.content == {"html": "x"}


def test_what_failed_for_good_is_over(sessions: Sessions) -> None:
    outgoing = write(sessions)
    record(sessions, outgoing, Failed(permanent=True, reason="Forbidden: bot was kicked"))
    assert claim(sessions, owner="next-run") is None


def test_what_another_run_has_taken_over_is_not_recorded_by_the_one_before(sessions: Sessions) -> None:
    outgoing = write(sessions, owner=DEAD)
    taken = claim(sessions)
    for late in (Delivered(77), Failed(permanent=True, reason="kicked"), Failed(permanent=False, reason="502")):
        record(sessions, outgoing, late, retry_at=LATER)
    record(sessions, taken, Delivered(78))
    record(sessions, outgoing, Delivered(77))
    with sessions.begin() as session:
        assert outbox.largest_message(session) == 78
        assert not outbox.is_ours(session, outgoing)


def test_what_a_living_run_is_sending_is_known_to_the_others(sessions: Sessions) -> None:
    outgoing = write(sessions, owner="another")
    with sessions.begin() as session:
        assert not outbox.is_sent_elsewhere(session, chat=CHAT, owner=RUN)  # It has no lease: it is dead.
        leases.begin(session, owner="another")
        assert outbox.is_sent_elsewhere(session, chat=CHAT, owner=RUN)
        assert not outbox.is_sent_elsewhere(session, chat=CHAT - 1, owner=RUN)
        assert not outbox.is_sent_elsewhere(session, chat=CHAT, owner="another")
        outbox.record(session, outgoing, Delivered(5), now=NOW, retry_at=None)
        assert not outbox.is_sent_elsewhere(session, chat=CHAT, owner=RUN)


def test_letters_go_out_in_the_order_in_which_they_were_written(sessions: Sessions) -> None:
    written = [write(sessions, owner=DEAD).id for _ in range(3)]
    claimed = [claim(sessions) for _ in range(3)]
    assert [one.id for one in claimed if one is not None] == written


def test_a_letter_that_was_never_committed_was_never_written(sessions: Sessions) -> None:
    with undone(sessions) as session:
        outbox.add(session, [NewOutgoing(OutgoingKind.SEND, CHAT, {})], owner=DEAD, now=NOW)
    assert claim(sessions) is None


def test_what_a_message_asks_is_known_when_it_is_answered(sessions: Sessions) -> None:
    asks, lines = asking(Question.SHARE, 7), (Line(1, 7), Line(2, 8, told_only=True))
    new = NewOutgoing(OutgoingKind.SEND, CHAT, {"html": "x"}, shows=(7, 8), asks=asks, lines=lines)
    with sessions.begin() as session:
        (outgoing,) = outbox.add(session, [new], owner=RUN, now=NOW)
        outbox.record(session, outgoing, Delivered(5), now=NOW, retry_at=None)
        found = outbox.standing(session, chat=CHAT, message=5)
    assert found is not None
    assert (found.asks, found.lines) == (asks, lines)


def test_what_was_said_before_that_was_stored_is_not_known_to_ask_nothing(sessions: Sessions) -> None:
    with sessions.begin() as session:
        (outgoing,) = outbox.add(session, [NewOutgoing(OutgoingKind.SEND, CHAT, {"html": "x"})], owner=RUN, now=NOW)
        outbox.record(session, outgoing, Delivered(5), now=NOW, retry_at=None)
        known = outbox.standing(session, chat=CHAT, message=5)
        session.execute(text("UPDATE outbox SET asks = NULL, lines = NULL"))
        unknown = outbox.standing(session, chat=CHAT, message=5)
    assert known is not None
    assert unknown is not None
    assert (known.asks, unknown.asks, unknown.lines) == ((), None, ())


def test_what_was_said_long_ago_is_dropped_a_portion_at_a_time_and_what_waits_is_not(sessions: Sessions) -> None:
    house = House(base=1_000_000)  # One message is sent, one has failed, and one is on its way.
    with sessions.begin() as session:
        settle(session, house)
        assert not outbox.forget_before(session, YESTERDAY, limit=9)
        assert outbox.forget_before(session, NOW, limit=1)
        assert outbox.forget_before(session, NOW, limit=9)
        assert not outbox.forget_before(session, NOW, limit=9)
        assert list(session.scalars(select(Outbox.id))) == [house.nth(3)]
        assert session.get_one(Job, house.nth(1)).progress_id is None
        assert session.get_one(Reminder, house.nth(2)).outbox_id == house.nth(3)
