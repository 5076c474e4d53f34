"""A long task is asked for progress, and who has not reported in the period is seen by the office."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIGITAL, MONDAY, OFFICER, SCIENCE, Stage, texts

DAY = dt.timedelta(days=1)
MORNING = MONDAY.replace(hour=8, minute=5)
LONG = "Đề án chuyển đổi số, hạn 26/02/2027"
ASKED = "BÁO CÁO TIẾN ĐỘ"


@pytest.mark.by_turns
async def test_a_long_task_is_asked_for_progress_until_somebody_reports(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    stage.has(SCIENCE, LONG)
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    before = len(stage.said())

    await stage.lives_until(MORNING + 14 * DAY)
    assert len(stage.said()) == before
    await stage.lives_until(MORNING + 15 * DAY)  # The tenth working day: 24/11 is a holiday.
    digest = stage.last()
    assert ASKED in digest.text
    assert "Phòng Quản lý khoa học – Đỗ Quang Huy, Đặng Văn Lâm" in digest.text
    assert digest.silent

    assert "40%" in texts(await stage.says(OFFICER, "được 40%", to=digest))
    await stage.lives_until(MORNING + 28 * DAY)
    assert stage.last().text.count(ASKED) == 0
    await stage.lives_until(MORNING + 29 * DAY)
    assert ASKED in stage.last().text
    assert "đã báo 40%" in stage.last().text


@pytest.mark.by_turns
async def test_the_office_sees_who_has_not_reported_and_not_only_who_is_late(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, LONG)
    stage.has(SCIENCE, "Rà soát định mức, hạn 28/02/2027")
    stage.has(DIGITAL, "Kho dữ liệu số, hạn 28/02/2027")
    assert "CHƯA BÁO CÁO" not in texts(await stage.says(CHIEF, "/summary"))

    await stage.lives_until(MORNING + 14 * DAY)
    await stage.says(DIGITAL, "/baocao 3 đạt 10%")
    await stage.lives_until(MORNING + 15 * DAY)

    board = texts(await stage.says(CHIEF, "/summary"))
    assert "CHƯA BÁO CÁO 10 ngày làm việc trở lên (2): Phòng Quản lý khoa học 2. Xem: /nhiemvu chưa báo cáo" in board
    listed = texts(await stage.says(CHIEF, "/nhiemvu chua bao cao"))
    assert "NHIỆM VỤ: chưa báo cáo\nCó 2 nhiệm vụ" in listed
    assert listed.count("không có báo cáo từ 16/11/2026") == 2
    assert "Không có nhiệm vụ nào" in texts(await stage.says(CHIEF, "/nhiemvu chưa báo cáo CĐS"))

    await stage.says(SCIENCE, "/vuongmac 2 chưa có kinh phí")
    assert "Có 1 nhiệm vụ" in texts(await stage.says(CHIEF, "/nhiemvu chưa báo cáo"))
    assert "Có 1 nhiệm vụ" in texts(await stage.says(SCIENCE, "/nhiemvu chưa báo cáo"))
    assert "CHƯA BÁO CÁO" not in texts(await stage.says(DIGITAL, "/summary"))


@pytest.mark.by_turns
async def test_questions_are_answered_from_the_same(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, LONG)
    stage.has(SCIENCE, "Rà soát định mức, hạn 28/02/2027")
    nobody = texts(await stage.says(CHIEF, "/hoi đơn vị nào chưa báo cáo"))
    assert nobody == "Không có nhiệm vụ nào đang thực hiện mà 10 ngày làm việc chưa có báo cáo."
    await stage.lives_until(MORNING + 14 * DAY)
    await stage.says(SCIENCE, "/baocao 2 đạt 10%")
    await stage.lives_until(MORNING + 15 * DAY)

    units = texts(await stage.says(CHIEF, "/hoi đơn vị nào chưa báo cáo"))
    assert "• Phòng Quản lý khoa học (Đặng Văn Lâm): còn 1/2 nhiệm vụ chưa có báo cáo" in units
    assert "/nhiemvu chưa báo cáo" in units
    assert "/nv1 Đề án chuyển đổi số" in texts(await stage.says(CHIEF, "/hoi việc nào chưa báo cáo"))
    assert "Có 1 nhiệm vụ chưa báo cáo" in texts(await stage.says(CHIEF, "/hoi có bao nhiêu việc chưa báo cáo"))
    assert "Không có nhiệm vụ" in texts(await stage.says(DIGITAL, "/hoi việc nào chưa báo cáo"))
    assert "từ 16/11/2026" not in units
    assert "từ 30/11/2026 đến 06/12/2026" in texts(await stage.says(CHIEF, "/hoi ai chưa báo cáo tuần này"))
