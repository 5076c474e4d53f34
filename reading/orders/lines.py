"""Orders that name their tasks by number: "duyệt 1 và 2", "huy 3 do trung", "gia hạn việc 2 đến 20/12"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from domain.replies import Reply
from domain.words import fold
from reading.language.lookup import folded as listed
from reading.language.lookup import pattern
from reading.language.spelling import squeezed
from reading.orders.words import ENDS_HERE, HEAD, MAY_GO_ON
from reading.replies.items import NO_NUMBER
from reading.replies.read import read_as_order

_THING = pattern("task_word", "named")
_TASK = r"/?nv\s?\d{1,6}"
_NUMBERS = rf"(?P<numbers>(?:{_TASK}|\d{{1,6}})(?:\s*(?:,|;|va|&|\+)\s*(?:{_TASK}|\d{{1,6}}{NO_NUMBER}))*)"
_NAMED = rf"(?:(?:{_THING}\s+){{1,3}}|(?={_TASK}))"
"""Ahead of a number that can be no other one."""
_ANY = rf"(?:{_THING}\s+){{0,3}}"
_OVER = rf"{NO_NUMBER}(?=$|[\s,;:.])"
_DAY = pattern("day_mark")
_UNIT = pattern("unit_mark")
_COUNTED = rf"\s+{pattern('day_mark', 'range')}\s+\d{{1,3}}\s?{pattern('span')}"
_ASIDE = pattern("aside")


class Form(NamedTuple):
    """How the verbs of one kind (the value in the lexicon) are followed by numbers.

    `sure` tells that a bare number may be that of a task, also where no message shows any.
    """

    kind: str
    pattern: str
    sure: bool
    reads: str
    not_reads: str


FORMS = (
    Form("bare", rf"\s+{_ANY}{_NUMBERS}{_OVER}", False, "làm lại 2 thiếu phụ lục", "làm lại 2 lần rồi"),
    Form("end", rf"\s+{_ANY}{_NUMBERS}{NO_NUMBER}(?={MAY_GO_ON})", True, "huy 3 do trung", "bỏ 2 dòng cuối"),
    Form("named", rf"\s+{_NAMED}{_NUMBERS}{_OVER}", False, "đạt việc 2", "đạt 80"),
    Form("day", rf"\s+{_NAMED}{_NUMBERS}{_OVER}", True, "gia hạn việc 2 đến 20/12", "gia hạn 5 ngày"),
    Form(
        "day",
        rf"\s+{_NUMBERS}{NO_NUMBER}(?!{_COUNTED})(?=\s+{_DAY}(?!\w)|{ENDS_HERE})",
        True,
        "lùi hạn 2 đến 20/12",
        "gia hạn 2 đến 3 ngày",
    ),
    Form(
        "whom", rf"\s+{_ANY}{_NUMBERS}{NO_NUMBER}(?=\s+{_UNIT}(?!\w))", True, "chuyển 2 cho VP", "chuyển 2 bản cho VP"
    ),
    Form("mark", rf"\s+{_ANY}{_NUMBERS}{NO_NUMBER}(?=\s+{_DAY}(?!\w))", True, "nâng 2 thành hỏa tốc", "nâng 2 bậc"),
    Form(
        "",
        rf"(?P<middle>\s+(?:(?!{_ASIDE}(?!\w))[^\s,;.]{{1,30}}\s+){{1,12}}?){_NAMED}{_NUMBERS}{NO_NUMBER}(?={MAY_GO_ON})",
        True,
        "thêm CĐS phối hợp việc 2",
        "hủy vì trùng với việc 2",
    ),
)
"""Behind a verb; the last one behind all verbs, with the tasks behind what is ordered."""


def _compiled(form: Form) -> re.Pattern[str]:
    verb = pattern("order_verb", form.kind)
    return re.compile(rf"(?P<verb>{HEAD}(?P<said>{verb})){form.pattern}")


_COMPILED = tuple((form, _compiled(form)) for form in FORMS)
_NEXT = re.compile(rf"[,;\n]\s{{0,9}}(?:va\s+)?(?={_ANY}(?:{_TASK}|\d{{1,6}}){NO_NUMBER}\s+[a-z])")
"""Where another task begins, of which something of its own is said."""
_CARRIED = re.compile(rf"{_ANY}{_NUMBERS}{NO_NUMBER}(?=\s+{_DAY}(?!\w))")
"""The number of a task and its day, behind those of another: "gia hạn 1 đến 30/11, 2 đến 5/12"."""
_BETWEEN = " ,;.\n"
_SEPARATOR = re.compile(r"[,;.\n]\s{0,9}")
MOST = 20
"""Places in one message where another order may begin."""
_AFTER_TITLE = re.compile(rf"(?<!\w){pattern('courtesy', 'title')}\s{{1,9}}$")


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
        verb = whole[: matched[1].end("verb")] if matched and matched[0].kind == "day" else ""
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
    alone = form.sure or re.match(MAY_GO_ON, rest) is not None
    is_of_unit = found["said"] in listed("order_verb", "unit")
    return Ordered(_without_numbers(words, found), numbers, "nv" in found["numbers"], alone, is_of_unit)


def _match(folded: str, at: int) -> tuple[Form, re.Match[str]] | None:
    """The first form that stands there."""
    found = ((form, compiled.match(folded, at)) for form, compiled in _COMPILED)
    return next(((form, match) for form, match in found if match is not None), None)


def form_of(text: str) -> Form | None:
    """The form by which the first order is read; None where there is none."""
    matched = _match(fold(squeezed(unicodedata.normalize("NFC", text)).strip()), 0)
    return matched[0] if matched else None


def _is_name(words: str, found: re.Match[str]) -> bool:
    """ "anh Huy 2": without its mark the verb is a name."""
    start, end = found.span("said")
    return words[start:end].lower() == "huy" and _AFTER_TITLE.search(fold(words[:start])) is not None


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


THIS_TASK = "việc này"
