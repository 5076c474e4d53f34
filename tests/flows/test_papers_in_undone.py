"""What was accepted of a paper is taken back, and what was not is recalled or left out."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from domain.documents.findings import Findings
from tests.flows.papers_in import HEAD, PLAN, card_of, found_in, opens, task
from tests.flows.stage import (
    CHIEF,
    SCIENCE,
    STANDARDS,
    Stage,
    labels,
    staged,
    texts,
)


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        yield stage


@pytest.mark.parametrize("words", ["bỏ cả văn bản 1", "/vanban bỏ 1"])
async def test_an_acceptance_is_taken_back_within_the_day(stage: Stage, words: str) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1-2", to=card)
    told = stage.said()[-1]

    said = texts(await stage.says(CHIEF, words, to=told))

    assert "đã rút việc nhận văn bản 1: hủy /nv1, /nv2" in said
    assert "đã hủy" in texts(await stage.says(CHIEF, "/nv1"))
    assert "Nhận 3 việc" in labels((await stage.says(CHIEF, "/vanban 1"))[0])


async def test_what_was_reported_on_is_not_taken_back_and_nothing_the_day_after(stage: Stage) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1-2", to=card)
    await stage.says(STANDARDS, "nv2 được 30%", to=stage.last())

    assert "Giữ lại /nv2" in texts(await stage.says(CHIEF, "/vanban bỏ 1"))
    await stage.says(CHIEF, "nhận 1", to=card)
    await stage.lives_until(stage.now + dt.timedelta(days=1))
    assert "không có việc nào nhận trong hôm nay" in texts(await stage.says(CHIEF, "bỏ cả văn bản 1", to=stage.last()))


async def test_a_head_takes_back_the_own_part_alone(stage: Stage) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1", to=card)
    await stage.says(SCIENCE, "nhận 5", to=card)

    assert "hủy /nv2." in texts(await stage.says(SCIENCE, "/vanban bỏ 1"))


async def test_a_draft_is_registered_with_a_word_alone(stage: Stage) -> None:
    card = await card_of(stage, replace(PLAN, draft=True))
    assert "DỰ THẢO" in card.text

    await stage.presses(CHIEF, card, "Nhận 3 việc")
    asked = stage.last()
    assert "chưa nhận việc nào" in asked.text
    await stage.presses(CHIEF, asked, "Vẫn nhận từ dự thảo")
    await stage.presses(CHIEF, stage.last(), "Nhận 3 việc")

    assert "Đã nhận 3 nhiệm vụ" in texts(stage.said()[-2:])


async def test_half_of_a_paper_is_recalled_in_the_morning(stage: Stage) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1", to=card)

    await stage.lives_until(stage.now + dt.timedelta(days=1))

    recalled = next(said for said in reversed(stage.said()) if "ĐĂNG KÝ CHƯA XONG" in said.text)
    assert "văn bản 1 “Kế hoạch 192/KH-UBND ngày 10/11/2026”: 3 việc" in recalled.text
    await stage.presses(CHIEF, recalled, "Mở lại 1")
    assert "1 đã nhận" in stage.last().text


async def test_the_rest_is_left_out_and_recalled_no_more(stage: Stage) -> None:
    card = await card_of(stage)

    await stage.presses(CHIEF, card, "Bỏ các việc còn lại")

    assert "Đã bỏ các việc chưa nhận" in stage.last().text
    await stage.lives_until(stage.now + dt.timedelta(days=1))
    assert "ĐĂNG KÝ CHƯA XONG" not in texts(stage.said())


async def test_everybody_gets_a_task_of_an_order_to_all(stage: Stage) -> None:
    card = await card_of(stage, Findings(HEAD, (task("Báo cáo kết quả", "Các phòng, đơn vị", everyone=True),)))

    await stage.presses(CHIEF, card, "Nhận 1 việc")

    assert "Đã nhận 5 nhiệm vụ" in stage.last().text
