"""Counts without their total: what they come to, where the task has one ("8/12", then "thêm 2 hồ sơ": 10/12)."""

from dataclasses import replace

from domain.replies import Amount, AmountKind, Intent, Reply
from domain.tasks import Task
from domain.words import fold


def with_count(reply: Reply, task: Task) -> Reply:
    """The reply with the count that it comes to, where the task has a total and what is counted may be the same.

    All of it being done, the work may be; more than there is in all is a slip.
    """
    if reply.amount is None or task.count is None or not _is_counted(reply.amount, task):
        return reply
    done, total = _done(reply.amount, *task.count), task.count[1]
    if not 0 <= done <= total:
        return replace(reply, beyond=True)
    is_full = reply.intent is Intent.PROGRESS and done == total
    return replace(reply, count=(done, total), amount=None, doubtful=reply.doubtful or is_full)


def _is_counted(amount: Amount, task: Task) -> bool:
    told = [_words_of(text) for text in (task.content, task.last_words or "")]
    return not amount.things or any(_holds(text, thing) for text in told for thing in amount.things)


def _words_of(text: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return f" {' '.join(words.split())} "


def _holds(text: str, thing: str) -> bool:
    """Diacritics are compared where both have some."""
    is_marked = thing != fold(thing) and text != fold(text)
    return f" {thing} " in text if is_marked else f" {fold(thing)} " in fold(text)


def _done(amount: Amount, done: int, total: int) -> int:
    counts = {
        AmountKind.REACHED: amount.number,
        AmountKind.LEFT: total - amount.number,
        AmountKind.MORE: done + amount.number,
    }
    return counts[amount.kind]
