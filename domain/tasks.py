"""The life of a task: what is stored of it, what may follow what, and how its timeliness is computed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from domain import people, refusals, words
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.deadlines import Before, Deadline, DeadlineKind
from domain.registering.papers import Paper


class State(StrEnum):
    """The workflow state, which is stored."""

    ASSIGNED = auto()
    IN_PROGRESS = auto()
    SUBMITTED = auto()
    COMPLETED = auto()
    RETURNED = auto()
    WAITING = auto()
    SUSPENDED = auto()
    CANCELLED = auto()


class Urgency(StrEnum):
    """The mark of urgency on the paper (NĐ 30/2020, Phụ lục I)."""

    NORMAL = auto()
    URGENT = auto()
    VERY_URGENT = auto()
    EXPRESS = auto()

    @property
    def grade(self) -> int:
        """Higher for what has less time."""
        return list(Urgency).index(self)


class Timeliness(StrEnum):
    """Computed from dates, never stored."""

    NO_DEADLINE = auto()
    IN_TIME = auto()
    DUE_SOON = auto()
    OVERDUE = auto()


CLOSED = frozenset({State.COMPLETED, State.CANCELLED})
AT_REST = CLOSED | {State.SUBMITTED, State.SUSPENDED}
"""States in which nobody is reminded: finished, laid aside, or waiting for a judgement."""

OPEN_TO_REPORTS = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.WAITING})
AT_HAND = frozenset({State.ASSIGNED, State.IN_PROGRESS})
"""States in which a unit works, or should, and is to report."""
SOON = 3
"""A deadline within this many working days is *sắp đến hạn*."""


@dataclass(frozen=True)
class Due:
    """A deadline as a task keeps it: the words that were said, and what they were understood to mean."""

    words: str
    kind: DeadlineKind
    day: dt.date | None = None
    moment: dt.datetime | None = None
    rrule: str | None = None
    version: int = 1
    before: Before | None = field(default=None, compare=False)
    """By which rule "trước" and a day gave it, as far as it was just read: the card of the draft says it."""

    @classmethod
    def from_reading(cls, reading: Deadline) -> "Due":
        return cls(
            words=reading.words.strip(" ,;"),
            kind=reading.kind,
            day=reading.day or reading.next_due,
            moment=reading.moment,
            rrule=reading.rrule,
            before=reading.before,
        )

    def ends(self, zone: dt.tzinfo) -> dt.datetime | None:
        """The first moment that is too late; None where there is no date. Without an hour the whole day counts."""
        if self.moment is not None:
            return self.moment
        if self.day is None:
            return None
        return dt.datetime.combine(self.day + ONE_DAY, dt.time(), zone)


@dataclass(frozen=True)
class UnitName:
    id: int
    name: str


@dataclass(frozen=True)
class PersonName:
    """Somebody to speak of or to: `account` is the messenger's id, which a mention needs."""

    id: int
    name: str
    account: int


@dataclass(frozen=True)
class Task:
    """A task as rules and texts see it: a frozen snapshot."""

    id: int
    organization: int
    number: int
    content: str
    lead: UnitName
    state: State
    created_at: dt.datetime
    support: tuple[UnitName, ...] = ()
    due: Due | None = None
    product: str | None = None
    paper: str | None = None
    source: Paper | None = None
    """What is known of that paper beside its words."""
    area: str | None = None
    urgency: Urgency = Urgency.NORMAL
    set_above: bool = False
    assigner: PersonName | None = None
    giver: people.Giver = people.Giver.OFFICE
    by_leader: bool = False
    """Whether the assigner gave it as a leader, whose post may have ended."""
    delegate: PersonName | None = None
    reporter: int | None = None
    percent: int | None = None
    count: tuple[int, int] | None = None
    last_words: str | None = None
    reported_at: dt.datetime | None = None
    completed_at: dt.datetime | None = None
    heard_at: dt.datetime | None = None
    snoozed_until: dt.datetime | None = None

    @property
    def searched(self) -> str:
        """The words by which it is found."""
        return words.searched(self.content, self.product)

    @property
    def quiet_since(self) -> dt.datetime:
        """Since when nobody has reported: the period of reporting begins here."""
        return self.heard_at or self.created_at

    @property
    def duty(self) -> people.Duty:
        return people.Duty(
            lead=self.lead.id,
            support=frozenset(unit.id for unit in self.support),
            delegate=self.delegate.id if self.delegate else None,
            reporter=self.reporter if self.state in (State.SUBMITTED, State.COMPLETED) else None,
            assigner=self.assigner.id if self.assigner else None,
            giver=self.giver,
        )


