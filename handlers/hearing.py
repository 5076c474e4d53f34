"""A reply to a message of ours that shows tasks: each part of it is for one of them, and is answered for itself."""

from collections.abc import Sequence

from actions import tasks
from actions.talks import Ours
from domain import refusals
from domain.asking import Asked, Question, questions_about
from domain.people import Verb, may
from domain.replies import Intent, Reply
from domain.tasks import Task
from handlers import progress
from handlers.snoozes import take
from handlers.told import Told
from reading.orders import judgements
from reading.orders.lines import Ordered, read_ordered
from reading.replies.lines import lines_meant, may_name_line
from reading.replies.read import read_replies
from reading.replies.snoozes import read_wish
from texts import refusals as no
from texts import tasks as words
from texts.message import Message


def hear(told: Told, text: str, ours: Ours) -> None:
    """A reply to a message of ours that shows tasks."""
    found = tasks.tasks_by_ids(told.turn.session, told.speaker, ours.shows)
    if not found:
        raise refusals.NoTaskHere
    if not text.strip():
        _files_only(told, ours, found)
        return
    own = [task for task in found if task.id not in ours.told_only] or found
    heard = _ordered(told, text, ours) or _wishes(told, text) or _of_own(_read(text, ours, own), ours, own)
    if len(heard) == 1:
        _one(told, heard[0], ours, found, own)
        return
    said = len(told.turn.letters)
    numbers: list[int | None] = []
    for reply in heard:
        _one_of_several(told, reply, ours, found, own)
        numbers += [reply.item] * (len(told.turn.letters) - said - len(numbers))
    told.turn.join(said, numbers)


def _read(text: str, ours: Ours, own: Sequence[Task]) -> Sequence[Reply]:
    """The readings in answer to what the message asks; numbers are lines only where it is known to have some."""
    items = lines_meant(text, max(ours.by_number)) if ours.lines else 1
    return read_replies(text, items=items, asked=_asked(text, ours, own))


def _asked(text: str, ours: Ours, own: Sequence[Task]) -> Asked:
    """What the message asks of each line; who names none answers what it asks of each task of the speaker.

    "1" under a line of that number is not taken for a share.
    """
    about = " ".join(f"{task.content} {task.lead.name}" for task in own)
    if ours.asks is None:
        return Asked(about=about)
    by_line = {line: questions_about(task, ours.asks) for line, task in ours.by_number.items()}
    of_all = frozenset.intersection(*(questions_about(task.id, ours.asks) for task in own))
    if ours.lines and may_name_line(text, ours.by_number):
        of_all -= {Question.SHARE}
    return Asked(of_all, by_line, about)


def hear_ordered(told: Told, ordered: Ordered) -> None:
    """Orders that name their tasks by number, with no message in between."""
    said = len(told.turn.letters)
    for reply in ordered.of_tasks():
        _one_of_several(told, reply, Ours(), (), ())
    told.turn.join(said)


def _ordered(told: Told, text: str, ours: Ours) -> Sequence[Reply]:
    """The orders in a text that names its tasks or lines behind the verb, said by somebody who gives orders."""
    ordered = read_ordered(text) if may(told.speaker.known, Verb.EXTEND) else None
    if ordered is None:
        return ()
    if ordered.named:
        return ordered.of_tasks()
    return ordered.of_lines() if len(ours.shows) > 1 else ()


def _one(told: Told, reply: Reply, ours: Ours, found: Sequence[Task], own: Sequence[Task]) -> None:
    task = _task_meant(told, reply, ours, found, own)
    if task is not None:
        take(told, reply, task)
    elif reply.intent is Intent.ACK:
        progress.receive(told, reply, own)


def _wishes(told: Told, text: str) -> Sequence[Reply]:
    """A wish to be reminded again that names its task in the midst of its words: "nhắc lại nv12 thứ Sáu"."""
    wish = read_wish(text, told.now)
    if wish is None or wish.rest or (wish.task is None and wish.item is None):
        return ()
    return (Reply(text, Intent.PROGRESS, item=wish.item, task=wish.task),)


def _of_own(heard: Sequence[Reply], ours: Ours, own: Sequence[Task]) -> Sequence[Reply]:
    """The readings; what is said of all lines or of the rest ("tất cả xong"), of the speaker's own lines alone.

    The occurrence of a series that has only begun is not among them: it is told of, and nobody asks for it yet.
    """
    ids = {task.id for task in own}
    theirs = {item for item, task in ours.by_number.items() if task in ids}
    return [reply for reply in heard if not reply.sweeping or reply.item in theirs]


def _one_of_several(told: Told, reply: Reply, ours: Ours, found: Sequence[Task], own: Sequence[Task]) -> None:
    """Each is done and answered for itself: what the rules refuse of one leaves the others as they are."""
    task = None
    try:
        task = _task_meant(told, reply, ours, found, own)
        if task is not None:
            with told.turn.attempt():
                take(told, reply, task)
    except refusals.Refusal as refusal:
        told.turn.say(no.about(refusal, task) if task else Message(no.words(refusal)))


def _task_meant(told: Told, reply: Reply, ours: Ours, found: Sequence[Task], own: Sequence[Task]) -> Task | None:
    """The task that a reply is about; None for courtesy. Raises NoSuchTask, NoSuchItem, NotYourItem, WhichTask.

    Who names no line of a digest speaks of the own one, where only one of them is.
    """
    if reply.unsettled:
        raise _which(ours, found)
    if reply.task is not None:
        return tasks.find_task(told.turn.session, told.speaker, reply.task)
    shown = ours.by_number
    if reply.item is not None and ours.uncounted:
        raise _which(ours, found)
    if reply.item is not None and reply.item not in shown:
        raise refusals.NoSuchItem(reply.item, len(shown))
    if len(set(shown.values())) == 1:
        return found[0]
    if reply.item is not None:
        task = next((task for task in found if task.id == shown[reply.item]), None)
        if task is None:
            raise refusals.NotYourItem(reply.item)
        return task
    decides = may(told.speaker.known, Verb.CONFIRM)
    judged = decides and judgements.judges(reply.words)
    if reply.intent in (Intent.ACK, Intent.SMALLTALK) and not judged:
        return None
    if len(own) == 1 and not may_name_line(reply.words, shown):
        return own[0]
    raise _which(ours, found, decides=decides)


def _which(ours: Ours, found: Sequence[Task], *, decides: bool = False) -> refusals.WhichTask:
    return refusals.WhichTask(tuple(task.number for task in found), decides, counted=not ours.uncounted)


def _files_only(told: Told, ours: Ours, found: Sequence[Task]) -> None:
    if len(found) > 1:
        raise _which(ours, found)
    tasks.attach(told.turn, told.speaker, found[0], told.files)
    told.say(words.attached(found[0], len(told.files)), found[0])
