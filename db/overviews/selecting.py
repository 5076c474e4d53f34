"""Which tasks are meant, and how each stands, in the words of the database: as they are now, or as they were then.

Where a function takes `at`, that is the task itself, or a stretch of its past (TaskSpan), which has the same columns
for state, unit, deadline and report.

Moments and the organization are parameters, whose values are given with the statement: to build one takes longer than
to run it, so each is built once for a selection and kept.
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVarTuple

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, case, exists, false, func, or_

from db import waiting
from db.base import UtcDateTime, constants
from db.models import Paper, Task, TaskSpan, TaskSupport
from db.overviews import areas
from db.searching import holds
from domain import tasks
from domain.calendar import ONE_DAY
from domain.overviews.board import Moment
from domain.overviews.filters import Nearness, Status, fits
from domain.overviews.lists import Selection, Sight
from domain.overviews.periods import Period
from domain.reminding.waiting import Matter
from domain.tasks import State, Timeliness

Standing = type[Task] | type[TaskSpan]

KEPT = 256
"""Statements that are kept, of all questions together: an office asks for the same ones again and again.

One takes 60 to 75 kB with what the library keeps beside it, so they are 20 MB at most.
"""
Given = TypeVarTuple("Given")


def kept(build: Callable[[*Given], Select[Any]]) -> Callable[[*Given], Select[Any]]:
    """`build`, whose statements are kept for what it was asked for."""

    @wraps(build)
    def built(*given: *Given) -> Select[Any]:
        return _built(build, given)

    return built


@lru_cache(KEPT)
def _built(build: Callable[..., Select[Any]], given: tuple[Any, ...]) -> Select[Any]:
    return build(*given)


WITHIN: BindParameter[int] = bindparam("within")
NOW, SOON_UNTIL, HEARD_SINCE, LATE_BEFORE = (
    bindparam(name, type_=UtcDateTime()) for name in ("now", "soon_until", "heard_since", "late_before")
)


def values(selection: Selection, moment: Moment, organization: int) -> dict[str, Any]:
    """The values of the parameters, whether a statement has them or not."""
    return {
        "within": organization,
        "now": moment.now,
        "soon_until": moment.soon_until,
        "heard_since": moment.heard_since,
        "late_before": moment.now - (selection.late_days or 0) * ONE_DAY,
    }


_FINISHED = constants((State.SUBMITTED, State.COMPLETED))
AT_HAND = constants(sorted(tasks.AT_HAND))
QUIET_SINCE = func.coalesce(Task.heard_at, Task.created_at)


def _fitting(status: Status, when: Timeliness) -> tuple[str, ...]:
    return tuple(state.value for state in State if fits(status, state, when, unreported=False))


FITTING = {status: [(states, when) for when in Timeliness if (states := _fitting(status, when))] for status in Status}
"""filters.fits() spelt out: the states in which a task fits that stands so against its deadline."""
MATTERS = {Status.EXTENSION: Matter.EXTENSION, Status.OBSTACLE: Matter.OBSTACLE}


_WHEN = dict(zip(Timeliness, constants(Timeliness), strict=True))


def timeliness(at: Standing = Task) -> ColumnElement[str]:
    """tasks.timeliness() in the words of the database."""
    return case(
        (at.due_end.is_(None), _WHEN[Timeliness.NO_DEADLINE]),
        (is_late(at), _WHEN[Timeliness.OVERDUE]),
        (and_(at.state.not_in(_FINISHED), at.due_end <= SOON_UNTIL), _WHEN[Timeliness.DUE_SOON]),
        else_=_WHEN[Timeliness.IN_TIME],
    )


def is_late(at: Standing = Task) -> ColumnElement[bool]:
    """What counts is when the work was reported done; while it is not, the present moment.

    Nothing is late whose end has not come: said by itself, it lets an index leave all that out.
    """
    decided = case((at.state.in_(_FINISHED), func.coalesce(at.reported_at, NOW)), else_=NOW)
    return and_(at.due_end <= NOW, decided >= at.due_end)


def is_unreported() -> ColumnElement[bool]:
    """tasks.is_unreported() in the words of the database."""
    return and_(Task.state.in_(AT_HAND), HEARD_SINCE > QUIET_SINCE)


def stands_as(selection: Selection, at: Standing = Task) -> list[ColumnElement[bool]]:
    """What of the selection is about how the tasks stand: with which units, in which state, against which deadline."""
    asked: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
        (selection.leads, at.lead_id.in_),
        (selection.also, lambda status: _of_status(status, at)),
        (selection.late_days, lambda _: at.due_end < LATE_BEFORE),
        (selection.status, lambda status: _of_status(status, at)),
    )
    return [condition(wanted) for wanted, condition in asked if wanted is not None]


def are_meant(selection: Selection, at: Standing = Task) -> list[ColumnElement[bool]]:
    """What of the selection stays with a task, however it stands: whose it is, its paper, its words."""
    asked: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
        (selection.supports, _supported),
        (selection.ids, Task.id.in_),
        (selection.sight, lambda sight: _within(sight, at)),
        (selection.of_person, lambda sight: _within(sight, at)),
        (selection.assigner, lambda by: Task.assigner_id == by),
        (selection.body, _from_body),
        (selection.by_leader or None, Task.by_leader.is_),
        (selection.number, lambda number: Task.number == number),
        (selection.paper, _by_paper),
        (selection.urgencies, lambda grades: Task.urgency.in_(sorted(grades))),
        (selection.area, lambda key: key == areas.KEY),
        (selection.words, lambda words: holds(words, selection.nearness)),
    )
    return [condition(wanted) for wanted, condition in asked if wanted is not None]


def conditions(selection: Selection, zone: dt.tzinfo) -> list[ColumnElement[bool]]:
    """The whole selection, of tasks of the organization as they stand now; `zone` says when a day ends."""
    timed = [] if selection.period is None else [_timed(selection, selection.period, zone)]
    return [Task.organization_id == WITHIN, *stands_as(selection), *are_meant(selection), *timed]


def _within(sight: Sight, at: Standing) -> ColumnElement[bool]:
    falls = [
        at.lead_id.in_(sight.headed),
        and_(Task.delegate_id == sight.person, at.lead_id.in_(sight.served)),
        _supported(sight.units),
    ]
    return or_(*falls, and_(Task.by_leader, Task.assigner_id == sight.person) if sight.gives else false())


def _supported(units: frozenset[int]) -> ColumnElement[bool]:
    return exists().where(TaskSupport.task_id == Task.id, TaskSupport.unit_id.in_(units)).correlate(Task)


def _timed(selection: Selection, period: Period, zone: dt.tzinfo) -> ColumnElement[bool]:
    within = _in_period(period, zone, given=selection.given)
    return or_(within, _of_status(Status.OVERDUE)) if selection.or_late else within


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


def _of_status(status: Status, at: Standing = Task) -> ColumnElement[bool]:
    if status is Status.UNREPORTED:
        return is_unreported()
    if status is Status.WAITING:
        return waiting.waits()
    if status in MATTERS:
        return waiting.waits_for(MATTERS[status])
    return or_(false(), *(and_(at.state.in_(constants(states)), _stands(one, at)) for states, one in FITTING[status]))


def _stands(when: Timeliness, at: Standing) -> ColumnElement[bool]:
    """Whether it stands so; where no order of cases is needed, by a border that an index knows."""
    match when:
        case Timeliness.NO_DEADLINE:
            return at.due_end.is_(None)
        case Timeliness.OVERDUE:
            return is_late(at)
    return timeliness(at) == _WHEN[when]
