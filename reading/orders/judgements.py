"""Reading what is answered to work that is reported done: that it is accepted, or why it is not."""

import re
import unicodedata
from collections.abc import Iterator

from domain.orders import Order, OrderKind
from domain.words import fold
from reading.language.forms import Form
from reading.orders.warnings import without_warnings
from reading.orders.words import AGREE, ENDS_HERE, HEAD, MAY_GO_ON, NOT, reason_in, wonders

_DONE = r"(?:<order.recognize>(?: (?:<order.give> )?<unit_word.with_centre>)?(?: <order.already>)? )?<order.completed>"
_CONFIRMS = Form(
    rf"{HEAD}(?:<order.all> )?(?:<order.pass>|{AGREE}(?: (?:<order.give> )?{_DONE})?|(?:<order.give> )?{_DONE}"
    rf"|<order.accept>)(?: <order.all>)?(?P<rest>{MAY_GO_ON}.*)$",
    "đồng ý cho hoàn thành",
    "trả lại bước trước",
    flags=re.DOTALL,
)
_REJECTS = Form(
    rf"{HEAD}(?:(?:{NOT} (?:<order.pass>|<order.put_up_with>)|<denial.flat> (?:{AGREE}|<order.confirm>)"
    rf"|<order.refuse>|<order.give_back>)(?: <order.result>)?)(?P<rest>{MAY_GO_ON}.*)$",
    "không đạt, thiếu phụ lục",
    "trả lại bước trước",
    flags=re.DOTALL,
)
_FAULTY = f"(?:{NOT}|<order.fault>)"
_FAULT = Form(rf"(?<!\w){_FAULTY}(?!\w)", "đạt, nhưng thiếu phụ lục", "đạt yêu cầu")
_FOR_ME = "(?: <order.favour>(?: <order.self>)*)?"
_AGAIN = Form(
    rf"{HEAD}(?:(?:{NOT} <order.attain>|<order.send_back>)[\s,.]+)?"
    rf"(?:<order.redo>(?= {_FAULTY}(?!\w)| <order.at_once>(?!\w)| <order.everything>(?!\w)|{_FOR_ME}{MAY_GO_ON})"
    rf"|<order.reopen>(?={MAY_GO_ON}))",
    "làm lại giúp anh",
    "làm lại biểu 3",
)
"""All of the work, and not a thing that is named behind it: "làm lại biểu 3"."""
_REVIVES = Form(
    rf"{HEAD}(?:<order.cancel_slip>[\s,.]+)?<order.revive>(?: <order.again>)?(?: <task_word.the_task>)?(?={MAY_GO_ON})",
    "hủy nhầm, khôi phục lại việc này",
    "khôi phục dữ liệu",
)
_PRAISE = Form(rf"(?<!\w)<not_behind denial.plain>(?:{AGREE}|<order.praise>)(?!\w)", "đạt rồi", "chưa đạt")
_WEIGHED = Form(
    rf"(?<!\w)(?:{AGREE}|<order.attain>(?! \d)|<order.weigh>|<order.rework> <order.again_or_back>)(?!\w)",
    "sửa lại phụ lục",
    "đạt 80%",
)
_LAUDS = Form(
    rf"(?<!\w)<not_behind denial.plain><order.laud>{MAY_GO_ON}", "nhận được rồi, tốt lắm", "làm tốt công tác phối hợp"
)
"""Praise alone accepts nothing yet."""
_JUDGEMENT = Form(r"(?<!\w)<order.judge>(?!\w)", "nhờ chị duyệt sớm", "nhờ chị gửi sớm")
_OUTRIGHT_YES = Form(rf"{HEAD}<order.outright_yes>{ENDS_HERE}", "duyệt nhé", "duyệt bản 2")
_OUTRIGHT_NO = Form(rf"{HEAD}<order.redo>{ENDS_HERE}", "làm lại nhé", "làm lại biểu 3")
_BARE = Form(
    rf"{HEAD}(?:<order.fine>|(?:{NOT} )?<order.may>){ENDS_HERE}|^<order.fine_opening>(?!\w)",
    "chưa được em",
    "chưa xem",
)
"""Yes or no to whatever was said last."""


def read_judgement(words: str, folded: str) -> Iterator[Order]:
    """The judgement in an answer about reported work, the surest first; what says yes and no is neither."""
    if again := _AGAIN.match(folded):
        yield Order(OrderKind.REDO, reason_in(words[again.end() :]))
    if (no := _REJECTS.match(folded)) and not _PRAISE.search(no["rest"]):
        yield Order(OrderKind.REDO, reason_in(words[no.start("rest") :]))
    if (yes := _CONFIRMS.match(folded)) and not _FAULT.search(fold(without_warnings(words[yes.start("rest") :]))):
        yield Order(OrderKind.CONFIRM, reason_in(words[yes.start("rest") :].lstrip("! ")))


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


def weighs(folded: str) -> bool:
    """Whether the words weigh the work, also by a bare "ok"."""
    return any((_WEIGHED.search(folded), _BARE.match(folded)))


def lauds(folded: str) -> bool:
    """Whether the words praise the work."""
    return _LAUDS.search(folded) is not None
