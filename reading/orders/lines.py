"""Orders that name their tasks by number: "duyệt 1 và 2", "huy 3 do trung", "gia hạn việc 2 đến 20/12"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from domain.replies import Reply
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.lookup import phrases
from reading.language.spelling import squeezed
from reading.orders.words import ENDS_HERE, HEAD, MAY_GO_ON
from reading.replies.lines.items import NO_NUMBER
from reading.replies.read import read_as_order

_TASK = r"/?<task_word.mark>\s?\d{1,6}"
_JOINED = r"(?:\s*(?:,|;|<order.number_join>|&|\+)\s*|\s+(?=\d))"
_DECIDED = r"(?!\s+(?:<order.pass>|<agreement>|<order_verb>)(?!\w))"
"""Behind the number of a task of which something of its own is ordered: "duyệt 1, 3; 2 làm lại"."""
_NUMBERS = rf"(?P<numbers>(?:{_TASK}|\d{{1,6}})(?:{_JOINED}(?:{_TASK}|\d{{1,6}}{NO_NUMBER}){_DECIDED})*)"
_NAMED = rf"(?:(?:<task_word.named>\s+){{1,3}}|(?={_TASK}))"
"""Ahead of a number that can be no other one."""
_ANY = r"(?:<task_word.named>\s+){0,3}"
_MARKED = Form("<task_word.mark>", "nv3 và 4", "3 và 4")
_OVER = rf"{NO_NUMBER}(?=$|[\s,;:.])"
_COUNTED = r"\s+<day_mark.range>\s+\d{1,3}\s?<span>"


class VerbForm(NamedTuple):
    """How the verbs of one kind (the value in the lexicon) are followed by numbers.

    `sure` tells that a bare number may be that of a task, also where no message shows any.
    """

    kind: str
    pattern: str
    sure: bool
    reads: str
    not_reads: str


FORMS = (
    VerbForm("bare", rf"\s+{_ANY}{_NUMBERS}{_OVER}", False, "làm lại 2 thiếu phụ lục", "làm lại 2 lần rồi"),
    VerbForm("end", rf"\s+{_ANY}{_NUMBERS}{NO_NUMBER}(?={MAY_GO_ON})", True, "huy 3 do trung", "bỏ 2 dòng cuối"),
    VerbForm("named", rf"\s+{_NAMED}{_NUMBERS}{_OVER}", False, "đạt việc 2", "đạt 80"),
    VerbForm("dated", rf"\s+{_NAMED}{_NUMBERS}{_OVER}", True, "gia hạn việc 2 đến 20/12", "gia hạn 5 ngày"),
    VerbForm(
        "dated",
        rf"\s+{_NUMBERS}{NO_NUMBER}(?!{_COUNTED})(?=\s+<day_mark>(?!\w)|{ENDS_HERE})",
        True,
        "lùi hạn 2 đến 20/12",
        "gia hạn 2 đến 3 ngày",
    ),
    VerbForm(
        "whom",
        rf"\s+{_ANY}{_NUMBERS}{NO_NUMBER}(?=\s+<unit_mark>(?!\w))",
        True,
        "chuyển 2 cho VP",
        "chuyển 2 bản cho VP",
    ),
    VerbForm(
        "mark", rf"\s+{_ANY}{_NUMBERS}{NO_NUMBER}(?=\s+<day_mark>(?!\w))", True, "nâng 2 thành hỏa tốc", "nâng 2 bậc"
    ),
    VerbForm(
        "",
        rf"(?P<middle>\s+(?:(?!<aside>(?!\w))[^\s,;.]{{1,30}}\s+){{1,12}}?){_NAMED}{_NUMBERS}{NO_NUMBER}"
        rf"(?={MAY_GO_ON})",
        True,
        "thêm CĐS phối hợp việc 2",
        "hủy vì trùng với việc 2",
    ),
)
"""Behind a verb; the last one behind all verbs, with the tasks behind what is ordered."""


def _behind_verb(form: VerbForm) -> Form:
    verb = f"<order_verb.{form.kind}>" if form.kind else "<order_verb>"
    return Form(rf"(?P<verb>{HEAD}(?P<said>{verb})){form.pattern}", form.reads, form.not_reads)


_FORMS = tuple((form, _behind_verb(form)) for form in FORMS)
_NEXT = Form(
    rf"[,;\n]\s{{0,9}}(?:<order.number_join>\s+)?(?={_ANY}(?:{_TASK}|\d{{1,6}}){NO_NUMBER}\s+[a-z])",
    "hủy 1, 2 đồng ý",
    "hủy 1, 2",
)
"""Where another task begins, of which something of its own is said."""
_CARRIED = Form(rf"{_ANY}{_NUMBERS}{NO_NUMBER}(?=\s+<day_mark>(?!\w))", "2 đến 5/12", "2 bản đến 5/12")
"""The number of a task and its day, behind those of another: "gia hạn 1 đến 30/11, 2 đến 5/12"."""
_BETWEEN = " ,;.\n"
_SEPARATOR = re.compile(r"[,;.\n]\s{0,9}")
_ENDS_SAID = Form(rf"^{MAY_GO_ON}", ", vì trùng", "bản cuối")
MOST = 20
"""Places in one message where another order may begin."""
_AFTER_TITLE = Form(r"(?<!\w)<courtesy.title>\s{1,9}$", "anh ", "anh ơi ")


@dataclass(frozen=True)
class Ordered:
    """What is ordered of the tasks or lines `numbers`; `named` tells that they are written as tasks are ("nv12").

    `words` are the order, in which the numbers are left out, or stand as "this task".
    """

    words: str
    numbers: tuple[int, ...]
    named: bool
    alone: bool
    """Whether nothing follows but courtesies, a reason, or what the verb asks for: a bare number may be a task's."""
    is_of_unit: bool = False
    """Whether a unit says so, too, and asks for it."""

    def of_tasks(self) -> Sequence[Reply]:
        return [replace(read_as_order(self.words), task=number) for number in self.numbers]

    def of_lines(self) -> Sequence[Reply]:
        return [replace(read_as_order(self.words), item=number) for number in self.numbers]


