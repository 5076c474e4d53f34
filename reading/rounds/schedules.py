"""Rounds that are to open by themselves: "hằng tháng, chốt số liệu ngày 14, hạn ngày 16", "đợt báo cáo quý: không"."""

import re
import unicodedata

from domain.rounds.plan import USUAL, RoundKind
from domain.rounds.schedules import Schedule, ScheduleWish, UnreadSchedule
from domain.settings import LAST_CUTOFF
from domain.words import fold
from reading.language.forms import Form
from reading.rounds.opening import outline_of, parted

LAST_DAY = 31

_OPENING = r"^\W*(?:<round.opening>(?!\w)\W*){0,4}"
_CLOSE = r"(?=\s*(?:$|[,:;.\n]|<round.due>|<round.cut_off>|<round.until>|<round.none>|<round.stops>))"
"""What follows the kind: a number or "này" would name a single period."""
_KINDS = (
    (
        RoundKind.HALF_YEAR,
        Form(
            rf"{_OPENING}(?:<round.each>|<round.every>) <round.half_year>{_CLOSE}", "định kỳ 6 tháng", "6 tháng đầu năm"
        ),
    ),
    (RoundKind.MONTH, Form(rf"{_OPENING}<round.each> <period.month>{_CLOSE}", "báo cáo hằng tháng", "hằng tháng 11")),
    (RoundKind.QUARTER, Form(rf"{_OPENING}<round.each> <period.quarter>{_CLOSE}", "định kỳ mỗi quý", "định kỳ quý IV")),
    (RoundKind.YEAR, Form(rf"{_OPENING}<round.each> <period.year>{_CLOSE}", "hằng năm", "năm 2026")),
)
_DATED = Form(r"(?<!\w)(?:<round.due>|<round.until>)(?: <round.day>)* \d{1,2}[/.-]\d", "hạn 25/11", "hạn ngày 25")
_CUT_OFF = Form(
    r"(?<!\w)<round.cut_off>(?: <round.day>)* (?P<day>\d{1,2}|<round.last>)(?![\d/])", "chốt ngày 14", "hạn ngày 14"
)
_DUE = Form(
    r"(?<!\w)(?:<round.due>|<round.until>)(?: <round.day>)* (?P<day>\d{1,2}|<round.last>)(?![\d/])",
    "hạn ngày 16",
    "hạn 16/12",
)
_ENDS = Form(r"(?<!\w)(?:<round.none>|<round.stops>)(?!\w)", "không", "ngày 5")


def read_schedule(text: str) -> ScheduleWish | None:
    """How rounds of one kind are to open by themselves, or no more; None for words that speak of a single round.

    Raises UnreadSchedule where no day is named on which parts are due, and for a day that no month has.
    """
    head, items = parted(unicodedata.normalize("NFC", text))
    folded = " ".join(fold(head).split())
    kind, rest = next(
        ((kind, folded[found.end() :]) for kind, form in _KINDS if (found := form.match(folded))), (None, "")
    )
    if kind is None:
        stopped = _ENDS.match(folded)
        kind, rest = next(
            ((kind, folded) for kind, form in _KINDS if stopped and form.match(folded[stopped.end() :].strip())),
            (None, ""),
        )
    if kind is None:
        return None
    if _DATED.search(rest):
        return None  # A day of one month is the due day of a single round.
    cut_off, due = _CUT_OFF.search(rest), _DUE.search(rest)
    if due is None and _ENDS.search(rest):
        return ScheduleWish(kind, None)
    if due is None:
        raise UnreadSchedule(head.strip())
    closes = _day(cut_off, head, LAST_CUTOFF) if cut_off else None
    schedule = Schedule(kind, _day(due, head, LAST_DAY) or LAST_DAY, closes, outline_of(items) if items else USUAL)
    return ScheduleWish(kind, schedule)


def _day(found: re.Match[str], words: str, last: int) -> int | None:
    """The day of a month; None for its last one."""
    if not found["day"].isdigit():
        return None
    day = int(found["day"])
    if not 1 <= day <= last:
        raise UnreadSchedule(words.strip())
    return day
