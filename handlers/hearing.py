"""A reply to a message of ours that shows tasks: of which of them each part of it speaks."""

from collections.abc import Sequence

from actions import tasks
from domain import refusals, replies
from domain.replies import Intent, Reply
from domain.tasks import Task
from handlers.progress import take
from handlers.told import Told
from texts import tasks as words


async def hear(told: Told, text: str, ids: Sequence[int], *, context_words: str) -> None:
    """A reply to a message of ours that shows the tasks `ids`, in its order."""
    found = await tasks.tasks_by_ids(told.turn.session, told.speaker, ids)
    if not found:
        raise refusals.NoTaskHere
    if not text.strip():
        await _files_only(told, found)
        return
    for reply in replies.read_replies(text, items=len(ids), context=context_words):
        task = await _task_meant(told, reply, ids, found)
        if task is not None:
            await take(told, reply, task)


async def _task_meant(told: Told, reply: Reply, ids: Sequence[int], found: Sequence[Task]) -> Task | None:
    if reply.task is not None:
        return await tasks.find_task(told.turn.session, told.speaker, reply.task)
    if len(ids) == 1:
        return found[0]
    if reply.item is not None:
        return next((task for task in found if task.id == ids[reply.item - 1]), None)
    if reply.intent in (Intent.ACK, Intent.SMALLTALK):
        return None
    raise refusals.WhichTask(tuple(task.number for task in found))


async def _files_only(told: Told, found: Sequence[Task]) -> None:
    if len(found) > 1:
        raise refusals.WhichTask(tuple(task.number for task in found))
    await tasks.attach(told.turn, told.speaker, found[0], told.files)
    told.say(words.attached(found[0], len(told.files)), found[0])
