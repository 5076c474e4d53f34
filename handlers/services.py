"""What the assistant hands to the bot library, and so to every callback."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from actions.turns import Desk
from channels.sender import Sender
from domain.heard import Heard


@dataclass(frozen=True)
class Services:
    """Where turns are opened and messages are sent, and what is being handled."""

    desk: Desk
    sender: Sender
    zone: dt.tzinfo
    """The zone of a department that is set up here."""
    wake: Callable[[], None] = lambda: None
    """Tells whoever does long work that some was ordered."""
    heard: dict[int, Heard] = field(default_factory=dict)
    """What is being handled, by the identity of the library's update."""
    failures: dict[int, Exception] = field(default_factory=dict)
    """What went wrong, by the row of the inbox: the inbox decides whether to try again."""
