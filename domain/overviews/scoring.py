"""How a department scores: a setting, as DOMAIN 1.10 finds that offices differ."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Denominator(StrEnum):
    """Of what the share in time is counted: offices differ, so the formula is always printed (DOMAIN 1.10)."""

    ASSIGNED = auto()
    DONE = auto()


class Whose(StrEnum):
    """Of whom scores are asked for."""

    UNITS = auto()
    PEOPLE = auto()
    OWN = auto()


DEDUCTION = 25
"""Percent of a task's points for lateness (NĐ 335/2025/NĐ-CP)."""


@dataclass(frozen=True)
class Scoring:
    """How a department scores: `deducts` adds the points of NĐ 335/2025, `ranks` lets the best stand first."""

    in_time_of: Denominator = Denominator.ASSIGNED
    deducts: bool = False
    ranks: bool = False
