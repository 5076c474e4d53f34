"""What is said of all tasks of a message, "tất cả hạn 22/12", or of those of one unit: "riêng VP trước 12/12"."""

from domain.words import fold
from reading.language.forms import Form

_BEHIND_WHOM = r"(?:\s(?:<list.thing>|<list.even>|<list.some>|<list.count>|\d{1,3})(?!\w))*"
_COUNT = r"(?:\d{1,3}|<list.count>)"
_WHOM = rf"(?:<list.all>|<list.both>\s{_COUNT}|<list.some>(?:\s{_COUNT})?\s<list.thing>)(?!\w){_BEHIND_WHOM}"
_FIELD = "(?:<deadline_name.any>|<field.limit_word>|<role.lead>|<role.support>|<field.product>)"
_CLAUSE = r"(?P<said>(?:[^;\n).]|\.(?!\s|$))*)[;).]*"
_ALL_FIRST = Form(
    rf"(?:^|(?<=[;\n.,(:]))[ \t\-+*•–(]{{0,30}}{_WHOM}\s*[:,]?\s+{_CLAUSE}",
    "rà soát; tất cả hạn 22/12",
    "rà soát tất cả, hạn 15/12",
)
_ALL_BEHIND = Form(
    rf"(?:^|(?<=[;\n.,(:]))[ \t\-+*•–(]{{0,30}}(?P<name>{_FIELD})\s"
    rf"(?:<list.common>(?:\s<unit_mark>\s{_WHOM})?|<unit_mark>\s{_WHOM})\s*:?\s+{_CLAUSE}",
    "rà soát; hạn chung thứ 4",
    "rà soát; hạn thứ 6",
)
_SENTENCE = r"(?:^|(?<=[;\n,])|(?<=\D\.)|(?<=/\d\.)|(?<=/\d\d\.)|(?<=/\d{4}\.))"
"""Where a sentence or a clause begins: behind a stop, but not behind the number of an entry."""
_APART = Form(
    rf"{_SENTENCE}[ \t\-+*•–(]{{0,30}}<list.own>\s+(?P<said>(?:[^:;\n).]|\.(?!\s|$))*)[;).]*",
    "hạn 18/12. Riêng VP trước 12/12",
    "làm riêng cho VP trước 12/12",
)


def apart_clauses(text: str) -> list[tuple[int, int, str]]:
    """Where clauses about one alone begin and end, and what each says: "VP trước 12/12"; it may still be a task."""
    return [(one.start(), one.end(), text[slice(*one.span("said"))].strip()) for one in _APART.finditer(fold(text))]


def shared_clauses(text: str) -> list[tuple[int, int, str]]:
    """Where such clauses begin and end, and what each says: "hạn 15/12"; what it says may still be a task."""
    folded = fold(text)
    found = [(one.start(), one.end(), text[slice(*one.span("said"))].strip()) for one in _ALL_FIRST.finditer(folded)]
    for one in _ALL_BEHIND.finditer(folded):
        name, said = text[slice(*one.span("name"))], text[slice(*one.span("said"))]
        found.append((one.start(), one.end(), f"{name}: {said.strip()}"))
    return sorted(found)
