"""Orders of who decides that name a task by what it is about: the one that fits is meant, of several it is asked."""

from contextlib import suppress
from dataclasses import dataclass, replace

from actions import tasks
from actions.hearing import Hearing, hear
from actions.knowing import Answering, named
from actions.overviews import boards, narrowing
from domain import refusals
from domain.orders import Matter
from domain.overviews.chasing import to_chase
from domain.overviews.filters import Filters, Nearness, Status
from domain.tasks import Task
from texts import near_misses
from texts.message import Message


@dataclass(frozen=True)
class Meant:
    """The order, and the tasks that its words may mean; `sure` tells that the only one is meant."""

    order: str
    tasks: tuple[Task, ...]
    sure: bool
    urged: Filters | None = None
    """Whose overdue tasks are urged, where nothing but units is named, and some is overdue."""


def found(hearing: Hearing, matter: Matter) -> Meant | None:
    """None where the words fit no open task that the speaker sees."""
    if matter.whom and (urged := _urged(hearing, matter)):
        return urged
    filters = _filters(hearing, matter.words)
    if filters is None:
        return None
    for text in dict.fromkeys((filters.text, hearing.reader.plainly(filters.text or "") or None)):
        if meant := _fitting(hearing, replace(filters, text=text), matter):
            return meant
    return _fitting(hearing, replace(filters, text=None), matter) if matter.reminds and filters.units else None


def _urged(hearing: Hearing, matter: Matter) -> Meant | None:
    """The order to urge some units, or all of them; None where more is named, or nothing of theirs is overdue."""
    scene = hearing.scene
    with suppress(refusals.UnclearWords, refusals.WhichUnit, refusals.NoSuchPerson, refusals.NoSuchDay):
        units = tasks.units_of(scene.turn, scene.speaker)
        read = hearing.reader.read_filters(matter.whom, units=units, today=scene.now.date())
        filters = to_chase(Filters(units=read.units))
        if filters == to_chase(replace(read, scope=filters.scope)):
            late = boards.list_of(scene.turn.session, scene.speaker, filters, now=scene.now)
            found = tuple(line.task for line in late.lines)
            return Meant(matter.order, found, sure=True, urged=filters) if found else None
    return None


def _filters(hearing: Hearing, words: str) -> Filters | None:
    """Units, people and words of the content; None where they name nothing, or somebody whom nobody knows."""
    scene = hearing.scene
    units, people = tasks.units_of(scene.turn, scene.speaker), narrowing.colleagues(scene.turn.session, scene.speaker)
    with suppress(refusals.UnclearWords, refusals.WhichUnit, refusals.NoSuchPerson, refusals.NoSuchDay):
        read = hearing.reader.read_filters(words, units=units, today=scene.now.date(), people=people)
        kept = Filters(units=read.units, person=read.person, text=read.text, status=Status.OPEN)
        return kept if kept.text or kept.units or kept.person else None
    return None


def _fitting(hearing: Hearing, filters: Filters, matter: Matter) -> Meant | None:
    scene = hearing.scene
    listed = boards.list_of(scene.turn.session, scene.speaker, filters, now=scene.now)
    is_told = bool(filters.text) and (listed.nearness is not Nearness.MOST or matter.reminds)
    fit = tuple(line.task for line in listed.lines)
    return Meant(matter.order, fit, sure=listed.total == 1 and is_told) if fit else None


def obey(hearing: Hearing, meant: Meant) -> None:
    """The order is heard as if it answered the card of the task; where several may be meant, it is asked which."""
    scene = hearing.scene
    if meant.sure:
        (task,) = meant.tasks
        hear(replace(hearing, text=meant.order, answering=Answering(named(scene.turn, scene.speaker, [task.id]))))
    else:
        scene.turn.say(Message(near_misses.which_of_matter(meant.tasks, meant.order)))
