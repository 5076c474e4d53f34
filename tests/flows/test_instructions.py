"""What a leader or the office says under a task reaches its head and stands on the card."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, texts

TASK = "Lập danh mục thiết bị, hạn 30/11"


@pytest.mark.parametrize("who", [CHIEF, DIRECTOR])
@pytest.mark.parametrize("words", ["phòng tập trung làm dứt điểm trong tuần này", "nhớ hỏi ý kiến Sở Tài chính"])
async def test_an_instruction_reaches_the_head_and_stands_on_the_card(stage: Stage, who: int, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    told = texts(await stage.says(who, words, to=card))

    assert "Ý kiến chỉ đạo" in told
    assert "Kính chuyển Đặng Văn Lâm" in told
    assert words in texts(await stage.says(SCIENCE, "/nv1"))
    assert "cho ý kiến chỉ đạo" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_under_several_tasks_it_is_asked_which_one_is_meant(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(DIRECTOR, "/nhiemvu"))[-1]

    assert "nhiều nhiệm vụ" in texts(await stage.says(DIRECTOR, "phòng tập trung làm dứt điểm", to=shown))
    assert "Ý kiến chỉ đạo" in texts(await stage.says(DIRECTOR, "2 tập trung làm dứt điểm nhé", to=shown))
