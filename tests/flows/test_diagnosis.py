"""/kiemtra: everything that is wrong with the set-up, told in the group."""

import datetime as dt
import re

import pytest
from sqlalchemy import update

from db.models import Chat
from db.queues import Outbox
from simulator import membership
from simulator.trouble import Kind, Trouble
from tests.flows.stage import CENTRE, CHIEF, DIGITAL, DIRECTOR, GROUP, SCIENCE, STANDARDS, Stage, texts


async def everybody(stage: Stage) -> None:
    """Every unit has its head, and everybody has opened the private chat."""
    people = (SCIENCE, DIGITAL, STANDARDS, CENTRE, DIRECTOR)
    await stage.opens(*people)
    for person in (CHIEF, *people):
        await stage.says(person, "/start", chat=person)


async def test_where_nothing_is_wrong_it_says_so(stage: Stage) -> None:
    await everybody(stage)

    said = texts(await stage.says(CHIEF, "/kiemtra"))

    assert "✅ Nhóm “Sở KH&CN – Điều hành”: gửi tin được." in said
    assert "Không có gì cần khắc phục" in said


async def test_people_and_units_that_lack_are_told(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(DIGITAL, "/toi Trưởng phòng Chuyển đổi số")

    said = texts(await stage.says(DIRECTOR, "/diagnose"))

    assert "Chưa có ai nhận việc" in said
    assert "Phòng Chuyển đổi số" in said
    assert "Chưa nhắn riêng được cho Nguyễn Thị Thu Hà và Trần Quốc Vinh" in said
    assert "Chưa mở trò chuyện riêng (vẫn nhận tin trong nhóm): Đặng Văn Lâm" in said
    assert "1 chức vụ chờ duyệt" in said
    assert "Không có gì cần khắc phục" not in said


async def test_who_has_blocked_us_meanwhile_is_found_out(stage: Stage) -> None:
    await everybody(stage)
    membership.block(stage.town, DIRECTOR)

    assert "Chưa nhắn riêng được cho Trần Quốc Vinh" in texts(await stage.says(CHIEF, "/kiemtra"))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.NO_RIGHTS, "không có quyền gửi tin"),
        (Kind.KICKED, "không còn trong nhóm"),
        (Kind.SERVER_ERROR, "Telegram không trả lời rõ"),
    ],
)
async def test_a_group_that_takes_no_messages_is_told_in_private(stage: Stage, kind: Kind, told: str) -> None:
    await everybody(stage)
    stage.town.troubles.add(Trouble(kind, times=None, chat=GROUP))

    said = texts(await stage.says(CHIEF, "/kiemtra", chat=CHIEF))

    assert "❌ Nhóm “Sở KH&CN – Điều hành”: " in said
    assert told in said


async def test_a_clock_that_is_off_is_told(stage: Stage) -> None:
    await everybody(stage)
    stage.assistant.clock.set(stage.now + dt.timedelta(minutes=5))

    said = texts(await stage.says(CHIEF, "/kiemtra"))

    assert re.search(r"Đồng hồ máy chủ nhanh (29\d|30[0-2]) giây", said)  # Either clock has gone on meanwhile.


async def test_others_are_told_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    assert "KIỂM TRA" not in texts(await stage.says(SCIENCE, "/kiemtra"))


@pytest.mark.parametrize(
    ("kind", "told"),
    [(Kind.GONE_TOPIC, "chủ đề nhận tin đã bị xóa"), (Kind.CLOSED_TOPIC, "chủ đề nhận tin đã đóng")],
)
async def test_a_topic_that_takes_no_messages_is_told(stage: Stage, kind: Kind, told: str) -> None:
    await everybody(stage)
    with stage.assistant.sessions.begin() as session:
        session.execute(update(Chat).values(topic=77))
    stage.town.troubles.add(Trouble(kind, times=None, method="sendChatAction"))

    assert told in texts(await stage.says(CHIEF, "/kiemtra"))


@pytest.mark.by_turns
async def test_what_did_not_arrive_lately_is_counted(stage: Stage) -> None:
    await everybody(stage)
    await stage.says(CHIEF, "/nhiemvu")
    with stage.assistant.sessions.begin() as session:
        session.execute(update(Outbox).where(Outbox.chat == GROUP).values(state="failed", reason="Forbidden"))

    assert "tin nhắn không gửi được" in texts(await stage.says(CHIEF, "/kiemtra"))
    await stage.passes(days=30)
    assert "tin nhắn không gửi được" not in texts(await stage.says(CHIEF, "/kiemtra"))
