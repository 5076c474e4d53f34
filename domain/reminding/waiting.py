"""What waits for a decision: what a unit has put before who decides, until that is decided."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from domain.history import EventKind
from domain.ladder import Times
from domain.people import Actor, Giver, Verb, may
from domain.roles import Role
from domain.tasks import OPEN_TO_REPORTS, Due, PersonName, State, Task


class Matter(StrEnum):
    """What is to be decided, in the order in which it is shown."""

    EXTENSION = auto()
    """A later deadline is asked for."""
    CONFIRMATION = auto()
    """The work is reported done."""
    RETURN = auto()
    """Asked too late: the task is to go to another unit."""
    OBSTACLE = auto()
    """Something stands in the way."""


OPENED_BY: Mapping[Matter, EventKind] = {
    Matter.EXTENSION: EventKind.EXTENSION_ASKED,
    Matter.RETURN: EventKind.RETURN_ASKED,
    Matter.OBSTACLE: EventKind.OBSTACLE,
}
"""What puts it before who decides; that the work is reported done is the state of the task."""

_JUDGED = frozenset({EventKind.CONFIRMED, EventKind.SENT_BACK, EventKind.REASSIGNED})

CLOSED_BY: Mapping[Matter, frozenset[EventKind]] = {
    Matter.EXTENSION: _JUDGED
    | {
        EventKind.EXTENSION_ASKED,
        EventKind.EXTENDED,
        EventKind.EXTENSION_REFUSED,
        EventKind.EXTENSION_WITHDRAWN,
        EventKind.RETURNED,
    },
    Matter.RETURN: _JUDGED | {EventKind.RETURN_ASKED, EventKind.RETURNED, EventKind.KEPT},
    Matter.OBSTACLE: _JUDGED
    | {
        EventKind.OBSTACLE,
        EventKind.OVERCOME,
        EventKind.INSTRUCTED,
        EventKind.EXTENDED,
        EventKind.EXTENSION_REFUSED,
        EventKind.SUPPORTED,
        EventKind.KEPT,
        EventKind.BEGUN,
    },
}
"""Events after which an older one is no longer to be decided; a newer one of the same kind takes its place.

A deadline is restored, and a task reopened, only where no request is open any more.
"""

DECIDED_BY: Mapping[Matter, Verb] = {
    Matter.EXTENSION: Verb.EXTEND,
    Matter.CONFIRMATION: Verb.CONFIRM,
    Matter.RETURN: Verb.REASSIGN,
    Matter.OBSTACLE: Verb.ASSIGN,
}
"""The right that it takes to decide."""

OF_GIVER = frozenset({Matter.EXTENSION, Matter.RETURN})
"""What who gave the task decides."""
PATIENCE = 3
"""Working days after which the other leaders are asked too."""

UNDECIDED_STATES = frozenset({*OPEN_TO_REPORTS, State.SUSPENDED})
"""States in which what a unit has asked or reported is still to be decided."""


@dataclass(frozen=True)
class Open:
    """One thing of a task, by its id, that nobody has decided yet: since when, and in which words it was said.

    `due` is the later deadline that is asked for, by the person `by`; `dialogue` is that in which it is decided.
    """

    matter: Matter
    task: int
    since: dt.datetime
    words: str = ""
    due: Due | None = None
    by: int | None = None
    dialogue: int | None = None


@dataclass(frozen=True)
class Item:
    """What waits, with its task and those who may decide."""

    open: Open
    task: Task
    deciders: tuple[PersonName, ...] = ()

    @property
    def matter(self) -> Matter:
        return self.open.matter


def asked_in_time(open: Open, task: Task, zone: dt.tzinfo) -> bool:
    """Whether the later deadline was asked for before the present one was over."""
    ends = task.due.ends(zone) if task.due else None
    return open.matter is Matter.EXTENSION and ends is not None and open.since < ends


def requests_of(found: Iterable[Open]) -> dict[int, Open]:
    """The later deadlines that are asked for, by the ids of their tasks."""
    return {one.task: one for one in found if one.matter is Matter.EXTENSION}


def with_giver(task: Task, found: Iterable[Open], now: dt.datetime, times: Times) -> Task:
    """The task; where its leader has left what is asked of it undecided for days, as one for the other leaders too."""
    if task.giver is not Giver.LEADER or not any(_waits_long(one, now, times) for one in found):
        return task
    return replace(task, giver=Giver.SLOW_LEADER)


def _waits_long(open: Open, now: dt.datetime, times: Times) -> bool:
    since, today = (moment.astimezone(times.zone).date() for moment in (open.since, now))
    return open.matter in OF_GIVER and times.calendar.working_days_between(since, today) >= PATIENCE


def confirmation_of(task: Task) -> Open | None:
    """That the work is reported done; None where it is not."""
    if task.state is not State.SUBMITTED:
        return None
    return Open(Matter.CONFIRMATION, task.id, task.reported_at or task.created_at, task.last_words or "")


def by_state(task: Task) -> Open | None:
    """What waits because of the state of the task: that it is reported done, or was given back."""
    if task.state is State.RETURNED:
        return Open(Matter.RETURN, task.id, task.heard_at or task.created_at, task.last_words or "")
    return confirmation_of(task)


def waits_of(task: Task, found: Iterable[Open]) -> tuple[Open, ...]:
    """All that is to be decided about the task, of what was found of several."""
    own = [one for one in found if one.task == task.id]
    standing = by_state(task)
    return tuple(ordered([*own, standing] if standing else own))


def ordered(found: Iterable[Open]) -> list[Open]:
    """In the order in which it is shown, the oldest first."""
    order = list(Matter)
    return sorted(found, key=lambda one: (order.index(one.matter), one.since, one.task))


def items_of(
    found: Sequence[Open],
    tasks: Mapping[int, Task],
    actors: Mapping[PersonName, Actor],
    *,
    now: dt.datetime,
    times: Times,
) -> tuple[Item, ...]:
    """What waits, with those who decide."""
    items = ((one, with_giver(tasks[one.task], [one], now, times)) for one in ordered(found))
    return tuple(Item(one, task, deciders_of(one, task, actors)) for one, task in items)


def deciders_of(open: Open, task: Task, actors: Mapping[PersonName, Actor]) -> tuple[PersonName, ...]:
    """Who may decide it; of a request not who asked, whatever the post is now."""
    duty = replace(task.duty, asker=open.by)
    return able(actors, lambda actor: may(actor, DECIDED_BY[open.matter], duty))


def able(actors: Mapping[PersonName, Actor], may_decide: Callable[[Actor], bool]) -> tuple[PersonName, ...]:
    """Those who may, people of the office before leaders, as the table of rights has it."""
    found = [person for person, actor in actors.items() if may_decide(actor)]
    return tuple(person for person in found if actors[person].holds(Role.OFFICE)) or tuple(found)
