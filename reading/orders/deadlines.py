"""Reading what is ordered of a deadline: another one, more time, or the one before again."""

import re
import unicodedata

from domain.orders import Order, OrderKind
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import words as listed_words
from reading.language.spelling import squeezed
from reading.orders.words import AGREE, COURTEOUS, DELAY, ENDS_HERE, HEAD, MAY_GO_ON, NOT, names_day, reason_in, wonders

_COUNT = r"(?:\d|<numeral.counting>|<order.some>)"
_SETS = Form(
    rf"{HEAD}(?:<order.set>(?: <order.again>)? <deadline_name.any>(?: <order.new>)?(?: <order.onto>)*"
    r"|<deadline_name.bare> <order.new>"
    r"|(?:<order.stop>[\s,]+)?(?:(?:<order.still> )?<order.keep>|<order.return>|<order.fetch>) <order.old_limit>)"
    r"(?!\w)",
    "sửa hạn thành 15/12",
    "hạn 15/12",
)
_SHORTENS = Form(
    rf"{HEAD}<order.shorten>(?: <order.again>)? <deadline_name.any>(?: <order.onto>)*(?!\w)",
    "rút ngắn hạn còn 10/12",
    "rút gọn báo cáo",
)
_DELAYS = Form(
    rf"{HEAD}(?:(?:<order.allow> )?(?:<order.put_off>|{DELAY}(?= (?:<order.delay_behind>|{_COUNT})))"
    rf"(?: <order.give> <order.whom>)?(?!\w)|<order.give>(?: <order.whom>)?(?= <order.more> {_COUNT}))",
    "cho phép gia hạn đến 15/12",
    "xin ý kiến",
)
_ALLOWS = Form(
    rf"{HEAD}(?:(?:{NOT}(?: (?:{AGREE}|<order.may>))?(?:(?: <order.give>)? {DELAY}(?: <order.at_all>){{0,2}})?"
    rf"|<order.mocks>(?: <order.give>)? {DELAY}|<order.refuse>)[,.;]\s*)?"
    rf"(?>(?:<order.allowing>|{AGREE}|{DELAY}|<order.whom>|<order.keep>|<order.keep_limit>|<order.still>)"
    r"[ ,]{1,9}){0,20}"
    rf"(?=<order.day_from>(?!\w)|{_COUNT}(?!\w)|\d)",
    "không, chỉ cho 1 tuần",
    "báo lại anh",
)
"""In answer to a request the bare day is enough: "15/1 thôi em", "không, chỉ cho 1 tuần"."""
_BARE = Form(
    rf"{HEAD}(?:<order.amend>(?: <order.again>)? <deadline_name.any>|<order.extend>){ENDS_HERE}",
    "sửa lại hạn nhé",
    "sửa lại hạn 15/12",
)
_RESTORES = Form(
    rf"{HEAD}(?:<order.stop>[\s,]+)?(?:(?:<order.still> )?<order.keep>(?: <order.again>)? <order.old_limit>"
    r"|<order.old_limit> <order.keep_as_is>|<order.return>(?: <order.with>)? <order.former_limit>"
    rf"|<order.fetch> <order.old_limit>){MAY_GO_ON}",
    "thôi, quay lại hạn trước",
    "giữ nguyên nội dung",
)
_ATTAINS = Form(
    r"\b<spelt order.attain> <spelt deadline_name.any>",
    "đạt hạn 15/12",
    "đặt hạn 15/12",
    typed=True,
    flags=re.IGNORECASE,
)
"""A deadline that is kept is not set: without its marks "đạt" looks like "đặt"."""
_STATES = Form(
    rf"{HEAD}(?:<order.whom> )?(?:<deadline_name.any>(?: <order.last>)?(?: <order.is_until>)?"
    r"|(?:<order.must> )?(?:<order.do> )?<order.deliver>(?: <task_word.with_this>)?(?= (?:<order.by>|\d))"
    r"|(?:<order.agree> )?<order.give>(?= <order.to_day>))(?: <order.at_latest>)?(?!\w)",
    "phải xong trước 15/12",
    "phải gửi lại",
)
_HOUR = Form(r"(?<!\w)\d{1,2} ?<hour_mark>(?!\w)", "trước 17 giờ", "17 bản")
_EXPRESSLY = Form(rf"(?<!\w)(?:{AGREE}|{DELAY}|<order.expressly>)(?!\w)", "cho đến Tết", "xong trước Tết nhé")
_REVOKES = Form(
    rf"{HEAD}(?:<order.stop>[\s,]+)?<order.revoke>(?: <order.decision>)? <order.extension>{MAY_GO_ON}",
    "thu hồi quyết định gia hạn",
    "bỏ hạn",
)
_DATE_WORDS = listed_words("date_word")
_BARE_COUNT = Form(
    rf"(?:<order.more> )?{_COUNT}\w*(?: <order.half>)? <order.counted>(?: <order.working>)?$",
    "thêm 5 ngày làm việc",
    "5 ngày nữa",
)
_LEAVES = Form(
    r"(?<!\w)<deadline_name.bare>(?: <order.new>)?(?: <order.toward>)* <order.remain>(?!\w)",
    "rút hạn còn 1 tuần",
    "rút hạn 1 tuần",
)
_REASON = Form(r"[,;]|\.(?!\d)|(?<!\w)<order.reason>(?!\w)", "đến 15/12 vì chưa có kinh phí", "đến 15.12")


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


def _dated(words: str, folded: str, opening: Form) -> str:
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
