"""What is said of one draft, clause by clause: nothing of it is passed over."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.names import Named
from domain.refusals import DeadlinePassed, NoSuchDay, NoSuchUnit, Refusal, UnreadDeadline
from domain.registering.drafts import Draft
from reading.papers_in.clauses import amended_by_clause

UNITS = [
    Named(1, "Văn phòng Sở", ("VP",)),
    Named(2, "Phòng Đào tạo", ("ĐT",)),
    Named(3, "Trung tâm Tin học", ("TTTH",)),
]
NOW = dt.datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DRAFT = Draft(assigning=True, content="Rà soát hồ sơ", leads=(2,), no_deadline=True)
Told = tuple[str, type[Refusal] | None]


@pytest.mark.parametrize(
    ("words", "leads", "day", "unread"),
    [
        ("giao VP", (1,), None, ()),
        ("giao VP, hạn 25/12", (1,), 25, ()),
        ("giao VP, hạn 30/2", (1,), None, (("hạn 30/2", NoSuchDay),)),
        ("giao phòng xe, hạn 25/12", (2,), 25, (("giao phòng xe", NoSuchUnit),)),
        ("giao cho anh Tư", (2,), None, (("giao cho anh Tư", NoSuchUnit),)),
        ("phòng xe", (2,), None, (("phòng xe", NoSuchUnit),)),
        ("phối hợp phòng xe", (2,), None, (("phối hợp phòng xe", NoSuchUnit),)),
        ("hạn 1/2/2019", (2,), None, (("hạn 1/2/2019", DeadlinePassed),)),
        ("hạn hôm nọ", (2,), None, (("hạn hôm nọ", UnreadDeadline),)),
        ("hạn 25/12, làm kỹ vào", (2,), 25, (("làm kỹ vào", None),)),
        ("gì thế", (2,), None, (("gì thế", None),)),
    ],
)
def test_each_clause_is_done_or_told_with_its_reason(
    words: str, leads: tuple[int, ...], day: int | None, unread: tuple[Told, ...]
) -> None:
    after, left = amended_by_clause(DRAFT, words, UNITS, now=NOW, rules=DateRules(WorkingCalendar()))

    assert after.leads == leads
    assert (after.due.day.day if after.due and after.due.day else None) == day
    assert after.unclear_support is None
    assert tuple((one.words, type(one.why) if one.why else None) for one in left) == unread
