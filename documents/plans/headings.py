"""What stands in a column of a table, as its heading calls it: in any wording, by the first word that tells."""

import re
from collections.abc import Mapping
from enum import StrEnum, auto

from domain.words import fold

LONGEST = 80
MOST_BEFORE = 3
"""So many words that tell nothing may stand before the one that does: "Các nội dung, nhiệm vụ"."""


class Column(StrEnum):
    """What stands in a column of a plan, of a register, or of a table that is neither."""

    NUMBER = auto()
    OUTSIDE_ID = auto()
    """The number that a task has in another system: "Số phiếu giao việc"."""
    CONTENT = auto()
    LEAD = auto()
    SUPPORT = auto()
    BOTH = auto()
    """Who leads and who supports, in one column."""
    PRODUCT = auto()
    DUE = auto()
    EXTENDED = auto()
    ASSIGNED = auto()
    FINISHED = auto()
    STATE = auto()
    PERCENT = auto()
    REPORT = auto()
    RESULT = auto()
    """What is to come of a task, or what came of it: the other columns tell."""
    PACE = auto()
    """ "Tiến độ": when, how far, or how it stands; its cells tell."""
    DAY_DONE = auto()
    """ "Ngày hoàn thành": the deadline, or when it was finished; the other columns tell."""
    TARGET = auto()
    PAPER = auto()
    NOTE = auto()
    WATCHED = auto()
    """Who of the leaders or officers follows the task."""
    MONEY = auto()
    VENUE = auto()
    PERSON = auto()
    FINDING = auto()
    OTHER = auto()


