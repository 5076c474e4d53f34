"""When an office wants the Board to go out by itself: "báo cáo tuần thứ Sáu", "tổng hợp tháng: không"."""

from dataclasses import replace

from domain.overviews.periodic import Periodic
from domain.refusals import BadSetting
from domain.settings import Why
from domain.words import fold
from reading.language.forms import Form

LAST = 31
"""The last day of any month."""

_OPENING = "<periodic.opens> (?:<periodic.each> )?"
_WEEKLY = Form(rf"{_OPENING}<periodic.week>(?![a-z]) ?[:=]?", "gửi tổng hợp hằng tuần: thứ Hai", "báo cáo tháng 5")
_MONTHLY = Form(rf"{_OPENING}<periodic.month>(?![a-z]) ?[:=]?", "báo cáo tháng: ngày 5", "báo cáo tuần")
_NEVER = Form("<periodic.never>", "không", "thứ hai")
_WEEKDAYS = (
    Form("(?:<periodic.at> ){0,3}<periodic.monday>", "sáng thứ hai", "thứ ba"),
    Form("(?:<periodic.at> ){0,3}<periodic.tuesday>", "thứ ba", "thứ hai"),
    Form("(?:<periodic.at> ){0,3}<periodic.wednesday>", "thứ tư", "thứ hai"),
    Form("(?:<periodic.at> ){0,3}<periodic.thursday>", "vào thứ năm", "thứ hai"),
    Form("(?:<periodic.at> ){0,3}<periodic.friday>", "thứ sáu", "thứ hai"),
    Form("(?:<periodic.at> ){0,3}<periodic.saturday>", "thứ bảy", "thứ hai"),
    Form("(?:<periodic.at> ){0,3}<periodic.sunday>", "chủ nhật", "thứ hai"),
)
_DAY = Form(r"(?:<periodic.at> ){0,3}(\d{1,2})", "vào ngày 5", "thứ hai")
_LAST_DAY = Form("(?:<periodic.at> ){0,3}<periodic.last>", "cuối tháng", "ngày 5")


def read_periodic(text: str, known: Periodic) -> Periodic | None:
    """What is known with what the words change of it; None where they speak of nothing that goes out by itself.

    Raises BadSetting where they do, and name no day.
    """
    plain = " ".join(text.split()).strip(" .!")
    folded = fold(plain)
    if found := _WEEKLY.match(folded):
        return replace(known, weekday=_weekday(plain, folded[found.end() :].strip()))
    if found := _MONTHLY.match(folded):
        return replace(known, day=_day(plain, folded[found.end() :].strip()))
    return None


def _weekday(words: str, value: str) -> int | None:
    if _NEVER.fullmatch(value):
        return None
    for number, form in enumerate(_WEEKDAYS):
        if form.fullmatch(value):
            return number
    raise BadSetting(None, Why.UNREAD, words)


def _day(words: str, value: str) -> int | None:
    if _NEVER.fullmatch(value):
        return None
    if _LAST_DAY.fullmatch(value):
        return LAST
    found = _DAY.fullmatch(value)
    if found is None or not 1 <= int(found[1]) <= LAST:
        raise BadSetting(None, Why.UNREAD, words)
    return int(found[1])
