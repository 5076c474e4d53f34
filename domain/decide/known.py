"""What is known when something is said of a task: who speaks with which rights, how the task stands, what was asked."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from domain.extensions import Limit, Request
from domain.ladder import Times
from domain.people import Actor
from domain.replies import Preparation
from domain.said import Aspect
from domain.tasks import CLOSED, State, Task


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
    FALL = auto()
    """Whether less is done than was reported before."""
    RETURN = auto()
    """Whether the unit keeps what it asked too late to give back."""
    ANSWER = auto()
    """What no card tells, and who decides wants to know of the unit."""


ON_CARD: Mapping[Aspect, Callable[[Task], object]] = {
    Aspect.SUPPORT: lambda task: task.support,
    Aspect.PRODUCT: lambda task: task.product,
    Aspect.PAPER: lambda task: task.paper,
}
"""What a card tells only where it is known."""


@dataclass(frozen=True)
class Question:
    """An open question of ours: the dialogue it belongs to, and what had been said when it was put.

    `at` is when, and `message` in which message of the chat that was said; `again` tells that it was put twice.
    """

    dialogue: int
    words: str = ""
    at: dt.datetime | None = None
    message: int | None = None
    limit: Limit | None = None
    again: bool = False


@dataclass(frozen=True)
class Known:
    """Everything that decides beside the words. `question` is the one that they answer, None where they answer none.

    `awaited` is an open question for the result of this task, wherever it was put.
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
    put_again: bool = False
    """Whether the request that is answered was put a second time."""
    results: frozenset[Preparation] = frozenset()
    """The preparatory papers that the task itself asks for, where the words speak of one."""

    instructed: bool = False
    """Whether who decides said something of the task, where that is asked for."""

    def has_on_card(self, asked: Aspect | None) -> bool:
        """Whether the card of the task tells it; None: it tells nothing of the kind."""
        if asked is Aspect.INSTRUCTION:
            return self.instructed
        return asked is not None and (asked not in ON_CARD or bool(ON_CARD[asked](self.task)))

    def reopened(self) -> "Known":
        """What is known once the report of completion is taken back, or a reading undone."""
        state = State.IN_PROGRESS if self.task.state not in CLOSED else self.task.state
        task = replace(self.task, state=state, reporter=None, percent=None, count=None)
        return replace(self, task=task, asked=Asked.NOTHING, question=None)


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
