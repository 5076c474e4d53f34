"""Reading what is answered to work that is reported done: that it is accepted, or why it is not."""

import re
import unicodedata
from collections.abc import Iterator

from domain.orders import Order, OrderKind
from domain.words import fold
from reading.orders.words import AGREE, ENDS_HERE, HEAD, MAY_GO_ON, NOT, reason_in, wonders

_ALL = r"(?:tat ca|het|ca)"
_DONE = r"(?:(?:xac nhan|cong nhan)(?: (?:cho )?(?:don vi|phong|trung tam))?(?: da)? )?hoan thanh(?: tot| dung han)?"
_CONFIRMS = re.compile(
    rf"{HEAD}(?:{_ALL} )?(?:dat(?: yeu cau)?|{AGREE}(?: (?:cho )?{_DONE})?|(?:cho )?{_DONE}"
    rf"|xac nhan|cong nhan|nghiem thu)(?: {_ALL})?(?P<rest>{MAY_GO_ON}.*)$",
    re.DOTALL,
)
_REJECTS = re.compile(
    rf"{HEAD}(?:(?:{NOT} (?:dat(?: yeu cau)?|chap nhan)|(?:khong|ko|k|kg) (?:{AGREE}|xac nhan)|tu choi"
    rf"|tra (?:lai|ve))(?: (?:ket qua|bao cao)(?: nay)?)?)(?P<rest>{MAY_GO_ON}.*)$",
    re.DOTALL,
)
_FAULTY = rf"(?:{NOT}|tu choi|nhung|bo sung|thieu|sai|sua|(?:lam|viet|gui|nop|trinh) lai)"
_FAULT = re.compile(rf"(?<!\w){_FAULTY}(?!\w)")
_FOR_ME = r"(?: (?:cho|giup)(?: (?:anh|chi|em|toi|minh))*)?"
_AGAIN = re.compile(
    rf"{HEAD}(?:(?:{NOT} dat|tra lai)[\s,.]+)?"
    rf"(?:(?:lam|thuc hien) lai(?= {_FAULTY}(?!\w)| ngay(?!\w)| (?:tat ca|toan bo|het)(?!\w)|{_FOR_ME}{MAY_GO_ON})"
    rf"|mo lai(?={MAY_GO_ON}))"
)
"""All of the work, and not a thing that is named behind it: "làm lại slide"."""
_REVIVES = re.compile(
    rf"{HEAD}(?:(?:huy nham|nham)[\s,.]+)?(?:khoi phuc|bo huy|(?:khong|ko|k) huy(?: nua)?|tiep tuc (?:lam|thuc hien))"
    rf"(?: lai)?(?: (?:viec|nhiem vu)(?: nay)?)?(?={MAY_GO_ON})"
)
_PRAISE = re.compile(rf"(?<!\w)(?<!khong )(?<!chua )(?:{AGREE}|ok|oke|dat|xac nhan)(?!\w)")
_WEIGHED = re.compile(
    rf"(?<!\w)(?:{AGREE}|dat(?! \d)|(?:xac|cong|chap) nhan|nghiem thu|hoan thanh|tu choi|chot"
    r"|(?:tra|lam|viet|gui|nop|trinh|dong|sua|chinh) (?:lai|ve)|bo sung|con thieu|thieu|(?:khong|ko|chua) on)(?!\w)"
)
_JUDGEMENT = re.compile(r"(?<!\w)(?:duyet|xac nhan|nghiem thu|phe duyet|xem (?:giup|ho|som))(?!\w)")
_OUTRIGHT_YES = re.compile(rf"{HEAD}(?:duyet|xac nhan(?: hoan thanh)?|nghiem thu){ENDS_HERE}")
_OUTRIGHT_NO = re.compile(rf"{HEAD}(?:lam|thuc hien) lai{ENDS_HERE}")
_BARE = re.compile(rf"{HEAD}(?:ok|oke|okie|okay|(?:{NOT} )?duoc|tot|rat tot|on|u|uh){ENDS_HERE}|^(?:ok|duoc|tot)(?!\w)")
"""Yes or no to whatever was said last."""


def read_judgement(words: str, folded: str) -> Iterator[Order]:
    """The judgement in an answer about reported work, the surest first; what says yes and no is neither."""
    if again := _AGAIN.match(folded):
        yield Order(OrderKind.REDO, reason_in(words[again.end() :]))
    if (no := _REJECTS.match(folded)) and not _PRAISE.search(no["rest"]):
        yield Order(OrderKind.REDO, reason_in(words[no.start("rest") :]))
    if (yes := _CONFIRMS.match(folded)) and not _FAULT.search(yes["rest"]):
        yield Order(OrderKind.CONFIRM)


def asks_for_judgement(text: str) -> bool:
    """Whether who reported the work speaks of its judgement: "nhờ chị duyệt sớm", "chưa thấy xác nhận ạ"."""
    return _JUDGEMENT.search(fold(text)) is not None


def judges(text: str) -> bool:
    """Whether the words would judge work, were it known which: "đạt", "làm lại, thiếu phụ lục"."""
    words = unicodedata.normalize("NFC", text).strip()
    folded = fold(words)
    return len(folded) == len(words) and not wonders(words) and next(read_judgement(words, folded), None) is not None


def judges_outright(folded: str) -> OrderKind | None:
    """The judgement in words that are nothing else, also where there is nothing to judge; None for a remark."""
    if _OUTRIGHT_YES.match(folded):
        return OrderKind.CONFIRM
    return OrderKind.REDO if _OUTRIGHT_NO.match(folded) else None


def praises(text: str) -> OrderKind | None:
    """The order in an answer that should have been the reason to do work again, and accepts it; None for a reason.

    UNCLEAR where a fault is named beside: "đạt, nhưng thiếu phụ lục".
    """
    yes = _CONFIRMS.match(fold(text.strip()))
    if yes is None:
        return None
    return OrderKind.UNCLEAR if _FAULT.search(yes["rest"]) else OrderKind.CONFIRM


def is_redo(words: str, folded: str, *, cancelled: bool) -> Order | None:
    """The order to do confirmed or cancelled work again; None where the words are anything else."""
    again = (_REVIVES.match(folded) if cancelled else None) or _AGAIN.match(folded)
    return Order(OrderKind.REDO, reason_in(words[again.end() :])) if again else None


def weighs(folded: str, *, asked: bool) -> bool:
    """Whether the words weigh the work; a bare "ok" does so only in answer to the very report (`asked`)."""
    return _WEIGHED.search(folded) is not None or (asked and _BARE.match(folded) is not None)
