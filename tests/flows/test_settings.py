"""/caidat: the office sets how the department is reminded, and every reminder moves with it at once."""

import datetime as dt

import pytest
from sqlalchemy import select

from db.models import Event, Organization, Task
from tests.flows.stage import CHIEF, DIRECTOR, GROUP, OUTSIDER, SCIENCE, ZONE, Stage, texts

TASK = "Nộp hồ sơ, hạn 23/11"
"""T-3 is Wednesday 18/11; the stage begins on Monday 16/11 at nine."""


def at(day: int, hour: int, minute: int = 0, *, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=ZONE)


async def with_task(stage: Stage, content: str = TASK) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, content)


async def sets(stage: Stage, words: str) -> str:
    return texts(await stage.says(CHIEF, f"/caidat {words}"))


def digests(stage: Stage, chat: int = GROUP) -> list[str]:
    """The moments at which digests came."""
    return [
        f"{message.date.astimezone(ZONE):%d/%m %H:%M}"
        for message in stage.said(chat)
        if message.text.startswith("NHẮC VIỆC")
    ]


async def kept(stage: Stage) -> dict[str, object]:
    with stage.assistant.sessions.begin() as session:
        return session.scalars(select(Organization.settings)).one()


async def test_the_office_sees_every_setting_with_the_line_that_changes_it(stage: Stage) -> None:
    await with_task(stage)
    shown = texts(await stage.says(CHIEF, "/caidat"))
    for words in (
        "Nhắc trước hạn: 7, 3, 1 ngày làm việc",
        "/caidat nhắc trước 7, 3, 1",
        "Nhắc khi quá hạn: 1, 3, 7 ngày làm việc, sau đó mỗi 5 ngày làm việc",
        "Giờ nhắc: 08:00",
        "/caidat giờ nhắc 8h00",
        "Báo Văn phòng: từ ngày làm việc quá hạn thứ 3",
        "/caidat báo lãnh đạo từ 7",
        "/caidat nghỉ ",
        "/caidat mặc định",
    ):
        assert words in shown
    assert "/caidat việc lãnh đạo giao:" not in shown


async def test_the_leader_sees_them_and_changes_nothing_and_others_see_nothing(stage: Stage) -> None:
    await with_task(stage)
    seen = texts(await stage.says(DIRECTOR, "/settings"))
    assert "Giờ nhắc: 08:00" in seen
    assert [
        words for words in seen.split("/caidat ")[1:] if not words.startswith(("việc lãnh đạo giao:", "xếp hạng:"))
    ] == []
    assert "Chỉ Văn phòng được thay đổi" in texts(await stage.says(DIRECTOR, "/caidat giờ nhắc 7h30"))
    assert "Chỉ Văn phòng và lãnh đạo" in texts(await stage.says(SCIENCE, "/caidat"))
    assert "Chỉ Văn phòng được" in texts(await stage.says(SCIENCE, "/caidat giờ nhắc 25"))
    assert "08:00" not in texts(await stage.says(OUTSIDER, "/caidat", chat=OUTSIDER))
    offered = {who: "/caidat" in texts(await stage.says(who, "/trogiup")) for who in (CHIEF, DIRECTOR, SCIENCE)}
    assert offered == {CHIEF: True, DIRECTOR: True, SCIENCE: False}
    assert await kept(stage) == {}


async def test_another_hour_is_read_back_and_holds_from_the_next_reminder_on(stage: Stage) -> None:
    await with_task(stage)

    said = await sets(stage, "giờ nhắc 7h30")

    assert "Nguyễn Thị Thu Hà đã thay đổi" in said
    assert "Giờ nhắc: trước: 8h00 → nay: 7h30" in said
    assert "của 1 nhiệm vụ đã được tính lại" in said
    await stage.lives_until(at(20, 12))
    assert digests(stage) == ["18/11 07:30", "20/11 07:30"]


@pytest.mark.by_turns
async def test_what_was_sent_at_the_old_hour_is_not_sent_again_at_the_new_one(stage: Stage) -> None:
    await with_task(stage)
    await stage.lives_until(at(18, 9))
    await sets(stage, "giờ nhắc 10h")
    assert "18/11" not in texts(await stage.says(CHIEF, "/lichnhac"))
    await stage.lives_until(at(20, 12))
    assert digests(stage) == ["18/11 08:00", "20/11 10:00"]


async def test_what_has_come_by_the_new_hour_is_sent_at_once(stage: Stage) -> None:
    await with_task(stage)
    await stage.lives_until(at(18, 7, 45))
    await sets(stage, "giờ nhắc 7h30")
    await stage.lives_until(at(18, 12))
    assert digests(stage) == ["18/11 07:45"]


