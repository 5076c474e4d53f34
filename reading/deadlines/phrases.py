"""Which times limit a task, by the words around them, and which are something else's."""

from collections.abc import Sequence

from domain.deadlines import DeadlineKind
from domain.recurrence import Clock
from reading.deadlines import counts, recurrence, undated
from reading.deadlines.before import limit_of
from reading.deadlines.meanings import Count, Lead, Meeting, Scene, Trap, When, says
from reading.deadlines.readings import ASKED, MARKED, WEAK, Reading, covers, reading_of, started, time_of, trapped
from reading.deadlines.traps import PAPER_NUMBER
from reading.language.cascade import VALUE, Node, Rule


def _marked(part: Sequence[Node], scene: Scene) -> Reading | None:
    return _limited(part, scene, MARKED)


def _asked(part: Sequence[Node], scene: Scene) -> Reading | None:
    return _limited(part, scene, ASKED)


def _limited(part: Sequence[Node], scene: Scene, strength: int) -> Reading:
    limit = limit_of(part, scene)
    return reading_of(limit.when, scene, strength, limit.before)


def _weak(part: Sequence[Node], scene: Scene) -> Reading | None:
    when = time_of(part)
    if when.bare and not covers(part, scene):
        return None
    return reading_of(when, scene, WEAK)


def _cited(part: Sequence[Node], scene: Scene) -> Trap | None:
    """The date of a paper that is cited. A kind of paper without a number needs a whole date after it."""
    paper = part[0][VALUE]
    if isinstance(paper, Trap):
        return Trap("date of a paper") if paper.why == PAPER_NUMBER else None
    is_cited = paper.numbered or time_of(part).year_said or len(part) == 2
    return Trap("date of a paper") if is_cited else None


def _past(part: Sequence[Node], scene: Scene) -> Trap | None:
    """ "đã gửi ngày 12/11"; but "đã làm, mai gửi" speaks of the future."""
    when = time_of(part)
    return None if when.soft and when.day > scene.today else Trap("past")


def _meeting(part: Sequence[Node], scene: Scene) -> Meeting:
    return Meeting(next(node[VALUE] for node in part if isinstance(node[VALUE], When)))


def _ahead_of_meeting(part: Sequence[Node], scene: Scene) -> Lead:
    return Lead(next((node[VALUE] for node in part if isinstance(node[VALUE], Count)), None))


def _of_figures(part: Sequence[Node], scene: Scene) -> Trap | None:
    """The day up to which figures are counted; "ngân sách 2028 - 5/12" names their year, and then a deadline.

    A budget is of a year: "trình dự toán trong tháng 12" limits.
    """
    times = [node[VALUE] for node in part if isinstance(node[VALUE], When)]
    if says(part, "trong") and (says(part, "toan") or says(part, "sach")) and not _is_year(times[0]):
        return None
    is_to_come = times[-1].soft and times[-1].day > scene.today and says(part, "vao")
    return None if is_to_come or (len(times) > 1 and _is_year(times[0])) else Trap("data")


def _is_year(when: When) -> bool:
    return when.kind is DeadlineKind.WINDOW and when.first is not None and (when.day - when.first).days >= 364


def _begun(part: Sequence[Node], scene: Scene) -> Trap | None:
    """ "đến ngày 31/5, đã …": what was done up to a day that has come."""
    when = time_of(part)
    return Trap("past") if (when.first or when.day) <= scene.today else None


def _first_marked(part: Sequence[Node], scene: Scene) -> Reading:
    return reading_of(next(node[VALUE] for node in part if isinstance(node[VALUE], When)), scene, MARKED)


def _period(part: Sequence[Node], scene: Scene) -> Reading | None:
    """From one day to another, which limits. A year alone is no day: "đề án 2028 - 10/12"."""
    first = next(node[VALUE] for node in part if isinstance(node[VALUE], When))
    if _is_year(first) and not says(part, "tu", "tu_x", "den", "toi", "toi_x"):
        return None
    return _limited(part, scene, MARKED)._replace(begins=first.first or first.day)


