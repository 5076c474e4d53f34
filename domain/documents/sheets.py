"""A spreadsheet that an office gave to the assistant: which tasks its lines are, and what they make of these."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any

from domain.calendar import ONE_DAY
from domain.deadlines import DeadlineKind
from domain.documents.register import Line, LineFault, Register
from domain.refusals import Refusal
from domain.registering.drafts import Draft
from domain.tasks import CLOSED, Due, PersonName, State, Task, UnitName, first_state, last_day_of
from domain.words import searched

MOST_AT_ONCE = 60
"""Lines that are taken over in one transaction: nobody else writes meanwhile."""
MOST_LINES = 600
"""Of one sheet: more of them would hold up everybody else."""
LONGEST_KEY = 400
_DONE = frozenset({State.COMPLETED, State.SUBMITTED})
_NO_LIMIT = frozenset({DeadlineKind.VAGUE, DeadlineKind.REFERENCE})
"""Deadlines that without a day are none."""


@dataclass(eq=False)
class SheetStopped(Refusal):
    """The units have changed while a sheet was taken over: its lines up to there are on record."""

    name: str


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = auto()
    KNOWN = auto()
    """The task is on record by its words, and from now on by this line too."""
    CHANGED = auto()
    SAME = auto()
    OTHERWISE = auto()
    """The task was closed here, and the sheet says otherwise: it stays closed."""


@dataclass(frozen=True)
class OfSheet:
    """The dialogue about the sheet of that number in the organization."""

    number: int

    def to_json(self) -> dict[str, Any]:
        return {"number": self.number}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "OfSheet":
        return cls(stored["number"])


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is kept. `taken_by` is who had it taken over, None while nobody has."""

    organization: int
    number: int
    name: str
    file: int
    register: Register
    sender: PersonName
    at: dt.datetime
    taken_by: str | None = None
    taken_at: dt.datetime | None = None


@dataclass(frozen=True)
class Known:
    """The task that a line was before, and what that line said; None where it is known by its words alone."""

    task: Task
    line: Line | None


@dataclass(frozen=True)
class Entry:
    """A line with the unit that leads it, who supports it, and the task that it is; None for a new one.

    `gone` is the name of a unit that is no more, for which its successor stands.
    """

    line: Line
    lead: UnitName
    support: tuple[int, ...] = ()
    partners: tuple[str, ...] = ()
    known: Known | None = None
    gone: str = ""

    @property
    def key(self) -> str:
        return key_of(self.line, self.lead.id)

    @property
    def fate(self) -> Fate:
        if self.known is None:
            return Fate.NEW
        before, task = self.known.line, self.known.task
        if before is None:
            return Fate.KNOWN
        if replace(before, row=self.line.row) == self.line:
            return Fate.SAME
        return Fate.OTHERWISE if task.state in CLOSED and self.line.state not in CLOSED else Fate.CHANGED


def key_of(line: Line, lead: int) -> str:
    """By what a line is known again: its outside number, or its words and its unit. One for all units has that too."""
    if line.outside:
        return f"#{searched(line.outside)}{f'|{lead}' if line.everyone else ''}"[:LONGEST_KEY]
    return f"{lead}|{searched(line.content)}"[:LONGEST_KEY]


@dataclass(frozen=True)
class View:
    """A sheet with what would become of its lines; `faults` stand in the way of all of them."""

    sheet: Sheet
    entries: tuple[Entry, ...]
    faults: tuple[LineFault, ...]

    def of(self, *fates: Fate) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.fate in fates)


def draft_of(entry: Entry) -> Draft:
    """The task that a new line registers, with the deadline that it had first."""
    line = entry.line
    due = line.due if line.due and (line.due.kind not in _NO_LIMIT or line.due.day) else None
    return Draft(
        assigning=True,
        content=line.content,
        leads=(entry.lead.id,),
        support=tuple(unit for unit in entry.support if unit != entry.lead.id),
        partners=entry.partners,
        due=due,
        no_deadline=due is None,
        product=line.product,
        paper=line.paper,
    )


def taken_over(task: Task, line: Line, *, now: dt.datetime) -> Task:
    """The task that was just registered, as the line says it stands. `now` carries the local zone."""
    moved = _moved(task, line.extended) if line.extended else task
    return _standing(moved, line, now)


def updated(task: Task, before: Line, entry: Entry, *, now: dt.datetime) -> Task:
    """The task with what the sheet says otherwise than it did last time; what was not changed there is left alone."""
    line, after = entry.line, task
    if (line.content, line.product) != (before.content, before.product):
        after = replace(after, content=line.content, product=line.product)
    if line.leads != before.leads and entry.lead.id != task.lead.id:
        after = replace(after, lead=entry.lead, delegate=None)
    limit = line.extended or line.due
    if limit is not None and limit != (before.extended or before.due):
        after = _moved(after, limit)
    stood, stands = ((one.state, one.percent, one.report, one.finished, one.late) for one in (before, line))
    return _standing(after, line, now) if stood != stands else after


def _moved(task: Task, due: Due) -> Task:
    version = task.due.version + 1 if task.due else 1
    return replace(task, due=replace(due, version=version), snoozed_until=None)


def _standing(task: Task, line: Line, now: dt.datetime) -> Task:
    is_done = line.state in _DONE
    state = first_state(task.due) if line.state is State.ASSIGNED else line.state
    return replace(
        task,
        state=state,
        percent=100 if is_done else line.percent,
        last_words=line.report or task.last_words,
        reported_at=reported_at(line, task.due, now) if is_done else None,
        completed_at=now if line.state is State.COMPLETED else None,
        heard_at=now,
    )


def reported_at(line: Line, due: Due | None, now: dt.datetime) -> dt.datetime:
    """When a finished task was reported done: on its day, or else as the sheet says that it was in time or late.

    Where it says neither, the day of its deadline: what an office has closed without a word was in time.
    """
    zone = now.tzinfo
    assert zone is not None
    if line.finished:
        return dt.datetime.combine(line.finished, dt.time(), zone)
    ends = due.ends(zone) if due else None
    if ends is None or ends > now:
        return now
    day = last_day_of(ends, zone)
    return dt.datetime.combine(day + ONE_DAY if line.late else day, dt.time(), zone)


def counted(entries: Sequence[Entry], state: State) -> int:
    """How many of the lines say that they stand so."""
    return sum(entry.line.state is state for entry in entries)
