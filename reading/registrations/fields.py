"""A message that registers a task, cut at its field words; what belongs to no field stays in the content."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.deadlines import DateRules, DeadlineKind
from domain.names import Named
from domain.words import fold
from reading.deadlines.read import impossible_dates, read_deadlines
from reading.language.forms import Form
from reading.language.lookup import words

_NOT_LIMITED = "<denial.short>(?: <field.has>)? <deadline_name.any>"
NO_DEADLINE = Form(f"^(?:{_NOT_LIMITED}|<field.none>)$", "chưa có thời hạn", "hạn 15/12")

_URGENT = "(?:<field.mark> )?<field.urgent>"
_FIELDS = (
    ("content", r"<list.entry>(?=\s*:\s*\S)"),
    (
        "lead",
        r"(?:<unit_word.own> )?<role.lead>(?: <field.do>)?|(?!<giving.not_hand>(?!\w))<field.give>"
        r"|<unit_word.own> <field.do>(?=\s*:)",
    ),
    ("support", "(?:<unit_word.any> )?<role.support>(?: <field.do>)?(?: <field.with>)?(?: <field.inside>)?"),
    ("partners", r"<field.partner>(?=\s*:)"),
    ("product", r"<field.product>(?: <field.is>(?!\w))?|<field.result>(?=\s*:)"),
    ("due", r"<deadline_name.any>(?: <field.of_limit>)?(?: <list.own>)?|<field.limit_word>|<field.time>(?=\s*:)"
            r"|(?=<field.before> |<field.limiting>)"
            rf"|(?={_NOT_LIMITED}\s*(?:$|[,;.\n]))"),
    ("paper", r"<field.according>(?! <field.not_source>\b)(?= [^,;\n]*\d)|<field.based>"
              r"|<field.paper>(?= <field.number>| .*/|\s*:.*\d)"),
    ("area", r"<field.area>(?=\s*:)"),
    ("urgency", rf"(?={_URGENT}\s*(?:$|[,;.:\n]|[-–]\s))"),
)  # fmt: skip
"""The words behind which a field of the task stands, at the beginning of a clause."""

_MARK = Form(
    r"(?:^|(?<=[,;.\n(])|(?<=\s[-–]\s))[\s\-+*•–]{0,30}(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS)
    + r")(?:\s*:|\b|)",
    "rà soát hồ sơ, phối hợp với VP",
    "rà soát hồ sơ với VP",
)
_GIVES = Form(r"[\s\-+*•–]*<field.give>(?!\w)(?!\s*:)", "giao Huy dự thảo", "hạn 20/12")
_OF_PAPER = Form(r"^\s*(?:<field.paper_day>(?!\w)|[^\d]{0,12}\d{1,5}(?:/\d{4})?/[^\d\s])", "ngày 3/12", "gửi ngày 3/12")
_URGENCY = Form(rf"[\s\-+*•–]*{_URGENT}\s*[,;.:\n–-]?", "- hỏa tốc, gửi VP", "gửi VP")
_CLAUSE = re.compile(r"(?:[^,;.\n]|\.(?!\s|$)|(?<=\d),(?=\d))+")

_SENTENCE = re.compile(r"(?<=[^\W_]{3})\.\s+(?=[^\W\d_a-z]\w)")
_ENDS_WITH_SENTENCE = frozenset({"product", "lead", "support", "partners"})
_LAST = re.compile(r"(?:(?<!\d),|,(?!\d)|[;(]|\s[-–])\s*(?:(?!\s[-–]\s)[^,;()\n]|(?<=\d),(?=\d)){1,60}\)?[\s.]*$")
"""What stands behind the last comma, dash or bracket."""
_PART = re.compile(r"(?:(?!\s[-–]\s)(?:[^,;.\n]|\.(?!\s|$)|(?<=\d),(?=\d)))+")
"""Likewise, where a dash ends one too."""

OPENING = " \t\n,;.:-–+*•"
ENDING = " \t\n,;.:-–"

_SAYS_NOTHING = words("courtesy", "register") | words("deadline_beside")
"""Words (folded) that only lead to a date or away from it."""


class Setting(NamedTuple):
    """What words are read with."""

    units: Sequence[Named]
    now: dt.datetime
    rules: DateRules
    assigning: bool


class Fields(NamedTuple):
    """The words of each field, and the content: what stands before the first field, then what none of them took.

    `called` are the words by which a field was called: "Phối hợp với".
    """

    content: str
    words: dict[str, str]
    called: dict[str, str]


def fields_in(text: str, now: dt.datetime, rules: DateRules) -> Fields:
    """The fields of one task; nothing that was typed is lost."""
    marks = list(_MARK.finditer(fold(text)))
    contents = [text[: marks[0].start()] if marks else text]
    found: dict[str, str] = {}
    called: dict[str, str] = {}
    for mark, end in zip(marks, _ends(marks, text), strict=True):
        name = mark.lastgroup or ""
        piece, behind = _bracketed(text[mark.end() : end])
        words, rest = _taken(name, piece, now, rules)
        if name == "content":
            rest = [words]
        elif name == "due" and not words:
            rest = [text[mark.start() : end]]
        elif words:
            found[name] = f"{found[name].rstrip(ENDING)}, {words.strip()}" if name in found else words
            called.setdefault(name, text[mark.start() : mark.end()].strip(OPENING))
        contents += (*rest, behind)
    place = next((at for at in reversed(range(len(contents))) if contents[at].strip()), 0)
    if "due" not in found and (last := _LAST.search(contents[place])):
        limit = last.group().strip(f"{OPENING}{ENDING}()")
        if is_limit(limit, now, rules):
            contents[place], found["due"] = contents[place][: last.start()], limit
    limits: list[str] = []
    for name in [one for one in found if one in _MAY_BE_DATED] if "due" not in found else ():
        found[name], behind_it = _undated(found[name], now, rules)
        limits += behind_it
    if limits:
        dated = [one for one in limits if _is_dated(one, now, rules)] or limits
        found["due"] = ", ".join(dated)
        contents += (one for one in limits if one not in dated)
    return Fields(_joined(contents), found, called)


_MAY_BE_DATED = frozenset({"product", "lead", "support", "paper"})
"""Fields behind which a clause may be the deadline, though no word calls it so."""


def _bracketed(piece: str) -> tuple[str, str]:
    """The piece up to the bracket that closes around it, and what follows that: "VP), hạn 15/12"."""
    depth = 0
    for place, letter in enumerate(piece):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return piece[:place], piece[place + 1 :]
    return piece, ""


def _undated(words: str, now: dt.datetime, rules: DateRules) -> tuple[str, list[str]]:
    """The words of a field without the clauses behind the first that are a deadline and nothing else, and these."""
    first, *others = [match.group() for match in _CLAUSE.finditer(words)] or [words]
    limits = [clause for clause in others if is_limit(clause, now, rules)]
    if not limits:
        return words, []
    kept = [clause.strip() for clause in (first, *others) if clause not in limits]
    return ", ".join(kept), [limit.strip() for limit in limits]


def ends_with_label(words: str) -> bool:
    """Whether what stands before a colon is the label of a field that names no unit: "Bố trí xe, hạn"."""
    last = _CLAUSE.findall(words)[-1:]
    marks = list(_MARK.finditer(f"{fold(last[0]).strip()}:")) if last else []
    return bool(marks) and marks[-1].lastgroup not in ("lead", "support") and marks[-1].end() == marks[-1].endpos


def is_limit(words: str, now: dt.datetime, rules: DateRules) -> bool:
    """Whether the words are a deadline and nothing else. What silence means after one is none by itself."""
    found = read_deadlines(words, now, calendar=rules.calendar, before=rules.before)
    readings = [one for one in found if one.kind is not DeadlineKind.CONSENT or one.day]
    if not readings:
        return NO_DEADLINE.match(fold(words).strip(f"{OPENING}{ENDING}")) is not None
    beside, at = "", 0
    for one in readings:
        beside, at = beside + words[at : one.start], one.end
    return not says_something(beside + words[at:])


def _is_dated(words: str, now: dt.datetime, rules: DateRules) -> bool:
    found = read_deadlines(words, now, calendar=rules.calendar, before=rules.before)
    return any(one.day or one.moment for one in found)


def begins_field(text: str) -> bool:
    """Whether the words begin with those of a field: "Hạn 20/12"; "giao Huy dự thảo" begins a task."""
    folded = fold(text)
    mark = _MARK.match(folded)
    return mark is not None and mark.lastgroup != "content" and _GIVES.match(folded) is None


def dated_apart(text: str, now: dt.datetime, rules: DateRules) -> list[str]:
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
        contents[0].lstrip(OPENING).rstrip(ENDING + "("),
        *(piece.lstrip(OPENING).rstrip(ENDING + "(") for piece in contents[1:]),
    ]
    return ", ".join(filter(None, pieces))


def _taken(name: str, piece: str, now: dt.datetime, rules: DateRules) -> tuple[str, list[str]]:
    """What of the words behind a field word belongs to the field, and what does not."""
    if name == "due":
        return _deadline_taken(piece, now, rules)
    if name in _ENDS_WITH_SENTENCE and (end := _SENTENCE.search(piece)):
        return piece[: end.start()], [piece[end.end() :]]
    if name == "paper":
        return _paper_taken(piece)
    if name == "urgency":
        first = _URGENCY.match(fold(piece))
        cut = first.end() if first else len(piece)
        return piece[:cut], [piece[cut:]]
    return piece, []


def _paper_taken(piece: str) -> tuple[str, list[str]]:
    """The clause that names the paper, with those behind it that go on with it: "CV 21/SKHCN-VP, ngày 3/12"."""
    clauses = list(_CLAUSE.finditer(piece))
    last = next((at for at, one in enumerate(clauses) if at and not _OF_PAPER.match(fold(one.group()))), len(clauses))
    end = clauses[last - 1].end() if clauses else len(piece)
    return piece[:end], [piece[end:]]


def _deadline_taken(piece: str, now: dt.datetime, rules: DateRules) -> tuple[str, list[str]]:
    clauses = [match.span() for match in _PART.finditer(piece)]
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
    first, *others = clauses
    # A date in a later clause that says more is none of the limit: "hạn 15/12, họp 3/4 buổi".
    beside = [piece[slice(*clause)] for clause in others if _rests(piece, clause, readings)]
    return piece, [*_rests(piece, first, readings), *beside]


def _rests(piece: str, clause: tuple[int, int], readings: Sequence[tuple[int, int]]) -> list[str]:
    """What a clause says beside its dates."""
    at, rests = clause[0], []
    inside = [reading for reading in readings if reading[0] < clause[1] and clause[0] < reading[1]]
    for start, end in inside:
        rests.append(piece[at : max(start, at)])
        at = max(at, min(end, clause[1]))
    return [rest for rest in (*rests, piece[at : clause[1]]) if says_something(rest)]


def says_something(words: str) -> bool:
    """Whether the words say more than that a date follows."""
    return any(word not in _SAYS_NOTHING for word in re.findall(r"\w+", fold(words)))


def _next_task(text: str, start: int, end: int, now: dt.datetime, rules: DateRules) -> list[int]:
    """Where the words begin that follow a deadline as clauses of their own."""
    piece = text[start:end]
    readings = [
        (one.start, one.end) for one in read_deadlines(piece, now, calendar=rules.calendar, before=rules.before)
    ]
    for match in _CLAUSE.finditer(piece):
        is_dated = any(first < match.end() and match.start() < last for first, last in readings)
        if readings and match.start() >= readings[0][1] and not is_dated and says_something(match.group()):
            return [start + match.start()]
    return []
