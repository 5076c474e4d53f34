"""/lichcanhan: one's own deadlines as a file for the phone, in private alone."""

import datetime as dt

from icalendar import Calendar, Component

from tests.flows.stage import CHIEF, DIGITAL, SCIENCE, ZONE, Stage


def entries(content: bytes) -> dict[str, Component]:
    return {str(one["uid"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


async def busy(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, "Rà soát; quy trình, nội bộ, hạn 18/11", "Họp hội đồng, hạn 16 giờ ngày 25/11")
    stage.has(SCIENCE, "Trả lời phản ánh, hạn: thường xuyên")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 20/11")


async def test_the_own_deadlines_come_as_a_calendar(stage: Stage) -> None:
    await busy(stage)
    [sent] = await stage.says(SCIENCE, "/lichcanhan", chat=SCIENCE)
    assert sent.file is not None
    found = entries(sent.file.content)
    assert set(found) == {"1-1@dondoc", "1-2@dondoc"}
    whole, moment = found["1-1@dondoc"], found["1-2@dondoc"]
    assert whole["dtstart"].dt == dt.date(2026, 11, 18)
    assert "Rà soát; quy trình" in whole["summary"]
    assert moment["dtstart"].dt == dt.datetime(2026, 11, 25, 16, tzinfo=ZONE)
    assert len(whole.walk("VALARM")) == 1


async def test_asked_in_the_group_it_goes_to_the_private_chat(stage: Stage) -> None:
    await busy(stage)
    [told] = await stage.says(SCIENCE, "/lichcanhan")
    assert "mở tin nhắn riêng" in told.text.lower()
    await stage.says(SCIENCE, "/start", chat=SCIENCE)
    [told] = await stage.says(SCIENCE, "/lichcanhan")
    assert told.file is None
    assert stage.last(SCIENCE).file is not None


async def test_who_has_no_deadline_hears_so(stage: Stage) -> None:
    await busy(stage)
    [told] = await stage.says(CHIEF, "/lichcanhan", chat=CHIEF)
    assert "không có nhiệm vụ" in told.text
