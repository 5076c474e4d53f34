"""What words come to, by who says them, of which task, in answer to what."""

from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pytest

from domain.decide.cases import Scene, first_order
from domain.decide.decide import case_of
from domain.decide.known import OPEN, SUBMITTED, Asked, Known, Phase
from domain.extensions import Limit
from domain.heard import File
from domain.orders import Meant, When
from domain.people import Actor, Post
from domain.refusals import NoSuchUnit
from domain.reminding.snoozes import Wish
from domain.replies import Intent, NearMiss, Reply
from domain.roles import Role
from domain.said import Aspect, Meaning, Ordered, Said, Sign, Wanted
from domain.tasks import Due, State, Task
from tests.deciding import HEAD, LEAD, OFFICE, QUESTION, REQUEST, TASK, TIMES, UNIT, due, wanted

M = Meaning
INSPECTOR = Actor(7, 1, "Vũ Thị Hà", (Post(Role.INSPECTOR),))
OWN_OFFICE = Actor(3, 1, "Lê Thị Mai", (Post(Role.OFFICE, LEAD),))
SUBMITTED_TASK = replace(TASK, state=State.SUBMITTED, reporter=HEAD.person)
OTHERS_REPORT = replace(TASK, state=State.SUBMITTED, reporter=99)
COMPLETED = replace(TASK, state=State.COMPLETED)
DAY = wanted(25)
FILES = (File("id", "tệp.pdf"),)


def said(intent: Intent = Intent.PROGRESS, *signs: Sign, **more: object) -> Said:
    return Said(Reply("lời", intent), signs=frozenset(signs), **more)  # type: ignore[arg-type]


def meaning(words: Said, actor: Actor = HEAD, task: Task = TASK, **more: object) -> Meaning:
    return case_of(words, Known(actor, task, TIMES, **more)).cell.meaning  # type: ignore[arg-type]


@dataclass(frozen=True)
class Holds:
    """When an order is meant; None where something does not matter."""

    phases: frozenset[Phase] | None = None
    requested: bool | None = None
    asked: frozenset[Asked] | None = None
    undated: bool | None = None

    def matches(self, phase: Phase, asked: Asked, *, requested: bool, undated: bool) -> bool:
        return (
            (self.phases is None or phase in self.phases)
            and self.requested in (None, requested)
            and (self.asked is None or asked in self.asked)
            and self.undated in (None, undated)
        )


HOLDS = {
    When.ALWAYS: Holds(),
    When.GIVEN_BACK: Holds(frozenset({Phase.RETURNED})),
    When.RETURN_ANSWERED: Holds(asked=frozenset({Asked.RETURN})),
    When.CANCELLED: Holds(frozenset({Phase.CANCELLED})),
    When.CONFIRMED: Holds(frozenset({Phase.COMPLETED})),
    When.REPORTED: Holds(SUBMITTED, requested=False),
    When.AT_WORK: Holds(OPEN, requested=False),
    When.GOES_ON: Holds(OPEN),
    When.UNDATED: Holds(OPEN, undated=True),
    When.CONDITION_AWAITED: Holds(frozenset({Phase.WAITING})),
    When.NOTHING_REQUESTED: Holds(requested=False),
    When.REQUESTED: Holds(requested=True),
    When.REQUESTED_ASIDE: Holds(requested=True, asked=frozenset(Asked) - {Asked.REQUEST}),
    When.REQUEST_ANSWERED: Holds(asked=frozenset({Asked.REQUEST})),
    When.OVER_ANSWERED: Holds(asked=frozenset({Asked.REQUEST_OVER})),
    When.DAY_ANSWERED: Holds(asked=frozenset({Asked.DAY_SET})),
    When.UNIT_NAMED: Holds(asked=frozenset({Asked.UNIT, Asked.UNIT_NAMED})),
    When.UNIT_ASKED: Holds(asked=frozenset({Asked.UNIT})),
}
MOMENT = replace(due(10), day=None, moment=TASK.created_at)
DUES: dict[bool, tuple[Due | None, ...]] = {True: (None, replace(due(10), day=None)), False: (due(10), MOMENT)}
"""Deadlines by whether they have no date."""


