"""Numbers at the beginning of clauses before what can be counted: lines of a list, counts, or nobody knows.

"1 đang trình ký, 2 ngày mai em nộp, 3 hồ sơ chưa đủ" has three lines; "1 vướng, 3 ngày nữa xong" has one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.lookup import phrases
from reading.language.tokens import Folded
from reading.replies.lines.enumeration import PART_OF

UNITS = "(?:<thing.no_line>|<thing.page>(?! <thing.condition>))"
"""After a number these make it a number of things or a time, and no line of the digest."""

_BEHIND_NUMBER = Form(
    rf"(?<=\d )(?:(?P<other><line.no_count>)|(?P<unit>{UNITS}))(?!\w)", "3 bố trí thêm người", "3 rồi"
)
_LEADING = Form(
    r"(?:^|(?<!\d)[,;.]|[,;.](?=\s)|\n)\s{0,9}(?P<number>\d{1,2})\s"
    rf"(?:(?P<day><line.which_day>|<line.of_calendar> \d)|(?P<period><line.which_period>)"
    rf"|(?P<unit>{UNITS})(?: (?P<later><line.later>))?)(?!\w)",
    "xong, 3 hồ sơ chưa đủ",
    "được 3 hồ sơ",
)
_RUNNING = Form(
    r"(?<=\s)(?:<line.opening> )?(?P<number>\d{1,2})\s<line.which_day>(?!\w)",
    "1 xong 2 ngày mai nộp",
    "1 xong 2 ngày rồi",
)
_LASTING = Form(r"\s?<line.lasting>(?!\w)", " nữa xong", " chưa đủ")
"""Behind the unit: what makes it a length of time."""
_CLAUSE_ENDS = ",;.\n"


class _Sure(Enum):
    """What the words behind a number tell of it."""

    LINE = auto()
    LINE_AMONG_OTHERS = auto()
    OPEN = auto()
    LATER = auto()
    """Next week, or so many weeks later."""
    RUNNING = auto()
    """Inside a clause, behind the line before it: "1 xong 2 ngày mai nộp"."""


class Leading(NamedTuple):
    """A number of a line, and where it stands; `is_open`: it may be a count as well."""

    start: int
    end: int
    number: int
    is_open: bool = False


class _Candidate(NamedTuple):
    place: Leading
    sure: _Sure
    unit: str


def uncounted(folded: Folded) -> Folded:
    """The text in which no other word behind a number looks like one for what is counted: "13 bố trí", "2 bàn giao"."""

    def masked(found: re.Match[str]) -> str:
        typed = folded.plain[found.start() : found.end()]
        is_unit = found["unit"] and (typed in phrases("thing", "no_line") or typed.isascii())
        return found.group() if is_unit else "_" * len(typed)

    return replace(folded, bare=_BEHIND_NUMBER.compiled.sub(masked, folded.bare))


def leading(folded: Folded, items: int, known: Mapping[int, Sequence[int]]) -> list[Leading]:
    """The further lines among `items` whose number stands before a unit; `known` are those found, by their places.

    They continue a list that ascends. Which of them may be counts as well, is told; where all may be, there are none.
    """
    candidates = _ascending(_candidates(folded, items), known)
    numbers = {number for lines in known.values() for number in lines} | {one.place.number for one in candidates}
    found = [
        one.place._replace(is_open=not _is_line(one, numbers) or _is_counted_elsewhere(one, candidates, folded, known))
        for one in candidates
        if one.sure is not _Sure.RUNNING or one.place.number - 1 in numbers
    ]
    return found if known or not all(one.is_open for one in found) else []


def _ascending(candidates: Sequence[_Candidate], known: Mapping[int, Sequence[int]]) -> list[_Candidate]:
    """Those whose number is above all before it, and is that of no line which is known."""
    found: list[_Candidate] = []
    named = {number for lines in known.values() for number in lines}
    for one in candidates:
        before = [max(lines) for place, lines in known.items() if place < one.place.start]
        before += [other.place.number for other in found]
        if one.place.number not in named and one.place.number > max(before, default=0):
            found.append(one)
    return found


def _candidates(folded: Folded, items: int) -> list[_Candidate]:
    """The first place of each number."""
    found: dict[int, _Candidate] = {}
    for match in _LEADING.finditer(folded.bare):
        if not _only_counts(folded, match):
            place = Leading(match.start(), match.end("number"), int(match["number"]))
            found.setdefault(place.number, _Candidate(place, _sure(match), match["unit"] or ""))
    for match in _RUNNING.finditer(folded.bare):
        if not PART_OF.search(folded.bare, max(0, match.start() - 12), match.start()):
            place = Leading(match.start(), match.end("number"), int(match["number"]))
            found.setdefault(place.number, _Candidate(place, _Sure.RUNNING, ""))
    return sorted((one for one in found.values() if 1 <= one.place.number <= items), key=lambda one: one.place.start)


def _only_counts(folded: Folded, match: re.Match[str]) -> bool:
    """ "3 ngày nữa", "2 giờ chiều", "12 hồ sơ": no line is spoken of."""
    if match["unit"] is None or match["later"]:
        return False
    following = folded.bare[match.end() :].lstrip(" ")[:1]
    is_clock = match["unit"] in listed("line", "clock")
    return is_clock or following in _CLAUSE_ENDS or _LASTING.match(folded.bare, match.end()) is not None


def _sure(match: re.Match[str]) -> _Sure:
    if match["day"]:
        return _Sure.LINE
    if match["period"]:
        return _Sure.LINE_AMONG_OTHERS
    return _Sure.LATER if match["later"] else _Sure.OPEN


def _is_line(one: _Candidate, numbers: set[int]) -> bool:
    """A neighbour in the list tells that it is one."""
    if one.sure in (_Sure.LINE, _Sure.RUNNING):
        return True
    if one.sure is _Sure.LINE_AMONG_OTHERS:
        return len(numbers) > 1
    beside = {one.place.number - 1, one.place.number + 1} & numbers
    return len(beside) == 2 if one.sure is _Sure.LATER else bool(beside)


def _is_counted_elsewhere(
    one: _Candidate, candidates: Sequence[_Candidate], folded: Folded, known: Mapping[int, Sequence[int]]
) -> bool:
    """ "1 được 7 hồ sơ, 2 hồ sơ chưa đủ"; "3 việc xong, 2 việc chưa"."""
    if not one.unit:
        return False
    alike = [other for other in candidates if other.unit == one.unit]
    counted = len(re.findall(rf"(?<!\w)\d+ {re.escape(one.unit)}(?!\w)", folded.bare))
    return counted > len(alike) or (len(alike) > 1 and not known)
