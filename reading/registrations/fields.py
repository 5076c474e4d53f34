"""A message that registers a task, cut at its field words; what belongs to no field stays in the content."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.deadlines import DateRules
from domain.words import fold
from reading.deadlines.read import impossible_dates, read_deadlines
from reading.language.forms import Form
from reading.language.lookup import words
from reading.registrations import lists

_NOT_LIMITED = "<denial.short>(?: <field.has>)? <deadline_name.any>"
NO_DEADLINE = Form(f"^(?:{_NOT_LIMITED}|<field.none>)$", "chưa có thời hạn", "hạn 15/12")

_URGENT = "(?:<field.mark> )?<field.urgent>"
_FIELDS = (
    ("lead", "(?:<unit_word.own> )?<role.lead>(?: <field.do>)?|<field.give>"),
    ("support", "(?:<unit_word.any> )?<role.support>(?: <field.do>)?(?: <field.with>)?"),
    ("product", "<field.product>"),
    ("due", "<deadline_name.any>(?: <field.of_limit>)?|<field.limit_word>|(?=<field.before> |<field.limiting>)"
                 rf"|(?={_NOT_LIMITED}\s*(?:$|[,;.\n]))"),
    ("paper", r"<field.according>(?= .*\d)|<field.based>|<field.paper>(?= <field.number>| .*/|\s*:.*\d)"),
    ("urgency", rf"(?={_URGENT}\s*(?:$|[,;.:\n]))"),
)  # fmt: skip
"""The words behind which a field of the task stands, at the beginning of a clause."""

_MARK = Form(
    r"(?:^|(?<=[,;.\n(]))[\s\-+*•–]{0,30}(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS)
    + r")(?:\s*:|\b|)",
    "rà soát hồ sơ, phối hợp với VP",
    "rà soát hồ sơ với VP",
)
_URGENCY = Form(rf"[\s\-+*•–]*{_URGENT}\s*[,;.:\n]?", "- hỏa tốc, gửi VP", "gửi VP")
_CLAUSE = re.compile(r"(?:[^,;.\n]|\.(?!\s|$))+")

OPENING = " \t\n,;.:-–+*•"
ENDING = " \t\n,;.:-–"

_SAYS_NOTHING = words("courtesy", "register") | words("deadline_beside")
"""Words (folded) that only lead to a date or away from it."""


class Fields(NamedTuple):
    """The words of each field, and the content: what stands before the first field, then what none of them took."""

    content: str
    words: dict[str, str]


def fields_in(text: str, now: dt.datetime, rules: DateRules) -> Fields:
    """The fields of one task; nothing that was typed is lost."""
    marks = list(_MARK.finditer(fold(text)))
    contents = [text[: marks[0].start()] if marks else text]
    found: dict[str, str] = {}
    for mark, end in zip(marks, _ends(marks, text), strict=True):
        name = mark.lastgroup or ""
        words, rest = _taken(name, text[mark.end() : end], now, rules)
        if name == "due" and not words:
            rest = [text[mark.start() : end]]
        elif words:
            found[name] = f"{found[name].rstrip(ENDING)}, {words.strip()}" if name in found else words
        contents += rest
    return Fields(_joined(contents), found)


def tasks_in(text: str, now: dt.datetime, rules: DateRules) -> list[str]:
    """The tasks of one message: the entries of a list, or what follows a deadline and has one of its own."""
    listed = lists.entries_in(text)
    if listed is None or not _lists_tasks(listed, text, now, rules):
        return _dated_apart(text, now, rules)
    first, *others = listed.entries
    entries = [f"{listed.heading} {first}".strip(), *others]
    return [task for entry in entries for task in _dated_apart(entry, now, rules)]


def _lists_tasks(listed: lists.Entries, text: str, now: dt.datetime, rules: DateRules) -> bool:
    """Not the fields of one task, line by line, nor the parts of one that has its deadline behind them.

    Under a heading the entries may be such parts, where they have no deadlines of their own.
    """
    if any(_MARK.match(fold(entry)) for entry in listed.entries) or _ends_with_field(text):
        return False
    dated = [entry for entry in listed.entries if read_deadlines(entry, now, calendar=rules.calendar)]
    return not listed.heading or len(dated) > 1


def _ends_with_field(text: str) -> bool:
    """Whether the last line is a field that all entries may share: "Hạn 20/12"."""
    last = text.rstrip().rpartition("\n")[2].lstrip()
    return last[:1].isalpha() and _MARK.match(fold(last)) is not None


def _dated_apart(text: str, now: dt.datetime, rules: DateRules) -> list[str]:
    """The text cut where words that follow one deadline have a deadline of their own: two tasks in one message."""
    marks = list(_MARK.finditer(fold(text)))
    ends = _ends(marks, text)
    starts = [0]
    for place, (mark, end) in enumerate(zip(marks, ends, strict=True)):
        later = any(other.lastgroup == "due" for other in marks[place + 1 :])
        if mark.lastgroup == "due" and later:
            starts += _next_task(text, mark.end(), end, now, rules)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _ends(marks: Sequence[re.Match[str]], text: str) -> list[int]:
    return [mark.start() for mark in marks[1:]] + [len(text)] * bool(marks)


def _joined(contents: Sequence[str]) -> str:
    pieces = [
        contents[0].lstrip(OPENING).rstrip(ENDING),
        *(piece.lstrip(OPENING).rstrip(ENDING) for piece in contents[1:]),
    ]
    return ", ".join(filter(None, pieces))


def _taken(name: str, piece: str, now: dt.datetime, rules: DateRules) -> tuple[str, list[str]]:
    """What of the words behind a field word belongs to the field, and what does not."""
    if name == "due":
        return _deadline_taken(piece, now, rules)
    if name == "urgency":
        first = _URGENCY.match(fold(piece))
        cut = first.end() if first else len(piece)
        return piece[:cut], [piece[cut:]]
    return piece, []


def _deadline_taken(piece: str, now: dt.datetime, rules: DateRules) -> tuple[str, list[str]]:
    clauses = [(match.start(), match.end()) for match in _CLAUSE.finditer(piece)]
    for start, end in clauses[:1]:
        if NO_DEADLINE.match(fold(piece[start:end]).strip(f"{OPENING}{ENDING}")):
            return piece[start:end], [piece[end:]]
    if impossible_dates(piece):
        return piece, []
    readings = [
        (one.start, one.end) for one in read_deadlines(piece, now, calendar=rules.calendar, before=rules.before)
    ]
    if not readings:
        return "", []
    return piece, [rest for clause in clauses for rest in _rests(piece, clause, readings)]


def _rests(piece: str, clause: tuple[int, int], readings: Sequence[tuple[int, int]]) -> list[str]:
    """What a clause says beside its dates."""
    at, rests = clause[0], []
    inside = [reading for reading in readings if reading[0] < clause[1] and clause[0] < reading[1]]
    for start, end in inside:
        rests.append(piece[at : max(start, at)])
        at = max(at, min(end, clause[1]))
    return [rest for rest in (*rests, piece[at : clause[1]]) if _says_something(rest)]


def _says_something(words: str) -> bool:
    return any(word not in _SAYS_NOTHING for word in re.findall(r"\w+", fold(words)))


def _next_task(text: str, start: int, end: int, now: dt.datetime, rules: DateRules) -> list[int]:
    """Where the words begin that follow a deadline as clauses of their own."""
    piece = text[start:end]
    readings = [
        (one.start, one.end) for one in read_deadlines(piece, now, calendar=rules.calendar, before=rules.before)
    ]
    for match in _CLAUSE.finditer(piece):
        is_dated = any(first < match.end() and match.start() < last for first, last in readings)
        if readings and match.start() >= readings[0][1] and not is_dated and _says_something(match.group()):
            return [start + match.start()]
    return []
