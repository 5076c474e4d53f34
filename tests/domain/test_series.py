"""When the next occurrence of a deadline that comes back is due, and when it is to be there at the latest."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import series
from domain.calendar import ONE_DAY, WorkingCalendar, month_end, month_length
from domain.deadlines import DeadlineKind
from domain.ladder import Times
from domain.recurrence import EVERY_MONTH, Clock, Series
from domain.tasks import Due
from reading.deadlines.read import read_deadline
from reading.deadlines.series import MONTHS_OF_PERIOD

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = WorkingCalendar()
TIMES = Times(HANOI, CALENDAR)


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


def noon(on: dt.date) -> dt.datetime:
    return dt.datetime.combine(on, dt.time(12), HANOI)


def registered(words: str, on: str) -> Due:
    """The deadline of a task that was registered on that day."""
    read = read_deadline(words, dt.datetime.combine(day(on), dt.time(9), HANOI))
    assert read is not None
    return series.first(Due.from_reading(read), noon(day(on)), CALENDAR)


@pytest.mark.parametrize(
    ("words", "on", "days"),
    [
        ("ngày 25 hằng tháng", "2026-11-16", ["2026-11-25", "2026-12-25", "2027-01-25"]),
        ("ngày 31 hằng tháng", "2027-12-16", ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
        ("ngày 30 hằng tháng", "2027-01-04", ["2027-01-30", "2027-02-28", "2027-03-30"]),
        ("ngày 15 và 30 hằng tháng", "2027-02-01", ["2027-02-15", "2027-02-28", "2027-03-15", "2027-03-30"]),
        ("cuối mỗi tháng", "2027-01-04", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("hằng quý", "2026-11-16", ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30"]),
        ("định kỳ 06 tháng", "2026-11-16", ["2026-12-31", "2027-06-30", "2027-12-31"]),
        ("đến 15/6 và 1/12 hằng năm", "2026-11-16", ["2026-12-01", "2027-06-15", "2027-12-01", "2028-06-15"]),
        ("ngày 29/2 hằng năm", "2027-01-04", ["2027-02-28", "2028-02-29", "2029-02-28"]),
        ("hằng năm", "2026-11-16", ["2026-12-31", "2027-12-31"]),
        ("thứ 6 hằng tuần", "2026-12-21", ["2026-12-25", "2027-01-01", "2027-01-08"]),
        ("thứ 3 và thứ 5 hằng tuần", "2026-11-16", ["2026-11-17", "2026-11-19", "2026-11-24"]),
        ("hằng ngày", "2026-11-16", ["2026-11-16", "2026-11-17"]),
        ("ngày làm việc cuối cùng của tháng", "2026-11-16", ["2026-11-30", "2026-12-31", "2027-01-29", "2027-02-26"]),
        ("ngày làm việc đầu tiên của tháng", "2026-11-16", ["2026-12-01", "2027-01-04", "2027-02-01"]),
        ("trước 16 giờ ngày 25 hằng tháng", "2026-11-16", ["2026-11-25", "2026-12-25"]),
        ("sáng thứ Hai của tuần đầu tiên và tuần thứ ba mỗi tháng", "2026-11-16",
         ["2026-11-16", "2026-12-07", "2026-12-21", "2027-01-04"]),
        ("thứ Sáu cuối cùng hằng tháng", "2026-11-16", ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("thứ Hai tuần thứ năm mỗi tháng", "2026-11-16", ["2026-11-30", "2026-12-28", "2027-01-25"]),
        ("ngày 20 các tháng 3, 6, 9, 12", "2026-11-16", ["2026-12-20", "2027-03-20"]),
        ("mỗi thứ Sáu", "2026-11-16", ["2026-11-20", "2026-11-27"]),
    ],
)  # fmt: skip
def test_one_occurrence_follows_another(words: str, on: str, days: list[str]) -> None:
    due = registered(words, on)
    found = [due.day]
    for _ in days[1:]:
        assert due.day is not None
        after = series.following(due, noon(due.day), CALENDAR)
        assert after is not None
        assert after.passed == ()
        due = after.due
        found.append(due.day)
    assert found == list(map(day, days))


@pytest.mark.parametrize(
    ("today", "next_one", "passed"),
    [
        ("2026-11-10", "2026-12-25", []),
        ("2026-11-25", "2026-12-25", []),
        ("2026-12-24", "2026-12-25", []),
        ("2026-12-25", "2026-12-25", []),
        ("2026-12-26", "2027-01-25", ["2026-12-25"]),
        ("2027-02-26", "2027-03-25", ["2026-12-25", "2027-01-25", "2027-02-25"]),
    ],
    ids=["done early", "on the day", "a month late", "the next one is today", "one is over", "three are over"],
)
def test_what_is_over_is_passed_by(today: str, next_one: str, passed: list[str]) -> None:
    after = series.following(registered("ngày 25 hằng tháng", "2026-11-01"), noon(day(today)), CALENDAR)
    assert after is not None
    assert after.due.day == day(next_one)
    assert after.passed == tuple(map(day, passed))


@pytest.mark.parametrize("words", ["hằng tuần", "10 ngày một lần", "2 tuần một lần", "thường xuyên", "trước 15/12"])
def test_words_that_fix_no_next_day_give_none(words: str) -> None:
    due = registered(words, "2026-11-16")
    assert series.following(due, noon(day("2026-11-20")), CALENDAR) is None
    assert series.appears(due, TIMES) is None


def test_a_series_with_an_end_has_no_day_after_it() -> None:
    due = registered("ngày 25 hằng tháng đến hết tháng 12/2026", "2026-11-01")
    last = series.following(due, noon(day("2026-11-25")), CALENDAR)
    assert last is not None
    assert last.due.day == day("2026-12-25")
    assert series.following(last.due, noon(day("2026-12-25")), CALENDAR) is None


def test_the_next_deadline_has_the_words_of_the_first_and_no_history() -> None:
    due = registered("hạn ngày 25 hằng tháng", "2026-11-01")
    after = series.following(due, noon(day("2026-11-25")), CALENDAR)
    assert after is not None
    assert after.due == Due(due.words, DeadlineKind.RECURRING, day=day("2026-12-25"), rrule=due.rrule)


@pytest.mark.parametrize(
    ("words", "at", "ends"),
    [
        ("trước 16 giờ ngày 25 hằng tháng", "2026-11-25T15:59", "2026-11-25T16:00"),
        ("trước 16 giờ ngày 25 hằng tháng", "2026-11-25T16:00", "2026-12-25T16:00"),
        ("17h ngày làm việc cuối cùng của tháng", "2026-11-16T09:00", "2026-11-30T17:00"),
        ("24 giờ ngày 25 hằng tháng", "2026-11-16T09:00", "2026-11-26T00:00"),
        ("ngày 25 hằng tháng", "2026-11-25T23:00", "2026-11-26T00:00"),
    ],
)
def test_the_hour_of_a_series_is_that_of_each_occurrence(words: str, at: str, ends: str) -> None:
    now = dt.datetime.fromisoformat(at).replace(tzinfo=HANOI)
    read = read_deadline(words, now)
    assert read is not None
    due = series.first(Due.from_reading(read), now, CALENDAR)
    end = dt.datetime.fromisoformat(ends).replace(tzinfo=HANOI)
    assert due.ends(HANOI) == end
    after = series.following(due, end, CALENDAR)
    assert after is not None
    following = after.due.ends(HANOI)
    assert following is not None
    assert following.time() == end.time()
    assert following > end


def test_an_extension_does_not_shift_the_series() -> None:
    first = registered("ngày 25 hằng tháng", "2026-11-01")
    extended = Due("10/12", DeadlineKind.EXACT, day=day("2026-12-10"), version=2)
    assert series.coming_back((first, extended)) == first
    assert series.coming_back((extended,)) is None


@pytest.mark.parametrize(
    ("due_day", "moment"),
    [
        ("2026-11-25", "2026-11-26T08:00"),
        ("2026-11-27", "2026-11-30T08:00"),
        ("2026-12-31", "2027-01-04T08:00"),
    ],
    ids=["a Wednesday", "a Friday", "before a holiday"],
)
def test_the_next_one_is_there_on_the_first_working_morning_after_the_day(due_day: str, moment: str) -> None:
    due = Due("ngày 25 hằng tháng", DeadlineKind.RECURRING, day=day(due_day), rrule="FREQ=MONTHLY;BYMONTHDAY=25")
    assert series.appears(due, TIMES) == dt.datetime.fromisoformat(moment).replace(tzinfo=HANOI)


def test_a_month_whose_first_working_day_is_decided_anew_has_no_second_one() -> None:
    first = Due("x", DeadlineKind.RECURRING, day=day("2027-01-04"), rrule=Series(EVERY_MONTH, 1, working=True).rrule)
    after = series.following(first, noon(day("2027-01-04")), WorkingCalendar({day("2027-01-04"): False}))
    assert after is not None
    assert after.due.day == day("2027-02-01")


CLOCKS = st.none() | st.builds(Clock, st.integers(0, 23), st.integers(0, 59))
MONTHS = st.sampled_from(list(MONTHS_OF_PERIOD.values())) | st.sets(st.integers(1, 12), min_size=1).map(sorted).map(
    tuple
)
MONTH_DAYS = st.lists(st.integers(1, 31) | st.just(-1), min_size=1, max_size=3, unique=True).map(sorted)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True).map(sorted)
DAYS_OF_YEAR = st.integers(1, 12).flatmap(
    lambda month: st.tuples(st.just(month), st.integers(1, month_length(2025, month)))
)
MONTHLY = st.builds(
    lambda months, days, clock: Series(months, days[0], more=tuple(days[1:]), clock=clock), MONTHS, MONTH_DAYS, CLOCKS
)
WORKING = st.builds(
    lambda months, day, clock: Series(months, day, working=True, clock=clock),
    MONTHS, st.integers(1, 23) | st.just(-1), CLOCKS,
)  # fmt: skip
NTH = st.sets(st.sampled_from((1, 2, 3, 4, 5, -1)), min_size=1, max_size=3).map(
    lambda places: tuple(sorted(places, key=lambda place: place % 6))
)
WEEKDAY_OF_MONTH = st.builds(
    lambda months, weekday, nth, clock: Series(months, weekday=weekday, nth=nth, clock=clock),
    MONTHS, st.integers(0, 6), NTH, CLOCKS,
)  # fmt: skip
WEEKLY = st.builds(
    lambda days, clock: Series(days=7, weekday=days[0], more=tuple(days[1:]), clock=clock), WEEKDAYS, CLOCKS
)
YEARLY = st.sets(DAYS_OF_YEAR, min_size=1, max_size=4).map(lambda dates: Series(dates=tuple(sorted(dates))))
SERIES = MONTHLY | WORKING | WEEKDAY_OF_MONTH | WEEKLY | YEARLY | CLOCKS.map(lambda clock: Series(days=1, clock=clock))
STARTS = st.dates(day("2024-01-01"), day("2029-12-31"))


def expected(one: Series, today: dt.date) -> bool:
    """Whether a day is due, asked of the day alone."""
    last = month_end(today.year, today.month)
    month = [last.replace(day=number) for number in range(1, last.day + 1)]
    if one.dates:
        return (today.month, today.day) in one.dates
    if one.days:
        return one.weekday is None or today.weekday() in (one.weekday, *one.more)
    if today.month not in one.months:
        return False
    if one.working:
        worked = [each for each in month if CALENDAR.is_working_day(each)]
        return today == (worked[-1] if one.day < 0 else worked[min(one.day, len(worked)) - 1])
    if one.weekday is not None:
        alike = [each for each in month if each.weekday() == one.weekday]
        return today in {alike[-1 if place < 0 else min(place, len(alike)) - 1] for place in one.nth}
    return today in {last if number < 0 else month[min(number, last.day) - 1] for number in (one.day, *one.more)}


@given(one=SERIES, start=STARTS, wait=st.integers(0, 900))
def test_the_next_occurrence_is_later_and_in_the_series_and_no_other_lies_between(
    one: Series, start: dt.date, wait: int
) -> None:
    first = one.next_due(start, CALENDAR)
    assert first is not None
    assert first >= start
    today = first + ONE_DAY * wait
    midnight = dt.datetime.combine(today, dt.time(), HANOI)
    after = series.following(Due("x", DeadlineKind.RECURRING, day=first, rrule=one.rrule), midnight, CALENDAR)
    assert after is not None
    assert after.due.day is not None
    told = [first, *after.passed, after.due.day]
    assert all(earlier < later for earlier, later in pairwise(told))
    assert all(passed < today for passed in after.passed)
    assert after.due.day >= today
    between = [first + ONE_DAY * n for n in range((after.due.day - first).days + 1)]
    assert told == [each for each in between if expected(one, each)]


@given(SERIES)
def test_a_rule_is_read_back_as_it_was_written(one: Series) -> None:
    again = Series.from_rrule(one.rrule)
    assert again.rrule == one.rrule
    assert again.clock == one.clock or one.dates
