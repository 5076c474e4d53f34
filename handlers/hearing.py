"""A reply to a message of ours that shows tasks: each part of it is for one of them, and is answered for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions import tasks
from domain import refusals, replies, task_numbers
from domain.order_lines import Ordered, read_ordered
from domain.people import Verb, may
from domain.replies import Intent, Reply
from domain.reply_lines import by_number, is_numbered, lines_meant
from domain.tasks import Task
from handlers.progress import take
from handlers.told import Told
from texts import refusals as no
from texts import tasks as words
from texts.message import Message


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
    ordered = _ordered(told, text, shown)
    heard = ordered or _of_shown(_read(text, lines, context_words), shown)
    if len(heard) == 1:
        await _one(told, heard[0], shown, found)
        return
    said = len(told.turn.letters)
    numbers: list[int | None] = []
    for reply in _of_own(heard, shown, found):
        await _one_of_several(told, reply, shown, found)
        numbers += [reply.item] * (len(told.turn.letters) - said - len(numbers))
    told.turn.join(said, numbers)


def _read(text: str, lines: int, context_words: str) -> Sequence[Reply]:
    """The readings; one alone where a single task is named within: "xin lùi hạn nv12 đến 31/1"."""
    heard = replies.read_replies(text, items=lines, context=context_words)
    named = task_numbers.named_in(text)
    if len(heard) > 1 and len(named) == 1 and all(one.item is None and one.task in (None, *named) for one in heard):
        return [replace(replies.read_reply(text), task=named[0])]
    return heard


async def hear_ordered(told: Told, ordered: Ordered) -> None:
    """Orders that name their tasks by number, with no message in between."""
    said = len(told.turn.letters)
    for reply in ordered.of_tasks():
        await _one_of_several(told, reply, {}, ())
    told.turn.join(said)


def _ordered(told: Told, text: str, shown: Mapping[int, int]) -> Sequence[Reply]:
    """The orders in a text that names its tasks or lines behind the verb, said by somebody who gives orders."""
    ordered = read_ordered(text) if may(told.speaker.known, Verb.EXTEND) else None
    if ordered is None:
        return ()
    if ordered.named:
        return ordered.of_tasks()
    return ordered.of_lines() if len(shown) > 1 else ()


async def _one(told: Told, reply: Reply, shown: Mapping[int, int], found: Sequence[Task]) -> None:
    task = await _task_meant(told, reply, shown, found)
    if task is not None:
        await take(told, reply, task)


def _of_shown(heard: Sequence[Reply], shown: Mapping[int, int]) -> Sequence[Reply]:
    """The readings without those that "tất cả" makes for numbers between the ones that are shown."""
    theirs = {reply.words for reply in heard if reply.item in shown}
    return [reply for reply in heard if reply.item is None or reply.item in shown or reply.words not in theirs]


def _of_own(heard: Sequence[Reply], shown: Mapping[int, int], found: Sequence[Task]) -> Sequence[Reply]:
    """The readings; where one and the same is said of all lines ("tất cả xong"), of the speaker's own lines alone."""
    if len({reply.words for reply in heard}) > 1 or {reply.item for reply in heard} != set(shown):
        return heard
    own = {task.id for task in found}
    return [reply for reply in heard if reply.item is not None and shown[reply.item] in own]


async def _one_of_several(told: Told, reply: Reply, shown: Mapping[int, int], found: Sequence[Task]) -> None:
    """Each is done and answered for itself: what the rules refuse of one leaves the others as they are."""
    task = None
    try:
        task = await _task_meant(told, reply, shown, found)
        if task is not None:
            async with told.turn.attempt():
                await take(told, reply, task)
    except refusals.Refusal as refusal:
        told.turn.say(no.about(refusal, task) if task else Message(no.words(refusal)))


async def _task_meant(told: Told, reply: Reply, shown: Mapping[int, int], found: Sequence[Task]) -> Task | None:
    """The task that a reply is about; None for courtesy. Raises NoSuchTask, NoSuchItem, NotYourItem, WhichTask."""
    if reply.task is not None:
        return await tasks.find_task(told.turn.session, told.speaker, reply.task)
    if reply.item is not None and reply.item not in shown:
        raise refusals.NoSuchItem(reply.item, len(shown))
    if len(shown) == 1:
        return found[0]
    if reply.item is not None:
        task = next((task for task in found if task.id == shown[reply.item]), None)
        if task is None:
            raise refusals.NotYourItem(reply.item)
        return task
    if reply.intent in (Intent.ACK, Intent.SMALLTALK):
        return None
    raise refusals.WhichTask(tuple(task.number for task in found))


async def _files_only(told: Told, found: Sequence[Task]) -> None:
    if len(found) > 1:
        raise refusals.WhichTask(tuple(task.number for task in found))
    await tasks.attach(told.turn, told.speaker, found[0], told.files)
    told.say(words.attached(found[0], len(told.files)), found[0])
