"""A newer version of a paper changes the tasks that were accepted of the older one, once somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actions import extensions, tasks
from actions.turns import Speaker, Turn
from db import tasks as stored
from domain.deadlines import DeadlineKind
from domain.documents.papers_in import Item, ItemState, PaperIn, Revised
from domain.history import EventKind
from domain.people import Verb
from domain.refusals import Refusal
from domain.tasks import Due, Task, UnitName, refuse_closed
from texts.papers_in import revisions as words


@dataclass
class Done:
    """Tasks before and after, and what refused to change others."""

    changed: list[tuple[Task, Task]] = field(default_factory=list)
    refused: list[tuple[Task, Refusal]] = field(default_factory=list)


def revise(turn: Turn, speaker: Speaker, paper: PaperIn, items: Sequence[Item]) -> tuple[tuple[Item, ...], Done]:
    """The items as they are taken: their tasks say what this version says. One of which a task refuses waits on."""
    done = Done()
    taken: list[Item] = []
    for item in items:
        assert item.revision is not None
        refused = len(done.refused)
        for task in stored.by_ids(turn.session, item.tasks, organization=speaker.organization.id):
            try:
                with turn.attempt():
                    after = _revised(turn, speaker, task, item, words.why(paper))
            except Refusal as refusal:
                done.refused.append((task, refusal))
            else:
                done.changed += [(task, after)] if after != task else []
        if len(done.refused) == refused:
            taken.append(replace(item, state=ItemState.TAKEN, taken=item.revision.taken, revision=None))
    return tuple(taken), done


def _revised(turn: Turn, speaker: Speaker, task: Task, item: Item, why: str) -> Task:
    """Raises NotAllowed, LeadersOrder, AlreadySubmitted, AlreadyClosed."""
    assert item.revision is not None
    was, draft = item.revision.was, item.draft
    tasks.require(speaker, Verb.REASSIGN, task)
    refuse_closed(task)
    if Revised.LEAD in was and draft.leads != (task.lead.id,):
        [unit] = (one for one in tasks.units_of(turn, speaker) if one.id == draft.leads[0])
        task = tasks.reassign(turn, speaker, task, UnitName(unit.id, unit.name))
    due = draft.due or Due(words.NO_DEADLINE, DeadlineKind.VAGUE)
    if Revised.DEADLINE in was and not _is_due(task, due):
        task = extensions.set_by_paper(turn, speaker, task, due, words=why)
    if Revised.CONTENT in was and draft.content != task.content:
        after = replace(task, content=draft.content)
        tasks.save(turn, speaker, after)
        tasks.record(turn, speaker, EventKind.EDITED, task, after, words=why)
        task = after
    return task


def _is_due(task: Task, due: Due) -> bool:
    """Whether that is its deadline already."""
    return task.due is not None and replace(due, version=task.due.version) == task.due
