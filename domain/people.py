"""Who may do what: the roles of a department and the one table of rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.roles import UNIT_ROLES, Role

HEADS = frozenset({Role.HEAD, Role.OFFICE})
"""Who answers for the unit of the post: its head; and for the office's own unit the people of the office."""


class Verb(StrEnum):
    """What somebody may want to do to a task, or with the department as a whole."""

    SEE = auto()
    SEE_HISTORY = auto()
    SEE_ALL = auto()
    REMARK = auto()
    REGISTER = auto()
    REPORT = auto()
    ATTACH = auto()
    REPORT_OBSTACLE = auto()
    ASK_EXTENSION = auto()
    SNOOZE = auto()
    RETURN = auto()
    DELEGATE = auto()
    ASSIGN = auto()
    REASSIGN = auto()
    EDIT = auto()
    CONFIRM = auto()
    SEND_BACK = auto()
    EXTEND = auto()
    CANCEL = auto()
    REOPEN = auto()
    SET_UP = auto()
    DECIDE_POST = auto()
    """Say who holds which post from now on, or no longer."""
    SEE_STAFF = auto()
    SEE_SETTINGS = auto()
    CHANGE_SETTINGS = auto()
    CHASE = auto()
    """Urge at once who leads the work."""
    EXCUSE = auto()
    """Accept a cause of lateness as objective."""
    MAKE_PAPER = auto()
    """Have a paper, a workbook or a picture made of the Board."""
    OPEN_ROUND = auto()
    """Ask all units for their parts of a report, and compile it."""
    ANSWER_ROUND = auto()
    """Answer for a unit what a round asks for."""
    CHANGE_DECIDERS = auto()
    """Let the office decide about the orders of leaders, or no longer."""


class Giver(StrEnum):
    """Whose order a task is, as far as it matters who decides about it."""

    OFFICE = auto()
    """The office or a unit registered it; or a leader gave it, and nobody is a leader any more."""
    LEADER = auto()
    FORMER_LEADER = auto()
    """A leader whose post has ended gave it: any leader decides."""
    SLOW_LEADER = auto()
    """A leader who has left what was asked undecided for days gave it: the other leaders decide too."""


OF_ANY_LEADER = frozenset({Giver.FORMER_LEADER, Giver.SLOW_LEADER})


class Standing(StrEnum):
    """How a person stands to one task (or to one unit, before there is a task)."""

    OFFICE = auto()
    LEADER = auto()
    INSPECTOR = auto()
    HEAD = auto()
    OFFICER = auto()
    SUPPORT = auto()


@dataclass(frozen=True)
class Post:
    """One post of a person; `unit` is None for posts of the whole department.

    Who belongs to the office may name its unit: the office has tasks of its own, which its people report as a head
    does, and which then somebody else confirms.
    """

    role: Role
    unit: int | None = None


@dataclass(frozen=True)
class Actor:
    """Somebody who acts, with the posts that the office has approved."""

    person: int
    organization: int
    name: str
    posts: tuple[Post, ...] = ()
    for_leaders: bool = False
    """Whether the office of the organization decides about the orders of leaders too."""

    def holds(self, role: Role) -> bool:
        return any(post.role is role for post in self.posts)

    def units(self, *roles: Role) -> frozenset[int]:
        """The units in which the person holds one of `roles`."""
        return frozenset(post.unit for post in self.posts if post.role in roles and post.unit is not None)


@dataclass(frozen=True)
class Duty:
    """What of a task decides about rights: who leads, who supports, to whom it is delegated, who reported it done.

    `asker` is who asked for the later deadline that is to be decided, `assigner` who gave the task.
    """

    lead: int
    support: frozenset[int] = frozenset()
    delegate: int | None = None
    reporter: int | None = None
    asker: int | None = None
    assigner: int | None = None
    giver: Giver = Giver.OFFICE


OF_GIVER = frozenset({Verb.EXTEND, Verb.CANCEL, Verb.REASSIGN})
"""Decisions about an order that belong to who gave it."""

