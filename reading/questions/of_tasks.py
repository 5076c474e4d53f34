"""What is asked of one task, where its card tells it: the deadline, how it stands, who leads it or supports it."""

from typing import NamedTuple

from domain.said import Aspect
from domain.words import fold
from reading.language.forms import Form

LONGEST = 300
"""Characters of a question that are read."""

_WHO = r"(?<!\w)<task_question.who>(?!\w)"
_WHEN = r"(?<!\w)<task_question.when>(?!\w)"
_DUE = r"(?<!\w)<task_question.due>(?!\w)"
_LIMIT = r"(?<!\w)<task_question.limit>(?!\w)"
_LEAD = r"(?<!\w)<task_question.lead>(?!\w)"
_STATE = r"(?<!\w)<task_question.state>(?!\w)"
_OVER = r"(?<!\w)<task_question.over>(?!\w)"
_PAPER = r"(?<!\w)<task_question.paper>(?!\w)"
_LEADER = r"(?<!\w)(?:<giving.any_leader>|<giving.leader>)(?!\w)"
_DIRECTS = r"(?<!\w)<task_question.directs>(?!\w)"
_SAID = r"<task_question.said>(?!\w)"
_NEAR = r"\W+(?:\w+\W+){0,4}?"
_NEXT = r"\W+(?:\w+\W+){0,2}?"


class Rule(NamedTuple):
    """A pattern over folded words, with an example that it reads and one that it must not."""

    aspect: Aspect
    pattern: str
    reads: str
    not_reads: str


RULES = (
    Rule(
        Aspect.DEADLINE, rf"(?:{_LIMIT}{_NEAR}{_WHEN}|{_WHEN}{_NEXT}{_LIMIT})", "hạn là hôm nào nhỉ", "hạn này gấp quá"
    ),
    Rule(Aspect.DEADLINE, _OVER, "đã quá hạn chưa", "chưa quá hạn"),
    Rule(Aspect.DEADLINE, rf"(?<!\w)<task_question.left> {_WHEN}", "còn bao lâu nữa", "mấy hôm nữa có mẫu"),
    Rule(
        Aspect.DEADLINE,
        rf"(?:{_WHEN}{_NEXT}{_DUE}|{_DUE}{_NEXT}{_WHEN})",
        "bao giờ phải nộp ạ",
        "bao giờ họp ạ",
    ),
    Rule(
        Aspect.DEADLINE,
        rf"(?<!\w)<task_question.ask>\W+(?:\w+\W+)?{_LIMIT}",
        "cho em hỏi hạn việc này",
        "hỏi anh Hạnh nhé",
    ),
    Rule(
        Aspect.SUPPORT,
        rf"(?:{_WHO}(?:\W+<task_question.will_support>)?\W+<role.support>"
        rf"|<role.support>(?:\W+<task_question.support_with>)?\W+{_WHO})(?!\w)",
        "bên nào phối hợp việc này",
        "gửi ai để phối hợp lấy số",
    ),
    Rule(
        Aspect.LEAD,
        rf"(?:{_WHO}(?:\W+<task_question.will_lead>)?\W+{_LEAD}|{_LEAD}\W+(?:<task_question.is>\W+)?{_WHO}"
        rf"|(?<!\w)<task_question.of>\W+{_WHO}|<task_question.lead_or_support>(?!\w))",
        "việc này ai làm vậy",
        "ai ký bản này",
    ),
    Rule(
        Aspect.INSTRUCTION,
        rf"(?:{_LEADER}{_NEXT}{_DIRECTS}(?:\W+\w+){{0,3}}?\W+{_SAID}|{_DIRECTS}{_NEXT}{_LEADER}{_NEXT}{_SAID})",
        "sếp chỉ đạo gì việc này",
        "sếp chỉ đạo rồi",
    ),
    Rule(Aspect.STATE, _STATE, "làm tới đâu rồi em", "nộp ở đâu ạ"),
    Rule(
        Aspect.PRODUCT,
        r"(?<!\w)<task_question.product>\W+(?:<task_question.kind_of_product>\W+)?(?:<task_question.is>\W+)?"
        r"(?:<task_question.plural>\W+)?<task_question.what>(?!\w)",
        "sản phẩm là gì ạ",
        "sản phẩm gửi ai",
    ),
    Rule(Aspect.PAPER, rf"{_PAPER}\W+<task_question.what_paper>(?!\w)", "theo công văn nào vậy", "gửi công văn cho ai"),
    Rule(
        Aspect.CONTENT,
        r"(?<!\w)<task_question.content>\W+(?:<task_question.is>\W+)?<task_question.what>(?!\w)",
        "là việc gì vậy",
        "việc này gửi gì",
    ),
)
"""In this order: who asks how it stands may name the deadline, too."""

_FORMS = tuple((rule, Form(rule.pattern, rule.reads, rule.not_reads)) for rule in RULES)


def rule_of(text: str) -> Rule | None:
    """The rule by which the question is read; None where it asks for nothing that a card tells."""
    folded = fold(text[:LONGEST])
    return next((rule for rule, form in _FORMS if form.search(folded)), None)


def asked_of_task(text: str) -> Aspect | None:
    """What of the task the question asks for; None where its card does not tell that."""
    rule = rule_of(text)
    return rule.aspect if rule else None
