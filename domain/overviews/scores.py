"""Scores of a period: how much of what was assigned was completed, and how much of it in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.overviews.board import Cells
from domain.overviews.periods import Period
from domain.overviews.scoring import DEDUCTION, Denominator, Scoring


@dataclass(frozen=True)
class Score:
    """What a unit or a person was given in a period, and what became of it.

    `excused` are tasks that are late for a cause that a leader has accepted as objective; they stay late.
    """

    name: str
    cells: Cells = field(default_factory=Cells)
    excused: int = 0

    @property
    def late(self) -> int:
        """Completed late, or overdue."""
        return self.cells.done_late + self.cells.open_overdue

    @property
    def in_time(self) -> int:
        """Completed and not late; what has no deadline cannot be late."""
        return self.cells.done - self.cells.done_late

    @property
    def completion(self) -> float | None:
        """The share of what was assigned that is completed, in percent; None where nothing was assigned."""
        return _percent(self.cells.done, self.cells.total)

    def in_time_share(self, of: Denominator) -> float | None:
        """The share of it that was completed in time, in percent; None where there is nothing to divide by."""
        return _percent(self.in_time, self.cells.total if of is Denominator.ASSIGNED else self.cells.done)

    @property
    def points(self) -> float | None:
        """Progress points of NĐ 335/2025, 100 at most: each task whose time has come has 100, less for lateness.

        None where no time has come. An accepted cause takes nothing away.
        """
        due = self.cells.done + self.cells.open_overdue
        return None if not due else 100 - DEDUCTION * (self.late - self.excused) / due


@dataclass(frozen=True)
class Scores:
    """The scores of a period, `of_people` or of units."""

    period: Period
    scores: tuple[Score, ...]
    scoring: Scoring
    of_people: bool = False


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def in_order(scores: Iterable[Score], scoring: Scoring) -> tuple[Score, ...]:
    """As they come; where the leader lets them be ranked, the highest shares first and who had nothing to do last."""
    if not scoring.ranks:
        return tuple(scores)

    def place(score: Score) -> tuple[bool, float, float]:
        shares = score.in_time_share(scoring.in_time_of), score.completion
        return shares[1] is None, -(shares[0] or 0), -(shares[1] or 0)

    return tuple(sorted(scores, key=place))


def whole(scores: Sequence[Score], name: str) -> Score:
    """All of them together."""
    return Score(name, sum((one.cells for one in scores), Cells()), sum(one.excused for one in scores))
