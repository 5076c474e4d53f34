"""The next period comes by itself: made once, told in the digest of the morning, whatever became of the one before."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select, update

from actions import series
from db.models import Task as TaskRow
from db.models import TaskSpan
from domain import tasks
from domain.deadlines import DeadlineKind
from domain.tasks import Due, State
from tests.db.at_once import at_once
from tests.scheduler.conftest import GROUP, HANOI, MONDAY, Stage

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
FRIDAY = Due("ngày 4 hằng tháng", DeadlineKind.RECURRING, day=dt.date(2026, 12, 4), rrule="FREQ=MONTHLY;BYMONTHDAY=4")
"""The next one is to be there on the Monday of the stage."""


async def series_of(stage: Stage) -> list[tuple[int, dt.date | None, bool]]:
    """Number and day of every task, and whether the one after it is still to come."""
    with stage.sessions.begin() as session:
        rows = session.execute(select(TaskRow.number, TaskRow.due_day, TaskRow.recurs_at).order_by(TaskRow.id))
        return [(number, day, moment is not None) for number, day, moment in rows]


async def test_the_next_one_is_made_on_the_morning_and_told_in_the_digest(stage: Stage) -> None:
    await stage.add_task("Báo cáo tháng", FRIDAY)
    assert series.continue_due(stage.sessions, now=MONDAY - HOUR) == 0

    await stage.tick()

    assert await series_of(stage) == [(1, dt.date(2026, 12, 4), False), (2, dt.date(2027, 1, 4), True)]
    assert await stage.reminders() == [(2, "new", GROUP, "sent"), (1, "T+1", GROUP, "sent")]
    with stage.sessions.begin() as session:
        began = select(TaskSpan.state, TaskSpan.since, TaskSpan.until).join(TaskRow, TaskRow.id == TaskSpan.task_id)
        assert session.execute(began.where(TaskRow.number == 2)).one() == (State.ASSIGNED, MONDAY, None)
    [digest] = stage.heard()
    assert digest.index("QUÁ HẠN") < digest.index("KỲ MỚI CỦA VIỆC ĐỊNH KỲ") < digest.index("/nv2 Báo cáo tháng")


async def test_it_is_told_without_a_sound_where_nothing_else_is(stage: Stage) -> None:
    task = await stage.add_task("Báo cáo tháng", FRIDAY)
    await stage.save(replace(task, state=State.SUSPENDED), MONDAY - 4 * DAY)
    await stage.tick()
    [message] = stage.messages()
    assert "/nv2" in message.text
    assert message.silent


async def test_four_ticks_at_once_and_one_more_make_one(stage: Stage) -> None:
    for number in range(10):
        await stage.add_task(f"Báo cáo {number}", FRIDAY)
    at_once([partial(series.continue_due, stage.sessions, now=MONDAY)] * 4)
    assert series.continue_due(stage.sessions, now=MONDAY) == 0
    assert len(await series_of(stage)) == 20
    assert len(await stage.reminders()) == 10


async def test_they_are_made_in_batches_until_none_is_left(stage: Stage) -> None:
    for number in range(5):
        await stage.add_task(f"Báo cáo {number}", FRIDAY)
    counts = [series.continue_due(stage.sessions, now=MONDAY, limit=2) for _ in range(4)]
    assert counts == [2, 2, 1, 0]


async def test_what_was_made_but_not_told_before_a_crash_is_told_after_it(stage: Stage) -> None:
    await stage.add_task("Báo cáo tháng", FRIDAY)
    series.continue_due(stage.sessions, now=MONDAY)
    stage.restart()
    await stage.tick(MONDAY + HOUR)
    [digest] = stage.heard()
    assert "/nv2" in digest
    assert "gửi trễ" in digest
    assert len(await series_of(stage)) == 2


async def test_months_of_downtime_give_one_occurrence_that_is_not_over(stage: Stage) -> None:
    await stage.add_task("Báo cáo tháng", FRIDAY)
    await stage.tick(dt.datetime(2027, 3, 10, 8, 30, tzinfo=HANOI))
    assert await series_of(stage) == [(1, dt.date(2026, 12, 4), False), (2, dt.date(2027, 4, 4), True)]


async def test_what_was_cancelled_before_the_digest_is_not_told(stage: Stage) -> None:
    await stage.add_task("Báo cáo tháng", FRIDAY)
    series.continue_due(stage.sessions, now=MONDAY)
    with stage.sessions.begin() as session:
        session.execute(update(TaskRow).where(TaskRow.number == 2).values(state=State.CANCELLED.value))
    await stage.tick()
    assert "/nv2" not in "".join(stage.heard())


async def test_a_task_given_back_is_asked_again_each_morning(stage: Stage) -> None:
    task = await stage.add_task("Báo cáo tháng", FRIDAY)
    await stage.save(tasks.give_back(task), MONDAY - DAY)
    for days in range(3):
        await stage.tick(MONDAY + days * DAY)
    assert len(await series_of(stage)) == 1
    await stage.save(task, MONDAY + 2 * DAY)
    await stage.tick(MONDAY + 2 * DAY + HOUR)
    assert len(await series_of(stage)) == 1
    await stage.tick(MONDAY + 3 * DAY)
    assert len(await series_of(stage)) == 2


async def test_a_moment_from_before_waits_for_the_working_morning(stage: Stage) -> None:
    """As the migration left it: the midnight after the day."""
    await stage.add_task("Báo cáo tháng", FRIDAY)
    with stage.sessions.begin() as session:
        session.execute(update(TaskRow).values(recurs_at=dt.datetime(2026, 12, 5, tzinfo=HANOI)))
    await stage.tick(dt.datetime(2026, 12, 5, 0, 1, tzinfo=HANOI))
    assert len(await series_of(stage)) == 1
    await stage.tick(MONDAY)
    assert len(await series_of(stage)) == 2


@pytest.mark.by_turns
async def test_a_daily_duty_has_one_occurrence_each_working_morning(stage: Stage) -> None:
    daily = Due("hằng ngày", DeadlineKind.RECURRING, day=dt.date(2026, 12, 4), rrule="FREQ=DAILY")
    await stage.add_task("Trực đường dây nóng", daily)
    for days in range(8):
        await stage.tick(MONDAY + days * DAY)
    mornings = [day for _, day, _ in await series_of(stage)]
    assert mornings == [dt.date(2026, 12, day) for day in (4, 7, 8, 9, 10, 11, 14)]