def in_phase(phase: Phase, limit: Due | None) -> Task:
    own = phase is Phase.SUBMITTED_OWN
    state = State.SUBMITTED if own else State(phase.value)
    return replace(TASK, state=state, due=limit, reporter=OFFICE.person if own else 99)


@pytest.mark.parametrize("when", When)
def test_an_order_is_meant_only_where_what_it_presupposes_holds(when: When) -> None:
    words = said(orders=(Ordered(M.CANCEL, when=when),))
    for phase, asked, requested, undated in product(Phase, Asked, (False, True), (False, True)):
        for limit in DUES[undated]:
            scene = Scene.of(words, Known(OFFICE, in_phase(phase, limit), TIMES))
            found = first_order(scene, requested=requested, asked=asked)
            expected = HOLDS[when].matches(phase, asked, requested=requested, undated=undated)
            assert (found is not None) is expected, (phase, asked, requested, undated)


def test_the_surest_order_of_those_that_hold_is_meant() -> None:
    orders = (Ordered(M.REDO, when=When.REPORTED), Ordered(M.CANCEL), Ordered(M.URGE, "urgent"))
    assert meaning(said(orders=orders), OFFICE) is M.CANCEL
    assert meaning(said(orders=orders), OFFICE, OTHERS_REPORT) is M.REDO


CANCEL = (Ordered(M.CANCEL, "thừa"),)


@pytest.mark.parametrize(
    ("words", "actor", "expected"),
    [
        (said(orders=CANCEL), OFFICE, M.CANCEL),
        (said(orders=CANCEL), HEAD, M.PROGRESS),
        (said(Intent.QUESTION, orders=CANCEL), OFFICE, M.OPEN_QUESTION),
        (said(orders=CANCEL, outright=M.CONFIRM), OFFICE, M.CONFIRM),
        (said(orders=(Ordered(M.EXTEND, wanted=DAY),)), OWN_OFFICE, M.PROGRESS),
        (said(orders=(Ordered(M.REASSIGN, unit=UNIT),)), OWN_OFFICE, M.REASSIGN),
        (said(Intent.SMALLTALK, Sign.OWN_MISTAKE), OFFICE, M.SLIP),
        (said(Intent.QUESTION, Sign.OWN_MISTAKE), OFFICE, M.SLIP),
        (said(Intent.SMALLTALK, Sign.OWN_MISTAKE), HEAD, M.TALK),
        (said(Intent.SMALLTALK, Sign.OWN_MISTAKE, files=FILES), OFFICE, M.PROGRESS),
        (said(unsupported=(Meant.SUSPEND, "")), OFFICE, M.UNSUPPORTED),
        (said(unsupported=(Meant.SUSPEND, ""), files=FILES), OFFICE, M.PROGRESS),
        (said(Intent.QUESTION, unsupported=(Meant.SUSPEND, "")), OFFICE, M.OPEN_QUESTION),
        (said(unsupported=(Meant.SUSPEND, "")), HEAD, M.PROGRESS),
    ],
)
def test_what_who_decides_says(words: Said, actor: Actor, expected: Meaning) -> None:
    assert meaning(words, actor) is expected


OF_OWN_UNIT = {M.CANCEL, M.REASSIGN, M.SUPPORT, M.URGE, M.AGREE, M.OVERTAKEN}
DECIDED_BY_OTHERS = {M.EXTEND, M.SET, M.SHORTEN, M.PROPOSE, M.GRANT, M.REFUSE, M.RESTORE, M.REVOKE, M.KEEP}


@pytest.mark.parametrize("order", sorted(OF_OWN_UNIT | DECIDED_BY_OTHERS))
def test_people_of_the_office_order_of_their_own_unit_what_is_no_judgement_of_its_work(order: Meaning) -> None:
    """Of all else they speak as who reports: nobody judges the own work or its time."""
    words = said(orders=(Ordered(order, "urgent", wanted=DAY, unit=UNIT),))
    assert meaning(words, OWN_OFFICE) is (order if order in OF_OWN_UNIT else M.PROGRESS)
    assert meaning(words, OFFICE) is order


