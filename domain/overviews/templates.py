"""What was found in a Word file that an office wants as its template: what is wrong, and what there is."""

from dataclasses import dataclass
from enum import StrEnum, auto


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
    NOT_ALLOWED = auto()
    """It calls or reckons something."""
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
