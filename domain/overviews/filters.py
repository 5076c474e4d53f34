"""Which tasks somebody asks for: of which units, people, period, paper, words and status, and within which scope."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain import refusals
from domain.names import Named
from domain.organizations import Unit
from domain.overviews.periods import Period
from domain.tasks import CLOSED, State, Timeliness, UnitName, Urgency

LONGEST = 300
"""Characters of filter words that are read; nobody filters by more."""


class Status(StrEnum):
    """What may be asked for. The value is its message in the data of a button."""

    OPEN = "o"
    IN_TIME = "t"
    DUE_SOON = "s"
    OVERDUE = "q"
    AT_RISK = "f"
    """Overdue, or due soon."""
    NO_DEADLINE = "k"
    AWAITING = "c"
    RETURNED = "r"
    UNREPORTED = "u"
    WAITING = "w"
    """Something of it waits for a decision."""
    EXTENSION = "e"
    """Its unit asks for a later deadline."""
    OBSTACLE = "v"
    """Something stands in its way, and nobody has decided about that."""
    NOT_STARTED = "n"
    EVERY = "z"
    """Open or done, but not cancelled."""
    COMPLETED = "h"
    COMPLETED_IN_TIME = "d"
    COMPLETED_LATE = "m"
    CANCELLED = "x"


class Scope(StrEnum):
    """Whose tasks: those that fall to the person, those of the own units, or all that the person may see."""

    MINE = "m"
    UNIT = "u"
    ALL = "a"


class By(StrEnum):
    """By what is counted instead of by unit. The value is its message in the data of a button."""

    LEADER = "l"
    """By the leader in charge of the units."""
    AREA = "a"


@dataclass(frozen=True)
class Called:
    """Who is meant: a person of the organization by the id, or with None an outside body by its name alone."""

    id: int | None
    name: str


class Against(StrEnum):
    """With what a period is compared. The value is its message in the data of a button."""

    BEFORE = "t"
    """The one right before it, as long as it is."""
    YEAR_BEFORE = "n"
    """*Cùng kỳ*: the same time of the year before."""


SPEAKER = Called(0, "")
"""Who asks."""


LEADERS = Called(-1, "")
"""Any of the leaders."""


@dataclass(frozen=True)
class Doubt:
    """Words that name one of several people; `gave` tells that it is who gave the work."""

    words: str
    close: tuple[Called, ...]
    gave: bool = False


class Nearness(StrEnum):
    """How near to each other the words that are looked for stand in the content of a task."""

    PHRASE = "p"
    """One behind the other."""
    ALL = "a"
    MOST = "m"
    """Not all of them are there."""


@dataclass(frozen=True)
class Filters:
    """What was asked for. No `units` means every unit, a `status` of None every status.

    `paper` is folded: its số ký hiệu or its number alone where it has one, else words that its name holds. `text` is
    as it was typed.
    """

    units: tuple[UnitName, ...] = ()
    period: Period | None = None
    paper: str | None = None
    status: Status | None = None
    scope: Scope = Scope.ALL
    page: int = 1
    supporting: bool = False
    """Whether the units are those that support, and another one leads."""
    person: Called | None = None
    """Whose work it is: delegated to, of the unit led, or given by as a leader."""
    assigner: Called | None = None
    given: bool = False
    """Whether the period is that in which the tasks were given; else it is that of their deadlines."""
    urgency: Urgency | None = None
    late_days: int | None = None
    """More days late than these."""
    text: str | None = None
    """Words of the content or the product."""
    for_me: bool = False
    """Whether what waits is to wait for who asks."""
    also: Status | None = None
    """A second status, which they have too."""
    task: int | None = None
    """The number of a single task."""
    or_late: bool = False
    """Whether what is overdue is meant beside what falls into the period: the work of today."""
    doubt: Doubt | None = None
    """Of whom it is still to be asked who is meant."""
    as_of: dt.date | None = None
    """The day at whose end the tasks are meant as they stood then."""
    against: Against | None = None
    """With which period the one that is asked for is to be compared."""
    charge: Called | None = None
    """The leader who is in charge of the units."""
    area: str | None = None
    """The area of the tasks, as it was typed."""
    by: By | None = None
    """By what is counted; None is by unit."""

    def of_units(self, units: Iterable[Unit]) -> "Filters":
        """The filters with the units that were counted, so that a Board says whose it is."""
        return replace(self, units=tuple(UnitName(unit.id, unit.name) for unit in units))

    def settled(self, one: Called) -> "Filters":
        """The filters where it has been said who is meant."""
        if self.doubt is None or self.doubt.gave:
            return replace(self, doubt=None, assigner=one)
        return replace(self, doubt=None, person=one)

    @property
    def narrowed_beside_text(self) -> bool:
        """Whether something is left that was asked for where the words of the content are left out."""
        return replace(self, text=None).narrowed or bool(self.units)

    @property
    def narrowed(self) -> bool:
        """Whether something else than whose tasks they are was asked for."""
        return any(
            (
                self.period,
                self.paper,
                self.status,
                self.person,
                self.assigner,
                self.urgency,
                self.text,
                self.late_days,
                self.area,
            )
        )


EVERYTHING = Filters()


def fits(status: Status, state: State, when: Timeliness, *, unreported: bool, asked: bool = False) -> bool:
    """Whether a task in that state, standing so against its deadline, is one of those asked for.

    `unreported` is what tasks.is_unreported() says of it; `asked` tells that its unit has put something before who
    decides: of EXTENSION and OBSTACLE, that very thing.
    """
    if status in _ASKED:
        return asked or (status is Status.WAITING and state in (State.SUBMITTED, State.RETURNED))
    if status is Status.UNREPORTED:
        return unreported
    if status in _STATES:
        return state in _STATES[status] and when in _DONE_WHEN.get(status, Timeliness)
    return state not in CLOSED and when in _OPEN_WHEN[status]


WAITS = frozenset({Status.AWAITING, Status.WAITING})
"""What somebody is to decide about."""
TOLD_WHAT_WAITS = WAITS | {Status.EXTENSION, Status.OBSTACLE, Status.RETURNED}
"""Lists of which each line tells what is to be decided, since when, in which words."""
_ASKED = frozenset({Status.WAITING, Status.EXTENSION, Status.OBSTACLE})
_STATES = {
    Status.EVERY: frozenset(State) - {State.CANCELLED},
    Status.OPEN: frozenset(State) - CLOSED,
    Status.NOT_STARTED: frozenset({State.ASSIGNED}),
    Status.AWAITING: frozenset({State.SUBMITTED}),
    Status.RETURNED: frozenset({State.RETURNED}),
    Status.CANCELLED: frozenset({State.CANCELLED}),
    Status.COMPLETED: frozenset({State.COMPLETED}),
    Status.COMPLETED_IN_TIME: frozenset({State.COMPLETED}),
    Status.COMPLETED_LATE: frozenset({State.COMPLETED}),
}
_DONE_WHEN = {
    Status.COMPLETED_IN_TIME: (Timeliness.IN_TIME,),
    Status.COMPLETED_LATE: (Timeliness.OVERDUE,),
}
_OPEN_WHEN = {
    Status.IN_TIME: (Timeliness.IN_TIME, Timeliness.DUE_SOON),
    Status.DUE_SOON: (Timeliness.DUE_SOON,),
    Status.AT_RISK: (Timeliness.DUE_SOON, Timeliness.OVERDUE),
    Status.OVERDUE: (Timeliness.OVERDUE,),
    Status.NO_DEADLINE: (Timeliness.NO_DEADLINE,),
}


_DONE_HOW = {Status.OVERDUE: Status.COMPLETED_LATE, Status.IN_TIME: Status.COMPLETED_IN_TIME}
_WITH_OTHERS = frozenset({Status.EXTENSION, Status.OBSTACLE, Status.AWAITING, Status.WAITING, Status.UNREPORTED})
_OPEN_ALL = _WITH_OTHERS | {
    Status.OVERDUE,
    Status.AT_RISK,
    Status.DUE_SOON,
    Status.IN_TIME,
    Status.NO_DEADLINE,
    Status.RETURNED,
    Status.NOT_STARTED,
}
"""What is open anyway."""


def together(one: Status, other: Status) -> dict[str, Status] | None:
    """The fields of Filters for two statuses that were said of the same tasks; None where no task has both."""
    pairs = ((one, other), (other, one))
    for first, second in pairs:
        if first is Status.COMPLETED and second in _DONE_HOW:
            return {"status": _DONE_HOW[second]}
        if first is Status.OPEN and second in _OPEN_ALL:
            return {"status": second}
    for first, second in pairs:
        if first in _WITH_OTHERS and second not in (Status.CANCELLED, Status.COMPLETED):
            return {"status": first, "also": second}
    return None


def encode(filters: Filters) -> str:
    """The filters as short data of a button; decode() gives them back."""
    period = _days(filters.period) if filters.period else ""
    units = ".".join(str(unit.id) for unit in filters.units)
    going_out = f"{filters.scope}{filters.status or ''}{_tags(filters)}"
    text = f"|{filters.text or ''}" if filters.text or filters.area else ""
    said = f"{filters.paper or ''}{text}{f'|{filters.area}' if filters.area else ''}"
    return f"{filters.page}:{going_out}:{units}:{period}:{said}"


def _days(period: Period) -> str:
    return f"{period.first:%y%m%d}-{period.last:%y%m%d}{EXACT if period.exact else ''}"


EXACT = "!"


def _tags(filters: Filters) -> str:
    """What is asked for beside, each behind a comma and a letter of its own."""
    told = (
        ("s", filters.supporting),
        ("g", filters.given),
        ("w", filters.for_me),
        ("a", filters.also),
        ("n", filters.task),
        ("o", filters.or_late),
        ("u", _GRADES.get(filters.urgency) if filters.urgency else None),
        ("l", filters.late_days),
        ("p", filters.person and filters.person.id),
        ("c", filters.against),
        ("d", f"{filters.as_of:%y%m%d}" if filters.as_of else None),
        ("r", filters.charge and filters.charge.id),
        ("f", bool(filters.area)),
        ("y", filters.by),
        ("b", filters.assigner and (filters.assigner.name if filters.assigner.id is None else filters.assigner.id)),
    )
    return "".join(
        f",{tag}{'' if value is True else value}" for tag, value in told if value is not None and value is not False
    )


_GRADES = {Urgency.URGENT: 1, Urgency.VERY_URGENT: 2, Urgency.EXPRESS: 3}
_URGENCIES = {str(grade): urgency for urgency, grade in _GRADES.items()}


def decode(code: str, *, units: Sequence[Named], people: Sequence[Named] = ()) -> Filters:
    """The filters behind a button. Raises StaleButton for data that no button of today carries."""
    try:
        page, going_out, ids, period, said = code.split(":", 4)
        stands, *tags = going_out.split(",")
        paper, _, text = said.partition("|")
        beside = {tag[:1]: tag[1:] for tag in tags}
        text, _, area = text.rpartition("|") if "f" in beside else (text, "", "")
        known = {unit.id: UnitName(unit.id, unit.name) for unit in units}
        called = {str(one.id): Called(one.id, one.name) for one in people} | {
            str(one.id): one for one in (SPEAKER, LEADERS)
        }
        by = beside.get("b", "")
        by_known = by.lstrip("-").isdigit()
        return Filters(
            units=tuple(known[int(unit)] for unit in ids.split(".") if unit),
            period=_period_of(period) if period else None,
            paper=paper or None,
            status=Status(stands[1:]) if stands[1:] else None,
            scope=Scope(stands[:1]),
            page=max(int(page), 1),
            supporting="s" in beside,
            person=called[beside["p"]] if "p" in beside else None,
            assigner=(called[by] if by_known else Called(None, by)) if by else None,
            given="g" in beside,
            urgency=_URGENCIES[beside["u"]] if "u" in beside else None,
            late_days=int(beside["l"]) if "l" in beside else None,
            text=text or None,
            for_me="w" in beside,
            also=Status(beside["a"]) if "a" in beside else None,
            task=int(beside["n"]) if "n" in beside else None,
            or_late="o" in beside,
            against=Against(beside["c"]) if "c" in beside else None,
            as_of=_day_of(beside["d"]) if "d" in beside else None,
            charge=called[beside["r"]] if "r" in beside else None,
            area=area or None,
            by=By(beside["y"]) if "y" in beside else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise refusals.StaleButton from error


def _period_of(code: str) -> Period:
    first, last = map(_day_of, code.removesuffix(EXACT).split("-"))
    return Period(first, last, exact=code.endswith(EXACT))


def _day_of(digits: str) -> dt.date:
    year, month, day = int(digits[:-4]) + 2000, int(digits[-4:-2]), int(digits[-2:])
    return dt.date(year, month, day)
