"""Which times limit a task, by the words around them, and which are something else's."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.cascade import Node, Rule
from domain.deadline_meanings import ONE_DAY, Clock, Count, Paper, Scene, Trap, When, add_months, says
from domain.deadline_series import EVERY_MONTH, Every, Series, series_of, together
from domain.deadline_terms import DeadlineKind
from domain.deadline_times import moment_of
from domain.deadline_traps import PAPER_NUMBER
from domain.deadline_words import ALPHABET

WEAK, MARKED, ASKED = range(3)
COVERS_TEXT = 0.6


class Reading(NamedTuple):
    """A phrase that may be a deadline. `strength` tells a bare date from one that words such as "trước" mark."""

    kind: DeadlineKind
    when: When | None = None
    series: Series | None = None
    moment: dt.datetime | None = None
    working_days: int | None = None
    start_unknown: bool = False
    strength: int = WEAK


for _name, _pattern in {
    "T": "DATE|SOFT|WINDOW",
    "LIMIT": "truoc|cham nhat|muon nhat|khong (muon|cham|qua_muc|tre)? hon?|khong (qua_muc|qua)|qua_muc|den|toi|toi_x|het|han"
    "|thoi (han|gian)|deadline|trong|vong|chot|kip",
    "LINK": "la|vao|luc|khoang|ngay|:|cuoi|nop|moi|bao|cao|hoan|thanh|xong|truoc|cham|muon|nhat|khong|hon|qua_muc"
    "|den|toi|toi_x|het|han|thoi|gian|trong|vong|chot|kip",
    "MARK": "(LIMIT) LINK{0,5}",
    "SINCE": "((ke|tinh|bat dau)? (tu|tu_x)|tinh den) (ngay|luc|khi|thoi diem)?",
    "WITHIN": "trong|vong|thoi|han|gian|khoang|pham vi|khong|qua_muc|sau|them|xin|lui|gia|khat|cho|em|cham|nhat|la|can|mat|noi|muon|hon|toi|da"
    "|ngay|:|,|den|truoc|doi|anh|minh|lai|toi_pm|toi_x",
    "ANDS": "(,|va|hoac|;|/|-){1,2}",
    "MEETING": "hop|hoi (nghi|thao)|khai (mac|giang)|dien ra|to chuc|giao ban|ky niem|su kien|(giay)? (invite|moi) (du|hop)|tap huan|cong tac"
    "|off|nghi (phep|om|le|mat)|du (hop|hoi|le|tiec)|sinh nhat|sinh (?=DATE)|hieu luc|dai hoi|toa dam|ban hanh|ky ket|(?<=le) khai|khoi cong"
    "|lam viec voi|tiep (doan|khach|cong dan)|ky (?=DATE)|nhan (?=DATE)|bau cu|trinh dien",
    "FIGURES": "so lieu|du lieu|luy ke|thong ke|ket qua|so|chot (?=so)|cung ky|tinh (?=den|toi|tu)|ngan sach|du toan",
}.items():
    ALPHABET.define(_name, _pattern)

ALPHABET.define_none_of("REST", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline")
ALPHABET.define_none_of("CITED", "; dot nl DATE SOFT WINDOW truoc cham muon deadline han den het trong xong nop gui")
ALPHABET.define_none_of(
    "AT", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline han den het xong nop gui em anh trinh roi"
)
ALPHABET.define_none_of("DOING", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline han den het sang")


def _time(part: Sequence[Node]) -> When:
    """The last time among the nodes."""
    return next(node.value for node in reversed(part) if isinstance(node.value, When))


def _marked(part: Sequence[Node], scene: Scene) -> Reading | None:
    return _reading(_before(part, _time(part), scene), scene, MARKED)


def _asked(part: Sequence[Node], scene: Scene) -> Reading | None:
    return _reading(_before(part, _time(part), scene), scene, ASKED)


def _weak(part: Sequence[Node], scene: Scene) -> Reading | None:
    when = _time(part)
    if when.bare and not _covers(part, scene):
        return None
    return _reading(when, scene, WEAK)


def _covers(part: Sequence[Node], scene: Scene) -> bool:
    """Whether the nodes are most of the text, as in the cell of a table or a one-word answer."""
    return part[-1].end - part[0].start >= COVERS_TEXT * len(scene.text.strip())


def _reading(when: When, scene: Scene, strength: int) -> Reading:
    kind = DeadlineKind.CLOCK if when.clock or when.part else when.kind
    return Reading(kind, when, moment=moment_of(when, scene.now.tzinfo), strength=strength)


def _before(part: Sequence[Node], when: When, scene: Scene) -> When:
    """ "trước tháng 7" ends with the last day of June, "trước Tết" with the eve; "trước ngày X" means X."""
    marks = [node.letter for node in part[:-1] if node.letter in _SIDES]
    if not marks or marks[-1] != _BEFORE or when.first is None:
        return when
    if when.soft:
        friday = when.first - ONE_DAY * 3
        return when._replace(day=max(friday, scene.today), others=(), first=None)
    eve, is_feast = when.first - ONE_DAY, when.kind is DeadlineKind.EXACT
    if eve < scene.today and not when.year_said:
        eve = add_months(eve + ONE_DAY, 12) - ONE_DAY
    return when._replace(day=eve, first=None, others=(when.day,) if is_feast else ())


_BEFORE = ALPHABET.letter("truoc")
_SIDES = {ALPHABET.letter(name) for name in ("truoc", "den", "het", "trong", "toi", "toi_x", "cham", "muon")}


def _trap(why: str) -> Callable[[Sequence[Node], Scene], Trap]:
    return lambda part, scene: Trap(why)


def _cited(part: Sequence[Node], scene: Scene) -> Trap | None:
    """The date of a paper that is cited. A kind of paper without a number needs a whole date after it."""
    paper = part[0].value
    if isinstance(paper, Trap):
        return Trap("date of a paper") if paper.why == PAPER_NUMBER else None
    is_cited = paper.numbered or _time(part).year_said or len(part) == 2
    return Trap("date of a paper") if is_cited else None


def _past(part: Sequence[Node], scene: Scene) -> Trap | None:
    """ "đã gửi ngày 12/11"; but "đã làm, mai gửi" speaks of the future."""
    when = _time(part)
    return None if when.soft and when.day > scene.today else Trap("past")


def _begun(part: Sequence[Node], scene: Scene) -> Trap | None:
    """ "đến ngày 31/5, đã …": what was done up to a day that has come."""
    when = _time(part)
    return Trap("past") if (when.first or when.day) <= scene.today else None


def _first_marked(part: Sequence[Node], scene: Scene) -> Reading:
    return _reading(next(node.value for node in part if isinstance(node.value, When)), scene, MARKED)


def _after(part: Sequence[Node], scene: Scene) -> Reading:
    """ "sau Tết", "sau ngày 30/6": only when it may begin."""
    return Reading(DeadlineKind.VAGUE)


# Counts


def _count(part: Sequence[Node]) -> Count:
    found = next(node.value for node in part if isinstance(node.value, Count | Clock))
    return Count(found.hour, "gio") if isinstance(found, Clock) else found


def counted(start: dt.date, count: Count, scene: Scene) -> dt.date:
    """The day so many days, working days, weeks or months after `start`; the day of the start is not counted."""
    number = count.number
    if count.unit == "nlv":
        return scene.calendar.add_working_days(start, number)
    if count.unit in ("thang", "quy", "nam"):
        return add_months(start, number * {"thang": 1, "quy": 3, "nam": 12}[count.unit])
    return start + ONE_DAY * number * (7 if count.unit == "tuan" else 1)


def _from_now(part: Sequence[Node], scene: Scene, strength: int = MARKED) -> Reading:
    count = _count(part)
    if count.unit in ("gio", "tieng", "phut"):
        ahead = dt.timedelta(minutes=count.number) if count.unit == "phut" else dt.timedelta(hours=count.number)
        moment = (scene.now + ahead).replace(second=0, microsecond=0)
        return Reading(
            DeadlineKind.RELATIVE, When(DeadlineKind.RELATIVE, moment.date()), moment=moment, strength=strength
        )
    start = scene.counted_from or scene.today
    others = (counted(start, count._replace(number=count.fewer), scene),) if count.fewer else ()
    when = When(DeadlineKind.RELATIVE, counted(start, count, scene), others=others)
    return Reading(DeadlineKind.RELATIVE, when, strength=strength)


def _bare_count(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "3 ngày" alone answers "bao lâu?"; within a sentence only working days are surely a limit."""
    if not _covers(part, scene) and _count(part).unit != "nlv":
        return None
    return _from_now(part, scene, WEAK)


