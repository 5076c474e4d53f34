"""What a message of ours asks, and which of its numbers stands for which task: stored with it, never read back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto


class AskBackAbout(StrEnum):
    """What was said in words that leave it open."""

    DECISION = auto()
    """Yes or no to a request."""
    JUDGEMENT = auto()
    FIGURES = auto()
    FALL = auto()
    FORWARDED = auto()
    """Words of somebody else."""
    MEANING = auto()
    """As what the message is to be understood that was read wrongly."""
    EVIDENCE = auto()
    """What came of the work, asked a second time."""


class Awaited(StrEnum):
    """What a dialogue awaits in words. The values are stored."""

    UNITS = auto()
    CONTENT = auto()
    LEAD = auto()
    DEADLINE = auto()
    EVIDENCE = auto()
    WORDS = auto()
    UNIT = auto()
    REASON = auto()
    TASK = auto()
    LETTERHEAD = auto()
    """What stands at the head and the foot of papers."""
    ROUND = auto()
    """What a round of reports asks for, or a unit's part of it."""
    MORE = auto()
    """More of a list, or a correction of it."""


class Question(StrEnum):
    """What a message wants to know."""

    DONE_YET = auto()
    """Whether the whole task is done."""
    SHARE = auto()
    """How far the work has come."""
    OBSTACLE = auto()
    """What stands in the way."""
    NEW_DEADLINE = auto()
    """Until when the deadline is to be moved."""
    EVIDENCE = auto()
    """Which result proves that it is done."""
    WORDS = auto()
    """What a report says that came without words."""
    REASON = auto()
    """Why it is given back, to be done again or cancelled."""
    UNIT = auto()
    """To which unit the task goes, or whether the present one keeps it."""
    CONFIRM = auto()
    """Whether reported work is accepted."""
    EXTENSION = auto()
    """Whether a later deadline that was asked for is granted."""
    DAY_SET = auto()
    """Whether a day that was said is the new deadline."""
    WITHDRAWN = auto()
    """Whether a report of completion is taken back."""
    MEANING = auto()
    """What words that were read wrongly mean."""
    CONDITION = auto()
    """Whether what a task waits for has come."""
    DRAFT = auto()
    """Whether a draft is right, or what it lacks."""
    POST = auto()
    """Whether somebody holds a post."""
    SETUP = auto()
    """Which units a department has."""


@dataclass(frozen=True)
class Asks:
    """A question and the ids of the tasks that it is about; a question about no task has none."""

    question: Question
    tasks: tuple[int, ...] = ()


def asking(question: Question, *tasks: int) -> tuple[Asks, ...]:
    """What a message with one question asks."""
    return (Asks(question, tasks),)


@dataclass(frozen=True)
class Line:
    """A printed number and the id of the task that it stands for. Of a task that is merely told of nothing is asked."""

    number: int
    task: int
    told_only: bool = False


def counted(tasks: Iterable[int]) -> tuple[Line, ...]:
    """Lines that are numbered from 1."""
    return tuple(Line(number, task) for number, task in enumerate(tasks, 1))


@dataclass(frozen=True)
class Asked:
    """What a reply answers, for its reading. `unnumbered` is what is asked of whoever names no line; None: unknown.

    `by_line` is what is asked of each numbered line, `about` the words of the names of the tasks, `names` those of each
    line, `own` the lines of who answers; None: all of them.
    """

    unnumbered: frozenset[Question] | None = None
    by_line: Mapping[int, frozenset[Question]] = field(default_factory=dict)
    about: str = ""
    names: Mapping[int, str] = field(default_factory=dict)
    own: frozenset[int] | None = None

    def of(self, line: int) -> frozenset[Question] | None:
        """What is asked of a line; None where that is unknown."""
        return self.by_line.get(line, self.unnumbered)


UNKNOWN = Asked()
