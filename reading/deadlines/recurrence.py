"""Deadlines that come back, as phrases: a period with the days and hours that are said with it."""

from collections.abc import Sequence

from domain.deadlines import DeadlineKind
from domain.recurrence import EVERY_MONTH, Clock, Series, together
from reading.deadlines.before import series_before
from reading.deadlines.counts import count_of
from reading.deadlines.meanings import Scene, When, numbers, says
from reading.deadlines.readings import MARKED, Reading, started
from reading.deadlines.series import Every, series_of
from reading.deadlines.words import ALPHABET
from reading.language.cascade import LETTER, VALUE, Node, Rule


def _limited(series: Series, ahead: Sequence[Node], scene: Scene, when: When | None = None) -> Reading:
    """The series, as the words ahead of its day limit it; `when` is that day."""
    limited, before = series_before(series, ahead, scene, when)
    return Reading(DeadlineKind.RECURRING, series=limited, strength=MARKED, before=before)


def _ahead(part: Sequence[Node], value: When | Series) -> Sequence[Node]:
    """The nodes ahead of the one that means this."""
    return part[: next(place for place, node in enumerate(part) if node[VALUE] is value)]


def _times(part: Sequence[Node]) -> list[When]:
    return [node[VALUE] for node in part if isinstance(node[VALUE], When)]


def _shortest(part: Sequence[Node]) -> Every:
    return min((node[VALUE] for node in part if isinstance(node[VALUE], Every)), key=lambda every: every.length)


def _recurring(part: Sequence[Node], scene: Scene) -> Reading:
    """A period with the day or days that are said with it; of "thứ Năm hằng tháng" the day has to be asked for.

    In "năm 2027, ngày 5 hằng tháng" the year is the one within which it comes back.
    """
    every = _shortest(part)
    if every.months and any(when.weekday is not None and when.day_of_month is None for when in _times(part)):
        return Reading(DeadlineKind.RECURRING, start_unknown=True, strength=MARKED)
    whole, before = series_of(every, None), None
    times = _times(part)
    year = times[0] if len(times) > 1 and times[0].first and times[0].year_said else None
    for place, when in enumerate(times[1:] if year else times):
        one, rule = series_before(series_of(every, when), _ahead(part, when), scene, when)
        whole, before = one if place == 0 else together(whole, one) or whole, rule or before
    if year:
        whole = whole._replace(until=year.day)
    begins = year.first if year else None
    return Reading(DeadlineKind.RECURRING, series=whole, strength=MARKED, before=before, begins=begins)


