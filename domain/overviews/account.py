"""The account of a period: what came into it, what became of it, and what was left at its end.

*chuyển sang + giao mới + mở lại + chuyển đến = hoàn thành + hủy + chuyển đi + chưa hoàn thành*, for each unit and for
the whole; what is left at the end of a period is what is carried into the next.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum, auto
from operator import add, attrgetter

from domain.organizations import Unit
from domain.overviews.board import Board, Cells, Moment, Tally, cells_by_unit
from domain.overviews.filters import Against, Filters, Status
from domain.overviews.periods import Period, before, months, reported, year_before
from domain.tasks import CLOSED, State, Task, Timeliness


class Inflow(StrEnum):
    """How a task came into a period."""

    CARRIED = auto()
    """It was open when the period began."""
    ADDED = auto()
    """It was given in the period."""
    REOPENED = auto()
    """It was closed when the period began, and was opened again in it."""


@dataclass(frozen=True)
class Span:
    """A stretch in which a task stood in one state, led by the unit `lead`, with one deadline.

    It goes from `since` up to `until`, None where it goes on; `due_end` is the first moment too late.
    """

    state: State
    lead: int
    since: dt.datetime
    until: dt.datetime | None = None
    due_end: dt.datetime | None = None
    reported_at: dt.datetime | None = None


@dataclass(frozen=True)
class Passage:
    """Tasks that went through a period alike: how they came into it with which unit, and how they left it with which.

    `state` and `when` are those at its end; work that is reported and not confirmed is open.
    """

    inflow: Inflow
    first: int
    last: int
    state: State
    when: Timeliness
    count: int = 1


def passage_of(spans: Sequence[Span], since: dt.datetime, until: dt.datetime, moment: Moment) -> Passage | None:
    """The way of one task through the period from `since` up to `until`; None where it was closed all the time.

    `spans` is all its life, the oldest first. `moment` is the last one of the period, or now while it lasts. What
    changed at the very moment of a border belongs to the period that begins with it.
    """
    known = [span for span in spans if span.since < until]
    at_work = [span for span in known if span.state not in CLOSED and (span.until is None or span.until >= since)]
    if not at_work:
        return None
    first, last = at_work[0], known[-1]
    return Passage(_inflow(first, known[0], since), first.lead, last.lead, last.state, _stands(last, moment))


def _inflow(first: Span, oldest: Span, since: dt.datetime) -> Inflow:
    if first.since < since:
        return Inflow.CARRIED
    return Inflow.ADDED if oldest.since >= since else Inflow.REOPENED


def _stands(span: Span, moment: Moment) -> Timeliness:
    """Against the deadline of then. What was reported is judged by its report, whenever it was confirmed."""
    if span.due_end is None:
        return Timeliness.NO_DEADLINE
    finished = span.state in (State.SUBMITTED, State.COMPLETED)
    decided = span.reported_at if finished and span.reported_at else moment.now
    if decided >= span.due_end and moment.now >= span.due_end:
        return Timeliness.OVERDUE
    soon = not finished and span.due_end <= moment.soon_until
    return Timeliness.DUE_SOON if soon else Timeliness.IN_TIME


@dataclass(frozen=True)
class Flow:
    """One line of the account. `arrived` and `departed` are tasks that passed between units within the period.

    `cells` has what was completed in the period and what was open at its end.
    """

    carried: int = 0
    added: int = 0
    reopened: int = 0
    arrived: int = 0
    departed: int = 0
    cancelled: int = 0
    cells: Cells = field(default_factory=Cells)

    @property
    def came(self) -> int:
        """One side of the account."""
        return self.carried + self.added + self.reopened + self.arrived

    @property
    def went(self) -> int:
        """The other side, which is the same number."""
        return self.cells.done + self.cancelled + self.departed + self.cells.open

    def __add__(self, other: "Flow") -> "Flow":
        return Flow(*map(add, _numbers(self), _numbers(other)))


_numbers = attrgetter(*(one.name for one in fields(Flow)))


@dataclass(frozen=True)
class FlowRow:
    unit: Unit
    flow: Flow


def flows_of(passages: Iterable[Passage]) -> dict[int, Flow]:
    """The line of each unit by its id. A task counts where it came in, and where it stands at the end."""
    found = tuple(passages)
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for one in found:
        counts[one.first][one.inflow.value] += one.count
        if one.first != one.last:
            counts[one.first]["departed"] += one.count
            counts[one.last]["arrived"] += one.count
        if one.state is State.CANCELLED:
            counts[one.last]["cancelled"] += one.count
    cells = cells_by_unit(Tally(one.last, one.state, one.when, one.count) for one in found)
    return {unit: Flow(**of_unit, cells=cells.get(unit, Cells())) for unit, of_unit in counts.items()}


@dataclass(frozen=True)
class Adjustments:
    """What was decided after the end of a period about its tasks: it counts in the period in which it was decided.

    `confirmed` and `sent_back`: reported in the period or before; `reopened`: completed or cancelled in it; `extended`:
    overdue at its end.
    """

    confirmed: int = 0
    sent_back: int = 0
    reopened: int = 0
    extended: int = 0

    @property
    def total(self) -> int:
        return self.confirmed + self.sent_back + self.reopened + self.extended


@dataclass(frozen=True)
class Met:
    """An obstacle that a unit told in the period and that stood at its end, with the words of who told it."""

    task: Task
    words: str


@dataclass(frozen=True)
class Silent:
    """A unit that had work at hand at the end of the period, and how much of it was not reported on in the period."""

    unit: Unit
    at_hand: int
    unreported: int


@dataclass(frozen=True, kw_only=True)
class Account(Board):
    """The Board of a period: its cells are what was completed in it, and what was open at its end.

    `counted` is the period day by day; what was asked for may be named otherwise, where the department has a cut-off
    day of its own. `before` is the account of the period before, where the two are to be compared.
    """

    counted: Period
    ended: bool
    flows: tuple[FlowRow, ...]
    adjustments: Adjustments = field(default_factory=Adjustments)
    met: tuple[Met, ...] = ()
    silent: tuple[Silent, ...] = ()
    before: "Account | None" = None

    @property
    def flow(self) -> Flow:
        """The line of the whole."""
        return sum((row.flow for row in self.flows), Flow())


def rows_of(flows: Mapping[int, Flow], units: Sequence[Unit], *, narrowed: bool) -> tuple[FlowRow, ...]:
    """A line for each unit, in their order; where less than everything was asked for, only for units with tasks."""
    rows = (FlowRow(unit, flows.get(unit.id, Flow())) for unit in units)
    return tuple(row for row in rows if row.flow.came or not narrowed)


def counted(filters: Filters, cutoff: int | None) -> Period:
    """The days of the account that the filters ask for: up to the day that was named, where one was.

    `cutoff` is the day on which the department closes a month; None for its last day.
    """
    assert filters.period is not None
    period = reported(filters.period, cutoff)
    return replace(period, last=min(period.last, filters.as_of or period.last))


def compared(filters: Filters) -> Filters:
    """The filters of the account with which theirs is to be compared."""
    assert filters.period is not None
    earlier = before if filters.against is Against.BEFORE else year_before
    return replace(filters, period=earlier(filters.period), against=None, as_of=None)


def settled(filters: Filters, today: dt.date) -> Filters:
    """The filters with this month, where a period is to be compared and none was named."""
    if filters.against is None or filters.period is not None:
        return filters
    return replace(filters, period=months(today.year, today.month, 1))


ENDED_IN_IT = frozenset({Status.COMPLETED, Status.COMPLETED_IN_TIME, Status.COMPLETED_LATE, Status.CANCELLED})
"""What became of a task belongs to the period in which it was decided."""


def is_account(filters: Filters, today: dt.date, cutoff: int | None) -> bool:
    """Whether a period was named to know what became of work in it.

    What is completed or cancelled belongs to the period in which that was decided. What is open is asked for by its
    deadline, or by when it was given; so is what is still to come.
    """
    if filters.period is None or counted(filters, cutoff).first > today:
        return False
    otherwise = filters.given or filters.or_late or filters.also or filters.late_days is not None
    return not otherwise and (filters.status is None or filters.status in ENDED_IN_IT)
