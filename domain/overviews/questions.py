"""Questions that the Board can answer."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.overviews.filters import Status
from domain.overviews.periods import Period


class Subject(StrEnum):
    """What kind of answer is wanted."""

    COUNT = auto()
    LIST = auto()
    RANK_UNITS = auto()
    COMPARE = auto()
    SILENT = auto()
    """Who has not reported."""
    TOTAL_RATE = auto()


@dataclass(frozen=True)
class Question:
    """A question that the Board can answer. No `units`: all that the asker may see; None: no restriction."""

    subject: Subject
    status: Status | None = None
    units: tuple[int, ...] = ()
    period: Period | None = None
    by_rate: bool = False
    """Units are ranked by how much of their work is done, not by how many tasks they have."""
    least: bool = False
    """Units are ranked from the smallest number up."""
