"""An answer reaches its chat although the messenger fails: without a topic that is deleted, and however late."""

import datetime as dt

import pytest

from simulator.trouble import Kind, Trouble
from tests.flows.stage import CHIEF, GROUP, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/12"
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)


async def test_an_answer_into_a_deleted_topic_arrives_without_it(stage: Stage) -> None:
    forum = stage.town.add_group("Sở – theo phòng", [CHIEF], topics=["Văn phòng"])
    [topic] = forum.topics or {}
    assert [one.topic for one in await stage.says(CHIEF, "/trogiup", chat=forum.id, topic=topic)] == [topic]
    stage.town.troubles.add(Trouble(Kind.GONE_TOPIC, times=None, chat=forum.id))

    assert "đôn đốc" in texts(await stage.says(CHIEF, "/trogiup", chat=forum.id, topic=topic))


@pytest.mark.parametrize(
    ("outage", "late"),
    [(5 * MINUTE, False), (20 * MINUTE, True), pytest.param(70 * HOUR, True, marks=pytest.mark.slow)],
    ids=["some minutes", "so long that it says so", "days"],
)
async def test_an_answer_is_tried_until_it_arrives_and_says_that_it_is_late(
    stage: Stage, outage: dt.timedelta, late: bool
) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    before = len(stage.said())
    stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, times=None, method="sendMessage", chat=GROUP))
    assert await stage.says(SCIENCE, "/baocao 1 được 40%") == []
    await stage.lives_until(stage.now + outage)
    stage.town.troubles.clear()

    await stage.lives_until(stage.now + HOUR)

    [said] = [one for one in stage.said()[before:] if "Đã ghi nhận 40%" in one.text]
    assert ("(gửi trễ: tin của 09:00 thứ Hai 16/11/2026)" in said.text) == late
    assert "40%" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(("later", "known"), [(0 * HOUR, True), (7 * 24 * HOUR - HOUR, True), (8 * 24 * HOUR, False)])
async def test_a_copy_whose_sending_was_never_recorded_is_answered_as_the_message_that_it_is(
    stage: Stage, later: dt.timedelta, known: bool
) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    stage.town.troubles.add(Trouble(Kind.TIMEOUT_AFTER, method="sendMessage"))
    [asked] = await stage.says(SCIENCE, "xong rồi ạ", to=card)
    await stage.lives_until(stage.now + later)

    told = await stage.says(SCIENCE, "báo cáo 50/BC-SKHCN", to=asked)

    assert ("Đã ghi nhận báo hoàn thành: /nv1" in texts(told)) == known


@pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")
async def test_a_group_that_must_wait_gets_its_answer_at_its_time_and_private_chats_at_once(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    stage.town.troubles.add(Trouble(Kind.TOO_MANY, times=None, chat=GROUP, retry_after=24))
    assert await stage.says(SCIENCE, "/baocao 1 được 40%") == []
    assert "40%" in texts(await stage.says(SCIENCE, "/nv1", chat=SCIENCE))
    stage.town.troubles.clear()

    await stage.lives_until(stage.now + dt.timedelta(seconds=20))
    assert "Đã ghi nhận 40%" not in texts(stage.said())
    await stage.lives_until(stage.now + dt.timedelta(seconds=5))
    assert "Đã ghi nhận 40%" in stage.last().text
