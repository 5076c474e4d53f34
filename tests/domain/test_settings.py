"""Settings as they are typed, what is refused of them, and what becomes of a reminder that was waited for."""

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.ladder import Ladder, Times, newest_rung, next_rung, rungs
from domain.refusals import BadSetting
from domain.settings import EARLIEST, LATEST, OF_LADDER, Topic, Why, Wish, at_work, grant, moved
from domain.tasks import Due, State, Task, UnitName, Urgency
from reading.deadlines.read import Before
from reading.orders.settings import read_setting
from texts.settings import line_of, value_of

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = dt.date(2026, 11, 26)
TIMES = Times(HANOI)


def read(words: str) -> Wish:
    return read_setting(words, today=TODAY)


@pytest.mark.parametrize(
    ("words", "topic", "value"),
    [
        ("nhắc trước 7, 3, 1", Topic.BEFORE, (7, 3, 1)),
        ("nhac truoc 5 2", Topic.BEFORE, (5, 2)),
        ("Nhắc trước hạn: 10, 5 và 1 ngày làm việc.", Topic.BEFORE, (10, 5, 1)),
        ("before 5, 2", Topic.BEFORE, (5, 2)),
        ("trước 3", Topic.BEFORE, (3,)),
        ("nhắc quá hạn 1, 3, 7", Topic.AFTER, (1, 3, 7)),
        ("nhắc khi quá hạn 2;4", Topic.AFTER, (2, 4)),
        ("overdue 1 2 3", Topic.AFTER, (1, 2, 3)),
        ("after 1, 5 days", Topic.AFTER, (1, 5)),
        ("giờ nhắc 7h30", Topic.HOUR, dt.time(7, 30)),
        ("gio nhac 7:30", Topic.HOUR, dt.time(7, 30)),
        ("giờ nhắc 7 giờ rưỡi", Topic.HOUR, dt.time(7, 30)),
        ("giờ nhắc: 08 giờ 15 phút", Topic.HOUR, dt.time(8, 15)),
        ("nhắc lúc 9h sáng", Topic.HOUR, dt.time(9)),
        ("giờ 14", Topic.HOUR, dt.time(14)),
        ("hour 7.30", Topic.HOUR, dt.time(7, 30)),
        ("báo văn phòng từ 3", Topic.OFFICE_FROM, 3),
        ("bao vp tu ngay thu 5", Topic.OFFICE_FROM, 5),
        ("office from 2", Topic.OFFICE_FROM, 2),
        ("báo lãnh đạo từ 7", Topic.LEADER_FROM, 7),
        ("báo cáo lãnh đạo từ 10 ngày làm việc quá hạn", Topic.LEADER_FROM, 10),
        ("leader from day 7", Topic.LEADER_FROM, 7),
        ("mặc định", Topic.DEFAULTS, None),
        ("trở về mặc định", Topic.DEFAULTS, None),
        ("defaults", Topic.DEFAULTS, None),
    ],
)
def test_what_is_typed_of_the_ladder(words: str, topic: Topic, value: object) -> None:
    assert read(words) == Wish(topic, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "topic", "days"),
    [
        ("nghỉ 2/1/2027", Topic.DAY_OFF, ["2027-01-02"]),
        ("nghi ngay 2-1-2027", Topic.DAY_OFF, ["2027-01-02"]),
        ("nghỉ 2/1", Topic.DAY_OFF, ["2027-01-02"]),
        ("nghỉ 30/12", Topic.DAY_OFF, ["2026-12-30"]),
        ("nghỉ 2/1/2027, 4/1/2027 và 5/1/2027", Topic.DAY_OFF, ["2027-01-02", "2027-01-04", "2027-01-05"]),
        ("nghỉ Tết từ 3/2 đến 5/2/2027", Topic.DAY_OFF, ["2027-02-03", "2027-02-04", "2027-02-05"]),
        ("nghỉ từ ngày 3/2 đến hết ngày 5/2", Topic.DAY_OFF, ["2027-02-03", "2027-02-04", "2027-02-05"]),
        ("nghi tet tu 3 den 5/2/2027", Topic.DAY_OFF, ["2027-02-03", "2027-02-04", "2027-02-05"]),
        ("nghỉ 3-5/2/2027", Topic.DAY_OFF, ["2027-02-03", "2027-02-04", "2027-02-05"]),
        ("nghỉ 3/2 - 4/2/2027", Topic.DAY_OFF, ["2027-02-03", "2027-02-04"]),
        ("nghỉ lễ: 3/2/2027 – 4/2/2027", Topic.DAY_OFF, ["2027-02-03", "2027-02-04"]),
        ("nghỉ từ 31/12 đến 2/1/2027", Topic.DAY_OFF, ["2026-12-31", "2027-01-01", "2027-01-02"]),
        ("nghỉ Tết Dương lịch 31/12 - 1/1", Topic.DAY_OFF, ["2026-12-31", "2027-01-01"]),
        (
            "nghỉ Tết Nguyên đán 4/2/2027, từ 8/2 đến 9/2/2027",
            Topic.DAY_OFF,
            ["2027-02-04", "2027-02-08", "2027-02-09"],
        ),
        ("nghỉ bù 4/1/2027", Topic.DAY_OFF, ["2027-01-04"]),
        ("làm bù từ 10/1 đến 11/1/2027", Topic.DAY_WORKED, ["2027-01-10", "2027-01-11"]),
        ("bỏ ngày nghỉ từ 3/2 đến 4/2/2027", Topic.DAY_AS_USUAL, ["2027-02-03", "2027-02-04"]),
        ("off 2027-01-02", Topic.DAY_OFF, ["2027-01-02"]),
        ("làm bù 10/1/2027", Topic.DAY_WORKED, ["2027-01-10"]),
        ("ngày làm việc 10/1/2027", Topic.DAY_WORKED, ["2027-01-10"]),
        ("work 10/1/2027", Topic.DAY_WORKED, ["2027-01-10"]),
        ("bỏ 2/1/2027", Topic.DAY_AS_USUAL, ["2027-01-02"]),
        ("bỏ nghỉ ngày 2/1/2027", Topic.DAY_AS_USUAL, ["2027-01-02"]),
        ("huỷ làm bù 10/1/2027", Topic.DAY_AS_USUAL, ["2027-01-10"]),
        ("remove 2/1/2027", Topic.DAY_AS_USUAL, ["2027-01-02"]),
    ],
)
def test_what_is_typed_of_the_calendar(words: str, topic: Topic, days: list[str]) -> None:
    assert read(words) == Wish(topic, days=tuple(map(dt.date.fromisoformat, days)))


