"""What every verb ends with: the task is stored, and a line of the history says what changed and in which message."""

from actions.turns import Speaker, Turn
from db import events
from db import tasks as stored
from domain.history import NOTHING, Content, EventKind, begins_span, changes_of
from domain.ladder import next_rung
from domain.tasks import Task


def save(turn: Turn, speaker: Speaker, task: Task) -> None:
    """Store the task and ask the ladder for its next moment: every change goes through here."""
    times = speaker.organization.times
    rung = next_rung(task, turn.now, times)
    stored.save(
        turn.session,
        task,
        organization=speaker.organization.id,
        zone=times.zone,
        next_reminder_at=rung.moment if rung else None,
        now=turn.now,
    )


def record(
    turn: Turn, speaker: Speaker, kind: EventKind, before: Task, after: Task, *, words: str | None = None
) -> None:
    add(turn, speaker, kind, after, changes_of(before, after), words=words)


def write(turn: Turn, speaker: Speaker, kind: EventKind, task: Task, *, words: str | None = None) -> None:
    add(turn, speaker, kind, task, NOTHING, words=words)


def add(
    turn: Turn,
    speaker: Speaker,
    kind: EventKind,
    task: Task,
    content: Content,
    *,
    words: str | None,
) -> None:
    events.add(
        turn.session,
        kind,
        content,
        organization=speaker.organization.id,
        by=speaker.known.person,
        now=turn.now,
        task=task.id,
        words=words,
        source=turn.source,
    )
    if begins_span(content):
        organization = speaker.organization
        events.write_span(turn.session, task, organization=organization.id, zone=organization.times.zone, now=turn.now)
