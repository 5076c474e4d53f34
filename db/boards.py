"""Questions behind the Board and the lists of tasks: counted by the database, loaded only where lines are shown."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, literal, or_, select
from sqlalchemy.orm import Session

from db import tasks as stored
from db import waiting
from db.base import UtcDateTime
from db.models import Event, Paper, Task, TaskSupport, Unit
from domain import organizations, tasks
from domain.history import EventKind
from domain.overviews.answers import Unreported
from domain.overviews.board import Moment, Tally
from domain.overviews.filters import Status, fits
from domain.overviews.lists import Selection, Sight
from domain.overviews.periods import Period
from domain.tasks import State, Timeliness

_FINISHED = (State.SUBMITTED.value, State.COMPLETED.value)
_AT_HAND = tuple(sorted(state.value for state in tasks.AT_HAND))
_QUIET_SINCE = func.coalesce(Task.heard_at, Task.created_at)
HEARD = (EventKind.REPORTED, EventKind.ATTACHED, EventKind.OBSTACLE, EventKind.EXTENSION_ASKED, EventKind.RETURNED)
"""Events by which a unit is heard of; a receipt or somebody's remark says nothing about the work."""


def _fitting(status: Status, when: Timeliness) -> tuple[str, ...]:
    return tuple(state.value for state in State if fits(status, state, when, unreported=False))


_FITTING = {status: [(states, when) for when in Timeliness if (states := _fitting(status, when))] for status in Status}
"""filters.fits() spelt out: the states in which a task fits that stands so against its deadline."""
_NEWEST_FIRST = frozenset({Status.COMPLETED, Status.COMPLETED_IN_TIME, Status.COMPLETED_LATE})


def tallies(session: Session, selection: Selection, moment: Moment, *, organization: int) -> tuple[Tally, ...]:
    """How many tasks each unit leads in each state and timeliness; one question, answered by counts alone."""
    found = (
        select(
            Task.lead_id,
            Task.state,
            _timeliness(moment).label("when"),
            case((_unreported(moment), 1), else_=0).label("unreported"),
        )
        .where(Task.organization_id == organization, *_conditions(selection, moment))
        .subquery()
    )
    rows = session.execute(
        select(found.c.lead_id, found.c.state, found.c.when, func.count(), func.sum(found.c.unreported)).group_by(
            found.c.lead_id, found.c.state, found.c.when
        )
    )
    return tuple(Tally(unit, State(state), Timeliness(when), *counts) for unit, state, when, *counts in rows)


def count(session: Session, selection: Selection, moment: Moment, *, organization: int) -> int:
    """How many tasks are meant."""
    found = session.scalar(
        select(func.count())
        .select_from(Task)
        .where(Task.organization_id == organization, *_conditions(selection, moment))
    )
    return found or 0


def overdue(session: Session, *, organization: int, now: dt.datetime) -> int:
    """How many tasks are overdue; it needs neither the calendar nor the other ways to stand against a deadline."""
    [(states, _)] = _FITTING[Status.OVERDUE]
    late = (Task.state.in_(states), _is_late(literal(now, UtcDateTime())))
    return (
        session.scalar(select(func.count()).select_from(Task).where(Task.organization_id == organization, *late)) or 0
    )


def ids(session: Session, selection: Selection, moment: Moment, *, organization: int) -> list[int]:
    """The ids of the tasks that are meant."""
    return list(
        session.scalars(select(Task.id).where(Task.organization_id == organization, *_conditions(selection, moment)))
    )


def lines(
    session: Session, selection: Selection, moment: Moment, *, organization: int, limit: int, offset: int = 0
) -> list[tasks.Task]:
    """Some of the tasks that are meant, the oldest deadline first and none last.

    Completed ones come the newest first; those that were not reported on, the longest silence first.
    """
    query = stored.SELECTED.where(Task.organization_id == organization, *_conditions(selection, moment))
    return stored.snapshots(session, _ordered(query, selection.status).limit(limit).offset(offset))


