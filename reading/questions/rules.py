"""What a question asks of all tasks, and to which it narrows itself: rules over folded words, with their proofs."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from domain.overviews.filters import Status
from domain.overviews.questions import Subject
from reading.language.forms import Form
from reading.questions.filters import EXTENSION, NOT_STARTED, OBSTACLE, UNREPORTED

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
    def forms(self) -> tuple[tuple[Rule[Meant], Form], ...]:
        return tuple((rule, Form(rule.pattern, rule.reads, rule.not_reads)) for rule in self.rules)

    def all_in(self, folded: str) -> list[tuple[Rule[Meant], re.Match[str]]]:
        """Every rule that is found, the one that counts first."""
        return [(rule, found) for rule, form in self.forms if (found := form.search(folded)) is not None]

    def apart_in(self, folded: str) -> list[Meant]:
        """What is meant by rules whose words are not those of one before, the one that counts first."""
        meant: list[Meant] = []
        spans: list[tuple[int, int]] = []
        for rule, found in self.all_in(folded):
            start, end = found.span()
            if not any(start < after and before < end for before, after in spans):
                spans.append((start, end))
                meant.append(rule.meant)
        return meant

    def first_in(self, folded: str) -> Meant | None:
        return next((rule.meant for rule, form in self.forms if form.search(folded)), None)


LAST_PLACE = "<not_behind question_word.turn><question_word.last_place>"
"""From the end: "đội sổ"; but "chuyển đổi số" is a unit's name."""
_WHO, _TASKS, _UNITS = r"(?<!\w)<question_word.who>(?!\w)", "<question_word.task>", "<question_word.unit>"
_PROGRESS = "(?:<denial.yet>|<status.not_seen>) <question_word.progress>"

SUBJECTS: Rules[Subject] = Rules(
    (
        Rule(
            Subject.HELP,
            r"(?<!\w)<question_word.us>(?: <question_word.this>)? "
            r"(?:<question_word.who_are>|<question_word.able>)(?!\w)"
            r"|(?<!\w)<question_word.helps>(?!\w)"
            r"|(?<!\w)<question_word.usage>(?: <question_word.us>(?: <question_word.this>)?)?"
            r"(?: <question_word.how>)?(?> <asks.closing>(?!\w)){0,20}\W*$",
            "trợ lý làm được gì",
            "phòng KHTC làm được gì",
        ),
        Rule(
            Subject.FORECAST,
            r"(?<!\w)<asks.forecast>(?: <question_word.task>)? <asks.what>(?!\w)"
            r"|(?<!\w)<asks.when>(?: \w+){0,2} <asks.forecast>(?!\w)"
            r"|(?<!\w)<asks.what> <status.done_to> <asks.forecast>(?!\w)|(?<!\w)<asks.plan>(?!\w)",
            "tuần tới nhắc những ai",
            "nhắc anh Lâm nộp",
        ),
        Rule(
            Subject.SILENT,
            f"{_WHO} (?:<question_word.still> )?<denial.plain> (?:<question_word.give> )?<question_word.report>"
            rf"|{_UNITS}[^?]{{0,20}}{_PROGRESS}"
            f"|{_PROGRESS} (?:<question_word.progress_of> )?(?:<question_word.is> )?{_WHO}"
            f"|{_WHO} <question_word.silent>",
            "phòng nào chưa gửi báo cáo",
            "việc nào chưa báo cáo",
        ),
        Rule(
            Subject.COMPARE,
            f"<question_word.compare>|{_UNITS} <question_word.which_more>",
            "so sánh QLKH với CĐS",
            "phòng nào nhiều việc nhất",
        ),
        Rule(
            Subject.LIST,
            rf"{_TASKS} <question_word.which>[^?]{{0,40}}<question_word.most_of_all>",
            "việc nào trễ lâu nhất",
            "phòng nào nhiều việc nhất",
        ),
        Rule(
            Subject.RANK_UNITS,
            rf"{_WHO}[^?]{{0,60}}\b<not_behind question_word.no_degree><question_word.degree>\b"
            rf"|(?<!\w)<question_word.rank>(?!\w)|{LAST_PLACE}"
            r"|<question_word.most>[^?]{0,30} <question_word.most_of_all>",
            "phòng nào quá hạn nhiều nhất",
            "phòng nào làm việc này",
        ),
        Rule(
            Subject.TOTAL_RATE,
            "<question_word.rate>|%|<question_word.state> <question_word.whole>"
            "|<question_word.situation>[^?]{0,80}<question_word.how>|<question_word.overview>",
            "tỷ lệ hoàn thành là bao nhiêu",
            "kết quả họp hôm qua",
        ),
        Rule(
            Subject.COUNT,
            rf"<question_word.number>(?!\w)|\b<question_word.many> {_TASKS}(?! <question_word.which>)"
            r"|<question_word.left_over>(?!\w)",
            "có mấy việc quá hạn",
            "mấy giờ họp",
        ),
        Rule(
            Subject.LIST,
            rf"{_TASKS} <question_word.which>|<question_word.every> {_TASKS}|<question_word.show>"
            rf"|\b<question_word.see> {_TASKS}|{_TASKS} <question_word.standing>"
            r"|(?<!\w)<question_word.things>(?!\w)|<question_word.due>(?!\w)"
            rf"|{_TASKS} (?:<status.has> )?<deadline_name.bare>(?!\w)",
            "liệt kê các việc tháng này",
            "việc này gửi ai",
        ),
    )
)
"""In this order: "phòng nào nhiều việc quá hạn nhất" also speaks of tasks, but asks who."""