def _counted_from_given(part: Sequence[Node], scene: Scene) -> Reading:
    when, count = _time(part), _count(part)
    day = counted(when.day, count, scene)
    clock = when.clock if count.unit in ("ngay", "gio", "tieng") else None
    found = When(DeadlineKind.RELATIVE, day)
    if count.unit in ("gio", "tieng") and clock:
        moment = (moment_of(when, scene.now.tzinfo) or scene.now) + dt.timedelta(hours=count.number)
        return Reading(DeadlineKind.RELATIVE, found._replace(day=moment.date()), moment=moment, strength=MARKED)
    return Reading(DeadlineKind.RELATIVE, found, strength=MARKED)


def _counted_back(part: Sequence[Node], scene: Scene) -> Reading:
    """ "5 ngày làm việc trước ngày 30/6"."""
    count = _count(part)
    day = counted(_time(part).day, count._replace(number=-count.number), scene)
    return Reading(DeadlineKind.RELATIVE, When(DeadlineKind.RELATIVE, day), strength=MARKED)


def _from_unknown(part: Sequence[Node], scene: Scene) -> Reading:
    """ "05 ngày làm việc kể từ ngày ký": the start must be asked for, unless it is known already."""
    count = _count(part)
    if scene.counted_from and count.unit not in ("gio", "tieng", "phut"):
        when = When(DeadlineKind.RELATIVE, counted(scene.counted_from, count, scene))
        return Reading(DeadlineKind.RELATIVE, when, strength=MARKED)
    working = count.number if count.unit == "nlv" else None
    return Reading(DeadlineKind.RELATIVE, working_days=working, start_unknown=True, strength=MARKED)


