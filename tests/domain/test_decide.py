"""What follows from words: plain values in, acts out, for what a person would recognize."""

from dataclasses import replace

import pytest

from domain import acts, refusals
from domain.acts import Act
from domain.asking import AskBackAbout
from domain.decide.decide import Decision, decide
from domain.decide.known import Asked, Known, Question
from domain.extensions import Request
from domain.orders import Meant, When
from domain.people import Actor, Giver, Post, Verb
from domain.reminding.snoozes import Wish
from domain.replies import Intent, NearMiss, Reply
from domain.roles import Role
from domain.said import Meaning, Ordered, Said, Sign, Wanted
from domain.tasks import PersonName, State, Task
from tests.deciding import ELSEWHERE, HEAD, LEAD, OFFICE, QUESTION, SUPPORTING, TASK, TIMES, UNIT, due, wanted

OWN_OFFICE = Actor(3, 1, "Lê Thị Mai", (Post(Role.OFFICE, LEAD),))
LEADER = Actor(4, 1, "Phạm Văn Đức", (Post(Role.LEADER),))
OFFICER = Actor(5, 1, "Hồ Thị An", (Post(Role.OFFICER, LEAD),))
SUPPORT = Actor(6, 1, "Ngô Văn Ba", (Post(Role.HEAD, SUPPORTING),))
INSPECTOR = Actor(7, 1, "Vũ Thị Hà", (Post(Role.INSPECTOR),))
OUTSIDER = Actor(8, 1, "Bùi Văn Tư", (Post(Role.HEAD, ELSEWHERE),))
COLLEAGUE = Actor(9, 1, "Đỗ Thị Năm", (Post(Role.OFFICE), Post(Role.OFFICER, LEAD)))
DELEGATED = replace(TASK, delegate=PersonName(OFFICER.person, OFFICER.name, 5))
SUBMITTED = replace(TASK, state=State.SUBMITTED, reporter=HEAD.person)
ASKED = Request(5, due(20), "xin lùi đến 20/12", by=HEAD.person)
CONFIRM = Ordered(Meaning.CONFIRM, when=When.REPORTED)
ASKED_AGAIN = (acts.Remark("lời", quiet=True), acts.AskBack(AskBackAbout.EVIDENCE, "lời", 6))
REDO = Ordered(Meaning.REDO, "thiếu phụ lục", when=When.REPORTED)


def said(intent: Intent, words: str = "lời", **more: object) -> Said:
    return Said(Reply(words, intent), **more)  # type: ignore[arg-type]


def ahead(day: int) -> Wanted:
    found = wanted(day)
    assert found.limit is not None
    return replace(found, limit=replace(found.limit, passed=None), refusal=None)


def follows(words: Said, actor: Actor, task: Task = TASK, **more: object) -> tuple[Act, ...]:
    return decide(words, Known(actor, task, TIMES, **more)).acts  # type: ignore[arg-type]


def refused(found: tuple[Act, ...]) -> type[refusals.Refusal]:
    return type(refusal_in(found))


def refusal_in(found: tuple[Act, ...]) -> refusals.Refusal:
    act = found[-1]
    assert isinstance(act, acts.Refuse)
    return act.refusal


def test_progress_is_reported_by_the_unit_and_remarked_by_others() -> None:
    words = Said(Reply("được 80%", Intent.PROGRESS, percent=80))
    assert follows(words, HEAD) == (acts.Report("được 80%", 80, stated=True),)
    assert follows(words, OFFICER, DELEGATED) == (acts.Report("được 80%", 80, stated=True),)
    assert follows(words, SUPPORT) == (acts.Remark("được 80%"),)
    for decider in (OFFICE, LEADER, COLLEAGUE):
        assert follows(words, decider) == (acts.Instruct("được 80%"),)
    assert refused(follows(words, INSPECTOR)) is refusals.NotAllowed
    assert refused(follows(words, OUTSIDER)) is refusals.NoSuchTask
    assert refused(follows(words, OFFICER)) is refusals.NoSuchTask