@pytest.mark.parametrize(
    ("asked", "others", "expected"),
    [
        (Asked.REQUEST_OVER, (Ordered(M.OVERTAKEN, when=When.OVER_ANSWERED),), M.OVERTAKEN),
        (Asked.REQUEST_OVER, (), M.CONFIRM),
        (Asked.JUDGE, (Ordered(M.OVERTAKEN, when=When.OVER_ANSWERED),), M.CONFIRM),
    ],
)
def test_yes_to_a_request_that_is_over_judges_no_report_that_came_after_it(
    asked: Asked, others: tuple[Ordered, ...], expected: Meaning
) -> None:
    words = said(Intent.ACK, orders=(Ordered(M.CONFIRM, when=When.REPORTED), *others))
    assert meaning(words, OFFICE, OTHERS_REPORT, asked=asked) is expected


@pytest.mark.parametrize("state", [State.RETURNED, State.COMPLETED, State.CANCELLED])
def test_of_a_task_that_nobody_reports_on_people_of_the_office_speak_as_those_who_decide(state: State) -> None:
    redo = said(orders=(Ordered(M.REDO, "thiếu"),))
    assert meaning(redo, OWN_OFFICE, replace(TASK, state=state)) is M.REDO
    assert meaning(redo, OWN_OFFICE, replace(TASK, state=State.SUSPENDED)) is M.PROGRESS


def test_an_order_that_is_not_carried_out_is_none_of_a_task_that_is_over() -> None:
    beyond = said(unsupported=(Meant.SUSPEND, ""))
    for state in (State.COMPLETED, State.CANCELLED):
        assert meaning(beyond, OFFICE, replace(TASK, state=state)) is M.PROGRESS


WISH = Wanted("25/12", DAY.limit)


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        (said(wish=WISH), {}, M.ASK_TIME),
        (said(Intent.ACK, wish=WISH), {}, M.ASK_TIME),
        (said(Intent.DONE, wish=WISH), {}, M.DONE),
        (said(Intent.QUESTION, wish=WISH), {}, M.OPEN_QUESTION),
        (said(wish=Wanted("")), {}, M.ASK_TIME),
        (said(wish=Wanted(""), wish_answering=WISH), {"asked": Asked.REQUEST_OVER}, M.ASK_TIME),
        (said(wish_answering=WISH), {}, M.PROGRESS),
        (said(wish_answering=WISH), {"asked": Asked.REQUEST, "request": REQUEST}, M.ASK_TIME),
        (said(Intent.PROGRESS, Sign.WITHDRAWS_REQUEST), {"request": REQUEST}, M.WITHDRAW_REQUEST),
        (said(Intent.PROGRESS, Sign.WITHDRAWS_REQUEST, wish=Wanted("")), {"request": REQUEST}, M.WITHDRAW_REQUEST),
        (said(Intent.PROGRESS, Sign.WITHDRAWS_REQUEST), {}, M.PROGRESS),
        (said(Intent.EXTENSION, Sign.WITHDRAWS_REQUEST), {}, M.OVERTAKEN),
        (said(Intent.PROGRESS, Sign.RETREATS), {"asked": Asked.REQUEST, "request": REQUEST}, M.WITHDRAW_REQUEST),
        (said(Intent.PROGRESS, Sign.WAS_MISREAD), {"asked": Asked.REQUEST, "request": REQUEST}, M.WITHDRAW_REQUEST),
        (said(Intent.PROGRESS, Sign.RETREATS), {"request": REQUEST}, M.PROGRESS),
        (said(Intent.PROGRESS), {"asked": Asked.REQUEST, "request": REQUEST}, M.PROGRESS),
        (said(Intent.PROGRESS, Sign.RETREATS), {"asked": Asked.REQUEST_OVER, "request": REQUEST}, M.PROGRESS),
    ],
)
def test_what_a_unit_says_of_its_deadline(words: Said, more: dict[str, object], expected: Meaning) -> None:
    assert meaning(words, **more) is expected


