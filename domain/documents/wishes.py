"""What somebody wants of the drafts of a paper: to take some, leave some out, put some together, or go back."""

from dataclasses import dataclass
from enum import StrEnum, auto


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
    """`items` are numbers of drafts, none where all are meant; `paper` is the number of the paper that is named."""

    wanted: Wanted
    items: tuple[int, ...] = ()
    paper: int | None = None
