"""Reminders put off by those who are reminded."""

from actions.tasks import record, require, save
from actions.turns import Speaker, Turn
from domain.history import EventKind
from domain.people import Verb
from domain.reminding import snoozes
from domain.reminding.snoozes import Later, Snoozed
from domain.tasks import Task


def snooze(turn: Turn, speaker: Speaker, task: Task, words: str, later: Later | None) -> Snoozed:
    """Move the next reminder of the task as the `words` wish. Raises NotAllowed, and what snoozes.snooze() raises."""
    require(speaker, Verb.SNOOZE, task)
    outcome = snoozes.snooze(task, later, now=turn.now, times=speaker.organization.times)
    save(turn, speaker, outcome.task)
    record(turn, speaker, EventKind.SNOOZED, task, outcome.task, words=words)
    return outcome
