"""What the office is told about questions (docs/hoi.md) is how they are understood."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.names import Colleague, Named
from domain.overviews.account import is_account
from domain.overviews.filters import Filters
from domain.overviews.questions import Subject
from reading.questions.filters import read_filters
from reading.questions.read import read_question
from texts.lists import asked_for, period_words

NOW = dt.datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
UNITS = (
    Named(1, "Văn phòng Sở", ("VP",)),
    Named(2, "Phòng Quản lý khoa học", ("QLKH",)),
    Named(3, "Phòng Chuyển đổi số", ("CĐS",)),
)
PEOPLE = (
    Colleague(11, "Nguyễn Văn Thịnh", unit=2, heads=True),
    Colleague(12, "Vũ Ngọc Ánh", unit=3, heads=True),
    Colleague(13, "Đỗ Quang Huy", unit=2),
    Colleague(14, "Trần Quốc Vinh", leader=True),
)
ANSWERS = {
    Subject.LIST: "danh sách",
    Subject.COUNT: "số lượng",
    Subject.STATE: "tình trạng",
    Subject.RANK_UNITS: "xếp thứ tự",
    Subject.COMPARE: "so sánh",
    Subject.TOTAL_RATE: "tỷ lệ",
    Subject.SILENT: "ai chưa báo cáo",
    Subject.FORECAST: "lịch nhắc",
    Subject.HELP: "cách dùng",
}
PAGE = Path(__file__).resolve().parents[3] / "docs/hoi.md"
ROW = re.compile(r"^\| `(?P<asked>[^`]+)` \| (?P<answer>[^|]+) \| (?P<scope>[^|]*) \|$", re.MULTILINE)
ROWS = [(row["asked"], row["answer"].strip(), row["scope"].strip()) for row in ROW.finditer(PAGE.read_text("utf-8"))]


def understood(asked: str) -> tuple[str, str]:
    """What kind of answer is given, and of which tasks, as the first line of the answer says it."""
    if asked.startswith("/"):
        command, _, words = asked.partition(" ")
        filters = read_filters(words, units=UNITS, today=NOW.date(), people=PEOPLE)
        return "như lệnh", _scope(filters, counted=command == "/tonghop")
    question = read_question(asked, UNITS, NOW, PEOPLE)
    assert question is not None
    answer = ANSWERS[question.subject] + (" từng đơn vị" if question.by_unit else "")
    filters = question.filters
    if filters.period and question.subject in (Subject.FORECAST, Subject.SILENT):
        return answer, "; ".join([*asked_for(replace(filters, period=None)), period_words(filters.period)])
    return answer, _scope(filters, counted=question.subject not in (Subject.LIST, Subject.STATE))


def _scope(filters: Filters, *, counted: bool) -> str:
    if counted and filters.period and is_account(filters, NOW.date(), None):
        return "; ".join([*asked_for(replace(filters, period=None)), f"trong kỳ {period_words(filters.period)}"])
    return "; ".join(asked_for(filters))


def test_the_page_has_examples() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize(("asked", "answer", "scope"), ROWS, ids=[row[0] for row in ROWS])
def test_an_example_is_understood_as_the_page_says(asked: str, answer: str, scope: str) -> None:
    assert understood(asked) == (answer, scope)
