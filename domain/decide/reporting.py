"""What a unit says of its work: done, under way, stuck, not its own; and what others remark of it."""

from dataclasses import replace

from domain.acts import (
    Act,
    AskBack,
    AskEvidence,
    AskReturn,
    AskWhetherDone,
    Attach,
    GiveBack,
    Instruct,
    NoteObstacle,
    Nothing,
    PassOn,
    Receipt,
    Remark,
    Report,
    Snooze,
    Submit,
)
from domain.asking import AskBackAbout
from domain.decide.cases import Case
from domain.decide.cells import Proof, Result, Returning, Sent
from domain.decide.gate import ASIDE, COMMENTATORS, DECIDER, INSPECTOR, OTHERS, UNFINISHED
from domain.decide.known import OPEN, OVER, SUBMITTED, Phase
from domain.decide.refusing import closed, not_allowed, not_in_progress, nothing_to_confirm, submitted
from domain.decide.rows import Row, Table, never, one, passes, row
from domain.people import DECIDERS, REPORTERS, UNIT_HEADS, Capacity, Verb
from domain.said import Meaning, Sign

DONE, OBSTACLE, DECLINE = one(Meaning.DONE), one(Meaning.OBSTACLE), one(Meaning.DECLINE)
ANSWER = one(Meaning.ANSWER)
PROGRESS, DOUBTFUL, FALLEN = one(Meaning.PROGRESS), one(Meaning.DOUBTFUL), one(Meaning.FALLEN)
ACK, FILES, SNOOZE = one(Meaning.ACK), one(Meaning.FILES), one(Meaning.SNOOZE)
FIGURES = PROGRESS | DOUBTFUL | FALLEN | OBSTACLE
"""Reports of work that goes on."""
BARE, WITH_FILES = one(Sent.NONE), one(Sent.FILES)
DELEGATES = REPORTERS - UNIT_HEADS
INSTRUCTORS = DECIDERS - REPORTERS
"""Their remarks are instructions; who leads the work remarks to the own task."""


def remarks(meanings: frozenset[Meaning]) -> tuple[Row, ...]:
    """Of who does not report on the task the words are a remark."""
    return (
        row("files of others", "§3: who works on it sends its files", not_allowed(Verb.ATTACH),
            meaning=meanings, capacity=OTHERS, sent=WITH_FILES),
        row("inspector", "§3: the inspector changes nothing", not_allowed(Verb.REMARK),
            meaning=meanings, capacity=INSPECTOR, sent=BARE),
        row("remarking what is over", "§3: finished or cancelled", closed,
            meaning=meanings, capacity=COMMENTATORS, sent=BARE, phase=OVER),
        passes("remarking", "§3: a supporting unit adds a remark, as the office and leaders do",
               meaning=meanings, capacity=COMMENTATORS, sent=BARE, phase=UNFINISHED),
    )  # fmt: skip


ALL = ANSWER | DONE | FIGURES | DECLINE | ACK | FILES | SNOOZE

GATE = Table("gate of reports", ALL, ("meaning", "capacity", "phase", "sent"), (
    *remarks(FIGURES | DECLINE | ACK),
    row("reporting what is over", "§3: finished or cancelled", closed,
        meaning=DONE | FIGURES | FILES, capacity=REPORTERS, phase=OVER),
    row("reporting what is reported", "§3: it waits for confirmation", submitted,
        meaning=DONE | FIGURES, capacity=REPORTERS, phase=SUBMITTED),
    row("reporting what rests", "§3: it is suspended, or given back", not_in_progress,
        meaning=DONE | FIGURES, capacity=REPORTERS, phase=ASIDE),
    passes("reporting", "§3: head and delegate report", meaning=DONE | FIGURES, capacity=REPORTERS, phase=OPEN),
    row("files of others that say done", "§3: who works on it sends its files", not_allowed(Verb.ATTACH),
        meaning=DONE, capacity=OTHERS, sent=WITH_FILES),
    row("done, says who does not report", "§3: head and delegate report", not_allowed(Verb.REPORT),
        meaning=DONE, capacity=OTHERS - DECIDER, sent=BARE),
    row("done and over", "§3: finished or cancelled", closed, meaning=DONE, capacity=DECIDER, phase=OVER, sent=BARE),
    row("done, says who decides", "§3: a report comes first", nothing_to_confirm,
        meaning=DONE, capacity=DECIDER, phase=OPEN | ASIDE, sent=BARE),
    row("done, in place of a judgement", "§3: the unit reports, the office confirms", not_allowed(Verb.REPORT),
        meaning=DONE, capacity=DECIDER, phase=SUBMITTED, sent=BARE),
    row("delegate gives it back", "§3: the head returns", not_allowed(Verb.RETURN),
        meaning=DECLINE, capacity=DELEGATES),
    row("giving back what is over", "§3: finished or cancelled", closed,
        meaning=DECLINE, capacity=UNIT_HEADS, phase=OVER),
    row("giving back what is reported", "§3: it waits for confirmation", submitted,
        meaning=DECLINE, capacity=UNIT_HEADS, phase=SUBMITTED),
    passes("giving back", "§3: the head returns", meaning=DECLINE, capacity=UNIT_HEADS, phase=OPEN | ASIDE),
    row("files for what is over", "§3: finished or cancelled", closed,
        meaning=ACK, capacity=REPORTERS, phase=OVER, sent=WITH_FILES),
    passes("answering", "§1.10: an answer for everyone", meaning=ANSWER, capacity=REPORTERS, phase=UNFINISHED),
    never("answering of what is over", "it is taken for what it says by itself",
          meaning=ANSWER, capacity=REPORTERS, phase=OVER),
    never("others answer", "read only of who works on it", meaning=ANSWER, capacity=OTHERS),
    passes("receipt", "§3: head and delegate answer", meaning=ACK, capacity=REPORTERS, phase=UNFINISHED),
    passes("courtesy after the end", "§1.4: quiet", meaning=ACK, capacity=REPORTERS, phase=OVER, sent=BARE),
    row("files without a right", "§3: who works on it sends its files", not_allowed(Verb.ATTACH),
        meaning=FILES, capacity=OTHERS),
    passes("sending files", "§3: head and delegate attach", meaning=FILES, capacity=REPORTERS, phase=UNFINISHED),
    row("others put off reminders", "§5: who is reminded may put it off", not_allowed(Verb.SNOOZE),
        meaning=SNOOZE, capacity=OTHERS),
    passes("putting off", "§5: a person may say when to be reminded", meaning=SNOOZE, capacity=REPORTERS),
))  # fmt: skip


