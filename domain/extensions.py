"""From when an extension is counted: "thêm 5 ngày" is five days more than there were, "5 ngày nữa" five from today."""

import datetime as dt
import re

from domain import deadlines, refusals
from domain.spelling import fold
from domain.tasks import Due, Task, last_day_of

_MORE = re.compile(r"\b(?:them|lui|gia han|khat|doi|keo dai)\b")
_FROM_NOW = re.compile(r"\b(?:nua|toi|sau)\b")
_EXPRESSLY_MORE = re.compile(r"\bthem\b")


def counted_from(words: str, wanted: str, due: Due | None, now: dt.datetime) -> dt.date | None:
    """The day from which the days `wanted` count, by all the `words` of the request; None: from today.

    A deadline that has passed is no start, because the new one might have passed as well.
    """
    assert now.tzinfo is not None
    ends = due.ends(now.tzinfo) if due else None
    if ends is None or ends <= now or not _MORE.search(fold(f"{words} {wanted}")):
        return None
    if _FROM_NOW.search(fold(wanted)) and not _EXPRESSLY_MORE.search(fold(wanted)):
        return None
    return last_day_of(ends, now.tzinfo)


def whole_limit(words: str, wanted: str, now: dt.datetime) -> str:
    """The limit `wanted` with what belongs to it in all the `words`: "thứ 4 tuần sau" may go on with "nữa"."""
    wider = (one.words.partition(wanted) for one in deadlines.read_deadlines(words, now))
    return next((found + rest for _, found, rest in wider if found), wanted)


def refuse_earlier(task: Task, due: Due, zone: dt.tzinfo) -> None:
    """An extension ends after the deadline that it extends. Raises NotLater."""
    before, after = (task.due.ends(zone) if task.due else None), due.ends(zone)
    if before is not None and after is not None and after <= before:
        raise refusals.NotLater(task.number, last_day_of(before, zone))
