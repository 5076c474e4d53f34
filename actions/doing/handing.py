"""A task goes to an officer of its unit, by the words of who may hand it on."""

from actions import tasks
from actions.overviews import narrowing
from actions.turns import Scene
from domain.people import Verb, may
from domain.roles import Role
from domain.tasks import Task
from texts import tasks as words


def handed_on(scene: Scene, task: Task, said: str) -> bool:
    """Whether words that may hand the task to an officer of its unit do so, and it was handed on."""
    if not may(scene.speaker.known, Verb.DELEGATE, task.duty):
        return False
    person = scene.reader.handed_to(said, narrowing.colleagues(scene.turn.session, scene.speaker))
    if person is None:
        return False
    holders = tasks.holders_of(scene.turn, scene.speaker)
    theirs = (one.person for one in holders if one.role is Role.OFFICER and one.unit == task.lead.id)
    officer = next((one for one in theirs if one.id == person.id), None)
    if officer is None:
        return False
    scene.tell(words.delegated(tasks.delegate(scene.turn, scene.speaker, task, officer), officer), task)
    return True
