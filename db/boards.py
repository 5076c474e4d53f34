"""Questions behind the Board and the lists of tasks: counted by the database, loaded only where lines are shown."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, literal, or_, select
from sqlalchemy.orm import Session

from db import tasks as stored
from db import waiting
from db.base import UtcDateTime
from db.models import Event, Paper, Task, TaskSupport, Unit
from db.searching import holds
from domain import organizations, tasks
from domain.calendar import ONE_DAY
from domain.history import EventKind
from domain.overviews.answers import Unreported
from domain.overviews.board import Moment, Tally
from domain.overviews.filters import Nearness, Status, fits
from domain.overviews.lists import Selection, Sight
from domain.overviews.periods import Period
from domain.reminding.waiting import Matter
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
MATTERS = {Status.EXTENSION: Matter.EXTENSION, Status.OBSTACLE: Matter.OBSTACLE}
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
    if status is Status.EVERY:
        done = case((Task.state == State.COMPLETED.value, 1), else_=0)
        return query.order_by(done, Task.due_end.asc().nulls_last(), Task.number)
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
    """What counts is when the work was reported done; while it is not, the present moment.

    Nothing is late whose end has not come: said by itself, it lets an index leave all that out.
    """
    decided = case((Task.state.in_(_FINISHED), func.coalesce(Task.reported_at, now)), else_=now)
    return and_(Task.due_end <= now, decided >= Task.due_end)


def _unreported(moment: Moment) -> ColumnElement[bool]:
    """tasks.is_unreported() in the words of the database."""
    return and_(Task.state.in_(_AT_HAND), literal(moment.heard_since, UtcDateTime()) > _QUIET_SINCE)


def _conditions(selection: Selection, moment: Moment) -> list[ColumnElement[bool]]:
    asked: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
        (selection.leads, Task.lead_id.in_),
        (selection.supports, _supported),
        (selection.ids, Task.id.in_),
        (selection.sight, _within),
        (selection.of_person, _within),
        (selection.assigner, lambda by: Task.assigner_id == by),
        (selection.body, _from_body),
        (selection.by_leader or None, Task.by_leader.is_),
        (selection.also, lambda status: _of_status(status, moment)),
        (selection.number, lambda number: Task.number == number),
        (selection.period, lambda _: _timed(selection, moment)),
        (selection.paper, _by_paper),
        (selection.urgencies, lambda grades: Task.urgency.in_(sorted(grades))),
        (selection.late_days, lambda days: Task.due_end < moment.now - days * ONE_DAY),
        (selection.words, lambda words: holds(words, selection.nearness)),
        (selection.status, lambda status: _of_status(status, moment)),
    )
    return [condition(wanted) for wanted, condition in asked if wanted is not None]


def _within(sight: Sight) -> ColumnElement[bool]:
    falls = [
        Task.lead_id.in_(sight.headed),
        and_(Task.delegate_id == sight.person, Task.lead_id.in_(sight.served)),
        _supported(sight.units),
    ]
    return or_(*falls, and_(Task.by_leader, Task.assigner_id == sight.person) if sight.gives else false())


def _supported(units: frozenset[int]) -> ColumnElement[bool]:
    return exists().where(TaskSupport.task_id == Task.id, TaskSupport.unit_id.in_(units)).correlate(Task)


def _timed(selection: Selection, moment: Moment) -> ColumnElement[bool]:
    assert selection.period is not None
    within = _in_period(selection.period, moment.zone, given=selection.given)
    return or_(within, _of_status(Status.OVERDUE, moment)) if selection.or_late else within


def _in_period(period: Period, zone: dt.tzinfo, *, given: bool) -> ColumnElement[bool]:
    """A task belongs to the period in which its last day lies, done or not; without one, to that of its creation.

    `due_end` is the first moment too late: at the start of the period it still tells of the day before.
    """
    starts, ends = period.starts(zone), period.ends(zone)
    created = and_(Task.created_at >= starts, Task.created_at < ends)
    if given:
        return created
    return or_(and_(Task.due_end > starts, Task.due_end <= ends), and_(Task.due_end.is_(None), created))


def _by_paper(key: str) -> ColumnElement[bool]:
    """Papers whose name holds `key` from the beginning of a word: 10/KH is not meant by 110/KH, and 45 not by 450."""
    openings = [f"{key}/", f"{key} "] if key.isdigit() else [key]
    named = [Paper.key.endswith(f" {key}", autoescape=True), Paper.key == key] if key.isdigit() else []
    for opening in openings:
        named += [
            Paper.key.startswith(opening, autoescape=True),
            Paper.key.contains(f" {opening}", autoescape=True),
        ]
    return exists().where(Paper.id == Task.paper_id, or_(*named)).correlate(Task)


def _from_body(words: str) -> ColumnElement[bool]:
    """Set by a higher authority of that name, or whose letters the symbol of the paper has: 12/UBND-VX, 57-NQ/TW."""
    initials = "".join(word[0] for word in words.split())
    marks = {f"{join}{letters}" for join in "/-" for letters in (words.split()[0], initials)}
    in_paper = [Paper.key.contains(mark, autoescape=True) for mark in sorted({words, *marks})]
    of_paper = exists().where(Paper.id == Task.paper_id, or_(*in_paper)).correlate(Task)
    return and_(Task.set_above, or_(of_paper, holds(words, Nearness.PHRASE)))


def _of_status(status: Status, moment: Moment) -> ColumnElement[bool]:
    if status is Status.UNREPORTED:
        return _unreported(moment)
    if status is Status.WAITING:
        return waiting.waits()
    if status in MATTERS:
        return waiting.waits_for(MATTERS[status])
    when = _timeliness(moment)
    return or_(false(), *(and_(Task.state.in_(states), when == one.value) for states, one in _FITTING[status]))
