"""Who was urged to finish what, at once and by whom."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.ladder import Reach
from domain.overviews.filters import Filters, Status
from domain.reminding.digests import Holder, doers
from domain.tasks import PersonName, Task


def to_chase(filters: Filters) -> Filters:
    """Of what was asked for, what is to be urged: what is overdue; of a paper or a task, what is not finished."""
    if filters.status is not None:
        return filters
    return replace(filters, status=Status.OPEN if filters.paper or filters.task else Status.OVERDUE)


@dataclass(frozen=True)
class Chased:
    """`urged` are the tasks, unit by unit, each with those who answer for it; `before` were urged earlier today."""

    urged: tuple[tuple[Task, tuple[PersonName, ...]], ...]
    before: tuple[Task, ...]
    now: dt.datetime
    by: str

    @classmethod
    def of(
        cls, urged: Sequence[Task], before: Sequence[Task], holders: Sequence[Holder], now: dt.datetime, by: str
    ) -> "Chased":
        """The deputy is addressed too: what is urged is late."""
        in_order = sorted(urged, key=lambda task: task.lead.id)
        told = tuple((task, doers(task, Reach.DEPUTY, holders)) for task in in_order)
        return cls(told, tuple(before), now, by)
