"""A day that may be over, and one that a misspelt word decides: they are asked about, never taken in silence."""

import pytest

from tests.flows.stage import DIRECTOR, SCIENCE, Stage, labels, texts


async def begins(stage: Stage, words: str) -> str:
    """What is answered to a registration."""
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(SCIENCE, f"/dangky {words}")
    return stage.last().text


@pytest.mark.parametrize("words", ["Nộp hồ sơ, hạn 12/11", "Nộp hồ sơ hạn 12/11", "Nộp hồ sơ xong trước ngày 13/11"])
async def test_a_day_that_has_just_passed_is_asked(stage: Stage, words: str) -> None:
    asked = await begins(stage, words)
    assert "Nhiệm vụ: Nộp hồ sơ\n" in asked.replace(" xong\n", "\n")
    assert "là ngày 12/11/2026, đã qua" in asked
    assert "Nếu là năm sau (thứ Sáu 12/11/2027), bấm Đúng." in asked
    assert labels(stage.last()) == ["Đúng", "Không có hạn", "Bỏ"]
    assert "/nv1" not in texts(await stage.says(SCIENCE, "/nhiemvu"))


async def test_the_day_that_is_meant_is_taken(stage: Stage) -> None:
    await begins(stage, "Nộp hồ sơ, hạn 12/11")
    await stage.says(SCIENCE, "22/11", to=stage.last())
    assert "“22/11” → Chủ nhật 22/11/2026" in stage.last().text
    assert "2027" not in stage.last().text


async def test_who_says_that_it_is_next_year_sees_the_card(stage: Stage) -> None:
    await begins(stage, "Nộp hồ sơ, hạn 12/11")
    await stage.presses(SCIENCE, stage.last(), "Đúng")
    assert "→ thứ Sáu 12/11/2027" in stage.last().text
    assert "⚠️ Còn thời hạn khác" not in stage.last().text


@pytest.mark.parametrize("words", ["Nộp hồ sơ hạn hôm qua", "Nộp hồ sơ, hạn hôm qua", "Nộp hồ sơ hạn 10/11/2026"])
async def test_a_day_that_is_called_past_is_refused_and_does_not_stay(stage: Stage, words: str) -> None:
    assert "đã qua. Đề nghị cho biết một thời hạn" in await begins(stage, words)
    await stage.says(SCIENCE, "20/11", to=stage.last())
    assert "Nộp hồ sơ\n" in stage.last().text
    assert "→ thứ Sáu 20/11/2026" in stage.last().text


async def test_a_misspelt_word_behind_a_weekday_is_asked(stage: Stage) -> None:
    asked = await begins(stage, "Nộp hồ sơ, hạn thứ sáu tuầ tới")
    assert "Ý đồng chí là hết thứ Sáu 27/11/2026?" in asked
    await stage.says(SCIENCE, "đúng", to=stage.last())
    assert "→ thứ Sáu 27/11/2026" in stage.last().text
    assert "Nộp hồ sơ\n" in stage.last().text


async def test_the_deadline_of_another_item_is_asked_for_its_day(stage: Stage) -> None:
    asked = await begins(stage, "Nộp hồ sơ theo thời hạn tại khoản 1")
    assert "“theo thời hạn tại khoản 1” chưa phải là ngày cụ thể" in asked


async def test_a_feast_that_the_work_is_for_is_no_deadline(stage: Stage) -> None:
    asked = await begins(stage, "Trực Tết, khẩn trương")
    assert "“khẩn trương” chưa phải là ngày cụ thể" in asked
    assert "2027" not in asked
