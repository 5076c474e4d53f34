"""Whatever was said of whatever task: something follows from it, and from nothing that was not asked for."""

import random
from dataclasses import replace

import pytest

from domain import refusals
from domain.acts import Attach
from domain.decide.decide import decide, needed
from domain.decide.known import Asked, Fact, Known
from domain.orders import Meant, When
from domain.people import REPORTERS, capacity_of
from domain.reminding.snoozes import Wish
from domain.replies import Intent, NearMiss, Reply
from domain.said import Meaning, Ordered, Said, Sign, Wanted
from domain.tasks import CLOSED, State
from tests.deciding import HEAD, LEAD, OFFICE, QUESTION, REQUEST, TIMES, UNIT, due, wanted
from tests.domain.test_decide import (
    COLLEAGUE,
    DELEGATED,
    INSPECTOR,
    LEADER,
    OFFICER,
    OUTSIDER,
    OWN_OFFICE,
    SUPPORT,
    ahead,
)

WHENS = {
    Meaning.CONFIRM: (When.REPORTED, When.AT_WORK),
    Meaning.REDO: (When.REPORTED, When.AT_WORK, When.CONFIRMED, When.CANCELLED),
    Meaning.CANCEL: (When.ALWAYS,),
    Meaning.UNCLEAR: (When.REPORTED, When.REQUEST_ANSWERED),
    Meaning.GRANT: (When.REQUESTED, When.REQUEST_ANSWERED),
    Meaning.REFUSE: (When.REQUESTED, When.REQUEST_ANSWERED),
    Meaning.EXTEND: (When.NOTHING_REQUESTED, When.REQUESTED_ASIDE, When.REQUEST_ANSWERED),
    Meaning.SET: (When.NOTHING_REQUESTED, When.REQUESTED_ASIDE, When.UNDATED, When.ALWAYS),
    Meaning.SHORTEN: (When.NOTHING_REQUESTED, When.REQUESTED_ASIDE),
    Meaning.PROPOSE: (When.GOES_ON,),
    Meaning.RESTORE: (When.NOTHING_REQUESTED,),
    Meaning.REVOKE: (When.NOTHING_REQUESTED,),
    Meaning.AGREE: (When.DAY_ANSWERED,),
    Meaning.OVERTAKEN: (When.OVER_ANSWERED,),
    Meaning.BEGIN: (When.CONDITION_AWAITED,),
    Meaning.REASSIGN: (When.ALWAYS, When.GIVEN_BACK, When.UNIT_NAMED),
    Meaning.SUPPORT: (When.ALWAYS,),
    Meaning.URGE: (When.ALWAYS,),
    Meaning.KEEP: (When.GIVEN_BACK,),
}
"""What each order presupposes, as it is read."""

DATED = frozenset({Meaning.EXTEND, Meaning.SHORTEN, Meaning.PROPOSE})
MAY_BE_DATED = frozenset({Meaning.SET, Meaning.BEGIN, Meaning.REASSIGN})


def any_order(choices: random.Random) -> Ordered:
    meaning = choices.choice(list(WHENS))
    days = [ahead(day) for day in (9, 10, 15, 25)] + [wanted(15), Wanted("?", refusal=refusals.UnreadDeadline("?"))]
    day = choices.choice(days) if meaning in DATED or (meaning in MAY_BE_DATED and choices.random() < 0.5) else None
    unit = choices.choice([None, UNIT, replace(UNIT, id=LEAD)])
    words = "express" if meaning is Meaning.URGE else choices.choice(["", "lý do"])
    return Ordered(meaning, words, day, unit, choices.choice([(), (UNIT,)]), when=choices.choice(WHENS[meaning]))


def any_said(choices: random.Random) -> Said:
    intent = choices.choice(list(Intent))
    reply = Reply("lời", intent, percent=choices.choice([None, 80]), doubtful=intent is Intent.PROGRESS and
                  choices.random() < 0.3)  # fmt: skip
    orders = [any_order(choices) for _ in range(choices.randint(0, 3))]
    return Said(
        reply,
        orders=(*orders, Ordered(Meaning.REASSIGN, unit=UNIT, when=When.UNIT_NAMED)),
        wish=choices.choice([None, Wanted(""), ahead(25)]),
        wish_answering=choices.choice([None, ahead(25)]),
        requested=choices.choice([None, ahead(25), ahead(9), wanted(25)]),
        evidence=choices.choice([None, "5/BC"]),
        signs=frozenset(sign for sign in Sign if choices.random() < 0.15),
        near_miss=choices.choice([None, None, *NearMiss]),
        unsupported=choices.choice([None, (Meant.SUSPEND, "")]),
        snooze=choices.choice([None, None, Wish("nhắc lại", "mai", "")]),
        reason=choices.choice(["", "lý do"]),
        praise=choices.choice([None, Meaning.CONFIRM, Meaning.UNCLEAR]),
        files=choices.choice([(), (("id", "tệp"),)]),
    )


def any_known(choices: random.Random) -> Known:
    actors = (HEAD, OFFICE, OWN_OFFICE, LEADER, OFFICER, SUPPORT, INSPECTOR, OUTSIDER, COLLEAGUE)
    actor = choices.choice(actors)
    state = choices.choice(list(State))
    reporter = choices.choice([actor.person, 99]) if state in (State.SUBMITTED, State.COMPLETED) else None
    task = replace(DELEGATED, state=state, reporter=reporter, set_above=choices.random() < 0.2,
                   due=choices.choice([None, due(10)]))  # fmt: skip
    request = choices.choice([None, REQUEST, replace(REQUEST, by=actor.person)])
    asked = choices.choice([one for one in Asked if one is not Asked.REQUEST or request is not None])
    return Known(
        actor,
        task,
        TIMES,
        asked=asked,
        question=QUESTION if asked is not Asked.NOTHING else None,
        awaited=choices.choice([None, QUESTION]),
        request=request,
        evidence_on_file=choices.random() < 0.5,
        returnable=choices.random() < 0.5,
        forwarded=choices.random() < 0.05,
    )


@pytest.mark.parametrize("seed", range(8))
def test_what_cannot_happen_does_not(seed: int) -> None:
    choices = random.Random(seed)
    for _ in range(300):
        words, known = any_said(choices), any_known(choices)
        assert decide(words, known).acts, (words, known)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_decided_by_a_fact_that_was_not_needed(seed: int) -> None:
    choices = random.Random(seed)
    for _ in range(300):
        words, known = any_said(choices), any_known(choices)
        facts = needed(words)
        fewer = replace(
            known,
            request=known.request if Fact.REQUEST in facts else None,
            evidence_on_file=known.evidence_on_file and Fact.EVIDENCE in facts,
            awaited=known.awaited if Fact.AWAITED in facts else None,
            returnable=known.returnable or Fact.RETURN not in facts,
        )
        if known.asked is not Asked.REQUEST:
            assert decide(words, fewer).rows == decide(words, known).rows


@pytest.mark.parametrize("seed", range(8))
def test_a_file_of_who_works_on_a_task_is_kept_once_whatever_is_said(seed: int) -> None:
    choices = random.Random(seed)
    seen = 0
    for _ in range(300):
        words, known = replace(any_said(choices), files=(("id", "tệp"),)), any_known(choices)
        found = decide(words, known)
        works = capacity_of(known.actor, known.task.duty) in REPORTERS
        if works and known.task.state not in CLOSED and not known.forwarded:
            kept = [act for act in (*found.kept, *found.acts) if isinstance(act, Attach)]
            assert [act.files for act in kept] == [words.files], (words, known)
            seen += 1
        else:
            assert found.kept == ()
    assert seen > 20