def test_all_of_a_part_is_no_figure_for_the_whole() -> None:
    words = Said(Reply("phần một 100%", Intent.PROGRESS, percent=100))
    assert follows(words, HEAD) == (acts.Report("phần một 100%", None, stated=True),)


def test_done_asks_for_evidence_once() -> None:
    assert follows(said(Intent.DONE), HEAD) == (acts.Report("lời", quiet=True), acts.AskEvidence("lời"))
    assert follows(said(Intent.DONE, evidence="5/BC"), HEAD) == (acts.Submit("lời", "5/BC"),)
    assert follows(said(Intent.DONE), HEAD, evidence_on_file=True) == (acts.Submit("lời"),)
    files = (("id", "báo cáo.pdf"),)
    assert follows(said(Intent.DONE, files=files), HEAD) == (acts.Attach(files), acts.Submit("lời"))


def test_what_is_answered_stands_as_the_result_of_what_was_said_before() -> None:
    answer = follows(said(Intent.SMALLTALK, "gửi bản giấy"), HEAD, asked=Asked.EVIDENCE, question=QUESTION)
    submit = acts.Submit("xong rồi ạ. gửi bản giấy", None, QUESTION.at, QUESTION.message)
    assert answer == (acts.CloseQuestion(QUESTION.dialogue), submit)


def test_the_result_may_be_named_under_another_message() -> None:
    named = said(Intent.PROGRESS, "5/BC-SKHCN", evidence="5/BC-SKHCN")
    assert isinstance(follows(named, HEAD, awaited=QUESTION)[-1], acts.Submit)
    assert isinstance(follows(said(Intent.DONE), HEAD, awaited=QUESTION)[-1], acts.Submit)
    assert isinstance(follows(said(Intent.PROGRESS), HEAD, awaited=QUESTION)[-1], acts.Report)
    no_paper = said(Intent.PROGRESS, signs=frozenset({Sign.NAMES_NO_PAPER}))
    assert isinstance(follows(no_paper, HEAD, awaited=QUESTION)[-1], acts.Submit)
    assert isinstance(follows(no_paper, HEAD)[-1], acts.Report)
    on_file = follows(said(Intent.DONE), HEAD, awaited=QUESTION, evidence_on_file=True)
    assert on_file == (acts.Submit("lời"),)


@pytest.mark.parametrize(
    ("words", "acts_expected"),
    [
        (said(Intent.QUESTION), ASKED_AGAIN),
        (said(Intent.ACK), ASKED_AGAIN),
        (said(Intent.SMALLTALK, signs=frozenset({Sign.COURTESY})), ASKED_AGAIN),
        (
            said(Intent.SMALLTALK, signs=frozenset({Sign.RETREATS})),
            (acts.CloseQuestion(6), acts.Remark("lời", quiet=True), acts.Unchanged()),
        ),
        (
            said(Intent.OBSTACLE, signs=frozenset({Sign.NOT_DONE, Sign.PAPER_TO_COME})),
            (acts.CloseQuestion(6), acts.Report("lời")),
        ),
        (
            said(Intent.PROGRESS, signs=frozenset({Sign.NOT_DONE})),
            (acts.CloseQuestion(6), acts.Report("lời")),
        ),
    ],
)
def test_what_is_no_result_does_not_stand_as_one(words: Said, acts_expected: tuple[Act, ...]) -> None:
    assert follows(words, HEAD, asked=Asked.EVIDENCE, question=QUESTION) == acts_expected


def test_the_second_time_it_is_taken_for_what_it_says() -> None:
    again = {"asked": Asked.EVIDENCE, "question": replace(QUESTION, again=True)}
    assert follows(said(Intent.ACK), HEAD, **again) == (acts.Receipt("lời", courteous=False),)
    thanks = said(Intent.SMALLTALK, signs=frozenset({Sign.COURTESY}))
    assert follows(thanks, HEAD, **again) == (acts.Nothing(),)
    assert isinstance(follows(said(Intent.QUESTION), HEAD, **again)[-1], acts.PassOn)
    assert isinstance(follows(said(Intent.SMALLTALK), HEAD, **again)[-1], acts.Submit)


