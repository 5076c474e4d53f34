"""The mark of urgency of a task that is changed by who assigns, with the reminders that follow from it."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from tests.flows.stage import CHIEF, DIRECTOR, MONDAY, SCIENCE, ZONE, Stage, staged, texts

TASK = "Lập dự toán năm, hạn 18/11"


@pytest.mark.by_turns
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


@pytest.mark.parametrize(
    ("words", "shown"), [("khẩn", "[KHẨN]"), ("thượng khẩn", "[THƯỢNG KHẨN]"), ("hỏa tốc", "[HỎA TỐC]")]
)
async def test_each_grade_is_shown_by_its_own_name(stage: Stage, words: str, shown: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, f"Lập dự toán năm, hạn 30/11, {words}")
    assert shown in card.text
    assert shown in (await stage.says(SCIENCE, "/nhiemvu"))[-1].text


@pytest.mark.by_turns
async def test_what_is_most_urgent_and_late_at_tet_is_told_in_time(engine: Engine) -> None:
    """Office and Director hear of it on the same day, in private, though it is a holiday."""
    eve = dt.datetime(2026, 2, 13, 9, 0, tzinfo=ZONE)
    async with staged(engine, now=eve) as stage:
        await stage.opens(SCIENCE, DIRECTOR)
        for person in (CHIEF, DIRECTOR):
            await stage.says(person, "/start", chat=person)
        await stage.register(
            CHIEF, "Báo cáo tình hình trực Tết, chủ trì QLKH, hạn 16 giờ 17/2/2026, hỏa tốc", command="/giao"
        )
        before = {person: len(stage.said(person)) for person in (CHIEF, DIRECTOR)}
        await stage.lives_until(dt.datetime(2026, 2, 17, 23, 59, tzinfo=ZONE))
        for person, already in before.items():
            told = [one for one in stage.said(person)[already:] if "Báo cáo tình hình trực Tết" in one.text]
            assert told, person
            assert told[0].date.astimezone(ZONE).date() == dt.date(2026, 2, 17)
