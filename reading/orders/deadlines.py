"""Reading what is ordered of a deadline: another one, more time, or the one before again."""

import re
import unicodedata

from domain.orders import Order, OrderKind
from domain.words import fold
from reading.language.lookup import words as listed_words
from reading.language.numerals import COUNTING, any_of
from reading.language.spelling import squeezed
from reading.orders.words import AGREE, COURTEOUS, DELAY, ENDS_HERE, HEAD, MAY_GO_ON, NOT, names_day, reason_in, wonders

_COUNT = rf"(?:\d|{any_of(COUNTING)}|vai)"
_WHOM = r"(?:phong|don vi|trung tam|em|cac em|cac dong chi)"
_MAY = r"(?:cho (?:phep )?)?"
_SETS = re.compile(
    rf"{HEAD}(?:(?:sua|doi|dieu chinh|dat|chuyen|day)(?: lai)?(?: thoi)? han(?: moi)?(?: (?:ve|xuong|len|con))*"
    r"|han moi|(?:thoi[\s,]+)?(?:(?:van )?giu(?: nguyen)?|(?:tro|quay) (?:lai|ve)|lay lai) han cu)(?!\w)"
)
_SHORTENS = re.compile(rf"{HEAD}rut(?: ngan)?(?: lai)?(?: thoi)? han(?: (?:ve|xuong|len|con))*(?!\w)")
_DELAYS = re.compile(
    rf"{HEAD}(?:{_MAY}(?:lui han|{DELAY}(?= (?:cho|den|toi|sang|them|thanh|thu|het|cuoi|{_COUNT})))"
    rf"(?: cho {_WHOM})?(?!\w)|cho(?: {_WHOM})?(?= them {_COUNT}))"
)
_ALLOWS = re.compile(
    rf"{HEAD}(?:(?:{NOT}(?: (?:{AGREE}|duoc))?|tu choi)[,.;]\s*)?"
    rf"(?:(?:nhung|chi|{AGREE}|{DELAY}|cho|phep|phai|xong|toi da|khong qua|cham nhat|la|{_WHOM})[ ,]{{1,9}}){{0,20}}"
    rf"(?=(?:den|toi|sang|truoc|them|het|ngay|thu|cuoi|giua)(?!\w)|{_COUNT}(?!\w)|\d)"
)
"""In answer to a request the bare day is enough: "15/1 thôi em", "không, chỉ cho 1 tuần"."""
_BARE = re.compile(rf"{HEAD}(?:(?:sua|doi|dieu chinh)(?: lai)?(?: thoi)? han|gia han|lui han){ENDS_HERE}")
_RESTORES = re.compile(
    rf"{HEAD}(?:thoi[\s,]+)?(?:(?:van )?giu(?: nguyen)?(?: lai)? han cu|han cu giu nguyen"
    rf"|(?:tro|quay) (?:lai|ve)(?: voi)? han (?:cu|truoc)|lay lai han cu){MAY_GO_ON}"
)
_ATTAINS = re.compile(r"\bđạt (?:thời )?hạn", re.IGNORECASE)
"""A deadline that is kept is not set: without its marks "đạt" looks like "đặt"."""
_STATES = re.compile(
    rf"{HEAD}(?:{_WHOM} )?(?:(?:thoi )?han(?: chot| cuoi)?(?: (?:la|den))?"
    r"|(?:(?:phai|can|co gang) )?(?:lam )?(?:xong|hoan thanh|nop|trinh)(?: (?:viec|nhiem vu) nay)?"
    r"(?= (?:truoc|trong|den|vao|muon nhat|cham nhat|\d))|(?:dong y )?cho(?= den))(?: (?:muon|cham) nhat)?(?!\w)"
)
_HOUR = re.compile(r"(?<!\w)\d{1,2} ?(?:h|g|gio)(?!\w)")
_EXPRESSLY = re.compile(rf"(?<!\w)(?:{AGREE}|{DELAY}|cho|phep|them|toi da|sua|doi|dat)(?!\w)")
_REVOKES = re.compile(
    rf"{HEAD}(?:thoi[\s,]+)?(?:huy|bo|rut(?: lai)?|thu hoi)(?: (?:quyet dinh|viec))? gia han{MAY_GO_ON}"
)
_DATE_WORDS = listed_words("date_word")
_BARE_COUNT = re.compile(rf"(?:them )?{_COUNT}\w*(?: ruoi)? (?:ngay|tuan|thang|hom|gio)(?: lam viec)?$")
_LEAVES = re.compile(r"(?<!\w)han(?: moi)?(?: (?:ve|xuong|len))* con(?!\w)")
_REASON = re.compile(r"[,;]|\.(?!\d)|(?<!\w)(?:vi|do|de)(?!\w)")


