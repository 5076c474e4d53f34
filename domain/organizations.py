"""A department as rules see it: its name, its times, its units."""

from dataclasses import dataclass, field

from domain.ladder import Times
from domain.overviews.periodic import NEVER, Periodic
from domain.overviews.scoring import Scoring
from domain.rounds.schedules import Schedules


@dataclass(frozen=True)
class Organization:
    id: int
    name: str
    times: Times
    office_decides: bool = False
    """Whether the office decides about the orders of leaders too."""
    periodic: Periodic = NEVER
    scoring: Scoring = field(default_factory=Scoring)
    schedules: Schedules = ()
    """Rounds that open by themselves."""


@dataclass(frozen=True)
class Unit:
    """A unit with the other names that people use for it."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewUnit:
    """A unit that is about to be set up, as one line of a list gave it."""

    name: str
    aliases: tuple[str, ...] = ()
