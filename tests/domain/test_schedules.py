"""Rounds that open by themselves: on which morning, of which days, until when."""

import datetime as dt

import pytest

from domain.calendar import WorkingCalendar
from domain.overviews.periods import months
from domain.rounds.plan import RoundKind
from domain.rounds.schedules import Schedule, ScheduleWish, come, following, opening, with_wish

CALENDAR = WorkingCalendar()
MONTHLY = Schedule(RoundKind.MONTH, due=16)


def day(text: str) -> dt.date:
    number, month = map(int, text.split("/"))
    return dt.date(2026, month, number)


@pytest.mark.parametrize(
    ("schedule", "cut_off", "period", "opens", "closes", "due"),
    [
        (MONTHLY, 14, months(2026, 12, 1), "14/12", "14/12", "16/12"),
        (MONTHLY, None, months(2026, 9, 1), "30/9", None, "16/10"),
        (Schedule(RoundKind.MONTH, due=18, cut_off=25), 14, months(2026, 9, 1), "25/9", "25/9", "19/10"),
        (Schedule(RoundKind.QUARTER, due=16), 14, months(2026, 10, 3), "14/12", "14/12", "16/12"),
        (Schedule(RoundKind.HALF_YEAR, due=31), None, months(2026, 1, 6), "30/6", None, "31/7"),
        (Schedule(RoundKind.YEAR, due=16), 14, months(2026, 1, 12), "14/12", "14/12", "16/12"),
        (MONTHLY, 14, months(2026, 11, 1), "13/11", "14/11", "16/11"),
    ],
)  # fmt: skip
def test_a_round_opens_when_its_figures_are_closed(
    schedule: Schedule, cut_off: int | None, period: object, opens: str, closes: str | None, due: str
) -> None:
    """14/11/2026 is a Saturday: it opens on the Friday. 18/10 is a Sunday: parts are due on the Monday."""
    found = opening(schedule, period, CALENDAR, cut_off)  # type: ignore[arg-type]
    assert found.plan.due is not None
    assert (found.day, found.plan.cut_off, found.plan.due.day) == (
        day(opens),
        day(closes) if closes else None,
        day(due),
    )


def test_it_comes_once_and_after_a_downtime_only_the_newest() -> None:
    def came(since: str, today: str) -> object:
        plan = come(MONTHLY, CALENDAR, 14, since=day(since), today=day(today))
        return plan and plan.period

    assert came("15/12", "15/12") is None
    assert came("14/12", "14/12") == months(2026, 12, 1)
    assert came("1/10", "20/11") == months(2026, 11, 1)


def test_who_was_down_over_the_due_day_gets_some_days() -> None:
    plan = come(MONTHLY, CALENDAR, 14, since=day("10/11"), today=day("18/11"))
    assert plan is not None
    assert plan.due is not None
    assert plan.due.day == day("20/11")


def test_the_next_one_lies_ahead() -> None:
    assert following(MONTHLY, CALENDAR, 14, day("14/12")).plan.period == months(2027, 1, 1)
    assert following(Schedule(RoundKind.YEAR, due=16), CALENDAR, 14, day("1/12")).day == day("14/12")


def test_there_is_one_of_each_kind_and_none_where_that_is_wished() -> None:
    later = Schedule(RoundKind.MONTH, due=20)
    yearly = Schedule(RoundKind.YEAR, due=20)
    both = with_wish(with_wish((MONTHLY,), ScheduleWish(RoundKind.YEAR, yearly)), ScheduleWish(RoundKind.MONTH, later))
    assert both == (later, yearly)
    assert with_wish(both, ScheduleWish(RoundKind.MONTH, None)) == (yearly,)
