"""A long task is asked for progress, and who has not reported in the period is seen by the office."""

import datetime as dt

from tests.flows.stage import MONDAY, OFFICER, SCIENCE, Stage, texts

DAY = dt.timedelta(days=1)
MORNING = MONDAY.replace(hour=8, minute=5)
LONG = "Đề án chuyển đổi số, hạn 26/02/2027"
ASKED = "BÁO CÁO TIẾN ĐỘ"


async def test_a_long_task_is_asked_for_progress_until_somebody_reports(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    await stage.register(SCIENCE, LONG)
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
