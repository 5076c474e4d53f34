"""Extensions: what is asked for, and when it may still be granted."""

import datetime as dt
from dataclasses import dataclass

from domain import refusals
from domain.history import ExtensionAsked, HistoryLine
from domain.ladder import Times
from domain.registering.drafts import refuse_unlikely
from domain.tasks import Due, Task, last_day_of


@dataclass(frozen=True)
class Limit:
    """A later deadline as it was understood; `passed` is the day of this year that its words could mean too."""

    due: Due
    passed: dt.date | None = None


@dataclass(frozen=True)
class Request:
    """A request that nobody has decided; `dialogue` is the conversation behind its card, `by` the person who asked.

    `at` is when it was asked for: a decision that comes late is one about the day as it was then.
    """

    dialogue: int
    due: Due
    words: str
    by: int | None = None
    at: dt.datetime | None = None


def request_of(line: HistoryLine) -> Request | None:
    """The request that a line of the history tells of; None where it tells of none that can be decided."""
    asked = line.content
    if not isinstance(asked, ExtensionAsked) or asked.dialogue is None:
        return None
    return Request(asked.dialogue, asked.due, line.words or "", asked.by, line.at)


def refuse_useless(task: Task, due: Due, *, now: dt.datetime, times: Times) -> None:
    """A new deadline lies ahead, and after the present one, however long ago it was asked for.

    Raises DeadlinePassed, TooFar, NotLater.
    """
    refuse_unlikely(due, now=now.astimezone(times.zone))
    refuse_earlier(task, due, times.zone)


def refuse_unchanged(task: Task, due: Due, zone: dt.tzinfo) -> None:
    """Who sets a deadline may set an earlier one, but not the one that stands. Raises SameDeadline."""
    before, after = (task.due.ends(zone) if task.due else None), due.ends(zone)
    if before is not None and before == after:
        raise refusals.SameDeadline(task.number, last_day_of(before, zone))


def is_earlier(before: Due | None, after: Due, zone: dt.tzinfo) -> bool:
    """Whether the second deadline leaves less time than the first."""
    old, new = (before.ends(zone) if before else None), after.ends(zone)
    return old is not None and new is not None and new < old


def is_same(before: Due | None, after: Due, zone: dt.tzinfo) -> bool:
    """Whether both deadlines end at the same moment."""
    old = before.ends(zone) if before else None
    return old is not None and old == after.ends(zone)


def refuse_set_above(task: Task, zone: dt.tzinfo) -> None:
    """Raises SetAbove where a higher authority set the deadline; where it left it open, there is none to extend."""
    if task.set_above and task.due is not None and task.due.ends(zone) is not None:
        raise refusals.SetAbove(task.number)


def refuse_earlier(task: Task, due: Due, zone: dt.tzinfo) -> None:
    """An extension ends after the deadline that it extends. Raises NotLater."""
    before, after = (task.due.ends(zone) if task.due else None), due.ends(zone)
    if before is not None and after is not None and after <= before:
        raise refusals.NotLater(task.number, last_day_of(before, zone))
