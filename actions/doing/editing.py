"""Correcting what a task says after it is on record: content, product, paper, supporting units."""

from dataclasses import replace

from actions import tasks
from actions.hearing import Hearing
from actions.turns import Scene
from db import papers
from db import tasks as stored
from domain import refusals
from domain.history import EventKind, changes_of
from domain.people import Verb, may_edit
from domain.registering.drafts import Draft
from domain.tasks import Task, UnitName, refuse_closed
from domain.words import fold
from texts import edits as words


def edit(hearing: Hearing, task: Task, said: str) -> None:
    """Change what the words name of the task; what they leave stays. Raises NotAllowed, AlreadyClosed.

    The deadline and who leads are decided otherwise: of these nothing is changed, and how it is done is said.
    """
    scene = hearing.scene
    if not may_edit(scene.speaker.known, task.duty):
        raise refusals.NotAllowed(Verb.EDIT)
    refuse_closed(task)
    units = tasks.units_of(scene.turn, scene.speaker)
    draft = _draft_of(task)
    after = hearing.reader.amended(draft, said, units, now=scene.now, rules=scene.times.dates) if said else None
    if after is None or (after.due, after.leads) != (draft.due, draft.leads):
        scene.say(words.how_to_edit(task), task)
        return
    names = {unit.id: UnitName(unit.id, unit.name) for unit in units}
    _keep(scene, task, _edited(task, draft, after, names), said)


def edit_shown(hearing: Hearing, said: str) -> bool:
    """Likewise, of the one task that the message answered shows; False where it shows none or several.

    Also where it is not for the speaker to correct: then it is said of the work, and kept as that.
    """
    speaker = hearing.scene.speaker
    found = tasks.tasks_by_ids(hearing.scene.turn.session, speaker, hearing.ours.shows)
    if len(found) != 1 or not may_edit(speaker.known, found[0].duty):
        return False
    edit(hearing, found[0], said)
    return True


def _draft_of(task: Task) -> Draft:
    return Draft(
        content=task.content,
        leads=(task.lead.id,),
        support=tuple(unit.id for unit in task.support),
        due=task.due,
        no_deadline=task.due is None,
        product=task.product,
        paper=task.paper,
        source=task.source,
        set_above=task.set_above,
        urgency=task.urgency,
    )


def _edited(task: Task, before: Draft, after: Draft, names: dict[int, UnitName]) -> Task:
    known = {unit.id: unit for unit in task.support} | names
    same_paper = after.paper == before.paper
    return replace(
        task,
        content=after.content,
        product=after.product,
        paper=after.paper,
        source=task.source if same_paper else after.source,
        set_above=task.set_above if same_paper else after.set_above,
        support=tuple(known[unit] for unit in after.support if unit in known),
    )


def _keep(scene: Scene, before: Task, after: Task, said: str) -> None:
    if after == before:
        scene.say(words.nothing_new(before), before)
        return
    turn, speaker = scene.turn, scene.speaker
    organization = speaker.organization.id
    paper = None
    if after.paper:
        key = fold(after.paper)
        paper = papers.keep(turn.session, after.paper, key, after.source, organization=organization)
    support = [unit.id for unit in after.support]
    tasks.save(turn, speaker, after)
    stored.keep_edited(
        turn.session, after.id, paper=paper, set_above=after.set_above, support=support, organization=organization
    )
    tasks.record(turn, speaker, EventKind.EDITED, before, after, words=said)
    heads = scene.concerned(after, *support)
    scene.tell(words.edited(after, scene.name, changes_of(before, after), heads), after, said=said)