def read_deadline_order(words: str, folded: str, *, requested: bool, answers: bool) -> Order | None:
    """The order; None where there is none: a day that is only spoken of moves nothing, and unclear days are asked for.

    While a later deadline is `requested`, to keep the old one is to refuse, which is read elsewhere.
    """
    openings = [(OrderKind.SET, _SETS), (OrderKind.SHORTEN, _SHORTENS), (OrderKind.EXTEND, _DELAYS)]
    if answers:
        openings.append((OrderKind.EXTEND, _ALLOWS))
    for order, opening in openings:
        if opening is _SETS and _ATTAINS.search(words):
            continue
        if wanted := _dated(words, folded, opening):
            return (
                Order(OrderKind.SET)
                if order is not OrderKind.EXTEND and _is_count(wanted, folded)
                else Order(order, wanted)
            )
    if requested:
        return None
    if _BARE.match(folded):
        return Order(OrderKind.SET)
    if _REVOKES.match(folded):
        return Order(OrderKind.REVOKE)
    return Order(OrderKind.RESTORE) if _RESTORES.match(folded) else None


def read_stated(words: str, folded: str) -> Order | None:
    """The day by which it is to be done, in words that order no deadline outright: "phải xong trước 15/12"."""
    wanted = _dated(words, folded, _STATES)
    dated = names_day(wanted) or _HOUR.search(fold(wanted))
    return Order(OrderKind.PROPOSE, wanted) if dated else None


def allows_expressly(text: str) -> bool:
    """Whether the words give time, and do not only name a day: "cho đến Tết", and not "xong trước Tết nhé"."""
    return _EXPRESSLY.search(fold(text)) is not None


def _is_count(wanted: str, folded: str) -> bool:
    """Whether it is not said from when the days count: "rút hạn 1 tuần" takes them off, "còn 1 tuần" leaves them."""
    return _BARE_COUNT.match(fold(wanted)) is not None and not _LEAVES.search(folded)


def wished(text: str, *, answers: bool) -> Order | None:
    """The new deadline that a unit states as if it could set one, which is to ask for it; None where there is none.

    `answers` tells that its own request is spoken of, so that the bare day is enough.
    """
    words = squeezed(unicodedata.normalize("NFC", text)).strip()
    folded = fold(words)
    if len(folded) != len(words) or wonders(words):
        return None
    told = read_deadline_order(words, folded, requested=False, answers=answers)
    return told if told is not None and told.kind in (OrderKind.SET, OrderKind.EXTEND) else None


def _dated(words: str, folded: str, opening: re.Pattern[str]) -> str:
    """The words behind the opening, where nothing but a day is said there; otherwise empty."""
    opened = opening.match(folded)
    if opened is None:
        return ""
    rest = folded[opened.end() :]
    reason = _REASON.search(rest)
    said = re.findall(r"\w+", rest[: reason.start()] if reason else rest)
    dated = [word for word in said if word not in COURTEOUS]
    is_date = all(word in _DATE_WORDS or any(letter.isdecimal() for letter in word) for word in dated)
    return reason_in(words[opened.end() :]) if dated and is_date else ""
