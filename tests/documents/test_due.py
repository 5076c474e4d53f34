"""Deadlines as the cells of plans give them, seen from 10 February 2026."""

import datetime as dt

import pytest

from documents.plans.due import due_in, is_due
from domain.deadlines import DeadlineKind
from domain.documents.findings import Doubt
from tests.documents.drawn import RULES, SIGNED


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Quý II", dt.date(2026, 6, 30)),
        ("QIII/2026", dt.date(2026, 9, 30)),
        ("Quý III + IV", dt.date(2026, 12, 31)),
        ("Tháng 8", dt.date(2026, 8, 31)),
        ("5/2026", dt.date(2026, 5, 31)),
        ("2026", dt.date(2026, 12, 31)),
        ("Cả năm", dt.date(2026, 12, 31)),
        ("Giai đoạn 2026-2027", dt.date(2027, 12, 31)),
        ("2026 và các năm tiếp theo", dt.date(2026, 12, 31)),
        ("Tháng 4, 7, 10", dt.date(2026, 10, 31)),
        ("Trước 20/5", dt.date(2026, 5, 19)),
        ("31/12", dt.date(2026, 12, 31)),
        ("20/10/20\n26", dt.date(2026, 10, 20)),
        ("Dự thảo: 15/4; ban hành: 20/5", dt.date(2026, 5, 20)),
        ("Trình tháng 3,\nhoàn thành tháng 11", dt.date(2026, 11, 30)),
    ],
)
def test_the_last_day_counts(cell: str, day: dt.date) -> None:
    found = due_in(cell, SIGNED, RULES)
    assert found.deadline is not None
    assert (found.deadline.day, found.doubts) == (day, ())
    assert found.deadline.words == found.words
    assert "".join(found.words.split()) == "".join(cell.split())
    assert not found.deadline.doubtful


@pytest.mark.parametrize(
    ("cell", "kind", "rrule"),
    [
        ("Thường xuyên", DeadlineKind.STANDING, None),
        ("Hằng quý", DeadlineKind.RECURRING, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("6 tháng, năm", DeadlineKind.RECURRING, "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("Ngày 18 hằng tháng", DeadlineKind.RECURRING, "FREQ=MONTHLY;BYMONTHDAY=18"),
        ("Ngay", DeadlineKind.VAGUE, None),
    ],
)
def test_what_comes_back_has_no_day(cell: str, kind: DeadlineKind, rrule: str | None) -> None:
    found = due_in(cell, SIGNED, RULES).deadline
    assert found is not None
    assert (found.kind, found.rrule, found.day) == (kind, rrule, None)


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        ("Khi có hướng dẫn của Bộ", Doubt.EVENT),
        ("31/4/2026", Doubt.IMPOSSIBLE_DAY),
        ("15/1/2026", Doubt.IMPOSSIBLE_DAY),
        ("Từ vụ sau", Doubt.UNREADABLE_DEADLINE),
        ("Tuần 2 tháng 6", Doubt.UNREADABLE_DEADLINE),
    ],
)
def test_what_is_unclear_is_asked(cell: str, doubt: Doubt) -> None:
    found = due_in(cell, SIGNED, RULES)
    assert (found.words, found.doubts) == (cell, (doubt,))


@pytest.mark.parametrize("cell", ["", "-", "…", "Không", "01/01/1970", "1/1/1970 00:00"])
def test_some_cells_say_that_there_is_none(cell: str) -> None:
    assert due_in(cell, SIGNED, RULES) == (None, None, ())


def test_a_time_is_told_from_other_words() -> None:
    assert is_due("Quý III", SIGNED, RULES)
    assert not is_due("Báo cáo tổng kết quý III của các phòng, đơn vị gửi Văn phòng", SIGNED, RULES)
    assert not is_due("Văn phòng", SIGNED, RULES)
