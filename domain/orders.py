"""Reading what those who may decide answer about a task: an order, however politely it is said, or only a remark."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.intents import Intent, Reply
from domain.names import Named, find_name
from domain.spelling import fold
from domain.tasks import State, Task


class Order(StrEnum):
    """What is ordered."""

    GRANT = auto()
    """The request for a later deadline, as it was put."""
    REFUSE = auto()
    EXTEND = auto()
    """A new deadline of the speaker's own."""
    BEGIN = auto()
    """The condition has come."""
    REASSIGN = auto()
    KEEP = auto()
    """A task that was given back stays with its unit."""
    REDO = auto()


@dataclass(frozen=True)
class Told:
    """One order; `words` are the deadline or the reason that go with it, `unit` is to lead from now on."""

    order: Order
    words: str = ""
    unit: Named | None = None


_POLITE = r"(?:(?:ok|oke|vang|da|duoc|a|em|anh|chi|thoi|nhe|dong y|nhat tri|de nghi|yeu cau|phong)(?: roi)?[\s,.]+)*"
_CONDITIONAL = re.compile(r"\?|(?<!\w)(?:neu|de (?:anh|chi|em|toi|minh) (?:xem|hoi)|xin|sao (?:lai )?chua)(?!\w)")
"""A question, a condition or a plea is no order."""

_NUMBER = re.compile(r"^\s*(?:(?:muc|viec|so|/?nv)\s*)?\d{1,3}\s*[.:),]?\s+(?=[a-z])")
"""The number of the line that the reply speaks of, which is known already."""

_NOT = r"(?<!\w)(?:khong|ko|k|kg|hong|chua)(?: the)?"
_REFUSES = re.compile(
    rf"{_NOT} (?:dong y|nhat tri|duyet|chap thuan|cho|gia han|lui|duoc(?=\W*(?:$|em|a\b|dau|nhe)))(?!\w)"
    r"|(?<!\w)tu choi|giu nguyen han|(?:van )?phai (?:xong |hoan thanh )?dung han"
)
_GRANTS = re.compile(rf"{_POLITE}(?:chi )?(?:dong y|nhat tri|chap thuan|duyet|cho phep|cho (?:gia han|lui))(?!\w)")
_BARE_YES = re.compile(r"(?:(?:ok|oke|okie|okay|u|uh|uk|vang|da|duoc|roi|a|em|anh|chi|nhe|nha|thoi|nhe em)[\s,.!]*)+$")
_DELAY = re.compile(r"(?<!\w)(?:gia han|lui)(?!\w)")
_MOVES = re.compile(
    rf"{_POLITE}(?:(?:cho|chi|chi cho)(?: phep)? )?(?:gia han|keo dai|lui|(?:thoi )?han(?: moi)?)(?!\w)"
)
_SETS = re.compile(rf"{_POLITE}(?:sua|doi|dieu chinh|lui|dat|chuyen)(?: lai)?(?: thoi)? han(?!\w)")
_LIMIT = re.compile(r"(?<!\w)(?:thoi )?han(?!\w)")
_COME = re.compile(
    rf"{_POLITE}(?:(?:da )?co roi|da (?:co(?! y kien)|ban hanh|ky|duyet|phe duyet|du)"
    r"|(?:co|roi)(?:[\s,.]*(?:roi|em|a|nhe))*$|(?:co|ra) .*roi"
    r"|co (?:ke hoach|van ban|quyet dinh|huong dan) (?:so )?\d|du dieu kien|dieu kien da co)(?!\w)"
)
_NOT_COME = re.compile(rf"{_NOT}(?!\w)")
_KEEPS = re.compile(
    rf"{_POLITE}(?:van giao|van de|van la viec|van thuoc|giu nguyen|tiep tuc|{_NOT} (?:dong y|nhat tri|cho tra|tra)"
    r"|khong (?:nhan )?tra)(?!\w)"
)
_GIVES = re.compile(
    rf"{_POLITE}(?:van )?(?:giao|chuyen|sua don vi|doi don vi|phan cong)(?: lai)?(?: (?:viec|nhiem vu) nay)?"
    r"(?: (?:cho|sang|qua|thanh|ve|don vi))*\s+(?P<unit>[^,;.]+)"
)
_ENDS = re.compile(
    r"\s+(?:lam|thuc hien|chu tri|xu ly|tham muu|phu trach|nhe|nha|a|em|di|vi|do|han)(?!\w).*$", re.DOTALL
)
_TO = re.compile(r"(?:(?:cho|sang|qua|thanh|ve|don vi)\s+)+")
_NUMBERED = re.compile(r"(?:/?(?:nv)?\s?(?P<number>\d{1,9})\s+)?(?P<rest>[^:\n]+)$", re.IGNORECASE)
_AGAIN = re.compile(rf"{_POLITE}(?:lam lai|thuc hien lai|mo lai)(?!\w)")
_OPENING = " \t\n,;.:-–"


