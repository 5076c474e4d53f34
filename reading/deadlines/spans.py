"""What phrases that stand beside each other mean together."""

from collections.abc import Sequence

from domain.deadlines import DeadlineKind
from domain.words import fold
from reading.deadlines.before import before
from reading.deadlines.meanings import Scene, Start
from reading.deadlines.readings import MARKED, WEAK, Reading
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
    return _until(part, scene) if first.series is not None and second.when is not None else None


def _two(part: Sequence[Node]) -> list[Reading]:
    return [node[VALUE] for node in part if isinstance(node[VALUE], Reading)]


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
    """ "thứ 5 hoặc thứ 6": in time is who keeps to the later one; the other is told. A "trước" limits both."""
    first, second = _two(part)
    if first.when is None or second.when is None:
        return None
    days = [first.when, second.when]
    if first.before is not None and second.strength == WEAK:
        limit = before(days[1], scene)
        days[1], second = limit.when, second._replace(before=limit.before)
    pairs = zip(days, (first, second), strict=True)
    (other, _), (when, later) = sorted(pairs, key=lambda one: one[0].day)
    others = (other.day,) if other.day != when.day else ()
    return later._replace(when=when._replace(others=others), strength=max(first.strength, second.strength))


def _from(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "ngày 5 hằng tháng, bắt đầu từ tháng 1/2027"."""
    reading = next(node[VALUE] for node in part if isinstance(node[VALUE], Reading))
    start = next(node[VALUE] for node in part if isinstance(node[VALUE], Start))
    return None if reading.series is None else reading._replace(begins=start.day)


RULES = (
    Rule("thứ 5 hoặc thứ 6", "Reading (hoac|hay) (la|vao)? Reading", _either, not_reads="thứ 5, thứ 6"),
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
