"""A chat that takes no messages for a while loses none: they come late, and the office hears of it elsewhere."""

import datetime as dt

import pytest

from simulator import conversation, membership
from simulator.models import ChatKind
from simulator.trouble import Kind, Trouble
from tests.flows.stage import CHIEF, GROUP, MONDAY, SCIENCE, Stage, staged, texts

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
TASK = "Lập dự toán năm, hạn 20/11"


async def open_private(stage: Stage, *people: int) -> None:
    for person in people:
        await stage.says(person, "/start", chat=person)


async def to_call(stage: Stage) -> str:
    return texts([one for one in stage.said(CHIEF) if "CHƯA GỬI ĐƯỢC" in one.text])


@pytest.mark.by_turns
@pytest.mark.parametrize("kind", [Kind.NO_RIGHTS, Kind.KICKED, Kind.FORBIDDEN], ids=str)
async def test_what_people_can_mend_keeps_the_message(stage: Stage, kind: Kind) -> None:
    await stage.opens(SCIENCE)
    await open_private(stage, CHIEF)
    stage.has(SCIENCE, TASK)
    before = len(stage.said())
    stage.town.troubles.add(Trouble(kind, times=None, chat=GROUP))
    assert await stage.says(SCIENCE, "/baocao 1 được 40%") == []
    await stage.lives_until(stage.now + 5 * HOUR)
    stage.town.troubles.clear()
    await stage.lives_until(stage.now + HOUR)

    [said] = [one.text for one in stage.said()[before:] if "Đã ghi nhận 40%" in one.text]
    assert "(gửi trễ: tin của 09:00 thứ Hai 16/11/2026)" in said
    told = await to_call(stage)
    assert told.count("CHƯA GỬI ĐƯỢC") == 1
    assert "Phòng Quản lý khoa học" in told
    assert stage.town.person(SCIENCE).name in told
    assert "/nv1 Lập dự toán năm" in told


@pytest.mark.by_turns
async def test_at_night_the_office_is_left_in_peace(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await open_private(stage, CHIEF)
    stage.has(SCIENCE, TASK)
    await stage.lives_until(MONDAY.replace(hour=21))
    stage.town.troubles.add(Trouble(Kind.NO_RIGHTS, times=None, chat=GROUP))
    await stage.says(SCIENCE, "/baocao 1 được 40%")
    await stage.lives_until((MONDAY + DAY).replace(hour=7))
    assert await to_call(stage) == ""
    await stage.lives_until(MONDAY + DAY)
    assert "CHƯA GỬI ĐƯỢC" in await to_call(stage)


async def test_a_group_that_takes_nothing_is_not_told_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    stage.town.troubles.add(Trouble(Kind.NO_RIGHTS, times=None, chat=GROUP))
    await stage.says(SCIENCE, "/baocao 1 được 40%")
    await stage.lives_until(stage.now + 5 * HOUR)
    stage.town.troubles.clear()
    await stage.lives_until(stage.now + HOUR)
    assert "Đã ghi nhận 40%" in texts(stage.said())
    assert "CHƯA GỬI ĐƯỢC" not in texts(stage.said())


@pytest.mark.by_turns
async def test_a_digest_that_was_refused_comes_late_and_summary_says_meanwhile_what_is_missing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await open_private(stage, CHIEF)
    stage.has(SCIENCE, TASK)
    stage.town.troubles.add(Trouble(Kind.NO_RIGHTS, times=None, chat=GROUP))
    await stage.lives_until(MONDAY + DAY + 3 * HOUR)
    assert "/nv1" in await to_call(stage)
    summary = texts(await stage.says(CHIEF, "/summary", chat=CHIEF))
    assert "Chưa gửi được tin vào nhóm" in summary
    assert "(/nv1)" in summary

    stage.town.troubles.clear()
    before = len(stage.said())
    await stage.lives_until(MONDAY + DAY + 5 * HOUR)
    [digest] = stage.said()[before:]
    assert "gửi trễ" in digest.text
    assert "Chưa gửi được tin vào nhóm" not in texts(await stage.says(CHIEF, "/summary", chat=CHIEF))


@pytest.mark.by_turns
async def test_an_assistant_that_is_taken_back_says_at_once_what_it_could_not_and_asks_for_no_setting_up(
    stage: Stage,
) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    membership.remove_bot(stage.town, GROUP, CHIEF)
    await stage.settle()
    await stage.lives_until(MONDAY + DAY + 3 * HOUR)
    before = len(stage.said())

    membership.add_bot(stage.town, GROUP, CHIEF)
    await stage.settle()
    await stage.lives_until(stage.now + dt.timedelta(minutes=1))
    told = texts(stage.said()[before:])
    assert "Trợ lý đã trở lại nhóm" in told
    assert "/thietlap" not in told
    assert "NHẮC VIỆC" in told
    assert "gửi trễ" in told


async def test_who_lets_the_assistant_in_again_gets_what_was_kept(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await open_private(stage, SCIENCE)
    stage.has(SCIENCE, TASK)
    conversation.say(stage.town, SCIENCE, SCIENCE, "/nv1")
    membership.block(stage.town, SCIENCE)
    await stage.settle()
    await stage.lives_until(stage.now + 2 * HOUR)
    before = len(stage.said(SCIENCE))

    membership.block(stage.town, SCIENCE, blocked=False)
    await stage.settle()
    await stage.lives_until(stage.now + dt.timedelta(minutes=1))
    [card] = stage.said(SCIENCE)[before:]
    assert "Lập dự toán năm" in card.text
    assert "gửi trễ" in card.text


async def test_an_answer_that_told_nothing_is_sent_again_and_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    before = len(stage.said())
    for trouble in (
        Trouble(Kind.SERVER_ERROR, accepted=True, method="sendMessage"),
        Trouble(Kind.NOT_JSON, accepted=True, method="sendMessage"),
    ):
        stage.town.troubles.add(trouble)
        await stage.says(SCIENCE, "/nv1")
        await stage.lives_until(stage.now + dt.timedelta(minutes=2))
    said = [one.text for one in stage.said()[before:]]
    assert ["có thể trùng" in one for one in said] == [False, True, False, True]


@pytest.mark.slow
async def test_after_days_without_the_messenger_a_chat_gets_one_digest(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for number in range(3):
        stage.has(SCIENCE, f"Việc {number}, hạn {19 + number}/11")
    before = len(stage.said())
    stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, times=None, method="sendMessage"))
    await stage.lives_until(MONDAY + 3 * DAY)
    stage.town.troubles.clear()
    await stage.lives_until(MONDAY + 3 * DAY + HOUR)
    [digest] = [one.text for one in stage.said()[before:] if "NHẮC VIỆC" in one.text]
    assert all(f"/nv{number}" in digest for number in (1, 2, 3))


async def test_both_messages_of_an_upgrade_are_taken(engine: object) -> None:
    async with staged(engine) as stage:  # type: ignore[arg-type]
        small = stage.town.add_group("Sở nhỏ", [CHIEF, SCIENCE], kind=ChatKind.GROUP)
        await stage.says(CHIEF, "/thietlap Văn phòng Sở | VP\nPhòng Quản lý khoa học | QLKH", chat=small.id)
        await stage.presses(CHIEF, stage.last(small.id), "Đúng")
        large = membership.migrate(stage.town, small.id)
        await stage.settle()
        assert "xin lỗi" not in texts(stage.said(large.id)).lower()
        assert "NoOrganization" not in texts(stage.said(large.id))
        assert await stage.says(CHIEF, "/nhiemvu", chat=large.id)
        assert "/thietlap" not in stage.last(large.id).text