def test_a_day_that_is_part_of_a_request_is_that_of_the_request() -> None:
    earlier = Wanted("9/12", Limit(due(9)))
    words = Said(Reply("lời", Intent.EXTENSION, new_deadline="9/12"), wish=WISH, requested=earlier)
    assert case_of(words, Known(HEAD, TASK, TIMES)).cell.day.value == "earlier"


def test_only_the_unit_and_only_at_work_speaks_of_its_deadline_so() -> None:
    assert meaning(said(wish=WISH), OFFICE) is M.PROGRESS
    assert meaning(said(wish=WISH), task=OTHERS_REPORT) is M.PROGRESS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (said(Intent.SMALLTALK, Sign.TAKES_REPORT_BACK), M.WITHDRAW_REPORT),
        (said(Intent.SMALLTALK, Sign.TAKES_REPORT_BACK, evidence="5/BC"), M.TALK),
        (said(Intent.QUESTION, Sign.TAKES_REPORT_BACK, Sign.NOT_DONE), M.OPEN_QUESTION),
        (said(Intent.PROGRESS, Sign.NOT_DONE), M.UNSAY),
        (said(Intent.PROGRESS, near_miss=NearMiss.MISTAKE), M.UNSAY),
        (said(Intent.PROGRESS, near_miss=NearMiss.GIVE), M.PROGRESS),
        (said(Intent.PROGRESS, Sign.NOT_DONE, files=FILES), M.PROGRESS),
        (said(Intent.PROGRESS, Sign.NOT_DONE, Sign.ASKS_FOR_JUDGEMENT), M.PROGRESS),
        (said(Intent.PROGRESS, Sign.NOT_DONE, Sign.CORRECTS_RESULT, evidence="5/BC"), M.CORRECT),
        (said(Intent.QUESTION, Sign.CORRECTS_RESULT, evidence="5/BC"), M.OPEN_QUESTION),
    ],
)
def test_what_is_said_of_the_own_report(words: Said, expected: Meaning) -> None:
    assert meaning(words, task=SUBMITTED_TASK) is expected


def test_what_is_said_of_the_report_of_a_colleague() -> None:
    assert meaning(said(Intent.SMALLTALK, Sign.TAKES_REPORT_BACK), task=OTHERS_REPORT) is M.TALK
    assert meaning(said(Intent.PROGRESS, Sign.CORRECTS_RESULT), task=OTHERS_REPORT) is M.CORRECT
    assert meaning(said(Intent.PROGRESS, Sign.CORRECTS_RESULT)) is M.PROGRESS
    assert meaning(said(Intent.PROGRESS, Sign.CORRECTS_RESULT), OFFICE, OTHERS_REPORT) is M.PROGRESS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (said(Intent.SMALLTALK), M.TALK),
        (said(Intent.SMALLTALK, Sign.COURTESY), M.COURTESY),
        (said(Intent.SMALLTALK, Sign.EMPTY), M.COURTESY),
        (said(Intent.SMALLTALK, Sign.FIGURE, Sign.COURTESY), M.FIGURE),
        (said(Intent.SMALLTALK, Sign.FIGURE, near_miss=NearMiss.GIVE), M.NEAR_MISS),
        (said(Intent.SMALLTALK, near_miss=NearMiss.MISTAKE), M.MISTAKE),
        (said(Intent.ACK, near_miss=NearMiss.CANCEL), M.NEAR_MISS),
        (said(Intent.ACK, Sign.FIGURE), M.ACK),
        (said(Intent.PROGRESS, Sign.FIGURE, near_miss=NearMiss.CANCEL), M.PROGRESS),
        (said(Intent.SMALLTALK, Sign.EMPTY, files=FILES), M.FILES),
        (said(Intent.SMALLTALK, Sign.FIGURE, files=FILES), M.PROGRESS),
        (said(Intent.SMALLTALK, Sign.HANDS_IN, files=FILES), M.DOUBTFUL),
        (said(Intent.PROGRESS, Sign.HANDS_IN, files=FILES), M.DOUBTFUL),
        (said(Intent.PROGRESS, Sign.HANDS_IN), M.PROGRESS),
        (Said(Reply("lời", Intent.PROGRESS, percent=80), signs=frozenset({Sign.HANDS_IN}), files=FILES), M.PROGRESS),
        (said(Intent.OBSTACLE, Sign.HANDS_IN, files=FILES), M.OBSTACLE),
        (said(Intent.DONE, Sign.EMPTY, files=FILES), M.DONE),
    ],
)
def test_what_reports_nothing(words: Said, expected: Meaning) -> None:
    assert meaning(words) is expected


