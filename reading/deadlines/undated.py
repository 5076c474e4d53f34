"""What limits a task without a day of its own: conditions, urgency, the limit of another item, consent by silence."""

from collections.abc import Callable, Sequence

from domain.deadlines import DeadlineKind
from reading.deadlines.meanings import Scene, Silence, Trap, When
from reading.deadlines.readings import Reading, trapped
from reading.deadlines.traps import PAPER_NUMBER, PLACE
from reading.deadlines.words import ALPHABET
from reading.language.cascade import VALUE, Node, Rule


def _kind(kind: DeadlineKind) -> Callable[[Sequence[Node], Scene], Reading]:
    return lambda part, scene: Reading(kind)


def _of_item(part: Sequence[Node], scene: Scene) -> Reading:
    """The limit of an item, or of a paper; "theo tiến độ 80%" is none."""
    traps = [node[VALUE] for node in part if isinstance(node[VALUE], Trap)]
    is_item = all(trap.why in (PLACE, PAPER_NUMBER) for trap in traps)
    return Reading(DeadlineKind.REFERENCE if is_item else DeadlineKind.VAGUE)


def _silence(part: Sequence[Node], scene: Scene) -> Silence:
    when = next((node[VALUE] for node in part if isinstance(node[VALUE], When)), None)
    return Silence(when)


for _name, _pattern in {
    "ITS_LIMIT": "(moc)? thoi (gian|han)|tien do|han|moc",
    "SAID_AT": ":? (da|duoc|neu|ghi|quy dinh|yeu cau|noi|theo){0,4} (tai|o|trong|nhu|theo|cua|voi)",
    "ITEM": "Trap|Paper|diem|dieu|khoan|muc|phu luc|bang|bieu|van ban|cong van|quyet dinh|thong bao"
    "|(ke hoach|ke_hoach) so",
    "ALIKE": "cung|bang_as|giong|nhu",
    "OTHER": "(voi|cua|nhu)? (Trap|(muc|viec|nhiem vu|y|so|noi (dung|other)) so? (N)"
    "|(muc|viec|nhiem vu|y|noi (dung|other))? tren)",
    "TAKEN_AS": "(thi|duoc|se){0,2} (coi|xem|hieu|tinh|mac other) (nhu|la|da|rang|duoc){1,3} "
    "(cac? don (vi|other)|quy? co quan)?",
    "CONSENTED": "(da)? (dong (y|thuan|tinh)|thong nhat|nhat tri|tan thanh|khong co y kien)",
}.items():
    ALPHABET.define(_name, _pattern)

ALPHABET.define_none_of("UNDATED", "dot nl ; DATE SOFT WINDOW")

