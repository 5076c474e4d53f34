""" "Nhắc lại thứ Sáu": said under a card or a reminder, acknowledged with day and hour, and kept."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIGITAL, MONDAY, OFFICER, SCIENCE, Stage, texts

DAY = dt.timedelta(days=1)
MORNING = MONDAY.replace(hour=8, minute=5)
TASK = "Lập dự toán năm, hạn 30/11"
AGAIN = "NHẮC LẠI THEO ĐỀ NGHỊ"


async def test_a_reminder_is_put_off_and_comes_at_its_hour(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(SCIENCE, "nhắc em chiều thứ Sáu nhé", to=card))

    assert "Sẽ nhắc lại /nv1 lúc 14:00 thứ Sáu 20/11/2026" in said
    assert "vẫn hạn thứ Hai 30/11/2026" in said
    assert "đề nghị nhắc lại (lần nhắc tới theo lịch → 14:00 thứ Sáu 20/11/2026)" in texts(
        await stage.says(CHIEF, "/nhatky 1")
    )
    before = len(stage.said())
    await stage.lives_until(MORNING + 4 * DAY)  # Its T-7 of Thursday is left out.
    assert len(stage.said()) == before
    await stage.lives_until(MORNING.replace(hour=14) + 4 * DAY)
    assert AGAIN in stage.last().text
    assert "Đặng Văn Lâm" in stage.last().text


async def test_a_digest_of_several_is_answered_by_number(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for content in ("Lập dự toán", "Rà soát định mức", "Báo cáo năm"):
        stage.has(SCIENCE, f"{content}, hạn 27/11")
    await stage.lives_until(MORNING + DAY)
    digest = stage.last()

    assert "nhiều nhiệm vụ" in texts(await stage.says(SCIENCE, "nhắc lại thứ Sáu", to=digest))
    said = texts(await stage.says(SCIENCE, "1 được 60%, 2 nhắc lại thứ Sáu, 3 sau 3 ngày nhắc lại", to=digest))
    assert "60%" in said
    assert "/nv2 lúc 08:00 thứ Sáu 20/11/2026" in said
    assert "/nv3 lúc 08:00 thứ Sáu 20/11/2026" in said
    assert "/nv2 lúc 08:00 thứ Năm 19/11" in texts(await stage.says(SCIENCE, "thứ Năm nhắc lại việc 2", to=digest))
    assert "/nv3 lúc 08:00 thứ Năm 19/11" in texts(await stage.says(SCIENCE, "nhắc lại nv3 thứ Năm", to=digest))


async def test_what_is_reported_in_the_same_breath_is_kept(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(SCIENCE, "được 60%, còn chờ góp ý, thứ Sáu nhắc lại em nhé", to=card))

    assert "60%" in said
    assert "08:00 thứ Sáu 20/11/2026" in said
    history = texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "báo cáo (tiến độ chưa có → 60%" in history
    assert "“thứ Sáu nhắc lại em nhé”" in history


async def test_a_report_stands_where_the_reminder_cannot_be_moved(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(SCIENCE, "xong, đã ban hành 12/BC-SKHCN, thứ Sáu nhắc lại em", to=card))

    assert "chờ xác nhận" in said
    assert "⛔" in said
    assert "chờ xác nhận" in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.by_turns
async def test_past_the_deadline_it_is_refused_and_overdue_it_is_too(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập dự toán, hạn 20/11")

    said = texts(await stage.says(SCIENCE, "tuần sau nhắc lại", to=card))
    assert "có hạn thứ Sáu 20/11/2026, chỉ nhắc lại được đến hết ngày đó" in said

    await stage.lives_until(MORNING + 7 * DAY)
    assert "đã quá hạn, không hoãn nhắc được" in texts(await stage.says(SCIENCE, "mai nhắc lại", to=card))
    await stage.lives_until(MORNING + 10 * DAY)
    assert "QUÁ HẠN" in stage.last().text


async def test_an_extension_stays_an_extension(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập dự toán, hạn 19/11")

    said = texts(await stage.says(SCIENCE, "xin lùi đến thứ Sáu vì chờ góp ý", to=card))

    assert "Sẽ nhắc lại" not in said
    assert "gia hạn" in said


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("nhắc lại em sau", "Chưa rõ nhắc lại khi nào"),
        ("8h sáng nay nhắc lại", "đã qua"),
        ("thứ Bảy nhắc lại", "lúc 08:00 thứ Hai 23/11/2026 (thứ Bảy 21/11/2026 không phải giờ làm việc)"),
    ],
)
async def test_each_wish_is_answered(stage: Stage, words: str, answer: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    assert answer in texts(await stage.says(SCIENCE, words, to=card))


async def test_who_reports_may_and_nobody_else(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER, DIGITAL)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")

    assert "Sẽ nhắc lại" in texts(await stage.says(OFFICER, "mai nhắc lại", to=card))
    assert "Chỉ trưởng, phó đơn vị chủ trì" in texts(await stage.says(CHIEF, "mai nhắc lại", to=card))
    assert "Sẽ nhắc lại" not in texts(await stage.says(DIGITAL, "mai nhắc lại", to=card))


async def test_a_question_stays_open_under_a_wish(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xong", to=card))[-1]

    assert "Sẽ nhắc lại" in texts(await stage.says(SCIENCE, "mai nhắc lại em", to=asked))
    assert "chờ xác nhận" not in texts(await stage.says(CHIEF, "/nv1"))
    assert "Chờ xác nhận" in texts(await stage.says(SCIENCE, "12/BC-SKHCN", to=asked))


async def test_it_may_be_said_in_private_and_by_number(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    assert "/nv1 lúc 08:00 thứ Ba 17/11" in texts(await stage.says(SCIENCE, "mai nhắc lại nv1", chat=SCIENCE))
    assert "/nv1 lúc 08:00 thứ Sáu 20/11" in texts(await stage.says(SCIENCE, "/nv1 nhắc lại thứ Sáu"))