_CALLED: Mapping[Column, str] = {
    Column.NUMBER: "tt|stt|so tt|so thu tu|thu tu",
    Column.OUTSIDE_ID: "so phieu|ma so|ma nhiem vu|ma viec|ma cong viec|ma phieu|id|so hieu nhiem vu",
    Column.CONTENT: "noi dung|nhiem vu|cong viec|hoat dong|giai phap|bien phap|viec|hang muc|dau viec|y kien chi dao"
    "|chuong trinh|de an|du an|de tai|mo hinh|cac buoc|phan viec|linh vuc cong tac|task|yeu cau cong viec"
    "|to chuc thuc hien",
    Column.SUPPORT: "phoi hop|ho tro|don vi lien quan|co quan lien quan|cung lam|cung thuc hien",
    Column.LEAD: "chu tri|phu trach|dau moi|chiu trach nhiem|trach nhiem|nguoi thuc hien|ca nhan thuc hien|phan cong"
    "|don vi thuc hien|co quan thuc hien|noi thuc hien|tham muu|soan thao|duoc giao|xu ly"
    "|don vi nhan|nguoi lam|ai lam|ai|nguoi phu trach|owner|thuc hien|phan cong thuc hien|don vi thuc hien chinh"
    "|giao cho|don vi to chuc",
    Column.PRODUCT: "san pham|dau ra|minh chung|hinh thuc van ban|ket qua dau ra|ket qua can dat|ket qua du kien"
    "|ket qua yeu cau|yeu cau ket qua|san pham du kien|ket qua phai dat|van ban ban hanh|sp",
    Column.DUE: "thoi gian|thoi han|han|hoan thanh|thoi diem|moc|han chot|deadline|ngay het han|han hoan thanh"
    "|thoi gian trinh|lo trinh|ket thuc|den ngay|den|due|lich trinh|khi nao|thoi gian ket thuc|ngay ket thuc"
    "|ngay den han",
    Column.EXTENDED: "gia han|han moi|han dieu chinh|han sau gia han|han gia han|thoi han gia han|thoi han dieu chinh"
    "|thoi gian gia han|ngay gia han|dieu chinh thoi han|dieu chinh thoi gian|han lui|lui han|thoi han moi",
    Column.ASSIGNED: "ngay giao|ngay nhan|ngay bat dau|bat dau|thoi gian bat dau|tu ngay|thoi gian giao|tu|ngay tao"
    "|ngay phan cong|thoi diem giao",
    Column.FINISHED: "ngay hoan thanh thuc te|hoan thanh thuc te|thoi gian hoan thanh thuc te|ngay bao cao|ngay xong"
    "|thuc te hoan thanh|ngay ket thuc thuc te|ngay da hoan thanh|ngay thuc hien xong|ngay bao cao hoan thanh",
    Column.STATE: "tinh trang|trang thai|status|muc do|muc do hoan thanh|danh gia|ket qua xu ly|da hoan thanh"
    "|chua hoan thanh|dang thuc hien|qua han|trong han|da thuc hien|chua thuc hien|chua den han",
    Column.PERCENT: "ty le|ti le|phan tram|%|% hoan thanh|ty le hoan thanh|tien do %",
    Column.REPORT: "ket qua thuc hien|tinh hinh thuc hien|tinh hinh|bao cao|ket qua hien nay|noi dung bao cao"
    "|dien bien|ket qua da dat|ket qua den nay|so lieu thuc hien|uoc thuc hien|ket qua giai quyet|ket qua bao cao",
    Column.RESULT: "ket qua|ket qua dat duoc|ket qua hoan thanh",
    Column.PACE: "tien do|tien do thuc hien|tien do hoan thanh",
    Column.DAY_DONE: "ngay hoan thanh|ngay thuc hien",
    Column.TARGET: "chi tieu|muc tieu|chi so|dinh muc|ke hoach giao",
    Column.PAPER: "can cu|van ban|so van ban|so ky hieu|so hieu|ky hieu|trich yeu|ngay ban hanh|co quan ban hanh"
    "|noi ban hanh|nguoi ky|ngay van ban|nguon|so va ky hieu|co so phap ly|van ban giao|van ban chi dao|ngay ky",
    Column.NOTE: "ghi chu|luu y|ly do|nguyen nhan|de xuat|giai trinh|y kien|note|uu tien|do khan|muc do uu tien",
    Column.WATCHED: "lanh dao|nguoi theo doi|chuyen vien|can bo theo doi|lanh dao phu trach|lanh dao chi dao"
    "|theo doi|chi dao|don vi giao|co quan giao|nguoi giao|lanh dao so|don vi theo doi|don vi don doc|kiem tra"
    "|can bo thuc hien|cap trinh|cap ban hanh|cap phe duyet|tham quyen ban hanh",
    Column.MONEY: "kinh phi|du toan|don gia|thanh tien|so tien|so luong|muc chi|tong muc|don vi tinh|nguon von|von"
    "|nguon kinh phi|dvt|khoi luong|giai ngan|gia tri|tong so|cong|ngan sach",
    Column.VENUE: "dia diem|thanh phan|gio|buoi|thu|phong hop|hinh thuc|thu ngay|thoi luong|bao cao vien|tiet",
    Column.PERSON: "ho va ten|ho ten|chuc vu|chuc danh|so dien thoai|dien thoai|email|ngay sinh|don vi cong tac"
    "|dia chi|gioi tinh",
    Column.FINDING: "ton tai|han che|vi pham|sai pham|kien nghi|kho khan|vuong mac|khuyet diem|noi dung kien nghi",
    Column.OTHER: "nhom|linh vuc|phan loai|loai|ty le giao|ti le giao|trong so|ty trong|he so|diem",
}
_COLUMN_OF = {tuple(phrase.split()): column for column, phrases in _CALLED.items() for phrase in phrases.split("|")}
_LONGEST = max(map(len, _COLUMN_OF))
_UNIT = frozenset({("don", "vi"), ("co", "quan"), ("phong",), ("bo", "phan"), ("phong", "ban"), ("dv",)})
_WORD = re.compile(r"\w+|%")
_SHORT: Mapping[str, str] = {
    "thoi gian": r"t\s?[/.]\s?g(?:ian)?|tgian|tg",
    "thoi han": r"t\s?[/.]\s?han",
    "don vi": r"d\s?[/.]\s?v|dv",
    "co quan": r"c\s?[/.]\s?q|cq",
    "chu tri": r"c\s?[/.]\s?tri",
    "phoi hop": r"p\s?[/.]\s?h(?:op)?",
    "noi dung": r"n\s?[/.]\s?d(?:ung)?|nd",
    "nhiem vu": r"n\s?[/.]\s?v(?:u)?|nv",
    "cong viec": r"c\s?[/.]\s?v(?:iec)?",
    "ket qua": r"k\s?[/.]\s?q(?:ua)?|kq",
    "san pham": r"s\s?[/.]\s?p(?:ham)?",
    "thuc hien": r"t\s?[/.]\s?hien|th(?=\W*$)",
    "hoan thanh": r"h\s?[/.]\s?t(?:hanh)?|ht(?=\W*$)",
    "trach nhiem": r"tr\s?[/.]\s?nhiem",
    "lanh dao": r"l\s?[/.]\s?d(?:ao)?|ld",
}
"""How a narrow column shortens the words of its heading."""
_IN_FULL = tuple((re.compile(rf"(?<![\w/.])(?:{short})(?![\w/])\.?"), full) for full, short in _SHORT.items())
_ROLES: Mapping[str, str] = {"ct": "chu tri", "ph": "phoi hop"}
"""Short for who leads and who supports where nothing but a unit stands beside it."""
_BRACKETED = re.compile(r"(?<=\S)\s*\([^()]*\)")
_BESIDE_UNIT = frozenset({"ten", "cac", "va", "ca", "nhan", "truc", "thuoc"})
_WHOLE = frozenset({("so",), ("no",), ("#",)})
"""Headings that tell of numbers where nothing else stands in them."""
_ALONE = frozenset({("tu",), ("den",), ("id",), ("ai",), ("thu",), ("gio",), ("cong",), ("von",), ("%",)})
"""Words that tell only where they are all of the heading."""
_AND_TASKS = re.compile(r"^(?:muc tieu|chi tieu)(?: va)? (?:nhiem vu|noi dung|cong viec)\b")
_BOTH_SAID = ("chu tri", "phoi hop")


