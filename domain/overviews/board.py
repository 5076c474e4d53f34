"""The Board: the tasks of a department counted by unit, by whether they are done, and against their deadlines."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import add, attrgetter
from typing import Any

from domain import tasks
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.ladder import Ladder
from domain.names import Named
from domain.organizations import Unit
from domain.overviews.filters import By, Filters
from domain.registering.orders import OpenOrder
from domain.reminding.unreached import Unheard
from domain.reminding.waiting import Item, Open
from domain.tasks import SOON, State, Task, Timeliness

OVERDUE_SHOWN = 30
WAITING_SHOWN = 10
ORDERS_SHOWN = 10
"""Lines of the Board's lists; who wants the rest asks for the list itself."""

LATELY = dt.timedelta(days=7)
"""How far back messages that could not be sent are counted."""


@dataclass(frozen=True)
class Moment:
    """A moment in the zone of the department, with the borders of what is soon and of what was long not reported on.

    A deadline that ends at `soon_until` or before it is *sắp đến hạn*; work at hand of which nothing was heard since
    before `heard_since` is *chưa báo cáo*.
    """

    now: dt.datetime
    soon_until: dt.datetime
    heard_since: dt.datetime

    @property
    def zone(self) -> dt.tzinfo:
        assert self.now.tzinfo is not None
        return self.now.tzinfo


def moment_of(
    now: dt.datetime, calendar: WorkingCalendar, *, soon: int = SOON, period: int = Ladder.progress
) -> Moment:
    """What tasks.timeliness() and is_unreported() decide day by day, as moments that a database can compare with."""
    too_far = calendar.add_working_days(now.date(), soon + 1)
    too_old = calendar.add_working_days(now.date() + ONE_DAY, -period)
    return Moment(now, _begin_of(too_far, now), _begin_of(too_old, now))


def _begin_of(day: dt.date, now: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), now.tzinfo)


@dataclass(frozen=True)
class Tally:
    """How many tasks one unit leads in one state, standing alike against their deadlines.

    `unreported` of them are at hand and were long not reported on.
    """

    unit: int
    state: State
    when: Timeliness
    count: int
    unreported: int = 0


@dataclass(frozen=True)
class Cells:
    """The six cells of the official statistics, {đã, chưa hoàn thành} × {trong hạn, quá hạn, không hạn}.

    `due_soon` is a part of `open_in_time`; `awaiting` (reported done, not confirmed), `returned` (given back by the
    unit, not assigned anew) and `unreported` (nothing was heard of it for a period) are parts of the three open cells.
    """

    done_in_time: int = 0
    done_late: int = 0
    done_undated: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    open_undated: int = 0
    due_soon: int = 0
    awaiting: int = 0
    returned: int = 0
    unreported: int = 0

    @property
    def done(self) -> int:
        return self.done_in_time + self.done_late + self.done_undated

    @property
    def open(self) -> int:
        return self.open_in_time + self.open_overdue + self.open_undated

    @property
    def total(self) -> int:
        return self.done + self.open

    def __add__(self, other: "Cells") -> "Cells":
        return Cells(*map(add, _counts(self), _counts(other)))


_counts = attrgetter(*(one.name for one in fields(Cells)))


def cells_by_unit(tallies: Iterable[Tally]) -> dict[int, Cells]:
    """The cells of each unit that has tallies, each tally in its one cell.

    Cancelled tasks are in none: they are no longer anybody's to do.
    """
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for tally in tallies:
        counts = found[tally.unit]
        for name, count in _counted(tally):
            counts[name] += count
    return {unit: Cells(**counts) for unit, counts in found.items()}


def _counted(tally: Tally) -> Iterator[tuple[str, int]]:
    """Under which names of Cells it counts, and how much."""
    if tally.state is State.CANCELLED:
        return
    if tally.state is State.COMPLETED:
        yield _DONE[tally.when], tally.count
        return
    yield _OPEN[tally.when], tally.count
    yield "unreported", tally.unreported
    if tally.when is Timeliness.DUE_SOON:
        yield "due_soon", tally.count
    if tally.state in _ASIDE:
        yield _ASIDE[tally.state], tally.count


