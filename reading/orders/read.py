"""Reading what those who may decide answer about a task: an order, however politely it is said, or only a remark."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.names import Named
from domain.orders import Matter, Order, OrderKind
from domain.refusals import OneLead
from domain.replies import Intent, Reply
from domain.tasks import CLOSED, OPEN_TO_REPORTS, State, Task
from domain.words import fold
from reading.language.names import names_within, split_names
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
_TO = re.compile(r"(?:(?:cho|sang|qua|thanh|ve|don vi)\s+)+")
_NUMBERED = re.compile(r"(?:/?(?:nv)?\s?(?P<number>\d{1,9})\s+)?(?P<rest>[^:\n]+)$", re.IGNORECASE)


def read_order(
    reply: Reply, task: Task, units: Sequence[Named], *, requested: bool, answers: Matter | None
) -> Order | None:
    """The order in a reply about the task; None where it is a remark.

    `requested` tells that a later deadline is asked for, `answers` what the message replied to put to be decided.
    """
    words = unicodedata.normalize("NFC", reply.words)
    words = words[len(words) - len(_NUMBER.sub("", fold(words))) :].strip()
    folded = fold(words)
    if len(folded) != len(words):
        return None
    wondering = wonders(words)
    if not wondering and not _SEVERAL.search(folded):
        for bare in dict.fromkeys((words, left_out(words, task.number))):
            orders = _orders(bare, fold(bare), task, units, requested=requested, answers=answers)
            if (told := next(orders, None)) is not None:
                return told
    if postpones(folded):
        return None
    if answers is Matter.EXTENSION:
        return Order(OrderKind.UNCLEAR) if _WEIGHED.search(folded) or names_day(words) else None
    judged = task.state is State.SUBMITTED and not requested and not wondering
    said = reply.intent is Intent.DONE or judgements.weighs(folded, asked=answers is Matter.REPORT)
    return Order(OrderKind.UNCLEAR) if judged and said else None


def agrees(text: str) -> bool:
    """Whether the words say yes to what was asked, and nothing else."""
    return _AGREES.match(fold(text.strip())) is not None


def decides_request(text: str) -> bool:
    """Whether the words would decide a request for a later deadline, were there one."""
    words = unicodedata.normalize("NFC", text).strip()
    folded = fold(words)
    if len(folded) != len(words) or wonders(words):
        return False
    day = read_deadline_order(words, folded, requested=True, answers=True)
    return day is not None or next(_decisions(words, folded), None) is not None


def _orders(
    words: str, folded: str, task: Task, units: Sequence[Named], *, requested: bool, answers: Matter | None
) -> Iterator[Order]:
    """Every order that the words may be, the surest first."""
    yield from _assignments(words, folded, task, units)
    if (why := _cancels(words, folded)) is not None:
        yield Order(OrderKind.CANCEL, why)
    if task.state in CLOSED and (again := judgements.is_redo(words, folded, cancelled=task.state is State.CANCELLED)):
        yield again
    if task.state is State.SUBMITTED and not requested:
        yield from judgements.read_judgement(words, folded)
    if task.state in OPEN_TO_REPORTS and not requested and (judged := judgements.judges_outright(folded)):
        yield Order(judged)
    if task.state is State.WAITING and _COME.match(folded) and not _NOT_COME.search(folded):
        yield Order(OrderKind.BEGIN, _behind_limit(words, folded))
    if moved := read_deadline_order(words, folded, requested=requested, answers=answers is Matter.EXTENSION):
        yield moved
    if task.state in OPEN_TO_REPORTS and (stated := _stated(words, folded, task)):
        yield stated
    if requested and (answers is Matter.EXTENSION or _LIMIT.search(folded) or "gia han" in folded):
        yield from _decisions(words, folded)


def _assignments(words: str, folded: str, task: Task, units: Sequence[Named]) -> Iterator[Order]:
    """Who is to do the work; a task that its unit gave back may stay with it."""
    back = task.state is State.RETURNED
    if given := _gives(words, folded, units, back=back):
        kept = given.unit is not None and given.unit.id == task.lead.id and back
        yield replace(given, kind=OrderKind.KEEP) if kept and not given.support else given
    if supported := read_support(words, folded, units):
        yield supported
    if (mark := read_urgency(folded)) is not None:
        yield Order(OrderKind.URGE, mark.value)
    if back and _KEEPS.match(folded):
        yield Order(OrderKind.KEEP, words)


def _stated(words: str, folded: str, task: Task) -> Order | None:
    """A day that is said of the task; where it has none, and what it waited for has come, that is its deadline."""
    undated = task.due is None or (task.due.day is None and task.due.moment is None)
    limit = _behind_limit(words, folded)
    if undated and limit and _COME.match(folded) and not _NOT_COME.search(folded):
        return Order(OrderKind.SET, limit)
    return read_stated(words, folded)


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
        beside = support_beside(words[start + len(name) :], units)
        return Order(OrderKind.REASSIGN, _behind_limit(words, folded), unit, beside)
    named = [match.winner for _, match in split_names(name, units)]
    unknown = bool(given["anew"] and given["to"]) and not names_within(name, units)
    return Order(OrderKind.REASSIGN) if unknown or (len(named) > 1 and all(named)) else None


def one_unit(words: str, units: Sequence[Named]) -> Named | None:
    """The one unit that the words name; None where they name several, or none."""
    named = split_names(words, units)
    return named[0][1].winner if len(named) == 1 else None


def _cancels(words: str, folded: str) -> str | None:
    """The reason to cancel the task, empty where it is to be asked for; None where the words cancel nothing.

    "Huy" without its mark is a name, and "bỏ" may be of anything, unless the task itself follows.
    """
    told = _CANCELS.match(folded)
    if told is None:
        return None
    verb = words[told.start("verb") : told.end("verb")].lower() if told["verb"] else ""
    if verb in ("huy", "bỏ", "bo") and not told["what"]:
        return None
    return reason_in(words[told.start("rest") :]) if told["verb"] else ""


def _behind_limit(words: str, folded: str) -> str:
    """What follows "hạn": the day of a paper in the same words is no deadline."""
    limit = _LIMIT.search(folded)
    return words[limit.end() :].strip(OPENING) if limit else ""


def unit_and_limit(words: str) -> tuple[str, str]:
    """The name of a unit, and the new deadline behind it or nothing: "cho VP, hạn 20/12"."""
    words = unicodedata.normalize("NFC", words)
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
    found = _NUMBERED.match(words)
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
    return words.partition(name)[2].strip(OPENING)