def test_a_result_named_after_the_report_is_added() -> None:
    named = said(Intent.PROGRESS, evidence="5/BC-SKHCN")
    assert follows(named, HEAD, SUBMITTED) == (acts.CorrectResult("lời"),)


def test_what_was_taken_for_done_and_is_not_is_kept_to_learn_from() -> None:
    pressed = said(Intent.SMALLTALK, "", outright=Meaning.DROP, meant=Intent.PROGRESS)
    assert follows(pressed, HEAD, asked=Asked.EVIDENCE, question=QUESTION) == (
        acts.CloseQuestion(QUESTION.dialogue),
        acts.Learn(QUESTION.words, Intent.DONE, Intent.PROGRESS),
        acts.Unchanged(),
    )


def test_that_there_is_no_paper_is_a_result() -> None:
    words = said(Intent.SMALLTALK, signs=frozenset({Sign.RETREATS, Sign.NO_PAPER}))
    assert isinstance(follows(words, HEAD, asked=Asked.EVIDENCE, question=QUESTION)[-1], acts.Submit)


def test_judged_is_what_another_reported() -> None:
    words = said(Intent.ACK, orders=(CONFIRM,), signs=frozenset({Sign.COURTESY}))
    assert follows(words, OFFICE, SUBMITTED) == (acts.Confirm(),)
    assert follows(words, LEADER, SUBMITTED) == (acts.Confirm(),)
    assert follows(words, OFFICE) == (acts.Remark("lời"),)
    assert follows(words, OWN_OFFICE, SUBMITTED) == (acts.Nothing(),)
    assert follows(replace(words, signs=frozenset()), OWN_OFFICE, SUBMITTED) == (acts.Remark("lời"),)
    command = replace(words, outright=Meaning.CONFIRM)
    assert refused(follows(command, OWN_OFFICE, SUBMITTED)) is refusals.OwnWork
    assert refused(follows(command, OFFICE)) is refusals.NothingToConfirm
    assert refused(follows(command, HEAD, SUBMITTED)) is refusals.NotAllowed


def test_work_is_sent_back_with_a_reason() -> None:
    assert follows(said(Intent.PROGRESS, orders=(REDO,)), OFFICE, SUBMITTED) == (acts.SendBack("thiếu phụ lục"),)
    bare = replace(REDO, words="")
    assert follows(said(Intent.PROGRESS, orders=(bare,)), OFFICE, SUBMITTED) == (acts.AskReason(Verb.SEND_BACK),)


def test_the_reason_that_was_asked_for() -> None:
    asked = {"asked": Asked.REASON_REDO, "question": Question(6)}
    reason = said(Intent.PROGRESS, reason="thiếu phụ lục")
    assert follows(reason, OFFICE, SUBMITTED, **asked)[-1] == acts.SendBack("thiếu phụ lục")
    assert refused(follows(said(Intent.ACK), OFFICE, SUBMITTED, **asked)) is refusals.ReasonNeeded
    praise = said(Intent.ACK, praise=Meaning.CONFIRM, reason="đạt")
    assert follows(praise, OFFICE, SUBMITTED, **asked)[-1] == acts.Confirm()
    confirmed = replace(SUBMITTED, state=State.COMPLETED)
    assert refused(follows(reason, OFFICE, confirmed, **asked)) is refusals.AlreadyClosed
    reopened = {"asked": Asked.REASON_REOPEN, "question": Question(6)}
    assert follows(reason, OFFICE, confirmed, **reopened)[-1] == acts.SendBack("thiếu phụ lục")
    other = said(Intent.EXTENSION, orders=(Ordered(Meaning.SET, wanted=wanted(15)),), reason="gia hạn")
    passed = replace(wanted(15), limit=replace(wanted(15).limit, passed=None))  # type: ignore[type-var]
    other = replace(other, orders=(Ordered(Meaning.SET, wanted=passed),))
    task = replace(SUBMITTED, state=State.IN_PROGRESS)
    assert isinstance(follows(other, OFFICE, task, **asked)[-1], acts.SetDeadline)


