"""What every verb ends with: the task is stored, and a line of the history says what changed and in which message."""

from typing import Any

from actions.turns import Speaker, Turn
from db import events
from db import tasks as stored
from domain.history import EventKind
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
    old, new = events.changes(before, after)
    add(turn, speaker, kind, after, before=old, after=new, words=words)


def write(turn: Turn, speaker: Speaker, kind: EventKind, task: Task, *, words: str | None = None) -> None:
    add(turn, speaker, kind, task, before={}, after={}, words=words)


def add(
    turn: Turn,
    speaker: Speaker,
    kind: EventKind,
    task: Task,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    words: str | None,
) -> None:
    events.add(
        turn.session,
        kind,
        organization=speaker.organization.id,
        by=speaker.known.person,
        now=turn.now,
        task=task.id,
        before=before,
        after=after,
        words=words,
        source=turn.source,
    )
    if not events.SPANNED.isdisjoint(after):
        organization = speaker.organization
        events.write_span(turn.session, task, organization=organization.id, zone=organization.times.zone, now=turn.now)
