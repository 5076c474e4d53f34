"""The posts of a department, and those that people say to hold."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.names import Named


class Role(StrEnum):
    """A post that a person holds: heads, deputies and officers in a unit, the others in the whole department."""

    OFFICE = auto()
    LEADER = auto()
    HEAD = auto()
    DEPUTY = auto()
    OFFICER = auto()
    INSPECTOR = auto()


UNIT_ROLES = frozenset({Role.HEAD, Role.DEPUTY, Role.OFFICER})


@dataclass(frozen=True)
class ClaimedPost:
    """A post as somebody claims it. `close` are units between which the words do not decide; `words` name the unit.

    `instead_of` names who is said to have held it before; empty where nobody is named.
    """

    role: Role
    unit: int | None = None
    words: str = ""
    close: tuple[Named, ...] = ()
    instead_of: str = ""

    @property
    def complete(self) -> bool:
        """Whether it is known in which unit the post is held, where it is held in one."""
        return self.unit is not None or self.role not in UNIT_ROLES