_DONE = {
    Timeliness.NO_DEADLINE: "done_undated",
    Timeliness.OVERDUE: "done_late",
    Timeliness.IN_TIME: "done_in_time",
    Timeliness.DUE_SOON: "done_in_time",
}
_OPEN = {
    Timeliness.NO_DEADLINE: "open_undated",
    Timeliness.OVERDUE: "open_overdue",
    Timeliness.IN_TIME: "open_in_time",
    Timeliness.DUE_SOON: "open_in_time",
}
_ASIDE = {State.SUBMITTED: "awaiting", State.RETURNED: "returned"}


@dataclass(frozen=True)
class Row:
    unit: Unit
    cells: Cells


NOBODY = 0
"""The group of what belongs to none: no leader is in charge, no area is told."""


@dataclass(frozen=True)
class GroupRow:
    """The numbers of one group: the cells of a Board, or the flow of an account. `group` is None for NOBODY."""

    group: Named | None
    numbers: Any


@dataclass(frozen=True)
class Grouped:
    """All that a Board counts, by one thing; the rows add up to its total. What belongs to none is the last row."""

    by: By
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True)
class Late:
    """A task that is overdue. Reported done but not confirmed, its days stop at the report.

    `request` is the later deadline that its unit asks for.
    """

    task: Task
    days: int
    request: Open | None = None

    @property
    def awaiting(self) -> bool:
        return self.task.state is State.SUBMITTED


@dataclass(frozen=True)
class Board:
    """What is counted, as of one moment. The totals are the sums of the rows, so they cannot differ.

    `overdue`, `awaiting` and `returned` are the first lines of longer lists; `total` tells how long they are. `waiting`
    is all that units have put before who decides beside these.
    `undelivered` counts the messages that could not be sent lately; None where it is not for the asker to know.
    """

    organization: str
    as_of: dt.datetime
    calendar: WorkingCalendar
    filters: Filters
    rows: tuple[Row, ...]
    cancelled: int = 0
    overdue: tuple[Late, ...] = ()
    awaiting: tuple[Task, ...] = ()
    returned: tuple[Task, ...] = ()
    waiting: tuple[Item, ...] = ()
    orders: tuple[OpenOrder, ...] = ()
    """What went to several units and is not done by all, the first of it, for who sees them all."""
    undelivered: int | None = None
    unreached: tuple[Unheard, ...] = ()
    """The chats that take no messages, for who is told of what did not arrive."""
    period: int = Ladder.progress
    """Working days without a report after which a task counts as not reported on."""
    grouped: Grouped | None = None
    """The same tasks, by what the filters ask for instead of by unit."""

    @property
    def total(self) -> Cells:
        return sum((row.cells for row in self.rows), Cells())


def rows_of(tallies: Iterable[Tally], units: Sequence[Unit], *, narrowed: bool) -> tuple[Row, ...]:
    """A row for each unit, in their order; where less than everything was asked for, only for units with tasks."""
    found = cells_by_unit(tallies)
    rows = (Row(unit, found.get(unit.id, Cells())) for unit in units)
    return tuple(row for row in rows if row.cells.total or not narrowed)


def cancelled_of(tallies: Iterable[Tally]) -> int:
    return sum(tally.count for tally in tallies if tally.state is State.CANCELLED)


def late_ones(found: Iterable[Task], now: dt.datetime, requests: Mapping[int, Open]) -> tuple[Late, ...]:
    """Overdue tasks with their days, most days first."""
    late = [Late(task, tasks.days_late(task, now), requests.get(task.id)) for task in found]
    return tuple(sorted(late, key=lambda one: (-one.days, one.task.number)))
