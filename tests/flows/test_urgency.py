"""The mark of urgency of a task that is changed by who assigns, with the reminders that follow from it."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, MONDAY, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 18/11"


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("nâng thành hỏa tốc", "HỎA TỐC"),
        ("đổi độ khẩn thành khẩn nhé em", "KHẨN"),
        ("chuyển việc này sang khẩn", "KHẨN"),
        ("đánh dấu khẩn", "KHẨN"),
    ],
)
async def test_the_mark_of_urgency_is_changed_by_who_assigns(stage: Stage, words: str, mark: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    assert "đã đổi độ khẩn" not in texts(await stage.says(SCIENCE, words, to=card))

    said = texts(await stage.says(DIRECTOR, words, to=card))

    assert "Trần Quốc Vinh đã đổi độ khẩn /nv1" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert f"[{mark}]" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đổi độ khẩn (độ khẩn bình thường → " in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "không có gì thay đổi" in texts(await stage.says(DIRECTOR, words, to=card))
    await stage.lives_until(MONDAY.replace(day=18, hour=16))
    assert "còn 2 giờ" in stage.last().text


@pytest.mark.parametrize(
    "words", ["chuyển khẩn cho VP", "khẩn trương lên nhé", "nâng cao chất lượng nhé", "có cần nâng lên khẩn không"]
)
async def test_what_only_speaks_of_haste_changes_no_mark(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    await stage.says(DIRECTOR, words, to=card)

    assert "KHẨN" not in texts(await stage.says(SCIENCE, "/nv1"))