@pytest.mark.parametrize(
    ("words", "topic", "why"),
    [
        ("hoa quả", None, Why.UNKNOWN),
        ("nhắc", None, Why.UNKNOWN),
        ("mặc định nhé anh", None, Why.UNKNOWN),
        ("nhắc trước", Topic.BEFORE, Why.UNREAD),
        ("nhắc trước nhiều lần", Topic.BEFORE, Why.UNREAD),
        ("nhắc trước 7, -3", Topic.BEFORE, Why.UNREAD),
        ("nhắc trước ٧", Topic.BEFORE, Why.UNREAD),
        ("nhắc trước 7.5", Topic.BEFORE, Why.UNREAD),
        ("nhắc trước 7, 0", Topic.BEFORE, Why.OUT_OF_RANGE),
        ("nhắc trước 400", Topic.BEFORE, Why.OUT_OF_RANGE),
        ("nhắc trước 99999999999999999999", Topic.BEFORE, Why.OUT_OF_RANGE),
        ("nhắc trước 1, 3, 7", Topic.BEFORE, Why.UNSORTED),
        ("nhắc trước 7, 7, 1", Topic.BEFORE, Why.TWICE),
        ("nhắc trước 12 11 10 9 8 7 6 5 4 3 2", Topic.BEFORE, Why.TOO_MANY),
        ("nhắc quá hạn 7, 3, 1", Topic.AFTER, Why.UNSORTED),
        ("nhắc quá hạn 0", Topic.AFTER, Why.OUT_OF_RANGE),
        ("giờ nhắc 25", Topic.HOUR, Why.OUT_OF_RANGE),
        ("giờ nhắc 7h75", Topic.HOUR, Why.OUT_OF_RANGE),
        ("giờ nhắc 3h", Topic.HOUR, Why.OUT_OF_RANGE),
        ("giờ nhắc 22h", Topic.HOUR, Why.OUT_OF_RANGE),
        ("giờ nhắc sớm", Topic.HOUR, Why.UNREAD),
        ("giờ nhắc", Topic.HOUR, Why.UNREAD),
        ("báo văn phòng từ 0", Topic.OFFICE_FROM, Why.OUT_OF_RANGE),
        ("báo văn phòng", Topic.OFFICE_FROM, Why.UNREAD),
        ("báo lãnh đạo từ 3, 5", Topic.LEADER_FROM, Why.UNREAD),
        ("nghỉ 31/2/2027", Topic.DAY_OFF, Why.NO_SUCH_DAY),
        ("nghỉ 31/2", Topic.DAY_OFF, Why.NO_SUCH_DAY),
        ("nghỉ 2/1/2072", Topic.DAY_OFF, Why.FAR_AWAY),
        ("nghỉ Tết", Topic.DAY_OFF, Why.UNREAD),
        ("nghỉ từ 12/2/2027 đến 3/2/2027", Topic.DAY_OFF, Why.NO_SUCH_DAY),
        ("nghỉ từ 3/2 đến 31/2/2027", Topic.DAY_OFF, Why.NO_SUCH_DAY),
        ("nghỉ từ 3/2/2027 đến 3/5/2027", Topic.DAY_OFF, Why.TOO_MANY),
        ("nghỉ từ 3/2 đến khi xong", Topic.DAY_OFF, Why.UNREAD),
        ("làm bù", Topic.DAY_WORKED, Why.UNREAD),
        ("bỏ", Topic.DAY_AS_USUAL, Why.UNREAD),
    ],
)
def test_what_is_refused(words: str, topic: Topic | None, why: Why) -> None:
    with pytest.raises(BadSetting) as refused:
        read(words)
    assert (refused.value.topic, refused.value.why) == (topic, why)


