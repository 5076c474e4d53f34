"""Whether a text comes from a paper marked Mật, Tối mật or Tuyệt mật (Luật Bảo vệ bí mật nhà nước, Điều 8)."""

import re
import unicodedata

from reading.language.spelling import squeezed

_LEVEL = r"(?:(?:tối|tuyệt)\s?)?mật"
_LEVEL_BARE = r"(?:(?:toi|tuyet)\s?)?mat"
_OTHER = r"(?!\s?(?:độ|khẩu|mã|ong|vụ|thư|thiết|danh))(?!\w)"
_PAPER = r"(?:công văn|văn bản|kế hoạch|quyết định|chỉ thị|báo cáo|tài liệu|thông báo|nghị quyết|cv|kh|qđ|vb)"

_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[(\[]\s?(?:{_LEVEL}|{_LEVEL_BARE}|độ mật[^)\]]{{0,300}}|do mat[^)\]]{{0,300}})\s?[)\]]",
        rf"(?<!\w)(?:độ|mức độ|dấu|đóng dấu)\s?(?:độ\s?)?mật\s?:?\s?{_LEVEL}(?!\w)",
        rf"(?<!\w)(?:do|dau)\s?mat\s?:?\s?{_LEVEL_BARE}(?!\w)",
        rf"(?<!\w)(?:đóng dấu|dấu|mức|đề)\s?[“\"']?{_LEVEL}{_OTHER}",
        r"(?<!\w)(?:tối mật|tuyệt mật|tuyet mat)(?!\w)",
        rf"(?:^|[,;.:\n–-])\s?{_LEVEL}\s?(?:$|[,;.:\n])",
        rf"(?<!\w)\d{{1,20}}(?:/\d{{4}})?\s?[-/][\w&/.-]{{0,99}}[^\W\d](?:\sngày\s[\d/.-]{{1,20}})?\s?,?\s{_LEVEL}{_OTHER}",
        rf"(?<!\w)(?:theo|căn cứ|thực hiện|triển khai|nhận)\s{_PAPER}\s{_LEVEL}{_OTHER}",
    )
)
_STAMP = re.compile(r"(?<!\w)(?<!BẢO )(?<!BÍ )(?:TỐI |TUYỆT )?MẬT(?!\w)(?! (?:ĐỘ|KHẨU|MÃ|VỤ|THƯ|THIẾT))")


def is_marked_secret(text: str) -> bool:
    """Whether `text` carries such a mark; "bảo mật", "mật khẩu" and "bí mật nhà nước" as a subject are none."""
    composed = squeezed(unicodedata.normalize("NFC", text))
    is_shouted = composed.upper() == composed
    return any(mark.search(composed) for mark in _MARKS) or (not is_shouted and bool(_STAMP.search(composed)))
