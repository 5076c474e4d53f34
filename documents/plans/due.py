"""The deadline that a cell of a plan gives, seen from the day of the paper."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.calendar import month_end
from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.documents.findings import Doubt
from domain.words import fold
from reading.deadlines.read import impossible_dates, read_deadlines

NO_DEADLINE = dt.date(1970, 1, 1)
"""What exports of other systems write where there is none."""
_PERIOD_OF_PLAN = re.compile(r"^\s*giai doan\s+(?=20\d\d)")
_AND_LATER = re.compile(r"(?<=\d)\s*(?:va|;|,)?\s*(?:cac|nhung)\s+nam\s+(?:tiep theo|sau|toi)\s*$")
_WHOLE_YEAR = re.compile(r"^\W*(?:ca|trong ca|suot) nam\b\W*(?P<year>20\d\d)?\W*$")
_AT_ONCE = re.compile(r"^\W*(?:thuc hien |trien khai )?(?:ngay|som|khan truong|kip thoi)\W*$")
_ALWAYS = re.compile(r"^\W*t\s?[/.]?\s?x(?:uyen)?\W*$")
_REPORTS = re.compile(
    r"^\W*(?P<period>6 thang|06 thang|quy|thang)\s*(?:,|va|/|;)\s*(?:9 thang\s*(?:,|va|;)\s*)?(?:ca )?nam\W*$"
)
_QUARTERS = re.compile(r"\bq(?=(?:[1-4]|iv|i{1,3})\b)")
_QUARTER_LIST = re.compile(r"(?<=[iv\d])\s*\+\s*(?=[iv\d])", re.IGNORECASE)
_WEEK = re.compile(r"\btuan (?:thu )?(?:\d|nhat|hai|ba|tu|dau|cuoi)\s*,?\s*(?:cua )?thang \d")
"""Where a numbered week of a month ends no rule says."""
_MONTHS = re.compile(r"^\W*thang (?:\d{1,2}\s*[,;]\s*)+(?P<last>\d{1,2})(?P<year>\s*(?:/|nam)\s*20\d\d)?\W*$")
_OF_A_MONTH = re.compile(
    r"\W*(?:trong|cuoi|dau|giua|truoc|het|den|den het|den cuoi|cham nhat|vao|thuong tuan|trung tuan|ha tuan)?\s*"
    r"(?:ngay\s*\d{1,2})?\s*(?:thang(?: nay)?)?\W*"
)
_BEFORE = re.compile(r"\btruoc(?: ngay| thang)?\W*$")
_ONLY_DAY = re.compile(r"\W*(?:ngay |thang )?\d")
_LABEL = re.compile(r"^[^\d:]{1,40}:\s+(?=\S)")
_BROKEN_YEAR = re.compile(
    r"(?<=[/.-])(2(?=\s*\n\s*\d{3})|2\d(?=\s*\n\s*\d\d)|2\d\d(?=\s*\n\s*\d))\s*\n\s*(\d{1,3})(?![\d/.-])"
)
"""A year in a cell that is too narrow for it: "15/12/202" and below it "6"."""
_SKIPPED = frozenset({"", "-", "–", "x", "/", "khong", "khong co", "khong thoi han", "khong co han", "…", "..."})


class Due(NamedTuple):
    """The words of a cell, what they give, and what about them is to be asked."""

    words: str | None = None
    deadline: Deadline | None = None
    doubts: tuple[Doubt, ...] = ()


def due_in(cell: str, now: dt.datetime, rules: DateRules) -> Due:
    """The deadline of a cell that holds nothing else. Of several days the last counts: those before it are steps."""
    words = " ".join(_BROKEN_YEAR.sub(r"\1\2", cell).split()).strip(" ;,")
    if fold(words).strip(" .") in _SKIPPED:
        return Due()
    if impossible_dates(words):
        return Due(words, None, (Doubt.IMPOSSIBLE_DAY,))
    found = [one for one in _read(words, now, rules) if one.day != NO_DEADLINE]
    if not found:
        return Due() if _is_no_deadline(words) else Due(words, None, (Doubt.UNREADABLE_DEADLINE,))
    deadline = _settled(_counting(found), now)._replace(words=words, start=0, end=len(words))
    return Due(words, deadline, tuple(_doubts(deadline, now)))


def is_due(words: str, now: dt.datetime, rules: DateRules) -> bool:
    """Whether the words are a time by which something is to be done, and little else."""
    if len(words) > 60:
        return False
    found = _read(words, now, rules)
    return bool(found) and sum(len(one.words) for one in found) * 2 >= len(words)


def under(heading: str, cell: str) -> str:
    """The words of a cell with what the heading says for them: "20/4" under "Hoàn thành trước"."""
    return f"trước {cell}" if _BEFORE.search(fold(heading)) and _ONLY_DAY.match(fold(cell)) else cell


def names_no_month(words: str) -> bool:
    """Whether the words leave open of which month they are: "trong tháng", "ngày 20", "cuối tháng"."""
    return _OF_A_MONTH.fullmatch(fold(words)) is not None


def _is_no_deadline(words: str) -> bool:
    """Whether all of the cell is the day that stands for none."""
    return set(re.findall(r"\d+", words)) <= {"01", "1", "1970", "00", "0"} and "1970" in words


def _read(words: str, now: dt.datetime, rules: DateRules) -> Sequence[Deadline]:
    """The deadlines of the words, each of which stands for all of them. What a semicolon parts is read apart."""
    found: list[Deadline] = []
    for part in filter(None, map(str.strip, words.split(";"))):
        plain = _in_plain_words(_LABEL.sub("", part), now)
        found += read_deadlines(plain, now, calendar=rules.calendar, before=rules.before, counted_from=now.date())
    return [one for one in found if not _WEEK.search(fold(words))]


def _in_plain_words(words: str, now: dt.datetime) -> str:
    """What cells say shorter than sentences do, as a sentence says it."""
    folded = fold(words)
    if len(folded) != len(words):
        return words
    if whole := _WHOLE_YEAR.match(folded):
        return f"năm {whole['year'] or now.year}"
    if reports := _REPORTS.match(folded):
        return {"6 thang": "định kỳ 6 tháng", "06 thang": "định kỳ 6 tháng", "quy": "hằng quý"}.get(
            reports["period"], "hằng tháng"
        )
    if months := _MONTHS.match(folded):
        return f"tháng {months['last']}{months['year'] or ''}"
    if _ALWAYS.match(folded):
        return "thường xuyên"
    if _AT_ONCE.match(folded):
        return "khẩn trương"
    for pattern in (_PERIOD_OF_PLAN, _AND_LATER):
        cut = pattern.search(folded)
        if cut:
            words, folded = words[: cut.start()] + words[cut.end() :], folded[: cut.start()] + folded[cut.end() :]
    if _QUARTERS.search(folded):
        words = _QUARTERS.sub("quy ", folded)
    return _QUARTER_LIST.sub(", ", words) if _QUARTER_LIST.search(fold(words)) else words


def _counting(found: Sequence[Deadline]) -> Deadline:
    """The one that counts: the last day; else what comes back, then what stands always, then what is said last."""
    dated = [one for one in found if one.day]
    if dated:
        return max(dated, key=lambda one: one.day or dt.date.min)
    series = [one for one in found if one.rrule] or [one for one in found if one.kind is DeadlineKind.STANDING]
    return series[0] if series else found[-1]


def _settled(deadline: Deadline, now: dt.datetime) -> Deadline:
    """Without the doubt about its year, where the day lies in the year of the paper: "31/12" of a paper of January."""
    if deadline.doubtful and deadline.day and now.date() <= deadline.day <= month_end(now.year, 12):
        return deadline._replace(doubtful=False, alternatives=())
    return deadline


def _doubts(deadline: Deadline, now: dt.datetime) -> Sequence[Doubt]:
    if deadline.kind is DeadlineKind.EVENT:
        return (Doubt.EVENT,)
    if deadline.day and deadline.day < now.date():
        return (Doubt.IMPOSSIBLE_DAY,)
    return ()
