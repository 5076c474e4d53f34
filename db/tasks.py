"""Questions about tasks, and the writing of what became of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models import (
    BLIND,
    Attachment,
    Correction,
    Event,
    Organization,
    Paper,
    Person,
    Task,
    TaskDeadline,
    TaskSupport,
    Unit,
)
from db.ownership import require
from db.types import UtcDateTime
from domain import corrections as corrected
from domain import spelling, tasks
from domain.deadlines import DeadlineKind
from domain.tasks import Due, PersonName, State, UnitName, Urgency

_assigner, _delegate = aliased(Person), aliased(Person)


@dataclass(frozen=True)
class NewTask:
    """A task that is about to be stored; its number comes from the organization."""

    content: str
    lead: int
    support: tuple[int, ...]
    due: Due | None
    product: str | None
    paper: str | None
    urgency: Urgency
    set_above: bool
    assigner: int
    state: State
    parent: int | None = None


@dataclass(frozen=True)
class Source:
    """Where something was said: the message that an event of the history points to."""

    chat: int | None
    message: int | None


async def insert_task(
    session: AsyncSession, new: NewTask, *, organization: int, zone: dt.tzinfo, now: dt.datetime
) -> tasks.Task:
    """Store a task under the next number of the organization, with its first deadline.

    Raises NoResultFound where a unit or the assigner belongs to others.
    """
    await require(session, Unit, [new.lead, *new.support], organization=organization)
    await require(session, Person, [new.assigner], organization=organization)
    number = await session.scalar(
        update(Organization)
        .where(Organization.id == organization)
        .values(next_number=Organization.next_number + 1)
        .returning(Organization.next_number - 1)
    )
    row = Task(
        organization_id=organization,
        number=number,
        parent_id=new.parent,
        content=new.content,
        product=new.product,
        paper_id=await _paper(session, new.paper, organization=organization) if new.paper else None,
        lead_id=new.lead,
        urgency=new.urgency.value,
        set_above=new.set_above,
        assigner_id=new.assigner,
        state=new.state.value,
        created_at=now,
        **_due_columns(new.due, zone),
    )
    session.add(row)
    await session.flush()
    session.add_all(TaskSupport(task_id=row.id, unit_id=unit) for unit in dict.fromkeys(new.support))
    if new.due is not None:
        session.add(_deadline_row(row.id, new.due, by=new.assigner, now=now))
    await session.flush()
    found = await by_ids(session, [row.id], organization=organization)
    return found[0]


async def _paper(session: AsyncSession, words: str, *, organization: int) -> int:
    """The paper that the words name: the same paper, spelt otherwise, is the same row."""
    key = spelling.fold(words)[:500]
    found = await session.scalar(select(Paper.id).where(Paper.organization_id == organization, Paper.key == key))
    if found is not None:
        return found
    row = Paper(organization_id=organization, words=words[:500], key=key)
    session.add(row)
    await session.flush()
    return row.id


def _due_columns(due: Due | None, zone: dt.tzinfo) -> dict[str, Any]:
    if due is None:
        return {}
    return {
        "due_words": due.words,
        "due_kind": due.kind.value,
        "due_day": due.day,
        "due_moment": due.moment,
        "due_rrule": due.rrule,
        "due_version": due.version,
        "due_end": due.ends(zone),
    }


def _deadline_row(task: int, due: Due, *, by: int, now: dt.datetime) -> TaskDeadline:
    return TaskDeadline(
        task_id=task,
        version=due.version,
        words=due.words,
        kind=due.kind.value,
        day=due.day,
        moment=due.moment,
        rrule=due.rrule,
        set_by=by,
        set_at=now,
    )


_COLUMNS = [column for column in Task.__table__.columns if column.name not in ("parent_id", "paper_id")]


SELECTED: Select[Any] = (
    select(
        *_COLUMNS,
        Unit.name.label("lead_name"),
        Paper.words.label("paper"),
        _assigner.name.label("assigner_name"),
        _assigner.account.label("assigner_account"),
        _delegate.name.label("delegate_name"),
        _delegate.account.label("delegate_account"),
    )
    .join(Unit, Unit.id == Task.lead_id)
    .join(_assigner, _assigner.id == Task.assigner_id)
    .outerjoin(_delegate, _delegate.id == Task.delegate_id)
    .outerjoin(Paper, Paper.id == Task.paper_id)
)
"""Tasks with the names that a snapshot needs. Statements asked for every update are built once: building costs most."""

_BY_IDS = SELECTED.where(
    Task.organization_id == bindparam("organization"), Task.id.in_(bindparam("ids", expanding=True))
)
_BY_NUMBER = SELECTED.where(Task.organization_id == bindparam("organization"), Task.number == bindparam("number"))
_SUPPORT = (
    select(TaskSupport.task_id, Unit.id, Unit.name)
    .join(Unit, Unit.id == TaskSupport.unit_id)
    .where(TaskSupport.task_id.in_(bindparam("ids", expanding=True)))
    .order_by(Unit.id)
)


async def by_ids(session: AsyncSession, ids: Sequence[int], *, organization: int) -> list[tasks.Task]:
    """The tasks with these ids that belong to the organization, in the order of `ids`."""
    if not ids:
        return []
    found = await snapshots(session, _BY_IDS, {"organization": organization, "ids": list(ids)})
    place = {task: index for index, task in enumerate(ids)}
    return sorted(found, key=lambda task: place[task.id])


async def by_number(session: AsyncSession, number: int, *, organization: int) -> tasks.Task | None:
    found = await snapshots(session, _BY_NUMBER, {"organization": organization, "number": number})
    return found[0] if found else None


async def ids_of(session: AsyncSession, numbers: Sequence[int], *, organization: int) -> tuple[int, ...]:
    """The ids behind these numbers, in their order; a number that does not exist falls out."""
    if not numbers:
        return ()
    rows = await session.execute(
        select(Task.number, Task.id).where(Task.organization_id == organization, Task.number.in_(numbers))
    )
    found = dict(rows.all())
    return tuple(found[number] for number in numbers if number in found)


async def snapshots(
    session: AsyncSession, query: Select[Any], values: Mapping[str, Any] | None = None
) -> list[tasks.Task]:
    """The rows of a query over SELECTED as the rules see them, with their supporting units."""
    rows = (await session.execute(query, values)).mappings().all()
    support = await _support_of(session, [row["id"] for row in rows])
    return [_snapshot(row, support[row["id"]]) for row in rows]


async def _support_of(session: AsyncSession, ids: Sequence[int]) -> dict[int, tuple[UnitName, ...]]:
    found: dict[int, tuple[UnitName, ...]] = defaultdict(tuple)
    if not ids:
        return found
    rows = await session.execute(_SUPPORT, {"ids": ids})
    for task, unit, name in rows:
        found[task] += (UnitName(unit, name),)
    return found


def _snapshot(row: Any, support: tuple[UnitName, ...]) -> tasks.Task:
    return tasks.Task(
        id=row["id"],
        organization=row["organization_id"],
        number=row["number"],
        content=row["content"],
        lead=UnitName(row["lead_id"], row["lead_name"]),
        state=State(row["state"]),
        created_at=row["created_at"],
        support=support,
        due=_due(row),
        product=row["product"],
        paper=row["paper"],
        urgency=Urgency(row["urgency"]),
        set_above=row["set_above"],
        assigner=PersonName(row["assigner_id"], row["assigner_name"], row["assigner_account"]),
        delegate=PersonName(row["delegate_id"], row["delegate_name"], row["delegate_account"])
        if row["delegate_id"]
        else None,
        reporter=row["reporter_id"],
        percent=row["percent"],
        count=(row["count_done"], row["count_total"]) if row["count_total"] else None,
        last_words=row["last_words"],
        reported_at=row["reported_at"],
        completed_at=row["completed_at"],
    )


def _due(row: Any) -> Due | None:
    if row["due_words"] is None:
        return None
    return Due(
        words=row["due_words"],
        kind=DeadlineKind(row["due_kind"]),
        day=row["due_day"],
        moment=row["due_moment"],
        rrule=row["due_rrule"],
        version=row["due_version"],
    )


async def save(
    session: AsyncSession,
    task: tasks.Task,
    *,
    organization: int,
    zone: dt.tzinfo,
    next_reminder_at: dt.datetime | None,
    now: dt.datetime,
) -> None:
    """Write what a rule made of a task, together with the moment of its next reminder.

    A rung of the same deadline that is due, and which no tick has planned yet, is kept: it must not be jumped over.
    """
    await session.execute(
        update(Task)
        .where(Task.organization_id == organization, Task.id == task.id)
        .values(
            content=task.content,
            product=task.product,
            state=task.state.value,
            urgency=task.urgency.value,
            lead_id=task.lead.id,
            delegate_id=task.delegate.id if task.delegate else None,
            percent=task.percent,
            count_done=task.count[0] if task.count else None,
            count_total=task.count[1] if task.count else None,
            last_words=task.last_words,
            reported_at=task.reported_at,
            reporter_id=task.reporter,
            completed_at=task.completed_at,
            next_reminder_at=_due_first(task, next_reminder_at, now),
            **_due_columns(task.due, zone),
        )
        .execution_options(**BLIND)
    )


def _due_first(task: tasks.Task, following: dt.datetime | None, now: dt.datetime) -> ColumnElement[Any] | None:
    if following is None:
        return None
    version = task.due.version if task.due else 1
    due = (Task.next_reminder_at <= now) & (Task.due_version == version)
    return case((due, Task.next_reminder_at), else_=literal(following, UtcDateTime()))


async def add_deadline(
    session: AsyncSession, task: int, due: Due, *, organization: int, by: int, now: dt.datetime
) -> None:
    """One more line in the history of the deadlines of a task. Raises NoResultFound for a task of others."""
    await require(session, Task, [task], organization=organization)
    session.add(_deadline_row(task, due, by=by, now=now))
    await session.flush()


async def add_event(
    session: AsyncSession,
    kind: str,
    *,
    organization: int,
    by: int | None,
    now: dt.datetime,
    task: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    words: str | None = None,
    source: Source | None = None,
) -> None:
    """One line of the history. Raises NoResultFound for a task of others."""
    await require(session, Task, [task], organization=organization)
    await session.execute(
        insert(Event).values(
            organization_id=organization,
            task_id=task,
            person_id=by,
            kind=kind,
            at=now,
            chat=source.chat if source else None,
            message=source.message if source else None,
            before=before,
            after=after,
            words=words,
        )
    )


def changes(before: tasks.Task, after: tasks.Task) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs between two states of a task, old and new values, as the history keeps them."""
    names = [one.name for one in fields(before) if getattr(before, one.name) != getattr(after, one.name)]
    return (
        {name: _plain(getattr(before, name)) for name in names},
        {name: _plain(getattr(after, name)) for name in names},
    )


