"""What waits for a decision, as the history tells: an event that puts something before who decides, and none after.

And what waits only for its proof.
"""

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from db.base import constants
from db.dialogues import snapshot
from db.history.columns import Stored, from_columns
from db.models import Dialogue, Event, Task
from domain.dialogues import DialogueKind
from domain.history import EventKind, ExtensionAsked
from domain.reminding.waiting import CLOSED_BY, OPENED_BY, UNDECIDED_STATES, Matter, Open
from domain.tasks import State

_LATER = aliased(Event)
_MATTERS = {kind: matter for matter, kind in OPENED_BY.items()}


def _undecided(matter: Matter) -> ColumnElement[bool]:
    """Nothing that closes it came after, and it was not read wrongly."""
    misread = and_(_LATER.kind == EventKind.CORRECTED, _LATER.words == Event.words)
    closed = or_(_LATER.kind.in_(constants(sorted(CLOSED_BY[matter]))), misread)
    return and_(
        Event.kind == OPENED_BY[matter],
        ~exists().where(_LATER.task_id == Event.task_id, _LATER.id > Event.id, closed),
    )


OPEN = or_(*map(_undecided, OPENED_BY))
"""Of an event: it waits for a decision."""
_OPEN_TASK = Task.state.in_(constants(sorted(UNDECIDED_STATES)))


def waits() -> ColumnElement[bool]:
    """Of a task: something of it waits for a decision."""
    asked = exists().where(Event.task_id == Task.id, OPEN).correlate(Task)
    return or_(Task.state.in_(constants((State.SUBMITTED, State.RETURNED))), and_(_OPEN_TASK, asked))


def waits_for(matter: Matter) -> ColumnElement[bool]:
    """Of a task: this very thing of it waits for a decision."""
    asked = exists().where(Event.task_id == Task.id, _undecided(matter)).correlate(Task)
    return and_(_OPEN_TASK, asked)


def open_matters(session: Session, *, organization: int, tasks: Collection[int] | None = None) -> list[Open]:
    """What waits for a decision beside reported work, the oldest first; `tasks` None means of every task."""
    within = {"within": organization}
    if tasks is None:
        rows = session.connection().execute(_OPEN_MATTERS, within)
    else:
        rows = session.connection().execute(_OPEN_MATTERS_OF, {**within, "tasks": list(tasks)})
    return [_open(*row) for row in rows]


_OPEN_MATTERS = (
    select(Event.kind, Event.task_id, Event.at, Event.words, Event.person_id, Event.before, Event.after)
    .join(Task, Task.id == Event.task_id)
    .where(Event.organization_id == bindparam("within"), Event.kind.in_(constants(sorted(_MATTERS))), _OPEN_TASK, OPEN)
    .order_by(Event.id)
)
_OPEN_MATTERS_OF = _OPEN_MATTERS.where(Event.task_id.in_(bindparam("tasks", expanding=True)))


def submitted(session: Session, *, organization: int) -> Sequence[int]:
    """The ids of the tasks that are reported done and not judged."""
    return session.scalars(
        select(Task.id)
        .where(Task.organization_id == organization, Task.state == State.SUBMITTED.value)
        .order_by(Task.reported_at, Task.id)
    ).all()


def without_proof(session: Session, *, organization: int) -> dict[int, dt.datetime]:
    """The tasks, by their numbers, that were said to be done and whose result is still asked for, and since when."""
    rows = session.scalars(
        select(Dialogue)
        .where(Dialogue.organization_id == organization, Dialogue.kind == DialogueKind.EVIDENCE.value)
        .where(Dialogue.closed_at.is_(None), Dialogue.asked.is_not(None))
        .order_by(Dialogue.id)
    )
    return {snapshot(row).about.task: row.opened_at for row in rows}


def _open(
    kind: str,
    task: int,
    at: dt.datetime,
    words: str | None,
    by: int | None,
    before: Stored | None,
    after: Stored | None,
) -> Open:
    matter, content = _MATTERS[EventKind(kind)], from_columns(EventKind(kind), before, after)
    if isinstance(content, ExtensionAsked):
        return Open(matter, task, at, words or "", content.due, content.by, content.dialogue)
    return Open(matter, task, at, words or "", by=by)
