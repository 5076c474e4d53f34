"""Reading what those who may decide answer about a task: an order, however politely it is said, or only a remark."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from domain.names import Named
from domain.orders import Order, OrderKind, When
from domain.refusals import NoSuchUnit, OneLead
from domain.replies import Intent, Reply
from domain.words import fold
from reading.language.lookup import pattern
from reading.language.names import names_within, split_names
from reading.language.spelling import squeezed
from reading.language.task_numbers import left_out
from reading.orders import judgements
from reading.orders.deadlines import read_deadline_order, read_stated
from reading.orders.support import named_beside, read_support, support_beside
from reading.orders.urgency import read_urgency
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
    names_day,
    postpones,
    reason_in,
    wonders,
)

_ITEM = r"(?:(?:muc|viec|so|/?nv)\s*)?\d{1,3}\s*[.:),]?\s+"
_NUMBER = re.compile(
    r"^\s*(?:(?:(?:tat ca|ca (?:hai|ba|bon|nam))(?: (?:viec|muc|nhiem vu|cai))?|cac (?:viec|muc|nhiem vu))"
    r"(?: (?:nay|tren))?(?: deu)?[\s,:]+"
    rf"|{_ITEM})(?=[a-z])(?!(?:ngay|tuan|thang|quy|nam|gio|hom)(?!\w))"
)
"""The lines that the reply speaks of, which are known already: "3", "tất cả"; not the number of days: "1 tuần thôi"."""
_SEVERAL = re.compile(rf"[,;\n]\s*{_ITEM}(?:ok|dong y|khong|ko|k|chi|duyet|cho)(?!\w)")

_AS_ASKED = r"(?: (?:nhu |voi |theo )?(?:de nghi|de xuat|kien nghi)(?: cua (?:phong|don vi|trung tam))?)?"
_YES = re.compile(
    rf"{HEAD}(?:{AGREE}(?: (?:cho )?{DELAY})?{_AS_ASKED}|cho {DELAY}|ok|oke|okie|okay|uh|u|duoc)"
    rf"(?P<rest>{MAY_GO_ON}.*)$",
    re.DOTALL,
)
_NO = re.compile(
    rf"(?P<head>{HEAD})(?:{NOT} (?:{AGREE}|cho|duoc)?(?: ?(?:cho )?{DELAY})?(?: (?:them|nua))*|{NOT}|tu choi"
    r"|(?:van )?giu (?:nguyen(?: han(?: cu)?)?|han(?: cu)?)"
    rf"|(?:van )?(?:phai )?(?:xong |hoan thanh )?dung (?:han|tien do))(?P<rest>{MAY_GO_ON}.*)$",
    re.DOTALL,
)
_AGREES = re.compile(rf"{HEAD}(?:{AGREE}|ok|oke|okie|okay|uh?|duoc|dung(?: vay| the)?|dat|chot){ENDS_HERE}")
_WEIGHED = re.compile(rf"^thoi(?!\w)|(?<!\w)(?:{AGREE}|{DELAY}|ok|oke|tu choi|giu nguyen)(?!\w)")
"""Words of a decision. In answer to a request they mean one, though it may not be clear which."""

_LIMIT = re.compile(r"(?<!\w)(?:thoi )?han(?!\w)")
_PAPER = r"(?:ke hoach|van ban|quyet dinh|huong dan|cong van|chi dao)"
_COME = re.compile(
    rf"{HEAD}(?:(?:da )?co(?: {_PAPER})?(?: roi)?|da ban hanh(?: {_PAPER})?(?: roi)?|(?:da )?co {_PAPER} (?:so )?\d.*"
    rf"|da du dieu kien|du dieu kien|dieu kien da co)(?:{MAY_GO_ON}.*|.*\d.*)?$",
    re.DOTALL,
)
_NOT_COME = re.compile(rf"(?<!\w){NOT}(?!\w)")
_KEEPS = re.compile(
    rf"{HEAD}(?:giu nguyen|(?:don vi )?(?:van )?tiep tuc (?:lam|thuc hien)"
    rf"|{NOT} (?:dong y|nhat tri)(?: (?:cho )?tra(?: lai)?)?|{NOT} (?:cho |nhan )?tra(?: lai)?"
    rf"|van (?:la|thuoc) (?:viec|nhiem vu) (?:cua )?(?:don vi|phong)(?: em| anh| chi)?){MAY_GO_ON}"
)
_GIVES = re.compile(
    rf"{HEAD}(?P<this>(?:viec|nhiem vu) nay\s+)?"
    r"(?:(?P<anew>(?:van )?giao lai|van giao|(?:sua|doi) don vi|phan cong lai)|giao|chuyen)(?: lai)?"
    r"(?P<that> (?:viec|nhiem vu) nay| (?:(?:viec|nhiem vu) )?/?nv ?\d+)?"
    r"(?P<to>(?: (?:cho|sang|qua|thanh|ve|don vi))*)\s+(?P<unit>[^,;.]+)"
)
_GIVES_TO_NOBODY = re.compile(rf"{HEAD}(?:giao lai|sua don vi|doi don vi|phan cong lai){ENDS_HERE}")
_ENDS = re.compile(
    r"\s+(?:lam|thuc hien|chu tri|xu ly|tham muu|phu trach|nhe|nha|a|em|di|vi|do|han)(?!\w).*$", re.DOTALL
)
_CANCELS = re.compile(
    rf"{HEAD}(?:thoi[\s,]+)?(?:(?P<verb>huy|xoa|bo)(?: bo)?(?P<what> (?:viec|nhiem vu|dau viec)(?: nay)?)?"
    rf"|{NOT} (?:can |phai )?(?:lam|thuc hien|trien khai)(?: (?:viec|nhiem vu) nay)? nua)(?P<rest>{MAY_GO_ON}.*)$",
    re.DOTALL,
)
_BECAUSE = re.compile(rf"[\s,]*{pattern('because')}(?!\w)")
_REQUESTS = (
    (When.NOTHING_REQUESTED, False, False),
    (When.REQUESTED_ASIDE, True, False),
    (When.REQUEST_ANSWERED, True, True),
)
"""Whether a later deadline is asked for, and whether that is answered."""
_TO = re.compile(r"(?:(?:cho|sang|qua|thanh|ve|don vi)\s+)+")
_NUMBERED = re.compile(r"(?:/?(?:nv)?\s?(?P<number>\d{1,9})\s+)?(?P<rest>[^:\n]+)$", re.IGNORECASE)


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
            for bare in dict.fromkeys((words, left_out(words, number))):
                yield from _orders(bare, fold(bare), units, behind_number=behind_number)
        if not postpones(folded):
            yield from _weighed(reply, words, folded, wondering=wondering)
    if decides_request(reply.words):
        yield Order(OrderKind.OVERTAKEN), When.OVER_ANSWERED
    if asks_unit:
        yield read_lead(reply.words, units)


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
    if _WEIGHED.search(folded) or names_day(words):
        yield unclear, When.REQUEST_ANSWERED
    if wondering:
        return
    if reply.intent is Intent.DONE or judgements.weighs(folded, asked=False):
        yield unclear, When.REPORTED
    elif judgements.weighs(folded, asked=True):
        yield unclear, When.REPORT_ANSWERED


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
    named = _LIMIT.search(folded) or "gia han" in folded
    for decision in _decisions(words, folded):
        yield decision, When.REQUESTED if named else When.REQUEST_ANSWERED


def _assignments(words: str, folded: str, units: Sequence[Named]) -> Iterator[Candidate]:
    """Who is to do the work; a task that its unit gave back may stay with it."""
    if outright := _gives(words, folded, units, back=False):
        yield outright, When.ALWAYS
    elif given := _gives(words, folded, units, back=True):
        yield given, When.GIVEN_BACK
    if supported := read_support(words, folded, units):
        yield supported, When.ALWAYS
    if (mark := read_urgency(folded)) is not None:
        yield Order(OrderKind.URGE, mark.value), When.ALWAYS
    if _KEEPS.match(folded):
        yield Order(OrderKind.KEEP, words), When.GIVEN_BACK


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
    if (yes := _YES.match(folded)) and not _limits(words[yes.start("rest") :]):
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
    if verb.lower() in ("huy", "bỏ", "bo") and not told["what"]:
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
