"""What those who may decide say: a later deadline, another unit, work to be done again; and what overtakes what."""

import datetime as dt

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, ZONE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


async def test_late_work_does_not_become_timely_by_an_old_request(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(4))
    asked = (await stage.says(SCIENCE, "xin lùi đến 15/12 vì chờ góp ý", to=card))[-1]
    assert "báo hoàn thành (quá hạn)" in texts(await stage.says(SCIENCE, DONE, to=card))

    press = await stage.presses(DIRECTOR, asked, "Đồng ý")

    assert press.alert
    assert "đang chờ xác nhận" in (press.answer or "")
    assert "đồng ý" not in texts(await stage.says(DIRECTOR, "đồng ý", to=asked))
    await stage.says(CHIEF, "/lamlai 1 thiếu phụ lục")
    press = await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "không còn hiệu lực" in (press.answer or "")
    await stage.says(SCIENCE, DONE, to=card)
    assert "(quá hạn 4 ngày)" in texts(await stage.says(DIRECTOR, "/duyet 1"))


async def test_a_newer_request_takes_the_place_of_the_older_one(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    first = (await stage.says(SCIENCE, "xin lùi đến 31/12 vì chờ góp ý", to=card))[-1]
    second = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    assert "đã có đề nghị mới" in ((await stage.presses(DIRECTOR, first, "Đồng ý")).answer or "")
    await stage.presses(CHIEF, second, "Đồng ý")

    assert "Hạn mới: “24/12” → thứ Năm 24/12/2026" in stage.last().text


async def test_a_request_is_not_granted_once_its_day_has_passed(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 3/12 vì chờ góp ý", to=card))[-1]
    await stage.lives_until(at(7))

    assert "đã qua" in ((await stage.presses(DIRECTOR, asked, "Đồng ý")).answer or "")


async def test_a_request_shows_all_that_is_needed_to_decide(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    asked = texts(await stage.says(SCIENCE, "xin lùi đến chủ nhật 20/12 vì máy in hỏng", to=card))

    for words in (
        "Hạn hiện nay: “30/11” → thứ Hai 30/11/2026",
        "Đề nghị: “chủ nhật 20/12” → Chủ nhật 20/12/2026",
        "⚠️ Chủ nhật 20/12/2026 là ngày nghỉ",
        "“xin lùi đến chủ nhật 20/12 vì máy in hỏng”",
    ):
        assert words in asked


async def test_a_day_of_the_year_that_is_over_is_pointed_out(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(4))

    asked = texts(await stage.says(SCIENCE, "/giahan 1 đến 10/11"))

    assert "→ thứ Tư 10/11/2027" in asked
    assert "10/11/2026 đã qua, nên hiểu là năm sau" in asked


async def test_the_decision_says_who_decided_why_and_to_whom(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    refused = texts(await stage.says(DIRECTOR, "không đồng ý, phải xong đúng hạn", to=asked))

    assert "Trần Quốc Vinh không đồng ý gia hạn" in refused
    assert "Lý do: phải xong đúng hạn" in refused
    assert "Hạn giữ nguyên: “30/11” → thứ Hai 30/11/2026" in refused
    assert "Kính chuyển Đặng Văn Lâm" in refused
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    granted = texts(await stage.says(DIRECTOR, "đồng ý", to=asked))
    assert "Trần Quốc Vinh đã quyết định gia hạn" in granted
    assert "Hạn cũ: “30/11” → thứ Hai 30/11/2026" in granted
    assert "Kính chuyển Đặng Văn Lâm" in granted


async def test_a_request_does_not_pose_as_a_report(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "đang chờ phòng Tài chính góp ý", to=card)

    await stage.says(SCIENCE, "xin lùi đến 24/12 vì máy in hỏng", to=card)

    assert "Báo cáo gần nhất: “đang chờ phòng Tài chính góp ý”" in texts(await stage.says(SCIENCE, "/nv1"))
