"""Rungs whose time has come are planned once, and the column moves with them."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from actions import reminders
from channels.telegram.hearing import CHANNEL
from db import people
from db.models import Task as TaskRow
from domain import tasks
from domain.tasks import State, Urgency
from tests.db.at_once import at_once
from tests.scheduler.conftest import AN, GROUP, MINH, MONDAY, Stage

DAY = dt.timedelta(days=1)
DUE = dt.date(2026, 12, 16)  # Its T-7 is the Monday of the stage.


async def next_reminder(stage: Stage, task: int) -> dt.datetime | None:
    with stage.sessions.begin() as session:
        return session.scalar(select(TaskRow.next_reminder_at).where(TaskRow.id == task))


async def test_a_rung_that_is_due_is_planned_for_the_group_and_the_task_moves_on(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    assert stage.plan(MONDAY - DAY) == 0
    assert stage.plan(MONDAY) == 1
    assert await stage.reminders() == [(1, "T-7", GROUP, "planned")]
    assert await next_reminder(stage, task.id) == dt.datetime(2026, 12, 11, 1, 0, tzinfo=dt.UTC)


async def test_planning_again_plans_nothing_twice(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    assert stage.plan(MONDAY) == 0
    await stage.save(task, MONDAY - DAY)  # As a change would that had read the clock a moment before eight.
    assert stage.plan(MONDAY) == 1
    assert await stage.reminders() == [(1, "T-7", GROUP, "planned")]


async def test_two_that_plan_at_once_plan_once(stage: Stage) -> None:
    for number in range(20):
        await stage.add_task(f"Việc thứ {number}", DUE)
    counts = at_once([partial(stage.plan, MONDAY)] * 4)
    assert sum(counts) == 20
    assert len(await stage.reminders()) == 20


async def test_due_tasks_are_planned_in_batches_until_none_is_left(stage: Stage) -> None:
    for number in range(5):
        await stage.add_task(f"Việc thứ {number}", DUE)
    counts = [stage.plan(MONDAY, limit=2) for _ in range(4)]
    assert counts == [2, 2, 1, 0]


async def test_a_fortnight_of_downtime_collapses_into_the_newest_rung(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    assert stage.plan(MONDAY + 15 * DAY) == 1
    assert [rung for _, rung, _, _ in await stage.reminders()] == ["T+3"]


@pytest.mark.parametrize(
    ("days", "told"),
    [(10, [GROUP]), (14, [GROUP, AN]), (18, [GROUP, AN, MINH])],
    ids=["T+1", "T+3 also the office", "T+7 also the leader"],
)
async def test_what_stays_overdue_escalates_in_private(stage: Stage, days: int, told: list[int]) -> None:
    await stage.open_private(AN)
    await stage.open_private(MINH)
    await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY + days * DAY)
    assert [chat for _, _, chat, _ in await stage.reminders()] == told


async def test_whom_it_cannot_write_to_in_private_is_told_in_the_group_only(stage: Stage) -> None:
    await stage.open_private(AN)
    with stage.sessions.begin() as session:
        people.mark_reachable(session, channel=CHANNEL, account=AN, reachable=False)
    await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY + 18 * DAY)
    assert [chat for _, _, chat, _ in await stage.reminders()] == [GROUP]


async def test_a_condition_that_has_not_come_is_asked_of_the_office(stage: Stage) -> None:
    await stage.open_private(AN)
    await stage.add_task("Tham mưu kế hoạch", "khi có Kế hoạch của UBND tỉnh", state=State.WAITING)
    stage.plan(MONDAY)
    assert [(rung, chat) for _, rung, chat, _ in await stage.reminders()] == [("M2026-12", GROUP), ("M2026-12", AN)]


async def test_a_finished_task_is_not_planned(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await stage.save(replace(task, state=State.COMPLETED), MONDAY - DAY)
    assert await next_reminder(stage, task.id) is None
    assert stage.plan(MONDAY + 30 * DAY) == 0


async def test_a_report_between_the_moment_and_the_tick_does_not_jump_over_the_rung(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await stage.save(replace(task, percent=40), MONDAY + dt.timedelta(seconds=20))
    stage.plan(MONDAY + dt.timedelta(seconds=60))
    assert await stage.reminders() == [(1, "T-7", GROUP, "planned")]


async def test_a_new_deadline_does_jump_over_a_rung_of_the_old_one(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    assert task.due is not None
    moved = tasks.move_deadline(task, replace(task.due, day=DUE + 30 * DAY))
    await stage.save(moved, MONDAY + dt.timedelta(seconds=20))
    assert stage.plan(MONDAY + dt.timedelta(seconds=60)) == 0


async def test_the_next_moment_is_that_of_the_earliest_rung(stage: Stage) -> None:
    stage.plan(MONDAY + 60 * DAY)
    await stage.add_task("Rà soát văn bản", DUE, registered=MONDAY + dt.timedelta(hours=1))
    await stage.add_task("Việc khẩn", DUE, urgency=Urgency.URGENT, registered=MONDAY + 8 * DAY)
    assert reminders.next_moment(stage.sessions) == dt.datetime(2026, 12, 11, 1, 0, tzinfo=dt.UTC)