def test_what_is_neither_yes_nor_no_is_asked_back_as_what_it_answers() -> None:
    report = said(Intent.ACK, orders=(Ordered(Meaning.UNCLEAR, when=When.REPORTED),))
    assert follows(report, OFFICE, SUBMITTED) == (acts.AskBack(AskBackAbout.JUDGEMENT, "lời"),)
    request = said(Intent.ACK, orders=(Ordered(Meaning.UNCLEAR, when=When.REQUEST_ANSWERED),))
    asked_back = acts.AskBack(AskBackAbout.DECISION, "lời", ASKED.dialogue)
    assert follows(request, OFFICE, request=ASKED, asked=Asked.REQUEST) == (asked_back,)


def test_a_question_that_no_card_answers_goes_to_who_can_and_is_kept() -> None:
    asks = said(Intent.QUESTION)
    assert follows(asks, HEAD) == (acts.Remark("lời", quiet=True), acts.PassOn("lời"))
    assert follows(asks, OFFICE) == (acts.Remark("lời", quiet=True), acts.PassOn("lời", to_unit=True))


def test_a_receipt_with_thanks_is_one_that_needs_no_other() -> None:
    assert follows(said(Intent.ACK), HEAD) == (acts.Receipt("lời", courteous=False),)
    thanks = said(Intent.ACK, signs=frozenset({Sign.COURTESY}))
    assert follows(thanks, HEAD) == (acts.Receipt("lời", courteous=True),)


def test_words_that_may_mean_done_are_asked_about_and_kept() -> None:
    files = (("id", "báo cáo.pdf"), ("id2", "phụ lục.pdf"))
    doubtful = Said(Reply("gần xong 5/12", Intent.PROGRESS, count=(5, 12), doubtful=True), files=files)
    assert follows(doubtful, HEAD) == (
        acts.Attach(files),
        acts.Report("gần xong 5/12", None, (5, 12), stated=True, quiet=True),
        acts.AskWhetherDone("gần xong 5/12", stated=True, files=2),
    )


def test_a_report_is_taken_back_by_its_reporter() -> None:
    back = frozenset({Sign.TAKES_REPORT_BACK})
    assert follows(said(Intent.SMALLTALK, signs=back), HEAD, SUBMITTED) == (acts.WithdrawReport("lời"),)
    words = follows(said(Intent.PROGRESS, signs=back), HEAD, SUBMITTED)
    assert words == (acts.WithdrawReport("lời"), acts.Report("lời", quiet=True))
    share = Said(Reply("mới 80%", Intent.PROGRESS, percent=80), signs=back, near_miss=NearMiss.MISTAKE)
    assert follows(share, HEAD, SUBMITTED) == (
        acts.WithdrawReport("mới 80%"),
        acts.Report("mới 80%", 80, stated=True),
    )
    stuck = follows(said(Intent.OBSTACLE, signs=back), HEAD, SUBMITTED)
    assert [type(act) for act in stuck] == [acts.WithdrawReport, acts.Report, acts.NoteObstacle]
    unsure = said(Intent.PROGRESS, signs=frozenset({Sign.NOT_DONE}))
    assert follows(unsure, HEAD, SUBMITTED) == (acts.AskWhetherWithdrawn("lời"),)
    other = replace(SUBMITTED, reporter=99)
    assert refused(follows(unsure, HEAD, other)) is refusals.AlreadySubmitted
    corrects = said(Intent.PROGRESS, evidence="31/BC", signs=frozenset({Sign.CORRECTS_RESULT}))
    assert follows(corrects, HEAD, SUBMITTED) == (acts.CorrectResult("lời"),)


@pytest.mark.parametrize("intent", [Intent.PROGRESS, Intent.DONE, Intent.SMALLTALK, Intent.EXTENSION])
def test_forwarded_words_only_ask(intent: Intent) -> None:
    words = said(intent, orders=(CONFIRM, Ordered(Meaning.CANCEL, "thừa")), evidence="5/BC")
    for actor in (OFFICE, HEAD):
        assert follows(words, actor, SUBMITTED, forwarded=True) == (acts.AskBack(AskBackAbout.FORWARDED, "lời"),)


