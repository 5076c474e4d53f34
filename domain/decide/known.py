"""What is known when something is said of a task: who speaks with which rights, how the task stands, what was asked."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from domain import people
from domain.extensions import Limit, Request
from domain.ladder import Times
from domain.people import Actor, Standing, Verb
from domain.replies import Intent
from domain.said import Said, Sign
from domain.tasks import CLOSED, State, Task


class Capacity(StrEnum):
    """In which capacity somebody speaks of one task: the rows of the table of rights that count together."""

    STRANGER = auto()
    """May not see it."""
    INSPECTOR = auto()
    SUPPORT = auto()
    OFFICER = auto()
    """Reports it by delegation."""
    HEAD = auto()
    """Leads the unit whose work it is."""
    DECIDER = auto()
    """Of the office, or a leader, and has no part in the work."""
    DECIDER_AS_HEAD = auto()
    """Decides in the department, and leads the unit whose work it is."""
    DECIDER_AS_OFFICER = auto()
    DECIDER_INVOLVED = auto()
    """Decides in the department, and has a part in the work without reporting on it now."""


DECIDERS = frozenset(
    {Capacity.DECIDER, Capacity.DECIDER_AS_HEAD, Capacity.DECIDER_AS_OFFICER, Capacity.DECIDER_INVOLVED}
)
INVOLVED = DECIDERS - {Capacity.DECIDER}
"""They never judge it: the doer does not confirm the own work."""
REPORTERS = frozenset({Capacity.HEAD, Capacity.OFFICER, Capacity.DECIDER_AS_HEAD, Capacity.DECIDER_AS_OFFICER})
UNIT_HEADS = frozenset({Capacity.HEAD, Capacity.DECIDER_AS_HEAD})
ONLOOKERS = frozenset({Capacity.INSPECTOR, Capacity.SUPPORT, Capacity.OFFICER, Capacity.HEAD})
"""Who sees the task and decides nothing about it."""


class Phase(StrEnum):
    """The state of a task, where it is told apart who reported it done."""

    ASSIGNED = auto()
    IN_PROGRESS = auto()
    WAITING = auto()
    RETURNED = auto()
    SUSPENDED = auto()
    SUBMITTED = auto()
    SUBMITTED_OWN = auto()
    """Reported done by the speaker, and not judged yet."""
    COMPLETED = auto()
    CANCELLED = auto()


OPEN = frozenset({Phase.ASSIGNED, Phase.IN_PROGRESS, Phase.WAITING})
"""Phases in which work is reported on."""
SUBMITTED = frozenset({Phase.SUBMITTED, Phase.SUBMITTED_OWN})
OVER = frozenset({Phase.COMPLETED, Phase.CANCELLED})


class Asked(StrEnum):
    """What a message of ours asked of the task, so far as it decides what an answer means."""

    NOTHING = auto()
    EVIDENCE = auto()
    NEW_DEADLINE = auto()
    WORDS = auto()
    """What a command that came without words was to say."""
    REASON_REDO = auto()
    REASON_REOPEN = auto()
    """Why confirmed work is to be done again."""
    REASON_CANCEL = auto()
    UNIT = auto()
    """To which unit the task goes."""
    UNIT_NAMED = auto()
    """Likewise, by a message whose question is answered or dropped."""
    JUDGE = auto()
    """Whether reported work is accepted."""
    REQUEST = auto()
    """Whether a later deadline is granted."""
    REQUEST_OVER = auto()
    """Likewise, where that is decided, or another request has taken its place."""
    DAY_SET = auto()
    """Whether a day that was said is the new deadline."""
    DOUBT = auto()
    """Whether it is done."""


QUESTIONS = frozenset(
    {
        Asked.EVIDENCE,
        Asked.NEW_DEADLINE,
        Asked.WORDS,
        Asked.REASON_REDO,
        Asked.REASON_REOPEN,
        Asked.REASON_CANCEL,
        Asked.UNIT,
    }
)
"""Questions that words answer; the others are answered by a button as well, or only colour what is said."""


@dataclass(frozen=True)
class Question:
    """An open question of ours: the dialogue it belongs to, and what had been said when it was put.

    `at` is when, and `message` in which message of the chat that was said.
    """

    dialogue: int
    words: str = ""
    at: dt.datetime | None = None
    message: int | None = None
    limit: Limit | None = None


@dataclass(frozen=True)
class Known:
    """Everything that decides beside the words. `question` is the one that they answer, None where they answer none.

    `awaited` is an open question for the result of this task that waits for the speaker, wherever it was put.
    """

    actor: Actor
    task: Task
    times: Times
    asked: Asked = Asked.NOTHING
    question: Question | None = None
    awaited: Question | None = None
    request: Request | None = None
    evidence_on_file: bool = False
    returnable: bool = True
    """Whether the time to give the task back still runs."""
    forwarded: bool = False
    message: int | None = None
    """The message of the speaker that was read wrongly."""

    def reopened(self) -> "Known":
        """What is known once the report of completion is taken back, or a reading undone."""
        state = State.IN_PROGRESS if self.task.state not in CLOSED else self.task.state
        task = replace(self.task, state=state, reporter=None)
        return replace(self, task=task, asked=Asked.NOTHING, question=None)


def capacity_of(actor: Actor, task: Task) -> Capacity:
    """How the speaker stands to the task, by the table of rights."""
    found = people.standings(actor, task.duty)
    if found & {Standing.OFFICE, Standing.LEADER}:
        return _deciding(actor, task, found)
    for standing, capacity in _OTHERS:
        if standing in found:
            return capacity
    return Capacity.STRANGER


_OTHERS = (
    (Standing.HEAD, Capacity.HEAD),
    (Standing.OFFICER, Capacity.OFFICER),
    (Standing.SUPPORT, Capacity.SUPPORT),
    (Standing.INSPECTOR, Capacity.INSPECTOR),
)


def _deciding(actor: Actor, task: Task, found: frozenset[Standing]) -> Capacity:
    if Standing.HEAD in found:
        return Capacity.DECIDER_AS_HEAD
    if Standing.OFFICER in found:
        return Capacity.DECIDER_AS_OFFICER
    judges = people.may(actor, Verb.CONFIRM, task.duty)
    return Capacity.DECIDER if judges else Capacity.DECIDER_INVOLVED


def phase_of(actor: Actor, task: Task) -> Phase:
    if task.state is State.SUBMITTED and task.reporter == actor.person:
        return Phase.SUBMITTED_OWN
    return Phase(task.state.value)


class Fact(StrEnum):
    """Something known of a task beside the task itself."""

    REQUEST = auto()
    """The request for a later deadline that waits for a decision."""
    EVIDENCE = auto()
    """Whether a result is on file."""
    AWAITED = auto()
    """The open question for the result."""
    RETURN = auto()
    """Whether the time to give it back still runs."""


_OF_REQUEST = frozenset({Sign.WITHDRAWS_REQUEST, Sign.RETREATS, Sign.WAS_MISREAD})


def needed(said: Said) -> frozenset[Fact]:
    """What the decision about the words may depend on: only this has to be asked for."""
    found = set()
    if said.orders or said.signs & _OF_REQUEST:
        found.add(Fact.REQUEST)
    unproved = said.reply.intent is Intent.DONE and not said.evidence and not said.files
    if unproved:
        found.add(Fact.EVIDENCE)
    if unproved or (said.reply.intent is Intent.PROGRESS and said.evidence):
        found.add(Fact.AWAITED)
    if said.reply.intent is Intent.DECLINE:
        found.add(Fact.RETURN)
    return frozenset(found)
