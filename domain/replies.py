"""What a reply to the assistant may mean."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Intent(StrEnum):
    """What somebody wants to say about a task."""

    DONE = auto()
    PROGRESS = auto()
    EXTENSION = auto()
    OBSTACLE = auto()
    QUESTION = auto()
    DECLINE = auto()
    ACK = auto()
    SMALLTALK = auto()


class Preparation(StrEnum):
    """A paper on the way to a result, unless it is itself what a task asks for."""

    DRAFT = auto()
    PLAN = auto()
    PROPOSAL = auto()
    """Put before a higher authority, which decides."""
    INVITATION = auto()
    TEAM = auto()
    """The decision that sets up those who are to do the work."""


PREPARES_ALWAYS = frozenset(Preparation) - {Preparation.PLAN}
"""Nearly never the whole of the work: done with them is the task alone that asks for them."""


class AmountKind(StrEnum):
    """What a count without its total tells."""

    REACHED = auto()
    LEFT = auto()
    MORE = auto()
    """So many beside those that were done before."""


@dataclass(frozen=True)
class Amount:
    """So many of the `things`, in the spellings by which their name may be known; empty where they are not named."""

    number: int
    kind: AmountKind
    things: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reply:
    """One reading of (a part of) a reply. All words are verbatim from the text."""

    words: str
    """The part of the text that this reading covers."""
    intent: Intent
    percent: int | None = None
    """Only where stated; never computed from `count`."""
    count: tuple[int, int] | None = None
    """How many are done, of how many in all."""
    amount: Amount | None = None
    """A count without its total, only where there is no other figure."""
    new_deadline: str | None = None
    """The requested limit, only for an extension; None: not said."""
    reason: str | None = None
    doubtful: bool = False
    """It may mean done, but not surely: recorded as progress, and asked with one tap."""
    item: int | None = None
    """Which numbered line of a digest, from 1; None: the message replied to, or not said."""
    task: int | None = None
    """The number of an explicitly named task ("nv12")."""
    unsettled: bool = False
    """Of which task something is said is left open, though tasks or lines are named: nothing of it counts yet.

    With an `item`, whether the number is that of the line, or counts things.
    """
    courteous: bool = False
    """Small talk that needs no answer: thanks, wishes, laughter."""
    sweeping: bool = False
    """The line is meant as one of all or of the rest ("tất cả xong", "còn lại chưa"), and was not named itself."""
    vague: bool = False
    """It speaks of the work, and of no state that it is in: kept as a remark."""
    obstructed: bool = False
    """Something stands in the way of work that goes on all the same."""
    beyond: bool = False
    """More is counted than there is in all, and no other figure is told."""
    prepares: Preparation | None = None
    """The paper of which it is said that it is finished, where it may only prepare the result."""

    @property
    def tells(self) -> bool:
        """Whether a share, a count or a state of the work is told."""
        return self.intent in _TELLING or self.percent is not None or self.count is not None

    @property
    def may_be_work(self) -> bool:
        """Whether what a unit is told to see to may sound like this: "Phòng CĐS thay máy chủ hỏng, hạn 20/12"."""
        return self.intent in (Intent.EXTENSION, Intent.OBSTACLE)


_TELLING = frozenset({Intent.DONE, Intent.EXTENSION, Intent.OBSTACLE, Intent.DECLINE})


class NearMiss(StrEnum):
    """What words were meant as that report nothing."""

    MISTAKE = auto()
    CANCEL = auto()
    GIVE = auto()
    """To another unit."""
    NOT_IN_TIME = auto()


@dataclass(frozen=True)
class Fit:
    """The tasks whose names fit words that name none by its number, by their ids, the best first.

    `equal` is how many of them fit best, `sure` whether the first is meant beyond doubt, `likely` whether it may be,
    `bare` whether nothing is said but words of its name, `silent` whether nothing is said that may name any task.
    """

    tasks: tuple[int, ...] = ()
    equal: int = 0
    sure: bool = False
    likely: bool = False
    bare: bool = False
    silent: bool = False
