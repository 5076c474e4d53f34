"""The digest: which of a chat's reminders stand in its one message, in which order; who is addressed, and where."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, auto
from itertools import groupby
from typing import Any

from domain import series, tasks
from domain.ladder import Reach, Rung, Times, asks_progress, is_again
from domain.people import HEADS
from domain.registering.orders import NO_ORDERS, CommonOrder
from domain.reminding.delivery import LATE_AFTER
from domain.reminding.mornings import Morning
from domain.reminding.waiting import Open
from domain.roles import Role
from domain.tasks import PersonName, Task

KEPT = dt.timedelta(hours=24)
"""How long the messenger keeps what people send to an assistant that does not run (Bot API, getUpdates)."""

LOW = 3
"""A deadline so many working days away is reminded of without a sound."""


class Section(IntEnum):
    """The parts of a digest, in its order."""

    OVERDUE = auto()
    TODAY = auto()
    RETURNED = auto()
    """Its unit gave it back: the office is asked each morning to whom it goes."""
    SOON = auto()
    BEGUN = auto()
    """A series goes on: the next occurrence is a task from now on, whose deadline may be far away."""
    AGAIN = auto()
    """Somebody wanted to be reminded of it again just now."""
    SILENT = auto()
    """Nothing was reported for a period, and the deadline is still far away: how far has the work come?"""
    PROGRESS = auto()
    """No deadline: how far has the work come? Asked monthly."""
    CONDITION = auto()
    """It waits for something: has that come? The office is asked monthly."""


WHOLE_LIST = "week"
"""The rung of what a leader is told of once a week, though its own time has not come."""

PRESSING = frozenset({Section.OVERDUE, Section.TODAY, Section.RETURNED})
"""Parts that a task stands in whatever it is reminded for."""

FAR = frozenset({Section.SOON, Section.BEGUN, Section.AGAIN, Section.SILENT})
"""Parts whose deadlines lie ahead, near or far."""

OFFICE_ONLY = frozenset({Section.RETURNED, Section.CONDITION})
"""Parts in which the unit has nothing to do."""


@dataclass(frozen=True)
class Reminder:
    """A rung whose time has come for one chat, by its name."""

    task: Task
    rung: str
    reach: Reach
    moment: dt.datetime
    doubled: bool = False
    """It may have arrived before."""


@dataclass(frozen=True)
class Holder:
    """Somebody in a post; `unit` is None for a post of the whole department."""

    person: PersonName
    role: Role
    unit: int | None = None


@dataclass(frozen=True)
class Outage:
    """From when to when the assistant did not run."""

    since: dt.datetime
    until: dt.datetime

    def covers(self, moment: dt.datetime) -> bool:
        return self.since <= moment <= self.until

    @property
    def loses_messages(self) -> bool:
        return self.until - self.since > KEPT


@dataclass(frozen=True)
class Line:
    """One task of a digest. `people` have to act; `office` and `leaders` are told because it has come to that."""

    task: Task
    section: Section
    moment: dt.datetime
    doubled: bool
    people: tuple[PersonName, ...] = ()
    office: tuple[PersonName, ...] = ()
    leaders: tuple[PersonName, ...] = ()


@dataclass(frozen=True)
class Digest:
    """The one message of a morning to one chat, as it stands at `now` (in the zone of the organization)."""

    now: dt.datetime
    lines: tuple[Line, ...]
    outage: Outage | None = None
    """The newest one that there was, whether or not it concerns these lines."""
    requests: Mapping[int, Open] = field(default_factory=dict)
    """Later deadlines that are asked for, by the ids of the tasks."""
    unproved: Mapping[int, dt.datetime] = field(default_factory=dict)
    """The numbers of tasks that were said to be done and lack only the proof, and since when."""
    morning: Morning | None = None
    """None where no morning has come."""
    morning_at: dt.datetime | None = None
    """When it came."""
    doubled_morning: bool = False
    overdue: int = 0
    """How many tasks of the organization are overdue in all."""
    overdue_before: int = 0
    """How many of them were so already when they were taken over from a spreadsheet, and nobody was told yet."""
    to_leader: bool = False
    """Whether a leader reads it in private."""
    orders: Mapping[int, CommonOrder] = field(default_factory=dict)
    """What went to several units, by the ids of the tasks."""

    @property
    def overdue_beside(self) -> int:
        """How many are overdue beside those that it lists so."""
        listed = sum(line.section is Section.OVERDUE for line in self.lines)
        return max(self.overdue - listed, 0)

    @property
    def doubled(self) -> bool:
        return self.doubled_morning or any(line.doubled for line in self.lines)

    @property
    def late(self) -> tuple[dt.datetime, ...]:
        """The moments of what comes late: of lines, and of the morning."""
        moments = [line.moment for line in self.lines] + ([self.morning_at] if self.morning_at else [])
        return tuple(moment for moment in moments if self.now - moment > LATE_AFTER)

    @property
    def caught_up(self) -> tuple[dt.datetime, ...]:
        """Likewise, of what fell due while the assistant did not run."""
        outage = self.outage
        return tuple(moment for moment in self.late if outage is not None and outage.covers(moment))

    @property
    def outage_to_tell(self) -> Outage | None:
        """An outage of these hours in which what people sent may have been lost; None where there was none."""
        outage = self.outage
        recent = outage is not None and outage.loses_messages and self.now - outage.until < KEPT
        return outage if recent else None


def compose(
    reminders: Iterable[Reminder],
    holders: Sequence[Holder],
    *,
    now: dt.datetime,
    times: Times,
    outage: Outage | None = None,
) -> Digest:
    """The digest of these reminders: one line a task, overdue first, unit by unit, the nearest deadline first."""
    ordered = sorted(reminders, key=lambda one: (one.task.id, one.moment))
    newest = [_collapsed(list(same)) for _, same in groupby(ordered, key=lambda one: one.task.id)]
    lines = [_line(reminder, holders, now, times) for reminder in newest]
    local_now = now.astimezone(times.zone)
    return Digest(local_now, in_order(lines, times), outage)


def most_urgent_first(lines: Iterable[Line], times: Times) -> tuple[Line, ...]:
    """In the order in which they are to be read where not all can be: by part, then by grade, then by deadline."""
    return tuple(sorted(lines, key=lambda line: (line.section, -line.task.urgency.grade, _due(line, times))))


def in_order(lines: Collection[Line], times: Times, orders: Mapping[int, CommonOrder] = NO_ORDERS) -> tuple[Line, ...]:
    """As a digest shows them: overdue first, unit by unit, the nearest deadline first.

    What went to several units, of which several are reminded of it for the same reason, stands together behind these.
    """
    together = shared(lines, orders)

    def place(line: Line) -> tuple[Any, ...]:
        order = together.get(line.task.id)
        return line.section, order.id if order else 0, _place(line, times)

    return tuple(sorted(lines, key=place))


def shared(lines: Collection[Line], orders: Mapping[int, CommonOrder]) -> dict[int, CommonOrder]:
    """Of the lines that stand together the orders behind them, by the ids of the tasks."""
    known = [(line, orders[line.task.id]) for line in lines if line.task.id in orders]
    count = Counter((line.section, order.id) for line, order in known)
    return {line.task.id: order for line, order in known if count[line.section, order.id] > 1}


def is_low(digest: Digest, times: Times) -> bool:
    """Whether every deadline of the digest is far enough away, and nothing waits, for a message without a sound."""
    return not digest.morning and all(_is_far(line, digest.now, times) for line in digest.lines)


def _is_far(line: Line, now: dt.datetime, times: Times) -> bool:
    ends = _end_of(line.task, times)
    if line.section not in FAR or ends is None:
        return False
    return times.calendar.working_days_between(now.date(), tasks.last_day_of(ends, times.zone)) >= LOW


def _collapsed(same: list[Reminder]) -> Reminder:
    """Of several rungs of one task the newest, which speaks for those that were not delivered."""
    return replace(same[-1], reach=max(one.reach for one in same), doubled=any(one.doubled for one in same))


def _line(reminder: Reminder, holders: Sequence[Holder], now: dt.datetime, times: Times) -> Line:
    task, reach = reminder.task, reminder.reach
    section = _section(task, now, times)
    if section not in PRESSING:
        section = _asked(reminder.rung) or section
    return Line(
        task,
        section,
        reminder.moment,
        reminder.doubled,
        people=() if section in OFFICE_ONLY else doers(task, reach, holders),
        office=office_of(holders) if reach >= Reach.OFFICE else (),
        leaders=leaders_of(task, holders) if reach >= Reach.LEADER else (),
    )


def _section(task: Task, now: dt.datetime, times: Times) -> Section:
    if task.state is tasks.State.RETURNED:
        return Section.RETURNED
    ends = _end_of(task, times)
    if ends is None:
        return Section.CONDITION if task.state is tasks.State.WAITING else Section.PROGRESS
    if now >= ends:
        return Section.OVERDUE
    today = now.astimezone(times.zone).date()
    return Section.TODAY if tasks.last_day_of(ends, times.zone) == today else Section.SOON


def _asked(rung: str) -> Section | None:
    """The part of its own that a rung has for a task that does not press; None where its deadline says it all."""
    if rung == series.NEW:
        return Section.BEGUN
    if is_again(rung):
        return Section.AGAIN
    return Section.SILENT if asks_progress(rung) else None


def doers(task: Task, reach: Reach, holders: Sequence[Holder]) -> tuple[PersonName, ...]:
    """The person delegated to and the head; from the first rung past the deadline the deputy too."""
    roles = HEADS | {Role.DEPUTY} if reach >= Reach.DEPUTY else HEADS
    unit = [holder for holder in holders if holder.unit == task.lead.id]
    found = [holder.person for holder in unit if holder.role in roles]
    heads = found or [holder.person for holder in unit if holder.role in (Role.DEPUTY, Role.OFFICE)]
    delegate = [task.delegate] if task.delegate else []
    return tuple(dict.fromkeys(delegate + heads))


def office_of(holders: Iterable[Holder]) -> tuple[PersonName, ...]:
    return tuple(dict.fromkeys(holder.person for holder in holders if holder.role is Role.OFFICE))


def leaders_of(task: Task, holders: Iterable[Holder]) -> tuple[PersonName, ...]:
    """The leader in charge: the one who assigned the task, or all of them where it came from somebody else."""
    leaders = tuple(dict.fromkeys(holder.person for holder in holders if holder.role is Role.LEADER))
    in_charge = tuple(leader for leader in leaders if leader == task.assigner)
    return in_charge or leaders


@dataclass(frozen=True)
class Recipients:
    """The groups of one organization, who holds which post in it, and the accounts that can be written to."""

    groups: tuple[int, ...]
    holders: Sequence[Holder]
    reachable: frozenset[int]

    def of(self, task: Task, rung: Rung) -> list[int]:
        """The chats in which the rung is told, each once, the groups first."""
        told: list[PersonName] = []
        if rung.reach >= Reach.OFFICE:
            told += office_of(self.holders)
        if rung.reach >= Reach.LEADER:
            told += leaders_of(task, self.holders)
        private = [person.account for person in told if person.account in self.reachable]
        return [*self.groups, *dict.fromkeys(private)]


def _place(line: Line, times: Times) -> tuple[Section, int, dt.datetime, int]:
    return line.section, line.task.lead.id, _due(line, times), line.task.number


def _due(line: Line, times: Times) -> dt.datetime:
    return _end_of(line.task, times) or line.task.created_at


def _end_of(task: Task, times: Times) -> dt.datetime | None:
    return task.due.ends(times.zone) if task.due else None
