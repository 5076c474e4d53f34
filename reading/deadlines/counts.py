"""Deadlines that are counted: "3 ngày nữa", "05 ngày làm việc kể từ ngày ký", "10 ngày trước ngày 30/6"."""

import datetime as dt
from collections.abc import Sequence

from domain.calendar import ONE_DAY, add_months
from domain.deadlines import DeadlineKind
from domain.recurrence import Clock
from reading.deadlines.meanings import Count, Scene, When
from reading.deadlines.readings import ASKED, MARKED, WEAK, Reading, covers, time_of, trapped
from reading.deadlines.times import moment_of
from reading.language.cascade import VALUE, Node, Rule

HOURS = ("gio", "tieng", "phut")
"""Units of counts that give a moment."""


def length_of(count: Count) -> dt.timedelta:
    """How long so many hours or minutes are."""
    return dt.timedelta(minutes=count.number) if count.unit == "phut" else dt.timedelta(hours=count.number)


def count_of(part: Sequence[Node]) -> Count:
    found = next(node[VALUE] for node in part if isinstance(node[VALUE], Count | Clock))
    return Count(found.hour, "gio") if isinstance(found, Clock) else found


def counted(start: dt.date, count: Count, scene: Scene) -> dt.date:
    """The day so many days, working days, weeks or months after `start`; the day of the start is not counted."""
    number = count.number
    if count.unit == "nlv":
        return scene.calendar.add_working_days(start, number)
    if count.unit in ("thang", "quy", "nam"):
        return add_months(start, number * {"thang": 1, "quy": 3, "nam": 12}[count.unit]) + ONE_DAY * count.days
    return start + ONE_DAY * number * (7 if count.unit == "tuan" else 1)


def _from_now(part: Sequence[Node], scene: Scene, strength: int = MARKED) -> Reading:
    count = count_of(part)
    if count.unit in HOURS:
        moment = (scene.now + length_of(count)).replace(second=0, microsecond=0)
        return Reading(
            DeadlineKind.RELATIVE,
            When(DeadlineKind.RELATIVE, moment.date()),
            moment=moment,
            strength=strength,
            counts=count,
        )
    start = scene.counted_from or scene.today
    others = (counted(start, count._replace(number=count.fewer), scene),) if count.fewer else ()
    when = When(DeadlineKind.RELATIVE, counted(start, count, scene), others=others)
    return Reading(DeadlineKind.RELATIVE, when, strength=strength, counts=count)


