"""A deadline that only the last resort reads is asked about, and counts once somebody says so."""

import pytest

from tests.flows.stage import DIRECTOR, SCIENCE, Stage, labels, texts


async def begins(stage: Stage, words: str = "Nộp hồ sơ, hạn 25_12_2026") -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(SCIENCE, f"/dangky {words}")


async def test_it_is_asked_and_nothing_is_taken(stage: Stage) -> None:
    await begins(stage)
    assert "Ý đồng chí là hết thứ Sáu 25/12/2026?" in stage.last().text
    assert labels(stage.last()) == ["Đúng", "Không có hạn", "Bỏ"]
    assert "/nv1" not in texts(await stage.says(SCIENCE, "/nhiemvu"))


@pytest.mark.parametrize("typed", [True, False])
async def test_who_says_so_sees_the_card_with_that_day(stage: Stage, typed: bool) -> None:
    await begins(stage)
    if typed:
        await stage.says(SCIENCE, "đúng rồi ạ", to=stage.last())
    else:
        await stage.presses(SCIENCE, stage.last(), "Đúng")
    assert "Đề nghị kiểm tra nhiệm vụ" in stage.last().text
    assert "“hạn 25_12_2026” → thứ Sáu 25/12/2026" in stage.last().text


async def test_another_day_may_be_said_instead(stage: Stage) -> None:
    await begins(stage)
    await stage.says(SCIENCE, "20/12", to=stage.last())
    assert "→ Chủ nhật 20/12/2026" in stage.last().text


async def test_an_answer_is_guessed_at_too(stage: Stage) -> None:
    await begins(stage, "Nộp hồ sơ")
    await stage.says(SCIENCE, "25 12 2026", to=stage.last())
    assert "Ý đồng chí là hết thứ Sáu 25/12/2026?" in stage.last().text
    await stage.says(SCIENCE, "đúng", to=stage.last())
    assert "→ thứ Sáu 25/12/2026" in stage.last().text