# Series


def _times(part: Sequence[Node]) -> list[When]:
    return [node.value for node in part if isinstance(node.value, When)]


def _shortest(part: Sequence[Node]) -> Every:
    return min((node.value for node in part if isinstance(node.value, Every)), key=lambda every: every.length)


def _recurring(part: Sequence[Node], scene: Scene) -> Reading:
    """A period with the day or days that are said with it."""
    every = _shortest(part)
    whole = series_of(every, None)
    for place, when in enumerate(_times(part)):
        one = series_of(every, when)
        whole = one if place == 0 else together(whole, one) or whole
    return Reading(DeadlineKind.RECURRING, series=whole, strength=MARKED)


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
    clock = next((node.value for node in part if isinstance(node.value, Clock)), None)
    clock = next((node.value.clock for node in part if isinstance(node.value, When)), clock)
    series = next(node.value for node in part if isinstance(node.value, Series))
    return Reading(DeadlineKind.RECURRING, series=replace(series, clock=clock), strength=MARKED)


def _after_period(part: Sequence[Node], scene: Scene) -> Reading:
    """ "sau khi kết thúc quý 15 ngày": on the 15th after each quarter."""
    count = _count(part)
    months = EVERY_MONTH if says(part, "thang") else (1, 4, 7, 10) if says(part, "quy") else (1,)
    if count.unit == "nlv":
        return Reading(DeadlineKind.RECURRING, series=Series(months, count.number, working=True), strength=MARKED)
    return Reading(DeadlineKind.RECURRING, series=Series(months, min(count.number, 28)), strength=MARKED)