def _plain(value: object) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, Due):
        return {"words": value.words, "day": _plain(value.day), "moment": _plain(value.moment)}
    if isinstance(value, UnitName | PersonName):
        return value.name
    return list(value) if isinstance(value, tuple) else value


async def attach(
    session: AsyncSession,
    task: int,
    files: Iterable[tuple[str, str]],
    *,
    organization: int,
    by: int,
    now: dt.datetime,
) -> None:
    """Keep files (the messenger's id, the name) as evidence of a task. Raises NoResultFound for a task of others."""
    await require(session, Task, [task], organization=organization)
    session.add_all(
        Attachment(organization_id=organization, task_id=task, person_id=by, at=now, file=file[:300], name=name[:300])
        for file, name in files
    )
    await session.flush()


async def has_attachment(session: AsyncSession, task: int, *, organization: int) -> bool:
    found = await session.scalar(
        select(Attachment.id).where(Attachment.organization_id == organization, Attachment.task_id == task).limit(1)
    )
    return found is not None


@dataclass(frozen=True)
class HistoryLine:
    at: dt.datetime
    who: str | None
    kind: str
    before: dict[str, Any]
    after: dict[str, Any]
    words: str | None


async def history(session: AsyncSession, task: int, *, organization: int) -> list[HistoryLine]:
    """Everything that happened to a task, oldest first."""
    rows = await session.execute(
        select(Event, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.organization_id == organization, Event.task_id == task)
        .order_by(Event.id)
    )
    return [
        HistoryLine(event.at, name, event.kind, event.before or {}, event.after or {}, event.words)
        for event, name in rows
    ]