@pytest.mark.by_turns
async def test_other_steps_and_addressees_hold_for_tasks_that_are_there(stage: Stage) -> None:
    await with_task(stage)
    assert "Nhắc trước hạn: trước: 7, 3, 1 → nay: 4, 2 ngày làm việc" in await sets(stage, "nhắc trước 4, 2")
    assert "Nhắc khi quá hạn: trước: 1, 3, 7 → nay: 2, 4" in await sets(stage, "nhắc quá hạn 2, 4")
    assert "Báo Văn phòng: trước: 3 → nay: 2" in await sets(stage, "báo văn phòng từ 2")
    assert "Báo lãnh đạo: trước: 7 → nay: 4" in await sets(stage, "báo lãnh đạo từ 4")

    await stage.lives_until(at(1, 12, month=12))

    assert digests(stage) == ["17/11 08:00", "19/11 08:00", "23/11 08:00", "26/11 08:00", "30/11 08:00"]
    second, last = [message.text for message in stage.said()][-2:]
    assert "Kính chuyển Văn phòng" in second
    assert "lãnh đạo" not in second
    assert "Kính báo cáo lãnh đạo: Trần Quốc Vinh" in last


async def test_a_day_off_moves_what_is_counted_over_it_and_is_taken_back(stage: Stage) -> None:
    await with_task(stage)
    said = await sets(stage, "nghỉ 20/11")
    assert "Thứ Sáu 20/11/2026: trước: theo lịch chung → nay: nghỉ" in said
    assert "thứ Ba 17/11/2026, 08:00" in texts(await stage.says(CHIEF, "/lichnhac"))
    assert "thứ Sáu 20/11/2026" in texts(await stage.says(CHIEF, "/caidat"))

    assert "trước: nghỉ → nay: theo lịch chung" in await sets(stage, "bỏ 20/11")
    await stage.lives_until(at(20, 12))
    assert digests(stage) == ["18/11 08:00", "20/11 08:00"]


async def test_a_day_worked_is_one_on_which_people_are_reminded(stage: Stage) -> None:
    await with_task(stage)
    assert "nay: làm bù" in await sets(stage, "làm bù 21/11")
    await stage.lives_until(at(22, 12))
    assert digests(stage) == ["19/11 08:00", "21/11 08:00"]


@pytest.mark.by_turns
async def test_what_is_foretold_after_a_change_is_what_is_sent(stage: Stage) -> None:
    await with_task(stage, "Báo cáo tuần, hạn thứ Sáu hằng tuần")
    await sets(stage, "giờ nhắc 9h15")
    foretold = texts(await stage.says(CHIEF, "/lichnhac"))
    await stage.lives_until(at(30, 23))
    for moment in digests(stage):
        day, hour = moment.split(" ")
        assert f"{day}/2026, {hour}" in foretold
    assert len(digests(stage)) == foretold.count("/2026, 09:15")


@pytest.mark.by_turns
async def test_what_has_come_by_a_change_at_night_is_told_in_the_morning_and_foretold_so(stage: Stage) -> None:
    await with_task(stage)
    await stage.lives_until(at(17, 22))
    await sets(stage, "nghỉ 20/11")
    assert "thứ Tư 18/11/2026, 08:00" in texts(await stage.says(CHIEF, "/lichnhac"))
    await stage.lives_until(at(22, 12))
    assert digests(stage) == ["18/11 08:00", "19/11 08:00"]


async def test_the_defaults_come_back_and_the_days_stay(stage: Stage) -> None:
    await with_task(stage)
    for words in ("giờ nhắc 9h", "nhắc trước 5, 2", "nghỉ 2/1/2027"):
        await sets(stage, words)
    said = await sets(stage, "mặc định")
    assert "trước: 9h00 → nay: 8h00" in said
    assert "trước: 5, 2 → nay: 7, 3, 1" in said
    assert await kept(stage) == {"ladder": {}, "days": {"2027-01-02": False}}
    assert "Không có gì thay đổi" in await sets(stage, "mặc định")


