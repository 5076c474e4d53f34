"""Questions behind the Board and the lists of tasks: counted by the database, loaded only where lines are shown."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Select, and_, bindparam, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from db import tasks as stored
from db.base import UtcDateTime
from db.models import Event, Task, Unit
from db.overviews import areas
from db.overviews.selecting import AT_HAND, FITTING, QUIET_SINCE, conditions, is_late, is_unreported, timeliness
from domain import organizations, tasks
from domain.history import EventKind
from domain.names import Named
from domain.overviews.answers import Unreported
from domain.overviews.board import Moment, Tally
from domain.overviews.filters import Status
from domain.overviews.lists import Selection
from domain.tasks import State, Timeliness

HEARD = (EventKind.REPORTED, EventKind.ATTACHED, EventKind.OBSTACLE, EventKind.EXTENSION_ASKED, EventKind.RETURNED)
"""Events by which a unit is heard of; a receipt or somebody's remark says nothing about the work."""
_NEWEST_FIRST = frozenset({Status.COMPLETED, Status.COMPLETED_IN_TIME, Status.COMPLETED_LATE})


def tallies(session: Session, selection: Selection, moment: Moment, *, organization: int) -> tuple[Tally, ...]:
    """How many tasks each unit leads in each state and timeliness; one question, answered by counts alone."""
    found = (
        select(
            Task.lead_id,
            Task.state,
            timeliness(moment).label("when"),
            case((is_unreported(moment), 1), else_=0).label("unreported"),
        )
        .where(Task.organization_id == organization, *conditions(selection, moment))
        .subquery()
    )
    rows = session.execute(
        select(found.c.lead_id, found.c.state, found.c.when, func.count(), func.sum(found.c.unreported)).group_by(
            found.c.lead_id, found.c.state, found.c.when
        )
    )
    return tuple(Tally(unit, State(state), Timeliness(when), *counts) for unit, state, when, *counts in rows)


def tallies_of_areas(
    session: Session, selection: Selection, moment: Moment, *, organization: int
) -> tuple[tuple[Named, ...], tuple[Tally, ...]]:
    """Likewise by the area of the tasks, whose groups stand in the place of units."""
    when = timeliness(moment).label("when")
    found = select(areas.KEY.label("key"), areas.AREA.label("area"), Task.state, when).where(
        Task.organization_id == organization, *conditions(selection, moment)
    )
    return areas.tallied(session.execute(areas.alike(found)))


def count(session: Session, selection: Selection, moment: Moment, *, organization: int) -> int:
    """How many tasks are meant."""
    found = session.scalar(
        select(func.count())
        .select_from(Task)
        .where(Task.organization_id == organization, *conditions(selection, moment))
    )
    return found or 0


def overdue(session: Session, *, organization: int, now: dt.datetime) -> int:
    """How many tasks are overdue; it needs neither the calendar nor the other ways to stand against a deadline."""
    return session.scalar(_OVERDUE, {"within": organization, "now": now}) or 0


[(_MAY_BE_OVERDUE, _)] = FITTING[Status.OVERDUE]
_OVERDUE = (
    select(func.count())
    .select_from(Task)
    .where(Task.organization_id == bindparam("within"), Task.state.in_(_MAY_BE_OVERDUE))
    .where(is_late(bindparam("now", type_=UtcDateTime())))
)
"""Asked for every digest, and built once."""


def ids(session: Session, selection: Selection, moment: Moment, *, organization: int) -> list[int]:
    """The ids of the tasks that are meant."""
    return list(
        session.scalars(select(Task.id).where(Task.organization_id == organization, *conditions(selection, moment)))
    )


def lines(
    session: Session, selection: Selection, moment: Moment, *, organization: int, limit: int, offset: int = 0
) -> list[tasks.Task]:
    """Some of the tasks that are meant, the oldest deadline first and none last.

    Completed ones come the newest first; those that were not reported on, the longest silence first.
    """
    query = stored.SELECTED.where(Task.organization_id == organization, *conditions(selection, moment))
    return stored.snapshots(session, _ordered(query, selection.status).limit(limit).offset(offset))


def coming_up(
    session: Session, selection: Selection, moment: Moment, *, organization: int, until: dt.datetime
) -> list[tasks.Task]:
    """The tasks that are meant of which the clock has something to say up to `until`, by their deadlines."""
    due = or_(Task.next_reminder_at <= until, Task.recurs_at <= until)
    query = stored.SELECTED.where(Task.organization_id == organization, due, *conditions(selection, moment))
    return stored.snapshots(session, _ordered(query, selection.status))


def units_of_board(
    session: Session, *, organization: int, today: dt.date, leading: Collection[int]
) -> tuple[organizations.Unit, ...]:
    """The units that exist on `today`, and of those that no longer do the ones in `leading`, as they were set up."""
    exists_today = and_(Unit.valid_from <= today, or_(Unit.valid_to.is_(None), Unit.valid_to >= today))
    rows = session.scalars(
        select(Unit)
        .where(Unit.organization_id == organization, or_(exists_today, Unit.id.in_(leading)))
        .order_by(Unit.id)
    )
    return tuple(organizations.Unit(row.id, row.name, tuple(row.aliases)) for row in rows)


def unreported_of(
    session: Session, leads: frozenset[int] | None, *, organization: int, since: dt.datetime, until: dt.datetime
) -> tuple[Unreported, ...]:
    """For each unit that has work at hand: how much, and of how much nobody reported from `since` up to `until`.

    `leads` None means every unit. Work that was given after the period cannot have been reported on in it.
    """
    heard = exists().where(Event.task_id == Task.id, Event.kind.in_(HEARD), Event.at >= since, Event.at < until)
    at_hand = (
        select(Task.lead_id, case((heard, 0), else_=1).label("silent"))
        .where(Task.organization_id == organization, Task.state.in_(AT_HAND), Task.created_at < until)
        .where(literal(True) if leads is None else Task.lead_id.in_(leads))
        .subquery()
    )
    rows = session.execute(
        select(at_hand.c.lead_id, func.count(), func.sum(at_hand.c.silent)).group_by(at_hand.c.lead_id)
    )
    return tuple(Unreported(unit, at_work, silent) for unit, at_work, silent in rows)


def _ordered(query: Select[tuple[object, ...]], status: Status | None) -> Select[tuple[object, ...]]:
    if status in _NEWEST_FIRST:
        return query.order_by(Task.completed_at.desc(), Task.number.desc())
    if status is Status.UNREPORTED:
        return query.order_by(QUIET_SINCE, Task.number)
    if status is Status.EVERY:
        done = case((Task.state == State.COMPLETED.value, 1), else_=0)
        return query.order_by(done, Task.due_end.asc().nulls_last(), Task.number)
    return query.order_by(Task.due_end.asc().nulls_last(), Task.number)
