"""Reported work is confirmed or to be done again, a task is cancelled or stands again."""

from domain.acts import Act, AskBack, AskReason, Cancel, Confirm, Remark, Revive, SendBack
from domain.asking import AskBackAbout
from domain.decide.cases import Case
from domain.decide.cells import Reason, Whose
from domain.decide.gate import ASIDE, DECIDER, UNFINISHED, no_right, of_own_work
from domain.decide.known import OPEN, OVER, Asked, Phase
from domain.decide.refusing import closed, leaders_order, no_reason, not_allowed, nothing_to_confirm, own_work
from domain.decide.rows import Table, but, never, one, passes, row
from domain.people import DECIDERS, INVOLVED, ONLOOKERS, Verb
from domain.said import Meaning

CONFIRM, REDO, CANCEL, UNCLEAR = one(Meaning.CONFIRM), one(Meaning.REDO), one(Meaning.CANCEL), one(Meaning.UNCLEAR)
JUDGED = one(Phase.COMPLETED, Phase.CANCELLED)
SUBMITTED = one(Phase.SUBMITTED)
FREE, LEADERS = one(Whose.OPEN), one(Whose.LEADERS)
GIVEN, NONE = one(Reason.GIVEN), one(Reason.NONE)
ASKED_WHY = one(Asked.REASON_REDO, Asked.REASON_REOPEN)
ASKED_WHY_CANCELLED = one(Asked.REASON_CANCEL)

GATE = Table("gate of judgements", CONFIRM | REDO | CANCEL | UNCLEAR, ("meaning", "capacity", "phase", "whose"), (
    no_right(Verb.CONFIRM, Meaning.CONFIRM, Meaning.UNCLEAR),
    of_own_work(Meaning.CONFIRM, Meaning.UNCLEAR),
    row("judging what is over", "§3: finished or cancelled", closed,
        meaning=CONFIRM | UNCLEAR, capacity=DECIDER, phase=OVER),
    row("confirming what nobody reported", "§3: a report comes first", nothing_to_confirm,
        meaning=CONFIRM, capacity=DECIDER, phase=OPEN | ASIDE),
    passes("confirming", "§3: submitted → completed", meaning=CONFIRM, capacity=DECIDER, phase=SUBMITTED),
    passes("weighing", "§1.6: what is not sure is asked", meaning=UNCLEAR, capacity=DECIDER, phase=UNFINISHED),
    row("no right to revive", "§3", not_allowed(Verb.CANCEL),
        meaning=REDO, capacity=ONLOOKERS, phase=one(Phase.CANCELLED)),
    passes("reviving", "§3: who may cancel may take it back",
           meaning=REDO, capacity=DECIDERS, phase=one(Phase.CANCELLED), whose=FREE),
    row("reviving a leader's order", "§3: who gave the order decides about it", leaders_order,
        meaning=REDO, capacity=DECIDERS, phase=one(Phase.CANCELLED), whose=LEADERS),
    row("no right to reopen", "§3", not_allowed(Verb.REOPEN),
        meaning=REDO, capacity=ONLOOKERS, phase=one(Phase.COMPLETED)),
    row("no right to send back", "§3", not_allowed(Verb.SEND_BACK),
        meaning=REDO, capacity=ONLOOKERS, phase=but(*JUDGED)),
    row("own work done again", "§3: the doer never judges the own work", own_work,
        meaning=REDO, capacity=INVOLVED, phase=but(Phase.CANCELLED)),
    row("sending back what nobody reported", "§3: a report comes first", nothing_to_confirm,
        meaning=REDO, capacity=DECIDER, phase=OPEN | ASIDE),
    passes("sending back", "§3: submitted or confirmed work can be done again",
           meaning=REDO, capacity=DECIDER, phase=SUBMITTED | {Phase.COMPLETED}),
    no_right(Verb.CANCEL, Meaning.CANCEL),
    row("cancelling what is over", "§3: finished or cancelled", closed, meaning=CANCEL, capacity=DECIDERS, phase=OVER),
    passes("cancelling", "§3: the office cancels, also for its own unit",
           meaning=CANCEL, capacity=DECIDERS, phase=UNFINISHED, whose=FREE),
    row("cancelling a leader's order", "§3: who gave the order decides about it", leaders_order,
        meaning=CANCEL, capacity=DECIDERS, phase=UNFINISHED, whose=LEADERS),
))  # fmt: skip


