"""What may be ordered about a task."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.names import Named
from domain.refusals import Refusal


class OrderKind(StrEnum):
    """What is ordered."""

    GRANT = auto()
    """The request for a later deadline, as it was put."""
    REFUSE = auto()
    EXTEND = auto()
    """More time, as the speaker counts it."""
    SET = auto()
    """A new deadline, later or earlier; without words it is to be asked for."""
    PROPOSE = auto()
    """A day by which it is to be done, said as no order: whether that is the new deadline is asked."""
    SHORTEN = auto()
    """An earlier deadline."""
    RESTORE = auto()
    """The deadline before the last decision about it again."""
    REVOKE = auto()
    """Likewise, where that decision gave more time."""
    BEGIN = auto()
    """The condition has come."""
    REASSIGN = auto()
    SUPPORT = auto()
    """More units support the work."""
    URGE = auto()
    """Another mark of urgency, which `words` name."""
    KEEP = auto()
    """A task that was given back stays with its unit."""
    CANCEL = auto()
    REDO = auto()
    CONFIRM = auto()
    UNCLEAR = auto()
    """An answer to a request or a report that weighs it, and does not say yes or no beyond doubt."""
    AGREE = auto()
    """Yes: a day that was said is the deadline."""
    OVERTAKEN = auto()
    """A request is decided that is decided already."""


class When(StrEnum):
    """What words presuppose to be an order: whether it holds is known of the task, and not read."""

    ALWAYS = auto()
    GIVEN_BACK = auto()
    """The unit gave the task back."""
    RETURN_ANSWERED = auto()
    """The unit asks too late to give it back, and that is answered."""
    CANCELLED = auto()
    CONFIRMED = auto()
    REPORTED = auto()
    """Work is reported done, and no later deadline asked for."""
    AT_WORK = auto()
    """The work goes on, and no later deadline is asked for."""
    GOES_ON = auto()
    """The work goes on."""
    UNDATED = auto()
    """Likewise, and there is no date."""
    CONDITION_AWAITED = auto()
    NOTHING_REQUESTED = auto()
    REQUESTED = auto()
    """A later deadline is asked for."""
    REQUESTED_ASIDE = auto()
    """Likewise, and something else is answered."""
    REQUEST_ANSWERED = auto()
    OVER_ANSWERED = auto()
    """A request that is decided, or that another one replaced, is answered."""
    DAY_ANSWERED = auto()
    """The question is answered whether a day is the new deadline."""
    UNIT_NAMED = auto()
    """The question is answered to which unit the task goes, also where it was dropped."""
    UNIT_ASKED = auto()
    """Likewise, and it is open."""


@dataclass(frozen=True)
class Order:
    """One order; `words` are the deadline or the reason that go with it.

    `unit` is to lead from now on, `support` are to support the work beside those that do so already. `refusal` is why
    what is named cannot be meant.
    """

    kind: OrderKind
    words: str = ""
    unit: Named | None = None
    support: tuple[Named, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Matter:
    """An order about a task that is named by what it is about: the words that name it, and the order without them."""

    words: str
    order: str
    reminds: bool
    """Whether the unit is to be reminded, and nothing changes."""
    whom: str = ""
    """Of a reminder: the words without those that only say that something is to be handed in."""


class Meant(StrEnum):
    """What words were meant as that order nothing the assistant can do."""

    SUSPEND = auto()
    REMIND = auto()
    """The unit is to be reminded now."""
    CONTENT = auto()
    PERSON = auto()
    """Somebody is to do the work."""
    UNIT = auto()
    """A unit is to do it, and it is not said whether it leads from now on."""
    DROP_SUPPORT = auto()