def _recurring_on(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "hằng tháng, trước ngày 25", "hằng tháng đến hết năm 2027"; but "hằng tháng, xong trước 31/12" is one date."""
    on, every = _times(part)[-1], _shortest(part)
    ends_once = on.year_said or (on.month is not None and every.months < 6) or (on.soft and not every.days)
    if not ends_once:
        return _recurring(part, scene)
    beside = next(node for node in part if not isinstance(node[VALUE], Every) and node[LETTER] != _COMMA)
    if not says([beside], "den", "toi", "toi_x", "het", "cho"):
        return None
    series = series_of(every, None)._replace(until=on.day)
    return Reading(DeadlineKind.RECURRING, series=series, strength=MARKED)


_COMMA = ALPHABET.letter(",")


def _every_weekday(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "mỗi thứ Sáu", "các thứ Ba, thứ Năm", "17h mỗi thứ Sáu"."""
    times = _times(part)
    weekdays = sorted({when.weekday for when in times if when.weekday is not None})
    clock = next((when.clock for when in times if when.clock), None)
    if not weekdays or any(when.weekday is None and not when.clock for when in times):
        return None
    first, *others = weekdays
    series = Series(days=7, weekday=first, more=tuple(others), clock=clock)
    return _limited(series, part, scene, times[-1])


def _day_of_each(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "ngày 5 các tháng", "thứ Sáu các tuần"."""
    when = _times(part)[-1]
    every = Every(days=7) if says(part, "tuan") else Every(months=1)
    is_said = when.weekday is not None if every.days else when.day_of_month is not None and when.month is None
    return _limited(series_of(every, when), _ahead(part, when), scene, when) if is_said else None


def _day_of_months(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "ngày 20 các tháng 3, 6, 9, 12", "ngày 20 tháng 3, 6, 9, 12 hằng năm"."""
    on, *others = _times(part)
    months = {when.month for when in (on, *others) if when.month} | {*numbers(part)}
    if on.day_of_month is None or on.year_said:
        return None
    series = Series(tuple(sorted(months)), on.day_of_month, clock=on.clock)
    return _limited(series, _ahead(part, on), scene, on)


def _list_of_periods(part: Sequence[Node], scene: Scene) -> Reading:
    series = series_of(_shortest(part), None)
    return Reading(DeadlineKind.RECURRING, series=series, strength=MARKED)


def _at_start(part: Sequence[Node], scene: Scene) -> Reading:
    """ "đầu mỗi tháng" by the 10th, "đầu mỗi quý" by the end of its first month."""
    every = _shortest(part)
    starts = {3: Series((1, 4, 7, 10)), 6: Series((1, 7)), 12: Series((3,))}
    series = Series(EVERY_MONTH, 10) if every.months == 1 else starts.get(every.months, series_of(every, None))
    return Reading(DeadlineKind.RECURRING, series=series, strength=MARKED)


def _own_series(part: Sequence[Node], scene: Scene) -> Reading:
    clock = next((node[VALUE] for node in part if isinstance(node[VALUE], Clock)), None)
    clock = next((node[VALUE].clock for node in part if isinstance(node[VALUE], When)), clock)
    series = next(node[VALUE] for node in part if isinstance(node[VALUE], Series))
    return _limited(series._replace(clock=clock), _ahead(part, series), scene)


def _after_period(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "sau khi kết thúc quý 15 ngày": on the 15th after each quarter; no month has a day 0."""
    count = count_of(part)
    if count.number == 0:
        return None
    months = EVERY_MONTH if says(part, "thang") else (1, 4, 7, 10) if says(part, "quy") else (1,)
    if count.unit == "nlv":
        return Reading(DeadlineKind.RECURRING, series=Series(months, count.number, working=True), strength=MARKED)
    return Reading(DeadlineKind.RECURRING, series=Series(months, min(count.number, 28)), strength=MARKED)


def _periodic(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "định kỳ 15/6 và 15/12" each year, "định kỳ ngày 10 và 25" each month, "định kỳ thứ Sáu" each week.

    One day with its month is as well the day of the next report: it stays one.
    """
    if any(isinstance(node[VALUE], Every) for node in part):
        return _recurring(part, scene)
    times = _times(part)
    if times[0].kind is DeadlineKind.WINDOW and times[0].month is not None:
        return Reading(DeadlineKind.RECURRING)
    days = [*times, *(When(DeadlineKind.EXACT, scene.today, day_of_month=number) for number in numbers(part))]
    if any(when.year_said for when in days) or (times[0].month is not None and len(days) == 1):
        return None
    each = [series for series in map(_repeated, days) if series is not None]
    if len(each) < len(days):
        return None
    ahead = _ahead(part, times[0])
    whole, before = series_before(each[0], ahead, scene)
    for one in each[1:]:
        whole = together(whole, series_before(one, ahead, scene)[0]) or whole
    return Reading(DeadlineKind.RECURRING, series=whole, strength=MARKED, before=before)


def _dates_of_period(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "2 lần/năm: 15/6 và 15/12": the days are said, and how often tells no more."""
    if any(when.month is None for when in _times(part)):
        return None
    return _periodic([node for node in part if not isinstance(node[VALUE], Every)], scene)


def _repeated(when: When) -> Series | None:
    """The series of a day that comes back as often as its words allow; None for what is no such day."""
    if when.weekday is not None:
        return Series(days=7, weekday=when.weekday, clock=when.clock)
    if when.day_of_month is None:
        return None
    return Series((when.month,) if when.month else EVERY_MONTH, when.day_of_month, clock=when.clock)


RULES = (
    Rule(
        "từ tháng 1/2027, ngày 5 hằng tháng",
        "(ke|bat dau)? (tu|tu_x) (ngay|luc|vao){0,2} (DATE|WINDOW) , "
        "(?= LINK{0,4} (T)? (ANDS LINK{0,4} (T)){0,3} (cua|vao|trong|,|den){0,2} Every)",
        started,
        not_reads="từ ngày 1 đến ngày 5 hằng tháng",
    ),
    Rule(
        "định kỳ 15/6 và 15/12",
        "dinh ky (LINK|lpar){0,5} (DATE|SOFT) (ANDS LINK{0,3} (DATE|SOFT|m|d)){0,5} rpar? "
        "((cua|,)? Every)? (?! (ANDS|lpar) LINK{0,3} (DATE|SOFT|[m d]))",
        _periodic,
        not_reads="định kỳ 6 tháng (15/6 và 15/12)",
    ),
    Rule(
        "định kỳ 6 tháng (15/6 và 15/12)",
        "(dinh ky)? Every (lpar|:|vao|ngay|-|,){1,3} DATE (ANDS LINK{0,3} DATE){1,5} rpar?",
        _dates_of_period,
        not_reads="định kỳ 15/6 và 15/12",
    ),
    Rule(
        "mỗi thứ Sáu",
        "(MARK)? (T)? ,? (moi|cac|hang) ngay? SOFT (ANDS SOFT){0,3} Every?",
        _every_weekday,
        not_reads="thứ sáu",
    ),
    Rule(
        "ngày 20 tháng 3, 6, 9, 12 hằng năm",
        "(MARK|(vao|ngay|tu){1,2})? DATE (ANDS (thang? m|WINDOW)){1,11} (cua|,)? Every",
        _day_of_months,
        not_reads="hằng tháng, trước ngày 25",
    ),
    Rule(
        "ngày 20 các tháng 3, 6, 9, 12",
        "(MARK|(vao|ngay|tu){1,2})? DATE (cua)? cac (thang m|WINDOW) (ANDS (thang? m|WINDOW)){0,11} Every?",
        _day_of_months,
        not_reads="ngày 5 các tháng",
    ),
    Rule(
        "ngày 5 các tháng",
        "(MARK|(vao|ngay|tu){1,2})? (DATE|SOFT) (cua)? cac (thang|tuan) (?! [m d n dau cuoi con tiep sau toi nay])",
        _day_of_each,
        not_reads="ngày 20 các tháng 3, 6, 9, 12",
    ),
    Rule(
        "sau khi kết thúc quý 15 ngày",
        "(cham nhat)? sau khi? (ket thuc|het) (thang|quy|nam) ,? (cham nhat)? Count",
        _after_period,
        not_reads="chậm nhất 15 ngày sau khi kết thúc hội nghị",
    ),
    Rule(
        "trước ngày 20/6 và 20/12 hằng năm",
        "(MARK|(vao|ngay|tu){1,2})? (T) (ANDS LINK{0,4} (T)){0,3} (lpar)? (cua|vao|trong|,|den){0,2} Every (ANDS "
        "(Every|Count|PERIOD)){0,3}",
        _recurring,
        not_reads="hằng năm trước ngày 30/11",
    ),
    Rule(
        "từ ngày 1 đến ngày 5 hằng tháng",
        "(tu|tu_x) ngay? (T) (den|-) (T) (cua|,)? Every",
        lambda part, scene: _recurring([part[-1], *part[3:]], scene),
        not_reads="từ ngày 22 đến hết ngày 29 tháng 8",
    ),
    Rule(
        "hằng tháng, trước ngày 25",
        "Every (ANDS Every){0,2} ,? AT{0,6} (nop|gui|xong|trinh)? AT{0,4} (MARK|vao|ngay) (T)",
        _recurring_on,
        not_reads="trước ngày 5 hằng tháng",
    ),
    Rule(
        "17h ngày làm việc cuối cùng của tháng",
        "(LINK|tai){0,5} (T)? (LINK|cua){0,4} Series Every?",
        _own_series,
        not_reads="ngày làm việc cuối cùng của tháng 6",
    ),
    Rule("đầu mỗi tháng", "dau Every", _at_start, not_reads="đầu tháng"),
    Rule(
        "định kỳ 6 tháng, hằng năm",
        "(dinh ky)? (LINK|dau){0,5} Every ((ANDS|hoac) (Every|Count|PERIOD)){0,4} (?! (vao|ngay) (T))",
        _list_of_periods,
        not_reads="ngày 20 tháng 3, 6, 9, 12 hằng năm",
    ),
    Rule("định kỳ", "dinh ky", lambda part, scene: Reading(DeadlineKind.RECURRING), not_reads="định kỳ tháng"),
)
