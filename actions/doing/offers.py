"""What an instruction may order beside: a deadline, a task of another unit, more support; one tap makes it one."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from actions import dialogues
from actions.tasks import units_of, unmanned
from actions.turns import Scene
from domain import extensions, refusals
from domain.asking import Question
from domain.dialogues import AboutTask, DialogueKind
from domain.extensions import Limit
from domain.names import Named
from domain.people import Verb, may
from domain.registering.drafts import Draft, refuse_unlikely
from domain.tasks import OPEN_TO_REPORTS, Task, UnitName
from texts import buttons
from texts import drafts as draft_words
from texts import extensions as words
from texts import support as support_words

DAYS_REFUSED = (refusals.NoSuchDay, refusals.DeadlinePassed, refusals.TooFar)


def offer(scene: Scene, task: Task, said: str) -> None:
    """Ask whether the words order more than is noted; nothing where they do not."""
    if not scene.reader.instructs(said):
        return
    draft = _read(scene, said)
    if draft is not None and draft.due is not None:
        if draft.content and draft.leads and draft.leads != (task.lead.id,):
            _offer_task(scene, replace(draft, assigning=True))
            return
        if _may_set(scene, task) and not extensions.is_same(task.due, draft.due, scene.times.zone):
            _offer_deadline(scene, task, Limit(draft.due), said)
    if others := others_named(scene, task, said):
        _offer_support(scene, task, others, said)


def others_named(scene: Scene, task: Task, said: str) -> list[Named]:
    """The units in the words of an instruction that have no part in the work."""
    named = scene.reader.units_named(said, units_of(scene.turn, scene.speaker))
    return [unit for unit in named if unit.id not in {task.lead.id, *task.duty.support}]


def offers_task(scene: Scene, said: str) -> bool:
    """Whether words that name none of the tasks shown order a new one, which is offered then."""
    if not may(scene.speaker.known, Verb.ASSIGN) or not scene.reader.instructs(said):
        return False
    draft = _read(scene, said)
    if draft is None or not draft.content or not draft.leads:
        return False
    _offer_task(scene, replace(draft, assigning=True))
    return True


def _read(scene: Scene, said: str) -> Draft | None:
    """What the words would register; None where their deadline cannot be meant."""
    units = units_of(scene.turn, scene.speaker)
    with suppress(*DAYS_REFUSED):
        draft = scene.reader.read_draft(said, units, now=scene.now, rules=scene.times.dates, assigning=True)
        if draft.due is not None:
            refuse_unlikely(draft.due, now=scene.now)
        return draft
    return None


def _may_set(scene: Scene, task: Task) -> bool:
    known, zone = scene.speaker.known, scene.times.zone
    above = task.set_above and task.due is not None and task.due.ends(zone) is not None
    return task.state in OPEN_TO_REPORTS and not above and may(known, Verb.EXTEND, task.duty)


def _offer_task(scene: Scene, draft: Draft) -> None:
    turn, speaker = scene.turn, scene.speaker
    dialogue = dialogues.begin(turn, DialogueKind.DRAFT, draft, account=speaker.account, asked=draft.missing)
    names = {unit.id: unit.name for unit in units_of(turn, speaker)}
    vacant = unmanned(turn, speaker, [UnitName(unit, names[unit]) for unit in draft.leads])
    card = draft_words.card(draft, dialogue, names, scene.now, scene.times, vacant=vacant)
    turn.say(replace(card, html=f"{draft_words.perhaps_a_task()}\n\n{card.html}"), dialogue=dialogue)


def _offer_deadline(scene: Scene, task: Task, limit: Limit, said: str) -> None:
    about = AboutTask(task.number, said, due=limit.due)
    dialogue = dialogues.begin(scene.turn, DialogueKind.LIMIT, about, account=scene.speaker.account)
    html = words.perhaps_a_deadline(task, limit, scene.times)
    under = buttons.set_limit(dialogue, words.day_of(limit, scene.times))
    scene.say(html, task, asks=Question.DAY_SET, under=under, dialogue=dialogue)


def _offer_support(scene: Scene, task: Task, units: Sequence[Named], said: str) -> None:
    about = AboutTask(task.number, said)
    dialogue = dialogues.begin(scene.turn, DialogueKind.SUPPORT, about, account=scene.speaker.account)
    scene.say(support_words.perhaps_support(task, units), task, under=buttons.add_support(dialogue), dialogue=dialogue)
