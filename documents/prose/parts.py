"""What else an item tells: who supports, and what is to come of it."""

import re
from collections.abc import Sequence

from documents.prose.names import units_at
from documents.prose.verbs import begins
from documents.prose.words import Word, words_of

_TOGETHER = frozenset(("voi", "cung", "chat", "che", "cung voi", "cac ben", "thuong", "xuyen"))
_PRODUCT_NOUN = (
    "kế hoạch|báo cáo|danh sách|danh mục|đề án|phương án|dự toán|quy chế|hồ sơ|biên bản|tờ trình|văn bản|biểu mẫu"
    "|dự thảo|chương trình|quy trình|quy định|nghị quyết|cơ sở dữ liệu|bảng tổng hợp|bản đồ|hướng dẫn|kịch bản|lịch"
)
_PRODUCT = re.compile(
    rf"(?:lập|xây dựng|ban hành|gửi|trình|nộp|soạn thảo|hoàn thiện|cung cấp|tham mưu|tổng hợp|đề xuất|công bố)\s+"
    rf"(?P<product>(?:\d+\s+)?(?:{_PRODUCT_NOUN})(?=\s|[,;.])[^,;.:()]*)",
    re.IGNORECASE,
)
_PRODUCT_ENDS = re.compile(
    r"\s+(?:gửi|trình(?=\s+(?:[A-ZĐ]|lãnh đạo|cấp))|về(?=\s+[A-ZĐ])|trước|chậm|để|theo|trong|đến|cho|báo cáo"
    r"|hoàn thành|và|định kỳ|kèm|bảo đảm|đảm bảo)\s.*$"
)


def support_in(text: str) -> tuple[str, ...]:
    """Who is to help, as an item names them behind "phối hợp với"; without any, nobody."""
    words = words_of(text)
    found: list[str] = []
    for place in range(len(words) - 2):
        if not _says_together(words, place):
            continue
        at = place + 2
        while at < len(words) and words[at].bare in _TOGETHER:
            at += 1
        if at < len(words) and words[at].text == "," and begins().at(words, at + 1).length:
            at = at + 1 + begins().at(words, at + 1).length
        units = units_at(words, at, ordered=True)
        if units:
            found += units.names
    return tuple(dict.fromkeys(found))


def _says_together(words: Sequence[Word], place: int) -> bool:
    first, second = words[place], words[place + 1]
    if first.is_lost:
        return second.bare == "hop" and re.fullmatch(r"ph[oe]i", first.bare) is not None
    return first.toneless == "phôi" and second.toneless == "hơp"


def product_in(text: str) -> str | None:
    """The deliverable that the item names; None where it names none."""
    found = _PRODUCT.search(text)
    if found is None:
        return None
    product = _PRODUCT_ENDS.sub("", found["product"]).strip()
    return product or None
