"""What a question asks of all tasks, and to which it narrows itself: rules over folded words, with their proofs."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from domain.overviews.filters import Status
from domain.overviews.questions import Subject
from reading.language.lookup import pattern
from reading.questions.filters import UNREPORTED

Meant = TypeVar("Meant", Subject, Status)


class Rule(NamedTuple, Generic[Meant]):
    """What a pattern means, with an example that it reads and one that it must not."""

    meant: Meant
    pattern: str
    reads: str
    not_reads: str


class Rules(Generic[Meant]):
    """Rules in their order, of which the first that is found anywhere counts."""

    def __init__(self, rules: Sequence[Rule[Meant]]) -> None:
        self.rules: tuple[Rule[Meant], ...] = tuple(rules)

    @cached_property
    def forms(self) -> tuple[tuple[Rule[Meant], re.Pattern[str]], ...]:
        return tuple((rule, re.compile(rule.pattern)) for rule in self.rules)

    def all_in(self, folded: str) -> list[tuple[Rule[Meant], re.Match[str]]]:
        """Every rule that is found, the one that counts first."""
        return [(rule, found) for rule, form in self.forms if (found := form.search(folded)) is not None]

    def first_in(self, folded: str) -> Meant | None:
        return next((rule.meant for rule, form in self.forms if form.search(folded)), None)


def _of(tag: str) -> str:
    return pattern("question_word", tag)


LAST_PLACE = "(?<!chuyen )doi so"
"""From the end: "đội sổ"; but "chuyển đổi số" is a unit's name."""
_WHO, _TASKS, _UNITS, _REPORTS = _of("who"), _of("task"), _of("unit"), _of("report")

SUBJECTS: Rules[Subject] = Rules(
    (
        Rule(
            Subject.SILENT,
            rf"{_WHO} (?:con |van )?(?:chua|khong) (?:{_of('give')} )?{_REPORTS}"
            rf"|{_UNITS}[^?]{{0,20}}chua {_of('progress')}|chua {_of('progress')} (?:tien do )?(?:la )?{_WHO}"
            rf"|{_WHO} im lang",
            "phòng nào chưa gửi báo cáo",
            "việc nào chưa báo cáo",
        ),
        Rule(
            Subject.COMPARE, rf"{_of('compare')}|{_UNITS} nao hon", "so sánh QLKH với CĐS", "phòng nào nhiều việc nhất"
        ),
        Rule(
            Subject.RANK_UNITS,
            rf"{_WHO}[^?]{{0,60}}{_of('degree')}|(?<!\w){_of('rank')}(?!\w)|{LAST_PLACE}"
            rf"|{_of('most')}[^?]{{0,30}} nhat",
            "phòng nào quá hạn nhiều nhất",
            "phòng nào làm việc này",
        ),
        Rule(
            Subject.TOTAL_RATE,
            rf"{_of('rate')}|%|{_of('state')} {_of('whole')}|tinh hinh[^?]{{0,80}}(?:the nao|ra sao)"
            r"|tong quan|den dau roi",
            "tỷ lệ hoàn thành là bao nhiêu",
            "kết quả họp hôm qua",
        ),
        Rule(Subject.COUNT, rf"{_of('number')}(?!\w)|\bmay {_TASKS}", "có mấy việc quá hạn", "mấy giờ họp"),
        Rule(
            Subject.LIST,
            rf"{_TASKS} (?:nao|gi|cua)|{_of('every')} {_TASKS}|{_of('show')}|\b(?:xem|con|co) {_TASKS}"
            rf"|{_TASKS} {_of('standing')}",
            "liệt kê các việc tháng này",
            "việc này gửi ai",
        ),
    )
)
"""In this order: "phòng nào nhiều việc quá hạn nhất" also speaks of tasks, but asks who."""

STATUSES: Rules[Status] = Rules(
    (
        Rule(Status.WAITING, pattern("awaits_decision"), "việc chờ quyết định", "đã quyết định"),
        Rule(Status.UNREPORTED, UNREPORTED, "việc nào chưa báo cáo", "đã báo cáo"),
        Rule(
            Status.COMPLETED_IN_TIME,
            r"(?:hoan thanh|xong) (?:dung|truoc) han|dung han",
            "hoàn thành đúng hạn",
            "hoàn thành quá hạn",
        ),
        Rule(Status.COMPLETED_LATE, r"(?:hoan thanh|xong) (?:qua|tre|cham) han", "xong trễ hạn", "quá hạn chưa xong"),
        Rule(
            Status.IN_TIME,
            r"(?:khong|chua) (?:bi )?(?:qua|tre|cham) han|(?:con|dang) trong han|con han",
            "chưa quá hạn",
            "đã quá hạn",
        ),
        Rule(
            Status.DUE_SOON,
            r"(?:sap|gan) (?:(?:den |toi |qua |het |tre |cham )?han|tre|cham)\b",
            "sắp đến hạn",
            "đã đến hạn",
        ),
        Rule(Status.OVERDUE, r"(?:qua|tre|cham) han|\btre\b|\bcham\b|overdue", "những việc trễ", "sắp đến hạn"),
        Rule(Status.NO_DEADLINE, r"(?:khong|chua) (?:co )?(?:thoi )?han", "không có hạn", "có hạn"),
        Rule(Status.AWAITING, r"cho (?:xac nhan|duyet|phe duyet)", "chờ xác nhận", "đã duyệt"),
        Rule(Status.RETURNED, r"(?:bi |don vi |da )?tra lai|bi tra|tra ve", "bị trả lại", "trả lời"),
        Rule(Status.CANCELLED, r"(?:bi|da) huy(?: bo)?", "đã hủy bỏ", "hủy việc này"),
        Rule(
            Status.OPEN,
            r"chua (?:hoan thanh|xong|lam)|dang (?:thuc hien|lam|xu ly|do)|con lai|ton dong"
            rf"|con (?:bao nhieu |may )?{_TASKS}",
            "còn mấy việc",
            "đã hoàn thành",
        ),
        Rule(Status.COMPLETED, r"hoan thanh|\bxong\b|\bdone\b", "đã xong", "đang làm"),
    )
)
