"""What a pressed button says: what it is about, and what is to be done."""

from enum import StrEnum, auto


class ButtonKind(StrEnum):
    """What a button is about: the first piece of its data. Buttons that were sent years ago carry these values."""

    DRAFT = auto()
    TASK = auto()
    POST = auto()
    SETUP = auto()
    EVIDENCE = auto()
    DOUBT = auto()
    EXTENSION = auto()
    LIMIT = auto()
    WRONG = auto()
    """What was understood of a report, and may be wrong."""
    PAGE = auto()
    """A page of a list."""
    PLAN = auto()
    """A page of the plan."""
    BEFORE = auto()
    """What "trước ngày 15/12" means in the office."""


class Press(StrEnum):
    """What is to be done: a later piece of the data. Under WRONG the name of an intent may stand there instead."""

    YES = auto()
    NO = auto()
    DROP = auto()
    EDIT = auto()
    DEADLINE = auto()
    LEAD = auto()
    CONTENT = auto()
    UNIT = auto()
    """The id of a unit follows."""
    NO_DEADLINE = "never"
    GUESS = auto()
    """Take the day that is only guessed."""
    NO_PAPER = "none"
    NOT_DONE = "not"
    CONFIRM = auto()
    REDO = auto()
    REASSIGN = auto()
    KEEP = auto()
    ASK = auto()
    """Ask what the words meant."""
    WITHDRAW = auto()
    STAY = auto()
