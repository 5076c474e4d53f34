"""The posts that people say to hold."""

from dataclasses import dataclass

from domain.names import Named
from domain.roles import UNIT_ROLES, Role


@dataclass(frozen=True)
class ClaimedPost:
    """A post as somebody claims it. `close` are units between which the words do not decide; `words` name the unit."""

    role: Role
    unit: int | None = None
    words: str = ""
    close: tuple[Named, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it is known in which unit the post is held, where it is held in one."""
        return self.unit is not None or self.role not in UNIT_ROLES
