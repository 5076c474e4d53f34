"""Reminders put off by those who are reminded."""

from actions import changes
from actions.speakers import Speaker
from actions.tasks import require
from actions.turns import Turn
from domain import snoozes
from domain.people import Verb
from domain.snoozes import Snoozed
from domain.tasks import Task
from reading.replies.snoozes import Wish


async def snooze(turn: Turn, speaker: Speaker, task: Task, wish: Wish) -> Snoozed:
    """Move the next reminder of the task. Raises NotAllowed, and what snoozes.snooze() raises."""
    require(speaker, Verb.SNOOZE, task)
    outcome = snoozes.snooze(task, wish, now=turn.now, times=speaker.organization.times)
    await changes.save(turn, speaker, outcome.task)
    await changes.record(turn, speaker, "snoozed", task, outcome.task, words=wish.said)
    return outcome
