"""The kinds of dialogue: what is talked about until it is answered."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any


class DialogueKind(StrEnum):
    """What a dialogue is about. The values are stored."""

    SETUP = auto()
    """The units of a group that is being set up."""
    DRAFT = auto()
    """A task that is being registered."""
    EVIDENCE = auto()
    """The result of work that was reported done."""
    DOUBT = auto()
    """Whether work is done that was reported in doubtful words."""
    WORDS = auto()
    """What a command says that came without words."""
    EXTENSION = auto()
    """A request for a later deadline, or the deadline that is still to be named."""
    LIMIT = auto()
    """Whether a day that was said of a task is its new deadline."""
    REDO = auto()
    """Why work is to be done again."""
    CANCEL = auto()
    """Why a task is cancelled."""
    REASSIGN = auto()
    """Which unit leads a task from now on."""


@dataclass(frozen=True)
class Dialogue:
    """`asked` names the question that is open; None where only buttons are awaited. `account` is who began it."""

    id: int
    organization: int | None
    account: int
    chat: int
    kind: DialogueKind
    asked: str | None
    content: dict[str, Any]
    closed: bool
