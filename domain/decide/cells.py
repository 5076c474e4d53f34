"""The axes of the tables, and a cell of them: everything that decides what follows from what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.decide.known import Asked, Phase
from domain.people import Capacity
from domain.said import Meaning


class Requested(StrEnum):
    """Whether a later deadline waits for a decision."""

    NONE = auto()
    OPEN = auto()
    OWN = auto()
    """The speaker asked for it."""


class Day(StrEnum):
    """How the deadline that is spoken of stands to the present one."""

    NONE = auto()
    """None is named."""
    UNREAD = auto()
    """The words give none."""
    PASSED = auto()
    FIRST = auto()
    """There is no present one."""
    SAME = auto()
    EARLIER = auto()
    LATER = auto()
    BEYOND = auto()
    """Later than anybody asked for, and not expressly allowed."""


class Proof(StrEnum):
    """Whether a result stands behind the report: a paper, a link, a file."""

    NONE = auto()
    GIVEN = auto()


class Result(StrEnum):
    """Whether what is said to be finished is the result of the task."""

    FINAL = auto()
    """The work itself, the paper that the task asks for, or nothing is named."""
    PREPARES = auto()
    """A paper that only prepares it."""


class Lead(StrEnum):
    """The unit that an order names."""

    NONE = auto()
    UNKNOWN = auto()
    SAME = auto()
    SAME_SUPPORTED = auto()
    """The present one, with more units that support it."""
    OTHER = auto()


class Reason(StrEnum):
    NONE = auto()
    GIVEN = auto()


class Returning(StrEnum):
    """Whether the time to give the task back still runs."""

    IN_TIME = auto()
    LATE = auto()


class Sent(StrEnum):
    """Whether files came with the words."""

    NONE = auto()
    FILES = auto()


class Authority(StrEnum):
    """Whose the deadline is."""

    OURS = auto()
    ABOVE = auto()
    """A higher authority's, and not to be moved."""


class Whose(StrEnum):
    """Whether it is for the speaker to decide about the order."""

    OPEN = auto()
    LEADERS = auto()
    """A leader gave it, and somebody else decides about it."""


class Rest(StrEnum):
    """What is said beside a report that is taken back, or a reading that was wrong."""

    NOTHING = auto()
    WORDS = auto()
    MORE = auto()
    """Something that is decided by itself."""


@dataclass(frozen=True)
class Cell:
    """One place in the tables."""

    meaning: Meaning
    capacity: Capacity
    phase: Phase
    asked: Asked
    requested: Requested
    day: Day
    proof: Proof
    result: Result
    lead: Lead
    reason: Reason
    returning: Returning
    sent: Sent
    authority: Authority
    whose: Whose
    rest: Rest


AXES: Mapping[str, type[StrEnum]] = {
    "meaning": Meaning,
    "capacity": Capacity,
    "phase": Phase,
    "asked": Asked,
    "requested": Requested,
    "day": Day,
    "proof": Proof,
    "result": Result,
    "lead": Lead,
    "reason": Reason,
    "returning": Returning,
    "sent": Sent,
    "authority": Authority,
    "whose": Whose,
    "rest": Rest,
}
