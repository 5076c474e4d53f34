"""Where nobody is told: units that lead work and have no people, leaders and people of the office out of reach."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.roles import Role
from domain.staff.posts import DECIDING
from domain.tasks import PersonName, UnitName


@dataclass(frozen=True)
class Vacancy:
    """A unit in which nobody holds a post, and how many open tasks it leads."""

    unit: UnitName
    tasks: int


@dataclass(frozen=True)
class Held:
    """A post that somebody holds, and whether that person can be written to in private."""

    person: PersonName
    role: Role
    unit: int | None
    reachable: bool


def unmanned(units: Iterable[UnitName], held: Iterable[Held]) -> tuple[UnitName, ...]:
    """Those of the units in which nobody holds a post."""
    manned = {one.unit for one in held}
    return tuple(unit for unit in dict.fromkeys(units) if unit.id not in manned)


def unreachable(held: Iterable[Held], roles: Collection[Role] = DECIDING) -> tuple[PersonName, ...]:
    """Who decides and cannot be written to in private: what comes to them stands in the group alone."""
    return tuple(dict.fromkeys(one.person for one in held if one.role in roles and not one.reachable))
