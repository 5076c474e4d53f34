"""Rungs whose time has come: planned once, claimed once, sent at least once."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func, literal, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db import outbox
from db import tasks as task_questions
from db.base import across, constants, require, table
from db.delivery.leases import is_free
from db.models import Reminder, Task
from db.outbox import UNKNOWN, Outgoing
from db.overviews.selecting import FITTING, WITHIN, is_late
from db.queues import NOT_SENT_YET, Outbox
from domain import tasks
from domain.ladder import Reach, Rung, is_answered
from domain.overviews.filters import Status
from domain.reminding.delivery import Delivered, Delivery, Failed, OutgoingKind

INTERRUPTED = "interrupted"
"""The reason kept on a digest that was on its way when its run of the assistant died."""


@dataclass(frozen=True)
class Planned:
    """A reminder that waits to be sent, with its task as it stands now."""

    id: int
    task: tasks.Task
    rung: str
    reach: Reach
    moment: dt.datetime
    attempts: int
    doubled: bool


@dataclass(frozen=True)
class DueTask:
    id: int
    next_reminder_at: dt.datetime


IS_PLANNED = text("reminders.state = 'planned'")
"""As the index says it, which SQLite else would not use."""
_TASKS, _REMINDERS, _OUTBOX = table(Task), table(Reminder), table(Outbox)
_DUE = (
    select(_TASKS.c.id, _TASKS.c.next_reminder_at)
    .where(_TASKS.c.organization_id == bindparam("within"), _TASKS.c.next_reminder_at <= bindparam("now"))
    .order_by(_TASKS.c.next_reminder_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_NEXT_CHAT = (
    select(_REMINDERS.c.organization_id, _REMINDERS.c.chat)
    .where(IS_PLANNED, _REMINDERS.c.chat.not_in(bindparam("busy", expanding=True)))
    .where(or_(_REMINDERS.c.not_before.is_(None), _REMINDERS.c.not_before <= bindparam("now")))
    .order_by(_REMINDERS.c.moment, _REMINDERS.c.id)
    .limit(1)
)


_MOVE_ON = (
    update(_TASKS)
    .where(_TASKS.c.organization_id == bindparam("within"), _TASKS.c.id == bindparam("task"))
    .where(_TASKS.c.next_reminder_at.is_not_distinct_from(bindparam("seen")))
    .values(next_reminder_at=bindparam("moment"))
)
"""Said so that a server finds the task by its id: by an equal moment it walks for each through all that are due."""
_THESE_PLANNED = update(_REMINDERS).where(
    _REMINDERS.c.organization_id == bindparam("within"),
    _REMINDERS.c.id.in_(bindparam("which", expanding=True)),
    _REMINDERS.c.state == Delivery.PLANNED,
)
_DROP = _THESE_PLANNED.values(state=Delivery.DROPPED)
_CLAIM = _THESE_PLANNED.values(state=Delivery.SENDING, outbox_id=bindparam("with"))
_PLAN = {
    "sqlite": sqlite.insert(_REMINDERS).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_REMINDERS).on_conflict_do_nothing(),
}
_RESCHEDULE = (
    update(_TASKS)
    .where(_TASKS.c.organization_id == bindparam("within"), _TASKS.c.id == bindparam("task"))
    .values(next_reminder_at=bindparam("moment"))
)


def due_tasks(session: Session, *, organization: int, now: dt.datetime, limit: int) -> list[DueTask]:
    """Tasks of an organization whose next reminder is due, oldest first.

    They are locked where the database has locks of rows; what somebody is changing just now is left for the next tick.
    """
    rows = session.execute(_DUE, {"within": organization, "now": now, "most": limit})
    return [DueTask(task, moment) for task, moment in rows if moment is not None]


def move_on(session: Session, due: Mapping[DueTask, dt.datetime | None], *, organization: int) -> bool:
    """Give each of these tasks its next reminder; False where another process did it first, and nothing is to be kept.

    They go to a server all together, not each for itself.
    """
    rows = [
        {"within": organization, "task": one.id, "seen": one.next_reminder_at, "moment": after}
        for one, after in due.items()
    ]
    return not rows or bool(session.execute(_MOVE_ON, rows).rowcount == len(rows))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Come:
    """A rung whose time has come, and the chats in which it is told."""

    task: tasks.Task
    rung: Rung
    chats: Sequence[int]


def plan(session: Session, come: Sequence[Come], *, organization: int, now: dt.datetime) -> None:
    """Write down that each rung is to be sent to each of its chats; what is planned already changes nothing.

    Raises NoResultFound for a task of others.
    """
    require(session, Task, {one.task.id for one in come}, organization=organization)
    rows = [
        {
            "organization_id": organization,
            "task_id": one.task.id,
            "rung": one.rung.name,
            "reach": int(one.rung.reach),
            "due_version": one.task.due.version if one.task.due else 0,
            "chat": chat,
            "moment": one.rung.moment,
            "planned_at": now,
            "state": Delivery.PLANNED,
            "doubled": False,
            "attempts": 0,
        }
        for one in come
        for chat in one.chats
    ]
    if rows:
        session.execute(_PLAN[session.get_bind().dialect.name], rows)


def plan_morning(
    session: Session, rung: str, *, organization: int, chats: Sequence[int], moment: dt.datetime, now: dt.datetime
) -> None:
    """Write down that each of the chats is to be told what waits for somebody."""
    session.add_all(
        Reminder(
            organization_id=organization,
            rung=rung,
            reach=int(Reach.HEAD),
            due_version=0,
            chat=chat,
            moment=moment,
            planned_at=now,
            state=Delivery.PLANNED,
        )
        for chat in chats
    )
    session.flush()


Told = tuple[int, str, int, int]
"""Task, rung, version of the deadline, chat: what is planned once and never again."""


def told(session: Session, tasks: Sequence[int], *, organization: int) -> frozenset[Told]:
    """Every rung of these tasks that was ever planned, whatever became of it."""
    rows = session.execute(
        select(Reminder.task_id, Reminder.rung, Reminder.due_version, Reminder.chat).where(
            Reminder.organization_id == organization, Reminder.task_id.in_(tasks)
        )
    )
    return frozenset((task, rung, version, chat) for task, rung, version, chat in rows if task is not None)


def coming_up(session: Session, *, organization: int, until: dt.datetime) -> dict[int, dt.datetime]:
    """The tasks of which the clock reminds up to `until`, each with the moment at which it does so next."""
    rows = session.execute(
        select(Task.id, Task.next_reminder_at).where(
            Task.organization_id == organization, Task.next_reminder_at <= until
        )
    )
    return dict(rows.all())  # type: ignore[arg-type]


def waiting_tasks(session: Session, *, organization: int, after: int, limit: int) -> dict[int, dt.datetime]:
    """When each task of an organization is to be reminded of next, by ids above `after`; the tick waits meanwhile."""
    rows = session.execute(
        select(Task.id, Task.next_reminder_at)
        .where(Task.organization_id == organization, Task.id > after, Task.next_reminder_at.is_not(None))
        .order_by(Task.id)
        .limit(limit)
        .with_for_update()
    )
    return dict(rows.all())  # type: ignore[arg-type]


def reschedule(session: Session, moments: Mapping[int, dt.datetime | None], *, organization: int) -> None:
    """Give each of these tasks another moment of its next reminder."""
    if moments:
        rows = [{"within": organization, "task": task, "moment": moment} for task, moment in moments.items()]
        session.execute(_RESCHEDULE, rows)


def next_digest_chat(
    session: Session, *, now: dt.datetime, busy: Collection[int] = ()
) -> tuple[int, int] | None:  # fmt: skip
    """The organization and the chat whose reminders have waited longest; None where nothing waits.

    Chats that are `busy` have to wait for what is on its way to them.
    """
    with across(session):
        return session.execute(_NEXT_CHAT, {"now": now, "busy": list(busy)}).one_or_none()


def planned_for(session: Session, *, organization: int, chat: int) -> list[Planned]:
    """What waits for a chat, with the tasks as they stand; reminders overtaken by events are dropped here.

    What waits for another try comes too: a chat gets one message of all that it was not told.
    """
    rows = (
        session.scalars(
            select(Reminder)
            .where(Reminder.organization_id == organization, Reminder.chat == chat)
            .where(Reminder.state == Delivery.PLANNED, Reminder.task_id.is_not(None))
        )
    ).all()
    ids = {row.task_id for row in rows if row.task_id is not None}
    found = task_questions.by_ids(session, list(ids), organization=organization)
    standing: dict[int | None, tasks.Task] = {task.id: task for task in found}
    for row in rows:
        if not _holds(row, standing[row.task_id]):
            row.state = Delivery.DROPPED
    session.flush()
    return [
        Planned(
            row.id,
            standing[row.task_id],
            row.rung,
            Reach(row.reach),
            row.moment,
            row.attempts,
            row.doubled,
        )
        for row in rows
        if row.state == Delivery.PLANNED
    ]


def overdue(session: Session, *, organization: int, now: dt.datetime) -> int:
    """How many tasks are overdue, which a digest tells; it needs neither the calendar nor the other ways to stand."""
    return session.scalar(_OVERDUE, {"within": organization, "now": now}) or 0


[(_MAY_BE_OVERDUE, _)] = FITTING[Status.OVERDUE]
_OVERDUE = (
    select(func.count())
    .select_from(Task)
    .where(Task.organization_id == WITHIN, Task.state.in_(constants(_MAY_BE_OVERDUE)), is_late())
)


@dataclass(frozen=True)
class PlannedMorning:
    """A morning that waits to be told; `rung` is its name."""

    id: int
    rung: str
    moment: dt.datetime
    attempts: int
    doubled: bool


def tasks_planned_for(session: Session, *, organization: int, chat: int) -> list[int]:
    """The tasks of which something waits for a chat."""
    here = (Reminder.organization_id == organization, Reminder.chat == chat, Reminder.task_id.is_not(None))
    return [task for task in session.scalars(select(Reminder.task_id).distinct().where(IS_PLANNED, *here)) if task]


def mornings_for(session: Session, *, organization: int, chat: int) -> list[PlannedMorning]:
    """The mornings that a chat has not been told of, the oldest first."""
    rows = session.scalars(
        select(Reminder)
        .where(Reminder.organization_id == organization, Reminder.chat == chat)
        .where(Reminder.state == Delivery.PLANNED, Reminder.task_id.is_(None))
        .order_by(Reminder.moment, Reminder.id)
    )
    return [PlannedMorning(row.id, row.rung, row.moment, row.attempts, row.doubled) for row in rows]


def drop(session: Session, reminders: Sequence[int], *, organization: int) -> None:
    """These reminders are overtaken by events: they are not sent."""
    if reminders:
        session.execute(_DROP, {"within": organization, "which": list(reminders)})


def _holds(row: Reminder, task: tasks.Task) -> bool:
    """Whether the reminder still speaks of an open task and of its present deadline, and asks nothing known."""
    if task.state in tasks.AT_REST or is_answered(row.rung, row.moment, task):
        return False
    return row.due_version == (task.due.version if task.due else 0)


def claim(session: Session, reminders: Sequence[int], *, organization: int, outgoing: int) -> bool:
    """The reminders go out with this message; False where somebody else has claimed one of them first."""
    told = {"within": organization, "which": list(reminders), "with": outgoing}
    return bool(session.execute(_CLAIM, told).rowcount == len(reminders))  # type: ignore[attr-defined]


def record(
    session: Session, outgoing: Outgoing, outcome: Delivered | Failed, *, now: dt.datetime, retry_at: dt.datetime | None
) -> None:
    """What became of the digest is written on it and on each of its reminders.

    Where it is tried again at `retry_at`, that will be another digest, of what is still open then. Where it was taken
    for left behind meanwhile, its reminders have another by now, and nothing is written.
    """
    outbox.record(session, outgoing, outcome, now=now, retry_at=None)
    values: dict[str, Any]
    if isinstance(outcome, Delivered):
        values = {"state": Delivery.SENT}
    elif retry_at is None:
        values = {"state": Delivery.FAILED}
    else:
        values = {
            "state": Delivery.PLANNED,
            "not_before": retry_at,
            "attempts": Reminder.attempts + 1,
            "outbox_id": None,
        }
        if outcome.unknown:
            values["doubled"] = True
    with across(session):
        session.execute(update(Reminder).where(Reminder.outbox_id == outgoing.id).values(**values))
    if retry_at is not None and isinstance(outcome, Failed):
        _forget_try(session, outgoing.id, unknown=outcome.unknown)


def _forget_try(session: Session, outgoing: int, *, unknown: bool) -> None:
    """A digest that is made anew leaves no row; of those that may have arrived, and so may be answered, one."""
    if not unknown:
        session.execute(delete(Outbox).where(Outbox.id == outgoing))
        return
    chat = select(Outbox.chat).where(Outbox.id == outgoing).scalar_subquery()
    earlier = (
        Outbox.chat == chat,
        Outbox.kind == OutgoingKind.DIGEST,
        Outbox.state == Delivery.DROPPED,
        Outbox.reason == UNKNOWN,
    )
    session.execute(delete(Outbox).where(*earlier))
    session.execute(update(Outbox).where(Outbox.id == outgoing).values(state=Delivery.DROPPED, reason=UNKNOWN))


def hurry(session: Session, chats: Collection[int], *, now: dt.datetime) -> None:
    """Try again at once what waits for another try in these chats."""
    later = (Reminder.state == Delivery.PLANNED, Reminder.chat.in_(chats), Reminder.not_before > now)
    with across(session):
        session.execute(update(Reminder).where(*later).values(not_before=now))


def release_left_behind(
    session: Session, *, owner: str, stuck_since: dt.datetime, in_hand: Collection[int] = ()
) -> None:
    """Digests that were never recorded, by a run that has ended or since `stuck_since` by ours: they may have arrived.

    Their reminders are planned again, and will say so. What we have `in_hand` is on its way.
    """
    stuck = (Outbox.owner == owner) & Outbox.id.not_in(in_hand) & (Outbox.created_at <= stuck_since)
    left_behind = or_(is_free(_OUTBOX.c.owner, literal(owner)), stuck)
    left = session.scalars(
        select(Outbox.id)
        .where(Outbox.kind == OutgoingKind.DIGEST, Outbox.state == Delivery.SENDING, left_behind, NOT_SENT_YET)
        .with_for_update(skip_locked=True)
    )
    going_out = left.all()
    if not going_out:
        return
    never_recorded = (Reminder.state == Delivery.SENDING, Reminder.outbox_id.in_(going_out))
    planned_anew = {"state": Delivery.PLANNED, "doubled": True, "outbox_id": None}
    with across(session):
        session.execute(update(Reminder).where(*never_recorded).values(planned_anew))
    session.execute(update(Outbox).where(Outbox.id.in_(going_out)).values(state=Delivery.DROPPED, reason=INTERRUPTED))