JUDGEMENTS = frozenset({Verb.CONFIRM, Verb.SEND_BACK, Verb.REOPEN, Verb.EXTEND})
"""Decisions about work and its time, which the doer never takes (one who does is not the one who approves)."""

_DECISIONS = OF_GIVER | {Verb.ASSIGN, Verb.CONFIRM, Verb.SEND_BACK, Verb.REOPEN}
_SIGHT = frozenset({Verb.SEE, Verb.SEE_HISTORY, Verb.SEE_ALL})

RIGHTS: dict[Standing, frozenset[Verb]] = {
    Standing.OFFICE: _SIGHT
    | _DECISIONS
    | {Verb.REMARK, Verb.REGISTER, Verb.EDIT, Verb.DELEGATE, Verb.SET_UP, Verb.REPORT_OBSTACLE}
    | {Verb.SEE_SETTINGS, Verb.CHANGE_SETTINGS, Verb.DECIDE_POST, Verb.SEE_STAFF, Verb.MAKE_PAPER, Verb.CHASE}
    | {Verb.OPEN_ROUND},
    Standing.LEADER: _SIGHT
    | _DECISIONS
    | {Verb.REMARK, Verb.SEE_SETTINGS, Verb.CHANGE_DECIDERS, Verb.DECIDE_POST, Verb.SEE_STAFF}
    | {Verb.MAKE_PAPER, Verb.CHASE, Verb.EXCUSE, Verb.OPEN_ROUND},
    Standing.INSPECTOR: _SIGHT | {Verb.SEE_STAFF},
    Standing.HEAD: frozenset(
        {
            Verb.SEE,
            Verb.SEE_HISTORY,
            Verb.REMARK,
            Verb.REGISTER,
            Verb.REPORT,
            Verb.ATTACH,
            Verb.REPORT_OBSTACLE,
            Verb.ASK_EXTENSION,
            Verb.SNOOZE,
            Verb.RETURN,
            Verb.DELEGATE,
            Verb.CHASE,
            Verb.ANSWER_ROUND,
        }
    ),
    Standing.OFFICER: frozenset({Verb.SEE, Verb.REMARK, Verb.REPORT, Verb.ATTACH, Verb.REPORT_OBSTACLE, Verb.SNOOZE}),
    Standing.SUPPORT: frozenset({Verb.SEE, Verb.REMARK}),
}
"""The table of rights. Who stands in none of its rows may do nothing and is told nothing about the tasks."""

_WHOLE_DEPARTMENT = {
    Role.OFFICE: Standing.OFFICE,
    Role.LEADER: Standing.LEADER,
    Role.INSPECTOR: Standing.INSPECTOR,
}


def standings(actor: Actor, duty: Duty | None = None) -> frozenset[Standing]:
    """How `actor` stands to the task behind `duty`; without a duty only the posts of the whole department count."""
    found = {_WHOLE_DEPARTMENT[post.role] for post in actor.posts if post.role in _WHOLE_DEPARTMENT}
    if duty is None:
        return frozenset(found)
    if duty.lead in actor.units(Role.HEAD, Role.DEPUTY, Role.OFFICE):
        found.add(Standing.HEAD)
    if duty.delegate == actor.person and duty.lead in actor.units(Role.OFFICER):
        found.add(Standing.OFFICER)
    if duty.support & actor.units(*UNIT_ROLES):
        found.add(Standing.SUPPORT)
    return frozenset(found)


def is_doer(actor: Actor, duty: Duty) -> bool:
    """Whether the work is the actor's own: of the unit that leads, or this person reported it or asked for time."""
    return actor.person in (duty.reporter, duty.asker) or duty.lead in actor.units(*UNIT_ROLES, Role.OFFICE)


def decides_order(actor: Actor, duty: Duty) -> bool:
    """Whether it is for the actor to extend, cancel or reassign: a leader's order is decided by that leader.

    When that post has ended, or what was asked has waited for days, by any leader; by the office too, where the
    organization has set it so.
    """
    if duty.giver is Giver.OFFICE or (actor.for_leaders and actor.holds(Role.OFFICE)):
        return True
    return actor.holds(Role.LEADER) and (duty.giver in OF_ANY_LEADER or actor.person == duty.assigner)


