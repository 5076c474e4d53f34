"""What orders are made of: their kinds, and the words that may stand around any of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from reading.language.names import Named
from reading.language.spelling import fold


class Order(StrEnum):
    """What is ordered."""

    GRANT = auto()
    """The request for a later deadline, as it was put."""
    REFUSE = auto()
    EXTEND = auto()
    """More time, as the speaker counts it."""
    SET = auto()
    """A new deadline, later or earlier; without words it is to be asked for."""
    PROPOSE = auto()
    """A day by which it is to be done, said as no order: whether that is the new deadline is asked."""
    SHORTEN = auto()
    """An earlier deadline."""
    RESTORE = auto()
    """The deadline before the last decision about it again."""
    REVOKE = auto()
    """Likewise, where that decision gave more time."""
    BEGIN = auto()
    """The condition has come."""
    REASSIGN = auto()
    SUPPORT = auto()
    """More units support the work."""
    URGE = auto()
    """Another mark of urgency, which `words` name."""
    KEEP = auto()
    """A task that was given back stays with its unit."""
    CANCEL = auto()
    REDO = auto()
    CONFIRM = auto()
    UNCLEAR = auto()
    """An answer to a request or a report that weighs it, and does not say yes or no beyond doubt."""


class Matter(StrEnum):
    """What a message of ours puts before who decides."""

    EXTENSION = auto()
    """A request for a later deadline."""
    REPORT = auto()
    """Work that is reported done."""
    OVER = auto()
    """A request for a later deadline that is decided, or that another one replaced."""


@dataclass(frozen=True)
class Told:
    """One order; `words` are the deadline or the reason that go with it.

    `unit` is to lead from now on, `support` are to support the work beside those that do so already.
    """

    order: Order
    words: str = ""
    unit: Named | None = None
    support: tuple[Named, ...] = ()


HEAD = (
    r"(?:(?:ok|oke|okie|okay|uh|u|vang|a|em|anh|chi|toi|duoc|dong y|nhat tri|de nghi|yeu cau"
    r"|(?:(?:bam|go|duyet) )?nham(?=[,.!]))[\s,.!]+)*"
)
TAIL = r"(?:[\s,.!]+(?:nhe|nha|em|a|anh|chi|roi|di|dau|thoi|giup|luon|hi|ha|oi))*"
ENDS_HERE = rf"{TAIL}[\s.!]*$"
MAY_GO_ON = rf"{TAIL}(?:[\s.!]*$|\s*[,.;:!–-]|\s+(?:vi|do)(?!\w))"
"""An order is the whole of what is said, but for courtesies and a reason: what only begins like one is a remark."""

_CONDITIONAL = re.compile(
    r"\?|(?<!\w)(?:neu|de (?:anh|chi|em|toi|minh) (?:xem|hoi)|xin|sao (?:lai )?chua|the nao|sao (?:duoc|noi|ma)"
    r"|hay khong|ai (?:chiu|lam|lo)|(?:co .+|duoc|kip|xong|phai) (?:khong|chua)\W*(?:em|anh|chi|a|nhi|the)?\W*$)(?!\w)"
)
"""A question, a condition, a plea or wonder is no order."""
_ASKING = re.compile(r"(?<!\w)(?:à|hả|nhỉ|ư)(?: (?:em|anh|chị))?\W*$", re.IGNORECASE)
"""Not "ạ", which is courtesy."""
_LATER = re.compile(rf"{HEAD}(?:de(?! nghi)|khoan|cho (?:anh|chi|toi|minh) (?:xem|doc))(?!\w)")
"""Who wants to see about it later decides nothing now, and knows it."""

NOT = r"(?:khong|ko|k|kg|hong|chua)(?: the)?"
DELAY = r"(?:gia han|lui(?: han)?|keo dai)"
AGREE = r"(?:dong y|nhat tri|thong nhat|chap thuan|duyet|cho phep)"
SAYS_YES = re.compile(rf"(?<!\w)(?<!khong )(?<!ko )(?<!chua )(?:{AGREE}|ok|oke)(?!\w)")
SAYS_NO = re.compile(rf"(?<!\w)(?:{NOT}|tu choi|nhung)(?!\w)")
FORBIDS = re.compile(r"(?<!\w)(?:đừng|dung(?! h[aạ]n))(?!\w)", re.IGNORECASE)
"""Not "đúng", which is the same word without its marks."""
COURTEOUS = frozenset(re.findall(r"\w+", "nhe nha cac em a anh chi roi di dau thoi giup luon hi ha oi ok duoc"))
OPENING = " \t\n,;.:-–"

_DAY = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)"
    r"|(?<!\w)(?:ngay \d|\d+ (?:ngay|tuan|thang)|(?:den|truoc) (?:tet|thu|cuoi|dau|giua|het))"
)


def names_day(words: str) -> bool:
    """Whether a day, or a number of days, is spoken of."""
    return _DAY.search(fold(words)) is not None


def wonders(words: str) -> bool:
    """Whether the words ask, or depend on something: they order nothing."""
    return _CONDITIONAL.search(fold(words)) is not None or _ASKING.search(words) is not None


def postpones(folded: str) -> bool:
    """Whether the words put the decision off."""
    return _LATER.match(folded) is not None


_POLITE = frozenset(re.findall(r"\w+", "nhé nha em ạ anh chị rồi đi đâu thôi giúp luôn hả ha hỉ ơi cho"))
_OPENERS = _POLITE | {"ok", "được"}
"""Marks tell them from other words: "hình ảnh", "địa chỉ", "kịp thời" are no courtesies."""


def reason_in(words: str) -> str:
    """The words of a reason or a day without courtesies around them; empty where nothing else was said ("đi em")."""
    pieces = words.strip(OPENING).split()
    polite, openers = _POLITE, _OPENERS
    if fold(words) == words.lower():
        polite, openers = (frozenset(map(fold, known)) for known in (_POLITE, _OPENERS))
    while pieces and _bare(pieces[0]) in openers and not _is_title(pieces):
        pieces.pop(0)
    while pieces and _bare(pieces[-1]) in polite:
        pieces.pop()
    return " ".join(pieces)


def _bare(word: str) -> str:
    return word.lower().strip(OPENING + "!")


def _is_title(pieces: Sequence[str]) -> bool:
    """Whether the first word belongs to a name: "anh Khôi"."""
    return _bare(pieces[0]) in {"anh", "chị", "em"} and len(pieces) > 1 and pieces[1][0].isupper()
