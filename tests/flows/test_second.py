"""Who decides second is told who decided first, and what."""

import pytest

from simulator import conversation
from tests.flows.stage import CHIEF, CLERK, DIRECTOR, GROUP, SCIENCE, Stage, texts

TASK = "Lập danh mục thiết bị, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


@pytest.mark.parametrize(("first", "told"), [("Xác nhận", "xác nhận hoàn thành"), ("Làm lại", "yêu cầu làm lại")])
async def test_work_that_was_judged_already(stage: Stage, first: str, told: str) -> None:
    await stage.opens(SCIENCE, CLERK)
    card = await stage.register(SCIENCE, TASK)
    submitted = (await stage.says(SCIENCE, DONE, to=card))[-1]
    await stage.presses(CHIEF, submitted, first)
    if first == "Làm lại":
        await stage.says(CHIEF, "thiếu phụ lục", to=stage.last())

    assert f"đã {told} lúc 09:" in texts(await stage.says(CLERK, "/duyet 1"))


@pytest.mark.by_turns
async def test_a_request_that_was_decided_already(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    conversation.tap(stage.town, DIRECTOR, GROUP, asked.message_id, "Không đồng ý")
    press = conversation.tap(stage.town, CHIEF, GROUP, asked.message_id, "Đồng ý")
    await stage.settle()

    assert press.alert
    assert "đã không đồng ý gia hạn lúc 09:" in (press.answer or "")


async def test_a_task_that_was_cancelled_already(stage: Stage) -> None:
    await stage.opens(SCIENCE, CLERK)
    stage.has(SCIENCE, TASK)
    await stage.says(CHIEF, "/huy 1 đã gộp việc khác")

    assert "đã hủy nhiệm vụ lúc 09:" in texts(await stage.says(CLERK, "/giahan 1 30/12"))


async def test_the_unit_is_told_nothing_of_who_decided(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)
    await stage.says(CHIEF, "/duyet 1")

    assert "lúc 09:" not in texts(await stage.says(SCIENCE, "được 90%", to=card))
