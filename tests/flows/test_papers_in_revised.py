"""A newer version of a paper changes the tasks that were accepted of the older one, once somebody says so."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from domain.documents.findings import Findings, Found
from simulator.models import Message
from tests.flows.papers_in import PLAN, card_of, found_in, opens, task
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, Stage, staged, texts

FIRST, *OTHERS = PLAN.tasks
LATER = task(FIRST.content, "Phòng Chuyển đổi số", day=dt.date(2026, 12, 28))


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        yield stage


def with_first(first: Found) -> Findings:
    return replace(PLAN, tasks=(first, *OTHERS))


async def newer(stage: Stage, first: Found, *, by: int = CHIEF) -> Message:
    """The card of a newer version, of whose older one the first item was accepted."""
    await stage.says(by, "nhận 1", to=await card_of(stage))
    return await card_of(stage, with_first(first))


async def test_nothing_of_a_task_changes_before_somebody_says_so(stage: Stage) -> None:
    card = await newer(stage, LATER)

    assert "🔁 nhận mục này là sửa /nv1 – hạn: “15/12/2026” → “28/12/2026”" in card.text
    assert "trùng" not in card.text
    assert "28/12/2026" not in texts(await stage.says(CHIEF, "/nv1"))


async def test_the_changes_are_applied_told_to_the_unit_and_kept_in_the_history(stage: Stage) -> None:
    card = await newer(stage, LATER)

    said = texts(await stage.says(CHIEF, "nhận 1", to=card))

    assert "Đã sửa 1 nhiệm vụ theo bản mới Kế hoạch 192/KH-UBND ngày 10/11/2026 (văn bản 2):" in said
    assert "/nv1 – Rà soát danh mục dịch vụ công – kính chuyển" in said
    assert "• hạn: “15/12/2026”" in said
    assert "Đã nhận" not in said
    assert "28/12/2026" in texts(await stage.says(CHIEF, "/nv1"))
    assert "theo bản mới" in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "1. /nv1 " in texts(await stage.says(CHIEF, "/vanban 2"))


async def test_a_deadline_that_the_newer_version_leaves_out_is_gone(stage: Stage) -> None:
    card = await newer(stage, task(FIRST.content, "Phòng Chuyển đổi số"))
    assert "🔁 nhận mục này là sửa /nv1 – hạn: “15/12/2026” → không có" in card.text

    said = texts(await stage.says(CHIEF, "nhận 1", to=card))

    assert "→ “bản mới không ghi thời hạn”" in said
    shown = texts(await stage.says(CHIEF, "/nv1"))
    assert "bản mới không ghi thời hạn" in shown
    assert "còn " not in shown
    assert "Tổng            1| 0  0  0| 0  0  1" in texts(await stage.says(CHIEF, "/tonghop"))
    later = task(FIRST.content, "Phòng Chuyển đổi số", day=dt.date(2026, 12, 28))
    await stage.says(CHIEF, "nhận 1", to=await card_of(stage, with_first(later)))
    assert "28/12/2026" in texts(await stage.says(CHIEF, "/nv1"))


async def test_another_unit_and_other_words_are_applied_too(stage: Stage) -> None:
    card = await newer(
        stage, task("Rà soát lại danh mục dịch vụ công", "Phòng Quản lý khoa học", day=dt.date(2026, 12, 15))
    )
    assert "chủ trì: “Phòng Chuyển đổi số” → “Phòng Quản lý khoa học”; nội dung:" in card.text

    said = texts(await stage.says(CHIEF, "nhận hết", to=card))

    assert "• chủ trì: Phòng Chuyển đổi số → Phòng Quản lý khoa học" in said
    assert "• nội dung trước đây: “Rà soát danh mục dịch vụ công”" in said
    shown = texts(await stage.says(CHIEF, "/nv1"))
    assert "Rà soát lại danh mục dịch vụ công" in shown
    assert "Phòng Quản lý khoa học" in shown


async def test_what_a_version_leaves_as_it_was_is_accepted_already(stage: Stage) -> None:
    card = await newer(stage, FIRST)

    assert "1. /nv1 " in card.text
    assert "🔁 nhận" not in card.text


async def test_the_order_of_a_leader_is_changed_by_the_leader_alone(stage: Stage) -> None:
    card = await newer(stage, LATER, by=DIRECTOR)

    said = texts(await stage.says(CHIEF, "nhận 1", to=card))

    assert "Chưa sửa /nv1" in said
    assert "28/12/2026" not in texts(await stage.says(CHIEF, "/nv1"))
    assert "Đã sửa 1 nhiệm vụ" in texts(await stage.says(DIRECTOR, "nhận 1", to=card))


async def test_a_head_changes_no_task_of_the_own_unit_by_a_newer_version(stage: Stage) -> None:
    card = await newer(stage, LATER)

    said = texts(await stage.says(DIGITAL, "nhận 1", to=card))

    assert "Đã sửa" not in said
    assert "Văn phòng nhận" in said


async def test_what_is_finished_stays_as_it_is(stage: Stage) -> None:
    await stage.says(CHIEF, "nhận 1", to=await card_of(stage))
    await stage.says(DIGITAL, "nv1 xong, công văn 9/SKHCN-CĐS", to=stage.last())
    await stage.says(CHIEF, "/duyet 1")
    card = await card_of(stage, with_first(LATER))

    assert "Chưa sửa /nv1" in texts(await stage.says(CHIEF, "nhận 1", to=card))


async def test_changes_that_wait_are_carried_on_by_the_version_after_it(stage: Stage) -> None:
    await newer(stage, LATER)

    card = await card_of(stage, with_first(task(FIRST.content, "Phòng Chuyển đổi số", day=dt.date(2026, 12, 30))))

    assert "hạn: “15/12/2026” → “30/12/2026”" in card.text
    assert "Đã sửa 1 nhiệm vụ" in texts(await stage.says(CHIEF, "nhận 1", to=card))


async def test_taking_back_a_newer_version_cancels_no_task_of_before(stage: Stage) -> None:
    await stage.says(CHIEF, "nhận 1", to=await card_of(stage))
    await stage.lives_until(stage.now + dt.timedelta(days=1))
    await stage.says(CHIEF, "nhận 1", to=await card_of(stage, with_first(LATER)))

    said = texts(await stage.says(CHIEF, "bỏ cả văn bản 2", to=stage.last()))

    assert "không có việc nào nhận trong hôm nay" in said
