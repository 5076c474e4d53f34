"""What a process of an installation does, where several share one database."""

from enum import StrEnum, auto

from bot.settings import Settings
from db.engine import sqlite_file
from texts import operations as words


class ReplicaRole(StrEnum):
    ALL = auto()
    WEB = auto()
    """Stores what the messenger brings."""
    WORKER = auto()
    """Handles what is stored, and does long work."""
    CLOCK = auto()
    """Reminds. Of several one does, and another where that one dies."""

    @property
    def hears(self) -> bool:
        return self in (ReplicaRole.ALL, ReplicaRole.WEB)

    @property
    def handles(self) -> bool:
        return self in (ReplicaRole.ALL, ReplicaRole.WORKER)

    @property
    def ticks(self) -> bool:
        return self in (ReplicaRole.ALL, ReplicaRole.CLOCK)


class CannotBe(Exception):
    """The settings do not allow the role; as a string, what the operator is told."""


def require(role: ReplicaRole, settings: Settings) -> None:
    """Raises CannotBe where nothing would come of the role under these settings."""
    if role is not ReplicaRole.ALL and sqlite_file(settings.database_url.reveal()) is not None:
        raise CannotBe(words.role_needs_a_server(role))
    if role is ReplicaRole.WEB and settings.webhook is None:
        raise CannotBe(words.WEB_NEEDS_A_WEBHOOK)