def test_only_who_reports_hands_work_in_and_only_while_it_goes_on() -> None:
    handed = said(Intent.PROGRESS, Sign.HANDS_IN, files=FILES)
    assert meaning(handed, OFFICE) is M.PROGRESS
    assert meaning(handed, task=OTHERS_REPORT) is M.PROGRESS


LATER = Wish("nhắc lại mai", "mai", "")


@pytest.mark.parametrize(
    ("intent", "actor", "expected"),
    [
        (Intent.ACK, HEAD, M.SNOOZE),
        (Intent.SMALLTALK, HEAD, M.SNOOZE),
        (Intent.PROGRESS, HEAD, M.PROGRESS),
        (Intent.PROGRESS, OFFICE, M.SNOOZE),
    ],
)
def test_a_wish_to_be_reminded_again_is_meant_where_nothing_is_reported_beside(
    intent: Intent, actor: Actor, expected: Meaning
) -> None:
    assert meaning(said(intent, snooze=LATER), actor) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (said(Intent.QUESTION), M.UNANSWERED),
        (said(Intent.ACK), M.UNANSWERED),
        (said(Intent.QUESTION, evidence="5/BC"), M.STANDS),
        (said(Intent.QUESTION, files=FILES), M.STANDS),
        (said(Intent.QUESTION, Sign.EMPTY), M.STANDS),
        (said(Intent.ACK, Sign.RETREATS), M.TAKEN_BACK),
        (said(Intent.SMALLTALK, Sign.RETREATS), M.TAKEN_BACK),
        (said(Intent.SMALLTALK, Sign.RETREATS, Sign.NO_PAPER), M.STANDS),
        (said(Intent.SMALLTALK, Sign.RETREATS, files=FILES), M.STANDS),
        (said(Intent.PROGRESS, Sign.NOT_DONE), M.PROGRESS),
        (said(Intent.PROGRESS, Sign.NOT_DONE, files=FILES), M.STANDS),
        (said(Intent.PROGRESS), M.STANDS),
    ],
)
def test_what_is_answered_to_the_question_for_the_result(words: Said, expected: Meaning) -> None:
    assert meaning(words, asked=Asked.EVIDENCE, question=QUESTION) is expected


def test_nothing_is_an_answer_where_no_question_is_open() -> None:
    assert meaning(said(), asked=Asked.EVIDENCE) is M.PROGRESS
    assert meaning(said(), asked=Asked.DAY_SET, question=QUESTION) is M.PROGRESS


def test_what_a_command_left_out_may_be_taken_back() -> None:
    asked = {"asked": Asked.WORDS, "question": QUESTION}
    assert meaning(said(Intent.OBSTACLE), **asked) is M.OBSTACLE
    assert meaning(said(Intent.OBSTACLE, Sign.RETREATS), **asked) is M.RETREAT


