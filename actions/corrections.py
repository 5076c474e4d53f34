"""A message was read wrongly, says who wrote it: the reading is undone, and kept to learn from."""

from actions.tasks import record, require, save
from actions.turns import Scene, Speaker, Turn
from db import corrections, events
from db.events import Said, Source
from domain import refusals, tasks
from domain.history import EventKind, Meant, TaskChanges, undo
from domain.people import Verb
from domain.replies import Intent
from domain.tasks import State, Task

READINGS = {
    EventKind.REPORTED: Intent.PROGRESS,
    EventKind.OBSTACLE: Intent.OBSTACLE,
    EventKind.EXTENSION_ASKED: Intent.EXTENSION,
    EventKind.RETURNED: Intent.DECLINE,
}
"""As what a message was taken, by the kind of event that it left."""


def said_in(turn: Turn, speaker: Speaker, task: Task, message: int) -> Said:
    """What the speaker's own message told of the task.

    Raises NotYourButton for the words of somebody else, StaleButton for a message that told nothing.
    """
    said = events.said_in(
        turn.session,
        task.id,
        organization=speaker.organization.id,
        source=Source(turn.chat, message),
        kinds=READINGS,
    )
    if said is None:
        raise refusals.StaleButton
    if said.by != speaker.known.person:
        raise refusals.NotYourButton
    return said


def correct(scene: Scene, task: Task, message: int, meant: Meant) -> tuple[Task, str]:
    """The reporter says that the message was read wrongly. The wrong reading is kept, to learn from, and undone.

    Returns the task without its effect, and the words of the message. Raises what said_in() raises, and AlreadyClosed
    where the report was judged already.
    """
    turn, speaker = scene.turn, scene.speaker
    require(speaker, Verb.REPORT, task)
    tasks.refuse_closed(task)
    said = said_in(turn, speaker, task, message)
    after = task
    for content in said.contents:
        if isinstance(content, TaskChanges):
            after = undo(after, content)
    if said.at == task.reported_at:
        after = tasks.withdraw(after, by=speaker.known.person)
    was_done = task.state is State.SUBMITTED is not after.state
    keep(scene, said.words, Intent.DONE if was_done else READINGS[said.kind], meant)
    if after != task:
        save(turn, speaker, after)
    record(turn, speaker, EventKind.CORRECTED, task, after, words=said.words)
    return after, said.words


def take_back(turn: Turn, speaker: Speaker, task: Task, words: str) -> Task:
    """The task as it was before the speaker reported it done; unchanged where nothing is to be taken back."""
    require(speaker, Verb.REPORT, task)
    line = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=[EventKind.REPORTED])
    if line is None or not tasks.reported_by(task, speaker.known.person):
        return task
    after = undo(task, line.changes)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.WITHDRAWN, task, after, words=words)
    return after


def keep(scene: Scene, words: str, read: Intent, meant: Meant) -> None:
    """Words that were read wrongly, to learn from, with the rules by which they are read where nothing is asked."""
    corrections.add(
        scene.turn.session,
        organization=scene.speaker.organization.id,
        words=words,
        read=read,
        meant=meant,
        rules=scene.reader.rules_of(words),
        now=scene.turn.now,
    )
