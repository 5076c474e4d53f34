"""Days that are said without their date: of the week, counted from today, and those that are past."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from domain.calendar import ONE_DAY, add_months, month_end
from domain.deadlines import DeadlineKind
from reading.deadlines.dates import months_ahead
from reading.deadlines.meanings import Passed, Scene, Trap, When, numbers, says
from reading.language.cascade import END, START, Node, Rule

FRIDAY = 4
SUNDAY = 6


def _weekday_of(part: Sequence[Node]) -> int | None:
    """Monday is 0; None for "thứ 9"."""
    if says(part, "cn", "chu", "lord"):
        return SUNDAY
    number = numbers(part)[0]
    return number - 2 if 2 <= number <= 7 else None


def _weekday(part: Sequence[Node], scene: Scene) -> When | None:
    """A bare weekday is the next one after today; "này" may also be today."""
    weekday = _weekday_of(part)
    if weekday is None:
        return None
    ahead = (weekday - scene.today.weekday()) % 7
    today = () if says(part, "nay") or ahead else (scene.today,)
    if ahead == 0 and not says(part, "nay"):
        ahead = 7
    return _soft(scene.today + ONE_DAY * ahead, weekday=weekday, others=today)


def _weekday_or_month(part: Sequence[Node], scene: Scene) -> When | None:
    """ "t6" is Friday in chat, but may be June; from 8 on it is a month."""
    if part[0][END] != part[1][START]:
        return None
    number = numbers(part)[0]
    month_last = coming_month(scene, number)
    weekday = _weekday(part, scene)
    if weekday is None:
        first = month_last.replace(day=1)
        return When(DeadlineKind.WINDOW, month_last, first=first, month=number, day_of_month=-1)
    return weekday._replace(others=(*weekday.others, month_last)) if len(part) == 2 else weekday


def coming_month(scene: Scene, month: int) -> dt.date:
    """The last day of the nearest such month that is not over."""
    return month_end(scene.today.year + (month < scene.today.month), month)


def weeks_ahead(part: Sequence[Node]) -> int:
    """ "tuần này" 0, "tuần sau" 1, "tuần sau nữa" 2."""
    return months_ahead(part)


def _weekday_of_week(part: Sequence[Node], scene: Scene) -> When | None:
    weekday = _weekday_of(part)
    if weekday is None:
        return None
    monday = scene.today - ONE_DAY * scene.today.weekday()
    return _soft(monday + ONE_DAY * (7 * weeks_ahead(part) + weekday), weekday=weekday)


def _weekday_of_misspelt_week(part: Sequence[Node], scene: Scene) -> When | None:
    """ "thứ sáu tuầ tới": most likely of that week, but a letter decides which, so it is asked."""
    weekday, of_week = _weekday(part, scene), _weekday_of_week(part, scene)
    if weekday is None or of_week is None:
        return None
    return of_week._replace(doubtful=True, others=(weekday.day,) if weekday.day != of_week.day else ())


def _soft(day: dt.date, *, weekday: int | None = None, others: Iterable[dt.date] = ()) -> When:
    return When(DeadlineKind.RELATIVE, day, others=tuple(others), weekday=weekday, soft=True)


def _days_ahead(count: int) -> Callable[[Sequence[Node], Scene], When]:
    return lambda part, scene: _soft(scene.today + ONE_DAY * count)


def _tomorrow(part: Sequence[Node], scene: Scene) -> When | None:
    """ "Mai" with a capital inside a sentence is a person."""
    start, end = part[0][START], part[-1][END]
    before = scene.text[max(start - 3, 0) : start].rstrip()
    is_name = scene.text[start:end].istitle() and before and before[-1] not in '.!?,;:-–(\n"'
    return None if is_name else _soft(scene.today + ONE_DAY)


def _next_working_day(part: Sequence[Node], scene: Scene) -> When:
    return _soft(scene.calendar.next_working_day(scene.today))


def _past(part: Sequence[Node], scene: Scene) -> Passed:
    return Passed(_soft(scene.today - ONE_DAY * (2 if says(part, "kia") else 1)))


def _past_period(part: Sequence[Node], scene: Scene) -> Passed:
    """The last day of the week, month, quarter or year before this one; of a week its Friday."""
    today = scene.today
    if says(part, "tuan"):
        return Passed(_soft(today - ONE_DAY * (today.weekday() + 7 - FRIDAY)))
    months = {"thang": 0, "quy": (today.month - 1) % 3, "nam": today.month - 1}
    ago = next(months[name] for name in months if says(part, name))
    return Passed(_soft(add_months(today.replace(day=1), -ago) - ONE_DAY))


def _past_weekday(part: Sequence[Node], scene: Scene) -> Passed | None:
    """ "thứ Sáu tuần trước", "thứ Hai vừa rồi"."""
    weekday = _weekday_of(part)
    if weekday is None:
        return None
    this = scene.today - ONE_DAY * (scene.today.weekday() - weekday)
    is_before = this < scene.today and not says(part, "tuan")
    return Passed(_soft(this if is_before else this - ONE_DAY * 7, weekday=weekday))


RULES = (
    Rule(
        "thứ 3, 5 hằng tuần",
        "(?<= (,|va)) N (?= ((,|va) N){0,3} (hang|moi) tuan)",
        _weekday,
        not_reads="thứ 6 hằng tuần",
    ),
    Rule("thứ 6 tuần sau", "ngay? (WDAY) (cua|,|trong|o)? WEEK_REL", _weekday_of_week, not_reads="tuần sau thứ 6"),
    Rule("tuần sau thứ 6", "WEEK_REL (,|vao|ngay)? (thu N|SUNDAY|t m)", _weekday_of_week, not_reads="thứ 6 tuần sau"),
    Rule(
        "thứ sáu tuầ tới",
        "ngay? (WDAY) (cua|,|trong|o)? ((SLIP) (REL)|tuan (sau_x|sua|sa))",
        _weekday_of_misspelt_week,
        not_reads="thứ sáu tuần hoàn",
    ),
    Rule(
        "thứ Sáu tuần trước",
        "ngay? (WDAY) (tuan (qua|truoc (?! LAST_DAY)|roi|vua (qua|roi))|(vua|moi_new) (qua|roi))",
        _past_weekday,
        not_reads="trước thứ Sáu tuần này",
    ),
    Rule("t6", "(?<![tuan]) t m (?!/|-) (nay|toi)?", _weekday_or_month, not_reads="hết T6"),
    Rule(
        "thứ Sáu này",
        "ngay? (WDAY) (nay|toi|toi_x|sau (?!khi|do|han)|ke tiep|tiep theo|tuan (?!nay|sau|TOI))?",
        _weekday,
        not_reads="trước thứ Sáu tuần này",
    ),
    Rule(
        "hôm qua",
        "hom (qua|kia|truoc)|hom_qua",
        _past,
        not_reads="hôm nay mưa to quá",
    ),
    Rule(
        "tháng trước",
        "(cuoi|het|trong)? (tuan|thang|quy|nam) (qua|truoc (?! LAST_DAY)|ngoai|vua (qua|roi)|roi)",
        _past_period,
        not_reads="trước tháng 12",
    ),
    Rule("hôm nay", "(ngay)? (hom nay|hom_nay)", _days_ahead(0), not_reads="cuối ngày hôm nay"),
    Rule("cuối ngày mai", "(het|cuoi|trong)? ngay mai|(het|trong) mai|ngay_mai", _days_ahead(1), not_reads="cuối ngày"),
    Rule("ngày mốt", "ngay (after_mai|mot|kia)|hom (after_mai|mot)|after_mai", _days_ahead(2), not_reads="3 ngày"),
    Rule("ngày kìa", "ngay after_kia", _days_ahead(3), not_reads="ngày kia"),
    Rule("hôm sau", "(ngay)? hom sau", _days_ahead(1), not_reads="sau 2 hôm nữa"),
    Rule(
        "ngày làm việc tiếp theo",
        "(NLV) (tiep theo|ke tiep|sau (?!khi)|lien ke|TOI|gan nhat)",
        _next_working_day,
        not_reads="3 ngày làm việc",
    ),
    Rule(
        "mai kia",
        "mai kia|nay mai|mai sau|mai nay|mai (after_mai|mot)",
        lambda part, scene: Trap("vague"),
        not_reads="mai",
    ),
    Rule("mai", "mai", _tomorrow, not_reads="mai mốt"),
)