steps = st.lists(st.integers(1, 60), min_size=1, max_size=10, unique=True).map(sorted)
ladders = st.builds(
    lambda before, after, minutes, tiers: Ladder(
        before=tuple(before[::-1]),
        after=tuple(after),
        hour=dt.time(*divmod(minutes, 60)),
        office_from=min(tiers),
        leader_from=max(tiers),
    ),
    before=steps,
    after=steps,
    minutes=st.integers(EARLIEST.hour * 60, LATEST.hour * 60),
    tiers=st.tuples(st.integers(1, 60), st.integers(1, 60)),
)


@given(ladders)
def test_the_line_that_is_shown_sets_what_is_so_already(ladder: Ladder) -> None:
    times = replace(TIMES, ladder=ladder)
    for topic in OF_LADDER:
        line = line_of(topic, value_of(topic, ladder)).removeprefix("/caidat ")
        assert grant(read(line), times) == times


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(words: str) -> None:
    with suppress(BadSetting):
        grant(read(words), TIMES)


def test_a_wish_changes_one_setting_and_leaves_the_others() -> None:
    after = grant(read("giờ nhắc 7h30"), grant(read("nghỉ 2/1/2027"), TIMES))
    assert after.ladder == replace(Ladder(), hour=dt.time(7, 30))
    assert after.calendar.overrides == {dt.date(2027, 1, 2): False}


def test_the_defaults_leave_the_calendar_as_it_was_ordered() -> None:
    changed = grant(read("nhắc trước 5"), grant(read("làm bù 10/1/2027"), TIMES))
    assert grant(read("mặc định"), changed) == replace(TIMES, calendar=changed.calendar)


