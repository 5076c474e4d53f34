"""What stands behind the items of a letter: a limit for all of them, one more unit, a word of who writes."""

import datetime as dt

import pytest

from documents.document import Document, Paragraph
from documents.finding import findings
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.findings import Findings

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
LINES = (
    "UBND TỈNH AN THỊNH",
    "SỞ Y TẾ",
    "Số: 310/SYT-VP",
    "V/v triển khai công tác cuối năm",
    "An Thịnh, ngày 02 tháng 11 năm 2026",
    "Kính gửi: Các phòng, đơn vị thuộc Sở.",
    "Giám đốc Sở giao nhiệm vụ như sau:",
    "1. Phòng Nghiệp vụ Y rà soát danh mục hồ sơ.",
    "2. Thanh tra Sở kiểm tra 03 cơ sở trước ngày 15/11/2026.",
)


def read(*behind: str) -> Findings:
    blocks = tuple(map(Paragraph, (*LINES, *behind)))
    return findings(Document(blocks), rules=DateRules(WorkingCalendar()), now=NOW)


def days(*behind: str) -> list[dt.date | None]:
    return [task.deadline.day if task.deadline else None for task in read(*behind).tasks]


@pytest.mark.parametrize(
    "closing",
    [
        "Thời hạn hoàn thành các nội dung trên: ngày 01/12/2026.",
        "Thời hạn hoàn thành các nhiệm vụ nêu trên (trừ mục 2): ngày 01/12/2026./.",
        "Các nhiệm vụ trên hoàn thành trước ngày 02/12/2026.",
    ],
)
def test_a_closing_limit_is_of_all_items_that_have_none(closing: str) -> None:
    assert days(closing) == [dt.date(2026, 12, 1), dt.date(2026, 11, 14)]


def test_days_from_the_signature_are_counted_from_the_paper() -> None:
    item = "3. Văn phòng Sở báo cáo kết quả trong thời hạn 07 ngày kể từ ngày ký văn bản này."
    assert days(item)[-1] == dt.date(2026, 11, 9)


def test_one_more_unit_behind_the_items_has_a_task_of_its_own() -> None:
    assert [task.leads for task in read("Phòng Tổ chức cán bộ theo dõi, đôn đốc việc thực hiện.").tasks] == [
        ("Phòng Nghiệp vụ Y",),
        ("Thanh tra Sở",),
        ("Phòng Tổ chức cán bộ",),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Sở Y tế rất mong các đơn vị phối hợp.",
        "Văn phòng Sở thông báo để các phòng, đơn vị biết, thực hiện./.",
    ],
)
def test_who_writes_has_none(closing: str) -> None:
    assert len(read(closing).tasks) == 2
