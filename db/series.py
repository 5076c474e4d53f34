"""Tasks that belong together: the occurrences of a series, and the parts of an order that went to several units."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, ScalarSelect, and_, bindparam, case, func, or_, select, union_all, update
from sqlalchemy.orm import Session

from db import tasks as stored
from db.base import across, constants, table
from db.models import Paper, Task, Unit
from domain import tasks
from domain.registering.orders import CommonOrder, OpenOrder, Part
from domain.tasks import CLOSED


@dataclass(frozen=True)
class Recurring:
    """An occurrence whose next one is to be there since `moment`."""

    task: int
    organization: int
    moment: dt.datetime


_TASKS = table(Task)
_DUE = (
    select(_TASKS.c.id, _TASKS.c.organization_id, _TASKS.c.recurs_at)
    .where(_TASKS.c.recurs_at <= bindparam("now"))
    .order_by(_TASKS.c.organization_id, _TASKS.c.recurs_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def due(session: Session, *, now: dt.datetime, limit: int) -> list[Recurring]:
    """Occurrences of every organization whose next one is to be there, locked as the tick locks what it plans."""
    with across(session):
        return [Recurring(*row) for row in session.execute(_DUE, {"now": now, "most": limit})]


def coming_up(session: Session, *, organization: int, until: dt.datetime) -> dict[int, dt.datetime]:
    """Occurrences whose next one is to be there up to `until`, each with the moment at which that is."""
    rows = session.execute(
        select(Task.id, Task.recurs_at).where(Task.organization_id == organization, Task.recurs_at <= until)
    )
    return dict(rows.all())  # type: ignore[arg-type]


def take(session: Session, task: int, *, organization: int) -> int | None:
    """Take it upon oneself to make the next occurrence, or to end the series: the id of its first occurrence.

    None where somebody else did so before, and where the task does not come back.
    """
    taken = session.execute(
        update(Task)
        .where(Task.organization_id == organization, Task.id == task, Task.recurs_at.is_not(None))
        .values(recurs_at=None)
        .returning(func.coalesce(Task.series_id, Task.id))
    )
    return taken.scalar_one_or_none()


def postpone(session: Session, task: int, *, organization: int, until: dt.datetime) -> None:
    """The next occurrence is to be there later, where nobody has made it yet."""
    session.execute(
        update(Task)
        .where(Task.organization_id == organization, Task.id == task, Task.recurs_at.is_not(None))
        .values(recurs_at=until)
    )


def resume(session: Session, task: int, *, organization: int, at: dt.datetime) -> None:
    """The next occurrence is to be there again, at that moment."""
    session.execute(update(Task).where(Task.organization_id == organization, Task.id == task).values(recurs_at=at))


def later(session: Session, task: int, *, organization: int) -> list[tasks.Task]:
    """The occurrences after this one, in their order."""
    query = stored.SELECTED.where(_is_of_series(task, organization), Task.id > task).order_by(Task.id)
    return stored.snapshots(session, query)


def neighbours(session: Session, task: int, *, organization: int) -> tuple[int | None, int | None]:
    """The numbers of the occurrences before and after this one; None where there is none."""
    before, after = case((Task.id < task, Task.number)), case((Task.id > task, Task.number))
    found = session.execute(select(func.max(before), func.min(after)).where(_is_of_series(task, organization)))
    previous, following = found.one()
    return previous, following


def _is_of_series(task: int, organization: int) -> ColumnElement[bool]:
    first = _first(task, organization)
    return and_(Task.organization_id == organization, or_(Task.series_id == first, Task.id == first))


def _first(task: int, organization: int) -> ScalarSelect[int]:
    of_task = table(Task).alias("of_task")
    return (
        select(func.coalesce(of_task.c.series_id, of_task.c.id))
        .where(of_task.c.organization_id == organization, of_task.c.id == task)
        .scalar_subquery()
    )


_ORDER = func.coalesce(Task.parent_id, Task.id)
"""The order behind a task: the first of its parts."""


def orders_of(session: Session, ids: Sequence[int], *, organization: int) -> dict[int, CommonOrder]:
    """The orders behind these tasks, by the ids of the tasks; one that was given to a single unit has none."""
    behind = session.scalars(select(_ORDER).where(Task.organization_id == organization, Task.id.in_(ids))).all()
    found, orders = _orders(session, behind, organization)
    return {task: found[orders[task]] for task in ids if orders.get(task) in found}


def open_orders(session: Session, *, organization: int, limit: int) -> list[OpenOrder]:
    """The orders to several units of which parts are not closed, the earliest deadline first."""
    rows = session.connection().execute(_OPEN_ORDERS, {"within": organization, "most": limit})
    ids = rows.scalars().all()
    if not ids:
        return []
    found, _ = _orders(session, ids, organization)
    about = session.execute(
        select(Task.id, Task.content, Paper.words)
        .outerjoin(Paper, Paper.id == Task.paper_id)
        .where(Task.organization_id == organization, Task.id.in_(ids))
    )
    told = {order: (content, paper) for order, content, paper in about}
    return [OpenOrder(found[order], *told[order]) for order in ids if order in found]


_PART = table(Task).alias("part")
_WITH_PARTS = select(_PART.c.parent_id).where(
    _PART.c.organization_id == bindparam("within"), _PART.c.parent_id.is_not(None)
)
_OPEN_PARTS = union_all(
    *(
        select(order.label("of_order"), Task.due_end).where(
            Task.organization_id == bindparam("within"), Task.state.not_in(constants(sorted(CLOSED))), is_part
        )
        for order, is_part in ((Task.parent_id, Task.parent_id.is_not(None)), (Task.id, Task.id.in_(_WITH_PARTS)))
    )
).subquery()
"""From the few tasks that are parts of something, by an index of them alone."""
_OPEN_ORDERS = (
    select(_OPEN_PARTS.c.of_order)
    .group_by(_OPEN_PARTS.c.of_order)
    .order_by(func.min(_OPEN_PARTS.c.due_end).nulls_last())
    .limit(bindparam("most"))
)


def _orders(session: Session, ids: Sequence[int], organization: int) -> tuple[dict[int, CommonOrder], dict[int, int]]:
    """The orders of these ids, of those with several parts; and the id of the order of each of their tasks."""
    rows = session.execute(
        select(Task.id, _ORDER, Task.number, Unit.name, Task.state, Task.percent)
        .join(Unit, Unit.id == Task.lead_id)
        .where(Task.organization_id == organization, or_(Task.id.in_(ids), Task.parent_id.in_(ids)))
        .order_by(Task.number)
    )
    parts: dict[int, list[Part]] = defaultdict(list)
    orders: dict[int, int] = {}
    for task, order, number, unit, state, percent in rows:
        parts[order].append(Part(number, unit, tasks.State(state), percent))
        orders[task] = order
    found = {order: CommonOrder(order, tuple(of_order)) for order, of_order in parts.items() if len(of_order) > 1}
    return found, orders
