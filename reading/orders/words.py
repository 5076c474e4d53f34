"""The words that may stand around any order."""

import re
from collections.abc import Sequence

from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import phrases, words

HEAD = r"(?:(?:<courtesy.opening>|(?:<order.slip_of> )?<slip.plain>(?=[,.!]))[\s,.!]{1,20}){0,20}"
TAIL = r"(?:[\s,.!]{1,20}<courtesy.closing>){0,20}"
ENDS_HERE = rf"{TAIL}[\s.!]*$"
MAY_GO_ON = rf"{TAIL}(?:[\s.!]*$|\s*[,.;:!–-]|\s+<order.because>(?!\w))"
"""An order is the whole of what is said, but for courtesies and a reason: what only begins like one is a remark."""

_CONDITIONAL = Form(
    r"\?|(?<!\w)(?:<order.wonder>|<order.leave> <order.self> <order.see>"
    r"|(?:<order.has> .{1,200}|<order.able>) <denial.plain>\W{0,20}<order.asking_end>?\W{0,20}$)(?!\w)",
    "có kịp không em",
    "không kịp",
)
"""A question, a condition, a plea or wonder is no order."""
_ASKING = Form(
    r"(?<!\w)<spelt order.asking_particle>(?: <spelt order.colleague>)?\W{0,20}$",
    "duyệt à em",
    "duyệt ạ",
    typed=True,
    flags=re.IGNORECASE,
)
"""Not "ạ", which is courtesy."""
_LATER = Form(
    rf"{HEAD}(?:(?!<order.propose>)<order.leave>|<order.wait>|<order.give> <order.me> <order.read>)(?!\w)",
    "để anh xem",
    "đề nghị làm lại",
)
"""Who wants to see about it later decides nothing now, and knows it."""

NOT = "<denial>(?: <order.so>)?"
DELAY = "<delay>"
AGREE = "<agreement>"
SAYS_YES = Form(rf"(?<!\w)<not_behind denial.common>(?:{AGREE}|<order.ok>)(?!\w)", "anh đồng ý", "không đồng ý")
SAYS_NO = Form(rf"(?<!\w)(?:{NOT}|<order.refuse>|<order.but>)(?!\w)", "được, nhưng đến 15/12", "được em")
FORBIDS = Form(
    r"(?<!\w)(?:<spelt order.forbid>|<order.forbid>(?! <either deadline_name.bare>))(?!\w)",
    "đừng gia hạn",
    "dung han nhé",
    typed=True,
    flags=re.IGNORECASE,
)
"""Not "đúng", which is the same word without its marks."""
COURTEOUS = words("courtesy", "closing") | words("courtesy", "day")
OPENING = " \t\n,;.:-–"

_DAY = Form(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)"
    r"|(?<!\w)(?:<order.day> \d|\d+ <order.period>|<order.until> <order.day_opening>)",
    "chỉ đến thứ Sáu thôi",
    "chỉ 2 bản thôi",
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
    return _bare(pieces[0]) in phrases("order", "colleague") and len(pieces) > 1 and pieces[1][0].isupper()
