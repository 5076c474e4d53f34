"""Units with nobody, and people whom the assistant cannot write to: said at once, and each morning until mended."""

import datetime as dt

import pytest

from simulator import membership
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, GROUP, SCIENCE, STANDARDS, ZONE, Stage, texts

TASK = "/giao P.QLKH, Phòng Chuyển đổi số: Rà soát quy trình nội bộ, hạn 15/12"
NOBODY = "Chưa có ai nhận việc"


def at(day: int) -> dt.datetime:
    return dt.datetime(2026, 11, day, 9, tzinfo=ZONE)


async def test_a_draft_and_its_tasks_say_which_units_have_nobody(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)

    card = (await stage.says(DIRECTOR, TASK))[-1]
    assert f"{NOBODY} ở Phòng Chuyển đổi số." in card.text
    await stage.presses(DIRECTOR, card, "Đúng")

    told = stage.last().text
    assert "Đã giao 2 nhiệm vụ" in told
    assert f"{NOBODY} ở Phòng Chuyển đổi số" in told
    assert "Đặng Văn Lâm" in told


async def test_who_assigns_hears_which_leader_is_out_of_reach(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    await stage.presses(CHIEF, (await stage.says(CHIEF, TASK))[-1], "Đúng")
    assert "Chưa nhắn riêng được cho Trần Quốc Vinh" in stage.last().text

    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    await stage.presses(CHIEF, (await stage.says(CHIEF, TASK))[-1], "Đúng")
    assert "Chưa nhắn riêng được" not in stage.last().text


@pytest.mark.by_turns
async def test_the_office_hears_it_each_morning_until_it_is_mended(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(CHIEF, "/start", chat=CHIEF)
    await stage.presses(CHIEF, (await stage.says(CHIEF, TASK))[-1], "Đúng")

    for day in (17, 18):
        await stage.lives_until(at(day))
        for chat in (None, CHIEF):
            assert f"{NOBODY} ở Phòng Chuyển đổi số (1 việc)" in stage.last(chat).text
            assert "Chưa nhắn riêng được cho Trần Quốc Vinh" in stage.last(chat).text
    asked = (await stage.says(DIGITAL, "/toi Trưởng phòng Chuyển đổi số"))[-1]
    await stage.presses(CHIEF, asked, "Đồng ý")
    before = len(stage.said())
    await stage.lives_until(at(20))
    assert len(stage.said()) == before


async def test_a_unit_whose_only_person_has_left_has_nobody(stage: Stage) -> None:
    await stage.opens(SCIENCE, STANDARDS)
    stage.has(SCIENCE, "Lập dự toán năm, hạn 15/12")
    membership.leave(stage.town, GROUP, SCIENCE)
    await stage.settle()

    await stage.lives_until(at(17))

    assert f"{NOBODY} ở Phòng Quản lý khoa học (1 việc)" in stage.last().text
    assert "đã rời nhóm, chức vụ tạm dừng" in stage.last().text


async def test_supporting_units_are_told_of_their_part(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)

    card = await stage.register(SCIENCE, "Lập dự toán năm, phối hợp Phòng Chuyển đổi số, VP, hạn 15/12")

    assert "Kính chuyển đơn vị phối hợp: " in card.text
    named = card.text.split("đơn vị phối hợp: ")[1].split("\n")[0]
    assert stage.town.person(DIGITAL).name in named
    assert stage.town.person(CHIEF).name in named


async def test_a_supporting_unit_with_nobody_is_said_too(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    card = await stage.register(SCIENCE, "Lập dự toán năm, phối hợp Phòng Chuyển đổi số, hạn 15/12")

    assert f"{NOBODY} ở Phòng Chuyển đổi số" in card.text
    assert NOBODY not in texts(await stage.says(SCIENCE, "/nv1"))
