"""Questions about tasks, and the writing of what became of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Label, Select, Table, bindparam, case, delete, exists, select, update
from sqlalchemy.orm import Session

from db import papers
from db.base import UtcDateTime, require, table
from db.models import Organization, Person, Post, Task, TaskDeadline, TaskSupport, Unit
from db.overviews import areas
from domain import tasks
from domain.deadlines import DeadlineKind
from domain.people import Giver
from domain.registering.papers import Paper as Source
from domain.roles import Role
from domain.tasks import Due, PersonName, State, UnitName, Urgency

NO_VERSION, FIRST_VERSION = 0, 1
"""Of a deadline: none has the number 0, and the column of a task that has no deadline holds 1."""


@dataclass(frozen=True)
class NewTask:
    """A task that is about to be stored; its number comes from the organization."""

    content: str
    content_folded: str
    """Content and product as they are searched."""
    lead: int
    support: tuple[int, ...]
    due: Due | None
    product: str | None
    paper: tuple[str, str, Source | None] | None
    """Its words, their key, which two spellings of one paper have in common, and what is known of it."""
    urgency: Urgency
    set_above: bool
    assigner: int
    state: State
    parent: int | None = None
    series: int | None = None
    """The first occurrence of the series, where this is a later one."""
    recurs_at: dt.datetime | None = None
    """When the next occurrence is to be there at the latest; None where none comes."""
    by_leader: bool = False
    """Whether the assigner gives it as a leader."""
    area: tuple[str, str] | None = None
    """Its words and their key; None where it is that of its paper."""


def insert_task(session: Session, new: NewTask, *, organization: int, zone: dt.tzinfo, now: dt.datetime) -> tasks.Task:
    """Store a task under the next number of the organization, with its first deadline.

    Raises NoResultFound where a unit, the assigner or the series belongs to others.
    """
    require(session, Unit, [new.lead, *new.support], organization=organization)
    require(session, Person, [new.assigner], organization=organization)
    require(session, Task, [new.series], organization=organization)
    number = session.scalar(
        update(Organization)
        .where(Organization.id == organization)
        .values(next_number=Organization.next_number + 1)
        .returning(Organization.next_number - 1)
    )
    row = Task(
        organization_id=organization,
        number=number,
        parent_id=new.parent,
        series_id=new.series,
        recurs_at=new.recurs_at,
        content=new.content,
        content_folded=new.content_folded,
        product=new.product,
        paper_id=papers.keep(session, *new.paper, organization=organization) if new.paper else None,
        lead_id=new.lead,
        urgency=new.urgency.value,
        set_above=new.set_above,
        assigner_id=new.assigner,
        by_leader=new.by_leader,
        state=new.state.value,
        created_at=now,
        **areas.columns(new.area),
        **_due_columns(new.due, zone),
    )
    session.add(row)
    session.flush()
    session.add_all(TaskSupport(task_id=row.id, unit_id=unit) for unit in dict.fromkeys(new.support))
    if new.due is not None:
        session.add(_deadline_row(row.id, new.due, by=new.assigner, now=now))
    session.flush()
    return by_ids(session, [row.id], organization=organization)[0]


_DUE = ("due_words", "due_kind", "due_day", "due_moment", "due_rrule", "due_end")


def _due_columns(due: Due | None, zone: dt.tzinfo) -> dict[str, Any]:
    if due is None:
        return {**dict.fromkeys(_DUE), "due_version": FIRST_VERSION}
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


_TASKS, _UNITS, _SUPPORTS = table(Task), table(Unit), table(TaskSupport)
_assigner, _delegate = table(Person).alias("assigner"), table(Person).alias("delegate")


def _giver_columns(tasks: Table) -> tuple[Label[bool], ...]:
    """Whether it is the order of a leader, and whether that leader still is one: what _giver_of() reads."""
    posts = table(Post)
    leads = (
        (posts.c.organization_id == tasks.c.organization_id)
        & (posts.c.role == Role.LEADER)
        & posts.c.approved_at.is_not(None)
        & posts.c.ended_at.is_(None)
        & posts.c.absent_since.is_(None)
    )
    theirs = exists().where(leads, posts.c.person_id == tasks.c.assigner_id)
    return (
        (tasks.c.by_leader & theirs).label("giver_leads"),
        (tasks.c.by_leader & exists().where(leads)).label("somebody_leads"),
    )


_NOT_SHOWN = frozenset({"parent_id", "series_id", "paper_id", "recurs_at", "content_folded", "area", "area_key"})
SELECTED: Select[Any] = select(
    *[column for column in _TASKS.c if column.name not in _NOT_SHOWN],
    _UNITS.c.name.label("lead_name"),
    *papers.COLUMNS,
    _assigner.c.name.label("assigner_name"),
    _assigner.c.account.label("assigner_account"),
    _delegate.c.name.label("delegate_name"),
    _delegate.c.account.label("delegate_account"),
    exists().where(_SUPPORTS.c.task_id == _TASKS.c.id).label("supported"),
    *_giver_columns(_TASKS),
).select_from(
    _TASKS.join(_UNITS, _UNITS.c.id == _TASKS.c.lead_id)
    .join(_assigner, _assigner.c.id == _TASKS.c.assigner_id)
    .outerjoin(_delegate, _delegate.c.id == _TASKS.c.delegate_id)
    .outerjoin(papers.PAPERS, papers.PAPERS.c.id == _TASKS.c.paper_id)
)
"""Tasks with the names that a snapshot needs."""

_BY_IDS = SELECTED.where(
    _TASKS.c.organization_id == bindparam("within"), _TASKS.c.id.in_(bindparam("ids", expanding=True))
)
_BY_NUMBER = SELECTED.where(_TASKS.c.organization_id == bindparam("within"), _TASKS.c.number == bindparam("wanted"))
_SUPPORT = (
    select(_SUPPORTS.c.task_id, _UNITS.c.id, _UNITS.c.name)
    .join_from(_SUPPORTS, _UNITS, _UNITS.c.id == _SUPPORTS.c.unit_id)
    .where(_SUPPORTS.c.task_id.in_(bindparam("ids", expanding=True)))
    .order_by(_UNITS.c.id)
)


def by_ids(session: Session, ids: Sequence[int], *, organization: int) -> list[tasks.Task]:
    """The tasks with these ids that belong to the organization, in the order of `ids`."""
    if not ids:
        return []
    found = snapshots(session, _BY_IDS, {"within": organization, "ids": list(ids)})
    place = {task: index for index, task in enumerate(ids)}
    return sorted(found, key=lambda task: place[task.id])


def numbers(session: Session, ids: Sequence[int], *, organization: int) -> list[int]:
    """The numbers by which people know these tasks, even of one that cannot be read any more."""
    mine = (Task.organization_id == organization, Task.id.in_(ids))
    return list(session.scalars(select(Task.number).where(*mine).order_by(Task.number)))


def by_number(session: Session, number: int, *, organization: int) -> tasks.Task | None:
    found = snapshots(session, _BY_NUMBER, {"within": organization, "wanted": number})
    return found[0] if found else None


def ids_of(session: Session, numbers: Sequence[int], *, organization: int) -> tuple[int, ...]:
    """The ids behind these numbers, in their order; a number that does not exist falls out."""
    rows = session.execute(
        select(Task.number, Task.id).where(Task.organization_id == organization, Task.number.in_(numbers))
    )
    found = dict(rows.all())
    return tuple(found[number] for number in numbers if number in found)


def snapshots(session: Session, query: Select[Any], values: Mapping[str, Any] | None = None) -> list[tasks.Task]:
    """The rows of a query over SELECTED as the rules see them, with their supporting units."""
    rows = session.connection().execute(query, values).mappings().all()
    support = _support_of(session, [row["id"] for row in rows if row["supported"]])
    return [_snapshot(row, support[row["id"]]) for row in rows]


def _support_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[UnitName, ...]]:
    found: dict[int, tuple[UnitName, ...]] = defaultdict(tuple)
    if not ids:
        return found
    rows = session.execute(_SUPPORT, {"ids": ids})
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
        support=tuple(unit for unit in support if unit.id != row["lead_id"]),
        due=_due(row),
        product=row["product"],
        paper=row["paper"],
        source=papers.source_of(row) if row["paper"] else None,
        area=row["area"],
        urgency=Urgency(row["urgency"]),
        set_above=row["set_above"],
        assigner=PersonName(row["assigner_id"], row["assigner_name"], row["assigner_account"]),
        giver=_giver_of(row),
        by_leader=row["by_leader"],
        delegate=PersonName(row["delegate_id"], row["delegate_name"], row["delegate_account"])
        if row["delegate_id"]
        else None,
        reporter=row["reporter_id"],
        percent=row["percent"],
        count=(row["count_done"], row["count_total"]) if row["count_total"] else None,
        last_words=row["last_words"],
        reported_at=row["reported_at"],
        completed_at=row["completed_at"],
        heard_at=row["heard_at"],
        snoozed_until=row["snoozed_until"],
    )


def _giver_of(row: Any) -> Giver:
    if row["giver_leads"]:
        return Giver.LEADER
    return Giver.FORMER_LEADER if row["somebody_leads"] else Giver.OFFICE


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


_CHANGING = (
    "content",
    "content_folded",
    "product",
    "state",
    "urgency",
    "lead_id",
    "delegate_id",
    "percent",
    "count_done",
    "count_total",
    "last_words",
    "reported_at",
    "reporter_id",
    "completed_at",
    "heard_at",
    "snoozed_until",
    *_DUE,
    "due_version",
)
"""What may change of a task once it is stored."""

_NOT_PLANNED_YET = (_TASKS.c.next_reminder_at <= bindparam("now")) & (_TASKS.c.due_version == bindparam("kept"))
_SAVE = (
    update(_TASKS)
    .where(_TASKS.c.organization_id == bindparam("within"), _TASKS.c.id == bindparam("task"))
    .values(
        next_reminder_at=case(
            (_NOT_PLANNED_YET, _TASKS.c.next_reminder_at), else_=bindparam("following", type_=UtcDateTime())
        ),
        **{name: bindparam(f"new_{name}") for name in _CHANGING},
    )
)


def save(
    session: Session,
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
    session.execute(
        _SAVE,
        {
            "within": organization,
            "task": task.id,
            "now": now,
            "following": next_reminder_at,
            "kept": NO_VERSION if next_reminder_at is None else task.due.version if task.due else FIRST_VERSION,
            "new_content": task.content,
            "new_content_folded": task.searched,
            "new_product": task.product,
            "new_state": task.state.value,
            "new_urgency": task.urgency.value,
            "new_lead_id": task.lead.id,
            "new_delegate_id": task.delegate.id if task.delegate else None,
            "new_percent": task.percent,
            "new_count_done": task.count[0] if task.count else None,
            "new_count_total": task.count[1] if task.count else None,
            "new_last_words": task.last_words,
            "new_reported_at": task.reported_at,
            "new_reporter_id": task.reporter,
            "new_completed_at": task.completed_at,
            "new_heard_at": task.heard_at,
            "new_snoozed_until": task.snoozed_until,
            **{f"new_{name}": value for name, value in _due_columns(task.due, zone).items()},
        },
    )


def add_support(session: Session, task: int, units: Sequence[int], *, organization: int) -> None:
    """These units support a task, beside those that do so already. Raises NoResultFound for those of others."""
    require(session, Task, [task], organization=organization)
    require(session, Unit, units, organization=organization)
    known = set(session.scalars(select(TaskSupport.unit_id).where(TaskSupport.task_id == task)))
    session.add_all(TaskSupport(task_id=task, unit_id=unit) for unit in units if unit not in known)
    session.flush()


def keep_edited(
    session: Session, task: int, *, paper: int | None, set_above: bool, support: Sequence[int], organization: int
) -> None:
    """What save() leaves as it is: the paper, and exactly these supporting units. Raises as add_support()."""
    add_support(session, task, support, organization=organization)
    session.execute(delete(TaskSupport).where(TaskSupport.task_id == task, TaskSupport.unit_id.not_in(support)))
    mine = update(Task).where(Task.organization_id == organization, Task.id == task)
    session.execute(mine.values(paper_id=paper, set_above=set_above))


def add_deadline(session: Session, task: int, due: Due, *, organization: int, by: int, now: dt.datetime) -> None:
    """One more line in the history of the deadlines of a task. Raises NoResultFound for a task of others."""
    require(session, Task, [task], organization=organization)
    session.add(_deadline_row(task, due, by=by, now=now))
    session.flush()


def deadlines(session: Session, task: int, *, organization: int) -> tuple[Due, ...]:
    """Every deadline that a task ever had, the first one first."""
    return all_deadlines(session, [task], organization=organization).get(task, ())


def all_deadlines(session: Session, ids: Sequence[int], *, organization: int) -> dict[int, tuple[Due, ...]]:
    """Likewise for each of these tasks that ever had one."""
    rows = session.scalars(
        select(TaskDeadline)
        .join(Task, Task.id == TaskDeadline.task_id)
        .where(Task.organization_id == organization, Task.id.in_(ids))
        .order_by(TaskDeadline.task_id, TaskDeadline.version)
    )
    found: dict[int, tuple[Due, ...]] = {}
    for row in rows:
        due = Due(row.words, DeadlineKind(row.kind), row.day, row.moment, row.rrule, row.version)
        found[row.task_id] = (*found.get(row.task_id, ()), due)
    return found
