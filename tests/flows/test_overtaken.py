"""What is decided once is not decided again: a request that something else came after, a deadline taken back."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, texts
from tests.flows.steps import DONE, Step, begins, goes_on

LATER = (SCIENCE, "xin lùi đến 24/12 vì chờ góp ý")


@pytest.mark.parametrize(
    "steps",
    [
        [(SCIENCE, "xin lùi đến 28/12 vì chờ góp ý")],
        [(SCIENCE, "thôi em không xin lùi nữa")],
        [(CHIEF, "/giahan 1 15/12")],
        [(CHIEF, "/giao 1 CĐS")],
        [(SCIENCE, "/tralai 1 việc của Văn phòng")],
        [(SCIENCE, DONE), (CHIEF, "[Xác nhận]")],
        [(SCIENCE, DONE), (CHIEF, "làm lại, thiếu phụ lục")],
        [(SCIENCE, DONE), (CHIEF, "[Xác nhận]"), (CHIEF, "/lamlai 1 thiếu phụ lục")],
    ],
    ids=lambda steps: steps[-1][1],
)
async def test_a_request_that_something_came_after_is_no_longer_decided(stage: Stage, steps: list[Step]) -> None:
    await begins(stage, LATER)
    asked = stage.last()
    await goes_on(stage, *steps)
    before = texts(await stage.says(CHIEF, "/nhatky 1"))

    assert (await stage.presses(DIRECTOR, asked, "Đồng ý")).alert

    assert texts(await stage.says(CHIEF, "/nhatky 1")) == before
    assert "24/12/2026, còn" not in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.parametrize("words", ["được 40%", "/vuongmac 1 chưa có kinh phí", "đã nhận ạ", "nhắc lại thứ Sáu"])
async def test_a_request_is_decided_also_after_what_has_nothing_to_do_with_it(stage: Stage, words: str) -> None:
    await begins(stage, LATER)
    asked = stage.last()
    await goes_on(stage, (SCIENCE, words))

    await stage.presses(DIRECTOR, asked, "Đồng ý")

    assert "đã quyết định gia hạn" in stage.last().text


async def test_a_deadline_is_taken_back_once(stage: Stage) -> None:
    await begins(stage, (CHIEF, "/giahan 1 15/12"), (CHIEF, "trở lại hạn cũ"), (CHIEF, "trở lại hạn cũ"))

    assert "đã quyết định" not in stage.last().text
    assert "30/11/2026, còn" in texts(await stage.says(CHIEF, "/nv1"))


async def test_a_deadline_that_was_never_moved_is_not_taken_back(stage: Stage) -> None:
    await begins(stage, (CHIEF, "trở lại hạn cũ"))

    assert "đã quyết định" not in stage.last().text