@dataclass(frozen=True)
class Instruction:
    """What somebody who decides said of a task, and when."""

    by: str
    at: dt.datetime
    words: str


@dataclass(frozen=True)
class Facts:
    """What is known beside the task itself: every deadline it had, the first one first, and the files sent with it.

    `instruction` is the newest of who decides; `previous`, `following`: the numbers of its series around it, or None.
    """

    deadlines: tuple[Due, ...] = ()
    files: tuple[str, ...] = ()
    previous: int | None = None
    following: int | None = None
    instruction: Instruction | None = None


def timeliness(task: Task, now: dt.datetime, calendar: WorkingCalendar, *, soon: int = SOON) -> Timeliness:
    """Where the task stands against its deadline at `now`, whose zone decides when a day ends.

    For work that is reported or done, the moment of the report decides, not the moment when the office confirmed it.
    """
    zone = now.tzinfo
    assert zone is not None
    ends = task.due.ends(zone) if task.due else None
    if ends is None:
        return Timeliness.NO_DEADLINE
    finished = task.state in (State.SUBMITTED, State.COMPLETED)
    decided = task.reported_at if finished and task.reported_at else now
    if decided >= ends:
        return Timeliness.OVERDUE
    if finished:
        return Timeliness.IN_TIME
    last_day = last_day_of(ends, zone)
    left = calendar.working_days_between(now.date(), last_day)
    return Timeliness.DUE_SOON if left <= soon else Timeliness.IN_TIME


def is_unreported(task: Task, now: dt.datetime, calendar: WorkingCalendar, *, period: int) -> bool:
    """Whether the task is at hand and nothing was reported on it for `period` working days, or since it was given.

    The day on which that is full counts, as the question for its progress is asked on its morning (domain/ladder.py).
    """
    since = task.quiet_since.astimezone(now.tzinfo).date()
    return task.state in AT_HAND and calendar.working_days_between(since, now.date()) >= period


