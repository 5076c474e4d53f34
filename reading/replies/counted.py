"""Numbers at the beginning of clauses before what can be counted: lines of a list, counts, or nobody knows.

"1 đang trình ký, 2 ngày mai em nộp, 3 hồ sơ chưa đủ" has three lines; "1 vướng, 3 ngày nữa xong" has one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.lookup import phrases
from reading.language.tokens import Folded

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


def leading(folded: Folded, items: int, known: Mapping[int, Sequence[int]]) -> Iterator[Leading]:
    """The further lines among `items` whose number stands before a unit; `known` are those found, by their places.

    They continue a list that ascends. Which of them may be counts as well, is told.
    """
    candidates = [one for one in _candidates(folded, items) if one.place.start not in known]
    numbers = {place: tuple(lines) for place, lines in known.items()}
    open_places = {one.place.start: (one.place.number,) for one in candidates}
    named = {number for lines in known.values() for number in lines}
    for one in candidates:
        others = numbers | open_places
        before = max((max(lines) for place, lines in others.items() if place < one.place.start), default=0)
        if one.place.number in named or one.place.number <= before:
            open_places.pop(one.place.start)
            continue
        is_line = _is_line(one, folded, {number for lines in others.values() for number in lines})
        if is_line or known or len(open_places) > 1:
            yield one.place._replace(is_open=not is_line)


def _candidates(folded: Folded, items: int) -> list[_Candidate]:
    """The first place of each number."""
    found: dict[int, _Candidate] = {}
    for match in _LEADING.finditer(folded.bare):
        number = int(match["number"])
        if 1 <= number <= items and not _only_counts(folded, match):
            place = Leading(match.start(), match.end("number"), number)
            found.setdefault(number, _Candidate(place, _sure(match), match["unit"] or ""))
    return list(found.values())


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


def _is_line(one: _Candidate, folded: Folded, numbers: set[int]) -> bool:
    """A neighbour in the list tells that it is one, unless things of the same kind are counted elsewhere."""
    if one.sure is _Sure.LINE:
        return True
    if one.sure is _Sure.LINE_AMONG_OTHERS:
        return len(numbers) > 1
    beside = {one.place.number - 1, one.place.number + 1} & numbers
    if one.sure is _Sure.LATER:
        return len(beside) == 2
    return bool(beside) and not _is_counted_elsewhere(one, folded)


def _is_counted_elsewhere(one: _Candidate, folded: Folded) -> bool:
    """ "1 được 7 hồ sơ, 2 hồ sơ chưa đủ"."""
    return len(re.findall(rf"(?<!\w)\d+ {re.escape(one.unit)}(?!\w)", folded.bare)) > 1
