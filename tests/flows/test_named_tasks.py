"""Replies that name a task by its number, or say nothing of which one is meant."""

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, SCIENCE, Stage, texts


async def two_tasks(stage: Stage) -> Message:
    """The card of the first of two tasks of one unit."""
    await stage.opens(SCIENCE)
    first = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    stage.has(SCIENCE, "Báo cáo quý IV, hạn 15/12")
    return first


@pytest.mark.parametrize(
    "words",
    ["xong nv2 rồi, 31/BC-SKHCN", "em gửi báo cáo nv2 rồi ạ, số 31/BC-SKHCN", "da xong nv2, da ban hanh 31/BC-SKHCN"],
)
async def test_a_task_named_behind_the_words_is_the_one_they_are_said_of(stage: Stage, words: str) -> None:
    """The card that is replied to shows another task, which must not be reported done."""
    card = await two_tasks(stage)

    answer = texts(await stage.says(SCIENCE, words, to=card))

    assert "báo hoàn thành: /nv2" in answer
    assert "/nv1" not in answer
    assert "đã giao, chưa có báo cáo" in texts(await stage.says(CHIEF, "/nv1"))


async def test_an_extension_is_asked_for_the_task_that_is_named(stage: Stage) -> None:
    card = await two_tasks(stage)
    answer = texts(await stage.says(SCIENCE, "xin gia hạn nv2 đến 20/12 vì chờ số liệu", to=card))
    assert "đề nghị gia hạn: /nv2" in answer
    assert "/nv1" not in answer


async def test_a_figure_that_may_belong_to_another_task_is_asked_about(stage: Stage) -> None:
    card = await two_tasks(stage)
    answer = texts(await stage.says(SCIENCE, "nv2 xong, 1 được 80%", to=card))
    assert "Chưa rõ phần nào nói về nhiệm vụ nào, chưa ghi gì" in answer
    assert "đã giao, chưa có báo cáo" in texts(await stage.says(CHIEF, "/nv1"))
    assert "đã giao, chưa có báo cáo" in texts(await stage.says(CHIEF, "/nv2"))
