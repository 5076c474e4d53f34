"""Lists of tasks: which of them a person may see, and one page of what was asked for."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from domain import refusals
from domain.calendar import WorkingCalendar
from domain.overviews.filters import Filters, Scope, Status
from domain.overviews.periods import Period
from domain.people import HEADS, Actor, Standing, Verb, may, may_see_board_of, standings
from domain.reminding.waiting import Open
from domain.roles import UNIT_ROLES, Role
from domain.tasks import Task

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


@dataclass(frozen=True)
class Selection:
    """Which tasks of an organization are meant. None asks for no restriction."""

    leads: frozenset[int] | None = None
    sight: Sight | None = None
    period: Period | None = None
    paper: str | None = None
    status: Status | None = None


@dataclass(frozen=True)
class Listed:
    """A line of a list; `supporting` where the person's unit helps and another one leads.

    `request` is the later deadline that its unit asks for.
    """

    task: Task
    supporting: bool
    request: Open | None = None


@dataclass(frozen=True)
class TaskList:
    """The page `filters.page` of what was asked for; `total` counts all pages. `owner` is the person who asked."""

    filters: Filters
    lines: tuple[Listed, ...]
    total: int
    owner: int
    as_of: dt.datetime
    calendar: WorkingCalendar

    @property
    def pages(self) -> int:
        return pages_of(self.total)


def pages_of(total: int) -> int:
    return max(-(-total // PAGE), 1)


def listed_for(actor: Actor, filters: Filters) -> Selection:
    """What the person may see of the tasks asked for. Without a status, those that are not completed are listed.

    Raises NoOwnUnit where "my unit" is said by somebody who is of none.
    """
    restricted = filters.scope is Scope.MINE or not may(actor, Verb.SEE_ALL)
    leads = frozenset(unit.id for unit in filters.units) or None
    if filters.scope is Scope.UNIT:
        own = _own(actor)
        leads = own if leads is None else leads & own
    return Selection(
        leads=leads,
        sight=sight_of(actor) if restricted else None,
        period=filters.period,
        paper=filters.paper,
        status=filters.status or Status.OPEN,
    )


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
    return Selection(leads=leads, period=filters.period, paper=filters.paper, status=filters.status)


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
    )


def line_for(actor: Actor, task: Task, requests: Mapping[int, Open]) -> Listed:
    return Listed(task, standings(actor, task.duty) == {Standing.SUPPORT}, requests.get(task.id))