def test_talk_is_remarked_and_thanks_are_not() -> None:
    assert follows(said(Intent.SMALLTALK), HEAD) == (acts.Remark("lời"),)
    assert follows(said(Intent.SMALLTALK, signs=frozenset({Sign.COURTESY})), HEAD) == (acts.Nothing(),)
    figure = said(Intent.SMALLTALK, signs=frozenset({Sign.FIGURE}))
    assert follows(figure, HEAD) == (acts.AskBack(AskBackAbout.FIGURES, "lời"),)
    near = said(Intent.ACK, near_miss=NearMiss.GIVE)
    assert follows(near, HEAD) == (acts.TellWay("lời", NearMiss.GIVE),)
    assert follows(near, OFFICE) == (acts.Instruct("lời"),)
    mistake = said(Intent.SMALLTALK, near_miss=NearMiss.MISTAKE)
    done = replace(TASK, state=State.COMPLETED)
    assert refused(follows(mistake, HEAD, done)) is refusals.AlreadyClosed


def test_files_are_kept_whatever_is_said_beside() -> None:
    files = (("id", "ảnh.jpg"),)
    assert follows(said(Intent.SMALLTALK, files=files, signs=frozenset({Sign.EMPTY})), HEAD) == (
        acts.Attach(files, told=True),
    )
    assert follows(said(Intent.SMALLTALK, files=files), HEAD)[0] == acts.Attach(files)
    assert refused(follows(said(Intent.PROGRESS, files=files), OFFICE)) is refusals.NotAllowed


def test_who_decides_is_told_how_to_undo_a_slip() -> None:
    slip = said(Intent.SMALLTALK, signs=frozenset({Sign.OWN_MISTAKE}))
    assert follows(slip, OFFICE) == (acts.TellUndoing("lời"),)
    beyond = said(Intent.PROGRESS, unsupported=(Meant.SUSPEND, ""))
    assert follows(beyond, OFFICE) == (acts.Instruct("lời", quiet=True), acts.TellWayOrder(Meant.SUSPEND, ""))
    assert follows(beyond, HEAD) == (acts.Report("lời"),)


def test_people_of_the_office_report_on_the_work_of_their_own_unit() -> None:
    words = said(Intent.PROGRESS, orders=(Ordered(Meaning.EXTEND, wanted=ahead(25)),))
    assert follows(words, OWN_OFFICE) == (acts.Report("lời"),)
    cancel = said(Intent.PROGRESS, orders=(Ordered(Meaning.CANCEL, "thừa"),))
    assert follows(cancel, OWN_OFFICE) == (acts.Cancel("thừa"),)
    done = replace(TASK, state=State.COMPLETED)
    redo = said(Intent.PROGRESS, orders=(Ordered(Meaning.REDO, "sai", when=When.CONFIRMED),))
    assert refused(follows(redo, OWN_OFFICE, done)) is refusals.OwnWork


@pytest.mark.parametrize(
    ("giver", "told"), [(Giver.LEADER, "Phạm Văn Đức"), (Giver.FORMER_LEADER, None), (Giver.SLOW_LEADER, None)]
)
def test_the_office_is_told_whose_order_it_is_as_long_as_that_leader_alone_decides(
    giver: Giver, told: str | None
) -> None:
    given = replace(TASK, assigner=PersonName(LEADER.person, LEADER.name, 40), giver=giver)
    cancel = said(Intent.PROGRESS, orders=(Ordered(Meaning.CANCEL, "thừa"),))
    assert vars(refusal_in(follows(cancel, OFFICE, given))) == {"number": TASK.number, "leader": told}
    assert follows(cancel, LEADER, given) == (acts.Cancel("thừa"),)