REFERENCES = (
    Rule(
        "theo thời gian tại khoản 1",
        "(theo|dung|nhu|cung|truoc|trong|dam bao|bao dam){0,2} (ITS_LIMIT) (SAID_AT) (ITEM) REST{0,8}"
        "|(theo|dung) (ITS_LIMIT) (ITEM) REST{0,8}",
        _of_item,
        not_reads="theo đúng thời hạn",
    ),
    Rule(
        "cùng hạn với việc 1",
        "(ALIKE) (ITS_LIMIT) (OTHER)|(ALIKE) (ITS_LIMIT) REST{1,6} (tai|o|cua|voi|nhu) Trap"
        "|(ITS_LIMIT) :? (ALIKE) (OTHER)|cung ngay (OTHER)"
        "|cung thoi? han (?! [^ , ; dot nl rpar])",
        _of_item,
        not_reads="cùng hạn nộp báo cáo",
    ),
    Rule(
        "theo thời hạn nêu trên",
        "((theo|dung|nhu|truoc|trong|dam bao|bao dam){1,2} (ITS_LIMIT) (da)? (neu|noi|ghi)? (o)?"
        "|(ITS_LIMIT) :? nhu) tren",
        _kind(DeadlineKind.REFERENCE),
        not_reads="thời hạn nêu trên cổng thông tin",
    ),
)
SILENCE = (
    Rule(
        "sau 17h mai không có ý kiến coi như đồng ý",
        "(sau|qua) (ngay|luc){0,2} (T) UNDATED{0,16} (TAKEN_AS) (CONSENTED)",
        _silence,
        not_reads="sau Tết",
    ),
    Rule(
        "quá hạn coi như đồng ý",
        "(qua_muc|het|sau|neu|khong) UNDATED{0,24} (TAKEN_AS) (CONSENTED)",
        _silence,
        not_reads="không có ý kiến gì",
    ),
    Rule("im lặng là đồng ý", "im lang (la|TAKEN_AS) (CONSENTED)", _silence, not_reads="đồng ý"),
    Rule(
        "coi như đồng ý nếu quá hạn không trả lời",
        "(TAKEN_AS) (CONSENTED) ,? (neu|khi) UNDATED{0,8} (qua_muc|khong|het)",
        _silence,
        not_reads="coi như đồng ý",
    ),
    Rule(
        "không góp ý trước 15/12 coi như đồng ý",
        "(?<= (DATE|SOFT|WINDOW|Clock)) (TAKEN_AS) (CONSENTED)",
        _silence,
        not_reads="ngày 15/12 đã đồng ý",
    ),
)
CONDITIONS = (
    Rule(
        "thường xuyên, liên tục",
        "(nhiem vu)? thuong xuyen ((,|va)? lien tuc)?|lien tuc",
        _kind(DeadlineKind.STANDING),
        not_reads="báo cáo thường kỳ",
    ),
    Rule("khi nào rảnh", "(hom|luc|khi|ngay|bao) (nao|gio)", trapped("question"), not_reads="mẫu nào em"),
    Rule(
        "ngay sau khi được ban hành",
        "(ngay)? (sau|ngay) khi REST{1,14}",
        _kind(DeadlineKind.EVENT),
        not_reads="Kế hoạch đã được ban hành ngày 12/11",
    ),
    Rule(
        "khi có yêu cầu",
        "khi (co|phat sinh|duoc|nhan|hoan thanh|ket thuc|xay ra) REST{0,12}",
        _kind(DeadlineKind.EVENT),
        not_reads="có khi mai xong",
    ),
    Rule(
        "khi Bộ Tài chính có văn bản",
        "khi REST{1,6} (co|thong qua) REST{0,8}",
        _kind(DeadlineKind.EVENT),
        not_reads="khi nhận được văn bản của Bộ",
    ),
    Rule(
        "theo Kế hoạch của UBND tỉnh",
        "theo (ke hoach|ke_hoach|lo trinh|chi dao|yeu cau) REST{0,12}",
        _kind(DeadlineKind.EVENT),
        not_reads="Sau khi có Kế hoạch của UBND tỉnh",
    ),
    Rule(
        "đột xuất",
        "(?<! (tra|sat)) dot xuat REST{0,10}",
        _kind(DeadlineKind.EVENT),
        not_reads="kiểm tra đột xuất 03 xã",
    ),
    Rule(
        "trong thời gian tới",
        "trong? thoi gian (TOI|som nhat|ngan nhat|gan nhat)|sap (TOI)",
        _kind(DeadlineKind.VAGUE),
        not_reads="trong 3 ngày tới",
    ),
    Rule(
        "đúng tiến độ",
        "(theo|dung|dam bao) (dung)? (quy dinh|tien do|han|thoi han)",
        _kind(DeadlineKind.VAGUE),
        not_reads="tiến độ đúng kế hoạch",
    ),
    Rule(
        "sớm nhất có thể",
        "(cang)? som (cang tot|nhat (co the)?)|asap",
        _kind(DeadlineKind.VAGUE),
        not_reads="chậm nhất mai có",
    ),
    Rule(
        "khẩn trương",
        "khan truong|kip thoi|ngay? lap tuc|khan",
        _kind(DeadlineKind.VAGUE),
        not_reads="đã có chủ trương",
    ),
)
RULES = REFERENCES + CONDITIONS
