"""What looks like an order and is none: grounds, closing sentences, permissions, labels, what was done already."""

import re
from collections.abc import Sequence

from documents.prose.orders import Order, Rule
from documents.prose.verbs import begins
from documents.prose.words import Word, phrases, words_of
from domain.words import fold

_BEGINS_EARNESTLY = re.compile(r"\W*(?:quan tam|nghiem tuc|phoi hop thuc hien|to chuc trien khai thuc hien)\b")
_LABEL = re.compile(
    r"(?:thoi gian|dia diem|thanh phan|noi dung|kinh phi|chu tri|hinh thuc|ghi chu|luu y|so luong|doi tuong|trang phuc"
    r"|tai lieu|muc chi|nguon kinh phi|ly do)(?: [a-z]{2,8}){0,4} ?:"
)
"""A line that tells something about a meeting or a programme."""
_COLLECTS = re.compile(
    r"(?:de nghi (?:cac )?[^.,;]{0,60})?(?:ket qua|bao cao|van ban|noi dung|danh sach|ho so|y kien|so lieu)\b"
    r"[^.;]{0,90}?\b(?:gui|nop|bao cao)\b[^.;]{0,40}?\bve\b"
)
"""A closing sentence that wants what was done, or told, at one place: "Báo cáo kết quả gửi về Sở trước ngày …"."""
_ANSWERS_FOR = re.compile(
    r"(?:phai |hoan toan )*chiu trach nhiem(?:$|\W*[,.;]| (?:(?:toan dien|ca nhan|chinh|truc tiep|day du) )?"
    r"(?:truoc|ve|neu|khi|toan|theo|trong|doi voi|thi hanh)\b)"
)
_LIMITS_ALL = re.compile(
    r"(?:thoi (?:han|gian)|han|tien do)(?: (?:hoan thanh|thuc hien|bao cao|chung))*(?: (?:doi voi|cho|cua))?"
    r"(?: (?:cac|nhung|tat ca|toan bo))*(?: (?:noi dung|nhiem vu|cong viec|viec|muc|phan viec))?"
    r"(?: (?:neu )?tren| nay| noi tren| chung)(?: ?\([^)]{0,80}\))?[^:.;]{0,60}?(?::|\bla\b|\btruoc\b|\bcham nhat\b)"
    r"|(?:tat ca|toan bo|cac|nhung)(?: cac)? (?:noi dung|nhiem vu|cong viec|phan viec|viec)"
    r" (?:(?:neu |noi )?tren|nay)\b[^.;:]{0,20}\b(?:hoan thanh|xong|thuc hien)\b"
)
"""The limit of all that is ordered above: "Thời hạn hoàn thành các nội dung trên: ngày 01/6"."""
_FEW_WORDS = 14
_EARNEST_SHARE = 0.6


def is_empty_section(text: str, *, ordered: bool) -> bool:
    """Whether a heading announces what no unit has to do: purposes, results, who takes part.

    `ordered` says that somebody was told before to do what follows, so that a verb is what is to be done.
    """
    words = words_of(text)
    found = phrases("empty_sections").at(words, 0)
    is_heading = bool(found.length) and len(words) <= _FEW_WORDS and not text.endswith(";")
    return is_heading and not (ordered and "verb" in found.tags)


def is_label(text: str) -> bool:
    return bool(_LABEL.match(fold(text)))


def announces(doing: str) -> bool:
    """Whether a unit only passes on what the paper says: "thông báo để các cơ quan, đơn vị biết, thực hiện"."""
    return (
        re.match(r"(?:xin |tran trong )?(?:thong bao|chuyen|gui)\b.*\b(?:biet|trien khai|thuc hien)\b", fold(doing))
        is not None
    )


def limits_all(text: str) -> bool:
    return _LIMITS_ALL.match(fold(text)) is not None


def collects(text: str) -> bool:
    return _COLLECTS.match(fold(text)) is not None


def behind_label(text: str) -> str:
    """What a line tells behind its label; "" where that is nothing."""
    return text.partition(":")[2].strip()


def closes(text: str) -> bool:
    """Whether a sentence ends the paper: "Trong quá trình thực hiện, nếu có vướng mắc …", "Trên đây là …"."""
    words = words_of(text)
    found = phrases("closings")
    if "opens" in found.at(words, 0).tags:
        return True
    return found.tagged("inside").within(words) is not None


def is_exhortation(text: str, order: Order) -> bool:
    """ "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện": it asks for nothing that is not ordered above."""
    doing = text[order.doing :]
    if not order.doing or order.rule is not Rule.ORDERED:
        return False
    if text.rstrip().endswith("./.") and _BEGINS_EARNESTLY.match(fold(doing)):
        return True
    words = [word for word in words_of(doing) if not word.is_mark]
    begins_so = phrases("closings").tagged("earnest").at(words, 0).length > 0
    return begins_so and _earnest(words) >= _EARNEST_SHARE * len(words)


def _earnest(words: Sequence[Word]) -> int:
    """How many of the words only urge, or name the paper itself."""
    known = phrases("closings")
    counted = place = 0
    while place < len(words):
        found = known.at(words, place)
        counted += found.length if found.tags & {"earnest", "itself"} else 0
        place += max(found.length, 1)
    return counted


def is_allowed(text: str, doing: int) -> bool:
    """Whether what follows is a permission: "có thể thuê tư vấn"."""
    words = words_of(text[doing : doing + 40])
    return "may" in begins().at(words, 0).tags


def answers_for(text: str, order: Order) -> bool:
    """Whether a sentence only says who answers for something: "Trưởng đơn vị chịu trách nhiệm nếu để xảy ra …"."""
    return _ANSWERS_FOR.match(fold(text[order.doing :])) is not None


def is_told(text: str) -> bool:
    """Whether an item without an addressee tells something: "đã tổ chức", "đạt 38%"."""
    words = words_of(text)
    found = begins().at(words, 0)
    return "state" in found.tags and _TELLING.fullmatch(words[0].bare) is not None


_TELLING = re.compile("da|duoc|dat|bi|dang|se|chua|co|gom|bao")
