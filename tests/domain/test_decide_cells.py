"""The small axes of a cell: what is compared, counted and joined before the tables are asked."""

from dataclasses import replace

import pytest

from domain import acts
from domain.deadlines import DeadlineKind
from domain.decide.cases import phase_of, told_of
from domain.decide.cells import Authority, Day, Rest, Returning, Whose
from domain.decide.decide import case_of, decide, needed
from domain.decide.known import Asked, Fact, Known, Phase, Question
from domain.extensions import Limit
from domain.heard import File
from domain.people import Actor, Giver, Post
from domain.replies import Intent, Preparation, Reply
from domain.roles import Role
from domain.said import Meaning, Ordered, Said, Sign, Wanted
from domain.tasks import Due, PersonName, State
from tests.deciding import HEAD, OFFICE, TASK, TIMES, due, wanted

LEADER = Actor(4, 1, "Phạm Văn Đức", (Post(Role.LEADER),))
FILES = (File("id", "tệp.pdf"),)
EVENT = Due("khi có văn bản", DeadlineKind.EVENT)
LATER = Wanted("25/12", Limit(due(25)))


def said(intent: Intent, words: str = "lời", **more: object) -> Said:
    return Said(Reply(words, intent), **more)  # type: ignore[arg-type]


def test_what_is_given_back_too_late_is_asked() -> None:
    declined = said(Intent.DECLINE)
    late = Known(HEAD, TASK, TIMES, returnable=False)
    assert case_of(declined, late).cell.returning is Returning.LATE
    assert decide(declined, late).acts == (acts.AskReturn("lời"),)
    assert decide(declined, Known(HEAD, TASK, TIMES)).acts == (acts.GiveBack("lời"),)


@pytest.mark.parametrize(
    ("before", "words", "whole"),
    [
        ("xong rồi ạ", "5/BC-SKHCN", "xong rồi ạ. 5/BC-SKHCN"),
        ("xong rồi ạ.", "5/BC.", "xong rồi ạ.. 5/BC"),
        ("xong rồi ạ", "", "xong rồi ạ"),
        ("", "5/BC-SKHCN", "5/BC-SKHCN"),
    ],
)
def test_an_answer_is_kept_with_what_it_answers(before: str, words: str, whole: str) -> None:
    known = Known(HEAD, TASK, TIMES, asked=Asked.EVIDENCE, question=Question(6, before))
    assert case_of(said(Intent.SMALLTALK, words), known).whole == whole


def test_a_deadline_of_our_own_is_ours_to_move() -> None:
    assert case_of(said(Intent.EXTENSION), Known(HEAD, TASK, TIMES)).cell.authority is Authority.OURS
    undated = replace(TASK, due=None, set_above=True)
    assert case_of(said(Intent.EXTENSION), Known(HEAD, undated, TIMES)).cell.authority is Authority.OURS


def test_a_deadline_without_a_date_is_nobodys_to_compare_or_to_guard() -> None:
    waiting = replace(TASK, due=EVENT, set_above=True)
    cell = case_of(said(Intent.EXTENSION, requested=LATER), Known(HEAD, waiting, TIMES)).cell
    assert (cell.day, cell.authority) == (Day.FIRST, Authority.OURS)
    dated = case_of(said(Intent.EXTENSION, requested=LATER), Known(HEAD, replace(TASK, set_above=True), TIMES)).cell
    assert (dated.day, dated.authority) == (Day.LATER, Authority.ABOVE)
    undated = case_of(said(Intent.EXTENSION, requested=LATER), Known(HEAD, replace(TASK, due=None), TIMES)).cell
    assert undated.day is Day.FIRST


def test_the_order_of_a_leader_is_open_to_that_leader_alone() -> None:
    given = replace(TASK, assigner=PersonName(LEADER.person, LEADER.name, 40), giver=Giver.LEADER)
    cancelled = said(Intent.PROGRESS, orders=(Ordered(Meaning.CANCEL, "thừa"),))
    assert case_of(cancelled, Known(OFFICE, given, TIMES)).cell.whose is Whose.LEADERS
    assert case_of(cancelled, Known(LEADER, given, TIMES)).cell.whose is Whose.OPEN
    assert case_of(cancelled, Known(OFFICE, TASK, TIMES)).cell.whose is Whose.OPEN


