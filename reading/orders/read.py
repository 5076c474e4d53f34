"""Reading what those who may decide answer about a task: an order, however politely it is said, or only a remark."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from domain.names import Named
from domain.orders import Order, OrderKind, When
from domain.refusals import NoSuchUnit, OneLead
from domain.replies import Intent, Reply
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.lookup import phrases
from reading.language.names import names_within, split_names
from reading.language.spelling import squeezed
from reading.language.task_numbers import left_out
from reading.orders import judgements
from reading.orders.deadlines import read_deadline_order, read_stated
from reading.orders.support import named_beside, read_support, support_beside
from reading.orders.urgency import read_urgency
from reading.orders.warnings import without_warnings
from reading.orders.words import (
    AGREE,
    DELAY,
    ENDS_HERE,
    FORBIDS,
    HEAD,
    MAY_GO_ON,
    NOT,
    OPENING,
    SAYS_NO,
    SAYS_YES,
    TAIL,
    names_day,
    postpones,
    reason_in,
    wonders,
)

_ITEM = r"(?:(?:<order.numbered>|/?<task_word.mark>)\s*)?\d{1,3}\s*[.:),]?\s+"
_NUMBER = Form(
    r"^\s*(?:(?:<order.all_of>(?: <order.line>)?|<order.lines>)(?: <order.these>)?(?: <order.alike>)?[\s,:]+"
    rf"|{_ITEM})(?=[a-z])(?!<span>(?!\w))",
    "tất cả các việc: đồng ý",
    "1 tuần thôi",
)
"""The lines that the reply speaks of, which are known already: "3", "tất cả"; not the number of days: "1 tuần thôi"."""
_SEVERAL = Form(rf"[,;\n]\s*{_ITEM}<order.decided>(?!\w)", "1 đồng ý, 2 không", "1 đồng ý, 2 bản")

_AS_ASKED = "(?: (?:<order.according> )?<order.request>(?: <order.of> <unit_word.with_centre>)?)?"
_YES = Form(
    rf"{HEAD}(?:{AGREE}(?: (?:<order.give> )?{DELAY})?{_AS_ASKED}|<order.give> {DELAY}|<order.yes>)"
    rf"(?P<rest>(?:{MAY_GO_ON}|{TAIL}\s+<order.but>(?!\w)).*)$",
    "đồng ý như đề nghị của phòng",
    "xem lại đề nghị",
    flags=re.DOTALL,
)
_NO = Form(
    rf"(?P<head>{HEAD})(?:{NOT} (?:{AGREE}|<order.give>|<order.may>)?(?: ?(?:<order.give> )?{DELAY})?"
    rf"(?: <order.further>)*|{NOT}|<order.refuse>|(?:<order.still> )?<order.keep_limit>"
    rf"|(?:<order.still> )?(?:<order.oblige> )?(?:<finish.plain> )?<order.in_time>)(?P<rest>{MAY_GO_ON}.*)$",
    "vẫn phải xong đúng hạn",
    "phải xem lại",
    flags=re.DOTALL,
)
_AGREES = Form(rf"{HEAD}(?:{AGREE}|<order.agrees>){ENDS_HERE}", "đúng vậy em", "đúng hạn")
_WEIGHED = Form(
    rf"^<order.stop>(?!\w)|^<order.nods>{ENDS_HERE}|(?<!\w)(?:{AGREE}|{DELAY}|<order.decides>)(?!\w)",
    "thôi em",
    "em thôi",
)
"""Words of a decision. In answer to a request they mean one, though it may not be clear which."""

_LIMIT = Form(r"(?<!\w)<deadline_name.any>(?!\w)", "cho VP, hạn 20/12", "hạng mục")
_NAMES_LIMIT = Form(rf"{_LIMIT.pattern}|<order.extension>", "đồng ý gia hạn", "đồng ý")
_PAPER = "<order.awaited>"
_COME = Form(
    rf"{HEAD}(?:<order.there_is>(?: {_PAPER})?(?: <order.by_now>)?|<order.issued>(?: {_PAPER})?(?: <order.by_now>)?"
    rf"|<order.there_is> {_PAPER} (?:<order.number> )?\d.*|<order.met>)(?:{MAY_GO_ON}.*|.*\d.*)?$",
    "đã có kế hoạch rồi",
    "chờ kế hoạch",
    flags=re.DOTALL,
)
_NOT_COME = Form(rf"(?<!\w){NOT}(?!\w)", "chưa có", "đã có")
_KEEPS = Form(
    rf"{HEAD}(?:<order.keep_as_is>|(?:<unit_word.any> )?(?:<order.still> )?<order.go_on>"
    rf"|{NOT} <order.consent>(?: (?:<order.give> )?<order.returning>)?|{NOT} (?:<order.take_back> )?<order.returning>"
    r"|<order.still> <order.belong> <task_word.either> (?:<order.of> )?<unit_word.own>(?: <order.colleague>)?)"
    rf"{MAY_GO_ON}",
    "vẫn là việc của phòng em",
    "trả lại việc này",
)
_GIVES = Form(
    rf"{HEAD}(?:<order.so_then>[\s,]+)?(?P<this><task_word.with_this>\s+)?"
    r"(?:(?P<anew><order.anew>)|<order_verb.whom>|<order.hand_over>)(?: <order.again>)?"
    r"(?P<that> <task_word.with_this>| (?:<task_word.either> )?/?<task_word.mark> ?\d+)?"
    r"(?P<to>(?: <order.to>)*)\s+(?P<unit>[^,;.]+)",
    "chuyển việc này cho VP",
    "báo cáo VP",
)
_GIVES_TO_NOBODY = Form(rf"{HEAD}<order.anew_outright>{ENDS_HERE}", "giao lại nhé", "giao lại cho VP")
_ENDS = Form(r"(?<!\s)\s++<order.behind_unit>(?!\w).*$", "VP chủ trì", "VP", flags=re.DOTALL)
_CANCELS = Form(
    rf"{HEAD}(?:<order.stop>[\s,]+)?(?:(?P<verb><order.cancel>)(?: <order.off>)?(?P<what> <order.a_task>)?"
    rf"|{NOT} (?:<order.need> )?<order.carry_out>(?: <task_word.with_this>)? <order.any_more>)(?P<rest>{MAY_GO_ON}.*)$",
    "không cần làm việc này nữa",
    "hủy cuộc họp",
    flags=re.DOTALL,
)
_MAY_BE_OTHER = listed("order", "name_unmarked") | listed("order", "of_anything") | phrases("order", "of_anything")
"""Verbs as they are typed that may be no verb, or of anything."""
_BECAUSE = Form(r"[\s,]*<because>(?!\w)", ", vì trùng", "trùng")
_REQUESTS = (
    (When.NOTHING_REQUESTED, False, False),
    (When.REQUESTED_ASIDE, True, False),
    (When.REQUEST_ANSWERED, True, True),
)
"""Whether a later deadline is asked for, and whether that is answered."""
_TO = Form(r"(?:<order.to>\s+)+", "cho VP", "VP")
_NUMBERED = Form(
    r"(?:/?<task_word.mark>?\s?(?P<number>\d{1,9})\s+)?(?P<rest>[^:\n]+)$",
    "nv11 VP, CĐS phối hợp",
    "nội dung:",
    flags=re.IGNORECASE,
)


Candidate = tuple[Order, When]
"""An order that words may be, and what has to be known of the task for it to be meant."""


def read_orders(reply: Reply, number: int, units: Sequence[Named], *, asks_unit: bool = False) -> Iterator[Candidate]:
    """The orders that a reply about the task of that `number` may be, the surest first, with what each presupposes."""
    if agrees(reply.words):
        yield Order(OrderKind.AGREE), When.DAY_ANSWERED
    words = squeezed(unicodedata.normalize("NFC", reply.words))
    words = words[len(words) - len(_NUMBER.sub("", fold(words))) :].strip()
    folded = fold(words)
    if len(folded) == len(words):
        wondering = wonders(words)
        if not wondering and not gives_several(folded):
            behind_number = reply.item is not None or reply.task is not None
            each = _of_each(words, folded) if reply.sweeping else words
            for bare in dict.fromkeys((words, left_out(words, number), each)):
                yield from _orders(bare, fold(bare), units, behind_number=behind_number)
        if not postpones(folded):
            yield from _weighed(reply, words, folded, wondering=wondering)
    if decides_request(reply.words):
        yield Order(OrderKind.OVERTAKEN), When.OVER_ANSWERED
    if asks_unit:
        yield read_lead(reply.words, units)


_OF_ALL = Form(
    r"(?:(?<!\w)<order.give>\s)?(?<!\w)(?:<line.all>|<order.all_of>)(?: (?:\d{1,2}|<numeral.counting>))?"
    r"(?: <line.of_all>)?(?: <order.these>)?(?: <order.alike>)?(?!\w)",
    "gia hạn đến 22/12 cho tất cả",
    "gia hạn đến 18/12",
)


def _of_each(words: str, folded: str) -> str:
    """The order as it is given of each of all: "gia hạn đến 22/12 cho tất cả"."""
    found = _OF_ALL.search(folded)
    return f"{words[: found.start()].rstrip()} {words[found.end() :].lstrip()}".strip() if found else words


def read_lead(words: str, units: Sequence[Named]) -> Candidate:
    """The answer to which unit a task goes: "cho VP, hạn 20/12"; why it cannot be meant where it names no unit."""
    name, limit = unit_and_limit(words)
    unit = one_unit(name, units)
    if unit is not None:
        return Order(OrderKind.REASSIGN, limit, unit), When.UNIT_NAMED
    try:
        refuse_several(name, units)
    except OneLead as several:
        return Order(OrderKind.REASSIGN, refusal=several), When.UNIT_ASKED
    unknown = NoSuchUnit(name, tuple(unit.name for unit in units))
    return Order(OrderKind.REASSIGN, refusal=unknown), When.UNIT_ASKED


def gives_several(folded: str) -> bool:
    """Whether the words decide about several lines, each with its number."""
    return _SEVERAL.search(folded) is not None


def _weighed(reply: Reply, words: str, folded: str, *, wondering: bool) -> Iterator[Candidate]:
    """Words that weigh a request or a report, and say neither yes nor no beyond doubt."""
    unclear = Order(OrderKind.UNCLEAR)
    received = reply.intent is Intent.ACK and not reply.courteous
    assents = received or _YES.match(folded) is not None or judgements.lauds(folded)
    if _WEIGHED.search(folded) or names_day(words) or assents:
        yield unclear, When.REQUEST_ANSWERED
    if wondering:
        return
    if reply.intent is Intent.DONE or assents or judgements.weighs(folded):
        yield unclear, When.REPORTED


def agrees(text: str) -> bool:
    """Whether the words say yes to what was asked, and nothing else."""
    return _AGREES.match(fold(text.strip())) is not None


def decides_request(text: str) -> bool:
    """Whether the words would decide a request for a later deadline, were there one."""
    words = squeezed(unicodedata.normalize("NFC", text)).strip()
    folded = fold(words)
    if len(folded) != len(words) or wonders(words):
        return False
    day = read_deadline_order(words, folded, requested=True, answers=True)
    return day is not None or next(_decisions(words, folded), None) is not None


def _orders(words: str, folded: str, units: Sequence[Named], *, behind_number: bool) -> Iterator[Candidate]:
    """Every order that the words may be, the surest first; they may stand behind the number of their task."""
    yield from _assignments(words, folded, units)
    if (why := _cancels(words, folded, behind_number=behind_number)) is not None:
        yield Order(OrderKind.CANCEL, why), When.ALWAYS
    yield from _judgements(words, folded)
    has_come = _COME.match(folded) is not None and not _NOT_COME.search(folded)
    limit = _behind_limit(words, folded)
    if has_come:
        yield Order(OrderKind.BEGIN, limit), When.CONDITION_AWAITED
    yield from _deadlines(words, folded)
    if has_come and limit:
        yield Order(OrderKind.SET, limit), When.UNDATED
    if (stated := read_stated(words, folded)) is not None:
        yield stated, When.GOES_ON
    named = _NAMES_LIMIT.search(folded)
    for decision in _decisions(words, folded):
        yield decision, When.REQUESTED if named else When.REQUEST_ANSWERED


def _assignments(words: str, folded: str, units: Sequence[Named]) -> Iterator[Candidate]:
    """Who is to do the work; a task that its unit gave back may stay with it."""
    if outright := _gives(words, folded, units, back=False):
        yield outright, When.ALWAYS
    elif given := _gives(words, folded, units, back=True):
        yield given, When.GIVEN_BACK
        yield given, When.RETURN_ANSWERED
    if supported := read_support(words, folded, units):
        yield supported, When.ALWAYS
    if (mark := read_urgency(folded)) is not None:
        yield Order(OrderKind.URGE, mark.value), When.ALWAYS
    if _KEEPS.match(folded):
        yield Order(OrderKind.KEEP, words), When.GIVEN_BACK
        yield Order(OrderKind.KEEP, words), When.RETURN_ANSWERED


def _judgements(words: str, folded: str) -> Iterator[Candidate]:
    if revived := judgements.is_redo(words, folded, cancelled=True):
        yield revived, When.CANCELLED
    if again := judgements.is_redo(words, folded, cancelled=False):
        yield again, When.CONFIRMED
    for judgement in judgements.read_judgement(words, folded):
        yield judgement, When.REPORTED
    if outright := judgements.judges_outright(folded):
        yield Order(outright), When.AT_WORK


def _deadlines(words: str, folded: str) -> Iterator[Candidate]:
    """Another day; while a later deadline is asked for, to keep the old one is to refuse, which is read elsewhere."""
    for when, requested, answers in _REQUESTS:
        if moved := read_deadline_order(words, folded, requested=requested, answers=answers):
            yield moved, when


def _decisions(words: str, folded: str) -> Iterator[Order]:
    """A request is decided by an unmistakable yes or no alone; what says both is neither."""
    no = _NO.match(folded)
    if no and not (SAYS_YES.search(no["head"]) or SAYS_YES.search(no["rest"]) or names_day(no["rest"])):
        yield Order(OrderKind.REFUSE, reason_in(words[no.start("rest") :]))
    if (yes := _YES.match(folded)) and not _limits(without_warnings(words[yes.start("rest") :])):
        yield Order(OrderKind.GRANT)


def _limits(rest: str) -> bool:
    """Whether what stands behind a yes takes some of it back, or names another day."""
    return bool(SAYS_NO.search(fold(rest)) or FORBIDS.search(rest)) or any(letter.isdecimal() for letter in rest)


def _gives(words: str, folded: str, units: Sequence[Named], *, back: bool) -> Order | None:
    """The order that another unit takes the task; without a unit where it is not clear to which one it goes.

    A task that nobody gave back goes to another unit only where that is said outright: "chuyển VP" may mean its result.
    """
    if _GIVES_TO_NOBODY.match(folded):
        return Order(OrderKind.REASSIGN)
    given = _GIVES.match(folded)
    if given is None or not (back or given["anew"] or given["this"] or given["that"]):
        return None
    start = given.start("unit")
    name = words[start : start + len(_ENDS.sub("", given["unit"]))]
    if unit := one_unit(name, units):
        try:
            beside = support_beside(words[start + len(name) :], units)
        except NoSuchUnit as unknown_support:
            return Order(OrderKind.REASSIGN, refusal=unknown_support)
        return Order(OrderKind.REASSIGN, _behind_limit(words, folded), unit, beside)
    named = [match.winner for _, match in split_names(name, units)]
    unknown = bool(given["anew"] and given["to"]) and not names_within(name, units)
    return Order(OrderKind.REASSIGN) if unknown or (len(named) > 1 and all(named)) else None


def one_unit(words: str, units: Sequence[Named]) -> Named | None:
    """The one unit that the words name; None where they name several, or none."""
    named = split_names(words, units)
    return named[0][1].winner if len(named) == 1 else None


def _cancels(words: str, folded: str, *, behind_number: bool) -> str | None:
    """The reason to cancel the task, empty where it is to be asked for; None where the words cancel nothing.

    "Huy" without its mark is a name, and "bỏ" may be of anything, unless the task itself stands beside it. Behind its
    number alone ("2 huy, trung") what is no reason outright may be another name, so that the reason is asked for.
    """
    told = _CANCELS.match(folded)
    if told is None:
        return None
    verb = words[told.start("verb") : told.end("verb")] if told["verb"] else ""
    rest = words[told.start("rest") :]
    if verb.lower() in _MAY_BE_OTHER and not told["what"]:
        if not behind_number or verb != verb.lower():
            return None
        return reason_in(rest) if _BECAUSE.match(told["rest"]) else ""
    return reason_in(rest) if told["verb"] else ""


def _behind_limit(words: str, folded: str) -> str:
    """What follows "hạn": the day of a paper in the same words is no deadline."""
    limit = _LIMIT.search(folded)
    return words[limit.end() :].strip(OPENING) if limit else ""


def unit_and_limit(words: str) -> tuple[str, str]:
    """The name of a unit, and the new deadline behind it or nothing: "cho VP, hạn 20/12"."""
    words = squeezed(unicodedata.normalize("NFC", words))
    folded = fold(words)
    opening = _TO.match(folded)
    start = opening.end() if opening else 0
    name = words[start:].partition(",")[0]
    return name[: len(_ENDS.sub("", fold(name)))].strip(), _behind_limit(words, folded)


def refuse_several(name: str, units: Sequence[Named]) -> None:
    """Raises OneLead where the words name two units and more: one of them has to answer for the task."""
    named = [match.winner for _, match in split_names(name, units)]
    if len(named) > 1 and all(named):
        raise OneLead(tuple(unit.name for unit in named if unit is not None))


def numbered(words: str, units: Sequence[Named]) -> tuple[int | None, Order] | None:
    """The task and the order of "11 VP, CĐS phối hợp, hạn 20/12"; None where the words are a new task's.

    The number is None where only a unit is named: the message replied to may show the task. Raises OneLead.
    """
    found = _NUMBERED.match(squeezed(words))
    if found is None:
        return None
    name, limit = unit_and_limit(found["rest"])
    unit = one_unit(name, units)
    if unit is None and found["number"]:
        refuse_several(name, units)
    behind = _behind(found["rest"], name)
    support = named_beside(behind, units) or ()
    if unit is None or (behind and not limit and not support):
        return None
    return int(found["number"]) if found["number"] else None, Order(OrderKind.REASSIGN, limit, unit, support)


def _behind(words: str, name: str) -> str:
    return words[words.find(name) + len(name) :].strip(OPENING)
