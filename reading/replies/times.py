"""Words of time in a reply: where they stand, and whether they look back or ahead. Dates are not computed here."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from reading.language.lookup import phrases
from reading.language.numerals import COUNTING, any_of
from reading.language.tokens import Folded


class Tense(Enum):
    PAST = auto()
    NOW = auto()
    """Today, or a bare date: either side is possible."""
    AHEAD = auto()


@dataclass(frozen=True)
class Time:
    """A stretch of words of time. `lead` is where the words of direction before it begin ("đến", "trước", "sau")."""

    start: int
    end: int
    tense: Tense
    lead: int


_NUMBER = rf"(?:\d{{1,3}}|{any_of(COUNTING)}|muoi lam|hai muoi|vai|may|dam|vai ba|nua)"
_COUNTED = r"(?:ngay lam viec|ngay|hom|bua|tuan|thang|gio|tieng|buoi|phut|nam|quy)"
_COMING = r"(?:sau|toi|nay|ke|ke tiep|tiep theo|tiep)"
_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn)"
_MONTH = (
    r"(?:thang (?:\d{1,2}|gieng|chap|sau|toi|nay|mot|hai|ba|tu|nam|bay|tam|chin|muoi)(?:/\d{4}| nam \d{4}"
    r"| nam nay| nam sau| am| am lich)?)"
)
_QUARTER = r"(?:quy (?:[1-4]|i{1,3}|iv|sau|toi|nay)(?:/\d{4}| nam \d{4}| nam nay)?)"
_NUMERIC = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:20)?\d{2})?(?![\d/%]))"
_DAY = (
    rf"(?:ngay )?{_NUMERIC}|(?:ngay|mung|mong|hom) \d{{1,2}}(?![\d%/])(?: {_MONTH})?"
    rf"|\d{{1,2}} thang \d{{1,2}}(?: nam \d{{4}})?"
    rf"|{_WEEKDAY}(?: tuan)?(?: {_COMING})?(?: nay)?(?: {_NUMERIC})?"
)
_NEAR = (
    r"(?:sang|trua|chieu|toi|dem) (?:nay|mai|mot|kia)|ngay mai|hom sau|ngay mot|ngay kia|mai mot"
    r"|mai|mot(?= (?:em|nop|gui|xong))"
    r"|tomorrow|next week|ngay hom sau|(?:sang|trua|chieu|toi)(?! (?:tuan|thang|nam|quy|ngay))|ra gieng|ra tet"
)
_WINDOW = (
    rf"(?:dau|giua|cuoi|trong|het|sang|qua) (?:tuan|thang|quy|nam)(?: (?:sau|toi|nay|\d{{1,2}}(?!\d|%|/)"
    rf"|i{{1,3}}|iv))?(?!\w)"
    rf"|(?:tuan|thang|quy|nam) (?:sau|toi|ke tiep|tiep theo|ke)(?!\w)|tuan nay|{_MONTH}|{_QUARTER}"
    r"|(?:dau|giua|cuoi) thang \d{1,2}|nam \d{4}|(?:sau|truoc|ra|qua|het|giap|can|trong)(?: ky nghi"
    r"| nghi)? (?:tet|le|30/4|2/9|noel)(?: nguyen dan| duong lich| am lich)?"
    r"|tet|ram(?: thang \w+)?|nghi le"
)
_LATER = (
    rf"{_NUMBER}(?: \d)? {_COUNTED} (?:nua|toi|sau)|(?:vai|may|dam) (?:hom|bua|ngay|tuan) nua"
    rf"|{_NUMBER} (?:ngay lam viec|ngay|hom|bua|tuan|thang)(?!\w)|chut nua|lat nua|ti nua|tuan lam viec toi|lat"
    r"|sap toi|thoi gian toi|it hom|it bua|it ngay"
)
_BACK = (
    r"hom qua|hom kia|hom truoc|hom no|(?:sang|trua|chieu|toi|dem) (?:qua|hom qua|hom kia)|(?:tuan|thang"
    r"|quy|nam) (?:truoc|roi|ngoai|vua roi|vua qua)|vua roi|luc nay|ban nay"
    r"|hoi (?:sang|trua|chieu|dau|nay)|tu (?:sang|trua|chieu|dem)(?! mai| nay)|luc sang|luc chieu|khi nay"
    r"|bua truoc|bua qua|may hom (?:truoc|nay)|yesterday|(?:\d{1,2}|may|vai) (?:ngay|hom|tuan) truoc"
    rf"|(?:dau|giua|cuoi) (?:tuan|thang) (?:truoc|roi)|{_WEEKDAY} (?:tuan truoc|roi|vua roi|truoc)"
    rf"|thang truoc|lau roi|tu lau|hom (?:{_WEEKDAY}|{_NUMERIC})|last week"
)
_CLOCK = (
    r"(?:\d{1,2}\s?(?:h|g|gio|:)\s?(?:\d{2})?(?: (?:sang|trua|chieu|toi))?(?!\w)|(?<=truoc )(?:trua|chieu)|nua dem)"
)
_TODAY = (
    r"(?:trong |ngay )?hom nay|(?:trong )?(?:sang|trua|chieu|toi) nay|chieu nay|bay gio|trong ngay|today|eod"
    r"|cuoi ngay|cuoi gio|cuoi buoi|dau gio(?: sang| chieu)?"
)
_LEAD = (
    r"(?:truoc ngay|truoc|cham nhat la|cham nhat|muon nhat|den het|den|toi het|toi(?! (?:da|se|dang|dc|duoc"
    r"|chua|khong|xin))|het|sau|tu|ke tu|vao|khoang|tam|trong vong|trong|ngay|qua|sang|han) "
)

_ANY_DAY = rf"(?:{_BACK}|{_NEAR}|{_TODAY}|{_LATER}|{_WINDOW}|{_DAY})"
_TIME = re.compile(
    rf"(?<![\w/])(?P<lead>(?:{_LEAD}){{0,3}})"
    rf"(?P<core>(?:{_CLOCK})(?:,? ?(?:{_LEAD}){{0,2}}{_ANY_DAY}){{0,2}}|{_ANY_DAY}(?:,? ?(?:luc |truoc "
    rf"|vao |ngay |trong )?(?:{_CLOCK}|{_WEEKDAY}|{_WINDOW}|{_NUMERIC})){{0,2}})(?!\w)"
)
_PAST = re.compile(rf"(?:{_BACK})")
_PRESENT = re.compile(
    rf"(?:ngay )?{_NUMERIC}|(?:ngay|hom) \d|\d{{1,2}} thang|{_TODAY}|{_WEEKDAY}(?! tuan| sau| toi)|{_CLOCK}"
    rf"|(?:dau|giua|trong) (?:tuan|thang|quy)(?! (?:sau|toi))|{_MONTH}|{_QUARTER}|tuan nay"
)
_NEXT = re.compile(r"(?:tuan|thang|quy|nam|ngay|hom) (?:sau|toi|ke)(?!\w)|(?<!\w)(?:mai|kia|nua)(?!\w)")
_HOW_MANY = re.compile(r"may (?:ngay|hom|tuan)")
"""After "còn" it asks: "còn mấy ngày nữa?"."""
_FROM = re.compile(r"(?:tu|ke tu) ")
_PART_OF_DAY = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối"}
"""Alone they are times only with their diacritics: "tôi", "tới", "sang" are other words."""
_SPELT = phrases("time_word")
"""How the words of time are spelt: what is typed with other diacritics is another word ("nắm rồi", "mải")."""


def times_in(folded: Folded) -> list[Time]:
    """The stretches of time of a text in its order."""
    found = []
    for match in _TIME.finditer(folded.bare):
        typed = folded.plain[match.start("core") : match.end("core")]
        is_marked = match["core"] in _PART_OF_DAY and not match["lead"].startswith("tu ")
        if _HOW_MANY.match(folded.bare, match.start("core")) and folded.bare.endswith("con ", 0, match.start("core")):
            continue
        if _is_spelt_right(folded, match) and (not is_marked or typed in _PART_OF_DAY.values()):
            found.append(Time(match.start("core"), match.end("core"), _tense(match), match.start()))
    return found


def _is_spelt_right(folded: Folded, match: re.Match[str]) -> bool:
    typed = re.findall(r"[^\W\d_]+", folded.plain[match.start("core") : match.end("core")])
    return all(word in _SPELT or word.isascii() for word in typed)


def _tense(match: re.Match[str]) -> Tense:
    if _PAST.match(match["core"]) or _FROM.search(match["lead"]) or match.string.endswith("som ", 0, match.start()):
        return Tense.PAST
    return Tense.NOW if _PRESENT.match(match["core"]) and not _NEXT.search(match["core"]) else Tense.AHEAD