def column_called(heading: str) -> Column | None:
    """What a heading calls its column; None where it says nothing of the kind, or is no heading.

    The first word that tells decides, for what is meant stands first: "Thời gian hoàn thành sản phẩm" is a time.
    """
    bare = _BRACKETED.sub("", heading)
    if len(bare) > LONGEST:
        return None
    words = _words_in_full(bare)
    if words in _WHOLE or heading.strip() == "#":
        return Column.NUMBER
    if all(said in " ".join(words) for said in _BOTH_SAID):
        return Column.BOTH
    told = _first_told(words)
    return Column.CONTENT if told is Column.TARGET and _AND_TASKS.search(" ".join(words)) else told


def _words_in_full(heading: str) -> tuple[str, ...]:
    folded = fold(heading)
    for short, full in _IN_FULL:
        folded = short.sub(full, folded)
    words = tuple(_WORD.findall(folded))
    bare = tuple(word for word in words if (word,) not in _UNIT and word not in ("don", "vi", "co", "quan"))
    return tuple(_ROLES[bare[0]].split()) if len(bare) == 1 and bare[0] in _ROLES else words


def _first_told(words: tuple[str, ...]) -> Column | None:
    is_unit, untold, at = False, 0, 0
    while at < len(words):
        if found := _phrase_at(words, at):
            phrase, column = found
            if not (is_unit and column is Column.PRODUCT and phrase == ("sp",)):
                return column
        unit = next((size for size in (2, 1) if words[at : at + size] in _UNIT), 0)
        is_unit |= bool(unit)
        untold += 0 if unit or words[at] in _BESIDE_UNIT else 1
        if untold > MOST_BEFORE and not is_unit:
            return None
        at += unit or 1
    return Column.LEAD if is_unit and not untold else None


def _phrase_at(words: tuple[str, ...], at: int) -> tuple[tuple[str, ...], Column] | None:
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = words[at : at + size]
        if phrase in _COLUMN_OF and (phrase not in _ALONE or len(words) == size):
            return phrase, _COLUMN_OF[phrase]
    return None