def test_a_task_goes_to_another_unit() -> None:
    other = said(Intent.PROGRESS, orders=(Ordered(Meaning.REASSIGN, unit=UNIT),))
    assert follows(other, OFFICE) == (acts.Reassign(UNIT),)
    same = said(Intent.PROGRESS, orders=(Ordered(Meaning.REASSIGN, unit=replace(UNIT, id=LEAD)),))
    assert follows(same, OFFICE) == (acts.Keep("lời"),)
    supported = said(Intent.PROGRESS, orders=(Ordered(Meaning.REASSIGN, unit=replace(UNIT, id=LEAD), support=(UNIT,)),))
    assert follows(supported, OFFICE) == (acts.AddSupport((UNIT,)),)
    returned = replace(TASK, state=State.RETURNED)
    assert follows(supported, OFFICE, returned) == (acts.Keep("lời"), acts.AddSupport((UNIT,)))
    nobody = said(Intent.PROGRESS, orders=(Ordered(Meaning.REASSIGN),))
    assert follows(nobody, OFFICE) == (acts.AskUnit(),)
    strange = Ordered(Meaning.REASSIGN, refusal=refusals.NoSuchUnit("X", ()), when=When.UNIT_ASKED)
    asked = {"asked": Asked.UNIT, "question": Question(6)}
    assert refused(follows(said(Intent.PROGRESS, orders=(strange,)), OFFICE, **asked)) is refusals.NoSuchUnit
    assert refused(follows(other, OFFICE, SUBMITTED)) is refusals.AlreadySubmitted


def test_a_wish_to_be_reminded_goes_beside_a_report() -> None:
    wish = Wish("nhắc lại thứ Sáu", "thứ Sáu", "")
    alone = decide(said(Intent.SMALLTALK, snooze=wish), Known(HEAD, TASK, TIMES))
    assert alone == Decision((acts.Snooze(wish.said, None),), ("snoozed",))
    beside = decide(said(Intent.PROGRESS, snooze=wish), Known(HEAD, TASK, TIMES))
    assert beside.acts == (acts.Report("lời"),)
    assert beside.beside == (acts.Snooze(wish.said, None),)
    assert refused(follows(said(Intent.PROGRESS, snooze=wish), OFFICE)) is refusals.NotAllowed
    refusal = decide(said(Intent.PROGRESS, snooze=wish), Known(HEAD, SUBMITTED, TIMES))
    assert refusal.beside == ()


def test_a_reading_that_was_wrong_is_undone_and_decided_anew() -> None:
    words = said(Intent.OBSTACLE, outright=Meaning.MISREAD, meant=Intent.OBSTACLE)
    found = follows(words, HEAD, message=41)
    assert [type(act) for act in found] == [acts.UndoReading, acts.Report, acts.NoteObstacle]
    dropped = said(Intent.SMALLTALK, outright=Meaning.MISREAD)
    assert follows(dropped, HEAD, message=41) == (acts.UndoReading(41, None),)


def test_a_decision_names_its_rows() -> None:
    assert decide(said(Intent.PROGRESS), Known(HEAD, TASK, TIMES)).rows == ("progress",)


def test_what_is_taken_back_takes_no_question_along() -> None:
    """ "nhầm, thôi ạ, 5/BC": the paper that is named answers the question for the result, which is no retreat."""
    words = said(Intent.PROGRESS, evidence="5/BC", signs=frozenset({Sign.RETREATS}), outright=Meaning.MISREAD,
                 meant=Intent.PROGRESS)  # fmt: skip
    found = decide(words, Known(HEAD, TASK, TIMES, awaited=QUESTION, message=41))
    assert found.rows == ("reading corrected", "submitted with what was answered")


def test_the_answer_of_a_unit_goes_to_who_asked_and_is_kept() -> None:
    asked = {"asked": Asked.ANSWER, "question": QUESTION}
    passed_on = acts.PassOn("lời", question=QUESTION.dialogue)
    assert follows(said(Intent.PROGRESS), HEAD, **asked)[-2:] == (acts.Report("lời", quiet=True), passed_on)
    returned = replace(TASK, state=State.RETURNED)
    assert follows(said(Intent.PROGRESS), HEAD, returned, **asked)[-2:] == (acts.Remark("lời", quiet=True), passed_on)
