"""Progress of long tasks is asked for in the digest, below all that is due, and only while nobody has reported."""

import datetime as dt

import pytest

from db.models import Organization
from domain import tasks
from simulator.trouble import Kind, Trouble
from tests.scheduler.conftest import GROUP, MONDAY, Stage
from tests.scheduler.test_planning import next_reminder

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
REGISTERED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=MONDAY.tzinfo)  # Ten working days before the Monday of the stage.
FAR = dt.date(2027, 2, 26)

MORNING = """\
NHẮC VIỆC – thứ Hai 07/12/2026

🟡 SẮP ĐẾN HẠN
Phòng Quản lý khoa học – Bình
1. /nv2 Báo cáo quý
hạn thứ Tư 16/12/2026, còn 7 ngày làm việc, chưa có báo cáo tiến độ

🔵 BÁO CÁO TIẾN ĐỘ: việc dài hạn, đề nghị cho biết đã làm đến đâu
Phòng Quản lý khoa học – Bình
2. /nv1 Đề án chuyển đổi số
hạn thứ Sáu 26/02/2027, còn 53 ngày làm việc, chưa có báo cáo tiến độ

Trả lời tin nhắn này theo số thứ tự để báo cáo, ví dụ: “1 xong, 2 được 80%”."""


async def test_a_task_that_nobody_reports_on_is_planned_period_by_period(stage: Stage) -> None:
    task = await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    assert await next_reminder(stage, task.id) == MONDAY
    stage.plan(MONDAY)
    stage.plan(MONDAY + 14 * DAY)
    assert await stage.reminders() == [(1, "P2026-12-07", GROUP, "planned"), (1, "P2026-12-21", GROUP, "planned")]


async def test_a_report_begins_the_period_anew(stage: Stage) -> None:
    task = await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    reported = MONDAY - 3 * DAY
    await stage.save(tasks.heard(task, now=reported), reported)
    assert stage.plan(MONDAY) == 0
    assert await next_reminder(stage, task.id) == dt.datetime(2026, 12, 18, 8, 0, tzinfo=MONDAY.tzinfo)


async def test_a_report_between_the_moment_and_the_tick_answers_the_question(stage: Stage) -> None:
    task = await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    reported = MONDAY + dt.timedelta(seconds=20)
    await stage.save(tasks.heard(task, now=reported), reported)
    stage.plan(MONDAY + MINUTE)
    assert await stage.reminders() == []
    assert await next_reminder(stage, task.id) == MONDAY + 14 * DAY


@pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")
async def test_what_was_reported_before_the_question_could_be_sent_is_asked_no_more(stage: Stage) -> None:
    task = await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    stage.town.troubles.add(Trouble(Kind.TOO_MANY))
    await stage.tick()
    await stage.save(tasks.heard(task, now=MONDAY + MINUTE), MONDAY + MINUTE)
    for minutes in range(2, 8):
        await stage.tick(MONDAY + minutes * MINUTE)
    assert stage.heard() == []
    assert [state for _, _, _, state in await stage.reminders()] == ["dropped"]


async def test_it_stands_below_what_is_due_soon_and_comes_without_a_sound(stage: Stage) -> None:
    await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    await stage.add_task("Báo cáo quý", dt.date(2026, 12, 16))
    await stage.tick()
    assert stage.heard() == [MORNING]
    assert [message.silent for message in stage.messages()] == [True]


async def test_a_week_of_downtime_over_two_questions_asks_once(stage: Stage) -> None:
    await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    await stage.tick(MONDAY + 15 * DAY)
    assert [rung for _, rung, _, _ in await stage.reminders()] == ["P2026-12-21"]
    [said] = stage.heard()
    assert "gửi trễ" in said


async def test_the_office_may_have_set_another_period(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        row = session.get_one(Organization, stage.organization)
        row.settings = {"ladder": {"progress": 4}}
    task = await stage.add_task("Đề án chuyển đổi số", FAR, registered=REGISTERED)
    assert await next_reminder(stage, task.id) == MONDAY - 10 * DAY
