"""Windows: weeks, months, quarters, halves and years, their edges, and days that are counted within them."""

import datetime as dt
from collections.abc import Callable, Sequence

from domain.calendar import ONE_DAY, add_months, date_of, month_end
from domain.deadlines import DeadlineKind
from reading.deadlines import lunar
from reading.deadlines.dates import months_ahead
from reading.deadlines.meanings import Scene, When, numbers, says
from reading.deadlines.soft_days import FRIDAY, coming_month, weeks_ahead
from reading.deadlines.words import ALPHABET
from reading.language.cascade import END, LETTER, START, VALUE, Node, Rule

TEN_DAYS = {"thuong": 10, "trung": 20, "ha": 31}

for _name, _pattern in {
    "OF_YEAR": "((/|-|, nam|,|nam|cua nam|thang) yyyy|(cua|,)? NAM_REL)",
    "MONTH": "thang (m (OF_YEAR|nay)?|REL)|t m OF_YEAR|m / yyyy",
    "ROMAN": "rom1|rom2|rom3|rom4",
    "QUARTER": "(quy (m|ROMAN)|quarter (m|dot? ROMAN)) ((,|va|-|;) quy? (m|ROMAN)){0,3} OF_YEAR?",
    "YEAR": "nam yyyy|NAM_REL",
    "FIRST": "dau tien?",
    "LAST": "cuoi cung?",
    "EDGE": "dau|giua|cuoi|(thuong|trung|ha) tuan|(nua_half|nua_x|nua) (dau|cuoi) (cua)?|ngay (FIRST|LAST) (cua)?",
}.items():
    ALPHABET.define(_name, _pattern)

_QUARTER, _SMALL, _START = (ALPHABET.letter(name) for name in ("quarter", "m", "dau"))
_ROMANS = {ALPHABET.letter(f"rom{number}"): number for number in range(1, 5)}


def _window(first: dt.date, last: dt.date, *, month: int | None = None, said: bool = False) -> When:
    return When(DeadlineKind.WINDOW, last, first=first, month=month, day_of_month=-1, year_said=said)


def _said_year(part: Sequence[Node], scene: Scene) -> int | None:
    """The year that the words name; None where they name none."""
    years = [number for number in numbers(part) if number >= 1900]
    if years:
        return years[-1]
    if not says(part, "nam"):
        return None
    last_words = part[-4:]
    return scene.today.year + (0 if says(last_words, "nay", "hien") else 1)


def month_of(part: Sequence[Node], scene: Scene) -> tuple[dt.date, bool] | None:
    """The first day of the month that the words name, and whether they name its year; None without a month."""
    named = [number for number in numbers(part) if number <= 12]
    year = _said_year(part, scene)
    if named and year:
        return dt.date(year, named[-1], 1), True
    if named:
        return coming_month(scene, named[-1]).replace(day=1), False
    if says(part, "nay", "sau") or says(part[2:], "tiep") or _next_said(part):
        return add_months(scene.today.replace(day=1), months_ahead(part)), True
    return None


def _next_said(part: Sequence[Node]) -> bool:
    return says(part, "toi", "toi_x", "ke", "moi", "sang")


def _month(part: Sequence[Node], scene: Scene) -> When | None:
    found = month_of(part, scene)
    if found is None:
        return None
    first, said = found
    return _window(first, month_end(first.year, first.month), month=first.month, said=said)


def _this_month(part: Sequence[Node], scene: Scene) -> When:
    first = add_months(scene.today.replace(day=1), 1 if says(part, "sang") else 0)
    return _window(first, month_end(first.year, first.month))


def _lunar_month(month: int) -> Callable[[Sequence[Node], Scene], When]:
    return lambda part, scene: _in_lunar_month(part, scene, month)


def _numbered_lunar_month(part: Sequence[Node], scene: Scene) -> When:
    return _in_lunar_month(part, scene, numbers(part)[0])


def _in_lunar_month(part: Sequence[Node], scene: Scene, month: int) -> When:
    """The end of a lunar month, or its 10th or 15th day where the words say its beginning or its middle."""
    day = 10 if says(part[:1], "dau") else 15 if says(part[:1], "giua") else None
    year = lunar.from_solar(scene.today).year
    last = _lunar_last(year, month, day)
    if last < scene.today:
        year, last = year + 1, _lunar_last(year + 1, month, day)
    is_edge = says(part[:1], "dau", "giua", "cuoi")
    return When(DeadlineKind.WINDOW, last, first=None if is_edge else lunar.to_solar(year, month, 1))


def _lunar_last(year: int, month: int, day: int | None) -> dt.date:
    found = lunar.to_solar(year, month, day) if day else None
    return found or lunar.month_end(year, month)


