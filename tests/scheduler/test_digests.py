"""The message of a morning: what it says, to whom, and that nothing of it is lost or said twice unmarked."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from actions import reminders
from channels.telegram.hearing import CHANNEL
from db import outbox, people
from domain import tasks
from domain.asking import counted
from domain.roles import Role
from domain.tasks import PersonName, State, Urgency
from tests.db.at_once import at_once
from tests.scheduler.conftest import AN, BINH, DUNG, GROUP, MINH, MONDAY, Stage

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What is said does not depend on the engine; planning and delivery are tested on both."""

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
DUE = dt.date(2026, 12, 16)
OVERDUE_TODAY = MONDAY + 14 * DAY  # The Monday after, T+3.

MORNING = """\
NHẮC VIỆC – thứ Hai 21/12/2026

🔴 QUÁ HẠN
Phòng Quản lý khoa học – Dũng, Bình, Chi
1. /nv1 Rà soát văn bản QPPL <2026>
hạn thứ Tư 16/12/2026, trễ 5 ngày, đã báo 60%
Phòng Chuyển đổi số
2. /nv2 Báo cáo chỉ số DTI
hạn Chủ nhật 20/12/2026 (⚠️ ngày nghỉ), trễ 1 ngày, chưa có báo cáo tiến độ

🟠 ĐẾN HẠN HÔM NAY
Phòng Chuyển đổi số
3. /nv3 Thẩm định dự toán
hạn 16:00 thứ Hai 21/12/2026, chưa có báo cáo tiến độ

🟡 SẮP ĐẾN HẠN
Phòng Quản lý khoa học – Bình
4. /nv4 Báo cáo năm
hạn thứ Ba 22/12/2026, còn 1 ngày làm việc, chưa có báo cáo tiến độ
5. /nv5 Kế hoạch năm sau
hạn thứ Năm 24/12/2026, còn 3 ngày làm việc, chưa có báo cáo tiến độ

Kính chuyển Văn phòng: An (mục 1).
Trả lời tin nhắn này theo số thứ tự để báo cáo, ví dụ: “1 xong, 2 được 80%”."""

QUESTIONS = """\
NHẮC VIỆC – thứ Hai 04/01/2027

⚪ KHÔNG CÓ THỜI HẠN: đề nghị báo cáo tiến độ
Phòng Quản lý khoa học – Bình
1. /nv1 Cập nhật trang thông tin
“thường xuyên”, chưa có báo cáo tiến độ

⚪ CHỜ ĐIỀU KIỆN: đề nghị Văn phòng cho biết điều kiện đã có chưa
Phòng Chuyển đổi số
2. /nv2 Tham mưu kế hoạch
“khi có Kế hoạch của UBND tỉnh”

Kính chuyển Văn phòng: An (mục 2).
Trả lời tin nhắn này theo số thứ tự để báo cáo, ví dụ: “1 xong, 2 được 80%”."""


async def a_morning(stage: Stage) -> None:
    """Tasks whose rungs fall on one morning, registered in another order than that of the message."""
    early = OVERDUE_TODAY - 3 * DAY
    task = await stage.add_task("Rà soát văn bản QPPL <2026>", DUE, registered=early)
    delegate = PersonName(stage.people[DUNG], "Dũng", DUNG)
    await stage.save(replace(task, delegate=delegate, percent=60, state=State.IN_PROGRESS), early)
    await stage.add_task("Báo cáo chỉ số DTI", dt.date(2026, 12, 20), unit=1, registered=early + DAY)
    await stage.add_task("Thẩm định dự toán", OVERDUE_TODAY.replace(hour=16), unit=1, registered=early + DAY)
    await stage.add_task("Báo cáo năm", dt.date(2026, 12, 22), registered=early + DAY)
    await stage.add_task("Kế hoạch năm sau", dt.date(2026, 12, 24), registered=early)


async def test_one_message_a_morning_says_it_all(stage: Stage) -> None:
    await a_morning(stage)
    await stage.tick(OVERDUE_TODAY - MINUTE)
    assert stage.heard() == []
    await stage.tick(OVERDUE_TODAY)
    await stage.tick(OVERDUE_TODAY + MINUTE)
    assert stage.heard() == [MORNING]


async def test_names_ring_and_the_words_of_people_are_no_markup(stage: Stage) -> None:
    await a_morning(stage)
    await stage.tick(OVERDUE_TODAY)
    [message] = stage.messages()
    links = {entity.url for entity in message.entities if entity.url} | {
        f"tg://user?id={entity.user}" for entity in message.entities if entity.user
    }
    assert {f"tg://user?id={account}" for account in (DUNG, BINH, AN)} <= links
    assert f"tg://user?id={MINH}" not in links


