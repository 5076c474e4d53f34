"""What is proposed to a unit for its part of a round, from what it has reported."""

from collections.abc import Sequence

from domain.rounds.answers import Progress
from domain.rounds.plan import ItemKind
from domain.tasks import State, Task
from texts import official
from texts.tasks import cut, progress_words

LONGEST = 160
MOST = 8
"""Tasks that are named; the others are counted."""


def words(kind: ItemKind, found: Progress) -> str:
    """What is proposed for an item of that kind; empty where the reports say nothing of it."""
    match kind:
        case ItemKind.RESULTS:
            return _results(found)
        case ItemKind.OBSTACLES:
            return _listed([f"{_content(task)}: {cut(reason, LONGEST)}" for task, reason in found.obstacles])
        case ItemKind.PLAN:
            return _plan(found.coming)
    return ""


def _results(found: Progress) -> str:
    going = found.going
    done = [task for task in found.done if task.state is State.COMPLETED]
    reported = [task for task in found.done if task.state is not State.COMPLETED]
    sentences = []
    for begun, tasks in (("Đã hoàn thành", done), ("Đã báo hoàn thành, chờ xác nhận", reported)):
        if tasks:
            named = _listed([_content(task) for task in tasks])
            sentences.append(f"{begun} {official.number(len(tasks))} nhiệm vụ: {named}")
    if going:
        named = _listed([_at_work(task) for task in going])
        sentences.append(f"Đang thực hiện {official.number(len(going))} nhiệm vụ: {named}")
    return " ".join(f"{sentence}." for sentence in sentences)


def _plan(coming: Sequence[Task]) -> str:
    if not coming:
        return ""
    return f"Hoàn thành các nhiệm vụ đến hạn: {_listed([_due(task) for task in coming])}."


def _content(task: Task) -> str:
    return cut(task.content, LONGEST).rstrip(" .;")


def _at_work(task: Task) -> str:
    progress = progress_words(task)
    return f"{_content(task)} ({progress})" if progress else _content(task)


def _due(task: Task) -> str:
    day = task.due.day if task.due else None
    return f"{_content(task)} (hạn {official.date(day)})" if day else _content(task)


def _listed(named: Sequence[str]) -> str:
    more = f"; và {official.number(len(named) - MOST)} nhiệm vụ khác" if len(named) > MOST else ""
    return "; ".join(named[:MOST]) + more
