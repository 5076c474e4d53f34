"""A task is handed to an officer of its unit."""

from actions import tasks
from actions.commanding import named_task
from actions.hearing import Hearing
from actions.overviews import narrowing
from actions.turns import Speaker, Turn
from domain import refusals
from domain.names import Colleague, Named, without_mark
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


def handed_on(hearing: Hearing) -> bool:
    """Whether the words, which may hand on, hand the one task spoken of to a colleague, and it was handed on."""
    known = narrowing.colleagues(hearing.scene.turn.session, hearing.scene.speaker)
    person = hearing.reader.handed_to(hearing.text, known)
    return person is not None and hand_on(hearing, person)


def hand_on(hearing: Hearing, person: Colleague) -> bool:
    """Whether the one task that is spoken of was handed to that officer of its unit, by who may do that."""
    scene = hearing.scene
    shown = tasks.tasks_by_ids(scene.turn.session, scene.speaker, hearing.ours.shows)
    if len(shown) != 1 or not may(scene.speaker.known, Verb.DELEGATE, shown[0].duty):
        return False
    task = shown[0]
    holders = tasks.holders_of(scene.turn, scene.speaker)
    theirs = (one.person for one in holders if one.role is Role.OFFICER and one.unit == task.lead.id)
    officer = next((one for one in theirs if one.id == person.id), None)
    if officer is None:
        return False
    scene.tell(words.delegated(tasks.delegate(scene.turn, scene.speaker, task, officer), officer), task)
    return True


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