def _bare_count(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "3 ngày" alone answers "bao lâu?"; within a sentence only working days are surely a limit."""
    if not covers(part, scene) and count_of(part).unit != "nlv":
        return None
    return _from_now(part, scene, WEAK)


def _counted_from_given(part: Sequence[Node], scene: Scene) -> Reading:
    """A start without its year may have been: what counts is that the end is still to come."""
    when, count = time_of(part), count_of(part)
    day = counted(when.day, count, scene)
    if when.month and not when.year_said:
        of_last_year = counted(add_months(when.day, -12), count, scene)
        day = of_last_year if of_last_year >= scene.today else day
    clock = when.clock if count.unit in ("ngay", "gio", "tieng") else None
    found = When(DeadlineKind.RELATIVE, day)
    if count.unit in ("gio", "tieng") and clock:
        moment = (moment_of(when, scene.now.tzinfo) or scene.now) + dt.timedelta(hours=count.number)
        return Reading(DeadlineKind.RELATIVE, found._replace(day=moment.date()), moment=moment, strength=MARKED)
    return Reading(DeadlineKind.RELATIVE, found, strength=MARKED)


def _counted_back(part: Sequence[Node], scene: Scene) -> Reading:
    """ "5 ngày làm việc trước ngày 30/6"."""
    count = count_of(part)
    day = counted(time_of(part).day, count.back, scene)
    return Reading(DeadlineKind.RELATIVE, When(DeadlineKind.RELATIVE, day), strength=MARKED)


def _from_unknown(part: Sequence[Node], scene: Scene) -> Reading:
    """ "05 ngày làm việc kể từ ngày ký": the start must be asked for, unless it is known already."""
    count = count_of(part)
    if scene.counted_from and count.unit not in ("gio", "tieng", "phut"):
        when = When(DeadlineKind.RELATIVE, counted(scene.counted_from, count, scene))
        return Reading(DeadlineKind.RELATIVE, when, strength=MARKED)
    working = count.number if count.unit == "nlv" else None
    return Reading(DeadlineKind.RELATIVE, working_days=working, start_unknown=True, strength=MARKED, counts=count)


RULES = (
    Rule(
        "quá hạn 3 ngày",
        "(qua_muc han|qua han|tre|off|nghi|cach day|(?<! (toi_pm|toi|toi_x)) da|duoc|cham (?!nhat)|mat) "
        "(WITHIN){0,2} (Count|Clock) (?!SINCE)",
        trapped("past"),
        not_reads="hạn ngày 9",
    ),
    Rule(
        "trong 3 ngày qua",
        "(WITHIN){0,5} Count (qua|vua|truoc day|roi (?!nop|gui))",
        trapped("past"),
        not_reads="trong 3 ngày",
    ),
    Rule(
        "5 ngày làm việc trước ngày 30/6",
        "(WITHIN){0,8} Count truoc (ngay|khi)? (T)",
        _counted_back,
        not_reads="3 ngày làm việc",
    ),
    Rule(
        "trước ngày 30/6 5 ngày",
        "truoc ngay? (DATE) (it nhat|khoang)? Count",
        _counted_back,
        not_reads="trứơc ngày 15/12",
    ),
    Rule(
        "15 ngày kể từ ngày 01/7",
        "(WITHIN){0,8} (Count|Clock) ,? (SINCE|sau ngay?) (T)",
        _counted_from_given,
        not_reads="kể từ ngày 01/12/2026",
    ),
    Rule(
        "sau Tết 10 ngày",
        "sau ngay? (DATE|SOFT) (khoang|dung)? Count (?! (NUA|TOI))",
        _counted_from_given,
        not_reads="sau Tết",
    ),
    Rule(
        "kể từ ngày 01/7, trong 15 ngày",
        "(SINCE) (T) ,? (WITHIN){1,8} Count",
        _counted_from_given,
        not_reads="trong vòng 45 ngày, kể từ ngày 01/9/2025",
    ),
    Rule(
        "05 ngày làm việc kể từ ngày ký",
        "(WITHIN){0,8} (Count|Clock) ,? (((ke|tinh) (tu|tu_x)|tinh den|(tu|tu_x) (?=khi|ngay|luc)|sau) "
        "(ngay|luc|khi|thoi diem)? START{1,14}|SINCE (?=dot|nl|;))",
        _from_unknown,
        not_reads="7 ngày làm việc kể từ hôm nay",
    ),
    Rule(
        "kể từ ngày nhận, 20 ngày",
        "(ke|tinh) (tu|tu_x) (ngay|luc|khi|thoi diem)? REST{1,14} , (WITHIN){0,8} Count",
        _from_unknown,
        not_reads="kể từ 16/3, trong 10 ngày",
    ),
    Rule(
        "15 ngày trước khi hết hạn hợp đồng",
        "(WITHIN){0,8} Count truoc khi REST{1,14}",
        _from_unknown,
        not_reads="trước khi họp 3 ngày",
    ),
    Rule(
        "trước khi họp 3 ngày",
        "truoc (khi|ngay) AT{1,6} Count",
        _from_unknown,
        not_reads="15 ngày trước khi hết hạn hợp đồng",
    ),
    Rule(
        "3 ngày nữa",
        "(WITHIN){0,6} (Count|Clock) (NUA|TOI (?! T)|sau (?! khi)|tiep theo)",
        _from_now,
        not_reads="ngày 1",
    ),
    Rule(
        "trong vòng 24 giờ",
        "(trong|vong|sau|khong qua_muc) (WITHIN){0,7} (Count|Clock)",
        _from_now,
        not_reads="5 trong 12",
    ),
    Rule(
        "xin thêm 5 ngày",
        "(them|lui|gia han|khat|can|cho|xin|mat|noi|doi) (WITHIN){0,6} Count",
        lambda part, scene: _from_now(part, scene, ASKED),
        not_reads="xin thêm ít ngày",
    ),
    Rule(
        "chậm nhất 5 ngày làm việc",
        "(LIMIT|(toi_pm|TOI) da) (WITHIN){0,6} Count",
        _from_now,
        not_reads="chậm nhất sau 02 ngày làm việc nữa",
    ),
    Rule("10 ngày làm việc", "Count", _bare_count, not_reads="sau 3 ngày làm việc"),
)
