"""The auditor: what the ladder wants, against what was planned and sent."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.ladder import Times, newest_rung, next_rung
from domain.tasks import Task

GRACE = dt.timedelta(hours=1)
"""What is on its way, or is looked at once an hour, is not missing yet."""


class Sent(StrEnum):
    """What has become of a rung that was planned."""

    SENT = auto()
    OVERTAKEN = auto()
    """Something happened to the task first."""
    UNDER_WAY = auto()
    WAITING = auto()
    FAILED = auto()


class Gap(StrEnum):
    """How the plan, or what was sent, differs from the ladder."""

    NOT_PLANNED = auto()
    """A rung has come that was never planned."""
    NOT_SENT = auto()
    NOT_DELIVERED = auto()
    NOT_AHEAD = auto()
    """The next rung is not planned, or for later than the ladder wants it."""


@dataclass(frozen=True)
class Missing:
    """One rung of a task, by its number, that is not as the ladder wants it; `moment` is when it was or is to come."""

    number: int
    content: str
    moment: dt.datetime
    gap: Gap


@dataclass(frozen=True)
class Planned:
    """What is stored of a task: its next reminder, the newest thing that happened to it, its rungs by their names."""

    next_at: dt.datetime | None
    changed_at: dt.datetime
    rungs: Mapping[str, Sent]


def missing(task: Task, planned: Planned, times: Times, *, since: dt.datetime, now: dt.datetime) -> Missing | None:
    """What is not as the ladder wants it, of the rungs after `since`; None where all is.

    Of a rung from before the task was touched last nobody knows any more whether it should have come.
    """
    if planned.next_at is not None and planned.next_at <= now - GRACE:
        return Missing(task.number, task.content, planned.next_at, Gap.NOT_PLANNED)
    newest = newest_rung(task, now - GRACE, times)
    if newest is not None and newest.moment > max(since, planned.changed_at):
        gap = _GAPS.get(planned.rungs.get(newest.name), Gap.NOT_PLANNED)
        if gap is not None:
            return Missing(task.number, task.content, newest.moment, gap)
    return _ahead(task, planned, times, now)


_GAPS: Mapping[Sent | None, Gap | None] = {
    Sent.SENT: None,
    Sent.OVERTAKEN: None,
    Sent.UNDER_WAY: None,
    Sent.WAITING: Gap.NOT_SENT,
    Sent.FAILED: Gap.NOT_DELIVERED,
}


def _ahead(task: Task, planned: Planned, times: Times, now: dt.datetime) -> Missing | None:
    coming = next_rung(task, now, times)
    if coming is None or (planned.next_at is not None and planned.next_at <= coming.moment + GRACE):
        return None
    return Missing(task.number, task.content, coming.moment, Gap.NOT_AHEAD)