def progress_of(case: Case, *, quiet: bool) -> Report:
    """Progress: "100 %" of what is not done was said of a part, and is no figure for the whole."""
    reply = case.said.reply
    whole = reply.percent is not None and reply.percent >= 100
    stated = reply.percent is not None or reply.count is not None
    return Report(reply.words, None if whole else reply.percent, reply.count, stated=stated, quiet=quiet)


def _submit(case: Case) -> tuple[Act, ...]:
    return (*case.attached, Submit(case.words, case.said.evidence))


def _ask_evidence(case: Case) -> tuple[Act, ...]:
    return (*case.attached, progress_of(case, quiet=True), AskEvidence(case.words))


def _progress(case: Case) -> tuple[Act, ...]:
    return (*case.attached, replace(progress_of(case, quiet=False), files=len(case.said.files)))


def _doubted(case: Case) -> Report:
    return progress_of(case, quiet=True)


def _doubt(case: Case) -> tuple[Act, ...]:
    return (*case.attached, _doubted(case), AskWhetherDone(case.words, _doubted(case).stated, len(case.said.files)))


def _ask_fall(case: Case) -> tuple[Act, ...]:
    """The words are kept, and the figure waits for the answer."""
    return (*case.attached, Report(case.words, quiet=True), AskBack(AskBackAbout.FALL, case.words))


def _obstacle(case: Case) -> tuple[Act, ...]:
    """What is told of the obstacle leaves the figures out: they are told beside it."""
    progress = progress_of(case, quiet=True)
    return (
        *case.attached,
        replace(progress, quiet=not progress.stated),
        NoteObstacle(case.words, len(case.said.files)),
    )


def tell_asker(case: Case) -> PassOn:
    return PassOn(case.words, question=case.question.dialogue)


def _answer(case: Case) -> tuple[Act, ...]:
    return (*case.attached, progress_of(case, quiet=True), tell_asker(case))


def _answer_aside(case: Case) -> tuple[Act, ...]:
    return (*case.attached, Remark(case.words, quiet=True), tell_asker(case))


def _give_back(case: Case) -> tuple[Act, ...]:
    return (*case.attached_aloud, GiveBack(case.words))


def _ask_return(case: Case) -> tuple[Act, ...]:
    return (*case.attached_aloud, AskReturn(case.words))


def _receipt(case: Case) -> tuple[Act, ...]:
    if case.said.files:
        return (*attach_alone(case), Remark(case.words, quiet=True))
    return (Receipt(case.words, courteous=Sign.COURTESY in case.said.signs),)


def attach_alone(case: Case) -> tuple[Act, ...]:
    return (Attach(case.said.files, told=True),)


def nothing(case: Case) -> tuple[Act, ...]:
    return (Nothing(),)


def remark(case: Case) -> tuple[Act, ...]:
    return (Remark(case.words),)


def thank(case: Case) -> tuple[Act, ...]:
    """Of who decides, what says more than thanks is an instruction."""
    instructs = case.cell.capacity in INSTRUCTORS and Sign.COURTESY not in case.said.signs
    return instruct(case) if instructs else remark(case)


