"""How dates, times and lists are written in Vietnamese. They are formatted nowhere else."""

import datetime as dt
from collections.abc import Sequence

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday(day: dt.date) -> str:
    return WEEKDAYS[day.weekday()]


def date(day: dt.date) -> str:
    """27/11/2026."""
    return f"{day:%d/%m/%Y}"


def full_date(day: dt.date) -> str:
    """thứ Sáu 27/11/2026."""
    return f"{weekday(day)} {date(day)}"


def clock(moment: dt.datetime) -> str:
    """17:00, in the zone that the moment carries."""
    return f"{moment:%H:%M}"


def full_moment(moment: dt.datetime) -> str:
    """17:00 thứ Sáu 27/11/2026."""
    return f"{clock(moment)} {full_date(moment.date())}"


def as_of(moment: dt.datetime) -> str:
    """ "tính đến 17:00 ngày 27/11/2026"; of a day that is over "tính đến hết ngày 27/11/2026"."""
    if moment.time() == dt.time.max:
        return f"tính đến hết ngày {date(moment.date())}"
    return f"tính đến {clock(moment)} ngày {date(moment.date())}"


def listed(words: Sequence[str]) -> str:
    """a, b và c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} và {words[-1]}"