def test_a_day_is_taken_back_once() -> None:
    changed = grant(read("nghỉ 2/1/2027, 4/1/2027"), TIMES)
    less = grant(read("bỏ 2/1/2027"), changed)
    assert less.calendar.overrides == {dt.date(2027, 1, 4): False}
    with pytest.raises(BadSetting) as refused:
        grant(read("bỏ 2/1/2027"), less)
    assert refused.value.why is Why.NOT_SET


@pytest.mark.parametrize("words", ["báo văn phòng từ 8", "báo lãnh đạo từ 2"])
def test_the_leaders_are_not_told_before_the_office(words: str) -> None:
    with pytest.raises(BadSetting) as refused:
        grant(read(words), TIMES)
    assert refused.value.why is Why.LEADER_FIRST


def at(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words).replace(tzinfo=HANOI)


def task(due: str | None, urgency: Urgency = Urgency.NORMAL, state: State = State.ASSIGNED) -> Task:
    day = dt.date.fromisoformat(due) if due else None
    deadline = Due(due or "thường xuyên", DeadlineKind.EXACT if due else DeadlineKind.STANDING, day=day)
    unit = UnitName(1, "Phòng")
    return Task(1, 1, 1, "Việc", unit, state, at("2026-11-02 09:00"), due=deadline, urgency=urgency)


def with_hour(hour: int, minute: int = 0) -> Times:
    return replace(TIMES, ladder=replace(Ladder(), hour=dt.time(hour, minute)))


DUE = "2026-12-16"  # T-3 is Friday 11/12.


@pytest.mark.parametrize(
    ("now", "new", "expected"),
    [
        pytest.param("2026-12-10 09:00", with_hour(7, 30), "2026-12-11 07:30", id="it moves with the hour"),
        pytest.param("2026-12-11 07:45", with_hour(7, 30), "2026-12-11 07:45", id="what has come meanwhile is told"),
        pytest.param("2026-12-11 07:15", with_hour(7, 30), "2026-12-11 07:30", id="what has not is waited for"),
        pytest.param("2026-12-11 07:45", with_hour(10), "2026-12-11 10:00", id="later on the same day"),
        pytest.param(
            "2026-12-10 09:00",
            replace(TIMES, ladder=replace(Ladder(), before=(5, 2))),
            "2026-12-14 08:00",
            id="a step past at the change is skipped",
        ),
        pytest.param(
            "2026-12-10 22:00",
            replace(TIMES, calendar=WorkingCalendar({dt.date(2026, 12, 15): False})),
            "2026-12-11 08:00",
            id="what a day off made late is told when people are at work, not at night",
        ),
    ],
)
def test_what_becomes_of_the_reminder_that_is_waited_for(now: str, new: Times, expected: str) -> None:
    waiting = next_rung(task(DUE), at(now), TIMES)
    assert waiting is not None
    assert moved(task(DUE), waiting.moment, at(now), TIMES, new) == at(expected)


def test_what_is_due_and_not_planned_yet_is_kept() -> None:
    due, now = at("2026-12-11 08:00"), at("2026-12-11 08:00") + dt.timedelta(seconds=20)
    shorter = replace(TIMES, ladder=replace(Ladder(), after=(2, 4)))
    assert moved(task(DUE), due, now, TIMES, shorter) == due
    assert moved(task(DUE), due, now, TIMES, with_hour(10)) == at("2026-12-11 10:00")


def test_what_is_kept_for_the_morning_is_kept_through_another_change() -> None:
    night = at("2026-12-10 22:00")
    fewer = replace(TIMES, calendar=WorkingCalendar({dt.date(2026, 12, 15): False}))
    kept = moved(task(DUE), at("2026-12-11 08:00"), night, TIMES, fewer)
    assert kept is not None
    later = replace(fewer, ladder=replace(Ladder(), hour=dt.time(9)))
    assert moved(task(DUE), kept, night, fewer, later) == at("2026-12-11 09:00")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-12-11 10:00", "2026-12-11 10:00"),
        ("2026-12-11 06:00", "2026-12-11 08:00"),
        ("2026-12-11 17:00", "2026-12-14 08:00"),
        ("2026-12-12 10:00", "2026-12-14 08:00"),
    ],
)
def test_people_are_at_work_in_office_hours(now: str, expected: str) -> None:
    assert at_work(at(now), TIMES) == at(expected)


