"""The trend of a picture: stretches that follow one another, and in which of them tasks came and were completed."""

import datetime as dt
from dataclasses import replace

from domain.overviews.periods import months
from domain.overviews.trend import trend_of
from domain.tasks import State
from tests.reports import department


def test_a_board_shows_the_last_weeks_up_to_its_own() -> None:
    report = department.quarter()
    found = trend_of(report)
    assert not found.monthly
    assert found.steps[-1].first <= department.NOW.date() <= found.steps[-1].last
    gaps = {later.first - earlier.last for earlier, later in zip(found.steps, found.steps[1:], strict=False)}
    assert gaps == {dt.timedelta(days=1)}
    assert sum(step.done for step in found.steps) <= report.board.total.done


def test_a_long_period_is_told_by_months_and_every_task_of_it_once() -> None:
    short = department.account()
    assert not trend_of(short).monthly
    quarter = replace(short.board, counted=months(2026, 9, 3))  # type: ignore[call-arg]
    found = trend_of(replace(short, board=quarter))
    assert [step.first.month for step in found.steps] == [9, 10, 11]
    assert sum(step.done for step in found.steps) == sum(e.task.state is State.COMPLETED for e in short.entries)
    assert sum(step.given for step in found.steps) == len(short.entries)
