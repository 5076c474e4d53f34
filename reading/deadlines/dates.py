"""Single days: dates in figures and words, days of the week, "mai", lunar days, feasts, working days of a period."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from domain.calendar import ONE_DAY, add_months, date_of
from domain.deadlines import DeadlineKind
from reading.deadlines import lunar
from reading.deadlines.meanings import Scene, Trap, When, numbers, says
from reading.deadlines.words import ALPHABET
from reading.language.cascade import END, START, Node, Rule

NEARLY_A_YEAR = dt.timedelta(days=334)
"""What lies so far ahead because its year is not said, has just passed in this one, which may have been meant."""
IMPOSSIBLE = Trap("impossible")

for _name, _pattern in {
    "THANG": "thang|t",
    "REL": "nay|sau NUA|sau lien ke|sau|TOI|ke tiep|ke (?! tu)|tiep theo|tiep|lien ke",
    "NAM_REL": "nam (hien hanh|nay|sau lien ke|sau|TOI|ke tiep|tiep theo|lien ke)",
    "LAST_DAY": "(ngay|mung) N|N (/|thang|gio)|thu N",
    "SUNDAY": "cn|(chu|lord) nhat (?! tri)",
    "WDAY": "(?<![lan tuan dot phien ky bo quy khoa chuong]) (thu N (?![/,-] N)|thu N|SUNDAY)"
    "|(?<= dinh ky) thu N"
    "|(?<![tuan]) t (?=m) N (?! / )",
    "WEEK_REL": "tuan (nay|sau NUA|sau|TOI|ke tiep|tiep theo|ke|tiep)|tuansau NUA?|tuannay",
    "AL": "am lich|am_lich|am",
    "BROKEN_YEAR": "(big (m|n)|m big|m n (m|n) (m|n)|(?<=nam) d (d|n)) (?! [N yyyy big])",
}.items():
    ALPHABET.define(_name, _pattern)


@lru_cache(maxsize=1024)  # On one day the same dates are said again and again.
def next_yearly(today: dt.date, day: int, month: int) -> dt.date | None:
    """The next such day on or after today; None where no year has it ("31/02")."""
    for year in range(today.year, today.year + 9):
        date = date_of(year, month, day)
        if date and date >= today:
            return date
    return None


def _relative_year(part: Sequence[Node]) -> int:
    """How many years "năm nay", "năm sau" lie ahead."""
    return 0 if says(part, "nay", "hien") else 1


def _full(part: Sequence[Node], scene: Scene) -> When | Trap:
    day, month, year = numbers(part)
    if year < 100:
        year += 2000
    return _dated(date_of(year, month, day), day, month)


def _broken(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """ "17 / 9 /202 6": a text layer of a PDF breaks figures; None where what stands together is no year or no day."""
    figures = ["".join(scene.text[node[START] : node[END]] for node in each) for each in _figures_apart(part)]
    if not all(each.isdecimal() for each in figures):
        return None
    day, month, year = map(int, figures)
    if not (1900 <= year <= 2100 and day <= 31 and month <= 12):
        return None
    return _dated(date_of(year, month, day), day, month)


def _broken_day(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """ "hạn 1 5/12": most likely the 15th, but without a year nothing proves it, so it is asked."""
    ten, one, month = numbers(part)
    whole, plain = coming(scene, ten * 10 + one, month), coming(scene, one, month)
    if isinstance(whole, When) and isinstance(plain, When):
        return whole._replace(doubtful=True, others=(plain.day,))
    return whole


def _either_day(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """ "15 hoặc 16/12": the earlier one, and the later is offered."""
    first, second, month = numbers(part)
    found, other = coming(scene, first, month), coming(scene, second, month)
    return found._replace(others=(other.day,)) if isinstance(found, When) and isinstance(other, When) else other


def _figures_apart(part: Sequence[Node]) -> list[list[Node]]:
    """The figures of a date, parted by what stands between day, month and year."""
    groups: list[list[Node]] = [[]]
    for node in part:
        if numbers([node]):
            groups[-1].append(node)
        elif groups[-1]:
            groups.append([])
    return groups


def _iso(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """ "2026-12-10"; of "kế hoạch 2027 - 10 - 12" the figures do not touch."""
    year, month, day = numbers(part)
    if any(node[END] != following[START] for node, following in pairwise(part)):
        return None
    return _dated(date_of(year, month, day), day, month)


def _dated(day: dt.date | None, day_of_month: int, month: int) -> When | Trap:
    if day is None:
        return IMPOSSIBLE
    return When(DeadlineKind.EXACT, day, month=month, day_of_month=day_of_month, year_said=True)


def _month_first(part: Sequence[Node], scene: Scene) -> When | Trap:
    month, day = numbers(part)
    return coming(scene, day, month)


def _no_year(part: Sequence[Node], scene: Scene) -> When | Trap:
    day, month = numbers(part)
    return coming(scene, day, month)


def _bare_no_year(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """20-12 and 20.12 without a word before them: only where the figures touch, and never by themselves."""
    if part[0][END] != part[1][START] or part[1][END] != part[2][START]:
        return None
    found = _no_year(part, scene)
    return found._replace(bare=True) if isinstance(found, When) else found


def coming(scene: Scene, day: int, month: int) -> When | Trap:
    return _coming_after(scene.today, day, month)


@lru_cache(maxsize=1024)
def _coming_after(today: dt.date, day: int, month: int) -> When | Trap:
    date = next_yearly(today, day, month)
    return When(DeadlineKind.EXACT, date, month=month, day_of_month=day) if date else IMPOSSIBLE


def _range_in_month(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """10-15/7: the last of the two days, and the first for "trước"."""
    first, day, month, *year = numbers(part)
    if first >= day:
        return None
    last = _dated(date_of(year[0], month, day), day, month) if year else coming(scene, day, month)
    return last._replace(first=last.day.replace(day=first), others=()) if isinstance(last, When) and first else last


def _year_said_in_words(part: Sequence[Node], scene: Scene) -> When | Trap:
    day, month = numbers(part)
    return _dated(date_of(scene.today.year + _relative_year(part), month, day), day, month)


def _day_only(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """ "ngày 25": of this month, or of the next one where it is past."""
    (day,) = numbers(part)
    return _coming_day(scene.today, day)


@lru_cache(maxsize=128)
def _coming_day(today: dt.date, day: int) -> When | Trap:
    for ahead in range(3):
        month = add_months(today.replace(day=1), ahead)
        date = date_of(month.year, month.month, day)
        if date and date >= today:
            return When(DeadlineKind.EXACT, date, day_of_month=day)
    return IMPOSSIBLE


def _day_of_relative_month(part: Sequence[Node], scene: Scene) -> When | Trap:
    (day,) = numbers(part)
    month = add_months(scene.today.replace(day=1), months_ahead(part))
    return _dated(date_of(month.year, month.month, day), day, month.month)


def _day_of_misspelt_month(part: Sequence[Node], scene: Scene) -> When | Trap:
    """ "ngày 5 thnag sau": most likely of that month, but a letter decides which, so it is asked."""
    found, plain = _day_of_relative_month(part, scene), _day_only(part, scene)
    if isinstance(found, When) and isinstance(plain, When):
        return found._replace(doubtful=True, others=(plain.day,) if plain.day != found.day else ())
    return found


def months_ahead(part: Sequence[Node]) -> int:
    """ "tháng này" 0, "tháng sau" 1, "tháng sau nữa" 2."""
    if says(part, "nay", "tuannay"):
        return 0
    return 2 if says(part, "nua", "nua_x") else 1


def lunar_day(day: int, month: int, *, or_eve: bool = False) -> Callable[[Sequence[Node], Scene], When | Trap]:
    return lambda part, scene: coming_lunar(scene, day, month, or_eve=or_eve)


def coming_lunar(scene: Scene, day: int, month: int, *, or_eve: bool = False) -> When | Trap:
    """The next such lunar day; `or_eve` takes the last of a month of 29 days for its thirtieth ("30 Tết")."""
    for year in range(scene.today.year - 1, scene.today.year + 4):
        date = lunar.to_solar(year, month, day)
        if date is None and or_eve and month == 12 and day == 30:
            date = lunar.month_end(year, 12)
        if date and date >= scene.today:
            return When(DeadlineKind.EXACT, date)
    return IMPOSSIBLE


def _lunar_figures(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    day, month, *year = numbers(part)
    if not (1 <= day <= 30 and 1 <= month <= 12):
        return IMPOSSIBLE
    if not year:
        return coming_lunar(scene, day, month)
    date = lunar.to_solar(year[0], month, day)
    return When(DeadlineKind.EXACT, date, year_said=True) if date else IMPOSSIBLE


def _of_tet(part: Sequence[Node], scene: Scene) -> When | Trap | None:
    """ "mùng 6 Tết" counts in the new year, "29 Tết" in the last days of the old one."""
    (day,) = numbers(part)
    if day >= 20:
        return coming_lunar(scene, day, 12, or_eve=True)
    return coming_lunar(scene, day, 1) if day <= 15 else None


def _named_lunar_month(month: int) -> Callable[[Sequence[Node], Scene], When | Trap]:
    """A day of tháng Giêng or Chạp: "23 tháng Chạp", "rằm tháng Giêng"."""

    def build(part: Sequence[Node], scene: Scene) -> When | Trap:
        (day,) = numbers(part) or [15]
        return coming_lunar(scene, day, month, or_eve=True)

    return build


def _full_moon(part: Sequence[Node], scene: Scene) -> When | Trap:
    """ "rằm tháng 7", "rằm tháng này", "rằm"."""
    if numbers(part):
        return coming_lunar(scene, 15, numbers(part)[0])
    ahead = months_ahead(part) if len(part) > 1 else 0
    today = lunar.from_solar(scene.today)
    middle = scene.today + ONE_DAY * (15 - today.day)
    if ahead == 0 and (middle >= scene.today or len(part) > 1):
        return When(DeadlineKind.EXACT, middle)
    return When(DeadlineKind.EXACT, _next_full_moon(middle, max(ahead, 1)))


def _next_full_moon(middle: dt.date, ahead: int) -> dt.date:
    for _ in range(ahead):
        later = middle + ONE_DAY * 29
        middle = later + ONE_DAY * (15 - lunar.from_solar(later).day)
    return middle


LEAD = "(ngay|mung|hom){0,2}"
RULES = (
    Rule("17 / 9 /202 6", f"{LEAD} N (/|-|dot|thang) N (/|-|dot|nam) BROKEN_YEAR", _broken, not_reads="8/8"),
    Rule("25 / 1 2 / 2026", f"{LEAD} N (/|thang) m (m|n) (/|nam) (yyyy|BROKEN_YEAR)", _broken, not_reads="8/8"),
    Rule(
        "ngày 2 5 / 8 / 2026",
        "(ngay|(?<= (han|truoc|den|toi|het|nhat|deadline))) (m|n) (m|n) (/|thang) (N|m (m|n)) (/|nam) "
        "(yyyy|BROKEN_YEAR)",
        _broken,
        not_reads="ngay 1/4",
    ),
    Rule(
        "hạn 1 5/12",
        "(ngay|(?<= (han|truoc|den|toi|het|nhat|deadline))) (m|n) (m|n) / N (?! /)",
        _broken_day,
        not_reads="việc 1 5/12",
    ),
    Rule("2025-07-15", "yyyy (- N -|/ N /|dot N dot) N", _iso, not_reads="2027 - 10/12"),
    Rule(
        "ngày 01 tháng 6 năm 2026 âm lịch",
        f"{LEAD} N (/|-|thang) N (/|-|nam)? (yyyy)? (AL)",
        _lunar_figures,
        not_reads="ngày 15 tháng 7 năm 2025",
    ),
    Rule("rằm tháng Giêng", "ram (thang)? gieng", _named_lunar_month(1), not_reads="rằm tháng 8"),
    Rule("rằm tháng Chạp", "ram (thang)? chap", _named_lunar_month(12), not_reads="rằm tháng 8"),
    Rule("rằm tháng 7", "(ngay)? ram (thang (N|nay|sau NUA|sau|TOI))? (AL)?", _full_moon, not_reads="Tháng 9"),
    Rule("mùng 5 tháng Giêng", f"{LEAD} N (thang)? gieng", _named_lunar_month(1), not_reads="mùng 7 tháng tới"),
    Rule("23 tháng Chạp", f"{LEAD} N (thang)? chap", _named_lunar_month(12), not_reads="Tháng 9"),
    Rule("mùng 6 Tết", f"{LEAD} N tet (?!duong|tay)", _of_tet, not_reads="mùng 5"),
    Rule(
        "10-15/7/2025", "((tu|tu_x) ngay?)? N - N (/|thang) N ((/|nam) yyyy)?", _range_in_month, not_reads="15/6 - 30/6"
    ),
    Rule("15 hoặc 16/7", f"{LEAD} N (hoac|hay) N (/|thang) N (?! (/|nam))", _either_day, not_reads="15-16/7"),
    Rule("15/7/2025", f"{LEAD} N (/|-|dot) N (/|-|dot) yyyy", _full, not_reads="8/8"),
    Rule("15/7/25", f"{LEAD} N (/ N /|- N -|dot N dot) (d|n)", _full, not_reads="8/8"),
    Rule(
        "ngày 15 tháng 7 năm 2025",
        f"{LEAD} N (,|-)? thang N (/|-|,)? nam? yyyy",
        _full,
        not_reads="ngày 8 tháng 9 năm nay",
    ),
    Rule("15/7 năm 2025", f"{LEAD} N / N ,? nam yyyy", _full, not_reads="4 lần/năm"),
    Rule("15/7 năm sau", f"{LEAD} N (/|thang) N ,? (cua)? NAM_REL", _year_said_in_words, not_reads="15/7 năm 2025"),
    Rule("15/7", f"{LEAD} N / N (?! / )", _no_year, not_reads="15/7/25"),
    Rule("ngày 15 tháng 7", f"{LEAD} N (,|-)? thang N (?! lan)", _no_year, not_reads="tháng 7 ngày 15"),
    Rule("tháng 7 ngày 15", "thang N ngay N (?! lam)", _month_first, not_reads="ngày 3 tháng 1"),
    Rule("ngày 15-7", "(ngay|mung) N (-|dot) N (?!(-|/|dot) N)", _no_year, not_reads="2-3 ngày"),
    Rule(
        "15-7",
        "(?<!(-|/|dot|,|:)) N (-|dot) N (?!(-|/|dot|,|:) "
        "(N|big)|%|nlv|ngay|hom|tuan|thang|nam|quy|tieng|gio|phut|nguoi)",
        _bare_no_year,
        not_reads="2026-2027",
    ),
    Rule(
        "mùng 7 tháng sau",
        "((ngay|mung){1,2} N|d) (cua)? thang (REL)",
        _day_of_relative_month,
        not_reads="tháng 1 năm sau",
    ),
    Rule(
        "ngày 5 thnag sau",
        "((ngay|mung){1,2} N|d) (cua)? ((SLIP) (REL)|thang (sau_x|sua|sa))",
        _day_of_misspelt_month,
        not_reads="ngày 5 tháng sau",
    ),
    Rule("ngày 15", "(ngay mung|ngay|mung) N (?!(/|big|%) )", _day_only, not_reads="3 ngày"),
    Rule(
        "5, 15 và 25 hằng tháng",
        "(?<! thu) N (?= ((,|va|hoac) (ngay|mung)? N){0,3} cua? (hang|moi) thang)",
        _day_only,
        not_reads="ngày 10 và ngày 25 hằng tháng",
    ),
    Rule(
        "hạn 25", "(?<= (han|truoc|deadline|hom)) N (?! [^ nha , ; dot nl rpar em anh])", _day_only, not_reads="hạn t6"
    ),
)
