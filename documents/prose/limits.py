"""The deadline of an item or a cell, as reading/deadlines finds it, seen from the day of the document."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.prose.words import is_lost
from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.words import fold
from reading.deadlines.read import read_deadline, read_deadlines

ZONE = dt.timezone(dt.timedelta(hours=7))
NOTHING_SAID = re.compile(r"[\s\-–—./…]*")
MARKED = re.compile(
    r"(?:.*[-–] )?\W*(?:truoc|cham|muon|khong|den|toi|het|han|thoi (?:han|gian)|trong|vong|chot|kip|hoan|xong|ke tu"
    r"|sau|qua|tu)\b"
)
"""A day that no such word marks as a limit is of a paper that is cited, or of an event."""
BARE_WINDOW = re.compile(r"\W*(?:nam|giai doan|quy|thang|\d|(?:den|toi)(?: het)? nam)")
"""A period that no word marks, and the last year of a programme or a budget."""
HAPPENS = re.compile(r"\W*(?:ngay|khi|sau|dot xuat)\b")
"""What has to happen first; "theo yêu cầu", "theo kế hoạch" in a sentence tell how and not when."""
RECOGNISED_BEFORE = re.compile(r"(?<!\w)tr[uw][oe6c][ce6o]\s+$")
"""What a reader without Vietnamese makes of "trước", without marks."""
REPORTS = re.compile(
    r"\b(?:bao cao|tong hop|so ket|dinh ky)\b[^.;]{0,80}?\b(?P<words>(?P<period>0?6 thang|quy|thang)"
    r"(?:(?:, | va |; )(?:quy|0?[69] thang))*(?:, | va |; )(?:ca )?nam)(?=\W*$|[.;)]| theo\b)"
    r"|\b(?:so ket|so bo)\b[^.;]{0,30}?\b(?P<half>(?P<part>0?6 thang|quy)[^.;]{0,20}?\btong ket (?:cuoi )?nam)(?! 20)"
)
HANDS_IN = re.compile(
    r"\b(?:bao cao|trinh) (?:ban |lanh dao |pho )*(?:giam doc|lanh dao|chu tich|ubnd|hieu truong|so|bgh|van phong)"
    r"[^.;,:()]{0,25} $"
    r"|\btrinh [^.;,:()]{0,40}\b(?:duyet|ky|xem xet|quyet dinh) *$|\btruoc (?:thoi diem|luc) *$|"
    r"\b(?:thoi (?:gian|han)|han) (?:chot |nop |gui |trinh |bao cao |hoan thanh |tra |ban giao )[^.;,:()]{0,30}:\s*$|"
    r"\b(?:nop|gui (?!kem)|xong|hoan thanh)\b[^.;,:()]{0,60}$"
)
PER = re.compile(
    r"\b\d+ (?:tin bai|tin|bai|cuoc|buoi|don vi|chuyen de|lop|hoi nghi|dot|ky|phien|van ban|doan|co so|xa|chuyen muc)"
    r" ?/ ?(?P<per>tuan|thang|quy|nam)\b"
)
"""So many of what is held or written for each period: "02 đơn vị/quý"; "120.000 đồng/tháng" is money."""
BEHIND_DAY = re.compile(r"\s*(?:$|[.;,)])")
AHEAD = re.compile(r"truoc (?:it nhat |toi thieu )?\d+ ngay\b(?! ke tu)")
"""So many days before something else: "báo cáo bằng văn bản trước 15 ngày"."""
SHOWN = re.compile(r"\b(?:niem yet|cong khai|trung bay|treo|dang tai|luu giu|duy tri|phat song)\b[^.;]*$")
"""What is to be seen for so long: "niêm yết công khai trong thời gian 05 ngày"."""
_PER_TIME = re.compile(r"\s?/\s?[^\W\d]")
"""So long for each: "không quá 03 ngày làm việc/lượt đề nghị"."""
_ORDINAL = re.compile(r"thu \d")
"""Which of several, where nothing says that it is a day: "lối thoát nạn thứ 2"."""
_FROM_TO = re.compile(r"(?:trong )?(?:thoi gian )?tu (?:ngay )?\d")
_YEAR = re.compile(r"\d{4}")
_OF_NEXT = re.compile(r"\b(?:thang|quy|ky|nam) (?:sau|ke tiep|tiep theo|lien ke)\b")
_EACH = re.compile(r"\b(?:hang|moi) (?:tuan|thang|quy|nam)\b")
_GOES_ON = re.compile(r"[^.;()]{0,80}\([^()]*|\s*(?:,|và)\s*(?:ngày\s*)?")
PROGRESS = re.compile(r"(?:theo|dung|dam bao|bao dam)\b.*\b(?:tien do|thoi han|han|thoi gian|ke hoach)\b")
"""Of what urges without a date, what at least refers to a limit: "đúng tiến độ"."""


class Said(NamedTuple):
    """Words that limit a task, and what they give; None without a date and a series."""

    words: str
    deadline: Deadline | None


def moment_of(day: dt.date | None, now: dt.datetime) -> dt.datetime:
    """The moment from which a document of that day sees its deadlines; `now` where its day is not known."""
    return dt.datetime.combine(day, dt.time(8), now.tzinfo or ZONE) if day else now


def of_cell(text: str, at: dt.datetime, rules: DateRules) -> Said | None:
    """What a cell that tells when says; None where it is empty."""
    if NOTHING_SAID.fullmatch(text):
        return None
    found = read_deadline(text, at, calendar=rules.calendar, before=rules.before)
    return Said(text.strip(), found)


def of_item(text: str, at: dt.datetime, rules: DateRules) -> Said | None:
    """What limits an item of running text; None where nothing does.

    Days that no word marks are none of its own, and urging ("khẩn trương") is no limit.
    """
    found = read_deadlines(text, at, calendar=rules.calendar, before=rules.before)
    limits = _with_days_of_series([one for one in found if _limits(one, text) and not _is_of_past(one, at)], text)
    if not any(one.day or one.rrule for one in limits) and (reports := _of_reports(text, at, rules)):
        return reports
    if not limits:
        return None
    best = max(limits, key=lambda one: _rank(one, limits))
    if (each := _EACH.search(fold(text[: best.start]))) and _OF_NEXT.search(fold(best.words)):
        series = read_deadline(each[0], at, calendar=rules.calendar, before=rules.before)
        return Said(best.words, series)
    return Said(best.words, best if best.kind is not DeadlineKind.VAGUE else None)


def _is_of_past(one: Deadline, at: dt.datetime) -> bool:
    """Whether a period that was over when the paper was written tells what it is about: "từ 01/01 đến 30/4"."""
    return one.day is not None and one.day < at.date() and _FROM_TO.match(fold(one.words)) is not None


def _with_days_of_series(limits: Sequence[Deadline], text: str) -> Sequence[Deadline]:
    """Without the days of a series that stand beside it: "định kỳ 6 tháng (trước ngày 15/6 và 15/12)"."""
    series = next((one for one in limits if one.rrule), None)
    if series is None:
        return limits
    days = [one for one in limits if one.day and not _YEAR.search(one.words)]
    of_series = [
        one
        for one in days
        if len(days) > 1 or _OF_NEXT.search(fold(one.words)) or _GOES_ON.fullmatch(text[series.end : one.start])
    ]
    return [one for one in limits if one not in of_series]


def _of_reports(text: str, at: dt.datetime, rules: DateRules) -> Said | None:
    """ "báo cáo 6 tháng và năm": a report for each of these; "02 đơn vị/quý"."""
    if len(fold(text)) != len(text):
        return None
    if per := PER.search(fold(text)):
        words = text[slice(*per.span())]
        each = read_deadline(f"mỗi {per['per']}", at, calendar=rules.calendar, before=rules.before)
        return Said(words, each._replace(words=words, start=per.start(), end=per.end())) if each else None
    found = REPORTS.search(fold(text))
    if found is None:
        return None
    period, group = (found["period"], "words") if found["period"] else (found["part"], "half")
    series = read_deadline(f"định kỳ {period}", at, calendar=rules.calendar, before=rules.before)
    words = text[slice(*found.span(group))]
    return Said(words, series._replace(words=words, start=found.start(group), end=found.end())) if series else None


def _limits(one: Deadline, text: str) -> bool:
    words = fold(one.words)
    if one.kind is DeadlineKind.VAGUE:
        return PROGRESS.match(words) is not None
    if one.kind in (DeadlineKind.EXACT, DeadlineKind.CLOCK) and not MARKED.match(words) and one.before is None:
        is_garbled = is_lost(text) and bool(RECOGNISED_BEFORE.search(fold(text[: one.start])))
        return is_garbled or _hands_in(one, text)
    if one.kind is DeadlineKind.EVENT:
        return HAPPENS.match(words) is not None
    if one.kind is DeadlineKind.RELATIVE:
        if _PER_TIME.match(text[one.end :]):
            return False
        if _ORDINAL.fullmatch(words) and not _hands_in(one, text):
            return False
        if AHEAD.match(words):
            return False
        if words.startswith("trong thoi gian") and SHOWN.search(fold(text[: one.start])):
            return False
        return MARKED.match(words) is not None or any(map(str.isdigit, words))
    return one.kind is not DeadlineKind.WINDOW or not BARE_WINDOW.match(words)


def _hands_in(one: Deadline, text: str) -> bool:
    """Whether a bare day is when something is handed in, or over: "nộp bảng phân công ngày 18/8", "(xong 31/8)"."""
    return bool(HANDS_IN.search(fold(text[: one.start])) and BEHIND_DAY.match(text[one.end :]))


def _rank(one: Deadline, limits: Sequence[Deadline]) -> tuple[int, dt.date | int]:
    """Of several dates the last one counts, a whole year only without another; before a series, the limit of another
    item, and what has no date.
    """
    if one.day is not None:
        is_year = (
            one.kind is DeadlineKind.WINDOW and "nam" in fold(one.words) and (one.day.month, one.day.day) == (12, 31)
        )
        return 5 - is_year, one.day.toordinal()
    if one.rrule is not None:
        return 3, -limits.index(one)
    order = {DeadlineKind.REFERENCE: 2, DeadlineKind.STANDING: 1}
    return order.get(one.kind, 0), -limits.index(one)
