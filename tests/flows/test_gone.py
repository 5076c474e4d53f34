"""A button on a message that is gone: deleted, or too old to be rewritten."""

import pytest

from simulator import conversation
from tests.flows.stage import CHIEF, GROUP, SCIENCE, Stage, labels, texts


async def test_a_page_that_cannot_be_turned_in_place_is_sent_anew(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for number in range(12):
        stage.has(SCIENCE, f"Việc số {number}, hạn 30/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]
    before = len(stage.said())

    conversation.tap(stage.town, SCIENCE, GROUP, shown.message_id, "Trang sau")
    stage.town.forget(shown)
    await stage.settle()

    [anew] = stage.said()[before - 1 :]
    assert "trang 2/2" in anew.text
    assert labels(anew) == ["Trang trước"]
    assert "/nv12" in texts(await stage.says(SCIENCE, "2 được 30%", to=anew))
    await stage.presses(SCIENCE, anew, "Trang trước")
    assert "trang 1/2" in stage.town.message(GROUP, anew.message_id).text


@pytest.mark.by_turns
@pytest.mark.parametrize("label", ["Xác nhận", "Làm lại"])
async def test_a_decision_under_a_message_that_is_gone_counts(stage: Stage, label: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    told = (await stage.says(SCIENCE, "xong, báo cáo 50/BC-SKHCN", to=card))[-1]

    conversation.tap(stage.town, CHIEF, GROUP, told.message_id, label)
    stage.town.forget(told)
    await stage.settle()

    assert "/nv1" in stage.last().text
    assert "không gửi được" not in texts(await stage.says(CHIEF, "/summary"))
