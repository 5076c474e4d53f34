"""What became of a message that was handed to the messenger."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Delivered:
    """The messenger took it; `message` is its id there, None where the act leaves none (an edit, a deletion)."""

    message: int | None = None


@dataclass(frozen=True)
class Failed:
    """The messenger did not take it. A permanent failure is not tried again; `reason` is kept and shown to the office.

    `unknown` says that the answer was lost: the message may have arrived all the same.
    """

    permanent: bool
    reason: str
    unknown: bool = False
    retry_after: float | None = None


@dataclass(frozen=True)
class Moved:
    """The group has become a supergroup of another id; the message must be sent there."""

    chat: int


Outcome = Delivered | Failed | Moved
