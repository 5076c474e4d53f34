"""What is wanted of the drafts of a paper: "nhận 1-10", "bỏ 5-7", "gộp 8 9", "bỏ cả văn bản 12"."""

import re
import unicodedata

from domain.documents.wishes import Wanted, Wish
from domain.words import fold
from reading.language.forms import Form
from reading.registrations.corrections import NUMBERS, numbers_of
from reading.registrations.verdicts import drops

_BESIDE = (
    r"(?:<paper_wish.so>|<paper_wish.item>|<card.so>|<calling.title>"
    r"|<courtesy.opening>|<courtesy.closing>|<courtesy.label>)"
)
_BETWEEN = r"(?:(?!<card.yes>)\W)*+"
"""Some signs are words: 👍."""
_RUN = rf"(?:(?>{_BESIDE}(?!\w)){_BETWEEN}){{0,20}}"
_END = rf"(?:{_BETWEEN}(?>{_BESIDE}(?!\w))){{0,20}}\W*$"
"""A word that stands in several lists is taken in one way alone, and of such words there are not endlessly many: to try
each in each way takes twice as long with each more of them."""
_OPENING = rf"^{_BETWEEN}{_RUN}?"
_ITEMS = rf"{_RUN}{NUMBERS}"
_ITEMS_FIRST = rf"{_RUN}{NUMBERS.replace('numbers', 'first')}"
_ALL_BEHIND = rf"(?:{_BETWEEN}(?>(?:{_BESIDE}|<paper_wish.whole>)(?!\w))){{0,20}}\W*$"
_WHOLE = rf"{_RUN}<paper_wish.whole>(?!\w)(?:\W+\d{{1,3}}(?!\w|\s?[,&]))?{_ALL_BEHIND}"
_OF_PAPER = (
    r"(?:<paper_wish.whole>\s+)?(?:<paper_wish.item>\s+){0,5}?(?:<paper_wish.of>\s+)?"
    r"<paper_wish.paper>\s+(?:<paper_wish.item>\s+)?"
)
_UNDO = Form(
    rf"{_OPENING}<paper_wish.undo>\s+{_OF_PAPER}(?P<paper>\d{{1,6}})(?!\d|\s?/){_END}",
    "bỏ cả văn bản 12",
    "bỏ văn bản 12/KH-UBND",
)
_UNDO_HERE = Form(
    rf"{_OPENING}<paper_wish.undo>\s+(?:<paper_wish.whole>\s+)<paper_wish.paper>{_END}", "bỏ cả văn bản", "bỏ cả"
)
_UNDO_NUMBER = Form(
    rf"{_OPENING}<paper_wish.undo>\s+(?:<paper_wish.whole>\s+)?(?P<paper>\d{{1,6}}){_END}", "bỏ cả 12", "bỏ cả"
)
_JOIN = Form(
    rf"{_OPENING}<paper_wish.join>\s+(?:(?>{_BESIDE}(?!\w))\s+){{0,20}}{NUMBERS}{_END}", "gộp 8, 9", "gộp báo cáo 8, 9"
)
_TAKE = Form(rf"{_OPENING}<paper_wish.take>(?!\w){_BETWEEN}{_ITEMS}{_END}", "nhận 1-10", "nhận 3 giao VP")
_JOIN_INTO = Form(
    rf"{_OPENING}{NUMBERS}\W*<paper_wish.join>\s+(?:(?>{_BESIDE}(?!\w))\s+){{0,20}}(?P<into>\d{{1,3}}){_END}",
    "8 gộp vào 9",
    "gộp 8, 9",
)
_JOINED_FIRST = Form(
    rf"(?:^|(?<=[,;\n]))\W{{0,9}}(?P<join><paper_wish.join>\s+(?:(?>{_BESIDE}(?!\w))\s+){{0,20}}{NUMBERS})\W*(?:(?:<card.then>|<card.and>)\s+)?"
    r"(?=(?:<field.give>|<deadline_name.any>|<role.lead>|<address.unit>)(?!\w))",
    "gộp 8, 9 rồi giao VP",
    "gộp 8, 9",
)
_TAKE_YES = Form(
    rf"{_OPENING}(?:<card.yes>(?!\w){_BETWEEN}{_ITEMS}|{_ITEMS_FIRST}{_BETWEEN}(?:<card.yes>|<paper_wish.take>)){_END}",
    "ok 1, 3",
    "ok hết",
)
_TAKE_ALL = Form(rf"{_OPENING}<paper_wish.take>(?!\w){_BETWEEN}{_WHOLE}", "nhận tất cả", "nhận")
_TAKES = "(?:<paper_wish.take>|<card.yes>|<paper_wish.whole>)"
_TAKE_BUT = Form(
    rf"{_OPENING}{_TAKES}(?!\w){_BETWEEN}(?:(?>(?:{_TAKES}|{_BESIDE})(?!\w)){_BETWEEN}){{0,20}}?"
    rf"<paper_wish.except>\s+{_ITEMS}{_END}",
    "ok hết trừ 3",
    "trừ 3",
)
_TAKE_REST = Form(
    rf"{_OPENING}<paper_wish.whole>(?!\w){_BETWEEN}{_RUN}(?:<paper_wish.take>|<card.yes>)(?!\w){_ALL_BEHIND}",
    "còn lại nhận hết",
    "còn lại giao vp",
)
_LEAVE = Form(rf"{_OPENING}<paper_wish.leave>(?!\w){_BETWEEN}{_ITEMS}{_END}", "bỏ 5-7", "bỏ báo cáo")
_LEAVE_ALL = Form(
    rf"{_OPENING}(?:<paper_wish.whole_left>(?!\w){_END}|<paper_wish.leave>(?!\w){_BETWEEN}{_WHOLE})", "bỏ hết", "bỏ 5"
)
_REFUSED = Form(
    rf"{_OPENING}<paper_wish.refused>(?!\w){_BETWEEN}"
    rf"(?:(?>(?:<paper_wish.refused>|{_BESIDE})(?!\w)){_BETWEEN}){{0,20}}$",
    "gửi nhầm tệp rồi",
    "không nhận 3",
)
_LATER = Form(
    r"^(?=.*(?<!\w)<paper_wish.later>(?!\w))"
    rf"(?:{_BETWEEN}(?>(?:<paper_wish.later>|<paper_wish.later_beside>|{_BESIDE})(?!\w))){{1,20}}\W*$",
    "để mai chị xem lại",
    "xem lại",
)
_OTHERS = Form(
    rf"{_OPENING}<paper_wish.show>\W+(?:<paper_wish.item>\s+){{0,5}}(?:<paper_wish.of>\s+)?<paper_wish.others>{_END}",
    "xem việc khác",
    "xem lại",
)
_REGISTER = Form(
    rf"{_OPENING}(?:<paper_wish.hand_in>\s+){{0,5}}<paper_wish.register>(?:\s+<paper_wish.of_register>){{0,5}}{_END}",
    "day la so giao viec",
    "so 12",
)
_TEMPLATE = Form(
    rf"{_OPENING}(?:<paper_wish.hand_out>\s+(?:\w{{1,4}}\s+)?){{0,5}}<paper_wish.template>(?:\s+<paper_wish.register>)?"
    rf"(?:\s+<paper_wish.of_register>){{0,5}}{_END}",
    "cho xin mẫu sổ",
    "sổ",
)
_NUMBER = Form(r"^\W*(?:<paper_wish.paper>\s+)?(?:<paper_wish.item>\s+)?(?P<paper>\d{1,6})\W*$", "12", "12/KH")