def read_order(reply: Reply, task: Task, units: Sequence[Named], *, requested: bool, answers: bool) -> Told | None:
    """The order in a reply about the task; None where it is a remark.

    `requested` tells that a later deadline is asked for, `answers` that the reply is to that very request.
    """
    words = unicodedata.normalize("NFC", reply.words)
    words = words[len(words) - len(_NUMBER.sub("", fold(words))) :]
    folded = fold(words)
    if len(folded) != len(words) or _CONDITIONAL.search(folded):
        return None
    return next(_orders(reply, words, folded, task, units, requested=requested, answers=answers), None)


def _orders(
    reply: Reply, words: str, folded: str, task: Task, units: Sequence[Named], *, requested: bool, answers: bool
) -> Iterator[Told]:
    """Every order that the words may be, the surest first."""
    if unit := _unit_in(words, folded, units):
        kept = unit.id == task.lead.id and task.state is State.RETURNED
        yield Told(Order.KEEP if kept else Order.REASSIGN, _behind_limit(words, folded), unit)
    if task.state is State.RETURNED and _KEEPS.match(folded):
        yield Told(Order.KEEP, words)
    if task.state in (State.SUBMITTED, State.COMPLETED) and (again := _AGAIN.match(folded)):
        yield Told(Order.REDO, words[again.end() :].strip(_OPENING))
    if task.state is State.WAITING and _COME.match(folded) and not _NOT_COME.search(folded):
        yield Told(Order.BEGIN, _behind_limit(words, folded))
    if requested and _REFUSES.search(folded) and (answers or _LIMIT.search(folded)):
        yield Told(Order.REFUSE, words)
    if moved := _moved_to(reply, words, folded, answers=answers):
        yield Told(Order.EXTEND, moved)
    yes = _GRANTS.match(folded) and (answers or _DELAY.search(folded))
    if requested and (yes or (answers and _BARE_YES.match(folded))):
        yield Told(Order.GRANT)


def _moved_to(reply: Reply, words: str, folded: str, *, answers: bool) -> str:
    """The words of a new deadline; empty where none is set. What only allows may go without a figure, and sets none."""
    if _REFUSES.search(folded):
        return ""
    if reply.intent is Intent.EXTENSION and reply.new_deadline:
        return reply.new_deadline
    allowed = _MOVES.match(folded) or (answers and _GRANTS.match(folded))
    dated = any(letter.isdecimal() for letter in folded)
    return words if _SETS.match(folded) or (allowed and dated) else ""


def _unit_in(words: str, folded: str, units: Sequence[Named]) -> Named | None:
    """The unit that the words give the task to; None where they give it to nobody, or it is not clear to whom."""
    given = _GIVES.match(folded)
    if given is None:
        return None
    start = given.start("unit")
    name = words[start : start + len(_ENDS.sub("", given["unit"]))]
    return find_name(name, units).winner


def _behind_limit(words: str, folded: str) -> str:
    """What follows "hạn": the day of a paper in the same words is no deadline."""
    limit = _LIMIT.search(folded)
    return words[limit.end() :].strip(_OPENING) if limit else ""


def unit_and_limit(words: str) -> tuple[str, str]:
    """The name of a unit, and the new deadline behind it or nothing: "cho VP, hạn 20/12"."""
    words = unicodedata.normalize("NFC", words)
    folded = fold(words)
    opening = _TO.match(folded)
    start = opening.end() if opening else 0
    name = words[start:].partition(",")[0]
    return name[: len(_ENDS.sub("", fold(name)))].strip(), _behind_limit(words, folded)


def numbered(words: str, units: Sequence[Named]) -> tuple[int | None, Named, str] | None:
    """The task, the unit and the new deadline of "11 VP, hạn 20/12"; None where the words are a new task's.

    The number is None where only a unit is named: the message replied to may show the task.
    """
    found = _NUMBERED.match(words)
    if found is None:
        return None
    name, limit = unit_and_limit(found["rest"])
    unit = find_name(name, units).winner
    if unit is None or (_behind(found["rest"], name) and not limit):
        return None
    return int(found["number"]) if found["number"] else None, unit, limit


def _behind(words: str, name: str) -> str:
    return words.partition(name)[2].strip(_OPENING)