def test_words_that_name_no_day_yet_name_none() -> None:
    order = Ordered(Meaning.SET, wanted=Wanted(""))
    assert case_of(said(Intent.EXTENSION, orders=(order,)), Known(OFFICE, TASK, TIMES)).cell.day is Day.NONE
    earlier = Ordered(Meaning.SET, wanted=Wanted("9/12", wanted(9).limit))
    assert case_of(said(Intent.EXTENSION, orders=(earlier,)), Known(OFFICE, TASK, TIMES)).cell.day is Day.PASSED


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        (said(Intent.SMALLTALK), Rest.NOTHING),
        (said(Intent.PROGRESS), Rest.WORDS),
        (Said(Reply("lời", Intent.PROGRESS, percent=80)), Rest.MORE),
        (Said(Reply("lời", Intent.PROGRESS, count=(5, 12))), Rest.MORE),
        (said(Intent.OBSTACLE), Rest.MORE),
        (said(Intent.EXTENSION), Rest.MORE),
        (said(Intent.DONE, meant=Intent.DONE), Rest.MORE),
    ],
)
def test_what_is_said_beside_what_is_taken_back(words: Said, rest: Rest) -> None:
    assert case_of(words, Known(HEAD, replace(TASK, due=due(10)), TIMES)).cell.rest is rest


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (said(Intent.PROGRESS), set()),
        (said(Intent.PROGRESS, evidence="5/BC"), {Fact.AWAITED}),
        (said(Intent.DONE), {Fact.EVIDENCE, Fact.AWAITED}),
        (said(Intent.DONE, evidence="5/BC"), set()),
        (said(Intent.DONE, files=FILES), set()),
        (said(Intent.OBSTACLE, evidence="5/BC"), set()),
        (said(Intent.DECLINE), {Fact.RETURN}),
        (said(Intent.PROGRESS, signs=frozenset({Sign.GIVES_BACK})), {Fact.RETURN}),
        (said(Intent.ACK, orders=(Ordered(Meaning.CANCEL),)), {Fact.REQUEST}),
        (said(Intent.ACK, signs=frozenset({Sign.RETREATS})), {Fact.REQUEST}),
        (said(Intent.ACK, signs=frozenset({Sign.WITHDRAWS_REQUEST})), {Fact.REQUEST}),
        (said(Intent.ACK, signs=frozenset({Sign.WAS_MISREAD})), {Fact.REQUEST}),
        (said(Intent.ACK, signs=frozenset({Sign.COURTESY})), set()),
    ],
)
def test_only_what_the_words_need_is_asked_for(words: Said, facts: set[Fact]) -> None:
    assert needed(words) == facts


def test_files_are_kept_with_what_is_said_instead_of_a_report_that_is_taken_back() -> None:
    words = Said(Reply("nhầm, mới 80%", Intent.PROGRESS, percent=80), signs=frozenset({Sign.TAKES_REPORT_BACK}),
                 files=FILES)  # fmt: skip
    reported = replace(TASK, state=State.SUBMITTED, reporter=HEAD.person)
    found = decide(words, Known(HEAD, reported, TIMES)).acts
    assert [type(act) for act in found] == [acts.WithdrawReport, acts.Attach, acts.Report]


def test_a_report_belongs_to_its_reporter_only_while_it_waits() -> None:
    assert phase_of(HEAD, replace(TASK, state=State.COMPLETED, reporter=HEAD.person)) is Phase.COMPLETED
    assert phase_of(HEAD, replace(TASK, state=State.SUBMITTED, reporter=99)) is Phase.SUBMITTED
    assert phase_of(HEAD, replace(TASK, state=State.SUBMITTED, reporter=HEAD.person)) is Phase.SUBMITTED_OWN


DRAFTED = Reply("đã xong dự thảo", Intent.DONE, prepares=Preparation.DRAFT)


@pytest.mark.parametrize(
    ("reply", "results", "expected"),
    [
        (DRAFTED, [], replace(DRAFTED, intent=Intent.PROGRESS, doubtful=True)),
        (DRAFTED, [Preparation.DRAFT], DRAFTED),
        (replace(DRAFTED, intent=Intent.PROGRESS), [], replace(DRAFTED, intent=Intent.PROGRESS)),
        (replace(DRAFTED, intent=Intent.PROGRESS), [Preparation.DRAFT], DRAFTED),
        (Reply("xong", Intent.DONE), [], Reply("xong", Intent.DONE)),
        (Reply("vẫn thế", Intent.PROGRESS, vague=True), [], Reply("vẫn thế", Intent.PROGRESS, vague=True)),
    ],
)
def test_a_paper_on_the_way_is_told_by_what_the_task_asks_for(
    reply: Reply, results: list[Preparation], expected: Reply
) -> None:
    assert told_of(reply, frozenset(results)) == expected
