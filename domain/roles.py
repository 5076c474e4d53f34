"""The posts of a department."""

from enum import StrEnum, auto


class Role(StrEnum):
    """A post that a person holds: heads, deputies and officers in a unit, the others in the whole department."""

    OFFICE = auto()
    LEADER = auto()
    HEAD = auto()
    DEPUTY = auto()
    OFFICER = auto()
    INSPECTOR = auto()


UNIT_ROLES = frozenset({Role.HEAD, Role.DEPUTY, Role.OFFICER})
