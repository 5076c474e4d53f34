"""What is decided about deadlines and requests for later ones."""

import datetime as dt
from dataclasses import replace

import pytest

from domain import acts, refusals
from domain.acts import Act
from domain.decide.known import Asked, Question
from domain.orders import When
from domain.replies import Intent
from domain.said import Meaning, Ordered, Sign, Wanted
from tests.deciding import HEAD, OFFICE, QUESTION, TASK, wanted
from tests.domain.test_decide import (
    ASKED,
    DELEGATED,
    OFFICER,
    ahead,
    follows,
    refusal_in,
    refused,
    said,
)


@pytest.mark.parametrize(
    ("meaning", "day", "requested", "act"),
    [
        (Meaning.EXTEND, 15, False, acts.Extend),
        (Meaning.EXTEND, 15, True, acts.Extend),
        (Meaning.EXTEND, 25, True, acts.AskWhetherSet),
        (Meaning.EXTEND, 10, True, acts.RefuseExtension),
        (Meaning.EXTEND, 9, False, refusals.NotLater),
        (Meaning.SET, 9, False, acts.SetDeadline),
        (Meaning.SET, 10, False, refusals.SameDeadline),
        (Meaning.SHORTEN, 9, False, acts.SetDeadline),
        (Meaning.SHORTEN, 15, False, refusals.NotEarlier),
        (Meaning.PROPOSE, 15, False, acts.AskWhetherSet),
        (Meaning.PROPOSE, 10, True, acts.RefuseExtension),
        (Meaning.PROPOSE, 10, False, acts.Remark),
    ],
)
def test_a_day_is_compared_with_the_deadline_and_the_request(
    meaning: Meaning, day: int, requested: bool, act: type[Act] | type[refusals.Refusal]
) -> None:
    words = said(Intent.EXTENSION, orders=(Ordered(meaning, wanted=ahead(day)),))
    found = follows(words, OFFICE, request=ASKED if requested else None)
    assert (type(found[-1]) if issubclass(act, Act) else refused(found)) is act


@pytest.mark.parametrize(("meaning", "day"), [(Meaning.EXTEND, 9), (Meaning.SET, 10), (Meaning.SHORTEN, 15)])
def test_who_names_a_day_that_cannot_be_meant_is_told_the_present_one(meaning: Meaning, day: int) -> None:
    words = said(Intent.EXTENSION, orders=(Ordered(meaning, wanted=ahead(day)),))
    assert vars(refusal_in(follows(words, OFFICE))) == {"number": TASK.number, "day": dt.date(2026, 12, 10)}


def test_time_given_in_so_many_words_may_go_beyond_what_was_asked() -> None:
    words = said(Intent.EXTENSION, orders=(Ordered(Meaning.EXTEND, wanted=replace(ahead(25), express=True)),))
    assert isinstance(follows(words, OFFICE, request=ASKED)[-1], acts.Extend)


def test_a_task_without_a_deadline_gets_its_first() -> None:
    undated = replace(TASK, due=None)
    for meaning, act in ((Meaning.EXTEND, acts.Extend), (Meaning.SHORTEN, acts.SetDeadline)):
        found = follows(said(Intent.EXTENSION, orders=(Ordered(meaning, wanted=ahead(25)),)), OFFICE, undated)
        assert isinstance(found[-1], act)


def test_a_day_that_cannot_be_read_or_is_over_is_refused() -> None:
    unread = Wanted("32/13", refusal=refusals.NoSuchDay("32/13"))
    assert refused(follows(said(Intent.EXTENSION, orders=(Ordered(Meaning.SET, wanted=unread),)), OFFICE)) is (
        refusals.NoSuchDay
    )
    for meaning in (Meaning.SET, Meaning.EXTEND, Meaning.SHORTEN, Meaning.PROPOSE):
        over = said(Intent.EXTENSION, orders=(Ordered(meaning, wanted=wanted(9)),))
        assert refused(follows(over, OFFICE)) is refusals.DeadlinePassed


