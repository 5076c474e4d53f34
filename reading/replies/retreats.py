"""Words that retreat from a question of the assistant: who answers so wants nothing done after all."""

import re
import unicodedata
from collections.abc import Set

from domain.replies import Intent, Reply
from domain.words import fold
from reading.language.lookup import folded, phrases

_ENDS = r"(?: @)*(?=\W*$|\s*[,.;!])"
_RETREATS = (
    r"thôi(?! (?:việc|thì|chức|gian|han|tiet|diem|ky))",
    rf"(?:báo |gửi )?nhầm{_ENDS}",
    r"(?:bấm|ấn|gõ|chọn) nhầm",
    rf"bỏ qua(?: (?:việc|lệnh|tin|câu|yêu cầu) này)?{_ENDS}",
    rf"không cần(?: (?:trả lại|trả|làm lại|báo cáo|báo|gửi))?{_ENDS}",
    rf"không (?:trả lại|trả|làm lại|báo cáo|báo|gửi) nữa{_ENDS}",
    r"(?:không|ko|khỏi)(?: @)*\W*$",
    r"để(?: (?:@|sau|mai|lát))* (?:xem|hỏi|nghĩ|đọc|coi|tính|sau|mai)(?: (?:xem|lại|thêm|đã|sau|@))*\W*$",
    r"khoan(?: (?:đã|@))*\W*$",
    r"không có gì(?: (?:để|báo cáo|báo|nêu|vướng mắc|vướng|khó khăn|@))*\W*$",
)
"""At the start of the answer; "@" is a courtesy. Other words may be the reason that was asked for: "nhầm số liệu"."""


def _with_or_without_marks(pattern: str) -> str:
    """The pattern with each of its words also in plain letters; other marks make another word (thôi, thời)."""
    return re.sub(r"(?<!\\)\b[^\W\d_]+", lambda found: _either({found[0], fold(found[0])}), pattern)


def _either(words: Set[str]) -> str:
    return f"(?:{'|'.join(sorted(words))})"


_COURTESY = _either(phrases("courtesy", "retreat") | folded("courtesy", "retreat"))
_RETREAT = re.compile(_with_or_without_marks(rf"\W*(?:@\W+)*?(?:{'|'.join(_RETREATS)})(?!\w)").replace("@", _COURTESY))


def retreats(text: str) -> bool:
    """Whether the answer takes the matter back ("thôi em nhầm, không trả nữa") instead of going on with it."""
    return _RETREAT.match(unicodedata.normalize("NFC", text).lower()) is not None


_NOT_DONE = re.compile(
    r"(?<!\w)(?:chua|chx|khong phai|dau da|dau co) (?:\w+ ){0,2}(?:xong|hoan thanh|hoan tat|nop|gui|ban hanh)(?!\w)"
)
_CORRECTS = re.compile(r"(?<!\w)(?:nham|dinh chinh|dung la|sua lai|sua thanh|thay bang|phai la)(?!\w)")


def corrects_result(words: str, evidence: str | None) -> bool:
    """Whether the paper that came of the work, `evidence`, is named anew: "nhầm số, đúng là 31/BC-SKHCN"."""
    return evidence is not None and _CORRECTS.search(fold(words)) is not None


_MISREPORTED = (
    r"(?:(?:báo(?: cáo)?|gửi|bấm|ấn|gõ|ghi|nhắn|trả lời) )?(?:nhầm|lộn)"
    rf"(?: (?:sang )?(?:việc|nhiệm vụ|mục)(?: khác)?| /?nv ?\d+)?{_ENDS}",
    rf"(?:xin )?rút(?: lại)?(?: (?:việc )?báo(?: (?:cáo|xong|hoàn thành))*| kết quả| tin)?(?: này)?{_ENDS}",
)
_MISREPORT = re.compile(_with_or_without_marks(rf"\W*(?:@\W+)*?(?:{'|'.join(_MISREPORTED)})").replace("@", _COURTESY))
_ONLY_COURTESIES = re.compile(rf"\W*(?:{_COURTESY}(?:\W+|$))*$")
_MISREAD = re.compile(r"(?<!\w)hieu (?:sai|nham|lam)(?!\w)")


def takes_report_back(text: str, *, not_done: bool) -> bool:
    """Whether the words take back that work was reported done: "em báo nhầm, chưa xong ạ", "em xin rút báo cáo".

    `not_done` tells that they say of the work that it goes on. What corrects a part of the report does not take all
    of it back: "em nhầm số liệu".
    """
    words = unicodedata.normalize("NFC", text).lower()
    found = _MISREPORT.match(words)
    return found is not None and (not_done or _ONLY_COURTESIES.match(words[found.end() :]) is not None)


def unsays_done(reply: Reply, *, not_done: bool) -> bool:
    """Whether work that was reported done is said not to be: "em báo nhầm, chưa xong đâu ạ". "80%" alone is no such."""
    if not not_done or reply.intent is Intent.DECLINE:
        return False
    return _NOT_DONE.search(fold(reply.words)) is not None or takes_report_back(reply.words, not_done=True)


def was_misread(text: str) -> bool:
    """Whether the words are those of the button "Hiểu sai"."""
    return _MISREAD.search(fold(text)) is not None


_WITHDRAWS = re.compile(
    r"(?<!\w)(?:(?:rut(?: lai)?|huy|bo) (?:de nghi|yeu cau|viec xin|xin)"
    r"|(?:khong|ko|khoi) (?:can |phai )?(?:xin )?(?:lui|gia han|xin)(?: han)?(?: them)? nua"
    r"|(?:khong|ko|khoi) (?:can |phai )(?:xin )?(?:lui|gia han))(?!\w)"
)


def withdraws(text: str) -> bool:
    """Whether who asked for a later deadline asks no more: "em rút đề nghị", "không cần gia hạn nữa"."""
    return _WITHDRAWS.search(fold(text)) is not None
