"""How a text says that a deadline comes back: "hằng quý", "02 lần/năm", "thứ Sáu cuối cùng hằng tháng"."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.calendar import QUARTER_ENDS
from domain.recurrence import EVERY_MONTH, Series
from reading.deadlines.meanings import Scene, When, numbers, says
from reading.deadlines.words import ALPHABET
from reading.language.cascade import LETTER, Node, Rule

MONTHS_OF_PERIOD = {1: EVERY_MONTH, 2: (2, 4, 6, 8, 10, 12), 3: QUARTER_ENDS, 4: (4, 8, 12), 6: (6, 12), 12: (12,)}


class Every(NamedTuple):
    """A period: so many days, or so many months."""

    days: int = 0
    months: int = 0

    @property
    def length(self) -> int:
        return self.days or self.months * 30


def series_of(every: Every, when: When | None) -> Series:
    """The series that a period and, where the words give one, a day in it make together."""
    clock = when.clock if when else None
    if every.days:
        weekday = when.weekday if when and every.days == 7 else None
        return Series(days=every.days, weekday=weekday, clock=clock)
    months = MONTHS_OF_PERIOD.get(every.months, (12,))
    if when is None:
        return Series(months=months)
    if when.month and every.months >= 6:
        months = (when.month,)
    if when.month and every.months == 6:
        months = tuple(sorted({when.month, (when.month + 5) % 12 + 1}))
    return Series(months=months, day=when.day_of_month or -1, clock=clock)


def _every(part: Sequence[Node], scene: Scene) -> Every | None:
    """ "hằng quý", "định kỳ 06 tháng", "3 tháng một lần"."""
    counts = [number for number in numbers(part) if number < 100]
    return _period(part, counts[0] if counts else 1)


def _period(part: Sequence[Node], count: int) -> Every | None:
    if count == 0:
        return None
    if says(part, "thang", "quy", "nam"):
        return Every(months=count * (1 if says(part, "thang") else 3 if says(part, "quy") else 12))
    return Every(days=count * (7 if says(part, "tuan") else 1))


def _times_per(part: Sequence[Node], scene: Scene) -> Every | None:
    """ "02 lần/năm" is every six months."""
    times = numbers(part)[0]
    whole = _period(part, 1)
    if whole is None or times == 0:
        return None
    if whole.months >= times:
        return Every(months=whole.months // times)
    return Every(days=max(whole.length // times, 1))


def _so_many_times(part: Sequence[Node], scene: Scene) -> Every | None:
    """ "1 năm 2 lần" is every six months, "3 tháng 1 lần" every three."""
    count, times = numbers(part)
    whole = _period(part, count)
    if whole is None or times == 0:
        return None
    return Every(days=whole.days // times, months=whole.months // times) if whole.length >= times else None


def _weekday_of_month(part: Sequence[Node], scene: Scene) -> Series | None:
    """ "thứ Hai của tuần đầu tiên và tuần thứ ba mỗi tháng", "thứ Sáu cuối cùng hằng tháng"."""
    on_sunday = part[0][LETTER] != ALPHABET.letter("thu")
    weekday = 6 if on_sunday else numbers(part[:2])[0] - 2
    places = {number for number in numbers(part[0 if on_sunday else 2 :]) if number <= 5}
    places |= {1} if says(part, "dau") else set()
    places |= {-1} if says(part, "cuoi") else set()
    if not 0 <= weekday <= 6 or not places:
        return None
    return Series(EVERY_MONTH, weekday=weekday, nth=tuple(sorted(places, key=lambda place: place % 6)))


ALPHABET.define("PERIOD", "ngay|tuan|thang|quy|nam")
ALPHABET.define("NTH", "dau tien?|cuoi cung?|thu? m")
ALPHABET.define("OF_MONTHS", "(cua|trong|cac|,){0,2} (hang|moi|cac) thang (?! [m d n dau cuoi nay])")
RULES = (
    Rule(
        "thứ Hai của tuần đầu tiên và tuần thứ ba mỗi tháng",
        "(thu m|SUNDAY) (cua|,)? tuan (NTH) ((,|va|hoac) tuan? (NTH)){0,3} "
        "(OF_MONTHS|(cua|trong) thang (?! [m d n dau cuoi nay sau toi toi_x tiep ke]))",
        _weekday_of_month,
        not_reads="thứ hai đầu tuần sau",
    ),
    Rule(
        "thứ Sáu cuối cùng hằng tháng",
        "(thu m|SUNDAY) (NTH) ((,|va|hoac) (NTH)){0,3} (OF_MONTHS)",
        _weekday_of_month,
        not_reads="cuối tháng sau",
    ),
    Rule(
        "02 lần/năm",
        "(?<! (,|dot)) N lan (/|tren|trong|mot|moi|m)? (mot|moi|m)? (PERIOD)",
        _times_per,
        not_reads="1 năm 2 lần",
    ),
    Rule("mỗi năm hai lần", "moi (PERIOD) (hop|bao cao|gui)? N lan", _times_per, not_reads="1 năm 2 lần"),
    Rule("1 năm 2 lần", "m (PERIOD) N lan", _so_many_times, not_reads="4 lần/năm"),
    Rule("quý/lần", "(PERIOD) / lan", _every, not_reads="quý 1/2027"),
    Rule(
        "3 tháng/lần",
        "(dinh ky|cu)? N (thang|tuan|nam|quy|ngay) (/|mot|m)? (m|mot)? lan",
        _every,
        not_reads="2 lần/tháng",
    ),
    Rule("định kỳ 06 tháng", "(dinh ky|moi|cu|hang) N (PERIOD) (?!nua|nua_x)", _every, not_reads="định kỳ tháng"),
    Rule("định kỳ hằng quý", "dinh ky? (hang|moi)? (tuan|thang|quy|nam) (?! N)", _every, not_reads="định kỳ"),
    Rule("hằng tháng", "(hang|moi) (PERIOD)", _every, not_reads="tháng tư"),
)
