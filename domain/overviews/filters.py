"""Which tasks somebody asks for: of which units, period, paper and status, and within which scope."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain import refusals
from domain.names import Named
from domain.overviews.periods import Period
from domain.tasks import CLOSED, State, Timeliness, UnitName

LONGEST = 300
"""Characters of filter words that are read; nobody filters by more."""


class Status(StrEnum):
    """What may be asked for. The value is its message in the data of a button."""

    OPEN = "o"
    IN_TIME = "t"
    DUE_SOON = "s"
    OVERDUE = "q"
    NO_DEADLINE = "k"
    AWAITING = "c"
    RETURNED = "r"
    UNREPORTED = "u"
    WAITING = "w"
    """Something of it waits for a decision."""
    COMPLETED = "h"
    COMPLETED_IN_TIME = "d"
    COMPLETED_LATE = "m"
    CANCELLED = "x"


class Scope(StrEnum):
    """Whose tasks: those that fall to the person, those of the own units, or all that the person may see."""

    MINE = "m"
    UNIT = "u"
    ALL = "a"


@dataclass(frozen=True)
class Filters:
    """What was asked for. No `units` means every unit, a `status` of None every status.

    `paper` is folded: its số ký hiệu where it has one, else words that its name holds.
    """

    units: tuple[UnitName, ...] = ()
    period: Period | None = None
    paper: str | None = None
    status: Status | None = None
    scope: Scope = Scope.ALL
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether something else than whose tasks they are was asked for."""
        return bool(self.period or self.paper or self.status)


def fits(status: Status, state: State, when: Timeliness, *, unreported: bool, asked: bool = False) -> bool:
    """Whether a task in that state, standing so against its deadline, is one of those asked for.

    `unreported` is what tasks.is_unreported() says of it; `asked` tells that its unit has put something before who
    decides.
    """
    match status:
        case Status.UNREPORTED:
            return unreported
        case Status.WAITING:
            return asked or state in (State.SUBMITTED, State.RETURNED)
        case Status.OPEN:
            return state not in CLOSED
        case Status.AWAITING:
            return state is State.SUBMITTED
        case Status.RETURNED:
            return state is State.RETURNED
        case Status.CANCELLED:
            return state is State.CANCELLED
        case Status.COMPLETED:
            return state is State.COMPLETED
        case Status.COMPLETED_IN_TIME:
            return state is State.COMPLETED and when is Timeliness.IN_TIME
        case Status.COMPLETED_LATE:
            return state is State.COMPLETED and when is Timeliness.OVERDUE
    return state not in CLOSED and when in _OPEN_WHEN[status]


_OPEN_WHEN = {
    Status.IN_TIME: (Timeliness.IN_TIME, Timeliness.DUE_SOON),
    Status.DUE_SOON: (Timeliness.DUE_SOON,),
    Status.OVERDUE: (Timeliness.OVERDUE,),
    Status.NO_DEADLINE: (Timeliness.NO_DEADLINE,),
}


def encode(filters: Filters) -> str:
    """The filters as short data of a button; decode() gives them back."""
    period = f"{filters.period.first:%y%m%d}-{filters.period.last:%y%m%d}" if filters.period else ""
    units = ".".join(str(unit.id) for unit in filters.units)
    return f"{filters.page}:{filters.scope}{filters.status or ''}:{units}:{period}:{filters.paper or ''}"


def decode(code: str, *, units: Sequence[Named]) -> Filters:
    """The filters behind a button. Raises StaleButton for data that no button of today carries."""
    try:
        page, going_out, ids, period, paper = code.split(":", 4)
        known = {unit.id: UnitName(unit.id, unit.name) for unit in units}
        return Filters(
            units=tuple(known[int(unit)] for unit in ids.split(".") if unit),
            period=Period(*map(_day_of, period.split("-"))) if period else None,
            paper=paper or None,
            status=Status(going_out[1:]) if going_out[1:] else None,
            scope=Scope(going_out[:1]),
            page=max(int(page), 1),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise refusals.StaleButton from error


def _day_of(digits: str) -> dt.date:
    year, month, day = int(digits[:-4]) + 2000, int(digits[-4:-2]), int(digits[-2:])
    return dt.date(year, month, day)
