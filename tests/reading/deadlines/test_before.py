"""What "trước" with a day means: the end of the day before, or that very day where the office counts so."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from domain.deadlines import Deadline
from reading.deadlines.read import Before, read_deadline, read_deadlines

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WEDNESDAY = dt.datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)

OF_A_DAY = [
    ("trước ngày 15/12/2026", "2026-12-14", "2026-12-15"),
    ("truoc ngay 15/12/2026", "2026-12-14", "2026-12-15"),
    ("trước 5/12", "2026-12-04", "2026-12-05"),
    ("truoc 5/12 nhe", "2026-12-04", "2026-12-05"),
    ("trc 5-12", "2026-12-04", "2026-12-05"),
    ("xong trước ngày 01 tháng 12 năm 2026", "2026-11-30", "2026-12-01"),
    ("nop truoc ngay 1 thang 3 nam 2028", "2028-02-29", "2028-03-01"),
    ("gửi Văn phòng trước ngày 1/1/2027 để tổng hợp", "2026-12-31", "2027-01-01"),
    ("chậm nhất trước ngày 20/12", "2026-12-19", "2026-12-20"),
    ("cham nhat truoc 20/12", "2026-12-19", "2026-12-20"),
    ("hoàn thành trước thứ Sáu", "2026-11-19", "2026-11-20"),
    ("truoc thu sau nhe", "2026-11-19", "2026-11-20"),
    ("trước thứ 2 tuần sau", "2026-11-22", "2026-11-23"),
    ("trước chủ nhật", "2026-11-21", "2026-11-22"),
    ("trước ngày mai", "2026-11-18", "2026-11-19"),
    ("trước ngày 25", "2026-11-24", "2026-11-25"),
    ("truoc ngay 25 nha", "2026-11-24", "2026-11-25"),
    ("trước mùng 5", "2026-12-04", "2026-12-05"),
    ("trước mùng 6 Tết", "2027-02-10", "2027-02-11"),
    ("truoc ram thang gieng", "2027-02-19", "2027-02-20"),
    ("trước sáng thứ Hai", "2026-11-22", "2026-11-23"),
    ("trước cuộc họp ngày 25/11", "2026-11-24", "2026-11-25"),
    ("xin lùi đến trước 30/12", "2026-12-29", "2026-12-30"),
    ("từ 1/12 đến trước ngày 15/12", "2026-12-14", "2026-12-15"),
    ("trước ngày 12 của tháng cuối quý I/2027", "2027-03-11", "2027-03-12"),
    ("trước ngày làm việc cuối cùng của tháng 12", "2026-12-30", "2026-12-31"),
    ("trưoc 25/12", "2026-12-24", "2026-12-25"),
    ("truớc 25/12", "2026-12-24", "2026-12-25"),
    ("truowc ngay 25/12", "2026-12-24", "2026-12-25"),
    ("trước ngày 25 / 8 / 202 7", "2027-08-24", "2027-08-25"),
    ("trước thứ Sáu tuần sau", "2026-11-26", "2026-11-27"),
    ("truoc t2 tuan toi", "2026-11-22", "2026-11-23"),
    ("trước chúa nhật tuần sau", "2026-11-28", "2026-11-29"),
    ("trước mai", "2026-11-18", "2026-11-19"),
    ("trước ngày kia", "2026-11-19", "2026-11-20"),
    ("trước rằm", "2026-11-22", "2026-11-23"),
    ("trước rằm tháng Chạp", "2027-01-21", "2027-01-22"),
    ("trước 23 tháng Chạp", "2027-01-29", "2027-01-30"),
    ("trước ngày 15/12 âm lịch", "2027-01-21", "2027-01-22"),
    ("trước 28 Tết", "2027-02-03", "2027-02-04"),
    ("trước giao thừa", "2027-02-04", "2027-02-05"),
    ("trước lễ 30/4", "2027-04-29", "2027-04-30"),
    ("trước thứ Sáu (20/11)", "2026-11-19", "2026-11-20"),
    ("trước thứ Sáu, ngày 20/11/2026", "2026-11-19", "2026-11-20"),
    ("trước kỳ họp ngày 10/12", "2026-12-09", "2026-12-10"),
    ("muộn nhất trước 15/12", "2026-12-14", "2026-12-15"),
    ("trước mồng 1 tháng 12", "2026-11-30", "2026-12-01"),
    ("trước 15/12 hoặc 20/12", "2026-12-14", "2026-12-15"),
]

WITHOUT_CHOICE = [
    ("trước 16 giờ ngày 25/11", "2026-11-25T16:00"),
    ("truoc 16h ngay 25/11", "2026-11-25T16:00"),
    ("nộp 25/11, trước 9h", "2026-11-25T09:00"),
    ("trước chiều thứ Sáu", "2026-11-20"),
    ("trước tháng 12", "2026-11-30"),
    ("trước quý I/2027", "2026-12-31"),
    ("truoc nam 2027", "2026-12-31"),
    ("trước tuần sau", "2026-11-20"),
    ("trước Tết", "2027-02-05"),
    ("truoc tet", "2027-02-05"),
    ("trước Noel", "2026-12-24"),
    ("trước cuối tháng", "2026-11-30"),
    ("trước khi hết ngày 25/11", "2026-11-25"),
    ("trước cuối ngày mai", "2026-11-19"),
    ("đến ngày 25/11", "2026-11-25"),
    ("tới 25/11", "2026-11-25"),
    ("chậm nhất 25/11", "2026-11-25"),
    ("trong ngày 25/11", "2026-11-25"),
    ("hạn 25/11", "2026-11-25"),
    ("nộp trước hạn 25/11", "2026-11-25"),
    ("trước hoặc trong ngày 25/11", "2026-11-25"),
    ("5 ngày trước ngày 25/11", "2026-11-20"),
    ("trước đầu tuần sau", "2026-11-20"),
    ("trước đầu tháng 12", "2026-11-30"),
    ("trước đầu tháng sau", "2026-11-30"),
    ("trước đầu quý I/2027", "2026-12-31"),
    ("trước đầu năm 2027", "2026-12-31"),
    ("truoc dau nam sau", "2026-12-31"),
    ("trước trung tuần tháng 12", "2026-12-10"),
    ("trước hạ tuần tháng 12", "2026-12-20"),
    ("trước giữa tháng 12", "2026-12-15"),
    ("trước 10-15/12", "2026-12-09"),
    ("trước tháng Chạp", "2027-01-07"),
    ("trước Quốc khánh", "2027-09-01"),
    ("trước 24h ngày 25/11", "2026-11-25"),
    ("trước 0h ngày 25/11", "2026-11-25T00:00"),
    ("trước tối thứ Sáu", "2026-11-20"),
    ("trước Tết 10 ngày", "2027-01-27"),
    ("trước ngày 15/12 5 ngày", "2026-12-10"),
    ("5 ngày làm việc trước Tết", "2027-01-28"),
]

SERIES = [
    ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=24", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("truoc ngay 25 hang thang", "FREQ=MONTHLY;BYMONTHDAY=24", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("trước ngày 01 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("trước ngày 15 và 30 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=14,29", "FREQ=MONTHLY;BYMONTHDAY=15,30"),
    ("trước thứ Hai hằng tuần", "FREQ=WEEKLY;BYDAY=SU", "FREQ=WEEKLY;BYDAY=MO"),
    ("trước mỗi thứ Sáu", "FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;BYDAY=FR"),
    ("trước ngày 1/1 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"),
    ("trước ngày 20/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=19", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"),
    ("trước ngày 1/6 và 15/12 hằng năm", "FREQ=YEARLY;BYYEARDAY=-215,-18", "FREQ=YEARLY;BYYEARDAY=-214,-17"),
    ("trước ngày 5 các tháng", "FREQ=MONTHLY;BYMONTHDAY=4", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("trước ngày 5, 15, 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=4,14,24", "FREQ=MONTHLY;BYMONTHDAY=5,15,25"),
    ("trước thứ 3 và thứ 6 hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;BYDAY=TU,FR"),
    (
        "trước ngày 15 tháng cuối quý",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
    ),
    (
        "trước ngày 20 các tháng 3, 6, 9, 12",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
    ),
    ("định kỳ trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=24", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("từ tháng 1/2027, trước ngày 5 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=4", "FREQ=MONTHLY;BYMONTHDAY=5"),
]

SERIES_WITHOUT_CHOICE = [
    ("trước 16 giờ ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25;BYHOUR=16;BYMINUTE=0"),
    ("trước ngày làm việc cuối cùng của tháng", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    ("đến ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("trước 24h ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("trước chiều thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
]


def read(words: str, before: Before, now: dt.datetime = WEDNESDAY) -> Deadline:
    found = read_deadline(words, now, before=before)
    assert found
    return found


@pytest.mark.parametrize(("words", "day_before", "that_day"), OF_A_DAY)
def test_a_day_is_read_as_the_office_counts(words: str, day_before: str, that_day: str) -> None:
    found, other = read(words, Before.DAY_BEFORE), read(words, Before.THAT_DAY)
    assert (str(found.day), found.before) == (day_before, Before.DAY_BEFORE)
    assert (str(other.day), other.before) == (that_day, Before.THAT_DAY)
    assert found.words == other.words


@pytest.mark.parametrize(("words", "gives"), WITHOUT_CHOICE)
@pytest.mark.parametrize("before", Before)
def test_what_names_no_day_or_an_hour_is_read_one_way(words: str, gives: str, before: Before) -> None:
    found = read(words, before)
    assert f"{found.moment:%Y-%m-%dT%H:%M}" == gives if found.moment else str(found.day) == gives
    assert found.before is None


@pytest.mark.parametrize(("words", "day_before", "that_day"), SERIES)
def test_a_series_is_read_as_the_office_counts(words: str, day_before: str, that_day: str) -> None:
    found, other = read(words, Before.DAY_BEFORE), read(words, Before.THAT_DAY)
    assert (found.rrule, found.before) == (day_before, Before.DAY_BEFORE)
    assert (other.rrule, other.before) == (that_day, Before.THAT_DAY)


@pytest.mark.parametrize(("words", "rrule"), SERIES_WITHOUT_CHOICE)
@pytest.mark.parametrize("before", Before)
def test_a_series_with_an_hour_or_of_working_days_stays(words: str, rrule: str, before: Before) -> None:
    assert read(words, before).rrule == rrule


def test_the_day_before_today_is_not_to_come_any_more() -> None:
    """Who says so without a year on that very day means today at the latest; a whole date means what it says."""
    found = read("trước 18/11", Before.DAY_BEFORE)
    assert (str(found.day), found.before) == ("2026-11-18", Before.THAT_DAY)
    assert str(read("trước ngày 18/11/2026", Before.DAY_BEFORE).day) == "2026-11-17"


def test_all_days_of_a_list_are_read_alike() -> None:
    found = read_deadlines("trước 20/11 và 30/11, 5/12", WEDNESDAY)
    assert [str(each.day) for each in found] == ["2026-11-19", "2026-11-29", "2026-12-04"]
    other = read_deadlines("trước 20/11; đến 30/11", WEDNESDAY)
    assert [str(each.day) for each in other] == ["2026-11-19", "2026-11-30"]


def test_other_meanings_move_with_the_day() -> None:
    assert [str(day) for day in read("trước t6", Before.DAY_BEFORE).alternatives] == ["2027-05-31"]
    friday = dt.datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
    assert read("trước thứ 6", Before.DAY_BEFORE, friday).alternatives == ()
    assert [str(day) for day in read("trước 17/11", Before.DAY_BEFORE).alternatives] == ["2026-11-16"]


BROKEN = [
    ("trong ngày 25 / 8 /202 7", "2027-08-25"),
    ("đến ngày 25 / 8 / 2 027", "2027-08-25"),
    ("hạn 25/8/2 0 2 7", "2027-08-25"),
    ("hạn 25 / 1 2 / 2026", "2026-12-25"),
    ("chậm nhất ngày 2 5 / 8 / 2027", "2027-08-25"),
    ("ngay 28 thang 08 nam 202 7", "2027-08-28"),
]


@pytest.mark.parametrize(("words", "day"), BROKEN)
def test_figures_that_a_text_layer_broke_are_one_date(words: str, day: str) -> None:
    found = read(words, Before.DAY_BEFORE)
    assert (str(found.day), found.words) == (day, words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hạn 15/7/27 cho 13 phòng", "2027-07-15"),
        ("hạn 15/12/2026 120 hồ sơ", "2026-12-15"),
        ("hạn 5/12, 2 6 phòng", "2026-12-05"),
    ],
)
def test_numbers_beside_a_date_stay_beside_it(words: str, day: str) -> None:
    assert str(read(words, Before.DAY_BEFORE).day) == day