STATUSES: Rules[Status] = Rules(
    (
        Rule(Status.EVERY, r"(?<!\w)<status.every>(?!\w)", "kể cả đã xong", "đã xong"),
        Rule(Status.WAITING, "<awaits_decision>", "việc chờ quyết định", "đã quyết định"),
        Rule(Status.UNREPORTED, UNREPORTED, "việc nào chưa báo cáo", "đã báo cáo"),
        Rule(
            Status.COMPLETED_IN_TIME,
            "<finish.plain> <status.early>|<status.in_time>",
            "hoàn thành đúng hạn",
            "hoàn thành quá hạn",
        ),
        Rule(Status.COMPLETED_LATE, "<finish.plain> <status.late>", "xong trễ hạn", "quá hạn chưa xong"),
        Rule(
            Status.IN_TIME,
            "<denial.plain> (?:<status.suffers> )?<status.late>|<status.still> <status.within>|<status.has_time>",
            "chưa quá hạn",
            "đã quá hạn",
        ),
        Rule(
            Status.DUE_SOON,
            r"<status.soon> (?:(?:<status.reach> )?<deadline_name.bare>|<status.late_alone>)\b",
            "sắp đến hạn",
            "đã đến hạn",
        ),
        Rule(Status.AT_RISK, r"(?<!\w)<status.at_risk>(?!\w)", "việc của VP có nguy cơ trễ", "việc nào trễ"),
        Rule(
            Status.OVERDUE,
            r"<status.late>|\b<status.late_alone>\b|<status.overdue>",
            "những việc trễ",
            "sắp đến hạn",
        ),
        Rule(Status.NO_DEADLINE, "<denial.plain> (?:<status.has> )?<deadline_name.any>", "không có hạn", "có hạn"),
        Rule(Status.AWAITING, "<status.await>", "chờ xác nhận", "đã duyệt"),
        Rule(Status.EXTENSION, rf"(?<!\w){EXTENSION}(?!\w)", "đang xin gia hạn", "sắp đến hạn"),
        Rule(Status.OBSTACLE, rf"(?<!\w){OBSTACLE}(?!\w)", "các vướng mắc", "đã xong"),
        Rule(Status.NOT_STARTED, rf"(?<!\w){NOT_STARTED}(?!\w)", "việc nào chưa ai làm", "chưa xong"),
        Rule(Status.RETURNED, "(?:<status.was> )?<status.give_back>|<status.given_back>", "bị trả lại", "trả lời"),
        Rule(
            Status.CANCELLED,
            "<status.done_to> <status.cancel>|<status.cancel> (?=<status.how_many>)",
            "đã hủy bỏ",
            "hủy việc này",
        ),
        Rule(
            Status.OPEN,
            r"<status.open>|<status.open_too>"
            rf"|(?<!\w)<status.left> (?:(?:<status.how_many>|<question_word.every>) )?{_TASKS}"
            r"|(?<!\w)<status.owe>(?!\w)",
            "còn mấy việc",
            "đã hoàn thành",
        ),
        Rule(
            Status.COMPLETED,
            r"\b<not_behind status.must>(?:<status.complete>|<status.over>\b)|<status.made>(?!\w)",
            "đã xong",
            "phải xong",
        ),
    )
)