async def test_every_change_is_a_line_of_the_history_that_says_who_changed_what(stage: Stage) -> None:
    await with_task(stage)
    await sets(stage, "giờ nhắc 7h30")
    await sets(stage, "giờ nhắc 7h30")
    await sets(stage, "nghỉ 2/1/2027")
    with stage.assistant.sessions.begin() as session:
        query = select(Event.task_id, Event.before, Event.after, Event.words).where(Event.kind == "settings_changed")
        rows = session.execute(query.order_by(Event.id)).all()
    assert [tuple(row) for row in rows] == [
        (None, {"hour": "08:00"}, {"hour": "07:30"}, "giờ nhắc 7h30"),
        (None, {"2027-01-02": None}, {"2027-01-02": False}, "nghỉ 2/1/2027"),
    ]
    shown = texts(await stage.says(DIRECTOR, "/caidat"))
    assert "16/11/2026 09:00 Nguyễn Thị Thu Hà: giờ nhắc 08:00 → 07:30" in shown
    assert "02/01/2027 theo lịch chung → nghỉ" in shown


async def test_what_is_changed_in_private_is_told_in_the_group(stage: Stage) -> None:
    await with_task(stage)
    before = len(stage.said())
    await stage.says(CHIEF, "/caidat giờ nhắc 7h30", chat=CHIEF)
    assert "trước: 8h00 → nay: 7h30" in texts(stage.said()[before:])


@pytest.mark.parametrize(
    ("words", "why", "how"),
    [
        ("giờ nhắc 25", "từ 6 giờ đến 18 giờ", "/caidat giờ nhắc 7h30"),
        ("nhắc trước 0", "từ 1 đến 60", "/caidat nhắc trước 7, 3, 1"),
        ("nhắc quá hạn 400", "từ 1 đến 60", "/caidat nhắc quá hạn 1, 3, 7"),
        ("nhắc trước 1, 5, 2", "từ nhiều ngày đến ít ngày", "/caidat nhắc trước 5, 2, 1"),
        ("nhắc quá hạn 2, 2", "bị lặp", "/caidat nhắc quá hạn 2"),
        ("nghỉ 31/2/2027", "Không có ngày “31/2/2027”", "/caidat nghỉ 2/1"),
        ("bỏ 2/1/2027", "chưa được đặt", "/caidat"),
        ("báo lãnh đạo từ 2", "không muộn hơn", "/caidat báo lãnh đạo từ 7"),
        ("giờ nhắc", "Chưa có giá trị", "/caidat giờ nhắc 7h30"),
        ("nghỉ từ 3/2/2027 đến 3/5/2027", "tối đa 31 ngày", "/caidat nghỉ 2/1"),
        ("nghỉ Tết", "Chưa đọc được “Tết”", "/caidat nghỉ 2/1"),
        ("cho tôi xin <b>nghỉ</b>", "Chưa rõ “cho tôi xin <b>nghỉ</b>”", "gõ /caidat"),
    ],
)
async def test_what_does_not_fit_is_refused_with_what_to_type(stage: Stage, words: str, why: str, how: str) -> None:
    await with_task(stage)
    said = await sets(stage, words)
    assert why in said
    assert how in said
    assert await kept(stage) == {}


async def test_open_tasks_move_together_and_those_at_rest_stay(stage: Stage) -> None:
    await with_task(stage)
    stage.has(SCIENCE, "Việc đã xong, hạn 25/11")
    await stage.says(SCIENCE, "/xong 2 đã ban hành 15/BC-SKHCN")
    stage.has(SCIENCE, "Việc thường xuyên, hạn thường xuyên")
    assert "của 2 nhiệm vụ" in await sets(stage, "giờ nhắc 7h15")
    with stage.assistant.sessions.begin() as session:
        moments = session.scalars(select(Task.next_reminder_at).order_by(Task.id)).all()
    local = [f"{moment.astimezone(ZONE):%d/%m %H:%M}" if moment else None for moment in moments]
    assert local == ["18/11 07:15", None, "01/12 07:15"]


async def test_a_period_of_days_off_is_ordered_in_one_line(stage: Stage) -> None:
    await stage.opens()
    said = await sets(stage, "nghỉ Tết từ 3/2 đến 12/2/2027")
    assert "Thứ Tư 03/02/2027 đến thứ Sáu 12/02/2027 (10 ngày): trước: theo lịch chung → nay: nghỉ" in said
    assert "Ngày nghỉ thêm: thứ Tư 03/02/2027 đến thứ Sáu 12/02/2027 (10 ngày)" in (await sets(stage, "")).replace(
        "<b>", ""
    )
    assert "Không có gì thay đổi" in await sets(stage, "nghỉ Tết từ 3/2 đến 12/2/2027")
    assert "(10 ngày): trước: nghỉ → nay: theo lịch chung" in await sets(stage, "bỏ ngày nghỉ từ 3/2 đến 12/2/2027")
