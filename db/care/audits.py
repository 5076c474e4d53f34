"""What the auditor asks: how each open task is planned, and what has become of its rungs."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Event, Reminder, Task
from db.queues import Unreached
from domain.reminding.audit import Planned, Sent
from domain.reminding.delivery import Delivery
from domain.tasks import CLOSED

_BECAME = {
    Delivery.SENT: Sent.SENT,
    Delivery.DROPPED: Sent.OVERTAKEN,
    Delivery.PLANNED: Sent.WAITING,
    Delivery.SENDING: Sent.WAITING,
    Delivery.FAILED: Sent.FAILED,
}


def planned(
    session: Session, *, organization: int, after: int, limit: int, fresh: dt.datetime
) -> dict[int, Planned]:  # fmt: skip
    """How open tasks with ids above `after` are planned.

    What was planned after `fresh` is under way, and so is what waits for a chat that takes no message: the office
    knows of that.
    """
    rows = session.execute(
        select(Task.id, Task.next_reminder_at, Task.created_at)
        .where(Task.organization_id == organization, Task.id > after, Task.state.not_in(CLOSED))
        .order_by(Task.id)
        .limit(limit)
    ).all()
    ids = [row.id for row in rows]
    changed, rungs = _changed(session, ids, organization), _rungs(session, ids, organization, fresh)
    return {row.id: Planned(row.next_reminder_at, changed.get(row.id, row.created_at), rungs[row.id]) for row in rows}


def _changed(session: Session, ids: list[int], organization: int) -> dict[int, dt.datetime]:
    found = select(Event.task_id, func.max(Event.at)).where(Event.organization_id == organization)
    rows = session.execute(found.where(Event.task_id.in_(ids)).group_by(Event.task_id))
    return {task: at for task, at in rows if task is not None}


def _rungs(
    session: Session, ids: list[int], organization: int, fresh: dt.datetime
) -> dict[int, dict[str, Sent]]:  # fmt: skip
    away = select(Unreached.chat).where(Unreached.organization_id == organization)
    rows = session.execute(
        select(Reminder.task_id, Reminder.rung, Reminder.state, Reminder.chat.in_(away), Reminder.planned_at)
        .where(Reminder.organization_id == organization, Reminder.task_id.in_(ids))
        .order_by(Reminder.id)
    )
    found: dict[int, dict[str, Sent]] = defaultdict(dict)
    for task, rung, state, is_away, planned_at in rows:
        under_way = state == Delivery.PLANNED and (is_away or planned_at > fresh)
        if task is not None:
            found[task][rung] = Sent.UNDER_WAY if under_way else _BECAME[Delivery(state)]
    return found
