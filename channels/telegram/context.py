"""What the bot library's application carries for us, and its context with what was heard beside its own update."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from channels.sender import Sender
from db.engine import Workers
from domain.heard import Heard

S = TypeVar("S")


@dataclass
class Wiring(Generic[S]):
    """The services of the callbacks, the threads that they run in, the sender, and what is going on."""

    services: S
    workers: Workers
    sender: Sender
    heard: dict[int, Heard] = field(default_factory=dict)
    """What is being handled, by the identity of the library's update."""
    failures: dict[int, Exception] = field(default_factory=dict)
    """What went wrong, by the row of the inbox: the inbox decides whether to try again."""

    @contextmanager
    def handling(self, update: Update, heard: Heard) -> Iterator[None]:
        """While the block runs, `heard` is what the update tells."""
        self.heard[id(update)] = heard
        try:
            yield
        finally:
            del self.heard[id(update)]


class LibraryContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Wiring[Any]]):
    """`heard` is what is being handled."""

    heard: Heard

    @classmethod
    def from_update(
        cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]
    ) -> "LibraryContext":  # fmt: skip
        context = super().from_update(update, application)
        wiring: Wiring[Any] = application.bot_data
        context.heard = wiring.heard[id(update)]
        return context