def last_day_of(ends: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """The last day that counts of a deadline that ends at `ends`."""
    return (ends.astimezone(zone) - dt.timedelta(microseconds=1)).date()


def days_late(task: Task, now: dt.datetime) -> int:
    """Calendar days from the deadline to the report, or to `now` while there is none; 0 when in time."""
    zone = now.tzinfo
    assert zone is not None
    ends = task.due.ends(zone) if task.due else None
    if ends is None:
        return 0
    finished = task.state in (State.SUBMITTED, State.COMPLETED)
    until = task.reported_at if finished and task.reported_at else now
    if until < ends:
        return 0
    return max((until.astimezone(zone).date() - last_day_of(ends, zone)).days, 1)


@dataclass(frozen=True)
class Report:
    """What somebody said about a task, as it was understood. Numbers are None where none was given."""

    words: str
    finished: bool = False
    percent: int | None = None
    count: tuple[int, int] | None = None
    evidence: str | None = None


def advance(task: Task, report: Report, *, by: int, now: dt.datetime) -> Task:
    """The task after `report` by the person `by`.

    Raises AlreadyClosed for a finished task and AlreadySubmitted for one that waits for confirmation.
    """
    refuse_closed(task)
    refuse_submitted(task)
    if task.state not in OPEN_TO_REPORTS:
        raise refusals.NotInProgress(task.number, task.state)
    known = replace(task, state=State.IN_PROGRESS, last_words=report.words, heard_at=now)
    if report.finished:
        done = replace(known, state=State.SUBMITTED, percent=100, count=_all_of(report.count or task.count))
        return replace(done, reported_at=now, reporter=by)
    if report.percent is not None or report.count is not None:
        # A share and a count are two faces of one figure: beside the newer one the older would contradict it.
        known = replace(known, percent=report.percent, count=report.count)
    return known


def _all_of(count: tuple[int, int] | None) -> tuple[int, int] | None:
    """The count of what is done as a whole: it tells the same as its hundred per cent."""
    return (count[1], count[1]) if count else None


def heard(task: Task, *, now: dt.datetime) -> Task:
    """The task with a new period of reporting: its unit was heard of, or has just got it."""
    return replace(task, heard_at=now)


def confirm(task: Task, *, now: dt.datetime) -> Task:
    """The task confirmed. Raises NothingToConfirm where nobody has reported it done."""
    refuse_closed(task)
    if task.state is not State.SUBMITTED:
        raise refusals.NothingToConfirm(task.number)
    return replace(task, state=State.COMPLETED, completed_at=now)


def send_back(task: Task) -> Task:
    """The task to be done again: it counts as not completed. Raises NothingToConfirm likewise."""
    refuse_closed(task)
    if task.state is not State.SUBMITTED:
        raise refusals.NothingToConfirm(task.number)
    return replace(task, state=State.IN_PROGRESS, percent=None, count=None, reported_at=None, reporter=None)


def reopen(task: Task) -> Task:
    """The confirmed task to be done again: it counts as not completed. Raises NothingToConfirm for any other."""
    if task.state is not State.COMPLETED:
        raise refusals.NothingToConfirm(task.number)
    return replace(
        task, state=State.IN_PROGRESS, percent=None, count=None, reported_at=None, reporter=None, completed_at=None
    )


def withdraw(task: Task, *, by: int) -> Task:
    """A report of completion taken back by who made it, before anybody judged it; any other task stays as it is."""
    return send_back(task) if reported_by(task, by) else task


def reported_by(task: Task, person: int) -> bool:
    """Whether the person reported the task done, and nobody has judged it yet."""
    return task.state is State.SUBMITTED and task.reporter == person


def give_back(task: Task) -> Task:
    """The task returned to the office as not the unit's own. Raises AlreadySubmitted, AlreadyClosed, NotInProgress."""
    refuse_closed(task)
    refuse_submitted(task)
    if task.state is State.RETURNED:
        raise refusals.NotInProgress(task.number, task.state)
    return replace(task, state=State.RETURNED)


def may_return(given: dt.datetime, now: dt.datetime, calendar: WorkingCalendar) -> bool:
    """Whether a task given at `given` may still be given back: within 24 hours, of which days off do not count."""
    assert given.tzinfo is not None
    last = dt.datetime.combine(calendar.add_working_days(given.date(), 1), given.timetz())
    return now <= last


def reassign(task: Task, lead: UnitName) -> Task:
    """The task led by another unit, which begins it anew. Raises AlreadySubmitted, AlreadyClosed."""
    refuse_closed(task)
    refuse_submitted(task)
    return replace(
        task,
        lead=lead,
        support=tuple(unit for unit in task.support if unit.id != lead.id),
        state=first_state(task.due),
        delegate=None,
        percent=None,
        count=None,
        last_words=None,
        snoozed_until=None,
    )


def support(task: Task, units: Sequence[UnitName]) -> Task:
    """The task with these units beside those that support it already. Raises AlreadyClosed."""
    refuse_closed(task)
    others = (unit for unit in units if unit.id != task.lead.id)
    return replace(task, support=tuple(dict.fromkeys((*task.support, *others))))


def urge(task: Task, urgency: Urgency) -> Task:
    """The task with another mark of urgency. Raises AlreadyClosed."""
    refuse_closed(task)
    return replace(task, urgency=urgency)


def begin(task: Task) -> Task:
    """The condition that the task waited for has come."""
    refuse_closed(task)
    return replace(task, state=State.ASSIGNED) if task.state is State.WAITING else task


def cancel(task: Task) -> Task:
    refuse_closed(task)
    return replace(task, state=State.CANCELLED)


def move_deadline(task: Task, due: Due) -> Task:
    """The task with a new deadline; the version counts up, so that reminders of the old one no longer hold.

    What waited for its condition is to be done from now on. Raises AlreadySubmitted for work that is reported done:
    what was late would become in time. Raises AlreadyClosed.
    """
    refuse_closed(task)
    refuse_submitted(task)
    version = task.due.version + 1 if task.due else 1
    state = first_state(due) if task.state is State.WAITING else task.state
    return replace(task, state=state, due=replace(due, version=version), snoozed_until=None)


def first_state(due: Due | None) -> State:
    """A task whose condition has not come waits; every other one is assigned."""
    return State.WAITING if due and due.kind is DeadlineKind.EVENT else State.ASSIGNED


def leaders_order_of(task: Task) -> refusals.LeadersOrder:
    """The refusal for whoever decides about the order of a leader in that leader's place."""
    given_by_leader = task.assigner and task.giver is people.Giver.LEADER
    return refusals.LeadersOrder(task.number, task.assigner.name if task.assigner and given_by_leader else None)


def refuse_closed(task: Task) -> None:
    if task.state in CLOSED:
        raise refusals.AlreadyClosed(task.number, task.state)


def refuse_submitted(task: Task) -> None:
    if task.state is State.SUBMITTED:
        raise refusals.AlreadySubmitted(task.number)
