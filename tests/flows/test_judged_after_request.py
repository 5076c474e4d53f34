"""Work that is reported done is judged whatever was asked for before: its older request rests."""

import datetime as dt

import pytest

from tests.flows.requested import DONE, list_after_request, requested
from tests.flows.stage import CHIEF, SCIENCE, ZONE, Stage, texts


def at(day: int, month: int = 11, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


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
    shown = await list_after_request(stage)

    said = texts(await stage.says(CHIEF, words, to=shown))

    assert told in said
    assert "📌" not in said


@pytest.mark.by_turns
async def test_work_that_was_reported_after_a_request_is_judged_in_the_morning(stage: Stage) -> None:
    await list_after_request(stage)
    await stage.lives_until(at(17))

    said = texts(await stage.says(CHIEF, "1, 2 xác nhận", to=stage.last()))

    assert said.count("đã xác nhận hoàn thành") == 2


async def test_a_yes_to_the_older_request_judges_no_work(stage: Stage) -> None:
    asked = await requested(stage)
    await stage.says(SCIENCE, DONE, to=asked)

    assert "đã xác nhận hoàn thành" not in texts(await stage.says(CHIEF, "đồng ý cho lùi", to=asked))
    assert "đã xác nhận hoàn thành" in texts(await stage.says(CHIEF, "xác nhận", to=asked))


async def test_a_request_stands_again_when_the_report_is_taken_back(stage: Stage) -> None:
    asked = await requested(stage)
    reported = (await stage.says(SCIENCE, DONE, to=asked))[-1]
    await stage.says(SCIENCE, "em báo nhầm, chưa xong ạ", to=reported)

    assert "đã quyết định gia hạn" in texts(await stage.says(CHIEF, "đồng ý", to=asked))
