"""What a pressed button says: what it is about, and what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.replies import Intent

LARGEST_NUMBER, LARGEST_MESSAGE = 2**31 - 1, 2**63 - 1
"""Of what is stored; the messenger counts its messages further."""


class ButtonKind(StrEnum):
    """What a button is about: the first piece of its data. Buttons that were sent years ago carry these values."""

    DRAFT = auto()
    TASK = auto()
    POST = auto()
    SETUP = auto()
    EVIDENCE = auto()
    DOUBT = auto()
    FALL = auto()
    """Whether less is done than was reported before."""
    EXTENSION = auto()
    LIMIT = auto()
    SUPPORT = auto()
    WRONG = auto()
    """What was understood of a report, and may be wrong."""
    LETTERHEAD = auto()
    """What stands at the head and the foot of papers."""
    PAPER = auto()
    """A paper that is to be made of the Board."""
    PAGE = auto()
    """A page of a list."""
    PLAN = auto()
    """A page of the plan."""
    DIGEST = auto()
    """A page of a digest."""
    FILES = auto()
    """The files of a task."""
    UNPLACED = auto()
    """Files that came under several tasks."""
    LISTED = auto()
    """Several tasks that are registered together; the number of one of them may stand before the act."""
    ROUND_DRAFT = auto()
    """A round of reports that is being opened."""
    ROUND_PART = auto()
    """What a unit is asked for in a round; the number of an item may stand before the act."""
    ROUND = auto()
    """A round that is open, by its number."""
    PAPER_IN = auto()
    """A paper that came in, by its number; the number of a page may stand before the act."""
    SHEET = auto()
    """The spreadsheet of an office, by its number."""
    BEFORE = auto()
    """What "trước ngày 15/12" means in the office."""


OF_ITEMS = frozenset({ButtonKind.LISTED, ButtonKind.ROUND_PART, ButtonKind.PAPER_IN})


class Press(StrEnum):
    """What is to be done: a later piece of the data. Under WRONG the name of an intent may stand there instead."""

    YES = auto()
    NO = auto()
    TELL = auto()
    """Tell units what was said, and no more."""
    DROP = auto()
    EDIT = auto()
    SHOW = auto()
    """Show a draft as it stands."""
    DEADLINE = auto()
    LEAD = auto()
    CONTENT = auto()
    UNIT = auto()
    """The id of a unit follows."""
    TASK = auto()
    """The id of a task follows."""
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
    COMPILE = auto()
    """Make one paper of what came from many."""
    READ = auto()
    """Read a file as a paper that assigns tasks."""
    OTHERS = auto()
    """Show the work of other bodies."""
    END = auto()
    """A post ends, or a list that came in parts."""


@dataclass(frozen=True)
class Pressed:
    """What the data of a button says, with the words that were typed behind its label, if it was typed.

    `about` is the number of a task, or the id of a dialogue or a post. Under WRONG `act` may be what was meant, and
    `message` is the message that was read; `unit` and `task` are the ids that UNIT and TASK name, None under any other
    act.
    """

    kind: ButtonKind
    about: int
    act: Press | Intent
    rest: str = ""
    unit: int | None = None
    task: int | None = None
    message: int = 0
    item: int | None = None
    """The number of one task of a list, one part of an outline or one page; None where it is about all of them."""


def pressed(kind: ButtonKind, pieces: Sequence[str], rest: str) -> Pressed:
    """What the pieces of data behind the kind say. Raises ValueError for such as no button of ours carries."""
    if kind is ButtonKind.WRONG:
        about, message, meant = pieces
        return Pressed(kind, _number(about), _meant(meant), rest, message=_number(message, LARGEST_MESSAGE))
    about, *pieces = pieces
    item = _number(pieces.pop(0)) if kind in OF_ITEMS and pieces[0].isdecimal() else None
    name, *ids = pieces
    act = Press(name)
    if len(ids) != (1 if act in (Press.UNIT, Press.TASK) else 0):
        raise ValueError(name)
    named = {act.value: _number(ids[0])} if ids else {}
    return Pressed(kind, _number(about), act, rest, unit=named.get(Press.UNIT), task=named.get(Press.TASK), item=item)


def _number(piece: str, largest: int = LARGEST_NUMBER) -> int:
    """Raises ValueError for what is none, or none that a button of ours carries."""
    if not (piece.isascii() and piece.isdecimal() and int(piece) <= largest):
        raise ValueError(f"no number: {piece!r}")
    return int(piece)


def _meant(act: str) -> Press | Intent:
    return Press(act) if act in {one.value for one in Press} else Intent(act)
