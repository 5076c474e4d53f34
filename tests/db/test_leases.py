"""Leases: held by one, renewed together, taken over when they have ended, and nothing is written under an old one."""

import datetime as dt
from functools import partial

import pytest
from sqlalchemy import text, update

from db.base import table
from db.delivery import leases
from db.delivery.leases import CLOCK, LENGTH, MARGIN, Held, LeaseLost, Run
from db.engine import Sessions
from db.queues import Lease
from tests.db.at_once import at_once

A, B = "a", "b"
ENDS = LENGTH.total_seconds() - MARGIN


def take(sessions: Sessions, owner: str, name: str = CLOCK) -> int | None:
    with sessions.begin() as session:
        return leases.take(session, name, owner=owner)


def renew(sessions: Sessions, owner: str) -> dict[str, Held]:
    with sessions.begin() as session:
        return leases.renew(session, owner=owner)


def begin(sessions: Sessions, owner: str) -> dict[str, Held]:
    with sessions.begin() as session:
        return leases.begin(session, owner=owner)


def back_date(sessions: Sessions, owner: str) -> None:
    """The leases of the owner ended a minute ago."""
    with sessions.begin() as session:
        ended = leases.from_now(text("-60"))
        session.execute(update(table(Lease)).where(Lease.owner == owner).values(until=ended))


def stands(sessions: Sessions, owner: str, claim: int) -> bool:
    with sessions.begin() as session:
        return leases.stands(session, CLOCK, owner=owner, claim=claim)


def test_a_lease_is_held_by_one_until_it_has_ended(sessions: Sessions) -> None:
    assert take(sessions, A) == 1
    assert take(sessions, B) is None
    assert take(sessions, A) is None
    back_date(sessions, A)
    assert take(sessions, B) == 2
    assert (stands(sessions, A, 1), stands(sessions, B, 2)) == (False, True)


def test_of_several_at_once_one_takes_it_over(sessions: Sessions) -> None:
    take(sessions, A)
    back_date(sessions, A)
    claims = at_once([partial(take, sessions, f"run {number}") for number in range(6)])
    assert [claim for claim in claims if claim is not None] == [2]


def test_one_that_is_renewed_is_not_taken_over(sessions: Sessions) -> None:
    begin(sessions, A)
    take(sessions, A)
    held = renew(sessions, A)
    assert {name: one.claim for name, one in held.items()} == {A: 1, CLOCK: 1}
    assert take(sessions, B) is None


def test_one_that_has_ended_is_not_renewed(sessions: Sessions) -> None:
    begin(sessions, A)
    take(sessions, A)
    back_date(sessions, A)
    assert renew(sessions, A) == {}
    assert take(sessions, B) == 2


def test_who_ends_leaves_the_others_nothing_to_wait_for(sessions: Sessions) -> None:
    begin(sessions, A)
    take(sessions, A)
    with sessions.begin() as session:
        assert leases.live_runs(session) == 1
        leases.end(session, owner=A)
        assert leases.live_runs(session) == 0
    assert take(sessions, B) == 2
    assert renew(sessions, A) == {}


def test_the_leases_of_runs_are_forgotten_when_they_have_long_ended(sessions: Sessions) -> None:
    begin(sessions, A)
    take(sessions, A)
    with sessions.begin() as session:
        leases.forget_ended(session)
    assert set(renew(sessions, A)) == {A, CLOCK}
    with sessions.begin() as session:
        long_ago = leases.from_now(text("-200000"))
        session.execute(update(table(Lease)).values(until=long_ago))
        leases.forget_ended(session)
        assert [one.name for one in session.query(Lease)] == [CLOCK]


def test_the_end_is_by_the_clock_of_the_database(sessions: Sessions) -> None:
    held = begin(sessions, A)[A]
    ahead = held.until - dt.datetime.now(dt.UTC) - LENGTH
    assert abs(ahead) < dt.timedelta(seconds=5)


class Counted:
    """A clock that is put by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def held_until(run: Run, **claims: int) -> dict[str, Held]:
    until = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
    return {run.owner: Held(1, until)} | {name: Held(claim, until) for name, claim in claims.items()}


def test_a_run_without_a_lease_is_the_only_one_and_trusts_for_ever() -> None:
    run = Run("run")
    assert run.is_alone
    assert run.holds("run")
    assert not run.holds("another")
    assert run.has(CLOCK)
    assert run.moment() is None


def test_trust_is_counted_from_before_the_attempt() -> None:
    counted = Counted()
    run = Run(counted=counted)
    since = run.before_asking()
    counted.now += 4  # So long the answer took.
    assert run.note(held_until(run, clock=3), since=since)
    counted.now = since + ENDS - 0.1
    assert run.holds(run.owner)
    assert run.claim_of(CLOCK) == 3
    counted.now = since + ENDS
    assert not run.holds(run.owner)
    assert run.claim_of(CLOCK) is None


def test_an_answer_that_comes_when_the_trust_is_over_does_not_bring_it_back() -> None:
    counted = Counted()
    run = Run(counted=counted)
    assert run.note(held_until(run), since=run.before_asking())
    since = run.before_asking()
    counted.now += ENDS
    assert not run.note(held_until(run), since=since)
    assert not run.is_trusted


def test_a_run_whose_lease_has_ended_goes_on_under_another_name() -> None:
    counted = Counted()
    run = Run("first", counted=counted)
    run.note(held_until(run, clock=1), since=run.before_asking())
    assert not run.note({}, since=run.before_asking())
    assert run.begin_anew()
    assert not run.begin_anew()
    assert run.owner != "first"
    assert not run.is_trusted
    assert run.note(held_until(run), since=run.before_asking())
    assert run.holds(run.owner)
    assert not run.holds("first")
    assert not run.has(CLOCK)


def test_the_clock_of_the_database_is_known_between_two_questions() -> None:
    counted = Counted()
    run = Run(counted=counted)
    since = run.before_asking()
    counted.now += 2
    run.note(held_until(run), since=since)
    counted.now += 3
    begun = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC) - LENGTH
    assert run.moment() == begun + dt.timedelta(seconds=4)  # Halfway through the attempt it was asked.


def test_what_is_written_under_a_lease_begins_with_it(sessions: Sessions) -> None:
    run = Run(A)
    guarded = Sessions(sessions.engine, partial(run.require, name=CLOCK))
    with guarded.begin():
        pass  # Alone.
    since = run.before_asking()
    run.note(begin(sessions, A), since=since)
    with pytest.raises(LeaseLost), guarded.begin():
        raise AssertionError("it is nobody's")
    claim = take(sessions, A)
    assert claim is not None
    run.note_taken(CLOCK, claim)
    with guarded.begin():
        pass
    back_date(sessions, A)
    take(sessions, B)
    with pytest.raises(LeaseLost), guarded.begin():
        raise AssertionError("another one has it")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_nobody_takes_it_over_while_something_is_written_under_it(sessions: Sessions) -> None:
    take(sessions, A)
    with sessions.begin() as session:
        assert leases.stands(session, CLOCK, owner=A, claim=1)
        renew(sessions, A)  # That does not wait.
        back_date(sessions, A)
        assert take(sessions, B) is None
    assert take(sessions, B) == 2