def _kind(kind: DeadlineKind) -> Callable[[Sequence[Node], Scene], Reading]:
    return lambda part, scene: Reading(kind)


TRAPS = (
    Rule("Công văn 1234/SNV-VP ngày 12/11/2026", "Paper CITED{0,14} ,? (ngay|ky ngay)? DATE (cua REST{1,3})?", _cited),
    Rule("192/KH-UBND ngày 26/12/2024", "Trap (cua|,|ky|ban hanh|ngay){0,3} ngay? DATE", _cited),
    Rule(
        "tính đến ngày 15/5",
        "(FIGURES) AT{0,6} (tu ngay? (T))? (den|toi|het|ngay|trong|cua|vao|ca|thoi|diem){0,5} (T) ((den|-|ANDS) (T))?",
        _trap("data"),
    ),
    Rule("trước hội nghị ngày 20/11", "truoc (cuoc|buoi|khi|ngay|ky|dip)? (MEETING) AT{0,8} (T)", _marked),
    Rule("trước dịp lễ 30/4 - 1/5", "truoc (dip|ky|off|le){1,3} DATE (-|va|,) DATE", _first_marked),
    Rule("8h mai họp", "(T) ,? (em|anh|phong|co|se|la|moi|di|ben){0,3} (MEETING|busy) (?! xong)", _trap("meeting")),
    Rule(
        "không kịp 15/6",
        "(khong kip|khong phai|thay vi|han cu) (han|truoc|den|ngay|la|cu|:){0,2} (T)",
        _trap("refused"),
    ),
    Rule("trước 15/6 không kịp", "(MARK)? (T) (thi|la|em|nay|han){0,2} khong (kip|kha thi)", _trap("refused")),
    Rule(
        "Chiến lược đến năm 2030",
        "(chien luoc|quy hoach|dinh huong|muc tieu|tam nhin) REST{0,8} WINDOW",
        _trap("period"),
    ),
    Rule(
        "đến ngày 31/5, đã hoàn thành",
        "(den|toi|trong)? (het|ngay)? (DATE|WINDOW) , DOING{0,6} (da|dat) (?!dinh|den)",
        _begun,
    ),
    Rule(
        "họp lúc 8h ngày 9/11",
        "(MEETING) AT{0,9} (,? (luc|vao|ngay|tu|den)){0,2} (T) ((-|den|,|va) (T))?",
        _trap("meeting"),
    ),
    Rule("đã gửi ngày 12/11", "(da|vua|moi_new) DOING{1,7} (T)", _past),
    Rule("ngày 12/11 em đã gửi", "(DATE|WINDOW) ,? DOING{0,6} (da|dat|tang|giam) (?!dinh|den)", _past),
    Rule("gửi 12/11 rồi", "(gui|nop|xong|hop|lam|bao cao) (DATE) roi", _past),
)
RANGES = (
    Rule("từ 15/6 sang 30/6", "(MARK)? (ke|bat dau)? (tu|tu_x) (ngay|luc)? (T) ,? sang LINK{0,4} (T)", _asked),
    Rule(
        "từ nay đến 30/6",
        "(MARK)? (ke|bat dau)? (tu|tu_x) ngay? (T|nay|gio|bay gio) ,? cho? (-|LIMIT) LINK{0,3} (T)",
        _marked,
    ),
    Rule("15/6 - 30/6", "(DATE|WINDOW) (-|den|toi|toi_x) LINK{0,2} (T)", _marked),
    Rule(
        "từ ngày 01/7",
        "(ke|bat dau)? (tu|tu_x) (ngay|luc|vao){0,2} (T)|bat dau (ngay|luc|vao){0,2} (T)",
        _trap("start"),
    ),
    Rule("sau Tết", "(sau|qua|ra) (ngay|le|khi)? (T)", _after),
)
COUNTS = (
    Rule(
        "sau khi kết thúc quý 15 ngày",
        "(cham nhat)? sau khi? (ket thuc|het) (thang|quy|nam) ,? (cham nhat)? Count",
        _after_period,
    ),
    Rule("15 ngày sau khi kết thúc quý", "Count sau khi? (ket thuc|het) (thang|quy|nam)", _after_period),
    Rule(
        "quá hạn 3 ngày",
        "(qua_muc han|qua han|tre|off|nghi|cach day|(?<! (toi_pm|toi|toi_x)) da|duoc|cham (?!nhat)|mat) (WITHIN){0,2} (Count|Clock) (?!SINCE)",
        _trap("past"),
    ),
    Rule("trong 3 ngày qua", "(WITHIN){0,5} Count (qua|vua|truoc day|roi (?!nop|gui))", _trap("past")),
    Rule("5 ngày làm việc trước ngày 30/6", "(WITHIN){0,8} Count truoc (ngay|khi)? (T)", _counted_back),
    Rule("trước ngày 30/6 5 ngày", "truoc ngay? (DATE) (it nhat|khoang)? Count", _counted_back),
    Rule("15 ngày kể từ ngày 01/7", "(WITHIN){0,8} (Count|Clock) ,? (SINCE|sau ngay?) (T)", _counted_from_given),
    Rule("kể từ ngày 01/7, trong 15 ngày", "(SINCE) (T) ,? (WITHIN){1,8} Count", _counted_from_given),
    Rule(
        "05 ngày làm việc kể từ ngày ký",
        "(WITHIN){0,8} (Count|Clock) ,? (((ke|tinh) (tu|tu_x)|tinh den|(tu|tu_x) khi|sau) (ngay|luc|khi|thoi diem)? REST{1,14}|SINCE (?=dot|nl|;))",
        _from_unknown,
    ),
    Rule(
        "kể từ ngày nhận, 20 ngày",
        "(ke|tinh) (tu|tu_x) (ngay|luc|khi|thoi diem)? REST{1,14} , (WITHIN){0,8} Count",
        _from_unknown,
    ),
    Rule("trước khi họp 3 ngày", "truoc (khi|ngay) AT{1,6} Count", _from_unknown),
    Rule("3 ngày nữa", "(WITHIN){0,6} (Count|Clock) (NUA|TOI (?! T)|sau (?! khi)|tiep theo)", _from_now),
    Rule("trong vòng 24 giờ", "(trong|vong|sau|khong qua_muc) (WITHIN){0,7} (Count|Clock)", _from_now),
    Rule(
        "xin thêm 5 ngày",
        "(them|lui|gia han|khat|can|cho|xin|mat|noi|doi) (WITHIN){0,6} Count",
        lambda part, scene: _from_now(part, scene, ASKED),
    ),
    Rule("chậm nhất 5 ngày làm việc", "(LIMIT|(toi_pm|TOI) da) (WITHIN){0,6} Count", _from_now),
    Rule("10 ngày làm việc", "Count", _bare_count),
)
SERIES = (
    Rule(
        "trước ngày 15/6 và 15/12 hằng năm",
        "(MARK|(vao|ngay|tu){1,2})? (T) (ANDS LINK{0,4} (T)){0,3} (lpar)? (cua|vao|trong|,|den){0,2} Every (ANDS (Every|Count|PERIOD)){0,3}",
        _recurring,
    ),
    Rule(
        "từ ngày 1 đến ngày 5 hằng tháng",
        "(tu|tu_x) ngay? (T) (den|-) (T) (cua|,)? Every",
        lambda part, scene: _recurring([part[-1], *part[3:]], scene),
    ),
    Rule("hằng tháng, trước ngày 25", "Every (ANDS Every){0,2} ,? AT{0,6} (MARK|vao|ngay) (T)", _recurring),
    Rule(
        "17h ngày làm việc cuối cùng của tháng",
        "(LINK|tai){0,5} (T)? (LINK|cua){0,4} Series Every?",
        _own_series,
    ),
    Rule("đầu mỗi tháng", "dau Every", _at_start),
    Rule(
        "định kỳ 6 tháng, hằng năm",
        "(dinh ky)? (LINK|dau){0,5} Every ((ANDS|hoac) (Every|Count|PERIOD)){0,4}",
        _list_of_periods,
    ),
    Rule("định kỳ", "dinh ky", _kind(DeadlineKind.RECURRING)),
)
TIMES = (
    Rule("xin lùi đến 30/6", "(?<= (lui|sang|khat|xuat|xin|gia|doi|hen|kien)) (MARK|vao)? (T)", _asked),
    Rule("xin lùi đến 30/6", "(?<= (lui|khat|xin|gia)) (han)? (LINK|em|cho|sang){1,6} (T)", _asked),
    Rule("trước ngày 20/11", "(MARK) (T)", _marked),
    Rule("nộp 20/11", "(?<= (xong|nop|gui|thanh|trinh|cao)) (vao|ngay|trong|luc)? (DATE|SOFT)", _marked),
    Rule("nộp trong quý II", "(?<= (xong|nop|gui|thanh|trinh)) (vao|trong)? WINDOW", _marked),
    Rule(
        "mai em nộp",
        "(DATE|SOFT) (?= (em|anh|toi_me|phong|se|,|ben){0,3} (xong|nop|gui|hoan|trinh|lam xong|bao))",
        _marked,
    ),
    Rule(
        "Quý I",
        "(?<! [^ , ; dot nl - : lpar + nha em anh chi va vao luc xong]) WINDOW (?! [^ , ; dot nl - : rpar nha em anh phong se xong nop gui hoan trinh phai ben hoac va khong ])",
        _weak,
    ),
    Rule("20/11", "DATE|SOFT", _weak),
)
CONDITIONS = (
    Rule(
        "thường xuyên, liên tục", "(nhiem vu)? thuong xuyen ((,|va)? lien tuc)?|lien tuc", _kind(DeadlineKind.STANDING)
    ),
    Rule("khi nào rảnh", "(hom|luc|khi|ngay|bao) (nao|gio)", _trap("question")),
    Rule("ngay sau khi được ban hành", "(ngay)? (sau|ngay) khi REST{1,14}", _kind(DeadlineKind.EVENT)),
    Rule(
        "khi có yêu cầu",
        "khi (co|phat sinh|duoc|nhan|hoan thanh|ket thuc|xay ra) REST{0,12}",
        _kind(DeadlineKind.EVENT),
    ),
    Rule(
        "theo Kế hoạch của UBND tỉnh",
        "theo (ke hoach|ke_hoach|lo trinh|chi dao|yeu cau) REST{0,12}",
        _kind(DeadlineKind.EVENT),
    ),
    Rule("đột xuất", "dot xuat REST{0,10}", _kind(DeadlineKind.EVENT)),
    Rule(
        "trong thời gian tới", "trong? thoi gian (TOI|som nhat|ngan nhat|gan nhat)|sap (TOI)", _kind(DeadlineKind.VAGUE)
    ),
    Rule("đúng tiến độ", "(theo|dung|dam bao) (dung)? (quy dinh|tien do|han|thoi han)", _kind(DeadlineKind.VAGUE)),
    Rule("sớm nhất có thể", "(cang)? som (cang tot|nhat (co the)?)|asap", _kind(DeadlineKind.VAGUE)),
    Rule("khẩn trương", "khan truong|kip thoi|ngay? lap tuc|khan", _kind(DeadlineKind.VAGUE)),
)
RULES = TRAPS + COUNTS + SERIES + RANGES + TIMES + CONDITIONS
