"""The words that may stand around any order."""

import re
from collections.abc import Sequence

from domain.words import fold
from reading.language.lookup import pattern, phrases, words

HEAD = rf"(?:(?:{pattern('courtesy', 'opening')}|(?:(?:bam|go|duyet) )?nham(?=[,.!]))[\s,.!]{{1,20}}){{0,20}}"
TAIL = rf"(?:[\s,.!]{{1,20}}{pattern('courtesy', 'closing')}){{0,20}}"
ENDS_HERE = rf"{TAIL}[\s.!]*$"
MAY_GO_ON = rf"{TAIL}(?:[\s.!]*$|\s*[,.;:!–-]|\s+(?:vi|do)(?!\w))"
"""An order is the whole of what is said, but for courtesies and a reason: what only begins like one is a remark."""

_CONDITIONAL = re.compile(
    r"\?|(?<!\w)(?:neu|de (?:anh|chi|em|toi|minh) (?:xem|hoi)|xin|sao (?:lai )?chua|the nao|sao (?:duoc|noi|ma)"
    r"|hay khong|ai (?:chiu|lam|lo)"
    r"|(?:co .{1,200}|duoc|kip|xong|phai) (?:khong|chua)\W{0,20}(?:em|anh|chi|a|nhi|the)?\W{0,20}$)(?!\w)"
)
"""A question, a condition, a plea or wonder is no order."""
_ASKING = re.compile(r"(?<!\w)(?:à|hả|nhỉ|ư)(?: (?:em|anh|chị))?\W{0,20}$", re.IGNORECASE)
"""Not "ạ", which is courtesy."""
_LATER = re.compile(rf"{HEAD}(?:de(?! nghi)|khoan|cho (?:anh|chi|toi|minh) (?:xem|doc))(?!\w)")
"""Who wants to see about it later decides nothing now, and knows it."""

NOT = rf"{pattern('denial')}(?: the)?"
DELAY = pattern("delay")
AGREE = pattern("agreement")
SAYS_YES = re.compile(rf"(?<!\w)(?<!khong )(?<!ko )(?<!chua )(?:{AGREE}|ok|oke)(?!\w)")
SAYS_NO = re.compile(rf"(?<!\w)(?:{NOT}|tu choi|nhung)(?!\w)")
FORBIDS = re.compile(r"(?<!\w)(?:đừng|dung(?! h[aạ]n))(?!\w)", re.IGNORECASE)
"""Not "đúng", which is the same word without its marks."""
COURTEOUS = words("courtesy", "closing") | words("courtesy", "day")
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


_POLITE = phrases("courtesy", "closing") | phrases("courtesy", "reason")
_OPENERS = _POLITE | phrases("courtesy", "reason_opening")
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
