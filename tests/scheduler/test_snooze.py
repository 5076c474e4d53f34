"""A reminder that was put off comes at its moment, once, and nothing of the deadline is lost with it."""

import datetime as dt
from dataclasses import replace

import pytest

from domain import tasks
from domain.tasks import Task
from simulator.trouble import Kind, Trouble
from tests.scheduler.conftest import GROUP, MONDAY, Stage
from tests.scheduler.test_planning import next_reminder

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
DUE = dt.date(2026, 12, 16)  # Its T-7 is the Monday of the stage, its T-3 the Friday after.
AFTERNOON = MONDAY + 7 * DAY + dt.timedelta(hours=6)
AGAIN = "NHẮC LẠI THEO ĐỀ NGHỊ"


async def put_off(stage: Stage, task: Task, until: dt.datetime, now: dt.datetime) -> Task:
    snoozed = replace(task, snoozed_until=until)
    await stage.save(snoozed, now)
    return snoozed


async def test_the_next_reminder_moves_and_the_ladder_goes_on_behind_it(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await stage.tick()
    await put_off(stage, task, AFTERNOON, MONDAY + MINUTE)
    assert await next_reminder(stage, task.id) == AFTERNOON
    for moment in (MONDAY + 4 * DAY, AFTERNOON - MINUTE, AFTERNOON, AFTERNOON + MINUTE, MONDAY + 8 * DAY):
        await stage.tick(moment)
    assert [rung for _, rung, _, _ in await stage.reminders()] == ["T-7", "S2026-12-14T14:00", "T-1"]
    assert [AGAIN in said for said in stage.heard()] == [False, True, False]


async def test_a_rung_whose_time_had_come_when_it_was_said_is_sent_all_the_same(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await put_off(stage, task, AFTERNOON, MONDAY + MINUTE)  # No tick has planned the T-7 of eight o'clock yet.
    assert await next_reminder(stage, task.id) == MONDAY
    assert stage.plan(MONDAY + 2 * MINUTE) == 1
    assert await stage.reminders() == [(1, "T-7", GROUP, "planned")]
    assert await next_reminder(stage, task.id) == AFTERNOON


async def test_the_last_rung_before_the_deadline_that_was_due_is_not_jumped_over(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    morning = MONDAY + 9 * DAY
    await put_off(stage, task, morning + dt.timedelta(hours=6), morning + MINUTE)
    await stage.tick(morning + 2 * MINUTE)
    await stage.tick(morning + dt.timedelta(hours=6))
    await stage.tick(morning + DAY)
    assert [rung for _, rung, _, _ in await stage.reminders()] == ["T0", "S2026-12-16T14:00", "T+1"]


async def test_a_report_leaves_the_wish_and_an_extension_ends_it(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    snoozed = await put_off(stage, task, AFTERNOON, MONDAY - DAY)
    await stage.save(tasks.heard(snoozed, now=MONDAY - DAY), MONDAY - DAY)
    assert await next_reminder(stage, task.id) == AFTERNOON
    assert snoozed.due is not None
    await stage.save(tasks.move_deadline(snoozed, replace(snoozed.due, day=DUE + 30 * DAY)), MONDAY - DAY)
    assert await next_reminder(stage, task.id) == MONDAY + 4 * DAY  # Ten working days after it was registered.


async def test_a_downtime_over_the_moment_and_the_deadline_ends_in_what_is_overdue(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await put_off(stage, task, AFTERNOON, MONDAY - DAY)
    await stage.tick(MONDAY + 15 * DAY)
    assert [rung for _, rung, _, _ in await stage.reminders()] == ["T+3"]
    assert "QUÁ HẠN" in stage.heard()[0]


@pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")
@pytest.mark.parametrize("kind", [Kind.SERVER_ERROR, Kind.TIMEOUT_AFTER])
async def test_it_is_sent_at_least_once_whatever_the_messenger_does(stage: Stage, kind: Kind) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await put_off(stage, task, AFTERNOON, MONDAY - DAY)
    stage.town.troubles.add(Trouble(kind))
    for minutes in range(6):
        await stage.tick(AFTERNOON + minutes * MINUTE)
    assert AGAIN in stage.heard()[-1]
    assert await stage.reminders() == [(1, "S2026-12-14T14:00", GROUP, "sent")]


async def test_a_crash_between_planning_and_sending_loses_nothing(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    await put_off(stage, task, AFTERNOON, MONDAY - DAY)
    stage.plan(AFTERNOON)
    stage.restart()
    await stage.tick(AFTERNOON + MINUTE)
    [said] = stage.heard()
    assert AGAIN in said
    assert stage.plan(AFTERNOON + MINUTE) == 0


async def test_a_task_without_a_deadline_is_reminded_of_too(stage: Stage) -> None:
    task = await stage.add_task("Cập nhật trang thông tin", "thường xuyên")
    await put_off(stage, task, AFTERNOON, MONDAY + MINUTE)
    await stage.tick(AFTERNOON)
    [said] = stage.heard()
    assert AGAIN in said
    assert "Bình" in said
