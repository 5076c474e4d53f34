"""The history, which only grows: who did or said what about a task, when, in which message, and what it changed.

What a line carries is held by two columns: what was, and what is.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import bindparam, exists, insert, or_, select, update
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from db.base import UtcDateTime, table
from db.history.columns import OF_SETTINGS, Stored, from_columns
from db.models import Event, Person, Task, TaskSpan
from domain import tasks
from domain.history import (
    CONTENTS,
    NOTHING,
    Attached,
    Change,
    ChargeChanged,
    Content,
    Continued,
    EventKind,
    ExtensionAsked,
    HistoryLine,
    Nothing,
    OfRound,
    PostAsked,
    PostDecided,
    Recurred,
    Registered,
    SettingsChanged,
    TaskChanges,
    TemplateChanged,
    UnitsAdded,
)
from domain.letterhead import Letterhead
from domain.overviews.periodic import Periodic
from domain.overviews.scoring import Scoring
from domain.registering.drafts import due_json
from domain.rounds.schedules import Schedule


@dataclass(frozen=True)
class Source:
    """Where something was said: the message that an event of the history points to."""

    chat: int | None
    message: int | None


_EVENTS, _TASKS = table(Event), table(Task)
_WRITTEN = [column for column in _EVENTS.c if column.name != "id"]
_OF_NONE_OR_OWN = or_(
    bindparam("new_task_id", type_=_EVENTS.c.task_id.type).is_(None),
    exists()
    .where(_TASKS.c.id == bindparam("new_task_id"), _TASKS.c.organization_id == bindparam("new_organization_id"))
    .correlate(None),
)
_ADD = insert(_EVENTS).from_select(
    [column.name for column in _WRITTEN],
    select(*[bindparam(f"new_{column.name}", type_=column.type) for column in _WRITTEN]).where(_OF_NONE_OR_OWN),
)
"""Written only where the task belongs to the organization, which asks and writes in one statement."""


def add(
    session: Session,
    kind: EventKind,
    content: Content = NOTHING,
    *,
    organization: int,
    by: int | None,
    now: dt.datetime,
    task: int | None = None,
    words: str | None = None,
    source: Source | None = None,
) -> None:
    """One line of the history. Raises NoResultFound for a task of others."""
    assert isinstance(content, CONTENTS[kind]), kind
    before, after = to_columns(content)
    # Not by the session itself, which would first look for objects of its own that the statement may concern.
    written = session.connection().execute(
        _ADD,
        {
            "new_organization_id": organization,
            "new_task_id": task,
            "new_person_id": by,
            "new_kind": kind.value,
            "new_at": now,
            "new_chat": source.chat if source else None,
            "new_message": source.message if source else None,
            "new_before": before,
            "new_after": after,
            "new_words": words,
        },
    )
    if not written.rowcount:
        raise NoResultFound(f"task {task} does not belong to organization {organization}")


def of_task(session: Session, task: int, *, organization: int) -> list[HistoryLine]:
    """Everything that happened to a task, oldest first."""
    rows = session.execute(
        select(Event, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.organization_id == organization, Event.task_id == task)
        .order_by(Event.id)
    )
    return [_line(event, name) for event, name in rows]


def _line(event: Event, name: str | None) -> HistoryLine:
    return HistoryLine(event.at, name, EventKind(event.kind), content_of(event), event.words)


def content_of(event: Event) -> Content:
    """What the line of the history carries."""
    return from_columns(EventKind(event.kind), event.before, event.after)


def newest(session: Session, task: int, *, organization: int, kinds: Collection[EventKind]) -> HistoryLine | None:
    """The last thing of these kinds that happened to a task; None where none did."""
    row = session.execute(
        select(Event, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.organization_id == organization, Event.task_id == task, Event.kind.in_(kinds))
        .order_by(Event.id.desc())
        .limit(1)
    )
    return next((_line(event, name) for event, name in row), None)


def newest_words(
    session: Session,
    ids: Collection[int],
    *,
    organization: int,
    kind: EventKind,
    until: dt.datetime,
    unless: EventKind | None = None,
) -> dict[int, str]:
    """The words of the last line of that kind, up to that moment, of each of these tasks that has one.

    None of a task of which a line of the kind `unless` came after it.
    """
    kinds = [one.value for one in (kind, unless) if one is not None]
    rows = session.execute(
        select(Event.task_id, Event.kind, Event.words)
        .where(Event.organization_id == organization, Event.task_id.in_(ids), Event.kind.in_(kinds))
        .where(Event.at <= until)
        .order_by(Event.id)
    )
    newest = {task: (found, words) for task, found, words in rows if task is not None}
    return {task: words for task, (found, words) in newest.items() if found == kind.value and words}


def of_kinds(
    session: Session, kinds: Collection[EventKind], *, organization: int, since: dt.datetime
) -> list[tuple[int, HistoryLine]]:
    """What happened of these kinds since then, each with the id of its task, the oldest first."""
    rows = session.execute(
        select(Event, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.organization_id == organization, Event.kind.in_(kinds), Event.at > since)
        .where(Event.task_id.is_not(None))
        .order_by(Event.id)
    )
    return [(event.task_id, _line(event, name)) for event, name in rows if event.task_id is not None]


def of_tasks(
    session: Session, tasks: Sequence[int], *, organization: int, since: dt.datetime
) -> list[tuple[int, HistoryLine]]:
    """What happened to these tasks from that moment on, each with the id of its task, the newest first."""
    rows = session.execute(_OF_TASKS, {"within": organization, "tasks": list(tasks), "since": since})
    return [(event.task_id, _line(event, name)) for event, name in rows if event.task_id is not None]


_OF_TASKS = (
    select(Event, Person.name)
    .outerjoin(Person, Person.id == Event.person_id)
    .where(Event.organization_id == bindparam("within"), Event.at >= bindparam("since", type_=UtcDateTime()))
    .where(Event.task_id.in_(bindparam("tasks", expanding=True)))
    .order_by(Event.id.desc())
)


def of_department(
    session: Session, *, organization: int, kinds: Collection[EventKind], limit: int
) -> list[HistoryLine]:
    """The last things of these kinds that concern no task but the whole department, the newest first."""
    rows = session.execute(
        select(Event, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.organization_id == organization, Event.task_id.is_(None), Event.kind.in_(kinds))
        .order_by(Event.id.desc())
        .limit(limit)
    )
    return [_line(event, name) for event, name in rows]


@dataclass(frozen=True)
class Said:
    """What a message of `by` said about a task; `contents` are those of its lines, the newest first."""

    words: str
    kind: EventKind
    by: int | None
    at: dt.datetime
    contents: tuple[Content, ...]


def said_in(
    session: Session, task: int, *, organization: int, source: Source, kinds: Collection[EventKind]
) -> Said | None:
    """What a message said about a task, by its events of these kinds; None for a message that told nothing."""
    rows = session.scalars(
        select(Event)
        .where(Event.organization_id == organization, Event.task_id == task, Event.kind.in_(kinds))
        .where(Event.chat == source.chat, Event.message == source.message)
        .order_by(Event.id.desc())
    )
    found = rows.all()
    if not found:
        return None
    newest = found[0]
    return Said(newest.words or "", EventKind(newest.kind), newest.person_id, newest.at, tuple(map(content_of, found)))


_SPANS = table(TaskSpan)

_END_SPAN = (
    update(_SPANS)
    .where(_SPANS.c.task_id == bindparam("of"), _SPANS.c.organization_id == bindparam("within"))
    .where(_SPANS.c.until.is_(None))
    .values(until=bindparam("now"))
)
_SPAN_WRITTEN = [column for column in _SPANS.c if column.name != "id"]
_BEGIN_SPAN = insert(_SPANS).from_select(
    [column.name for column in _SPAN_WRITTEN],
    select(*[bindparam(f"new_{column.name}", type_=column.type) for column in _SPAN_WRITTEN]).where(
        exists()
        .where(_TASKS.c.id == bindparam("new_task_id"), _TASKS.c.organization_id == bindparam("new_organization_id"))
        .correlate(None)
    ),
)
"""Written only where the task belongs to the organization."""


def write_span(session: Session, task: tasks.Task, *, organization: int, zone: dt.tzinfo, now: dt.datetime) -> None:
    """End the stretch that goes on, if there is one, and begin the next with the task as it stands now."""
    session.execute(_END_SPAN, {"of": task.id, "within": organization, "now": now})
    session.execute(
        _BEGIN_SPAN,
        {
            "new_organization_id": organization,
            "new_task_id": task.id,
            "new_state": task.state.value,
            "new_lead_id": task.lead.id,
            "new_due_end": task.due.ends(zone) if task.due else None,
            "new_reported_at": task.reported_at,
            "new_since": now,
            "new_until": None,
        },
    )


def to_columns(content: Content) -> tuple[Stored, Stored]:
    """What was and what is, as plain values by their names."""
    if isinstance(content, TaskChanges):
        return _pairs(vars(content))
    if isinstance(content, SettingsChanged):
        days = {day.isoformat(): change for day, change in content.days.items()}
        return _pairs({**{name: getattr(content, name) for name in OF_SETTINGS}, **days})
    return {}, _WRITE[type(content)](content)


def _pairs(changes: Mapping[str, Change[Any] | None]) -> tuple[Stored, Stored]:
    old, new = {}, {}
    for name, change in changes.items():
        if change is not None:
            old[name], new[name] = _plain(change.old), _plain(change.new)
    return old, new


def _plain(value: Any) -> Any:
    write = _PLAIN.get(type(value))
    return write(value) if write else value


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    dt.datetime: dt.datetime.isoformat,
    dt.date: dt.date.isoformat,
    dt.time: lambda hour: f"{hour:%H:%M}",
    tasks.Due: due_json,
    Letterhead: Letterhead.to_json,
    **dict.fromkeys((Periodic, Scoring), asdict),
    Schedule: Schedule.to_json,
    tuple: lambda several: [_plain(one) for one in several],
}
"""What JSON has no value for; a StrEnum is a string to it."""


_WRITE: Mapping[type[Content], Callable[[Any], Stored]] = {
    Nothing: lambda _: {},
    Registered: lambda made: {"due": _plain(made.due), "lead": made.lead},
    Attached: lambda sent: {"files": list(sent.files)},
    ExtensionAsked: lambda asked: {"asked": due_json(asked.due), "talk": asked.dialogue, "by": asked.by},
    Continued: lambda made: {
        "next": made.next,
        "due": due_json(made.due),
        **({"passed": [day.isoformat() for day in made.passed]} if made.passed else {}),
    },
    Recurred: lambda made: {"previous": made.previous, "due": due_json(made.due), "lead": made.lead},
    UnitsAdded: lambda added: {"units": list(added.units)},
    PostAsked: lambda asked: {"role": asked.role, "unit": asked.unit},
    PostDecided: lambda decided: {"post": decided.post, "person": decided.person},
    TemplateChanged: lambda told: {"face": told.face, "file": told.file, "name": told.name},
    ChargeChanged: lambda told: {"units": list(told.units), "leader": told.leader},
    OfRound: lambda told: {"round": told.round, "unit": told.unit},
}
