"""Questions behind the Board and the lists of tasks: counted by the database, loaded only where lines are shown."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Date, Select, and_, bindparam, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from db import tasks as stored
from db.models import Event, Task, Unit
from db.overviews import areas
from db.overviews.selecting import (
    AT_HAND,
    QUIET_SINCE,
    WITHIN,
    conditions,
    is_unreported,
    kept,
    timeliness,
    values,
)
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
    # Not by the session itself, which would look for objects in rows that hold none.
    rows = session.connection().execute(_tallied(selection, moment.zone), values(selection, moment, organization))
    return tuple(Tally(unit, State(state), Timeliness(stands), *counts) for unit, state, stands, *counts in rows)


@kept
def _tallied(selection: Selection, zone: dt.tzinfo) -> Select[Any]:
    """Grouped in the order of an index, so that nothing has to be sorted for it."""
    unreported = func.sum(case((is_unreported(), 1), else_=0))
    columns: list[Any] = [Task.lead_id, Task.state, timeliness().label("stands"), func.count(), unreported]
    return select(*columns).where(*conditions(selection, zone)).group_by(Task.state, Task.lead_id, "stands")


def tallies_of_areas(
    session: Session, selection: Selection, moment: Moment, *, organization: int
) -> tuple[tuple[Named, ...], tuple[Tally, ...]]:
    """Likewise by the area of the tasks, whose groups stand in the place of units."""
    rows = session.execute(_tallied_areas(selection, moment.zone), values(selection, moment, organization))
    return areas.tallied(rows)


@kept
def _tallied_areas(selection: Selection, zone: dt.tzinfo) -> Select[Any]:
    stands = timeliness().label("stands")
    found = select(areas.KEY.label("key"), areas.AREA.label("area"), Task.state, stands)
    return areas.alike(found.where(*conditions(selection, zone)))


def count(session: Session, selection: Selection, moment: Moment, *, organization: int) -> int:
    """How many tasks are meant."""
    return session.scalar(_counted(selection, moment.zone), values(selection, moment, organization)) or 0


@kept
def _counted(selection: Selection, zone: dt.tzinfo) -> Select[Any]:
    return select(func.count()).select_from(Task).where(*conditions(selection, zone))


def ids(session: Session, selection: Selection, moment: Moment, *, organization: int) -> list[int]:
    """The ids of the tasks that are meant."""
    return list(session.scalars(_ids(selection, moment.zone), values(selection, moment, organization)))


@kept
def _ids(selection: Selection, zone: dt.tzinfo) -> Select[Any]:
    return select(Task.id).where(*conditions(selection, zone))


def lines(
    session: Session, selection: Selection, moment: Moment, *, organization: int, limit: int, offset: int = 0
) -> list[tasks.Task]:
    """Some of the tasks that are meant, the oldest deadline first and none last.

    Completed ones come the newest first; those that were not reported on, the longest silence first.
    """
    told = {**values(selection, moment, organization), "most": limit, "skipped": offset}
    return stored.snapshots(session, _lines(selection, moment.zone), told)


@kept
def _lines(selection: Selection, zone: dt.tzinfo) -> Select[Any]:
    query = _ordered(stored.SELECTED.where(*conditions(selection, zone)), selection.status)
    return query.limit(bindparam("most")).offset(bindparam("skipped"))


def coming_up(
    session: Session, selection: Selection, moment: Moment, *, organization: int, until: dt.datetime
) -> list[tasks.Task]:
    """The tasks that are meant of which the clock has something to say up to `until`, by their deadlines."""
    due = or_(Task.next_reminder_at <= until, Task.recurs_at <= until)
    query = stored.SELECTED.where(due, *conditions(selection, moment.zone))
    return stored.snapshots(session, _ordered(query, selection.status), values(selection, moment, organization))


def units_of_board(
    session: Session, *, organization: int, today: dt.date, leading: Collection[int]
) -> tuple[organizations.Unit, ...]:
    """The units that exist on `today`, and of those that no longer do the ones in `leading`, as they were set up."""
    rows = session.connection().execute(_UNITS, {"within": organization, "today": today})
    return tuple(
        organizations.Unit(row.id, row.name, tuple(row.aliases)) for row in rows if row.exists or row.id in leading
    )


_TODAY = bindparam("today", type_=Date())
_UNITS = (
    select(
        Unit.id,
        Unit.name,
        Unit.aliases,
        and_(Unit.valid_from <= _TODAY, or_(Unit.valid_to.is_(None), Unit.valid_to >= _TODAY)).label("exists"),
    )
    .where(Unit.organization_id == WITHIN)
    .order_by(Unit.id)
)
"""All that ever were: they are few."""


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