@pytest.mark.parametrize(
    ("asked", "words", "task", "expected"),
    [
        (Asked.REASON_REDO, said(reason="thiếu"), OTHERS_REPORT, M.REDO),
        (Asked.REASON_REOPEN, said(reason="thiếu"), COMPLETED, M.REDO),
        (Asked.REASON_CANCEL, said(reason="thừa"), TASK, M.CANCEL),
        (Asked.REASON_REDO, said(Intent.ACK, Sign.RETREATS), OTHERS_REPORT, M.RETREAT),
        (Asked.REASON_REDO, said(praise=M.CONFIRM), OTHERS_REPORT, M.CONFIRM),
        (Asked.REASON_REDO, said(praise=M.UNCLEAR), OTHERS_REPORT, M.UNCLEAR),
        (Asked.REASON_REOPEN, said(praise=M.CONFIRM), COMPLETED, M.REDO),
        (Asked.REASON_CANCEL, said(praise=M.CONFIRM), OTHERS_REPORT, M.CANCEL),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.EXTEND, wanted=DAY),)), TASK, M.EXTEND),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.SET, wanted=DAY),)), TASK, M.SET),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.SHORTEN, wanted=DAY),)), TASK, M.SHORTEN),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.REASSIGN, unit=UNIT),)), TASK, M.REASSIGN),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.SUPPORT, support=(UNIT,)),)), TASK, M.CANCEL),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.RESTORE),)), TASK, M.CANCEL),
        (Asked.REASON_CANCEL, said(orders=(Ordered(M.URGE, "urgent"),)), TASK, M.CANCEL),
        (Asked.UNIT, said(Intent.ACK, Sign.RETREATS), TASK, M.RETREAT),
        (Asked.UNIT, said(orders=(Ordered(M.REASSIGN, when=When.UNIT_ASKED),)), TASK, M.REASSIGN),
        (Asked.NEW_DEADLINE, said(Intent.ACK, Sign.RETREATS), TASK, M.RETREAT),
        (Asked.NEW_DEADLINE, said(requested=DAY), TASK, M.SET),
    ],
)
def test_what_who_decides_answers(asked: Asked, words: Said, task: Task, expected: Meaning) -> None:
    assert meaning(words, OFFICE, task, asked=asked, question=QUESTION) is expected


def test_the_unit_is_the_one_that_was_asked_for() -> None:
    other = Ordered(M.REASSIGN, unit=UNIT)
    asked = Ordered(M.REASSIGN, refusal=NoSuchUnit("X", ()), when=When.UNIT_ASKED)
    cell = case_of(said(orders=(other, asked)), Known(OFFICE, TASK, TIMES, asked=Asked.UNIT, question=QUESTION)).cell
    assert cell.lead.value == "unknown"


def test_forwarded_words_mean_nothing_else() -> None:
    assert meaning(said(orders=CANCEL, outright=M.CONFIRM), OFFICE, forwarded=True) is M.FORWARDED


@pytest.mark.parametrize(
    ("asks", "more", "expected"),
    [
        (Aspect.DEADLINE, {}, M.QUESTION),
        (Aspect.STATE, {}, M.QUESTION),
        (Aspect.SUPPORT, {}, M.QUESTION),
        (Aspect.SUPPORT, {"support": ()}, M.OPEN_QUESTION),
        (Aspect.PRODUCT, {}, M.OPEN_QUESTION),
        (Aspect.PRODUCT, {"product": "tờ trình"}, M.QUESTION),
        (Aspect.PAPER, {}, M.OPEN_QUESTION),
        (Aspect.PAPER, {"paper": "10/KH-SKHCN"}, M.QUESTION),
        (None, {}, M.OPEN_QUESTION),
        (None, {"state": State.COMPLETED}, M.QUESTION),
        (None, {"state": State.CANCELLED}, M.QUESTION),
    ],
)
def test_a_question_is_open_where_the_card_does_not_answer_it(
    asks: Aspect | None, more: dict[str, Any], expected: Meaning
) -> None:
    assert meaning(said(Intent.QUESTION, asks=asks), task=replace(TASK, **more)) is expected
    assert meaning(said(Intent.QUESTION, asks=asks), INSPECTOR, task=replace(TASK, **more)) is M.QUESTION
