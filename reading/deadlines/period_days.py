"""Days that are counted within a period: the 15th of the last month of a quarter, the last working day of a week."""

from collections.abc import Sequence

from domain.calendar import ONE_DAY, QUARTER_ENDS, add_months, date_of, month_end
from domain.deadlines import DeadlineKind
from domain.recurrence import Series
from reading.deadlines.meanings import Scene, Trap, When, numbers, says
from reading.deadlines.soft_days import FRIDAY
from reading.deadlines.windows import monday_of, month_of, place_of, quarter_of
from reading.language.cascade import Node, Rule


def _day_in_quarter(part: Sequence[Node], scene: Scene) -> When | Series | Trap | None:
    """ "ngày 15 của tháng cuối quý II"; without a quarter it comes back every quarter."""
    day = numbers(part)[0]
    ahead = 0 if says(part[2:], "dau") else 2
    rest = part[place_of(part, "quy", "quarter", default=len(part)) :]
    if len(rest) == 1:
        months = tuple(month - 2 + ahead for month in QUARTER_ENDS)
        return Series(months=months, day=day) if 1 <= day <= 31 else Trap("impossible")
    found = quarter_of(rest, scene)
    if found is None:
        return None
    month = add_months(found[0], ahead)
    date = date_of(month.year, month.month, day)
    return When(DeadlineKind.EXACT, date, year_said=found[1]) if date else Trap("impossible")


def _working_day_of_month(part: Sequence[Node], scene: Scene) -> When | Series:
    """ "ngày làm việc cuối cùng của tháng 6"; "… của tháng" without a month comes back every month."""
    is_first = says(part, "dau")
    after_kind = part[4:] if says(part[:4], "viec") else part[2:]
    named = month_of(after_kind, scene)
    if named is None or says(part[-1:], "moi"):
        return Series(months=tuple(range(1, 13)), day=1 if is_first else -1, working=True)
    first = named[0]
    if is_first:
        day = scene.calendar.next_working_day(first - ONE_DAY)
    else:
        day = scene.calendar.last_working_day_upto(month_end(first.year, first.month))
    return When(DeadlineKind.EXACT, day, year_said=named[1])


def _working_day_of_week(part: Sequence[Node], scene: Scene) -> When:
    monday = monday_of(scene, part)
    if says(part[:5], "dau"):
        return When(DeadlineKind.RELATIVE, scene.calendar.next_working_day(monday - ONE_DAY), soft=True)
    return When(DeadlineKind.RELATIVE, scene.calendar.last_working_day_upto(monday + ONE_DAY * FRIDAY), soft=True)


def _yearly(part: Sequence[Node], scene: Scene) -> Series | None:
    """ "trước ngày 10/07 của năm báo cáo": every year."""
    day, month = numbers(part)
    return Series(months=(month,), day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


RULES = (
    Rule(
        "ngày 15 của tháng cuối quý II/2025",
        "ngay? N (cua)? thang (FIRST|LAST) (cua)? (QUARTER|quy (REL))",
        _day_in_quarter,
        not_reads="ngày 15 của tháng cuối quý",
    ),
    Rule(
        "ngày 15 của tháng cuối quý",
        "ngay? N (cua)? thang (FIRST|LAST) (cua)? (moi)? quy",
        _day_in_quarter,
        not_reads="ngày 15 của tháng cuối quý II/2025",
    ),
    Rule(
        "10/07 của năm báo cáo",
        "ngay? N (/|thang) N (cua)? nam (bao cao|lien ke nam bao cao|truoc (?!lien))",
        _yearly,
        not_reads="15/7 năm 2025",
    ),
    Rule(
        "ngày làm việc cuối cùng của tháng 6",
        "(NLV) (FIRST|LAST) (cua)? (MONTH|thang moi|thang)",
        _working_day_of_month,
        not_reads="ngày cuối cùng của tháng 12",
    ),
    Rule(
        "ngày làm việc cuối cùng của tuần",
        "(NLV) (FIRST|LAST) (cua|trong)? (WEEK_REL|tuan)",
        _working_day_of_week,
        not_reads="ngày làm việc cuối cùng của tháng 6",
    ),
)
