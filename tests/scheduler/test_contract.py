"""The delivery contract: sent at least once, twice only where nobody can know, and then marked; late ones say so."""

import datetime as dt

import pytest

from actions import reminders
from channels.telegram.hearing import CHANNEL
from db import organizations
from domain.reminding.delivery import OutgoingKind
from simulator import membership
from simulator.models import ChatKind
from simulator.trouble import Kind, Trouble
from tests.scheduler.conftest import AN, GROUP, MONDAY, Stage

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)
DUE = dt.date(2026, 12, 16)
DOUBLED = "(nhắc lại, có thể trùng)"
LATE = "gửi trễ"


async def run_minutes(stage: Stage, count: int) -> None:
    for _ in range(count):
        await stage.tick(stage.now + MINUTE)


@pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")
@pytest.mark.parametrize("kind", [Kind.TOO_MANY, Kind.SERVER_ERROR])
async def test_what_the_messenger_refuses_for_now_is_sent_when_it_takes_it(stage: Stage, kind: Kind) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.town.troubles.add(Trouble(kind, times=3))
    await stage.tick()
    assert stage.heard() == []
    await run_minutes(stage, 5)
    [said] = stage.heard()
    assert (DOUBLED in said) == (kind is Kind.SERVER_ERROR)  # It may have taken it and failed after that.
    assert LATE not in said
    tries = [(OutgoingKind.DIGEST, "dropped")] if kind is Kind.SERVER_ERROR else []
    assert await stage.going_out() == [*tries, (OutgoingKind.DIGEST, "sent")]


