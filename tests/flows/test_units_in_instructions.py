"""An instruction that names another unit offers to add it or tell it; a new unit is not told those of the old one."""

import datetime as dt

import pytest

from tests.flows.stage import CENTRE, CHIEF, DIGITAL, DIRECTOR, SCIENCE, ZONE, Stage, labels, texts

TASK = "Lập danh mục thiết bị, hạn 30/11"
OFFERS = ["Thêm phối hợp", "Chỉ chuyển ý kiến", "Không cần"]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("QLKH phối hợp với CĐS làm phần phụ lục", ["Phòng Chuyển đổi số"]),
        ("mời CĐS và TTTK cùng tham gia nhé", ["Phòng Chuyển đổi số", "Trung tâm Thông tin và Thống kê"]),
        ("can lay y kien cua phong cds truoc khi trinh", ["Phòng Chuyển đổi số"]),
        ("yêu cầu CĐS cung cấp số liệu", ["Phòng Chuyển đổi số"]),
    ],
)
async def test_a_unit_that_an_instruction_names_is_added_by_one_tap(stage: Stage, words: str, units: list[str]) -> None:
    await stage.opens(SCIENCE, DIGITAL, CENTRE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    told, offered = await stage.says(DIRECTOR, words, to=card)

    assert "Ý kiến chỉ đạo" in told.text
    assert all(unit in offered.text for unit in units)
    assert labels(offered) == OFFERS
    assert (await stage.presses(SCIENCE, offered, OFFERS[0])).alert
    await stage.presses(DIRECTOR, offered, OFFERS[0])
    assert all(unit in stage.last().text for unit in units)
    assert "Vũ Ngọc Ánh" in stage.last().text
    assert f"Phối hợp: {units[0]}" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_it_may_be_told_alone_or_left(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    words = "trao đổi thêm với CĐS"

    offered = (await stage.says(CHIEF, words, to=card))[-1]
    await stage.presses(CHIEF, offered, "Chỉ chuyển ý kiến")

    assert "Kính chuyển Vũ Ngọc Ánh" in stage.last().text
    assert words in stage.last().text
    offered = (await stage.says(CHIEF, words, to=card))[-1]
    await stage.says(CHIEF, "không cần", to=offered)
    assert "Phối hợp" not in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["VP hỗ trợ QLKH nhé", "làm việc với Văn phòng về kinh phí"])
async def test_a_unit_that_supports_the_work_is_told_at_once(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, f"{TASK}, phối hợp Văn phòng")

    [told] = await stage.says(DIRECTOR, words, to=card)

    assert "Kính chuyển Đặng Văn Lâm, Nguyễn Thị Thu Hà" in told.text


@pytest.mark.parametrize("words", ["QLKH tập trung làm", "CĐS nói đã gửi số liệu rồi", "phối hợp với Sở Nội vụ"])
async def test_where_no_other_unit_is_to_do_anything_nothing_is_offered(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert len(await stage.says(DIRECTOR, words, to=card)) == 1


async def test_the_new_unit_is_not_shown_instructions_to_the_old_one(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(DIRECTOR, "làm dứt điểm trong tuần", to=card)
    await stage.says(CHIEF, "giao lại CĐS", to=card)

    assert "dứt điểm" not in texts(await stage.says(DIGITAL, "/nv1"))
    await stage.says(DIRECTOR, "xử lý khéo phần dữ liệu", to=stage.last())
    assert "xử lý khéo" in texts(await stage.says(DIGITAL, "/nv1"))
    before = len(stage.said())
    await stage.lives_until(dt.datetime(2026, 11, 17, 9, tzinfo=ZONE))
    digest = texts(stage.said()[before:])
    assert "xử lý khéo" in digest
    assert "dứt điểm" not in digest
    assert "dứt điểm" in texts(await stage.says(DIGITAL, "/nhatky 1"))