calendars = st.dictionaries(st.dates(dt.date(2026, 11, 20), dt.date(2027, 1, 10)), st.booleans(), max_size=4)
all_times = st.builds(lambda ladder, days: Times(HANOI, WorkingCalendar(days), ladder), ladders, calendars)
tasks = st.builds(
    task,
    st.dates(dt.date(2026, 11, 20), dt.date(2027, 1, 10)).map(str) | st.none(),
    st.sampled_from(Urgency),
    st.sampled_from([State.ASSIGNED, State.WAITING, State.RETURNED]),
)
moments = st.integers(0, 50 * 24 * 60).map(lambda minutes: at("2026-11-20 00:00") + dt.timedelta(minutes=minutes))


@given(tasks, moments, all_times, all_times)
def test_no_rung_is_lost_and_none_that_was_past_comes_back(of: Task, now: dt.datetime, old: Times, new: Times) -> None:
    """The tick plans the newest rung at each moment that it is given, then asks the ladder for the next."""
    waiting = next_rung(of, now, old)
    assert waiting is not None
    moment = moved(of, waiting.moment, now, old, new)
    assert moment is not None
    assert moment >= now

    first = newest_rung(of, moment, new)
    following = next_rung(of, now, new)
    assert first is not None
    assert following is not None
    assert moment <= following.moment
    past = [rung.name for rung in takewhile(lambda rung: rung.moment <= now, rungs(of, new))]
    if waiting.name in past:
        assert first.name in past[past.index(waiting.name) :] or first.moment > now
    else:
        assert first == following


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("trước ngày: ngày liền trước", Before.DAY_BEFORE),
        ("truoc ngay: ngay lien truoc", Before.DAY_BEFORE),
        ("trước ngày là hết ngày liền trước đó", Before.DAY_BEFORE),
        ("“trước ngày” tính đến ngày trước", Before.DAY_BEFORE),
        ("trước ngày: đúng ngày đó", Before.THAT_DAY),
        ("truoc ngay dung ngay do", Before.THAT_DAY),
        ("tính trước ngày = hết ngày đó", Before.THAT_DAY),
        ("cách tính trước ngày đúng ngày", Before.THAT_DAY),
    ],
)
def test_what_a_day_behind_before_means_is_set(words: str, before: Before) -> None:
    wish = read(words)
    assert (wish.topic, wish.value) == (Topic.BEFORE_DAY, before)
    assert grant(wish, TIMES).before is before


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("chốt số liệu ngày 14", 14),
        ("chot so lieu 14", 14),
        ("ngày chốt số liệu: 25 hằng tháng", 25),
        ("kỳ báo cáo chốt ngày 14 hàng tháng", 14),
        ("tháng báo cáo kết thúc ngày 20", 20),
        ("kỳ số liệu từ ngày 15 tháng trước đến hết ngày 14 tháng này", 14),
        ("ky bao cao tu 26 den 25", 25),
        ("chốt số liệu vào ngày cuối cùng của tháng", None),
        ("chốt cuối tháng", None),
        ("kỳ báo cáo từ ngày 1 đến ngày 31", None),
    ],
)
def test_the_day_on_which_a_month_of_reports_ends_is_set(words: str, day: int | None) -> None:
    wish = read(words)
    assert (wish.topic, wish.value) == (Topic.CUTOFF, day or 0)
    after = grant(wish, replace(TIMES, cutoff=7))
    assert after.cutoff == day
    assert grant(Wish(Topic.DEFAULTS), after) == after


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("chốt số liệu ngày 30", Why.OUT_OF_RANGE),
        ("chốt số liệu ngày 0", Why.OUT_OF_RANGE),
        ("kỳ báo cáo từ 10 đến 25", Why.UNREAD),
        ("chốt số liệu đầu tháng", Why.UNREAD),
    ],
)
def test_a_day_that_ends_no_month_of_reports_is_refused(words: str, why: Why) -> None:
    with pytest.raises(BadSetting) as refused:
        read(words)
    assert refused.value.why == why
