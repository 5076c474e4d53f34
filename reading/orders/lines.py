"""Orders that name their tasks behind the verb: "duyệt 1 và 2", "làm lại nv12, thiếu phụ lục"."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.replies import Reply
from domain.words import fold
from reading.language.spelling import squeezed
from reading.orders.words import HEAD, MAY_GO_ON
from reading.replies.items import NO_NUMBER
from reading.replies.read import read_reply

_JUDGES = r"(?:duyet|xac nhan(?: hoan thanh)?|dong y|khong duyet|lam lai|tra lai|huy|giao lai)"
_MOVES = r"(?:dat|chua dat|gia han|lui han|sua han|doi han|rut ngan han)"
"""Behind these a bare number is one of days or of percent."""
_THING = r"(?:(?:viec|nhiem vu|muc|so|cho)\s+)*"
_NAMED = r"/?nv\s?\d{1,6}"
_ORDERED = re.compile(
    rf"(?P<verb>{HEAD}(?:{_JUDGES}|{_MOVES}(?=\s+{_THING}{_NAMED})))\s+{_THING}"
    rf"(?P<numbers>(?:{_NAMED}|\d{{1,6}})(?:\s*(?:,|;|va|&|\+)\s*(?:{_NAMED}|\d{{1,6}}{NO_NUMBER}))*){NO_NUMBER}"
    r"(?=$|[\s,;:.])(?P<rest>.*)$",
    re.DOTALL,
)


@dataclass(frozen=True)
class Ordered:
    """What is ordered of the tasks or lines `numbers`; `named` tells that they are written as tasks are ("nv12")."""

    words: str
    numbers: tuple[int, ...]
    named: bool
    alone: bool
    """Whether nothing follows but courtesies and a reason, so that a bare number may be that of a task."""

    def of_tasks(self) -> Sequence[Reply]:
        return [replace(read_reply(self.words), task=number) for number in self.numbers]

    def of_lines(self) -> Sequence[Reply]:
        return [replace(read_reply(self.words), item=number) for number in self.numbers]


def read_ordered(text: str) -> Ordered | None:
    """The order and whom it concerns; None where the words are anything else."""
    words = squeezed(unicodedata.normalize("NFC", text)).strip()
    folded = fold(words)
    found = _ORDERED.match(folded)
    if found is None or len(folded) != len(words) or _ORDERED.match(found["rest"].strip(" ,;:.")):
        return None
    verb, rest = words[: found.end("verb")], words[found.start("rest") :]
    numbers = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", found["numbers"])))
    alone = re.match(MAY_GO_ON, found["rest"]) is not None
    return Ordered(f"{verb}{rest}", numbers, named="nv" in found["numbers"], alone=alone)
