"""Words that report nothing and still are meant for the assistant: "em báo nhầm", "hủy việc này"."""

import re
from enum import StrEnum, auto

from domain.spelling import fold

_MISTAKE = re.compile(r"(?<!\w)(?:nham|lon|go sai|bao sai|hieu sai|rut lai)(?!\w)")
_CANCEL = re.compile(r"(?<!\w)(?:huy|bo) (?:di|viec|nhiem vu|dau viec|cai|muc|gium|giup|ho)(?!\w)|(?<!\w)xin huy(?!\w)")
_NOT_IN_TIME = re.compile(r"(?<!\w)(?:khong|ko|k|chua|kg) (?:\w+ ){0,2}kip(?!\w)")

_OWN_MISTAKE = re.compile(
    r"(?:(?:thoi|a|em|anh|chi|toi|minh|xin loi|vua|lai)[\s,.!]+)*"
    r"(?:(?:bam|go|an|chon|duyet|xac nhan|giao|huy|gia han|quyet dinh) )?(?:nham|lon)(?!\w)"
)


class Unheard(StrEnum):
    """What it was meant as."""

    MISTAKE = auto()
    CANCEL = auto()
    NOT_IN_TIME = auto()


def unheard_in(words: str) -> Unheard | None:
    """What words that report nothing may have been meant as; None for small talk, which needs no answer."""
    folded = fold(words)
    for meaning, pattern in (
        (Unheard.MISTAKE, _MISTAKE), (Unheard.CANCEL, _CANCEL), (Unheard.NOT_IN_TIME, _NOT_IN_TIME)
    ):  # fmt: skip
        if pattern.search(folded):
            return meaning
    return None


def is_own_mistake(words: str) -> bool:
    """Whether who decides says that the decision was a slip: "thôi anh nhầm", "duyệt nhầm rồi"."""
    return _OWN_MISTAKE.match(fold(words)) is not None
