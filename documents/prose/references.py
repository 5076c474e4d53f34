"""Deadlines that an item takes from another one of the same paper: "theo thời gian tại khoản 1"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from documents.prose import limits
from documents.prose.items import Read, Setting
from documents.prose.outline import Node
from domain.deadlines import Deadline, DeadlineKind
from domain.words import fold
from reading.deadlines.read import read_deadlines

_NAMED = re.compile(r"\b(?:khoan|muc|diem|dieu|y|phan|tiet)\s+(?P<name>[ivx]{1,5}\b|\d{1,2}(?:\.\d{1,2})*|[a-z]\b)")
_ELSEWHERE = re.compile(r"\b(?:cua|tai)\s+(?:luat|nghi dinh|thong tu|nghi quyet)\b")


def resolved(reads: Sequence[Read], root: Node, setting: Setting) -> tuple[Read, ...]:
    """The tasks with the days of the items to which their deadlines refer; a reference that leads nowhere stays."""
    return tuple(_resolved(one, root, setting) for one in reads)


def _resolved(read: Read, root: Node, setting: Setting) -> Read:
    deadline = read.found.deadline
    if deadline is None or deadline.kind is not DeadlineKind.REFERENCE or deadline.day:
        return read
    named = _NAMED.findall(fold(deadline.words))
    if not named or _ELSEWHERE.search(fold(deadline.words)):
        return read
    target = _item(root, read.node, named)
    when = _limit_of(target, setting) if target else None
    if when is None:
        return read
    own = deadline._replace(day=when.day, moment=when.moment)
    return read._replace(found=replace(read.found, deadline=own))


def _item(root: Node, own: Node, named: Sequence[str]) -> Node | None:
    """The item that is called so: beside the own one first, then anywhere."""
    *outer, last = reversed(named)
    fits = [node for node in root.walk() if node is not own and _is_called(node, last)]
    fits = [node for node in fits if all(any(_is_called(one, name) for one in node.chain[:-1]) for name in outer)]
    beside = [node for node in fits if node.parent is own.parent]
    return next(iter(beside or fits), None)


def _is_called(node: Node, name: str) -> bool:
    return node.marker is not None and fold(node.marker.name).removeprefix("dieu ") == name


def _limit_of(node: Node, setting: Setting) -> Deadline | None:
    """The day by which that item is to be done; else the last day to come that it names."""
    text = " ".join(one.text for one in node.walk())
    said = limits.of_item(text, setting.at, setting.rules)
    if said and said.deadline and said.deadline.day:
        return said.deadline
    found = read_deadlines(text, setting.at, calendar=setting.rules.calendar, before=setting.rules.before)
    coming = [one for one in found if one.day and one.day >= setting.at.date() and one.kind is not DeadlineKind.WINDOW]
    return max(coming, key=_day) if coming else None


def _day(deadline: Deadline) -> dt.date:
    return deadline.day or dt.date.min