def read_ordered(text: str) -> Ordered | None:
    """The order and whom it concerns; None where the words are anything else, or several orders."""
    orders = read_all_ordered(text)
    return orders[0] if len(orders) == 1 else None


def read_all_ordered(text: str) -> tuple[Ordered, ...]:
    """The orders of which the whole text consists, in its order; empty where it says anything else."""
    words = squeezed(unicodedata.normalize("NFC", text)).strip()
    folded = fold(words)
    if len(folded) != len(words):
        return ()
    starts = [0, *_starts(folded)]
    found: list[Ordered] = []
    verb = ""
    for start, end in zip(starts, (*starts[1:], len(words)), strict=True):
        said = words[start:end].rstrip(_BETWEEN)
        whole = f"{verb} {said}" if verb and _CARRIED.match(fold(said)) else said
        order = _read_one(whole)
        if order is None:
            return ()
        found.append(order)
        matched = _match(fold(whole), 0)
        verb = whole[: matched[1].end("verb")] if matched and matched[0].kind == "dated" else ""
    return tuple(found)


def _starts(folded: str) -> Iterator[int]:
    """Where the second order begins, and those behind it: with a verb, or with the number and the day of its task."""
    for found in islice(_SEPARATOR.finditer(folded), MOST):
        if _match(folded, found.end()) is not None or _CARRIED.match(folded, found.end()):
            yield found.end()


def _read_one(words: str) -> Ordered | None:
    folded = fold(words)
    matched = _match(folded, 0)
    if matched is None:
        return None
    form, found = matched
    rest = folded[found.end() :]
    if _NEXT.search(rest) or _is_name(words, found):
        return None
    numbers = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", found["numbers"])))
    alone = form.sure or _ENDS_SAID.match(rest) is not None
    is_of_unit = found["said"] in listed("order_verb", "unit")
    named = _MARKED.search(found["numbers"]) is not None
    return Ordered(_without_numbers(words, found), numbers, named, alone, is_of_unit)


def _match(folded: str, at: int) -> tuple[VerbForm, re.Match[str]] | None:
    """The first form that stands there."""
    found = ((form, behind.match(folded, at)) for form, behind in _FORMS)
    return next(((form, match) for form, match in found if match is not None), None)


def form_of(text: str) -> VerbForm | None:
    """The form by which the first order is read; None where there is none."""
    matched = _match(fold(squeezed(unicodedata.normalize("NFC", text)).strip()), 0)
    return matched[0] if matched else None


def _is_name(words: str, found: re.Match[str]) -> bool:
    """ "anh Huy 2": without its mark the verb is a name."""
    start, end = found.span("said")
    may_be_name = words[start:end].lower() in listed("order", "name_unmarked")
    return may_be_name and _AFTER_TITLE.search(fold(words[:start])) is not None


def _without_numbers(words: str, found: re.Match[str]) -> str:
    """The order as if it answered the card of its task alone."""
    rest = words[found.end() :]
    middle = found.groupdict().get("middle")
    if middle:
        return f"{words[: found.end('middle')].rstrip()}{rest}"
    this = ""
    if found["said"] in listed("order_verb", "this"):
        this = f" {THIS_TASK if words.lower() != fold(words) else fold(THIS_TASK)}"
    return f"{words[: found.end('verb')]}{this}{rest}"


(THIS_TASK,) = phrases("task_word", "this")
