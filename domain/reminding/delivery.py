"""What is handed to the messenger, and what became of it. The values of the enums are stored."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum, auto


class OutgoingKind(StrEnum):
    """What is done with the words of a message on its way."""

    SEND = auto()
    EDIT = auto()
    """A message of ours is rewritten."""
    RETIRE = auto()
    """A message of ours loses its buttons."""
    COPY = auto()
    """A file is sent again."""
    FILE = auto()
    """A file of ours is sent with its bytes."""
    DIGEST = auto()
    """Never sent again as it stands: its reminders are planned anew, and what is finished falls out."""


class Delivery(StrEnum):
    """How far a message, or a reminder, has come on its way."""

    PLANNED = auto()
    SENDING = auto()
    SENT = auto()
    FAILED = auto()
    DROPPED = auto()
    """Of a reminder: its task was finished, cancelled or moved before. Of a digest: a newer one replaces it."""


LATE_AFTER = dt.timedelta(minutes=10)
"""What goes out this long after its moment says that it is late."""


@dataclass(frozen=True)
class Delivered:
    """The messenger took it; `message` is its id there, None where the act leaves none (an edit, a deletion)."""

    message: int | None = None


@dataclass(frozen=True)
class Failed:
    """The messenger did not take it. A permanent failure is not tried again; `reason` is kept and shown to the office.

    `unknown` says that the answer was lost, or told nothing: the message may have arrived all the same. `refused`:
    the chat takes no messages, until people mend it or for good; else the message is at fault, or the line.
    """

    permanent: bool
    reason: str
    unknown: bool = False
    refused: bool = False
    retry_after: float | None = None


@dataclass(frozen=True)
class Moved:
    """The group has become a supergroup of another id; the message must be sent there."""

    chat: int


Outcome = Delivered | Failed | Moved
