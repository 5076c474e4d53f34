"""Whether a text comes from a paper marked Mật, Tối mật or Tuyệt mật (Luật Bảo vệ bí mật nhà nước, Điều 8).

Who is in doubt refuses: a mark that is not seen is stored, one that is seen wrongly is only said otherwise.
"""

import re
import unicodedata
from typing import NamedTuple

from domain.words import fold
from reading.language.spelling import squeezed

_LEVEL = r"(?:(?:tối|tuyệt)\s?)?mật"
_LEVEL_BARE = r"(?:(?:toi|tuyet)\s?)?mat"
_WORD_OF_ITS_OWN = (
    r"(?!\s?(?:độ|khẩu|mã(?!\s?(?:số|hiệu))|ong|vụ|thư|thiết|danh|thám|ngọt|ngữ|gấu|mía|lệnh|ước|báo))(?!\w)"
)
_PAPER = (
    r"(?:công văn|văn bản|kế hoạch|quyết định|chỉ thị|báo cáo|tài liệu|thông báo|nghị quyết|nghị định|thông tư|tờ trình"
    r"|công điện|kết luận|hồ sơ|giấy mời|đề án|phương án|biên bản|chương trình|hướng dẫn|phiếu trình|thư|bản đồ"
    r"|cv|vb|kh|qđ|ct|bc|tl|tb|nq|ttr|cđ|kl|hs|gm)"
)
_PAPER_BARE = (
    r"(?:cong van|van ban|ke hoach|quyet dinh|chi thi|tai lieu|thong bao|nghi quyet|to trinh|cong dien|ket luan"
    r"|de an|phuong an|cv|vb|kh|qd|tl|tb|nq|ttr|kl)"
)
_NUMBER = r"(?:số\s?:?\s?)?\d{1,20}(?:/\d{4})?(?:\s?[-/][\w&/.-]{0,99})?"
_OF_DAY = r"(?:\s?,?\s?ngày\s[\d/.-]{1,20})?"


class Mark(NamedTuple):
    """A form of the mark, with an example that it sees and one that it must not."""

    example: str
    pattern: str
    not_seen: str


MARKS = (
    Mark("Góp ý dự thảo “Mật”", rf"[(\[{{<«“”\"'‘’*_|【]\s?{_LEVEL}\s?[)\]}}>»“”\"'‘’*_|】]", "“mật khẩu”"),
    Mark("ra soat ho so (mat)", rf"[(\[]\s?{_LEVEL_BARE}\s?[)\]]", "ho so mat (2 bo)"),
    Mark("tuyet mat", r"(?<!\w)(?:tối|tuyệt|tuyet)\s?(?:mật|mat)(?!\w)", "toi mat dien thoai"),
    Mark("độ mật: A", rf"(?<!\w)(?:độ|mức|cấp|loại|chế độ)\s?(?:độ\s?)?mật\s?[:=-]?\s?(?:[abc](?!\w)|{_LEVEL}(?!\w))",
         "mật độ: 5"),
    Mark("do mat: mat", rf"(?<!\w)(?:do|muc|cap)\s?mat\s?[:=-]?\s?{_LEVEL_BARE}(?!\w)", "do mat dien nen cham"),
    Mark("văn bản có dấu mật",
         rf"(?<!\w)(?:dấu|mức|đề|loại|thuộc|chế độ|đường|diện)\s?[“\"'‘(]?{_LEVEL}{_WORD_OF_ITS_OWN}",
         "dấu hiệu bảo mật"),
    Mark("dong dau mat", r"(?<!\w)(?:dong|co) dau\s?[“\"'‘(]?mat(?!\w)", "co dau hieu mat an toan"),
    Mark("Mật - góp ý dự thảo", rf"(?:^|[^\w\s]|\n)\s?{_LEVEL}\s?(?:$|[^\w\s]|\n)", "an toàn, bảo mật, hạn 15/12"),
    Mark("Mật số 7", rf"(?:^|[^\w\s]|\n)\s?{_LEVEL}\s(?:số\s?:?\s?)?\d", "mật độ 5 người"),
    Mark("CV 9-CV/TU ngày 2/3 mật",
         rf"(?<!\w)\d{{1,20}}(?:/\d{{4}})?\s?[-/][\w&/.-]{{0,99}}[^\W\d]{_OF_DAY}\s?[,–-]?\s{_LEVEL}{_WORD_OF_ITS_OWN}",
         "12/12 mật ong"),
    Mark("kế hoạch 45 mật",
         rf"(?<!\w){_PAPER}\s(?:\w{{1,9}}\s)?{_NUMBER}{_OF_DAY}\s?[,–-]?\s{_LEVEL}{_WORD_OF_ITS_OWN}",
         "kế hoạch 45 bảo mật"),
    Mark("quyết định mật của tỉnh", rf"(?<!\w)(?<!quản lý )(?<!danh mục )(?<!bảo vệ )(?<!về )(?<!sao, chụp )"
         rf"{_PAPER}\s?[:,–-]?\s?{_LEVEL}{_WORD_OF_ITS_OWN}", "quản lý văn bản mật"),
    Mark("cong van mat so 5", rf"(?<!\w){_PAPER_BARE}\s?[:,–-]?\s?mat\s?(?:so(?!\w)|\d|ngay\s\d"
         r"|cua\s(?:tinh|bo|trung uong))", "to trinh mat roi"),
)  # fmt: skip
"""In any case of the letters."""

_SEEN = tuple(re.compile(mark.pattern, re.IGNORECASE) for mark in MARKS)
_STAMP = re.compile(
    r"(?<!\w)(?<!BẢO )(?<!BÍ )(?<!CƠ )(?<!THÂN )(?:TỐI |TUYỆT )?MẬT(?!\w)"
    r"(?! (?:ĐỘ|KHẨU|MÃ|ONG|VỤ|THƯ|THIẾT|DANH|THÁM|NGỮ|LỆNH|ƯỚC))"
)
_SPACED = re.compile(r"(?<!\w)(?:(?:T\s?Ố\s?I|T\s?U\s?Y\s?Ệ\s?T)\s{1,3})?M\s[ẬẠ]\s?T(?!\w)")
_PARTS_OF_NAME = re.compile(r"[_.\s-]+")


def is_marked_secret(text: str) -> bool:
    """Whether `text` carries such a mark; "bảo mật", "mật khẩu" and "bí mật nhà nước" as a subject are none."""
    if "mat" not in "".join(fold(text).split()):
        return False
    composed = squeezed(unicodedata.normalize("NFC", text))
    is_shouted = composed.upper() == composed
    return (
        any(mark.search(composed) for mark in _SEEN)
        or bool(_SPACED.search(composed))
        or (not is_shouted and bool(_STAMP.search(composed)))
    )


def is_named_secret(file_name: str) -> bool:
    """Whether the name of a file carries such a mark: "CV_MAT_12.pdf"."""
    return is_marked_secret(_PARTS_OF_NAME.sub(" ", file_name.rpartition(".")[0] or file_name))