async def test_a_reply_to_the_digest_speaks_of_its_tasks_by_number(stage: Stage) -> None:
    await a_morning(stage)
    await stage.tick(OVERDUE_TODAY)
    [message] = stage.messages()
    with stage.sessions.begin() as session:
        standing = outbox.standing(session, chat=GROUP, message=message.message_id)
    assert standing is not None
    assert standing.shows == (1, 2, 3, 4, 5)
    assert standing.lines == counted((1, 2, 3, 4, 5))


async def test_questions_of_the_month(stage: Stage) -> None:
    await stage.add_task("Cập nhật trang thông tin", "thường xuyên")
    await stage.add_task("Tham mưu kế hoạch", "khi có Kế hoạch của UBND tỉnh", unit=1, state=State.WAITING)
    await stage.tick(dt.datetime(2027, 1, 4, 8, 0, tzinfo=MONDAY.tzinfo))
    assert stage.heard() == [QUESTIONS]


async def test_far_deadlines_come_without_a_sound_and_near_ones_ring(stage: Stage) -> None:
    await stage.add_task("Báo cáo năm", DUE)
    for day in (0, 4, 8, 9, 10):
        await stage.tick(MONDAY + day * DAY)
    assert [message.silent for message in stage.messages()] == [True, True, False, False, False]


async def test_escalation_reaches_office_and_leader_in_private_too(stage: Stage) -> None:
    await stage.open_private(AN)
    await stage.open_private(MINH)
    await stage.add_task("Rà soát văn bản", DUE)
    await stage.tick(MONDAY + 18 * DAY)
    for chat in (GROUP, AN, MINH):
        [said] = stage.heard(chat)
        assert "Kính chuyển Văn phòng: An (mục 1).\nKính báo cáo lãnh đạo: Minh (mục 1)." in said


async def test_the_leader_who_assigned_is_the_one_in_charge(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        person = people.ensure(
            session, organization=stage.organization, channel=CHANNEL, account=900, name="Phó Giám đốc Lan"
        )
        post = people.ask_post(
            session, organization=stage.organization, person=person, role=Role.LEADER, unit=None, now=MONDAY
        )
        people.decide_post(session, organization=stage.organization, post=post, by=person, approved=True, now=MONDAY)
    await stage.add_task("Rà soát văn bản", DUE, by=MINH)
    await stage.add_task("Báo cáo năm", DUE)
    await stage.tick(MONDAY + 18 * DAY)
    assert "Kính báo cáo lãnh đạo: Minh, Phó Giám đốc Lan (mục 1, 2)." in stage.heard()[0]


async def test_what_is_finished_before_the_send_began_falls_out(stage: Stage) -> None:
    done = await stage.add_task("Rà soát văn bản", DUE)
    await stage.add_task("Báo cáo năm", DUE)
    stage.plan(MONDAY)
    await stage.save(replace(done, state=State.COMPLETED), MONDAY)
    await stage.tick()
    [said] = stage.heard()
    assert "/nv1 " not in said
    assert "1. /nv2 Báo cáo năm" in said
    assert [state for _, _, _, state in await stage.reminders()] == ["dropped", "sent"]


async def test_where_all_is_finished_nothing_is_said(stage: Stage) -> None:
    done = await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    await stage.save(replace(done, state=State.CANCELLED), MONDAY)
    assert not await stage.ticker.send_next_digest(MONDAY)
    assert stage.heard() == []


async def test_a_moved_deadline_takes_the_reminder_of_the_old_one_along(stage: Stage) -> None:
    task = await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    assert task.due is not None
    await stage.save(tasks.move_deadline(task, replace(task.due, day=DUE + 60 * DAY)), MONDAY)
    await stage.tick()
    assert stage.heard() == []


async def test_only_one_of_many_that_claim_at_once_gets_the_digest(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    claims = [partial(reminders.claim_next_digest, stage.sessions, owner=f"run {n}", now=MONDAY) for n in range(4)]
    claimed = [outgoing for outgoing in at_once(claims) if outgoing is not None]
    assert len(claimed) == 1
    assert await stage.going_out() == [("digest", "sending")]


@pytest.mark.by_turns
async def test_what_does_not_fit_into_one_message_is_on_its_other_pages(stage: Stage) -> None:
    for number in range(40):
        await stage.add_task(f"Việc thứ {number} " + "rất dài " * 20, DUE)
    await stage.add_task("Việc hỏa tốc", DUE, urgency=Urgency.EXPRESS)
    await stage.tick()
    [message] = stage.messages()
    assert len(message.text) <= 4096
    assert "Việc hỏa tốc" in message.text
    with stage.sessions.begin() as session:
        standing = outbox.standing(session, chat=GROUP, message=message.message_id)
    assert standing is not None
    pages = standing.content["pages"]
    assert [sum(one.count(f"/nv{number} ") for one in pages) for number in range(1, 42)] == [1] * 41
    assert [line.number for line in standing.lines] == list(range(1, 42))
    assert len(set(standing.shows)) == 41
    assert {state for _, _, _, state in await stage.reminders()} == {"sent"}
