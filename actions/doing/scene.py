"""Who acts in which turn, and how that is answered."""

import datetime as dt
from dataclasses import dataclass

from actions import tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain.asking import Question, asking
from domain.ladder import Times
from domain.tasks import PersonName, Task
from texts import buttons
from texts.message import Message, Rows


@dataclass(frozen=True)
class Scene:
    """What acts are done with: the turn, and who speaks in it."""

    turn: Turn
    speaker: Speaker

    @property
    def times(self) -> Times:
        return self.speaker.organization.times

    @property
    def now(self) -> dt.datetime:
        """The moment of the turn in the organization's zone, which decides what "today" is."""
        return self.turn.now.astimezone(self.times.zone)

    @property
    def name(self) -> str:
        return self.speaker.known.name

    def say(
        self,
        html: str,
        task: Task,
        *,
        asks: Question | None = None,
        under: Rows = (),
        dialogue: int | None = None,
        expects_reply: bool = False,
    ) -> None:
        self.turn.say(_about(html, task, asks, under, expects_reply=expects_reply), dialogue=dialogue)

    def tell(
        self,
        html: str,
        task: Task,
        *,
        said: str = "",
        asks: Question | None = None,
        under: Rows = (),
        dialogue: int | None = None,
    ) -> None:
        """Say what others have to hear too. `said` is what was said now; empty where `html` shows it already."""
        self.turn.tell(_about(html, task, asks, under), said=said, dialogue=dialogue)

    def heads_of(self, task: Task) -> tuple[PersonName, ...]:
        """Who answers for the unit, without the speaker, who knows."""
        heads = tasks.watchers(self.turn, self.speaker, task).heads
        return tuple(one for one in heads if one.id != self.speaker.known.person)

    def may_be_wrong(self, task: Task) -> Rows:
        """The button under what was understood of a message; none where none was said, as at a press."""
        return buttons.wrong(task.number, self.turn.message) if self.turn.message else ()


def _about(html: str, task: Task, asks: Question | None, under: Rows, *, expects_reply: bool = False) -> Message:
    asked = asking(asks, task.id) if asks else ()
    return Message(html, buttons=under, shows=(task.id,), asks=asked, expects_reply=expects_reply)