def _thank_for_report(case: Case) -> tuple[Act, ...]:
    """Thanks for what waits for confirmation are a receipt of it, and no remark."""
    return nothing(case) if Sign.COURTESY in case.said.signs else thank(case)


def instruct(case: Case) -> tuple[Act, ...]:
    """What who decides will do himself is a remark."""
    return (Remark(case.words),) if Sign.OF_SELF in case.said.signs else (Instruct(case.words),)


def _snooze(case: Case) -> tuple[Act, ...]:
    assert case.said.snooze is not None
    return (*case.attached, Snooze(case.said.snooze.said, case.said.later))


THERE = REPORTERS
PREPARES, FINAL = one(Result.PREPARES), one(Result.FINAL)
LOOKING_ON = frozenset(Capacity) - REPORTERS

TABLE = Table("reports", GATE.meanings, ("meaning", "capacity", "phase", "proof", "returning", "sent", "result"), (
    row("submitted", "§3: completing asks for evidence, and here it is", _submit,
        meaning=DONE, capacity=THERE, phase=OPEN, proof=one(Proof.GIVEN), result=FINAL),
    row("asked for evidence", "§3: empty words are asked back once", _ask_evidence,
        meaning=DONE, capacity=THERE, phase=OPEN, proof=one(Proof.NONE), result=FINAL),
    row("progress", "§2: what a person says about a task", _progress,
        meaning=PROGRESS, capacity=THERE, phase=OPEN),
    row("asked about a fall", "§1.6: what is not sure is asked, with one tap", _ask_fall,
        meaning=FALLEN, capacity=THERE, phase=OPEN),
    row("prepared", "§1.6: work still to come leaves no doubt", _progress,
        meaning=DOUBTFUL, capacity=THERE, phase=OPEN, result=PREPARES),
    row("asked whether done", "§1.6: what is not sure is asked, with one tap", _doubt,
        meaning=DOUBTFUL, capacity=THERE, phase=OPEN, result=FINAL),
    row("asked beyond a preparatory paper", "§1.6: a plan or an invitation is not the result", _doubt,
        meaning=DONE, capacity=THERE, phase=OPEN, result=PREPARES),
    row("obstacle", "§2: reported to the leaders through the office", _obstacle,
        meaning=OBSTACLE, capacity=THERE, phase=OPEN),
    row("given back", "§3: within 24 hours", _give_back,
        meaning=DECLINE, capacity=UNIT_HEADS, phase=OPEN | {Phase.SUSPENDED}, returning=one(Returning.IN_TIME)),
    row("given back twice", "§3: returned already", not_in_progress,
        meaning=DECLINE, capacity=UNIT_HEADS, phase=one(Phase.RETURNED), returning=one(Returning.IN_TIME)),
    row("asked to give back", "§3: later the office decides", _ask_return,
        meaning=DECLINE, capacity=UNIT_HEADS, phase=OPEN | ASIDE, returning=one(Returning.LATE)),
    row("answered", "§1.10: it reaches who asked", _answer, meaning=ANSWER, capacity=THERE, phase=OPEN),
    row("answered aside", "§1.10: it reaches who asked", _answer_aside,
        meaning=ANSWER, capacity=THERE, phase=ASIDE | SUBMITTED),
    row("received", "§1.10: an answer for everyone", _receipt, meaning=ACK, capacity=THERE, phase=OPEN | ASIDE),
    row("courtesy", "§1.4: quiet", nothing, meaning=ACK, capacity=THERE, phase=OVER | SUBMITTED, sent=BARE),
    row("files with a courtesy", "§1.10: a file sent under a task is kept", attach_alone,
        meaning=ACK, capacity=THERE, phase=SUBMITTED, sent=WITH_FILES),
    row("files", "§1.10: a file sent under a task is kept", attach_alone,
        meaning=FILES, capacity=THERE),
    row("snoozed", "§5: up to the deadline", _snooze, meaning=SNOOZE, capacity=THERE),
    row("remarked", "§3: who does not report adds a remark", remark,
        meaning=FIGURES | DECLINE, capacity=LOOKING_ON - INSTRUCTORS),
    row("thanked by who looks on", "§3: who does not report adds a remark", thank,
        meaning=ACK, capacity=LOOKING_ON, phase=OPEN | ASIDE | OVER),
    row("thanked for a report", "§1.4: quiet", _thank_for_report,
        meaning=ACK, capacity=LOOKING_ON, phase=SUBMITTED),
    row("instructed", "§3: a remark of a leader or the office is an instruction", instruct,
        meaning=FIGURES | DECLINE, capacity=LOOKING_ON & INSTRUCTORS),
))  # fmt: skip
