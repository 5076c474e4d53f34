"""The day from which a deadline counts that names only how long: "05 ngày làm việc kể từ ngày nhận được văn bản"."""

import datetime as dt
import re

from domain.calendar import ONE_DAY, date_of
from domain.deadlines import DateRules, Deadline
from domain.words import fold
from reading.deadlines.read import read_deadline
from reading.language.forms import Form
from reading.language.lookup import entries

_BACKWARDS = Form(r"(?<!\w)<start.backwards>(?!\w)", "15 ngày trước khi hết hạn", "15 ngày kể từ ngày ký")
_SAYS_START = Form(r"(?<!\w)<start.says_start>(?!\w)", "tính từ 1/12", "1/12")
_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?(?![\d/.-]*\d)")
_NEAR = {fold(entry.phrase): int(entry.value.split()[0]) for entry in entries("start") if "near" in entry.value.split()}
"""How many days ago."""


def counts_forward(words: str) -> bool:
    """Whether a start that is told gives the day; "15 ngày trước khi hết hạn" counts the other way."""
    return not _BACKWARDS.search(fold(words))


def counted(words: str, answer: str, now: dt.datetime, rules: DateRules) -> Deadline | None:
    """The deadline of `words` from the day that the answer gives; None where it gives none.

    A day to come is the start only where the answer says so ("tính từ 1/12"): bare, it is the deadline itself.
    """
    start = start_in(answer, now.date())
    if start is None or (start > now.date() and not _SAYS_START.search(fold(answer))):
        return None
    return read_deadline(words, now, calendar=rules.calendar, before=rules.before, counted_from=start)


def start_in(answer: str, today: dt.date) -> dt.date | None:
    """The day that the answer names; without its year the nearest one."""
    folded = fold(answer)
    near = next((ago for said, ago in _NEAR.items() if said in folded), None)
    if near is not None:
        return today - ONE_DAY * near
    found = _DATE.search(folded)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    years = (int(found[3]),) if found[3] else (today.year - 1, today.year, today.year + 1)
    days = filter(None, (date_of(year, month, day) for year in years))
    return min(days, key=lambda one: abs(one - today), default=None)
