"""A task is handed to an officer of its unit."""

from actions import tasks
from actions.commanding import named_task
from actions.hearing import Hearing
from actions.turns import Speaker, Turn
from domain import refusals
from domain.names import Named, without_mark
from domain.people import Verb, may
from domain.registering.drafts import Draft
from domain.roles import Role
from domain.tasks import Task
from texts import tasks as words


def delegate(hearing: Hearing, argument: str) -> None:
    """To the officer whose name follows the number of the task. Raises NoSuchPerson for a name that fits nobody."""
    scene = hearing.scene
    task, name = named_task(scene, hearing.ours, argument, "phancong")
    holders = tasks.holders_of(scene.turn, scene.speaker)
    people = {one.person.id: one.person for one in holders if one.role is Role.OFFICER and one.unit == task.lead.id}
    known = [Named(one.id, one.name, (given_name(one.name), without_mark(one.name))) for one in people.values()]
    found = hearing.reader.find_name(name, known)
    if found.winner is None:
        raise refusals.NoSuchPerson(name)
    person = people[found.winner.id]
    scene.tell(words.delegated(tasks.delegate(scene.turn, scene.speaker, task, person), person), task)


def register(turn: Turn, speaker: Speaker, draft: Draft) -> tuple[Task, ...]:
    """The tasks that the draft makes, handed to the officer whom it names, where the speaker may do that."""
    made = tasks.register(turn, speaker, draft)
    doer = draft.doer
    if doer is None:
        return made
    return tuple(
        tasks.delegate(turn, speaker, task, doer) if may(speaker.known, Verb.DELEGATE, task.duty) else task
        for task in made
    )


def given_name(name: str) -> str:
    """What colleagues call each other by: the last word of a Vietnamese name."""
    return without_mark(name).split()[-1]
