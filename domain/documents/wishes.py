"""What somebody wants of the drafts of a paper: to take some, leave some out, put some together, or go back."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.refusals import Refusal
from domain.registering.drafts import Correction


class Wanted(StrEnum):
    TAKE = auto()
    LEAVE = auto()
    JOIN = auto()
    """Make one of several."""
    UNDO = auto()
    """Take back what was accepted of the paper."""
    OTHERS = auto()
    """Show the work of other bodies."""
    SHOW = auto()
    REGISTER = auto()
    """The file is the register that an office has used until now."""
    TEMPLATE = auto()
    """Hand out the template of a register."""


@dataclass(frozen=True)
class Wish:
    """`items` are numbers of drafts, none where all are meant; `paper` is the number of the paper that is named.

    `but` are those that are meant not, where all others are.
    """

    wanted: Wanted
    items: tuple[int, ...] = ()
    paper: int | None = None
    but: tuple[int, ...] = ()


@dataclass(frozen=True)
class AskedOf:
    """What is asked about drafts of a paper: their numbers, and the ids of units whose drafts are meant."""

    items: tuple[int, ...] = ()
    units: tuple[int, ...] = ()


@dataclass(frozen=True)
class Corrections:
    """What words say of items, each in turn, and those of their parts that name none."""

    read: tuple[Correction, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unread:
    """Words of a correction that change nothing: those said of `items`, none where they name none.

    `why` is what refuses them; None where they say nothing that a correction may say.
    """

    words: str
    items: tuple[int, ...] = ()
    why: Refusal | None = None
