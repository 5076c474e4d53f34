"""What phrases that stand beside each other mean together."""

from collections.abc import Sequence

from domain.calendar import date_of
from domain.deadlines import Before, DeadlineKind
from domain.words import fold
from reading.deadlines.before import before
from reading.deadlines.meanings import Scene, Start, When
from reading.deadlines.readings import MARKED, WEAK, Reading, reading_of
from reading.language.cascade import END, START, VALUE, Node, Rule

_ENDS = ("den", "toi", "het")


def _beside(part: Sequence[Node], scene: Scene) -> Reading | None:
    """A series beside its end, or beside the days from which and up to which it runs; so many days beside these."""
    first, second = _two(part)
    period, other = (first, second) if first.begins else (second, first)
    if period.begins and period.when and other.series is not None:
        series = other.series._replace(until=period.when.day)
        return other._replace(series=series, begins=period.begins)
    if period.begins and _is_counted(other):
        return period
    if first.when and second.when and _is_day_within(first.when, second.when):
        return _on_day(first.when, second, scene)
    return _until(part, scene) if first.series is not None and second.when is not None else None


def _two(part: Sequence[Node]) -> list[Reading]:
    return [node[VALUE] for node in part if isinstance(node[VALUE], Reading)]


def _is_day_within(month: When, day: When) -> bool:
    """Whether one is a whole month and the other a day of a month that it leaves to be said."""
    is_month = month.first is not None and month.month is not None and (month.day - month.first).days < 31
    return is_month and day.day_of_month is not None and day.month is None and not day.others


def _on_day(month: When, reading: Reading, scene: Scene) -> Reading | None:
    """ "trong tháng 12 (đến ngày 25)": that day of that month."""
    assert reading.when is not None
    assert reading.when.day_of_month is not None
    day = date_of(month.day.year, month.day.month, reading.when.day_of_month)
    if day is None:
        return None
    when = reading.when._replace(day=day, month=month.month, year_said=month.year_said)
    if reading.before is Before.DAY_BEFORE:
        when = before(when, scene).when
    return reading_of(when, scene, reading.strength, reading.before)


def _is_counted(reading: Reading) -> bool:
    """Whether it is so many days from some day; where both ends of them are written, these count."""
    return reading.kind is DeadlineKind.RELATIVE and reading.when is not None and not reading.when.soft


def _until(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "ngày 25 hằng tháng cho đến hết năm 2027"; but "hằng tháng, xong trước 31/12" has one end and no series."""
    last = part[-1]
    if fold(scene.text[last[START] : last[END]]).split()[0] not in _ENDS:
        return None
    series = part[0][VALUE].series._replace(until=last[VALUE].when.day)
    return Reading(DeadlineKind.RECURRING, series=series, strength=MARKED)


def _either(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "thứ 5 hoặc thứ 6": the earlier one, and the later is offered. A "trước" limits both.

    A week that has no working day any more is no choice: "trong tuần này hoặc đầu tuần sau" on a Sunday.
    """
    first, second = _two(part)
    if first.when is None or second.when is None:
        return None
    days = [first.when, second.when]
    if first.before is not None and second.strength == WEAK:
        limit = before(days[1], scene)
        days[1], second = limit.when, second._replace(before=limit.before)
    pairs = zip(days, (first, second), strict=True)
    (when, earlier), (other, later) = sorted(pairs, key=lambda one: one[0].day)
    strength = max(first.strength, second.strength)
    if when.first and when.day == scene.today and not scene.calendar.is_working_day(when.day):
        return later._replace(when=other, strength=strength)
    others = (other.day,) if other.day != when.day else ()
    return earlier._replace(when=when._replace(others=others), strength=strength)


def _from(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "ngày 5 hằng tháng, bắt đầu từ tháng 1/2027"."""
    reading = next(node[VALUE] for node in part if isinstance(node[VALUE], Reading))
    start = next(node[VALUE] for node in part if isinstance(node[VALUE], Start))
    return None if reading.series is None else reading._replace(begins=start.day)


RULES = (
    Rule(
        "thứ 5 hoặc thứ 6",
        "Reading ,? (hoac|hay|(cung|cham|tre|muon) (lam|other)) (la|vao|den)? Reading",
        _either,
        not_reads="thứ 5, thứ 6",
    ),
    Rule(
        "ngày 25 hằng tháng cho đến hết năm 2027",
        "Reading (,|lpar|;)? (cho|other dai)? Reading rpar?",
        _beside,
        not_reads="trước ngày 30 tháng 4 hằng năm",
    ),
    Rule(
        "ngày 5 hằng tháng, bắt đầu từ tháng 1/2027",
        "Reading (,|lpar|;)? (ap dung|thuc hien|tinh|other other)? Start rpar?",
        _from,
        not_reads="từ tháng 1/2027, trước ngày 5 hằng tháng",
    ),
    Rule(
        "từ tháng 1/2027, trước ngày 5 hằng tháng",
        "Start (,|;|thi)? Reading",
        _from,
        not_reads="ngày 5 hằng tháng, bắt đầu từ tháng 1/2027",
    ),
)