def may(actor: Actor, verb: Verb, duty: Duty | None = None) -> bool:
    """Whether `actor` may do `verb` to the task behind `duty`, or in the department at large where there is none."""
    if verb in OF_GIVER and duty is not None and not decides_order(actor, duty):
        return False
    if verb in JUDGEMENTS and duty is not None and is_doer(actor, duty):
        return False
    return verb in rights_of(standings(actor, duty))


def may_edit(actor: Actor, duty: Duty) -> bool:
    """Whether `actor` may correct what the task says: the office, and who registered it and still has to do with it."""
    return may(actor, Verb.EDIT, duty) or (actor.person == duty.assigner and may(actor, Verb.REMARK, duty))


def rights_of(found: Iterable[Standing]) -> frozenset[Verb]:
    """The union of the rows of the table."""
    return frozenset().union(*(RIGHTS[standing] for standing in found))


def may_see_board_of(actor: Actor) -> frozenset[int] | None:
    """The units whose board the actor may see; None means every unit, an empty set means none."""
    if may(actor, Verb.SEE_ALL):
        return None
    return actor.units(Role.HEAD, Role.DEPUTY)


class Capacity(StrEnum):
    """In which capacity somebody speaks of one task: the rows of the table of rights that count together."""

    STRANGER = auto()
    """May not see it."""
    INSPECTOR = auto()
    SUPPORT = auto()
    OFFICER = auto()
    """Reports it by delegation."""
    HEAD = auto()
    """Leads the unit whose work it is."""
    DECIDER = auto()
    """Of the office, or a leader, and has no part in the work."""
    DECIDER_AS_HEAD = auto()
    """Decides in the department, and leads the unit whose work it is."""
    DECIDER_AS_OFFICER = auto()
    DECIDER_INVOLVED = auto()
    """Decides in the department, and has a part in the work without reporting on it now."""


DECIDERS = frozenset(
    {Capacity.DECIDER, Capacity.DECIDER_AS_HEAD, Capacity.DECIDER_AS_OFFICER, Capacity.DECIDER_INVOLVED}
)
INVOLVED = DECIDERS - {Capacity.DECIDER}
"""They never judge it: the doer does not confirm the own work."""
REPORTERS = frozenset({Capacity.HEAD, Capacity.OFFICER, Capacity.DECIDER_AS_HEAD, Capacity.DECIDER_AS_OFFICER})
UNIT_HEADS = frozenset({Capacity.HEAD, Capacity.DECIDER_AS_HEAD})
ONLOOKERS = frozenset({Capacity.INSPECTOR, Capacity.SUPPORT, Capacity.OFFICER, Capacity.HEAD})
"""Who sees the task and decides nothing about it."""


def capacity_of(actor: Actor, duty: Duty) -> Capacity:
    """In which capacity the actor speaks of the task behind `duty`."""
    found = standings(actor, duty)
    if found & {Standing.OFFICE, Standing.LEADER}:
        return _deciding(actor, duty, found)
    for standing, capacity in _OTHERS:
        if standing in found:
            return capacity
    return Capacity.STRANGER


_OTHERS = (
    (Standing.HEAD, Capacity.HEAD),
    (Standing.OFFICER, Capacity.OFFICER),
    (Standing.SUPPORT, Capacity.SUPPORT),
    (Standing.INSPECTOR, Capacity.INSPECTOR),
)


def _deciding(actor: Actor, duty: Duty, found: frozenset[Standing]) -> Capacity:
    if Standing.HEAD in found:
        return Capacity.DECIDER_AS_HEAD
    if Standing.OFFICER in found:
        return Capacity.DECIDER_AS_OFFICER
    judges = may(actor, Verb.CONFIRM, duty)
    return Capacity.DECIDER if judges else Capacity.DECIDER_INVOLVED
