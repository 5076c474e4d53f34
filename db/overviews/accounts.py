"""Questions about the past, answered from the stretches in which each task stood: accounts of periods, and of a day.

What changed at the very moment of a border belongs to the period that begins with it: the end of one is the beginning
of the next.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, exists, func, or_, select, true, union_all
from sqlalchemy.orm import Session, aliased

from db import events
from db import tasks as stored
from db.base import UtcDateTime, constants, table
from db.models import Event, Task, TaskSpan, Unit
from db.overviews import areas
from db.overviews.boards import HEARD
from db.overviews.selecting import FITTING, WITHIN, are_meant, kept, stands_as, timeliness, values
from domain import history, tasks
from domain.history import EventKind, HistoryLine
from domain.names import Named
from domain.overviews.account import Adjustments, Inflow, Passage
from domain.overviews.answers import Unreported
from domain.overviews.board import Moment, Tally
from domain.overviews.filters import Status
from domain.overviews.lists import Selection
from domain.tasks import AT_HAND as AT_WORK
from domain.tasks import CLOSED, State, Timeliness, UnitName

_CLOSED = constants(sorted(CLOSED))
_NEWEST_FIRST = frozenset({Status.COMPLETED, Status.COMPLETED_IN_TIME, Status.COMPLETED_LATE})


@dataclass(frozen=True)
class Borders:
    """The first moment of a period and the first one after it. `moment` is its last one, or now while it lasts."""

    since: dt.datetime
    until: dt.datetime
    moment: Moment


SINCE, UNTIL = (bindparam(name, type_=UtcDateTime()) for name in ("since", "until"))
FIRST, LAST, THEN = aliased(TaskSpan), aliased(TaskSpan), aliased(TaskSpan)


def _values(selection: Selection, borders: Borders, organization: int) -> dict[str, Any]:
    return {**values(selection, borders.moment, organization), "since": borders.since, "until": borders.until}


def passages(session: Session, selection: Selection, borders: Borders, *, organization: int) -> tuple[Passage, ...]:
    """How the tasks that are meant went through a period, counted; one question, answered by counts alone.

    Of the selection's units, a task is meant where it came in with one of them or stands with one at the end. Its
    status, period and days late are for the account itself.
    """
    rows = session.connection().execute(_passages(selection), _values(selection, borders, organization))
    return tuple(
        Passage(Inflow(came), first, last, State(state), Timeliness(stands), count)
        for came, state, stands, first, last, count in rows
    )


@kept
def _passages(selection: Selection) -> Select[Any]:
    found = _passed(selection).add_columns(FIRST.lead_id, LAST.lead_id.label("last_lead"))
    return areas.alike(_of_tasks(found, LAST, are_meant(selection, LAST)))


def passages_of_areas(
    session: Session, selection: Selection, borders: Borders, *, organization: int
) -> tuple[tuple[Named, ...], tuple[Passage, ...]]:
    """Likewise by the area of the tasks, in whose place the passages have the ids of the groups."""
    rows = session.connection().execute(_passages_of_areas(selection), _values(selection, borders, organization))
    groups, told = areas.numbered(
        (key, area, (came, state, stands, count)) for came, state, stands, key, area, count in rows
    )
    passages = (
        Passage(Inflow(came), group, group, State(state), Timeliness(stands), count)
        for group, (came, state, stands, count) in told
    )
    return groups, tuple(passages)


@kept
def _passages_of_areas(selection: Selection) -> Select[Any]:
    found = _passed(selection).add_columns(areas.KEY.label("key"), areas.AREA.label("area"))
    of_all = (*are_meant(selection, LAST), true())
    return areas.alike(_of_tasks(found, LAST, of_all))


def _of_tasks(
    found: Select[Any], at: type[TaskSpan], conditions: Collection[ColumnElement[bool]]
) -> Select[Any]:  # fmt: skip
    """The stretches whose tasks fulfil the conditions; without any, the tasks need not be looked at."""
    if not conditions:
        return found
    return found.join(Task, Task.id == at.task_id).where(Task.organization_id == WITHIN, *conditions)


def _passed(selection: Selection) -> Select[Any]:
    """A row for each task that went through the period: how it came, and how it stands with its last stretch."""
    earlier = exists().where(THEN.task_id == FIRST.task_id, THEN.since < SINCE).correlate(FIRST)
    came = case((FIRST.since < SINCE, Inflow.CARRIED.value), (earlier, Inflow.REOPENED.value), else_=Inflow.ADDED.value)
    return (
        select(came.label("came"), LAST.state, timeliness(LAST).label("stands"))
        .join_from(_ENTRIES, FIRST, FIRST.id == _ENTRIES.c.first)
        .join(LAST, and_(LAST.task_id == FIRST.task_id, _stood(LAST, UNTIL)))
        .where(*_of_units(selection, FIRST, LAST))
    )


def _reaching(border: ColumnElement[dt.datetime], states: Sequence[str]) -> type[TaskSpan]:
    """The stretches in one of the states that go on, or ended at the border or behind it.

    Two walks along indexes, put together before anything else is asked of them: most stretches have long ended, and a
    planner that is free to do so begins with all that began before the border. The states are open ones: that is said
    twice, in the words of the index of what goes on.
    """
    mine = (TaskSpan.organization_id == WITHIN, TaskSpan.state.in_(constants(states)))
    going_on = select(_SPANS).where(TaskSpan.until.is_(None), TaskSpan.state.not_in(_CLOSED), *mine)
    ended = select(_SPANS).where(TaskSpan.until >= border, *mine)
    return aliased(TaskSpan, union_all(going_on, ended).cte("reaching").prefix_with("MATERIALIZED"))


_SPANS = table(TaskSpan)
_OPEN = tuple(sorted(state.value for state in set(State) - CLOSED))
_REACHING = _reaching(SINCE, _OPEN)
_ENTRIES = (
    select(func.min(_REACHING.id).label("first"), _REACHING.task_id)
    .where(_REACHING.since < UNTIL)
    .group_by(_REACHING.task_id)
    .subquery("entries")
)
"""Of each task the first stretch of the period in which it was open; none of what was closed all the time."""


def _open_in(span: type[TaskSpan]) -> tuple[ColumnElement[bool], ...]:
    ended = or_(span.until.is_(None), span.until >= SINCE)
    return span.state.not_in(_CLOSED), span.since < UNTIL, ended


def _stood(span: type[TaskSpan], border: ColumnElement[dt.datetime]) -> ColumnElement[bool]:
    """Whether it is the stretch in which the task stood just before that moment."""
    return and_(span.since < border, or_(span.until.is_(None), span.until >= border))


def _of_units(selection: Selection, *spans: type[TaskSpan]) -> list[ColumnElement[bool]]:
    if selection.leads is None:
        return []
    return [or_(*(span.lead_id.in_(selection.leads) for span in spans))]


def adjustments(session: Session, selection: Selection, borders: Borders, *, organization: int) -> Adjustments:
    """What was decided after the end of the period about tasks of its account, of those of the selection."""
    row = session.connection().execute(_adjustments(selection), _values(selection, borders, organization)).one()
    return Adjustments(**dict(zip(_KINDS, map(int, row), strict=True)))


_ENDED = (
    select(TaskSpan.id).where(TaskSpan.organization_id == WITHIN, TaskSpan.until >= UNTIL).cte("ended")
).prefix_with("MATERIALIZED")  # fmt: skip
_FOLLOWING = (
    select(THEN.state).where(THEN.task_id == LAST.task_id, THEN.id > LAST.id).order_by(THEN.id).limit(1)
).correlate(LAST).scalar_subquery()  # fmt: skip
_EXTENDED = exists().where(THEN.task_id == LAST.task_id, THEN.id > LAST.id, THEN.due_end > LAST.due_end)
_SUBMITTED = LAST.state == State.SUBMITTED.value
_KINDS = {
    "confirmed": and_(_SUBMITTED, _FOLLOWING.in_(constants([State.COMPLETED]))),
    "sent_back": and_(_SUBMITTED, _FOLLOWING.not_in(_CLOSED)),
    "reopened": and_(LAST.state.in_(_CLOSED), _FOLLOWING.not_in(_CLOSED), LAST.since >= SINCE),
    "extended": and_(
        timeliness(LAST) == Timeliness.OVERDUE.value,
        LAST.state.not_in(constants([*sorted(CLOSED), State.SUBMITTED])),
        _EXTENDED.correlate(LAST),
    ),
}


@kept
def _adjustments(selection: Selection) -> Select[Any]:
    found = (
        select(*(func.coalesce(func.sum(case((kind, 1), else_=0)), 0) for kind in _KINDS.values()))
        .select_from(_ENDED)
        .join(LAST, LAST.id == _ENDED.c.id)
        .where(LAST.organization_id == WITHIN, LAST.since < UNTIL, *_of_units(selection, LAST))
    )
    return _of_tasks(found, LAST, are_meant(selection, LAST))


def tallies(session: Session, selection: Selection, borders: Borders, *, organization: int) -> tuple[Tally, ...]:
    """How many tasks each unit led in each state and timeliness just before `borders.until`."""
    rows = session.connection().execute(_tallied(selection), _values(selection, borders, organization))
    return tuple(Tally(unit, State(state), Timeliness(stands), count) for unit, state, stands, count in rows)


@kept
def _tallied(selection: Selection) -> Select[Any]:
    at = _then(selection)
    return areas.alike(_standing(selection, at, at.lead_id, at.state, timeliness(at).label("stands")))


def tallies_of_areas(
    session: Session, selection: Selection, borders: Borders, *, organization: int
) -> tuple[tuple[Named, ...], tuple[Tally, ...]]:
    """Likewise by the area of the tasks, whose groups stand in the place of units."""
    return areas.tallied(
        session.connection().execute(_tallied_areas(selection), _values(selection, borders, organization))
    )


@kept
def _tallied_areas(selection: Selection) -> Select[Any]:
    at = _then(selection)
    of_area = (areas.KEY.label("key"), areas.AREA.label("area"))
    return areas.alike(_standing(selection, at, *of_area, at.state, timeliness(at).label("stands")))


def _then(selection: Selection) -> type[TaskSpan]:
    """The stretches among which are those that went on at the end, of the selection."""
    states = _states_of(selection)
    return THEN if states is None else _reaching(UNTIL, states)


def _standing(selection: Selection, at: type[TaskSpan], *columns: Any) -> Select[Any]:
    """What the selection means of the tasks as they stood at the end, in one of the stretches of _then()."""
    meant = (*are_meant(selection, at), *stands_as(selection, at))
    return (
        select(*columns)
        .select_from(at)
        .join(Task, Task.id == at.task_id)
        .where(_stood(at, UNTIL), at.organization_id == WITHIN, Task.organization_id == WITHIN, *meant)
    )


def _states_of(selection: Selection) -> list[str] | None:
    """The states in which tasks of that status may be, where these are all open ones; None for others."""
    fitting = FITTING.get(selection.status, []) if selection.status else []
    states = {state for states, _ in fitting for state in states}
    return sorted(states) if states and states <= set(_OPEN) else None


def _lasting(selection: Selection, at: type[TaskSpan], *columns: Any) -> Select[Any]:
    """Likewise, of the tasks of the account: without those that were closed all the time.

    What was open at the end was not.
    """
    found = _standing(selection, at, *columns)
    if _states_of(selection) is not None:
        return found
    span = aliased(TaskSpan)
    return found.where(exists().where(span.task_id == at.task_id, *_open_in(span)).correlate(at))


def told_obstacles(session: Session, borders: Borders, *, organization: int) -> list[int]:
    """The ids of the tasks of which an obstacle was told in the period."""
    told = {"within": organization, "since": borders.since, "until": borders.until}
    return [task for task in session.connection().execute(_TOLD_OBSTACLES, told).scalars() if task is not None]


_TOLD_OBSTACLES = (
    select(Event.task_id)
    .where(Event.organization_id == WITHIN, Event.kind.in_(constants([EventKind.OBSTACLE])), Event.task_id.is_not(None))
    .where(Event.at >= SINCE, Event.at < UNTIL)
    .distinct()
)


def unreported(
    session: Session, selection: Selection, borders: Borders, *, organization: int
) -> tuple[Unreported, ...]:
    """For each unit that had work at hand at the end: how much, and of how much nobody reported in the period."""
    rows = session.connection().execute(_unreported(selection), _values(selection, borders, organization))
    return tuple(Unreported(unit, at_hand, silent) for unit, at_hand, silent in rows)


@kept
def _unreported(selection: Selection) -> Select[Any]:
    at = _reaching(UNTIL, sorted(AT_WORK))
    heard = exists().where(Event.task_id == at.task_id, Event.kind.in_(constants(HEARD)))
    heard = heard.where(Event.at >= SINCE, Event.at < UNTIL).correlate(at)
    found = select(at.lead_id, case((heard, 0), else_=1).label("silent")).where(at.since < UNTIL)
    at_hand = _of_tasks(found.where(*_of_units(selection, at)), at, are_meant(selection, at)).subquery()
    columns: list[Any] = [at_hand.c.lead_id, func.count(), func.sum(at_hand.c.silent)]
    return select(*columns).group_by(at_hand.c.lead_id)


def count(session: Session, selection: Selection, borders: Borders, *, organization: int) -> int:
    """How many tasks of the account are meant, as they stood at its end."""
    return session.scalar(_counted(selection), _values(selection, borders, organization)) or 0


@kept
def _counted(selection: Selection) -> Select[Any]:
    return _lasting(selection, _then(selection), func.count())


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
    found = _found(session, selection, borders, organization, MOST if limit is None else limit, offset)
    return _as_they_stood(session, [found], borders, organization)[0]


def lines_of_each(
    session: Session, wanted: Sequence[tuple[Selection, int]], borders: Borders, *, organization: int
) -> list[list[tasks.Task]]:
    """The first of the tasks of each selection, at most as many as stand beside it; likewise."""
    found = [_found(session, selection, borders, organization, most, 0) for selection, most in wanted]
    return _as_they_stood(session, found, borders, organization)


Lead = tuple[int, UnitName]
"""A task by its id, and the unit that led it at the end."""


def _found(
    session: Session, selection: Selection, borders: Borders, organization: int, most: int, skipped: int
) -> list[Lead]:
    told = {**_values(selection, borders, organization), "most": most, "skipped": skipped}
    rows = session.connection().execute(_lines(selection), told)
    return [(task, UnitName(unit, name)) for task, unit, name in rows]


def _as_they_stood(
    session: Session, found: Sequence[Sequence[Lead]], borders: Borders, organization: int
) -> list[list[tasks.Task]]:
    """The tasks as they stood at the end, asked for all at once."""
    leads = {task: lead for lines in found for task, lead in lines}
    known = stored.by_ids(session, list(leads), organization=organization)
    later = _later(session, list(leads), organization, borders.until)
    stood = {task.id: _led_by(leads[task.id], history.rewound(task, later[task.id])) for task in known}
    return [[stood[task] for task, _ in lines if task in stood] for lines in found]


def _led_by(lead: UnitName, task: tasks.Task) -> tasks.Task:
    return task if task.lead == lead else replace(task, lead=lead)


MOST = 1_000_000
"""Where no limit is set."""


@kept
def _lines(selection: Selection) -> Select[Any]:
    newest, at = selection.status in _NEWEST_FIRST, _then(selection)
    order = (at.since.desc(), Task.number.desc()) if newest else (at.due_end.asc().nulls_last(), Task.number)
    found = _lasting(selection, at, at.task_id, Unit.id, Unit.name).join(Unit, Unit.id == at.lead_id)
    return found.order_by(*order).limit(bindparam("most")).offset(bindparam("skipped"))


def _later(session: Session, ids: list[int], organization: int, border: dt.datetime) -> dict[int, list[HistoryLine]]:
    """What happened to the tasks from that moment on, the newest first."""
    found: dict[int, list[HistoryLine]] = defaultdict(list)
    if not ids:
        return found
    for task, line in events.of_tasks(session, ids, organization=organization, since=border):
        found[task].append(line)
    return found