_OF_ALL = (
    (_TAKE_ALL, Wanted.TAKE),
    (_TAKE_REST, Wanted.TAKE),
    (_LEAVE_ALL, Wanted.LEAVE),
    (_OTHERS, Wanted.OTHERS),
)


def read_paper_wish(text: str) -> Wish | None:
    """What the words want of the drafts of the paper under whose card they are said; None where it is none of this."""
    folded = _folded(text)
    if _UNDO_HERE.match(folded):
        return Wish(Wanted.UNDO)
    if found := _TAKE_BUT.match(folded):
        return Wish(Wanted.TAKE, but=numbers_of(found["numbers"]))
    for form, wanted in (
        (_TAKE_ALL, Wanted.TAKE),
        (_TAKE_REST, Wanted.TAKE),
        (_LEAVE_ALL, Wanted.LEAVE),
        (_OTHERS, Wanted.OTHERS),
    ):
        if form.match(folded):
            return Wish(wanted)
    if found := _TAKE_YES.match(folded):
        return Wish(Wanted.TAKE, numbers_of(found["numbers"] or found["first"]))
    if found := _JOIN_INTO.match(folded):
        return Wish(Wanted.JOIN, tuple(dict.fromkeys((int(found["into"]), *numbers_of(found["numbers"])))))
    for form, wanted in ((_JOIN, Wanted.JOIN), (_TAKE, Wanted.TAKE), (_LEAVE, Wanted.LEAVE)):
        if found := form.match(folded):
            return Wish(wanted, numbers_of(found["numbers"]))
    return None


def with_joined(text: str) -> str:
    """The text with the number of what is joined before what is said of it: "gộp 8 9 rồi giao VP"."""
    found = _JOINED_FIRST.search(_folded(text))
    if found is None:
        return text
    rest = _folded(text)[found.end() :]
    behind = text[len(text) - len(rest) :]
    before = _folded(text)[: found.start("join")]
    return f"{text[: len(before)]}{found['join']}, {numbers_of(found['numbers'])[0]} {behind}"


def paper_refused(text: str) -> bool:
    """Whether nothing is wanted of the paper under whose card it is said: "gửi nhầm tệp rồi"."""
    return "?" not in text and (drops(text) or _REFUSED.match(_folded(text)) is not None)


def paper_put_off(text: str) -> bool:
    """Whether the paper is to wait: "để mai chị xem"."""
    return "?" not in text and _LATER.match(_folded(text)) is not None


def paper_undone(text: str) -> int | None:
    """The number of the paper whose acceptance the words take back: "bỏ cả văn bản 12"; None where they do not."""
    found = _UNDO.match(_folded(text))
    return int(found["paper"]) if found else None


def paper_asked(words: str) -> Wish | None:
    """What stands behind /vanban: a number, an acceptance that is taken back, that a file is a register, or that the
    template of one is wanted; None where it is something else.
    """
    folded = _folded(words)
    if found := _UNDO.match(folded) or _UNDO_NUMBER.match(folded):
        return Wish(Wanted.UNDO, paper=int(found["paper"]))
    for form, wanted in ((_TEMPLATE, Wanted.TEMPLATE), (_REGISTER, Wanted.REGISTER)):
        if form.match(folded):
            return Wish(wanted)
    found = _NUMBER.match(folded)
    return Wish(Wanted.SHOW, paper=int(found["paper"])) if found else None


def _folded(text: str) -> str:
    """Without any mark; between numbers a blank is as good as a comma."""
    return re.sub(r"(?<=\d)\s+(?=\d)", ", ", fold(unicodedata.normalize("NFC", text)).strip())
