"""What may be ordered about a task."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.names import Named


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


class Matter(StrEnum):
    """What a message of ours puts before who decides."""

    EXTENSION = auto()
    """A request for a later deadline."""
    REPORT = auto()
    """Work that is reported done."""
    OVER = auto()
    """A request for a later deadline that is decided, or that another one replaced."""


@dataclass(frozen=True)
class Order:
    """One order; `words` are the deadline or the reason that go with it.

    `unit` is to lead from now on, `support` are to support the work beside those that do so already.
    """

    kind: OrderKind
    words: str = ""
    unit: Named | None = None
    support: tuple[Named, ...] = ()


class Meant(StrEnum):
    """What words were meant as that order nothing the assistant can do."""

    SUSPEND = auto()
    CONTENT = auto()
    PERSON = auto()
    """Somebody is to do the work."""
    UNIT = auto()
    """A unit is to do it, and it is not said whether it leads from now on."""
    DROP_SUPPORT = auto()