def _from_to(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "từ nay đến 30/6", "từ 1/6 đến 30/6"."""
    times = [node for node in part if isinstance(node[VALUE], When)]
    if len(times) > 1:
        return _period(part, scene)
    return _limited(part, scene, MARKED)._replace(begins=scene.today)


def _of_counted(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "trong 15 ngày, từ 1/12 đến 21/12": the days that are written count, not how many they are said to be."""
    return _period([node for node in part if not isinstance(node[VALUE], Count | Clock)], scene)


def _was(part: Sequence[Node], scene: Scene) -> Reading:
    """A deadline that the words themselves call past."""
    return reading_of(part[-1][VALUE].when, scene, MARKED)


def _behind_verb(part: Sequence[Node], scene: Scene) -> Reading | None:
    """ "nộp 20/11"; but "báo cáo Tết" is a report about it."""
    when = time_of(part)
    is_feast = when.bare and when.first is not None
    return None if is_feast and not covers(part, scene) else _limited(part, scene, MARKED)


def _before_feast(part: Sequence[Node], scene: Scene) -> Reading:
    """Of the days off the first one counts."""
    first = next(place for place, node in enumerate(part) if isinstance(node[VALUE], When))
    return _limited(part[: first + 1], scene, MARKED)


def _after(part: Sequence[Node], scene: Scene) -> Reading:
    """ "sau Tết", "sau ngày 30/6": only when it may begin."""
    return Reading(DeadlineKind.VAGUE)


PERIODS = (
    Rule(
        "15 ngày (từ 01/12 đến 21/12)",
        "(WITHIN){0,8} (Count|Clock) ,? lpar? (SINCE)? (T) ,? (-|den|toi|toi_x|arrow){1,2} LINK{0,3} (T) rpar?",
        _of_counted,
        not_reads="15 ngày kể từ ngày 01/7",
    ),
    Rule(
        "hạn hôm qua",
        "(?<! (qua_muc|tre|den|toi|het|dung|khong|truoc)) (han|deadline|(cham|muon) nhat) LINK{0,4} SOFT? Passed",
        _was,
        not_reads="quá hạn hôm qua",
    ),
)
TRAPS = (
    Rule(
        "Công văn 1234/SNV-VP ngày 12/11/2026",
        "Paper CITED{0,14} ,? (ngay|ky ngay)? DATE (cua REST{1,3})?",
        _cited,
        not_reads="Công văn số 1234/SNV-VP",
    ),
    Rule(
        "192/KH-UBND ngày 26/12/2024", "Trap (cua|,|ky|ban hanh|ngay){0,3} ngay? DATE", _cited, not_reads="11/TB-UBND"
    ),
    Rule(
        "tính đến ngày 15/5",
        "(FIGURES) AT{0,6} (tu ngay? (T))? (den|toi|het|ngay|trong|cua|vao|ca|thoi|diem){0,5} (T) ((den|-|ANDS) (T))?",
        _of_figures,
        not_reads="den het ngay 30/11",
    ),
    Rule(
        "trước hội nghị ngày 20/11",
        "truoc (cuoc|buoi|khi|ngay|ky|dip)? (MEETING) AT{0,8} (T)",
        _marked,
        not_reads="trứơc ngày 15/12",
    ),
    Rule(
        "trước hội nghị",
        "truoc (cuoc|buoi|ky|dip|ngay)? (hop|hoi (nghi|off|thao)|dai hoi|toa dam|giao ban|khai mac) Count? (?! (T))",
        _ahead_of_meeting,
        not_reads="trước hội nghị ngày 20/11",
    ),
    Rule("trước khi hết năm", "truoc khi (het|ket thuc|qua)? (WINDOW|SOFT)", _first_marked, not_reads="hết năm"),
    Rule(
        "trước dịp lễ 30/4 - 1/5",
        "truoc (dip|ky|off|le){1,3} DATE ((-|va|,) DATE)?",
        _before_feast,
        not_reads="trước 30/4 - 1/5",
    ),
    Rule(
        "8h mai họp",
        "(T) ,? (em|anh|phong|co|se|la|moi|di|ben){0,3} (MEETING|busy) (?! xong)",
        _meeting,
        not_reads="họp 14h chiều mai",
    ),
    Rule(
        "không kịp 15/6",
        "(khong kip|khong phai|thay vi|han cu) (han|truoc|den|ngay|la|cu|:){0,2} (T)",
        trapped("refused"),
        not_reads="trước 15/6 không kịp",
    ),
    Rule(
        "trước 15/6 không kịp",
        "(MARK)? (T) (thi|la|em|nay|han){0,2} khong (kip|kha thi)",
        trapped("refused"),
        not_reads="không kịp 15/6",
    ),
    Rule(
        "Chiến lược đến năm 2030",
        "((chien luoc|dinh huong|muc tieu|tam nhin) REST{0,8}|quy hoach REST{0,8} (?<! trong)) WINDOW",
        trapped("period"),
        not_reads="đến năm 2027",
    ),
    Rule(
        "đến ngày 31/5/2026, đã hoàn thành 40 nhiệm vụ",
        "(den|toi|trong)? (het|ngay)? (DATE|WINDOW) , DOING{0,6} (da|dat) (?!dinh|den)",
        _begun,
        not_reads="đến ngày 31/5, đã hoàn thành",
    ),
    Rule(
        "họp lúc 8h ngày 9/11",
        "(MEETING) AT{0,9} (,? (luc|vao|ngay|tu|den)){0,2} (DATE|SOFT|(?<! trong) WINDOW) ((-|den|,|va) (T))?",
        _meeting,
        not_reads="ngày 25/11 lúc 17h30",
    ),
    Rule("đã gửi ngày 12/11", "(da|vua|moi_new) DOING{1,7} (T)", _past, not_reads="ngày 12/11 em đã gửi"),
    Rule(
        "ngày 12/11 em đã gửi",
        "(DATE|WINDOW) ,? DOING{0,6} (da|dat|tang|giam) (?!dinh|den)",
        _past,
        not_reads="đã gửi ngày 12/11",
    ),
    Rule("12/11 rồi", "ngay? DATE roi (?! [^ , ; dot nl nha])", trapped("past"), not_reads="1/2 rồi anh"),
    Rule("gửi 12/11 rồi", "(gui|nop|xong|hop|lam|bao cao) (DATE) roi", _past, not_reads="2/5 phòng gửi rồi"),
)
RANGES = (
    Rule(
        "từ 15/6 sang 30/6",
        "(MARK)? (ke|bat dau)? (tu|tu_x) (ngay|luc)? (T) ,? sang LINK{0,4} (T)",
        _asked,
        not_reads="sáng 25/11",
    ),
    Rule(
        "dời hạn 15/6 thành 30/6",
        "(doi|lui|chuyen|sua) (han|tu|ngay|cu|tu_x){0,3} (T) (thanh|qua) LINK{0,4} (T)",
        _asked,
        not_reads="hạn hoàn thành 20/11",
    ),
    Rule(
        "từ nay đến 30/6",
        "(MARK)? (ke|bat dau)? (tu|tu_x) ngay? (T|nay|gio|bay gio) ,? cho? (-|LIMIT|arrow){1,2} LINK{0,3} (T)",
        _from_to,
        not_reads="đến 15/2",
    ),
    Rule("15/6 - 30/6", "(DATE|WINDOW) (-|den|toi|toi_x|arrow){1,2} LINK{0,2} (T)", _period, not_reads="10-15/7/2025"),
    Rule(
        "từ ngày 01/7",
        "(ke|bat dau)? (tu|tu_x) (ngay|luc|vao){0,2} (T)|bat dau (ngay|luc|vao){0,2} (T)",
        started,
        not_reads="từ ngày 1 đến ngày 5/12",
    ),
    Rule("sau Tết", "(sau|qua|ra) (ngay|le|khi)? (T)", _after, not_reads="30 Tết"),
)
TIMES = (
    Rule(
        "xin lùi đến 30/6",
        "(?<= (lui|sang|khat|xuat|xin|gia|doi|hen|kien)) (MARK|vao)? (T)",
        _asked,
        not_reads="xin cho đến 5/12",
    ),
    Rule(
        "cho em lùi sang tuần sau",
        "(?<= (lui|khat|xin|gia)) (han)? (LINK|em|cho|sang){1,6} (T)",
        _asked,
        not_reads="cho lui sang tuan",
    ),
    Rule("trước ngày 20/11", "(MARK) (T)", _marked, not_reads="trước ngày 30/6 5 ngày"),
    Rule(
        "nộp 20/11",
        "(?<= (xong|nop|gui|thanh|trinh|cao)) (vao|ngay|trong|luc)? (DATE|SOFT)",
        _behind_verb,
        not_reads="30/11 nộp",
    ),
    Rule("hoàn thành quý II", "(?<= (xong|nop|gui|thanh|trinh)) (vao|trong)? WINDOW", _marked, not_reads="hoàn thành"),
    Rule(
        "mai em nộp",
        "(DATE|SOFT) (?= (em|anh|toi_me|phong|se|,|ben){0,3} (xong|nop|gui|hoan|trinh|lam xong|bao))",
        _marked,
        not_reads="em nộp rồi",
    ),
    Rule(
        "Quý I",
        "(?<! [^ , ; dot nl - : lpar + nha em anh chi va vao luc xong hoac hay]) WINDOW (?! [^ , ; dot nl - : rpar "
        "lpar nha em anh phong se xong nop gui hoan trinh phai ben hoac hay va khong ])",
        _weak,
        not_reads="quý I hằng năm",
    ),
    Rule("20/11", "DATE|SOFT", _weak, not_reads="8/15"),
)
RULES = PERIODS + undated.SILENCE + TRAPS + counts.RULES + recurrence.RULES + RANGES + TIMES + undated.RULES