@dataclass(frozen=True)
class Said:
    """What a message of `by` said about a task; `effects` are its changes, the newest first, as before and after."""

    words: str
    kind: str
    by: int | None
    at: dt.datetime
    effects: tuple[tuple[dict[str, Any], dict[str, Any]], ...]


async def said_in(
    session: AsyncSession, task: int, *, organization: int, source: Source, kinds: Collection[str]
) -> Said | None:
    """What a message said about a task, by its events of these kinds; None for a message that told nothing."""
    rows = await session.scalars(
        select(Event)
        .where(Event.organization_id == organization, Event.task_id == task, Event.kind.in_(kinds))
        .where(Event.chat == source.chat, Event.message == source.message)
        .order_by(Event.id.desc())
    )
    found = rows.all()
    if not found:
        return None
    newest = found[0]
    effects = tuple((event.before or {}, event.after or {}) for event in found)
    return Said(newest.words or "", newest.kind, newest.person_id, newest.at, effects)


async def add_correction(
    session: AsyncSession, *, organization: int, words: str, read: str, meant: str, now: dt.datetime
) -> None:
    session.add(Correction(organization_id=organization, words=words, read=read[:20], meant=meant[:20], at=now))
    await session.flush()


async def corrections(session: AsyncSession) -> list[corrected.Correction]:
    """Words that were read wrongly, in all organizations, with the names that may stand in them."""
    rows = await session.execute(select(Correction).order_by(Correction.id))
    people = await session.execute(select(Person.organization_id, Person.name).order_by(Person.id))
    names: dict[int, list[str]] = defaultdict(list)
    for organization, name in people:
        names[organization].append(name)
    return [
        corrected.Correction(row.words, row.read, row.meant, tuple(names[row.organization_id]))
        for row in rows.scalars()
    ]
