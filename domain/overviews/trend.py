"""How work came and was finished over time: what the picture of a Board shows beside the numbers of its end."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from domain.calendar import ONE_DAY, add_months
from domain.overviews.account import Account
from domain.overviews.board import Board
from domain.overviews.periods import week
from domain.overviews.report import Report
from domain.tasks import State

WEEKS = 8
"""Of a Board that is of no period."""
LONGEST_BY_WEEKS = 45
"""Days; longer periods are told by months."""
ONE_WEEK = 7 * ONE_DAY


@dataclass(frozen=True)
class Step:
    """A stretch of days, both counted: how many tasks were given in it, and how many completed."""

    first: dt.date
    last: dt.date
    given: int
    done: int


@dataclass(frozen=True)
class Trend:
    steps: tuple[Step, ...]
    monthly: bool


def trend_of(report: Report) -> Trend:
    """By weeks, or of a longer period by months; what is to come is left out. Cancelled tasks are not counted."""
    board = report.board
    monthly, stretches = _stretches(board)
    zone = board.as_of.tzinfo
    tasks = [entry.task for entry in report.entries]
    given = [task.created_at.astimezone(zone).date() for task in tasks]
    done = [
        task.completed_at.astimezone(zone).date()
        for task in tasks
        if task.state is State.COMPLETED and task.completed_at is not None
    ]
    steps = (
        Step(first, last, sum(first <= day <= last for day in given), sum(first <= day <= last for day in done))
        for first, last in stretches
    )
    return Trend(tuple(steps), monthly)


def _stretches(board: Board) -> tuple[bool, list[tuple[dt.date, dt.date]]]:
    today = board.as_of.date()
    if not isinstance(board, Account):
        monday = week(today).first
        return False, [
            (monday - back * ONE_WEEK, monday - (back - 1) * ONE_WEEK - ONE_DAY) for back in range(WEEKS - 1, -1, -1)
        ]
    first, last = board.counted.first, min(board.counted.last, today)
    monthly = (board.counted.last - first).days > LONGEST_BY_WEEKS
    starts = list(_starts(first, last, monthly=monthly))
    ends = [start - ONE_DAY for start in starts[1:]] + [last]
    return monthly, list(zip(starts, ends, strict=True))


def _starts(first: dt.date, last: dt.date, *, monthly: bool) -> Iterator[dt.date]:
    count = 0
    while (start := add_months(first, count) if monthly else first + count * ONE_WEEK) <= last:
        yield start
        count += 1