def test_a_request_is_decided_by_who_did_not_ask() -> None:
    yes = said(Intent.ACK, orders=(Ordered(Meaning.GRANT, when=When.REQUESTED),))
    assert follows(yes, OFFICE, request=ASKED, asked=Asked.REQUEST) == (acts.Grant(ASKED, "lời"),)
    own = replace(ASKED, by=OFFICE.person)
    assert refused(follows(yes, OFFICE, request=own, asked=Asked.REQUEST)) is refusals.OwnWork
    over = said(Intent.ACK, orders=(Ordered(Meaning.OVERTAKEN, when=When.OVER_ANSWERED),))
    assert refused(follows(over, OFFICE, asked=Asked.REQUEST_OVER)) is refusals.RequestOvertaken
    above = replace(TASK, set_above=True)
    assert refused(follows(yes, OFFICE, above, request=ASKED)) is refusals.SetAbove


def test_yes_to_the_question_for_the_day_sets_it() -> None:
    yes = said(Intent.ACK, orders=(Ordered(Meaning.AGREE, when=When.DAY_ANSWERED),))
    found = follows(yes, OFFICE, asked=Asked.DAY_SET, question=QUESTION)
    assert QUESTION.limit is not None
    assert found == (acts.CloseQuestion(6), acts.SetDeadline(QUESTION.limit, QUESTION.words))
    assert follows(yes, OFFICE) == (acts.Instruct("lời"),)


def test_an_order_beside_the_question_for_the_day_leaves_it_open() -> None:
    other = said(Intent.PROGRESS, orders=(Ordered(Meaning.CANCEL, "không cần"),))
    assert follows(other, OFFICE, asked=Asked.DAY_SET, question=QUESTION) == (acts.Cancel("không cần"),)


def test_a_unit_asks_for_time_and_takes_that_back() -> None:
    asks = said(Intent.EXTENSION, requested=ahead(25))
    assert ahead(25).limit is not None
    assert isinstance(follows(asks, HEAD)[-1], acts.AskExtension)
    assert follows(said(Intent.EXTENSION), HEAD) == (acts.AskNewDeadline("lời"),)
    assert refused(follows(asks, OFFICER, DELEGATED)) is refusals.NotAllowed
    assert refused(follows(asks, HEAD, replace(TASK, set_above=True))) is refusals.SetAbove
    assert follows(asks, OFFICE) == (acts.Remark("lời"),)
    back = said(Intent.PROGRESS, signs=frozenset({Sign.WITHDRAWS_REQUEST}))
    assert follows(back, HEAD, request=ASKED) == (acts.WithdrawRequest("lời"),)
    assert follows(back, HEAD) == (acts.Report("lời"),)
    no_more = said(Intent.EXTENSION, signs=frozenset({Sign.WITHDRAWS_REQUEST}))
    assert refused(follows(no_more, HEAD)) is refusals.RequestOvertaken
    thinks_again = said(Intent.ACK, signs=frozenset({Sign.RETREATS}))
    assert follows(thinks_again, HEAD, request=ASKED, asked=Asked.REQUEST) == (acts.WithdrawRequest("lời"),)
    assert follows(thinks_again, HEAD, request=ASKED) == (acts.Receipt("lời", courteous=False),)


def test_a_bare_day_is_a_request_only_under_its_card() -> None:
    day = said(Intent.PROGRESS, wish_answering=ahead(25))
    assert isinstance(follows(day, HEAD, asked=Asked.REQUEST)[-1], acts.AskExtension)
    assert isinstance(follows(day, HEAD, asked=Asked.REQUEST_OVER)[-1], acts.AskExtension)
    assert isinstance(follows(day, HEAD)[-1], acts.Report)


def test_the_day_that_was_asked_for_comes_from_who_was_asked() -> None:
    asked = {"asked": Asked.NEW_DEADLINE, "question": Question(6, "xin lùi hạn")}
    day = said(Intent.PROGRESS, "25/12", requested=ahead(25))
    found = follows(day, HEAD, **asked)
    assert isinstance(found[-1], acts.AskExtension)
    assert found[-1].words == "xin lùi hạn. 25/12"
    assert isinstance(follows(day, OFFICE, **asked)[-1], acts.SetDeadline)
    retreat = said(Intent.SMALLTALK, signs=frozenset({Sign.RETREATS}))
    assert follows(retreat, HEAD, **asked)[-1] == acts.Unchanged()
