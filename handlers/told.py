"""What was told: one reply or command as it reached us, and the answers to it."""

import datetime as dt
from dataclasses import dataclass

from actions.speakers import Speaker
from actions.turns import Turn
from domain.asking import Question, asking
from domain.tasks import Task
from handlers.context import Context, Files
from texts.message import Message, Rows


@dataclass(frozen=True)
class Told:
    """One reply as it reached us: who said it, where, and what came with it."""

    context: Context
    turn: Turn
    speaker: Speaker
    files: Files = ()

    @property
    def now(self) -> dt.datetime:
        return self.context.local_now(self.turn, self.speaker)

    def say(self, html: str, task: Task, *, asks: Question | None = None, under: Rows = (),
            talk: int | None = None) -> None:  # fmt: skip
        self.turn.say(_about(html, task, asks, under), dialogue=talk)

    def tell(self, html: str, task: Task, *, said: str, asks: Question | None = None, under: Rows = (),
                   talk: int | None = None) -> None:  # fmt: skip
        """Say what others have to hear too. `said` is what was said now; empty where `html` shows it already."""
        self.turn.tell(_about(html, task, asks, under), said=said, dialogue=talk)


def _about(html: str, task: Task, asks: Question | None, under: Rows) -> Message:
    return Message(html, buttons=under, shows=(task.id,), asks=asking(asks, task.id) if asks else ())
