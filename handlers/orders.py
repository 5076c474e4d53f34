"""What those who may decide say of a task: a new deadline, another unit, that work is to be done again."""

from actions import tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain.extensions import Limit
from domain.tasks import PersonName, Task
from texts import tasks as words
from texts.message import Message


async def extend(turn: Turn, speaker: Speaker, task: Task, limit: Limit) -> None:
    """Move the deadline, and read the new one back with words and date to whom it concerns."""
    after = await tasks.extend(turn, speaker, task, limit.due)
    heads = await _heads(turn, speaker, after)
    html = words.extended(task, limit, speaker.known.name, heads, speaker.organization.times)
    await turn.tell(Message(html, shows=(task.id,)))


async def refuse_extension(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    await tasks.refuse_extension(turn, speaker, task, reason)
    heads = await _heads(turn, speaker, task)
    html = words.extension_refused(task, speaker.known.name, reason, heads, speaker.organization.times)
    await turn.tell(Message(html, shows=(task.id,)))


async def _heads(turn: Turn, speaker: Speaker, task: Task) -> tuple[PersonName, ...]:
    """Who answers for the unit, without the speaker, who knows."""
    heads = (await tasks.watchers(turn, speaker, task)).heads
    return tuple(one for one in heads if one.id != speaker.known.person)
