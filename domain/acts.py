"""What may follow from a message: each act is one change, one question or one answer, frozen, with all that it needs.

actions/ has one function for each; a refusal is an act too. Asking and Answer are counted by a test.
"""

import datetime as dt
from dataclasses import dataclass

from domain.asking import AskBackAbout
from domain.extensions import Limit, Request
from domain.heard import Files
from domain.names import Named
from domain.orders import Meant
from domain.people import Verb
from domain.refusals import Refusal
from domain.reminding.snoozes import Later
from domain.replies import Intent, NearMiss
from domain.tasks import Urgency


class Act:
    """Something that follows from a message."""


class Change(Act):
    """An act that changes the task, or leaves a line in its history."""


class Asking(Act):
    """An act that only asks: nothing is recorded before it is answered."""


class Answer(Act):
    """An act that only answers."""


# What a unit reports.


@dataclass(frozen=True)
class Report(Change):
    """Progress. `quiet`: another act answers for it; `stated`: a figure was named; `files`: so many came beside it."""

    words: str
    percent: int | None = None
    count: tuple[int, int] | None = None
    stated: bool = False
    quiet: bool = False
    files: int = 0


@dataclass(frozen=True)
class Submit(Change):
    """The work is reported done. `at` is when, and `message` where it was first said so, if that was earlier."""

    words: str
    evidence: str | None = None
    at: dt.datetime | None = None
    message: int | None = None


@dataclass(frozen=True)
class Attach(Change):
    """Files are kept. `told` tells that nothing else answers for them."""

    files: Files
    told: bool = False


@dataclass(frozen=True)
class NoteObstacle(Change):
    words: str
    files: int = 0


@dataclass(frozen=True)
class GiveBack(Change):
    """The unit says in time that the task is not its own."""

    reason: str


@dataclass(frozen=True)
class AskReturn(Change):
    """The unit asks too late to give the task back: the office decides."""

    reason: str


@dataclass(frozen=True)
class AskExtension(Change):
    """A later deadline is put before who decides."""

    limit: Limit
    words: str


@dataclass(frozen=True)
class WithdrawRequest(Change):
    words: str


@dataclass(frozen=True)
class WithdrawReport(Change):
    """The report of completion is taken back by who made it."""

    words: str


@dataclass(frozen=True)
class UndoReading(Change):
    """The `message` was read wrongly: it is undone, and kept to learn from; `meant` None: the words mean nothing."""

    message: int
    meant: Intent | None


@dataclass(frozen=True)
class Learn(Answer):
    """Words that were read wrongly are kept: as what they were read, and what was meant."""

    words: str
    read: Intent
    meant: Intent


@dataclass(frozen=True)
class Receipt(Change):
    """`courteous`: nothing else is said, so that a second one needs no answer."""

    words: str
    courteous: bool


@dataclass(frozen=True)
class Remark(Change):
    """Words that are kept beside the task and change nothing of it. `quiet`: another act answers for them."""

    words: str
    quiet: bool = False


@dataclass(frozen=True)
class Instruct(Change):
    """What who decides says of the task: for who answers for the work. `quiet`: another act tells it."""

    words: str
    quiet: bool = False


@dataclass(frozen=True)
class CorrectResult(Change):
    """A remark that names the result anew, told to whom the report was told."""

    words: str


@dataclass(frozen=True)
class Snooze(Change):
    """`later` is when to remind again; None where no time was said."""

    words: str
    later: Later | None


# What the office and leaders decide.


@dataclass(frozen=True)
class Confirm(Change):
    pass


@dataclass(frozen=True)
class SendBack(Change):
    """The work is to be done again, also where it was confirmed."""

    reason: str


@dataclass(frozen=True)
class Cancel(Change):
    reason: str


@dataclass(frozen=True)
class Revive(Change):
    """What was cancelled stands again as it did before."""

    words: str


@dataclass(frozen=True)
class Grant(Change):
    """The later deadline that was asked for."""

    request: Request
    words: str


@dataclass(frozen=True)
class RefuseExtension(Change):
    reason: str


@dataclass(frozen=True)
class Extend(Change):
    """A later deadline, as the speaker counts it."""

    limit: Limit
    words: str


@dataclass(frozen=True)
class SetDeadline(Change):
    """A deadline, later or earlier than the present one."""

    limit: Limit
    words: str


@dataclass(frozen=True)
class Restore(Change):
    """The deadline before the last decision about it."""

    words: str


@dataclass(frozen=True)
class Revoke(Change):
    """Likewise, where that decision gave more time."""

    words: str


@dataclass(frozen=True)
class Begin(Change):
    """The condition of the task has come."""

    words: str


@dataclass(frozen=True)
class Reassign(Change):
    """Another unit leads, with what was said beside it."""

    unit: Named
    support: tuple[Named, ...] = ()
    limit: Limit | None = None


@dataclass(frozen=True)
class AddSupport(Change):
    units: tuple[Named, ...]


@dataclass(frozen=True)
class Urge(Change):
    urgency: Urgency


@dataclass(frozen=True)
class Keep(Change):
    """The unit goes on with the task that it gave back."""

    words: str


# What is asked.


@dataclass(frozen=True)
class AskBack(Asking):
    """`dialogue` is that in which the question is open already; `message` is the message that was read wrongly."""

    about: AskBackAbout
    words: str
    dialogue: int | None = None
    message: int | None = None


@dataclass(frozen=True)
class AskEvidence(Asking):
    words: str


@dataclass(frozen=True)
class AskWhetherDone(Asking):
    """`stated` tells that a figure was named, which is answered too, and `files` how many were kept."""

    words: str
    stated: bool
    files: int


@dataclass(frozen=True)
class AskWhetherWithdrawn(Asking):
    words: str


@dataclass(frozen=True)
class AskNewDeadline(Asking):
    """`passed` is the day that was named, and is over; `unread` is why the words that named one give none."""

    words: str
    passed: dt.date | None = None
    unread: Refusal | None = None


@dataclass(frozen=True)
class AskWhetherSet(Asking):
    limit: Limit
    words: str


@dataclass(frozen=True)
class AskReason(Asking):
    verb: Verb


@dataclass(frozen=True)
class AskUnit(Asking):
    pass


@dataclass(frozen=True)
class AskWords(Asking):
    """What a command that came without words is to say."""

    intent: Intent | None


@dataclass(frozen=True)
class ShowCard(Answer):
    pass


@dataclass(frozen=True)
class PassOn(Answer):
    """A question that no card answers goes to the office, or to the unit; what answers `question`, to who put it."""

    words: str
    to_unit: bool = False
    question: int | None = None


@dataclass(frozen=True)
class Unchanged(Answer):
    """Nothing is done after all, and how the task stands."""


@dataclass(frozen=True)
class TellWay(Answer):
    """Nothing is recorded from the words, and what to say or press instead."""

    words: str
    near_miss: NearMiss | None


@dataclass(frozen=True)
class TellWayOrder(Answer):
    """The remark that was kept is no order that can be carried out, and what to order instead."""

    meant: Meant
    name: str


@dataclass(frozen=True)
class TellUndoing(Answer):
    """How a decision is changed that was a mistake."""

    words: str


@dataclass(frozen=True)
class CloseQuestion(Answer):
    """The question that the words answer is no longer open."""

    dialogue: int


@dataclass(frozen=True)
class Refuse(Answer):
    refusal: Refusal


@dataclass(frozen=True)
class Nothing(Answer):
    """No answer at all: to courtesies alone."""
