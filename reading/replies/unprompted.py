"""Which tasks are meant where no message is answered: "việc 3 được 20%", "8 xong", "xong việc 6"."""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice

from domain.replies import Intent
from domain.words import fold
from reading.language.forms import Form
from reading.language.task_numbers import named
from reading.orders.judgements import judges
from reading.orders.words import SAYS_NO, SAYS_YES
from reading.replies.read import read_reply

_CALLED = Form(
    r"(?<!\w)(?:<task_word.thing>|<task_word.named>|<unprompted.thing>)(?: <task_word.named>)?\s?(?P<number>\d{1,9})"
    r"(?![\w/%]|[.,]\d|\s?%)",
    "việc số 3 được 20%",
    "làm việc 3/12",
)
_LEADS = Form(
    r"(?:^|[\n;]|[,.]\s(?=\s{0,9}\d)|\s<unprompted.and>\s)\s{0,9}(?P<number>\d{1,9})"
    r"(?:\s{0,9}[:.)]\s{1,9}|\s{1,9}(?=[^\W\d]|\d))(?!<thing>|<order.period>)(?P<rest>[^\n;]{0,160})",
    "8 xong, QĐ 99/QĐ-SKHCN",
    "12 hồ sơ xong",
)
MOST_HEADS = 40
"""So many numbers are looked at, each with so many letters behind it: nobody names more tasks in a message."""
SAYING = frozenset({Intent.DONE, Intent.EXTENSION, Intent.OBSTACLE, Intent.DECLINE})


@dataclass(frozen=True)
class _Named:
    start: int
    end: int
    number: int


def numbers_meant(text: str) -> tuple[int, ...]:
    """The numbers that may be those of tasks, each once; which of them are is known to who has the tasks."""
    return tuple(dict.fromkeys(one.number for one in _named(unicodedata.normalize("NFC", text))))


def with_names(text: str, numbers: Container[int]) -> str:
    """The words with those numbers as tasks are named everywhere: "nv8 xong"."""
    text = unicodedata.normalize("NFC", text)
    pieces, at = [], 0
    for one in _named(text):
        if one.number in numbers and one.start >= at:
            pieces += [text[at : one.start], named(one.number)]
            at = one.end
    return "".join((*pieces, text[at:]))


def _named(text: str) -> list[_Named]:
    folded = fold(text)
    called = [_at(found) for found in _CALLED.finditer(folded)]
    taken = {one.end for one in called}
    leading = [one for one in _leading(text, folded) if one.end not in taken]
    return sorted((*called, *leading), key=lambda one: one.start)


def _at(found: re.Match[str]) -> _Named:
    return _Named(found.start(), found.end("number"), int(found["number"]))


def _leading(text: str, folded: str) -> Iterator[_Named]:
    """Numbers at the head of a clause that reports or decides something."""
    for found in islice(_heads(folded), MOST_HEADS):
        rest = text[found.start("rest") : found.end("rest")]
        reply = read_reply(rest)
        says = reply.intent in SAYING or reply.percent is not None or reply.count is not None
        if says or judges(rest) or SAYS_YES.search(fold(rest)) or SAYS_NO.search(fold(rest)):
            end = found.start("rest")
            closing = folded[found.end("number") : end]
            yield _Named(found.start("number"), end - len(closing) + len(closing.rstrip()), int(found["number"]))


def _heads(folded: str) -> Iterator[re.Match[str]]:
    at = 0
    while (found := _LEADS.compiled.search(folded, at)) is not None:
        yield found
        at = found.end("number")
