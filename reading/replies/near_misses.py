"""Words that report nothing and still are meant for the assistant: "em báo nhầm", "hủy việc này"."""

import re

from domain.replies import NearMiss
from domain.words import fold

_MISTAKE = re.compile(r"(?<!\w)(?:nham|lon|go sai|bao sai|hieu sai|rut lai)(?!\w)")
_CANCEL = re.compile(
    r"(?<!\w)(?:huy|bo) (?:di|viec|nhiem vu|dau viec|cai|muc|gium|giup|ho|/?nv ?\d+)(?!\w)|(?<!\w)xin huy(?!\w)"
)
_GIVE = re.compile(
    r"^(?:(?:da|em|anh|chi|xin|de nghi|nho|giup)[\s,]+)*"
    r"(?:giao lai|chuyen(?: lai)?(?: (?:viec|nhiem vu)(?: nay)?)? (?:cho|sang|ve|qua)"
    r"|(?:doi|sua) don vi|phan cong lai)(?!\w)"
)
_NOT_IN_TIME = re.compile(r"(?<!\w)(?:khong|ko|k|chua|kg) (?:\w+ ){0,2}kip(?!\w)")

_OWN_MISTAKE = re.compile(
    r"(?:(?:thoi|a|em|anh|chi|toi|minh|xin loi|vua|lai)[\s,.!]+)*"
    r"(?:(?:bam|go|an|chon|duyet|xac nhan|giao|huy|gia han|quyet dinh) )?(?:nham|lon)(?!\w)"
)


_UNHEARD = {
    NearMiss.MISTAKE: _MISTAKE,
    NearMiss.CANCEL: _CANCEL,
    NearMiss.GIVE: _GIVE,
    NearMiss.NOT_IN_TIME: _NOT_IN_TIME,
}


def near_miss_in(words: str) -> NearMiss | None:
    """What words that report nothing may have been meant as; None for small talk, which needs no answer."""
    folded = fold(words)
    return next((meaning for meaning, pattern in _UNHEARD.items() if pattern.search(folded)), None)


def is_own_mistake(words: str) -> bool:
    """Whether who decides says that the decision was a slip: "thôi anh nhầm", "duyệt nhầm rồi"."""
    return _OWN_MISTAKE.match(fold(words)) is not None
