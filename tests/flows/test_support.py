"""Units that support the work of another one: named beside a new lead, added to a task, and taken over as its lead."""

import pytest

from tests.flows.stage import CENTRE, CHIEF, DIGITAL, DIRECTOR, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
CENTRE_NAME = "Trung tâm Thông tin và Thống kê"


@pytest.mark.parametrize(
    ("words", "replies"),
    [
        ("giao lại CĐS chủ trì, QLKH phối hợp", True),
        ("giao lại cho CĐS làm, phối hợp: QLKH nhé, hạn 20/12", True),
        ("/giao 1 CĐS, QLKH phối hợp", False),
    ],
)
async def test_a_new_lead_may_be_given_support_at_once(stage: Stage, words: str, replies: bool) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(DIRECTOR, words, to=card if replies else None))

    assert "→ Phòng Chuyển đổi số" in said
    assert "Kính chuyển Vũ Ngọc Ánh, Đặng Văn Lâm" in said
    assert "Phối hợp: Phòng Quản lý khoa học" in said
    assert "Phối hợp: Phòng Quản lý khoa học" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_support_that_is_no_known_unit_is_not_lost_without_a_word(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    answer = texts(await stage.says(DIRECTOR, "giao lại CĐS chủ trì, Phòng Kế toán phối hợp", to=card))

    assert "Chưa rõ đơn vị “Phòng Kế toán”" in answer
    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    "words", ["thêm TTTK phối hợp", "giao TTTK cùng phối hợp nhé", "bổ sung đơn vị phối hợp: TTTK"]
)
async def test_support_is_added_by_who_assigns(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, CENTRE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    assert "thêm đơn vị phối hợp" not in texts(await stage.says(SCIENCE, words, to=card))

    said = texts(await stage.says(DIRECTOR, words, to=card))

    assert "Trần Quốc Vinh đã thêm đơn vị phối hợp /nv1" in said
    assert "Kính chuyển Bùi Thị Mai Phương" in said
    assert f"Phối hợp: {CENTRE_NAME}" in texts(await stage.says(CENTRE, "/nv1"))
    assert f"(phối hợp chưa có → {CENTRE_NAME})" in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "không có gì thay đổi" in texts(await stage.says(DIRECTOR, words, to=card))


@pytest.mark.parametrize(
    "words", ["phối hợp chặt với VP nhé", "thêm người phối hợp nhé", "có cần thêm TTTK phối hợp không"]
)
async def test_what_only_speaks_of_support_adds_none(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    await stage.says(DIRECTOR, words, to=card)

    assert "Phối hợp" not in texts(await stage.says(SCIENCE, "/nv1"))


async def test_who_supports_may_become_the_lead(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, phối hợp CĐS, hạn 30/11")

    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(DIRECTOR, "giao lại cho CĐS", to=card))

    assert "phối hợp Phòng Chuyển đổi số → chưa có" in texts(await stage.says(CHIEF, "/nhatky 1"))