def _of_lunar_year(part: Sequence[Node], scene: Scene) -> When:
    """ "cuối năm âm lịch", "trong năm âm lịch này": the eve of the next Tết; likewise its other edges."""
    month = 3 if says(part[:1], "dau") else 6 if says(part[:1], "giua") else 12
    year = lunar.from_solar(scene.today).year
    if lunar.month_end(year, month) < scene.today:
        year += 1
    first = None if says(part[:1], "dau", "giua", "cuoi") else lunar.new_year(year)
    return When(DeadlineKind.WINDOW, lunar.month_end(year, month), first=first)


def _edge_day(part: Sequence[Node]) -> int:
    """10, 15 or the last (31); "thượng, trung, hạ tuần" are the three tens of a month."""
    for name, day in TEN_DAYS.items():
        if says(part, name):
            return day
    if says(part, "ngay"):
        return 1 if says(part, "dau") else 31
    if says(part, "giua") or (says(part[:2], "dau") and part[0][LETTER] != _START):
        return 15
    return 10 if says(part, "dau") else 31


def _edge_of_month(part: Sequence[Node], scene: Scene) -> When:
    edge = _edge_day(part[:4])
    named = month_of(part[1:], scene)
    first = named[0] if named else scene.today.replace(day=1)
    day = _on(first, edge)
    if day < scene.today and (named is None or not named[1]):
        first = add_months(first, 12 if named else 1)
        day = _on(first, edge)
    return When(
        DeadlineKind.WINDOW,
        day,
        month=first.month if named else None,
        day_of_month=-1 if edge == 31 else edge,
        year_said=bool(named and named[1]),
    )


def _on(first: dt.date, day: int) -> dt.date:
    return date_of(first.year, first.month, day) or month_end(first.year, first.month)


