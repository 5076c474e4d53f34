"""Work that is reported done is judged whatever was asked for before: its older request rests."""

import datetime as dt

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, ZONE, Stage, texts

TASK = "Lập dự toán năm, hạn 18/11"
ASKS_TIME = "xin lùi đến 30/12 vì chờ góp ý"
DONE = "xong, báo cáo 60/BC-SKHCN"


def at(day: int, month: int = 11, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


async def _requested(stage: Stage) -> Message:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    return (await stage.says(SCIENCE, ASKS_TIME, to=card))[-1]


async def _list_after_request(stage: Stage) -> Message:
    """The list of two tasks that were reported done after more time was asked for."""
    await stage.opens(SCIENCE, DIRECTOR)
    for number, content in enumerate(("Lập dự toán năm, hạn 18/11", "Báo cáo sáng kiến, hạn 18/11"), 1):
        card = await stage.register(SCIENCE, content)
        await stage.says(SCIENCE, ASKS_TIME, to=card)
        await stage.says(SCIENCE, f"xong, báo cáo 6{number}/BC-SKHCN", to=card)
    return (await stage.says(CHIEF, "/nhiemvu"))[-1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1, 2 xác nhận", "đã xác nhận hoàn thành"),
        ("1, 2 đạt", "đã xác nhận hoàn thành"),
        ("2 lam lai vi thieu chu ky", "thieu chu ky"),
        ("2 làm lại, thiếu phụ lục", "Lý do: thiếu phụ lục"),
        ("nv2 duyệt", "đã xác nhận hoàn thành"),
    ],
)
async def test_work_that_was_reported_after_a_request_is_judged_in_a_list(stage: Stage, words: str, told: str) -> None:
    shown = await _list_after_request(stage)

    said = texts(await stage.says(CHIEF, words, to=shown))

    assert told in said
    assert "📌" not in said


async def test_work_that_was_reported_after_a_request_is_judged_in_the_morning(stage: Stage) -> None:
    await _list_after_request(stage)
    await stage.lives_until(at(17))

    said = texts(await stage.says(CHIEF, "1, 2 xác nhận", to=stage.last()))

    assert said.count("đã xác nhận hoàn thành") == 2


async def test_a_yes_to_the_older_request_judges_no_work(stage: Stage) -> None:
    asked = await _requested(stage)
    await stage.says(SCIENCE, DONE, to=asked)

    assert "đã xác nhận hoàn thành" not in texts(await stage.says(CHIEF, "đồng ý cho lùi", to=asked))
    assert "đã xác nhận hoàn thành" in texts(await stage.says(CHIEF, "xác nhận", to=asked))


async def test_a_request_stands_again_when_the_report_is_taken_back(stage: Stage) -> None:
    asked = await _requested(stage)
    reported = (await stage.says(SCIENCE, DONE, to=asked))[-1]
    await stage.says(SCIENCE, "em báo nhầm, chưa xong ạ", to=reported)

    assert "đã quyết định gia hạn" in texts(await stage.says(CHIEF, "đồng ý", to=asked))
