"""The main loop: register, report, be reminded, be overdue, confirm, summarize."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, OFFICER, SCIENCE, ZONE, Stage, labels, texts


async def test_one_message_registers_and_the_card_reads_everything_out(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    shown = await stage.says(
        SCIENCE,
        "/dangky Rà soát văn bản quy phạm, phối hợp Văn phòng, sản phẩm: báo cáo, hạn 30/11, theo KH 10/KH-SKHCN",
    )

    card = shown[-1].text
    for words in (
        "Rà soát văn bản quy phạm",
        "Chủ trì: Phòng Quản lý khoa học",
        "Phối hợp: Văn phòng Sở",
        "Sản phẩm: báo cáo",
        "Văn bản: KH 10/KH-SKHCN",
        "“30/11” → thứ Hai 30/11/2026, còn 9 ngày làm việc",
    ):
        assert words in card
    assert labels(shown[-1]) == ["Đúng", "Bỏ", "Sửa hạn", "Sửa đơn vị", "Sửa nội dung"]


async def test_a_whole_day_from_registration_to_summary(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Báo cáo tổng kết năm, hạn 19/11")
    assert "/nv1" in card.text

    await stage.lives_until(dt.datetime(2026, 11, 18, 8, 30, tzinfo=ZONE))
    digest = stage.last()
    assert "SẮP ĐẾN HẠN" in digest.text
    assert "1. /nv1" in digest.text

    recorded = await stage.says(SCIENCE, "được 80%, còn chờ góp ý", to=digest)
    assert "Đã ghi nhận 80%" in texts(recorded)

    submitted = await stage.uploads(SCIENCE, "bao-cao.pdf", "xong rồi ạ", to=digest)
    assert "báo hoàn thành" in texts(submitted)
    assert labels(submitted[-1]) == ["Xem tệp", "Xác nhận", "Làm lại", "Hiểu sai"]

    await stage.presses(CHIEF, submitted[-1], "Xác nhận")
    assert "xác nhận hoàn thành (đúng hạn)" in stage.last().text
    assert labels(submitted[-1]) == []

    board = await stage.says(DIRECTOR, "/summary")
    assert "Có 1 nhiệm vụ" in texts(board)
    assert "1 hoàn thành (đúng hạn 1, quá hạn 0)" in texts(board)


@pytest.mark.by_turns
async def test_an_overdue_task_is_escalated_step_by_step(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Nộp hồ sơ, hạn 17/11")

    await stage.lives_until(dt.datetime(2026, 11, 18, 9, 0, tzinfo=ZONE))
    assert "QUÁ HẠN" in stage.last().text
    assert "trễ 1 ngày" in stage.last().text

    await stage.lives_until(dt.datetime(2026, 11, 20, 9, 0, tzinfo=ZONE))
    assert "Nguyễn Thị Thu Hà" in stage.last().text

    await stage.lives_until(dt.datetime(2026, 11, 27, 9, 0, tzinfo=ZONE))
    assert "Trần Quốc Vinh" in stage.last().text


@pytest.mark.by_turns
async def test_nothing_is_sent_at_night_or_on_a_weekend(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Nộp hồ sơ, hạn 23/11")
    before = len(stage.said())

    await stage.lives_until(dt.datetime(2026, 11, 30, 9, 0, tzinfo=ZONE))

    mornings = [message.date.astimezone(ZONE) for message in stage.said()[before:]]
    assert mornings
    assert all(moment.hour == 8 and moment.weekday() < 5 for moment in mornings)


@pytest.mark.by_turns
async def test_a_finished_task_is_reminded_of_no_more(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Nộp hồ sơ, hạn 18/11")
    await stage.says(SCIENCE, "xong, đã gửi công văn 12/SKHCN-QLKH", to=card)
    await stage.says(CHIEF, "/duyet 1")
    before = len(stage.said())

    await stage.passes(days=10)

    assert len(stage.said()) == before


async def test_one_digest_a_morning_however_many_tasks(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    for number in range(4):
        stage.has(SCIENCE, f"Việc số {number}, hạn 18/11")
    stage.has(DIGITAL, "Việc của phòng số, hạn 18/11")
    before = len(stage.said())

    await stage.lives_until(dt.datetime(2026, 11, 17, 10, 0, tzinfo=ZONE))

    assert len(stage.said()) == before + 1
    assert "5. /nv" in stage.last().text


async def test_several_tasks_are_answered_in_one_reply_to_a_digest(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for number in range(3):
        stage.has(SCIENCE, f"Việc số {number}, hạn 18/11")
    await stage.lives_until(dt.datetime(2026, 11, 17, 10, 0, tzinfo=ZONE))

    answer = await stage.says(
        SCIENCE, "1 được 80%, 2 xong, đã gửi công văn 12/SKHCN-QLKH, 3 vướng kinh phí", to=stage.last()
    )

    said = texts(answer)
    assert "Đã ghi nhận 80%: /nv1" in said
    assert "báo hoàn thành: /nv2" in said
    assert "vướng mắc của /nv3" in said


async def test_the_doer_does_not_confirm_the_own_work(stage: Stage) -> None:
    await stage.opens(SCIENCE, CLERK)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")
    submitted = await stage.says(CHIEF, "xong, có biên bản 3/BB-SKHCN", to=card)

    press = await stage.presses(CHIEF, submitted[-1], "Xác nhận")

    assert press.alert
    assert "không tự xác nhận" in (press.answer or "")


async def test_sent_back_work_asks_for_a_reason_and_counts_as_not_completed(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")
    submitted = await stage.says(SCIENCE, "xong, 12/BC-SKHCN", to=card)

    await stage.presses(CHIEF, submitted[-1], "Làm lại")
    asked = stage.last()
    answer = await stage.says(CHIEF, "thiếu phụ lục số liệu", to=asked)

    assert "làm lại" in texts(answer)
    assert "thiếu phụ lục số liệu" in texts(answer)
    board = texts(await stage.says(DIRECTOR, "/tonghop"))
    assert "0 hoàn thành" in board
    assert "1 đang thực hiện trong hạn" in board


async def test_an_officer_reports_what_was_delegated(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, "Tổng hợp số liệu, hạn 30/11")
    refused = await stage.says(OFFICER, "được 20%", to=card)
    assert "20%" not in texts(refused)

    delegated = await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    assert "Đỗ Quang Huy" in texts(delegated)

    assert "Đã ghi nhận 20%" in texts(await stage.says(OFFICER, "được 20%", to=card))
