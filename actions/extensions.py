"""Later deadlines: what a unit asks for, and what is decided by those who may."""

import datetime as dt
from dataclasses import replace

from actions import dialogues
from actions.tasks import add, record, require, save, write
from actions.turns import Speaker, Turn
from db import events
from db import tasks as stored
from domain import extensions, refusals, tasks
from domain.dialogues import AboutTask, DialogueKind
from domain.extensions import Request
from domain.history import EventKind, ExtensionAsked
from domain.people import Verb, may
from domain.registering.drafts import refuse_unlikely
from domain.reminding.waiting import CLOSED_BY, Matter
from domain.tasks import Due, State, Task

MOVING = frozenset({EventKind.EXTENDED, EventKind.RESTORED})
"""Events that move the deadline."""


def request(turn: Turn, speaker: Speaker, task: Task, due: Due, words: str) -> int:
    """Put a later deadline before who may decide; it takes the place of an older request.

    Returns the conversation in which it is decided. The deadline itself does not move.
    """
    require(speaker, Verb.ASK_EXTENSION, task)
    _refuse_immovable(speaker, task)
    tasks.refuse_closed(task)
    save(turn, speaker, tasks.heard(task, now=turn.now))
    dialogue = dialogues.begin(turn, DialogueKind.EXTENSION, AboutTask(task.number), account=speaker.account)
    asked = ExtensionAsked(due, dialogue, speaker.known.person)
    add(turn, speaker, EventKind.EXTENSION_ASKED, task, asked, words=words)
    return dialogue


def open_request(turn: Turn, speaker: Speaker, task: Task) -> Request | None:
    """The request for a later deadline that waits for a decision; None where there is none.

    Work that is reported done needs no later deadline: its request rests until the report is taken back.
    """
    if task.state is State.SUBMITTED:
        return None
    organization = speaker.organization.id
    line = events.newest(turn.session, task.id, organization=organization, kinds=CLOSED_BY[Matter.EXTENSION])
    return extensions.request_of(line) if line else None


def _refuse_immovable(speaker: Speaker, task: Task) -> None:
    """Raises SetAbove where a higher authority set the deadline; AlreadySubmitted for reported work."""
    extensions.refuse_set_above(task, speaker.organization.times.zone)
    tasks.refuse_submitted(task)


def require_decider(turn: Turn, speaker: Speaker, task: Task) -> None:
    """Raises NotAllowed; OwnWork for a task of the speaker's unit, and for who asked, whatever the post is now."""
    require(speaker, Verb.EXTEND, task)
    request = open_request(turn, speaker, task)
    if request is not None and not may(speaker.known, Verb.EXTEND, replace(task.duty, asker=request.by)):
        raise refusals.OwnWork(task.number)


def refuse(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    require_decider(turn, speaker, task)
    tasks.refuse_closed(task)
    write(turn, speaker, EventKind.EXTENSION_REFUSED, task, words=reason or None)


def withdraw(turn: Turn, speaker: Speaker, task: Task, words: str) -> None:
    """The unit no longer asks for a later deadline."""
    require(speaker, Verb.ASK_EXTENSION, task)
    write(turn, speaker, EventKind.EXTENSION_WITHDRAWN, task, words=words)


def grant(
    turn: Turn,
    speaker: Speaker,
    task: Task,
    due: Due,
    *,
    words: str | None = None,
    asked_at: dt.datetime | None = None,
) -> Task:
    """A later deadline, by who may decide on it, whatever was asked for.

    What was asked for, at `asked_at`, is granted as it was then, however late the decision comes.
    Raises what require_decider() raises; SetAbove, AlreadySubmitted; DeadlinePassed and NotLater for a date that was
    overtaken meanwhile.
    """
    require_decider(turn, speaker, task)
    _refuse_immovable(speaker, task)
    extensions.refuse_useless(task, due, now=asked_at or turn.now, times=speaker.organization.times)
    return _move(turn, speaker, task, due, kind=EventKind.EXTENDED, words=words)


def set_deadline(turn: Turn, speaker: Speaker, task: Task, due: Due, *, words: str | None = None) -> Task:
    """A deadline by who may decide on it, later or earlier than the present one.

    Raises what require_decider() raises, SetAbove, AlreadySubmitted, DeadlinePassed and SameDeadline.
    """
    require_decider(turn, speaker, task)
    _refuse_immovable(speaker, task)
    return _set(turn, speaker, task, due, words)


def set_for_new_lead(turn: Turn, speaker: Speaker, task: Task, due: Due) -> Task:
    """The deadline that goes with a task to another unit: who assigns sets it, also where it is the own unit."""
    require(speaker, Verb.ASSIGN, task)
    _refuse_immovable(speaker, task)
    return _set(turn, speaker, task, due, None)


def set_by_paper(turn: Turn, speaker: Speaker, task: Task, due: Due, *, words: str) -> Task:
    """The deadline that a newer version of its paper gives, also where a higher authority has set the one before.

    Raises NotAllowed, LeadersOrder, AlreadySubmitted, AlreadyClosed.
    """
    require(speaker, Verb.REASSIGN, task)
    return _move(turn, speaker, task, due, kind=EventKind.EXTENDED, words=words)


def restore(turn: Turn, speaker: Speaker, task: Task, *, words: str | None = None) -> Task:
    """The deadline before the newest decision about it again, also where that day has passed meanwhile.

    Raises what require_decider() raises, SetAbove, AlreadySubmitted; NoOlderDeadline where there is none to go back to.
    """
    due = _older(turn, speaker, task)
    return _move(turn, speaker, task, due, kind=EventKind.RESTORED, words=words)


def revoke(turn: Turn, speaker: Speaker, task: Task, *, words: str | None = None) -> Task:
    """Likewise, but raises NoOlderDeadline also where the newest decision gave no more time."""
    due = _older(turn, speaker, task)
    if not extensions.is_earlier(task.due, due, speaker.organization.times.zone):
        raise refusals.NoOlderDeadline(task.number)
    return _move(turn, speaker, task, due, kind=EventKind.RESTORED, words=words)


def _older(turn: Turn, speaker: Speaker, task: Task) -> Due:
    """The deadline before the newest decision."""
    require_decider(turn, speaker, task)
    _refuse_immovable(speaker, task)
    organization, zone = speaker.organization.id, speaker.organization.times.zone
    line = events.newest(turn.session, task.id, organization=organization, kinds=MOVING)
    older = (stored.deadlines(turn.session, task.id, organization=organization))[:-1]
    if line is None or line.kind is EventKind.RESTORED or not older or older[-1].ends(zone) is None:
        raise refusals.NoOlderDeadline(task.number)
    return older[-1]


def _set(turn: Turn, speaker: Speaker, task: Task, due: Due, words: str | None) -> Task:
    times = speaker.organization.times
    refuse_unlikely(due, now=turn.now.astimezone(times.zone))
    extensions.refuse_unchanged(task, due, times.zone)
    return _move(turn, speaker, task, due, kind=EventKind.EXTENDED, words=words)


def _move(turn: Turn, speaker: Speaker, task: Task, due: Due, *, kind: EventKind, words: str | None) -> Task:
    after = tasks.move_deadline(task, due)
    assert after.due is not None
    save(turn, speaker, after)
    stored.add_deadline(
        turn.session,
        task.id,
        after.due,
        organization=speaker.organization.id,
        by=speaker.known.person,
        now=turn.now,
    )
    record(turn, speaker, kind, task, after, words=words)
    return after
