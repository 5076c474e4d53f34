"""Questions about the past, answered from the stretches in which each task stood: accounts of periods, and of a day.

What changed at the very moment of a border belongs to the period that begins with it: the end of one is the beginning
of the next.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from db import events
from db import tasks as stored
from db.models import Task, TaskSpan, Unit
from db.overviews import areas
from db.overviews.selecting import are_meant, stands_as, timeliness
from domain import history, tasks
from domain.history import HistoryLine
from domain.names import Named
from domain.overviews.account import Adjustments, Inflow, Passage
from domain.overviews.board import Moment, Tally
from domain.overviews.filters import Status
from domain.overviews.lists import Selection
from domain.tasks import CLOSED, State, Timeliness, UnitName

_CLOSED = tuple(sorted(state.value for state in CLOSED))
_NEWEST_FIRST = frozenset({Status.COMPLETED, Status.COMPLETED_IN_TIME, Status.COMPLETED_LATE})


@dataclass(frozen=True)
class Borders:
    """The first moment of a period and the first one after it. `moment` is its last one, or now while it lasts."""

    since: dt.datetime
    until: dt.datetime
    moment: Moment


def passages(session: Session, selection: Selection, borders: Borders, *, organization: int) -> tuple[Passage, ...]:
    """How the tasks that are meant went through a period, counted; one question, answered by counts alone.

    Of the selection's units, a task is meant where it came in with one of them or stands with one at the end. Its
    status, period and days late are for the account itself.
    """
    first, last = aliased(TaskSpan), aliased(TaskSpan)
    found = _passed(selection, borders, organization, (first, last))
    rows = session.execute(areas.alike(found.add_columns(first.lead_id, last.lead_id.label("last_lead"))))
    return tuple(
        Passage(Inflow(came), first, last, State(state), Timeliness(when), count)
        for came, state, when, first, last, count in rows
    )


def passages_of_areas(
    session: Session, selection: Selection, borders: Borders, *, organization: int
) -> tuple[tuple[Named, ...], tuple[Passage, ...]]:
    """Likewise by the area of the tasks, in whose place the passages have the ids of the groups."""
    first, last = aliased(TaskSpan), aliased(TaskSpan)
    found = _passed(selection, borders, organization, (first, last))
    rows = session.execute(areas.alike(found.add_columns(areas.KEY.label("key"), areas.AREA.label("area"))))
    found_rows = ((key, area, (came, state, when, count)) for came, state, when, key, area, count in rows)
    groups, told = areas.numbered(found_rows)
    passages = (
        Passage(Inflow(came), group, group, State(state), Timeliness(when), count)
        for group, (came, state, when, count) in told
    )
    return groups, tuple(passages)


def _passed(
    selection: Selection, borders: Borders, organization: int, spans: tuple[type[TaskSpan], type[TaskSpan]]
) -> Select[Any]:
    """A row for each task that went through the period: how it came, and how it stands with its last stretch."""
    first, last = spans
    entries = _entries(borders, organization).subquery("entries")
    came = case(
        (first.since < borders.since, Inflow.CARRIED.value),
        (Task.created_at >= borders.since, Inflow.ADDED.value),
        else_=Inflow.REOPENED.value,
    )
    return (
        select(came.label("came"), last.state, timeliness(borders.moment, last).label("when"))
        .join_from(entries, first, first.id == entries.c.first)
        .join(last, and_(last.task_id == first.task_id, _stood(last, borders.until)))
        .join(Task, Task.id == first.task_id)
        .where(Task.organization_id == organization, *are_meant(selection, last))
        .where(*_of_units(selection, first, last))
    )


def _entries(borders: Borders, organization: int) -> Select[int, int]:
    """Of each task the first stretch of the period in which it was open; none of what was closed all the time."""
    return (
        select(func.min(TaskSpan.id).label("first"), TaskSpan.task_id)
        .where(TaskSpan.organization_id == organization, *_open_in(TaskSpan, borders))
        .group_by(TaskSpan.task_id)
    )


def _open_in(span: type[TaskSpan], borders: Borders) -> tuple[ColumnElement[bool], ...]:
    ended = or_(span.until.is_(None), span.until >= borders.since)
    return span.state.not_in(_CLOSED), span.since < borders.until, ended


def _stood(span: type[TaskSpan], border: dt.datetime) -> ColumnElement[bool]:
    """Whether it is the stretch in which the task stood just before that moment."""
    return and_(span.since < border, or_(span.until.is_(None), span.until >= border))


def _of_units(selection: Selection, *spans: type[TaskSpan]) -> list[ColumnElement[bool]]:
    if selection.leads is None:
        return []
    return [or_(*(span.lead_id.in_(selection.leads) for span in spans))]


def adjustments(session: Session, selection: Selection, borders: Borders, *, organization: int) -> Adjustments:
    """What was decided after the end of the period about tasks of its account, of those of the selection."""
    last, then = aliased(TaskSpan), aliased(TaskSpan)
    following = (
        select(then.state).where(then.task_id == last.task_id, then.id > last.id).order_by(then.id).limit(1)
    ).correlate(last).scalar_subquery()  # fmt: skip
    extended = exists().where(then.task_id == last.task_id, then.id > last.id, then.due_end > last.due_end)
    submitted = last.state == State.SUBMITTED.value
    opened = and_(last.state.in_(_CLOSED), following.not_in(_CLOSED))
    late = and_(
        timeliness(borders.moment, last) == Timeliness.OVERDUE.value,
        last.state.not_in([*_CLOSED, State.SUBMITTED.value]),
    )
    kinds = {
        "confirmed": and_(submitted, following == State.COMPLETED.value),
        "sent_back": and_(submitted, following.not_in(_CLOSED)),
        "reopened": and_(opened, last.since >= borders.since),
        "extended": and_(late, extended.correlate(last)),
    }
    row = session.execute(
        select(*(func.coalesce(func.sum(case((kind, 1), else_=0)), 0) for kind in kinds.values()))
        .select_from(last)
        .join(Task, Task.id == last.task_id)
        .where(last.organization_id == organization, last.since < borders.until, last.until >= borders.until)
        .where(Task.organization_id == organization, *are_meant(selection, last), *_of_units(selection, last))
    ).one()
    return Adjustments(**dict(zip(kinds, map(int, row), strict=True)))


def tallies(session: Session, selection: Selection, borders: Borders, *, organization: int) -> tuple[Tally, ...]:
    """How many tasks each unit led in each state and timeliness just before `borders.until`."""
    then = aliased(TaskSpan)
    found = (
        select(then.lead_id, then.state, timeliness(borders.moment, then).label("when"))
        .join(Task, Task.id == then.task_id)
        .where(*_standing(then, selection, borders, organization))
    )
    rows = session.execute(areas.alike(found))
    return tuple(Tally(unit, State(state), Timeliness(when), count) for unit, state, when, count in rows)


def tallies_of_areas(
    session: Session, selection: Selection, borders: Borders, *, organization: int
) -> tuple[tuple[Named, ...], tuple[Tally, ...]]:
    """Likewise by the area of the tasks, whose groups stand in the place of units."""
    then = aliased(TaskSpan)
    when = timeliness(borders.moment, then).label("when")
    found = (
        select(areas.KEY.label("key"), areas.AREA.label("area"), then.state, when)
        .join(Task, Task.id == then.task_id)
        .where(*_standing(then, selection, borders, organization))
    )
    return areas.tallied(session.execute(areas.alike(found)))


def _standing(
    then: type[TaskSpan], selection: Selection, borders: Borders, organization: int
) -> list[ColumnElement[bool]]:
    """What the selection means of the tasks as they stood at the end."""
    return [
        then.organization_id == organization,
        Task.organization_id == organization,
        _stood(then, borders.until),
        *are_meant(selection, then),
        *stands_as(selection, borders.moment, then),
    ]


def _lasting(
    then: type[TaskSpan], selection: Selection, borders: Borders, organization: int
) -> list[ColumnElement[bool]]:
    """Likewise, of the tasks of the account: without those that were closed all the time."""
    span = aliased(TaskSpan)
    was_open = exists().where(span.task_id == then.task_id, *_open_in(span, borders)).correlate(then)
    return [*_standing(then, selection, borders, organization), was_open]


def count(session: Session, selection: Selection, borders: Borders, *, organization: int) -> int:
    """How many tasks of the account are meant, as they stood at its end."""
    then = aliased(TaskSpan)
    query = select(func.count()).select_from(then).join(Task, Task.id == then.task_id)
    return session.scalar(query.where(*_lasting(then, selection, borders, organization))) or 0


def lines(
    session: Session,
    selection: Selection,
    borders: Borders,
    *,
    organization: int,
    limit: int | None = None,
    offset: int = 0,
) -> list[tasks.Task]:
    """Some of the tasks of the account that are meant, each as it stood at its end; in the order of boards.lines()."""
    then = aliased(TaskSpan)
    newest = selection.status in _NEWEST_FIRST
    order = (then.since.desc(), Task.number.desc()) if newest else (then.due_end.asc().nulls_last(), Task.number)
    rows = session.execute(
        select(then.task_id, Unit.id, Unit.name)
        .join(Task, Task.id == then.task_id)
        .join(Unit, Unit.id == then.lead_id)
        .where(*_lasting(then, selection, borders, organization))
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    leads = {task: UnitName(unit, name) for task, unit, name in rows}
    found = stored.by_ids(session, list(leads), organization=organization)
    later = _later(session, list(leads), organization, borders.until)
    return [replace(history.rewound(task, later[task.id]), lead=leads[task.id]) for task in found]


def _later(session: Session, ids: list[int], organization: int, border: dt.datetime) -> dict[int, list[HistoryLine]]:
    """What happened to the tasks from that moment on, the newest first."""
    found: dict[int, list[HistoryLine]] = defaultdict(list)
    for task, line in events.of_tasks(session, ids, organization=organization, since=border):
        found[task].append(line)
    return found