def coming_up(
    session: Session, selection: Selection, moment: Moment, *, organization: int, until: dt.datetime
) -> list[tasks.Task]:
    """The tasks that are meant of which the clock has something to say up to `until`, by their deadlines."""
    due = or_(Task.next_reminder_at <= until, Task.recurs_at <= until)
    query = stored.SELECTED.where(Task.organization_id == organization, due, *_conditions(selection, moment))
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
        .where(Task.organization_id == organization, Task.state.in_(_AT_HAND), Task.created_at < until)
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
        return query.order_by(_QUIET_SINCE, Task.number)
    return query.order_by(Task.due_end.asc().nulls_last(), Task.number)


def _timeliness(moment: Moment) -> ColumnElement[str]:
    """tasks.timeliness() in the words of the database."""
    return case(
        (Task.due_end.is_(None), Timeliness.NO_DEADLINE.value),
        (_is_late(literal(moment.now, UtcDateTime())), Timeliness.OVERDUE.value),
        (and_(Task.state.not_in(_FINISHED), Task.due_end <= moment.soon_until), Timeliness.DUE_SOON.value),
        else_=Timeliness.IN_TIME.value,
    )


def _is_late(now: ColumnElement[dt.datetime]) -> ColumnElement[bool]:
    """What counts is when the work was reported done; while it is not, the present moment."""
    decided = case((Task.state.in_(_FINISHED), func.coalesce(Task.reported_at, now)), else_=now)
    return decided >= Task.due_end


def _unreported(moment: Moment) -> ColumnElement[bool]:
    """tasks.is_unreported() in the words of the database."""
    return and_(Task.state.in_(_AT_HAND), literal(moment.heard_since, UtcDateTime()) > _QUIET_SINCE)


def _conditions(selection: Selection, moment: Moment) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if selection.leads is not None:
        found.append(Task.lead_id.in_(selection.leads))
    if selection.sight is not None:
        found.append(_within(selection.sight))
    if selection.period is not None:
        found.append(_in_period(selection.period, moment.zone))
    if selection.paper is not None:
        found.append(_by_paper(selection.paper))
    if selection.status is not None:
        found.append(_of_status(selection.status, moment))
    return found


def _within(sight: Sight) -> ColumnElement[bool]:
    supported = exists().where(TaskSupport.task_id == Task.id, TaskSupport.unit_id.in_(sight.units)).correlate(Task)
    return or_(
        Task.lead_id.in_(sight.headed),
        and_(Task.delegate_id == sight.person, Task.lead_id.in_(sight.served)),
        supported,
    )


def _in_period(period: Period, zone: dt.tzinfo) -> ColumnElement[bool]:
    """A task belongs to the period in which its last day lies, done or not; without one, to that of its creation.

    `due_end` is the first moment too late: at the start of the period it still tells of the day before.
    """
    starts, ends = period.starts(zone), period.ends(zone)
    due = and_(Task.due_end > starts, Task.due_end <= ends)
    created = and_(Task.due_end.is_(None), Task.created_at >= starts, Task.created_at < ends)
    return or_(due, created)


def _by_paper(key: str) -> ColumnElement[bool]:
    """Papers whose name holds `key` from the beginning of a word: 10/KH is not meant by 110/KH."""
    begins = or_(Paper.key.startswith(key, autoescape=True), Paper.key.contains(f" {key}", autoescape=True))
    return exists().where(Paper.id == Task.paper_id, begins).correlate(Task)


def _of_status(status: Status, moment: Moment) -> ColumnElement[bool]:
    if status is Status.UNREPORTED:
        return _unreported(moment)
    if status is Status.WAITING:
        return waiting.waits()
    when = _timeliness(moment)
    return or_(false(), *(and_(Task.state.in_(states), when == one.value) for states, one in _FITTING[status]))
