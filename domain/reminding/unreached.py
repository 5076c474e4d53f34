"""Chats that our messages do not reach, and whom to telephone meanwhile."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.ladder import Times
from domain.people import HEADS
from domain.reminding.digests import Holder
from domain.tasks import PersonName, Task

AGAIN_AFTER = dt.timedelta(hours=1)
"""What more did not arrive is told to the office after so long, in one message."""


@dataclass(frozen=True)
class Call:
    """Somebody to telephone, and about which tasks. `person` is None where the unit has nobody, `unit` of the Sở."""

    person: PersonName | None
    unit: str | None
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Unheard:
    """A chat that takes none of our messages since then. `title` is a group's, `person` whose private chat it is."""

    since: dt.datetime
    reason: str
    title: str | None
    person: PersonName | None
    calls: tuple[Call, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(dict.fromkeys(task for call in self.calls for task in call.tasks))


def calls_for(
    tasks: Sequence[Task], holders: Iterable[Holder], *, person: PersonName | None, unit: str | None
) -> tuple[Call, ...]:
    """Whom to telephone: who has to act on each of the tasks, or the `person` whose private chat it is, of `unit`."""
    if person is not None:
        return (Call(person, unit, tuple(tasks)),)
    heads = {one.unit: one.person for one in reversed(list(holders)) if one.role in HEADS}
    units = dict.fromkeys(task.lead for task in tasks)
    return tuple(Call(heads.get(one.id), one.name, tuple(task for task in tasks if task.lead == one)) for one in units)


def may_tell(now: dt.datetime, times: Times) -> bool:
    """Whether anybody may be disturbed with it: in office hours of a working day."""
    local = now.astimezone(times.zone)
    in_hours = times.ladder.hour <= local.time() <= times.ladder.closing
    return in_hours and times.calendar.is_working_day(local.date())
