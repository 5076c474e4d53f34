"""What phrases that stand beside each other mean together."""

from collections.abc import Sequence

from domain.calendar import date_of
from domain.deadlines import Before, DeadlineKind
from domain.words import fold
from reading.deadlines.before import before
from reading.deadlines.counts import HOURS, counted, length_of
from reading.deadlines.meanings import Count, Meeting, Scene, Start, When
from reading.deadlines.readings import MARKED, WEAK, Reading, reading_of
from reading.deadlines.times import moment_of
from reading.deadlines.words import ALPHABET
from reading.language.cascade import END, LETTER, START, VALUE, Node, Rule

READING, SILENCE, MEETING = (ALPHABET.letter(name) for name in ("Reading", "Silence", "Meeting"))
_LEAD = ALPHABET.letter("Lead")
_ENDS = ("den", "toi", "het")
_BEFORE_WORD, _FROM_NOW = "truoc", ("nua", "toi")
"""Folded."""


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

    A week that has no working day any more is no choice: "trong tuần này hoặc đầu tuần tới" on a Sunday.
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
    """ "ngày 8 hằng tháng, bắt đầu từ tháng 2/2027"."""
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
        "ngày 8 hằng tháng, bắt đầu từ tháng 2/2027",
        "Reading (,|lpar|;)? (ap dung|thuc hien|tinh|other other)? Start rpar?",
        _from,
        not_reads="từ tháng 1/2027, trước ngày 5 hằng tháng",
    ),
    Rule(
        "từ tháng 1/2027, trước ngày 5 hằng tháng",
        "Start (,|;|thi)? Reading",
        _from,
        not_reads="ngày 8 hằng tháng, bắt đầu từ tháng 2/2027",
    ),
)


def with_consent(nodes: Sequence[Node], scene: Scene) -> list[Node]:
    """Where the text says that silence is consent, of the deadline before those words, or of the one behind them.

    Without any deadline they are one themselves, whose day has to be asked.
    """
    told = list(nodes)
    for place in [place for place, node in enumerate(told) if node[LETTER] == SILENCE]:
        around = (*reversed(range(place)), *range(place + 1, len(told)))
        dated = next((at for at in around if _is_one_day(told[at])), None)
        if dated is None:
            _, start, end, silence = told[place]
            told[place] = READING, start, end, _consent(silence.when, scene)
        else:
            told[dated] = *told[dated][:VALUE], told[dated][VALUE]._replace(kind=DeadlineKind.CONSENT)
    return told


def _consent(when: When | None, scene: Scene) -> Reading:
    if when is None:
        return Reading(DeadlineKind.CONSENT)
    return reading_of(when, scene, MARKED)._replace(kind=DeadlineKind.CONSENT)


def _is_one_day(node: Node) -> bool:
    return node[LETTER] == READING and node[VALUE].when is not None and node[VALUE].series is None


def from_meetings(nodes: Sequence[Node], scene: Scene) -> list[Node]:
    """With what is counted back from a meeting that stands before it: "họp ngày 18/11, nộp số liệu trước 2 ngày"."""
    told = list(nodes)
    meeting: Meeting | None = None
    for place, (letter, start, end, value) in enumerate(told):
        if letter == MEETING:
            meeting = value
        elif meeting is not None and (letter == _LEAD or _is_ahead(told[place], scene)):
            told[place] = READING, start, end, _ahead(meeting.when, value.counts, scene)
    return told


def _is_ahead(node: Node, scene: Scene) -> bool:
    """ "trước 3 ngày", and not "trước 3 ngày nữa"."""
    if node[LETTER] != READING or node[VALUE].counts is None:
        return False
    words = fold(scene.text[node[START] : node[END]]).split()
    return words[0] == _BEFORE_WORD and words[-1] not in _FROM_NOW


def _ahead(when: When, count: Count | None, scene: Scene) -> Reading:
    """So long before the meeting; without a count as "trước" limits any day."""
    if count is None:
        limit = before(when, scene)
        return reading_of(limit.when, scene, MARKED, limit.before)
    if count.unit in HOURS:
        moment = (moment_of(when, scene.now.tzinfo) or scene.now) - length_of(count)
        found = When(DeadlineKind.RELATIVE, moment.date())
        return Reading(DeadlineKind.RELATIVE, found, moment=moment, strength=MARKED)
    found = When(DeadlineKind.RELATIVE, counted(when.day, count.back, scene))
    return Reading(DeadlineKind.RELATIVE, found, strength=MARKED)
