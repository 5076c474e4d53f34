"""Reminders put off by those who are reminded."""

from actions import changes
from actions.speakers import Speaker
from actions.tasks import require
from actions.turns import Turn
from domain.history import EventKind
from domain.people import Verb
from domain.reminding import snoozes
from domain.reminding.snoozes import Snoozed, Wish
from domain.tasks import Task
from reading.replies.snoozes import read_later


def snooze(turn: Turn, speaker: Speaker, task: Task, wish: Wish) -> Snoozed:
    """Move the next reminder of the task. Raises NotAllowed, and what snoozes.snooze() raises."""
    require(speaker, Verb.SNOOZE, task)
    times = speaker.organization.times
    later = read_later(wish.time, turn.now.astimezone(times.zone), times.dates)
    outcome = snoozes.snooze(task, later, now=turn.now, times=times)
    changes.save(turn, speaker, outcome.task)
    changes.record(turn, speaker, EventKind.SNOOZED, task, outcome.task, words=wish.said)
    return outcome
