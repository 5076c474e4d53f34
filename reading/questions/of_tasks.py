"""What is asked of one task, where its card tells it: the deadline, how it stands, who leads it or supports it."""

import re
from typing import NamedTuple

from domain.said import Aspect
from domain.words import fold
from reading.language.lookup import pattern

LONGEST = 300
"""Characters of a question that are read."""

_WHO, _WHEN, _DUE, _LIMIT, _LEAD, _STATE, _OVER, _PAPER = (
    rf"(?<!\w){pattern('task_question', tag)}(?!\w)"
    for tag in ("who", "when", "due", "limit", "lead", "state", "over", "paper")
)
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
    Rule(Aspect.DEADLINE, rf"(?<!\w)con {_WHEN}", "còn bao lâu nữa", "mấy hôm nữa có mẫu"),
    Rule(
        Aspect.DEADLINE,
        rf"(?:{_WHEN}{_NEXT}{_DUE}|{_DUE}{_NEXT}{_WHEN})",
        "bao giờ phải nộp ạ",
        "bao giờ họp ạ",
    ),
    Rule(Aspect.DEADLINE, rf"(?<!\w)hoi\W+(?:\w+\W+)?{_LIMIT}", "cho em hỏi hạn việc này", "hỏi anh Hạnh nhé"),
    Rule(
        Aspect.SUPPORT,
        rf"(?:{_WHO}(?:\W+(?:se|la|cung|phai|duoc giao))?\W+phoi hop"
        rf"|phoi hop(?:\W+(?:voi|cung|la))?\W+{_WHO})(?!\w)",
        "bên nào phối hợp việc này",
        "gửi ai để phối hợp lấy số",
    ),
    Rule(
        Aspect.LEAD,
        rf"(?:{_WHO}(?:\W+(?:se|phai|la|dang|duoc giao|dung ra))?\W+{_LEAD}|{_LEAD}\W+(?:la\W+)?{_WHO}"
        rf"|(?<!\w)(?:cua|giao(?: cho)?)\W+{_WHO}|chu tri hay phoi hop(?!\w))",
        "việc này ai làm vậy",
        "ai ký bản này",
    ),
    Rule(Aspect.STATE, _STATE, "làm tới đâu rồi em", "nộp ở đâu ạ"),
    Rule(
        Aspect.PRODUCT,
        r"(?<!\w)san pham\W+(?:(?:cuoi cung|dau ra|phai nop|can nop)\W+)?(?:la\W+)?(?:nhung\W+)?(?:gi|nao)(?!\w)",
        "sản phẩm là gì ạ",
        "sản phẩm gửi ai",
    ),
    Rule(Aspect.PAPER, rf"{_PAPER}\W+(?:nao|gi|so may)(?!\w)", "theo công văn nào vậy", "gửi công văn cho ai"),
    Rule(
        Aspect.CONTENT,
        r"(?<!\w)(?:viec|nhiem vu|noi dung)\W+(?:la\W+)?(?:gi|nao)(?!\w)",
        "là việc gì vậy",
        "việc này gửi gì",
    ),
)
"""In this order: who asks how it stands may name the deadline, too."""

_COMPILED = tuple((rule, re.compile(rule.pattern)) for rule in RULES)


def rule_of(text: str) -> Rule | None:
    """The rule by which the question is read; None where it asks for nothing that a card tells."""
    folded = fold(text[:LONGEST])
    return next((rule for rule, compiled in _COMPILED if compiled.search(folded)), None)


def asked_of_task(text: str) -> Aspect | None:
    """What of the task the question asks for; None where its card does not tell that."""
    rule = rule_of(text)
    return rule.aspect if rule else None