def _confirm(case: Case) -> tuple[Act, ...]:
    """What is said beside the yes is kept: afterwards the task is over, and takes no words."""
    return (Remark(case.words, quiet=True), Confirm()) if case.order.words else (Confirm(),)


def _send_back(case: Case) -> tuple[Act, ...]:
    return (SendBack(case.order.words),)


def _revive(case: Case) -> tuple[Act, ...]:
    return (Revive(case.order.words),)


def _cancel(case: Case) -> tuple[Act, ...]:
    return (Cancel(case.order.words),)


def _ask_why_again(case: Case) -> tuple[Act, ...]:
    return (AskReason(Verb.SEND_BACK),)


def _ask_why_cancelled(case: Case) -> tuple[Act, ...]:
    return (AskReason(Verb.CANCEL),)


def _weighs_report(case: Case) -> tuple[Act, ...]:
    return (AskBack(AskBackAbout.JUDGEMENT, case.words),)


def _weighs_request(case: Case) -> tuple[Act, ...]:
    assert case.known.request is not None
    return (AskBack(AskBackAbout.DECISION, case.words, case.known.request.dialogue),)


TABLE = Table("judgements", CONFIRM | REDO | CANCEL | UNCLEAR, ("meaning", "phase", "asked", "reason"), (
    row("confirmed", "§3: submitted → completed", _confirm, meaning=CONFIRM, phase=SUBMITTED),
    row("weighed a request", "§1.6: what is not sure is asked, with one tap", _weighs_request,
        meaning=UNCLEAR, asked=one(Asked.REQUEST), phase=UNFINISHED),
    row("weighed a report", "§1.6: what is not sure is asked, with one tap", _weighs_report,
        meaning=UNCLEAR, asked=but(Asked.REQUEST), phase=SUBMITTED),
    never("weighed nothing", "read only of reported work, or in answer to a request",
          meaning=UNCLEAR, asked=but(Asked.REQUEST), phase=OPEN | ASIDE),
    row("judged meanwhile", "§1.9: nobody overturns a judgement unawares", closed,
        meaning=REDO, phase=one(Phase.CANCELLED), asked=ASKED_WHY),
    row("confirmed meanwhile", "§1.9: nobody overturns a judgement unawares", closed,
        meaning=REDO, phase=one(Phase.COMPLETED), asked=one(Asked.REASON_REDO)),
    row("revived", "§3: what was cancelled stands again", _revive,
        meaning=REDO, phase=one(Phase.CANCELLED), asked=but(*ASKED_WHY)),
    row("sent back", "§3: submitted → in progress", _send_back, meaning=REDO, phase=SUBMITTED, reason=GIVEN),
    row("reopened", "§3: a confirmed task can be reopened", _send_back,
        meaning=REDO, phase=one(Phase.COMPLETED), asked=but(Asked.REASON_REDO), reason=GIVEN),
    row("no reason to send back", "§3: a decision that needs a reason", no_reason(Verb.SEND_BACK),
        meaning=REDO, phase=SUBMITTED, asked=ASKED_WHY, reason=NONE),
    row("no reason to reopen", "§3: a decision that needs a reason", no_reason(Verb.SEND_BACK),
        meaning=REDO, phase=one(Phase.COMPLETED), asked=one(Asked.REASON_REOPEN), reason=NONE),
    row("asked why again", "§3: a decision that needs a reason", _ask_why_again,
        meaning=REDO, phase=SUBMITTED | {Phase.COMPLETED}, asked=but(*ASKED_WHY), reason=NONE),
    row("cancelled", "§3", _cancel, meaning=CANCEL, phase=UNFINISHED, reason=GIVEN),
    row("no reason to cancel", "§3: a decision that needs a reason", no_reason(Verb.CANCEL),
        meaning=CANCEL, phase=UNFINISHED, asked=ASKED_WHY_CANCELLED, reason=NONE),
    row("asked why cancelled", "§3: a decision that needs a reason", _ask_why_cancelled,
        meaning=CANCEL, phase=UNFINISHED, asked=but(*ASKED_WHY_CANCELLED), reason=NONE),
))  # fmt: skip