def quarter_of(part: Sequence[Node], scene: Scene) -> tuple[dt.date, bool] | None:
    """The first day of the last quarter named, and whether its year is; the present quarter where none is named."""
    named = [_ROMANS.get(node[LETTER]) or node[VALUE] for node in part if node[LETTER] in _ROMANS or _is_small(node)]
    this = dt.date(scene.today.year, (scene.today.month - 1) // 3 * 3 + 1, 1)
    if not named:
        ahead = 0 if says(part, "nay") or not (says(part, "sau") or _next_said(part)) else months_ahead(part)
        return add_months(this, 3 * ahead), says(part, "nay") or ahead > 0
    quarter = named[-1]
    if quarter > 4:
        return None
    year = _said_year(part, scene)
    first = dt.date(year or scene.today.year, quarter * 3 - 2, 1)
    return (first, True) if year or first >= this else (add_months(first, 12), False)


def _is_small(node: Node) -> bool:
    return node[LETTER] == _SMALL


def _quarter(part: Sequence[Node], scene: Scene) -> When | None:
    found = quarter_of(part, scene)
    if found is None or not _touching_letter(part):
        return None
    first, said = found
    last = add_months(first, 2)
    return _window(first, month_end(last.year, last.month), month=last.month, said=said)


def _touching_letter(part: Sequence[Node]) -> bool:
    """ "Q4" is a quarter, "Q. 4" and "q 4" may be a district."""
    return part[0][LETTER] != _QUARTER or part[0][END] == part[1][START]


def _edge_of_quarter(part: Sequence[Node], scene: Scene) -> When | None:
    """The end of the quarter, of its first month, or the middle of it; "tháng cuối quý" too."""
    found = quarter_of(part[1:], scene)
    if found is None:
        return None
    first, said = found
    ahead = 0 if says(part, "dau") else 1 if says(part, "giua") else 2
    while True:
        month = add_months(first, ahead)
        day = _on(month, 15 if says(part, "giua") and not says(part[:1], "thang") else 31)
        if day >= scene.today or said:
            return When(DeadlineKind.WINDOW, day, month=month.month, day_of_month=-1, year_said=said)
        first = add_months(first, 3)


def monday_of(scene: Scene, part: Sequence[Node]) -> dt.date:
    this = scene.today - ONE_DAY * scene.today.weekday()
    named = says(part, "nay", "sau", "tuansau") or _next_said(part)
    return this + ONE_DAY * 7 * (weeks_ahead(part) if named else 0)


def place_of(part: Sequence[Node], *names: str, default: int) -> int:
    """Where the first of these words stands among the nodes."""
    letters = {ALPHABET.letter(name) for name in names}
    return next((place for place, node in enumerate(part) if node[LETTER] in letters), default)


def _n_months_of_year(part: Sequence[Node], scene: Scene) -> When | None:
    """ "6 tháng đầu năm" 30/6, "9 tháng" 30/9, "6 tháng cuối năm" 31/12."""
    count = numbers(part)[0]
    if not 1 <= count <= 12:
        return None
    is_last = says(part, "cuoi")
    year = _said_year([node for node in part if node is not part[0]], scene) if _names_year(part) else None
    first_month, last_month = (13 - count, 12) if is_last else (1, count)
    base = year or scene.today.year
    if year is None and month_end(base, last_month) < scene.today:
        base += 1
    return _window(dt.date(base, first_month, 1), month_end(base, last_month), month=last_month, said=year is not None)


def _names_year(part: Sequence[Node]) -> bool:
    return numbers(part)[-1] >= 1900 or says(part[-1:], "nay") or says(part, "hien", "sau") or _next_said(part)


def _half_year(part: Sequence[Node], scene: Scene) -> When:
    year = _said_year(part, scene) if len(part) > 3 else scene.today.year
    last_month = 12 if says(part, "cuoi") else 6
    last = month_end(year or scene.today.year, last_month)
    if last < scene.today and len(part) <= 3:
        last = month_end(last.year + 1, last_month)
    return _window(dt.date(last.year, last_month - 5, 1), last, month=last_month)


def _year(part: Sequence[Node], scene: Scene) -> When:
    year = _said_year(part, scene) or scene.today.year
    return _window(dt.date(year, 1, 1), dt.date(year, 12, 31), said=True)._replace(bare=len(part) == 1)


def _this_year(part: Sequence[Node], scene: Scene) -> When:
    return _window(dt.date(scene.today.year, 1, 1), dt.date(scene.today.year, 12, 31))


def _edge_of_year(part: Sequence[Node], scene: Scene) -> When:
    """ "đầu năm" 31/3, "giữa năm" 30/6, "cuối năm" 31/12 (BLDS 2015, điều 146)."""
    month = 3 if says(part[:1], "dau") else 6 if says(part[:1], "giua") else 12
    year = _said_year(part, scene) if len(part) > 2 else None
    last = month_end(year or scene.today.year, month)
    if year is None and last < scene.today:
        last = month_end(last.year + 1, month)
    return When(DeadlineKind.WINDOW, last, month=month, day_of_month=-1, year_said=year is not None)


def _week(part: Sequence[Node], scene: Scene) -> When:
    """The Friday of that week; its Sunday where Friday is over."""
    monday = monday_of(scene, part)
    friday, sunday = monday + ONE_DAY * FRIDAY, monday + ONE_DAY * 6
    return When(DeadlineKind.WINDOW, friday if friday >= scene.today else sunday, first=monday, soft=True)


def _edge_of_week(part: Sequence[Node], scene: Scene) -> When:
    """ "đầu tuần" Monday, "giữa tuần" Wednesday, "cuối tuần" Friday."""
    if says(part[:1], "cuoi"):
        return _week(part, scene)._replace(first=None)
    day = monday_of(scene, part) + ONE_DAY * (0 if says(part[:1], "dau") else 2)
    if day < scene.today:
        day += ONE_DAY * 7
    return When(DeadlineKind.WINDOW, day, soft=True)


def _week_of_month(part: Sequence[Node], scene: Scene) -> When:
    """ "tuần đầu tháng sau", "tuần cuối tháng 6", "tuần thứ 2 của tháng 7": seven days each from the first."""
    split = place_of(part, "thang", "t", default=2)
    count = (numbers(part[:split]) or [1 if says(part[:split], "dau") else 5])[0]
    named = month_of(part[split:], scene)
    first = named[0] if named else scene.today.replace(day=1)
    day = _on(first, count * 7)
    if day < scene.today and named is None:
        day = _on(add_months(first, 1), count * 7)
    return When(DeadlineKind.WINDOW, day)


def _today(part: Sequence[Node], scene: Scene) -> When:
    return When(DeadlineKind.RELATIVE, scene.today, soft=True)


RULES = (
    Rule("6 tháng đầu năm 2028", "N thang (dau|cuoi) (cua)? (YEAR|nam)", _n_months_of_year, not_reads="đầu tháng 1"),
    Rule("9 tháng năm 2025", "m thang (/|nam) yyyy", _n_months_of_year, not_reads="7 tháng 12 năm 2026"),
    Rule("nửa đầu năm", "(nua_half|nua_x|nua) (dau|cuoi) (YEAR|nam)", _half_year, not_reads="đầu năm tới"),
    Rule(
        "những tháng cuối năm 2025", "(nhung|cac) thang (dau|cuoi) (YEAR|nam)", _half_year, not_reads="9 tháng cuối năm"
    ),
    Rule(
        "tháng 3, tháng 4, tháng 5",
        "thang m (/ yyyy)? ((,|-|va|hoac){1,2} thang m (/ yyyy)?){1,4} OF_YEAR?",
        _month,
        not_reads="ngày 7 tháng 12, 2026",
    ),
    Rule("tháng 8-9/2025", "thang m ((,|-|+|va) m){1,4} OF_YEAR", _month, not_reads="tháng 8-9"),
    Rule("tháng 8-9", "thang m (-|+|va) m (?! /| ngay|thang)", _month, not_reads="tháng 8-9/2025"),
    Rule("tháng 11 âm lịch", "(dau|giua|cuoi)? thang m (AL)", _numbered_lunar_month, not_reads="tháng 11"),
    Rule("cuối năm âm lịch", "(dau|giua|cuoi|het|trong) nam nay? (AL) nay?", _of_lunar_year, not_reads="cuối năm"),
    Rule("tháng Giêng", "(dau|giua|cuoi)? thang gieng", _lunar_month(1), not_reads="rằm tháng Giêng"),
    Rule("tháng Chạp", "(dau|giua|cuoi)? thang chap", _lunar_month(12), not_reads="28 tháng Chạp"),
    Rule(
        "tuần cuối tháng 6",
        "tuan (FIRST|LAST|thu N) (cua|trong)? (MONTH|thang)",
        _week_of_month,
        not_reads="cuối tháng 12",
    ),
    Rule("cuối tháng 6/2025", "(EDGE) (MONTH|thang (?! N|gieng|chap)|t m)", _edge_of_month, not_reads="tháng 6/2025"),
    Rule("hết T6", "(het|trong) t m (?! /)", _month, not_reads="t6"),
    Rule("tháng 6/2025", "MONTH", _month, not_reads="3 tháng/lần"),
    Rule(
        "trong tháng",
        "(trong|het|sang) thang (?! N|nay|sau|TOI|ke|tiep|gieng|chap|dau|cuoi)",
        _this_month,
        not_reads="trong tháng 12",
    ),
    Rule(
        "cuối quý III",
        "(dau|giua|cuoi|thang (FIRST|LAST|giua) (cua)?) (QUARTER|quy (REL)?)",
        _edge_of_quarter,
        not_reads="trước quý III",
    ),
    Rule("Quý II, III/2025", "QUARTER", _quarter, not_reads="đầu quý II/2027"),
    Rule(
        "quý sau",
        "quy (REL)|(trong|het|sang) quy (?! m|ROMAN|nay|sau|TOI|ke|tiep)",
        _quarter,
        not_reads="quý I năm sau",
    ),
    Rule("cuối năm 2025", "(dau|giua|cuoi) (YEAR|nam (?! N))", _edge_of_year, not_reads="9 tháng cuối năm"),
    Rule(
        "năm 2025 và các năm tiếp theo",
        "nam yyyy va (cac|nhung) nam (tiep theo|sau)",
        _year,
        not_reads="trước ngày 20 các tháng 3, 6, 9 và 12 hằng năm",
    ),
    Rule(
        "hai năm 2025 - 2026",
        "N? (nam)? yyyy (-|,|va) (nam)? yyyy|(trong|het) giai doan nam? yyyy (-|den) nam? yyyy",
        _year,
        not_reads="năm học 2026-2027",
    ),
    Rule("năm sau", "YEAR|yyyy", _year, not_reads="đầu năm sau"),
    Rule("sang năm", "sang nam (?! N| yyyy)", _year, not_reads="sáng"),
    Rule(
        "trong năm",
        "(trong|het) nam (?! N|yyyy|nay|sau|TOI|ke|tiep|hien|hoc|bao)",
        _this_year,
        not_reads="trong năm 2026",
    ),
    Rule("cuối tuần sau", "(dau|giua|cuoi) (WEEK_REL|tuan)", _edge_of_week, not_reads="tuần sau"),
    Rule(
        "tuần sau",
        "WEEK_REL|(trong|het|noi|sang) tuan (?! nay|sau|TOI|ke|tiep|dau|cuoi)",
        _week,
        not_reads="đầu tuần sau",
    ),
    Rule(
        "trong ngày",
        "(trong|het|cuoi|noi) ngay (hom nay|nay)? (?!N|thu|t "
        "m|cn|chu|mai|hom|lam|lv|dau|cuoi|mung|ke|kia|ram|mot|sau|after_mai)",
        _today,
        not_reads="trong 3 ngày",
    ),
)
