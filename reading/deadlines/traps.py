"""Numbers that look like dates and are none: of papers, phones and rooms, ratios, money, periods of plans."""

from collections.abc import Callable, Sequence

from reading.deadlines.dates import next_yearly
from reading.deadlines.meanings import Paper, Scene, Trap, numbers
from reading.deadlines.words import ALPHABET, NUMBER_SIZES, PUNCTUATION
from reading.language.cascade import END, START, Node, Rule

NEAR_DAYS = 45
PAPER_NUMBER = "number of a paper"
PLACE = "place"
ALPHABET.define_none_of("WORD", " ".join({*NUMBER_SIZES, *PUNCTUATION.values()}))
for _name, _pattern in {
    "ANY": "N|yyyy|big",
    "CODE": "(ANY) (/ (ANY))? / WORD ((-|/) WORD){0,4}",
    "STATUTE": "nghi dinh|nghi quyet|quyet dinh|thong (tu|four|tu_x)|chi thi|ket luan|thong bao|cong van|cong dien|luat"
    "|phap lenh|van ban|nghi_dinh|nghi_quyet|quyet_dinh|thong_tu|chi_thi|ket_luan|thong_bao|cong_van|van_ban",
    "SOFT_PAPER": "ke hoach|ke_hoach|bao cao|bao_cao|de an|to trinh|to_trinh|chuong trinh|huong dan|bien ban|giay "
    "(invite|moi)",
    "PLACE": "dieu|khoan|muc|chuong|trang|tang|quyen|phu "
    "luc|mau|khu|lo|kho|phuong|quan|kiet|ngo|house|pho|duong|phong hop"
    "|phong|phien ban|to|lop|quang truong|benh vien|cong vien",
    "THINGS": "ho|ho_so|chi tieu|nhiem vu|viec|cong viec|don vi|phong|xa|van ban|van_ban|nguoi|y kien|muc|tieu chi"
    "|noi dung|khoi luong|phan|du an|thu tuc|bai|cau|trang|goi|huyen|thanh vien|dai bieu|phieu|cuoc|lop|truong|ho|thon"
    "|diem|cai|de an|bao cao|may|so|luong|cong|xe|hop",
    "DONE": "da|moi_new|vua|duoc|dat|ty le|rank|chiem|khoang|con|mat|thieu|hoan thanh duoc|lam duoc",
    "MONEY": "ty|trieu|nghin|ngan|dong|%|phan tram|ha|km|cai|chiec|suat",
}.items():
    ALPHABET.define(_name, _pattern)


def _trap(why: str) -> Callable[[Sequence[Node], Scene], Trap]:
    return lambda part, scene: Trap(why)


def _code(part: Sequence[Node], scene: Scene) -> Trap | None:
    """A number of a paper has no spaces, and its letters are capitals or joined by dashes: 30/2020/NĐ-CP."""
    written = scene.text[part[0][START] : part[-1][END]]
    if " " in written:
        return None
    tail = written.rpartition("/")[2]
    return Trap(PAPER_NUMBER) if tail[:1].isupper() or "-" in tail else None


def _ratio(part: Sequence[Node], scene: Scene) -> Trap | None:
    done, total = numbers(part)[-2:]
    return Trap("ratio") if done <= total else None


def _finished_share(part: Sequence[Node], scene: Scene) -> Trap | None:
    """ "xong 3/4": a share, unless that day is near."""
    done, total = numbers(part)
    day = next_yearly(scene.today, done, total) if 1 <= total <= 12 else None
    is_near = day is not None and (day - scene.today).days <= NEAR_DAYS
    return None if done > total or is_near else Trap("ratio")


def _paper(part: Sequence[Node], scene: Scene) -> Paper:
    return Paper(numbered=bool(numbers(part)))


RULES = (
    Rule(
        "Công văn số 1234/SNV-VP",
        "(STATUTE|SOFT_PAPER) (so :?)? CODE",
        _paper,
        not_reads="Công văn đã phát hành, số 220/SKHCN-VP",
    ),
    Rule("Nghị quyết số 18", "(STATUTE|SOFT_PAPER) so :? (ANY) (/ (ANY)){0,2}", _paper, not_reads="Nghị quyết 57"),
    Rule("Nghị định 30/2020", "(STATUTE) (ANY) / (yyyy|big|N (?=/))", _paper, not_reads="Nghị định 45/2025/NĐ-CP"),
    Rule(
        "Đề án 06",
        "((STATUTE) (ANY)|(de an|ke_hoach|ke hoach|chuong trinh) (N|big)) (?!/ N|dot N|- N|ngay|thang)",
        _paper,
        not_reads="đề xuất 15/12",
    ),
    Rule("Quyết định", "STATUTE", _paper, not_reads="Quyết định 749"),
    Rule("30/2020/NĐ-CP", "CODE", _code, not_reads="Nghị định 45/2025/NĐ-CP"),
    Rule("số 30/4", "(?<! (mot|one)) so :? (ANY) (/ (ANY)){0,2}", _trap("number"), not_reads="trước lễ 30/4"),
    Rule(
        "ĐT: 0203 3 835 123",
        "(sdt|dien thoai|may le) (:|so|dot|ban){0,2} ((ANY) (dot|-)?){1,6}",
        _trap("phone"),
        not_reads="gọi trước 17:00",
    ),
    Rule(
        "khoản 2 Điều 17",
        "(PLACE) (so)? (ANY) (/ (ANY)){0,2} (?!ngay|thang|tuan)",
        _trap(PLACE),
        not_reads="ngày 3/12",
    ),
    Rule("0912.345.678", "(ANY) ((dot|,|-)? big){1,4}", _trap("number"), not_reads="7.12.2026"),
    Rule("0912345678", "big ((dot|,|-)? (ANY)){0,4}", _trap("number"), not_reads="năm 2027"),
    Rule("1,2 tỷ", "(ANY) (,|dot|-) (ANY) (MONEY)", _trap("money"), not_reads="1,2 tuần"),
    Rule("80%", "(ANY) (MONEY)", _trap("money"), not_reads="80 hồ sơ"),
    Rule(
        "trực 24/7",
        "(truc|suot|ho tro|phuc vu|hoat dong|lien tuc|(?<! ngay) lam viec) (ANY) / (ANY)",
        _trap("ratio"),
        not_reads="ngày làm việc 24/7",
    ),
    Rule(
        "hạng 2/4",
        "(DONE) (xong|hoan thanh|lam|xu ly|giai quyet|duoc|nop|gui|la|khoang|hon){0,3} N / N (?! /)",
        _ratio,
        not_reads="sáng 2/4",
    ),
    Rule("xong 3/4 rồi", "(xong|thanh|lam) N / N roi", _ratio, not_reads="xong ngày 3/4 rồi"),
    Rule("xong 3/4", "(xong|hoan thanh|lam duoc) N / N (?! /|nam)", _finished_share, not_reads="8/8 xong"),
    Rule(
        "08/12 hồ sơ",
        "(?<! (truoc|ngay|han|den|toi|het|nhat|deadline|sang|hon)) N / N (THINGS) (?! em|anh|toi_me|se|nop|gui)",
        _ratio,
        not_reads="hồ sơ 08/12",
    ),
    Rule(
        "giai đoạn 2021-2025, tầm nhìn 2045",
        "(?<! (trong|het)) (giai doan|nhiem ky|nam hoc|khoa|tam nhin|dinh huong|trung han|dai han) (den)? "
        "(nam)? yyyy ((-|den) (nam)? yyyy)?",
        _trap("period"),
        not_reads="trong giai đoạn 2026-2027",
    ),
)
