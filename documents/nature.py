"""What a document does: it orders, asks a higher authority for something, or tells."""

import re
from collections.abc import Sequence

from documents.document import Block, Paragraph
from domain.documents.findings import Head, Nature
from domain.words import fold

_PROPOSING = frozenset(("Tờ trình",))
_TELLING = frozenset(
    (
        "Báo cáo",
        "Tham luận",
        "Giấy mời",
        "Lịch công tác",
        "Lịch làm việc",
        "Lịch tiếp công dân",
        "Lịch trực",
        "Thông cáo",
        "Phiếu chuyển",
    )
)
_SUBMITS = re.compile(
    r"\bkinh (?:trinh|de nghi)\b[^.]{0,160}\b(?:xem xet|quyet dinh|phe duyet|chap thuan|cho y kien|co y kien)\b"
    r"|\bkinh trinh\b"
)
_ANSWERS = re.compile(
    r"\b(?:bao cao|tra loi|phuc dap|co y kien tham gia|tham gia y kien|gop y|cung cap thong tin) nhu sau\b"
)
_OPINION = re.compile(r"(?:tham gia |co |cho )?(?:gop y|y kien)\b")
"""What a letter is about that says what its writer thinks of another one's paper."""
_RECEIVED = re.compile(r"\bnhan duoc\b[^.;]{0,60}?\bcua (?P<of>[^.;]{3,120})")
_MARK = re.compile(r"/\s?(?P<kind>ttr|bc|gm)(?=-|\b)")
_BY_MARK = {"ttr": Nature.PROPOSES, "bc": Nature.TELLS, "gm": Nature.TELLS}
_OPENING = 6
_INVITATION = "Giấy mời"
_UNIT = r"(?:cac |don vi |lanh dao )*(?:so|phong|van phong|ban|ubnd|trung tam|to|chi cuc|cong an|khoa|doan|don vi)"
_ORDERS = re.compile(
    rf"(?:^|[.;:]\s*|^\W*\d*\W*)giao {_UNIT}\b"
    rf"|^\W*\w?\W*(?:phan cong\b(?! cong tac)|{_UNIT}\b[^.;(]{{0,60}}?\b(?:chuan bi|bo tri|tong hop|in an|cung cap)\b)"
)
"""What an invitation may order beside: "Giao Phòng X chuẩn bị tài liệu", "4. Phân công chuẩn bị"."""


def nature_of(head: Head, body: Sequence[Block]) -> Nature:
    """Nature.ASSIGNS also for what may turn out to have no tasks."""
    texts = [fold(block.text) for block in body if isinstance(block, Paragraph)]
    if head.kind in _PROPOSING:
        return Nature.PROPOSES
    if head.kind == _INVITATION and any(_ORDERS.search(text) for text in texts):
        return Nature.ASSIGNS
    if head.kind in _TELLING:
        return Nature.TELLS
    if (marked := _MARK.search(fold(head.number))) and not _is_sign_of(head, marked["kind"]):
        return _BY_MARK[marked["kind"]]
    if head.kind in ("Công văn", "") and any(_SUBMITS.search(text) for text in texts[-2:]):
        return Nature.PROPOSES
    if head.kind in ("Công văn", "") and any(_ANSWERS.search(text) for text in texts[:_OPENING]):
        return Nature.TELLS
    if _OPINION.match(fold(head.about)) and len(head.addressees) == 1 and _was_asked(head, texts[:_OPENING]):
        return Nature.TELLS
    return Nature.ASSIGNS


def _is_sign_of(head: Head, kind: str) -> bool:
    """Whether the letters of the number are those of who writes: "TTr" is a proposal, and the Thanh tra too."""
    return kind == "ttr" and head.kind == "Công văn" and "thanh tra" in fold(head.issuer)


def _was_asked(head: Head, texts: Sequence[str]) -> bool:
    """Whether the letter answers one of its addressee: "nhận được Công văn số … của Sở X"."""
    asker = fold(head.addressees[0])
    return any(asker in received["of"] for text in texts for received in _RECEIVED.finditer(text))
