"""Questions that the Board, the lists and the plan of reminders can answer."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.overviews.filters import EVERYTHING, Filters


class Subject(StrEnum):
    """What kind of answer is wanted."""

    HELP = auto()
    """What the assistant is, and does for who asks."""
    COUNT = auto()
    LIST = auto()
    STATE = auto()
    """How the tasks stand that the words name."""
    RANK_UNITS = auto()
    COMPARE = auto()
    SILENT = auto()
    """Who has not reported."""
    TOTAL_RATE = auto()
    FORECAST = auto()
    """What will be reminded of, and when."""


@dataclass(frozen=True)
class Question:
    """A question, and of which tasks it asks."""

    subject: Subject
    filters: Filters = EVERYTHING
    by_rate: bool = False
    """Units are ranked by how much of their work is done, not by how many tasks they have."""
    least: bool = False
    """Units are ranked from the smallest number up."""
    by_unit: bool = False
    """The rates of each unit are wanted, too."""
    guessed: bool = False
    """Words were taken for content only because nothing else is known of them."""