async def test_a_digest_whose_answer_was_lost_is_sent_again_and_says_so(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.town.troubles.add(Trouble(Kind.TIMEOUT_AFTER))
    await stage.tick()
    await run_minutes(stage, 3)
    first, second = stage.heard()
    assert DOUBLED not in first
    assert DOUBLED in second
    assert [state for _, _, _, state in await stage.reminders()] == ["sent"]


async def test_a_digest_cut_off_by_a_crash_is_sent_again_and_says_so(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    assert reminders.claim_next_digest(stage.sessions, owner=stage.sender.owner, now=MONDAY)
    await stage.tick(MONDAY + MINUTE)
    assert stage.heard() == []  # It is on its way, as far as this run knows.
    stage.restart()
    await stage.tick(MONDAY + 2 * MINUTE)
    [said] = stage.heard()
    assert DOUBLED in said
    assert await stage.going_out() == [(OutgoingKind.DIGEST, "dropped"), (OutgoingKind.DIGEST, "sent")]


async def test_a_digest_without_an_outcome_is_not_waited_for_without_end(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    assert reminders.claim_next_digest(stage.sessions, owner=stage.sender.owner, now=MONDAY)
    await stage.tick(MONDAY + 10 * MINUTE)
    [said] = stage.heard()
    assert DOUBLED in said


async def test_a_morning_without_the_messenger_is_made_up_for_and_says_that_it_is_late(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, times=None))
    await stage.tick()
    for minutes in (1, 2, 5, 10):
        await stage.tick(stage.now + minutes * MINUTE)
    stage.town.troubles.clear()
    await stage.tick(stage.now + 15 * MINUTE)
    [said] = stage.heard()
    assert "(gửi trễ: đến giờ nhắc từ 08:00 thứ Hai 07/12/2026)" in said


async def test_a_rung_that_could_not_be_sent_is_overtaken_by_the_next_in_one_line(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, times=None))
    await stage.tick()
    stage.town.troubles.clear()
    await stage.tick(MONDAY + 4 * DAY)
    [said] = stage.heard()
    assert said.count("/nv1 ") == 1
    assert LATE not in said
    assert [(rung, state) for _, rung, _, state in await stage.reminders()] == [("T-7", "sent"), ("T-3", "sent")]


async def test_after_an_outage_one_message_says_from_when_to_when_and_how_much_is_made_up_for(stage: Stage) -> None:
    for content in ("Rà soát văn bản", "Báo cáo năm"):
        await stage.add_task(content, DUE)
    reminders.note_start(stage.sessions, now=MONDAY - 7 * HOUR)
    await stage.tick(MONDAY - 6 * HOUR)
    stage.restart()
    stage.now = MONDAY + HOUR
    reminders.note_start(stage.sessions, now=stage.now)
    await stage.tick()
    [said] = stage.heard()
    assert "(gửi trễ: gián đoạn 02:00–09:00 ngày 07/12/2026, 2 nhắc việc gửi bù)" in said


async def test_a_week_of_downtime_is_one_message_that_asks_to_send_again_what_was_said(stage: Stage) -> None:
    for content in ("Rà soát văn bản", "Báo cáo năm"):
        await stage.add_task(content, DUE)
    await stage.tick(MONDAY - HOUR)
    stage.restart()
    stage.now = MONDAY + 7 * DAY
    reminders.note_start(stage.sessions, now=stage.now)
    await stage.tick()
    [said] = stage.heard()
    assert "gián đoạn từ 07:00 ngày 07/12/2026 đến 08:00 ngày 14/12/2026, 2 nhắc việc gửi bù" in said
    assert "đề nghị gửi lại" in said


async def test_after_more_than_a_day_the_next_digest_asks_to_send_again_even_where_nothing_is_late(
    stage: Stage,
) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    reminders.note_start(stage.sessions, now=MONDAY - 3 * DAY)
    reminders.note_start(stage.sessions, now=MONDAY - HOUR)
    await stage.tick(MONDAY)
    await stage.tick(MONDAY + 4 * DAY)
    monday, friday = stage.heard()
    assert LATE not in monday
    assert "(trợ lý gián đoạn từ 08:00 ngày 04/12/2026 đến 07:00 ngày 07/12/2026: tin nhắn gửi" in monday
    assert "gián đoạn" not in friday


async def test_a_second_fall_right_after_the_start_belongs_to_the_same_outage(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    reminders.note_start(stage.sessions, now=MONDAY - 6 * HOUR)
    reminders.note_start(stage.sessions, now=MONDAY + HOUR)
    reminders.note_start(stage.sessions, now=MONDAY + HOUR + 7 * MINUTE)
    await stage.tick(MONDAY + HOUR + 7 * MINUTE)
    assert "gián đoạn 02:00–09:07" in stage.heard()[0]


async def test_a_restart_within_minutes_is_no_outage(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    reminders.note_start(stage.sessions, now=MONDAY - 2 * MINUTE)
    reminders.note_start(stage.sessions, now=MONDAY + MINUTE)
    await stage.tick(MONDAY + MINUTE)
    assert LATE not in stage.heard()[0]


async def test_a_person_who_blocked_the_assistant_is_noted_and_the_group_still_told(stage: Stage) -> None:
    await stage.open_private(AN)
    membership.block(stage.town, AN)
    await stage.add_task("Rà soát văn bản", DUE)
    await stage.tick(MONDAY + 14 * DAY)
    assert len(stage.heard()) == 1
    assert {(chat, state) for _, _, chat, state in await stage.reminders()} == {(GROUP, "sent"), (AN, "planned")}
    await stage.tick(MONDAY + 18 * DAY)
    assert [chat for _, rung, chat, _ in await stage.reminders() if rung == "T+7"] == [GROUP]


async def test_a_group_that_became_a_supergroup_gets_its_digest_there(stage: Stage) -> None:
    small = stage.town.add_group("Tổ công tác", [AN], kind=ChatKind.GROUP).id
    with stage.sessions.begin() as session:
        organizations.bind_chat(
            session, organization=stage.organization, channel=CHANNEL, account=small, title="Tổ công tác", topic=None
        )
    large = membership.migrate(stage.town, small).id
    await stage.add_task("Rà soát văn bản", DUE)
    await stage.tick()
    assert len(stage.heard(large)) == 1
    await stage.tick(MONDAY + 4 * DAY)
    assert len(stage.heard(large)) == 2
    assert {(chat, state) for _, _, chat, state in await stage.reminders()} == {(GROUP, "sent"), (large, "sent")}


async def test_a_digest_goes_to_the_topic_that_the_group_was_set_up_in(stage: Stage) -> None:
    forum = stage.town.add_group("Diễn đàn", [AN], topics=["Đôn đốc"])
    [topic] = forum.topics or {}
    with stage.sessions.begin() as session:
        organizations.bind_chat(
            session, organization=stage.organization, channel=CHANNEL, account=forum.id, title="Diễn đàn", topic=topic
        )
    await stage.add_task("Rà soát văn bản", DUE)
    await stage.tick()
    assert [message.topic for message in stage.messages(forum.id)] == [topic]


async def test_a_digest_whose_topic_was_deleted_comes_into_the_group_itself(stage: Stage) -> None:
    forum = stage.town.add_group("Diễn đàn", [AN], topics=["Đôn đốc"])
    [topic] = forum.topics or {}
    with stage.sessions.begin() as session:
        organizations.bind_chat(
            session, organization=stage.organization, channel=CHANNEL, account=forum.id, title="Diễn đàn", topic=topic
        )
    await stage.add_task("Rà soát văn bản", DUE)
    stage.town.troubles.add(Trouble(Kind.GONE_TOPIC, times=None))
    await stage.tick()
    assert [message.topic for message in stage.messages(forum.id)] == [None]
    assert "Rà soát văn bản" in stage.heard(forum.id)[0]
    assert (forum.id, "sent") in [(chat, state) for _, _, chat, state in await stage.reminders()]
