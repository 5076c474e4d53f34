"""What was found in a Word file that an office wants as its template: what is wrong, and what there is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.overviews.report import Face
from domain.refusals import Refusal


@dataclass(eq=False)
class NotFetched(Refusal):
    """The messenger did not hand the file out: `most` are the bytes that it hands out, where the file has more."""

    most: int | None = None


class Action(StrEnum):
    """What the office wants of its templates."""

    SHOW = auto()
    GET = auto()
    """The shipped layout, to start from."""
    PUT = auto()
    DROP = auto()
    """Back to the shipped layout."""


@dataclass(frozen=True)
class Wish:
    """`face` is that of a report or a letter; None where none is named."""

    action: Action
    face: Face | None = None


@dataclass(frozen=True)
class Version:
    """A template that is or was in use; `name` is empty for the shipped layout."""

    face: Face
    file: int | None
    name: str
    who: str | None
    at: dt.datetime


class Wrong(StrEnum):
    """Why a file cannot be a template."""

    NO_WORD_FILE = auto()
    TOO_LARGE = auto()
    UNSAFE = auto()
    """It has macros, or fetches something from elsewhere."""
    MARKED = auto()
    """It carries a mark of secrecy: nothing of it is kept, and nothing of it is told."""
    UNREAD = auto()
    """Something between braces that is no placeholder, or a loop without its end."""
    UNKNOWN = auto()
    """A placeholder that does not exist."""
    WHOLE = auto()
    """A placeholder that has parts, shown as a whole; `near` are the names of its parts, none for plain lines."""
    NOT_ALLOWED = auto()
    """It calls or reckons something."""
    TOO_DEEP = auto()
    """Loops inside each other, more than two."""
    NOT_FILLED = auto()
    """It reads well, and no paper comes of it."""


@dataclass(frozen=True)
class Fault:
    """`words` are those of the file; `near` are placeholders that may have been meant."""

    wrong: Wrong
    words: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inspected:
    """`found` are the placeholders of the file that exist, each once."""

    faults: tuple[Fault, ...] = ()
    found: tuple[str, ...] = ()
