"""Correcting what a task says after it is on record: content, product, paper, supporting units."""

from dataclasses import replace

from actions import tasks
from actions.hearing import Hearing
from actions.turns import Scene, Speaker, Turn
from db import papers
from db import tasks as stored
from db.overviews import areas
from domain import refusals
from domain.history import EventKind, changes_of
from domain.people import Verb, may_edit
from domain.registering.drafts import Draft
from domain.roles import Role
from domain.tasks import Task, UnitName, refuse_closed
from domain.words import fold, searched
from texts import edits as words


def edit(hearing: Hearing, task: Task, said: str) -> None:
    """Change what the words name of the task; what they leave stays. Raises NotAllowed, AlreadyClosed.

    The deadline and who leads are decided otherwise: of these nothing is changed, and how it is done is said.
    """
    scene = hearing.scene
    if not may_edit(scene.speaker.known, task.duty):
        raise refusals.NotAllowed(Verb.EDIT)
    units = tasks.units_of(scene.turn, scene.speaker)
    draft = _draft_of(task)
    after = hearing.reader.amended(draft, said, units, now=scene.now, rules=scene.times.dates) if said else None
    if after is None or (after.due, after.leads) != (draft.due, draft.leads):
        scene.say(words.how_to_edit(task), task)
        return
    if replace(after, area=draft.area) != draft:
        refuse_closed(task)  # Of what area a task is may be told of finished ones too.
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
        area=task.area,
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
        area=after.area,
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
    if after.area and after.area != before.area:
        areas.keep(turn.session, after.id, (after.area, searched(after.area)), organization=organization)
    after = tasks.tasks_by_ids(turn.session, speaker, [after.id])[0]  # Another paper may be of another area.
    tasks.record(turn, speaker, EventKind.EDITED, before, after, words=said)
    heads = scene.concerned(after, *support)
    scene.tell(words.edited(after, scene.name, changes_of(before, after), heads), after, said=said)


def keep_area_of_paper(turn: Turn, speaker: Speaker, symbol: str, area: str, said: str) -> None:
    """All that the papers of that symbol assign is of the area, but what names another one of its own.

    Raises NotAllowed for who is neither of the office nor a leader, UnclearWords where no task has such a paper.
    """
    if not (speaker.known.holds(Role.OFFICE) or speaker.known.holds(Role.LEADER)):
        raise refusals.NotAllowed(Verb.EDIT)
    organization = speaker.organization.id
    ids = areas.tasks_of_paper(turn.session, symbol, organization=organization)
    if not ids:
        raise refusals.UnclearWords(symbol.upper())
    before = {task.id: task for task in tasks.tasks_by_ids(turn.session, speaker, ids)}
    areas.keep_of_papers(turn.session, symbol, (area, searched(area)), organization=organization)
    changed = [one for one in tasks.tasks_by_ids(turn.session, speaker, ids) if one.area != before[one.id].area]
    for task in changed:
        tasks.record(turn, speaker, EventKind.EDITED, before[task.id], task, words=said)
    turn.say(words.area_kept(symbol.upper(), area, len(changed), len(ids)))
