"""Hours and parts of a day, and counts of days, weeks and months."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from domain.recurrence import Clock
from reading.deadlines.meanings import Count, Part, Scene, Trap, numbers, says
from reading.deadlines.words import ALPHABET
from reading.language.cascade import END, LETTER, START, VALUE, Node, Rule

PARTS = {ALPHABET.letter(name): name for name in ("sang_am", "sang", "trua", "chieu")}
PARTS |= {ALPHABET.letter(name): "toi" for name in ("toi_pm", "toi_x", "toi", "dem", "khuya")}
"""Letter → the name of a part of the day, which is the last word where one is said."""
LATE_HOURS = {"sang_am": range(0), "sang": range(0), "trua": range(4), "chieu": range(12), "toi": range(5, 13)}
"""The hours to which twelve is added where that part of the day is said."""
MONTHS = {"thang": 1, "quy": 3, "nam": 12}
WHOLE_DAY = 24 * 60
UNITS = {ALPHABET.letter(name): name for name in ("ngay", "hom", "tuan", "thang", "nam", "quy", "tieng", "gio", "phut")}

ALPHABET.define("PART", "sang_am|sang|trua|chieu|toi_pm|toi_x|dem|khuya")
ALPHABET.define("OF_DAY", "buoi? (PART) (?! tuan|thang|nam|quy)")
ALPHABET.define("HALF_DAY", "pm|phut dot meridiem dot?|am (?! lich)|nha dot meridiem dot?")
ALPHABET.define("FRACTIONAL", "(NLV)|ngay|hom|tuan|thang|nam|quy|tieng|gio|phut")


def _clock(part: Sequence[Node], scene: Scene) -> Clock | None:
    hour, *rest = numbers(part)
    minute = rest[0] if rest else 30 if says(part, "ruoi") else 0
    if hour * 60 + minute > WHOLE_DAY or minute > 59 or _lone_minute(part):
        return None
    if says(part, "kem"):
        hour, minute = (hour - 1) % 24, 60 - minute
    return Clock(_of_day(hour, part, scene), minute)


def _lone_minute(part: Sequence[Node]) -> bool:
    """ "3:5" is a score; minutes after a colon have two figures."""
    return says(part[1:2], ":") and part[2][END] - part[2][START] < 2


def _of_day(hour: int, part: Sequence[Node], scene: Scene) -> int:
    """The hour of 24: "5h chiều" is 17, "12h đêm" the end of the day; a bare "5h" is not the hour before dawn."""
    said = PARTS.get(part[-1][LETTER])
    if said is not None:
        return hour + 12 if hour in LATE_HOURS[said] else hour
    first = part[0]
    is_bare = first[END] - first[START] == 1 and 1 <= hour <= 5 and not says(part, ":")
    return hour + 12 if is_bare else hour


def _of_twelve(part: Sequence[Node], scene: Scene) -> Clock | None:
    """ "5:00 PM", "5:00 CH"; an hour that already counts to 24 stays. "5 âm" is no hour."""
    hour, *rest = numbers(part)
    minute = rest[0] if rest else 0
    is_lunar = says(part, "am") and not scene.text[part[-1][START] : part[-1][END]].isascii()
    if hour > 24 or minute > 59 or is_lunar:
        return None
    is_late = says(part, "pm", "ch", "phut")
    return Clock(hour % 12 + 12 * is_late if hour <= 12 else hour, minute)


def _broken_clock(part: Sequence[Node], scene: Scene) -> Clock | None:
    """ "1 7 h": a text layer of a PDF breaks figures."""
    ten, one, *rest = numbers(part)
    hour, minute = ten * 10 + one, rest[0] if rest else 0
    return Clock(hour, minute) if hour < 24 and minute <= 59 else None


def _midnight(part: Sequence[Node], scene: Scene) -> Clock:
    return Clock(24, 0)


def _noon(part: Sequence[Node], scene: Scene) -> Clock:
    return Clock(12, 0)


def _part(part: Sequence[Node], scene: Scene) -> Part:
    return Part(PARTS[part[-1][LETTER]])


def _end_of_office(part: Sequence[Node], scene: Scene) -> Part:
    return Part("gio")


def _count(part: Sequence[Node], scene: Scene) -> Count | None:
    found = numbers(part)
    unit = _unit_of(part)
    number = found[-1]
    fewer = found[0] if len(found) > 1 else None
    if fewer is not None and fewer >= number:
        return None
    return Count(number, unit, fewer)


def _so_much(number: Fraction, unit: str) -> Count:
    """A number that is not whole: days are rounded up, months leave days over, hours minutes."""
    if unit in ("tieng", "gio"):
        return Count(ceil(number * 60), "phut")
    if unit in MONTHS:
        months, rest = divmod(number * MONTHS[unit], 1)
        return Count(int(months), "thang", days=ceil(rest * 30))
    if unit == "ngay" and number < 1:
        return Count(ceil(number * 24), "gio")
    return Count(ceil(number * 7), "ngay") if unit == "tuan" else Count(ceil(number), unit)


def _decimal(part: Sequence[Node], scene: Scene) -> Count | None:
    """ "1,5 tháng": the figures touch the comma, or they are two numbers."""
    at = next(place for place, node in enumerate(part) if says([node], ",", "dot") and place)
    whole, comma, rest = part[at - 1 : at + 2]
    if whole[END] != comma[START] or comma[END] != rest[START]:
        return None
    figures = scene.text[rest[START] : rest[END]]
    return _so_much(whole[VALUE] + Fraction(rest[VALUE], 10 ** len(figures)), _unit_of(part))


def _together(part: Sequence[Node], scene: Scene) -> Count | None:
    """ "1 năm 6 tháng", "3 tháng 15 ngày", "1 tuần 2 ngày", "2 giờ 30 phút"."""
    more, fewer = numbers(part)
    large, small = (UNITS[node[LETTER]] for node in part if node[LETTER] in UNITS)
    if large in MONTHS:
        months = more * MONTHS[large]
        return Count(months, "thang", days=fewer) if small == "ngay" else Count(months + fewer, "thang")
    return Count(more * 7 + fewer, "ngay") if large == "tuan" else Count(more * 60 + fewer, "phut")


def _ratio(part: Sequence[Node], scene: Scene) -> Count | None:
    """ "1/2 tháng nữa"; "15/12 tuần nữa" is none."""
    number, of = numbers(part)
    return _so_much(Fraction(number, of), _unit_of(part)) if number < of <= 4 else None


def _and_a_half(part: Sequence[Node], scene: Scene) -> Count:
    """ "2 tuần rưỡi", "tháng rưỡi"."""
    whole = numbers(part) or [1]
    return _so_much(whole[0] + Fraction(1, 2), _unit(part))


def _unit_of(part: Sequence[Node]) -> str:
    return "nlv" if says(part, "nlv", "viec", "lv", "chinh") else _unit(part)


def _unit(part: Sequence[Node]) -> str:
    return next(UNITS[node[LETTER]] for node in part if node[LETTER] in UNITS)


def _hours(part: Sequence[Node], scene: Scene) -> Count:
    return Count(numbers(part)[0], "gio")


def _half(part: Sequence[Node], scene: Scene) -> Count:
    return _so_much(Fraction(1, 2), _unit(part))


def _one(part: Sequence[Node], scene: Scene) -> Count:
    return _so_much(Fraction(1), _unit(part))


FRACTIONS = (
    Rule(
        "1,5 tháng",
        "(N (-|den|hoac)?)? N (,|dot) N (FRACTIONAL) (?! N|yyyy|luong)",
        _decimal,
        not_reads="ngày 1,5 tháng 12",
    ),
    Rule(
        "3 tháng 15 ngày nữa",
        "N (nam N thang|(nam|quy|thang|tuan) N ngay|(gio|tieng) N phut) (?= NUA|TOI (?! T)|(ke|tinh) (tu|tu_x))",
        _together,
        not_reads="3 tháng 15 ngày 2",
    ),
    Rule("thêm tuần nữa", "(?<=them) (FRACTIONAL) (?= NUA)", _one, not_reads="tuần nữa"),
    Rule("1/2 tháng nữa", "m / m (FRACTIONAL) (?= NUA)", _ratio, not_reads="1/2 tháng 12"),
)
CLOCKS = (
    Rule(
        "trong vòng 24 giờ",
        "((?<=trong)|(?<=vong)|(?<=sau)|(?<=qua_muc)|(?<=trong thoi han)|(?<=trong thoi gian)) N gio (?! "
        "N|ngay|hom|thu|mai)",
        _hours,
        not_reads="trong vòng 7 ngày",
    ),
    Rule(
        "2h nữa",
        "N gio (?=NUA|(ke|tinh) (tu|tu_x)|sau khi|(TOI) (?! nay|mai|ngay|thu|t m|cn|chu nhat|N))",
        _hours,
        not_reads="25h",
    ),
    Rule(
        "17 giờ 30 phút chiều",
        "N gio (kem)? N (?!(/|-|dot) N (?! gio|:)|thang) (phut|quote)? (OF_DAY)?",
        _clock,
        not_reads="3 giờ chiều",
    ),
    Rule("5:00 PM", "N (: N (: N)? (HALF_DAY|ch|sa)|gio N? (HALF_DAY))", _of_twelve, not_reads="5:00 âm lịch"),
    Rule(
        "5pm mai",
        "N (dot N)? (HALF_DAY) (?! [^ , ; dot nl nha rpar - ngay hom hom_nay nay mai after_mai thu t cn chu lord m d "
        "trua sang_am chieu])",
        _of_twelve,
        not_reads="nâng cấp 2 PM quản lý",
    ),
    Rule(
        "trước 1 7h",
        "(?<= (truoc|luc|den|han|nhat|vao)) m (m|n) gio N?",
        _broken_clock,
        not_reads="việc 1 7h mai",
    ),
    Rule("17h", "N gio (ruoi|dung)? (OF_DAY)?", _clock, not_reads="25h"),
    Rule("2 rưỡi chiều", "N ruoi (OF_DAY)", _clock, not_reads="2 giờ rưỡi chiều"),
    Rule("17:00", "N : N (: N)? (OF_DAY)?", _clock, not_reads="3:5"),
    Rule("nửa đêm", "(nua_half|nua|nua_x) dem", _midnight, not_reads="một nửa"),
    Rule("giữa trưa", "giua trua", _noon, not_reads="trưa mai"),
    Rule(
        "cuối giờ chiều",
        "(cuoi|het|trong) (gio|buoi) (PART|lam viec|hanh chinh|hom nay)?",
        _end_of_office,
        not_reads="3 giờ chiều",
    ),
    Rule(
        "sáng", "buoi? (sang_am|trua|chieu|toi_pm (?! da)|dem|khuya)|buoi (sang|toi_x|toi)", _part, not_reads="sang năm"
    ),
    Rule("sang mai", "(sang|toi_x|toi) (?= mai|nay|hom (nay|qua)|ngay_mai|hom_qua)", _part, not_reads="sáng mai"),
)
COUNTS = (
    Rule(
        "vài ngày nữa",
        "((vai|it|dam|doi) (m|n|d)?) (ngay|hom|tuan|thang|gio|tieng|phut) (nua|nua_x|toi)?",
        lambda part, scene: Trap("vague"),
        not_reads="3 ngày nữa",
    ),
    Rule("6 ngày làm việc nữa", "(N (-|,|den|hoac)?)? N (NLV)", _count, not_reads="3 ngày nữa"),
    Rule("nửa tháng", "(nua_half|nua_x) (thang|nam|ngay|tieng|gio)", _half, not_reads="3 tháng nữa"),
    Rule("1 tháng rưỡi", "N? (thang|tuan|nam|tieng|quy) ruoi", _and_a_half, not_reads="Tháng 9"),
    Rule(
        "2-3 ngày",
        "(N (-|,|den|hoac)?)? N (ngay|hom|tuan le?|thang|nam|quy|tieng|phut) (?! (N|yyyy))",
        _count,
        not_reads="ngày 15-7",
    ),
)
