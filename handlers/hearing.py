"""A reply to a message of ours that shows tasks: each part of it is for one of them, and is answered for itself."""

from collections.abc import Mapping, Sequence

from actions import tasks
from domain import refusals
from domain.people import Verb, may
from domain.reminding.digests import Section
from domain.replies import Intent, Reply
from domain.tasks import Task
from handlers.snoozes import take
from handlers.told import Told
from reading.orders import judgements
from reading.orders.lines import Ordered, read_ordered
from reading.replies.lines import by_number, is_numbered, lines_meant, lines_under, may_name_line
from reading.replies.read import read_replies
from reading.replies.snoozes import read_wish
from texts import refusals as no
from texts import tasks as words
from texts.message import Message
from texts.reminders import TITLES


async def hear(told: Told, text: str, ids: Sequence[int], *, context_words: str) -> None:
    """A reply to a message of ours that shows the tasks `ids`, in its order."""
    found = await tasks.tasks_by_ids(told.turn.session, told.speaker, ids)
    if not found:
        raise refusals.NoTaskHere
    if not text.strip():
        await _files_only(told, found)
        return
    shown = by_number(context_words, ids)
    lines = lines_meant(text, max(shown)) if is_numbered(context_words) or 1 not in shown else len(shown)
    begun = {shown.get(line) for line in lines_under(context_words, TITLES[Section.BEGUN])}
    own = [task for task in found if task.id not in begun] or found
    ordered = _ordered(told, text, shown)
    heard = ordered or _wishes(told, text)
    heard = heard or _of_own(read_replies(text, items=lines, context=context_words), shown, own)
    if len(heard) == 1:
        await _one(told, heard[0], shown, found, own)
        return
    said = len(told.turn.letters)
    numbers: list[int | None] = []
    for reply in heard:
        await _one_of_several(told, reply, shown, found, own)
        numbers += [reply.item] * (len(told.turn.letters) - said - len(numbers))
    told.turn.join(said, numbers)


async def hear_ordered(told: Told, ordered: Ordered) -> None:
    """Orders that name their tasks by number, with no message in between."""
    said = len(told.turn.letters)
    for reply in ordered.of_tasks():
        await _one_of_several(told, reply, {}, (), ())
    told.turn.join(said)


def _ordered(told: Told, text: str, shown: Mapping[int, int]) -> Sequence[Reply]:
    """The orders in a text that names its tasks or lines behind the verb, said by somebody who gives orders."""
    ordered = read_ordered(text) if may(told.speaker.known, Verb.EXTEND) else None
    if ordered is None:
        return ()
    if ordered.named:
        return ordered.of_tasks()
    return ordered.of_lines() if len(shown) > 1 else ()


async def _one(told: Told, reply: Reply, shown: Mapping[int, int], found: Sequence[Task], own: Sequence[Task]) -> None:
    task = await _task_meant(told, reply, shown, found, own)
    if task is not None:
        await take(told, reply, task)


def _wishes(told: Told, text: str) -> Sequence[Reply]:
    """A wish to be reminded again that names its task in the midst of its words: "nhắc lại nv12 thứ Sáu"."""
    wish = read_wish(text, told.now)
    if wish is None or wish.rest or (wish.task is None and wish.item is None):
        return ()
    return (Reply(text, Intent.PROGRESS, item=wish.item, task=wish.task),)


def _of_own(heard: Sequence[Reply], shown: Mapping[int, int], own: Sequence[Task]) -> Sequence[Reply]:
    """The readings; what is said of all lines or of the rest ("tất cả xong"), of the speaker's own lines alone.

    The occurrence of a series that has only begun is not among them: it is told of, and nobody asks for it yet.
    """
    ids = {task.id for task in own}
    theirs = {item for item, task in shown.items() if task in ids}
    return [reply for reply in heard if not reply.sweeping or reply.item in theirs]


async def _one_of_several(
    told: Told, reply: Reply, shown: Mapping[int, int], found: Sequence[Task], own: Sequence[Task]
) -> None:
    """Each is done and answered for itself: what the rules refuse of one leaves the others as they are."""
    task = None
    try:
        task = await _task_meant(told, reply, shown, found, own)
        if task is not None:
            async with told.turn.attempt():
                await take(told, reply, task)
    except refusals.Refusal as refusal:
        told.turn.say(no.about(refusal, task) if task else Message(no.words(refusal)))


async def _task_meant(
    told: Told, reply: Reply, shown: Mapping[int, int], found: Sequence[Task], own: Sequence[Task]
) -> Task | None:
    """The task that a reply is about; None for courtesy. Raises NoSuchTask, NoSuchItem, NotYourItem, WhichTask.

    Who names no line of a digest speaks of the own one, where only one of them is.
    """
    if reply.unsettled:
        raise refusals.WhichTask(tuple(task.number for task in found))
    if reply.task is not None:
        return await tasks.find_task(told.turn.session, told.speaker, reply.task)
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
    raise refusals.WhichTask(tuple(task.number for task in found), decides)


async def _files_only(told: Told, found: Sequence[Task]) -> None:
    if len(found) > 1:
        raise refusals.WhichTask(tuple(task.number for task in found))
    await tasks.attach(told.turn, told.speaker, found[0], told.files)
    told.say(words.attached(found[0], len(told.files)), found[0])
