"""Lists of tasks: which of them a person may see, and one page of what was asked for."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain import refusals
from domain.calendar import WorkingCalendar
from domain.overviews.filters import LEADERS, SPEAKER, Filters, Nearness, Scope, Status
from domain.overviews.periods import Period
from domain.people import HEADS, Actor, Standing, Verb, may, may_see_board_of, standings
from domain.registering.orders import NO_ORDERS, CommonOrder
from domain.reminding.waiting import Open
from domain.roles import UNIT_ROLES, Role
from domain.tasks import Task, Urgency
from domain.words import searched

PAGE = 10
"""Tasks on one page of a list."""


@dataclass(frozen=True)
class Sight:
    """The tasks that fall to a person by the posts held, as people.standings() has it for one task.

    Led by a unit of `headed`; supported by one of `units`; delegated to `person` in a unit of `served`.
    """

    person: int
    headed: frozenset[int] = frozenset()
    served: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    gives: bool = False
    """Whether also what the person gave as a leader falls to that leader."""


@dataclass(frozen=True)
class Selection:
    """Which tasks of an organization are meant. None asks for no restriction."""

    leads: frozenset[int] | None = None
    sight: Sight | None = None
    period: Period | None = None
    paper: str | None = None
    status: Status | None = None
    also: Status | None = None
    supports: frozenset[int] | None = None
    of_person: Sight | None = None
    assigner: int | None = None
    by_leader: bool = False
    body: str | None = None
    """Folded words of an outside body that gave them."""
    given: bool = False
    or_late: bool = False
    """What is overdue is meant too, whatever the period."""
    number: int | None = None
    urgencies: frozenset[Urgency] | None = None
    late_days: int | None = None
    """Their deadlines were over more days ago than these."""
    area: str | None = None
    """Folded words of the area."""
    words: str | None = None
    """Folded words of the content."""
    nearness: Nearness = Nearness.PHRASE
    ids: frozenset[int] | None = None


@dataclass(frozen=True)
class Listed:
    """A line of a list; `supporting` where the person's unit helps and another one leads.

    `request` is the later deadline that its unit asks for, `order` what went to other units too; None where it went to
    none, or the person may not see these. `waits` is what is to be decided about it, where that was asked for.
    """

    task: Task
    supporting: bool
    request: Open | None = None
    order: CommonOrder | None = None
    waits: tuple[Open, ...] = ()


@dataclass(frozen=True)
class TaskList:
    """The page `filters.page` of what was asked for; `total` counts all pages. `owner` is the person who asked."""

    filters: Filters
    lines: tuple[Listed, ...]
    total: int
    owner: int
    as_of: dt.datetime
    calendar: WorkingCalendar
    nearness: Nearness = Nearness.PHRASE
    """How near to each other the words stand that were looked for."""

    @property
    def is_one_thing(self) -> bool:
        """Whether it is the one task that was named by its words or by its paper."""
        named = self.filters.text or self.filters.paper
        return self.total == 1 and bool(named) and self.nearness is not Nearness.MOST

    @property
    def pages(self) -> int:
        return pages_of(self.total)


def pages_of(total: int) -> int:
    return max(-(-total // PAGE), 1)


def listed_for(actor: Actor, filters: Filters) -> Selection:
    """What the person may see of the tasks asked for.

    Without a status, those that are not completed are listed; of those that words are looked for in, the others too.
    Whose tasks a named person has is for who knows the posts: `of_person` stays open. Raises NoOwnUnit where "my unit"
    is said by somebody who is of none.
    """
    restricted = filters.scope is Scope.MINE or not may(actor, Verb.SEE_ALL)
    units = frozenset(unit.id for unit in filters.units) or None
    if filters.scope is Scope.UNIT:
        own = _own(actor)
        units = own if units is None else units & own
    return replace(
        _narrowed(actor, filters),
        leads=None if filters.supporting else units,
        supports=units if filters.supporting else None,
        sight=sight_of(actor) if restricted else None,
        status=filters.status or default_status(filters),
        also=filters.also,
    )


def default_status(filters: Filters) -> Status:
    return Status.EVERY if filters.text else Status.OPEN


def _narrowed(actor: Actor, filters: Filters) -> Selection:
    """What of the filters is not about units, sight and status."""
    by, text = filters.assigner, searched(filters.text)
    return Selection(
        period=filters.period,
        paper=filters.paper,
        assigner=(actor.person if by == SPEAKER else by.id) if by and by != LEADERS else None,
        by_leader=by == LEADERS,
        body=searched(by.name) if by and by.id is None else None,
        given=filters.given,
        or_late=filters.or_late,
        number=filters.task,
        urgencies=_grades(filters.urgency) if filters.urgency else None,
        late_days=filters.late_days,
        area=searched(filters.area) or None,
        words=text or None,
    )


def _grades(asked: Urgency) -> frozenset[Urgency]:
    """What is urgent may be so in any grade (NĐ 30/2020, Phụ lục I: mức độ khẩn); the higher ones are meant alone."""
    return frozenset(set(Urgency) - {Urgency.NORMAL}) if asked is Urgency.URGENT else frozenset({asked})


def board_for(actor: Actor, filters: Filters) -> Selection:
    """The tasks to be counted for the person: of the units asked for, or of all whose board the person may see.

    Raises NotAllowed for somebody who may see no board, and for a unit whose board the person may not see; NoOwnUnit
    as above.
    """
    allowed = may_see_board_of(actor)
    if allowed is not None and not allowed:
        raise refusals.NotAllowed(Verb.SEE)
    leads = frozenset(unit.id for unit in filters.units) or None
    if leads is None and filters.scope is not Scope.ALL:
        leads = allowed or _own(actor)
    if leads is None:
        leads = allowed
    elif allowed is not None and not leads <= allowed:
        raise refusals.NotAllowed(Verb.SEE_ALL)
    return replace(_narrowed(actor, filters), leads=leads, status=filters.status, also=filters.also)


def _own(actor: Actor) -> frozenset[int]:
    own = actor.units(*UNIT_ROLES)
    if not own:
        raise refusals.NoOwnUnit
    return own


def sight_of(actor: Actor) -> Sight:
    return Sight(
        person=actor.person,
        headed=actor.units(*HEADS, Role.DEPUTY),
        served=actor.units(Role.OFFICER),
        units=actor.units(*UNIT_ROLES),
        gives=actor.holds(Role.LEADER),
    )


def line_for(
    actor: Actor, task: Task, requests: Mapping[int, Open], orders: Mapping[int, CommonOrder] = NO_ORDERS
) -> Listed:
    order = orders.get(task.id) if may(actor, Verb.SEE_ALL) else None
    return Listed(task, standings(actor, task.duty) == {Standing.SUPPORT}, requests.get(task.id), order)
