"""What is on record about a task beside how it stands: its history, its proof, and who has to be told of it."""

from dataclasses import dataclass

from actions.people import actors_of
from actions.tasks import find_task, holders_of
from actions.turns import Speaker, Turn
from db import attachments, events, waiting
from db import series as occurrences
from db import tasks as stored
from domain import series, tasks
from domain.history import EventKind, HistoryLine
from domain.people import HEADS, Verb, may
from domain.reminding.waiting import Matter, able
from domain.roles import Role
from domain.tasks import Task

GIVEN = frozenset({EventKind.REGISTERED, EventKind.REASSIGNED, EventKind.REOPENED})
"""Events with which a unit gets a task."""


def facts_of(turn: Turn, speaker: Speaker, task: Task) -> tasks.Facts:
    """What a card tells beside the task itself."""
    organization = speaker.organization.id
    deadlines = stored.deadlines(turn.session, task.id, organization=organization)
    files = attachments.names(turn.session, task.id, organization=organization)
    given = _instruction(turn, task, organization)
    if series.coming_back(deadlines) is None:
        return tasks.Facts(deadlines, files, instruction=given)
    around = occurrences.neighbours(turn.session, task.id, organization=organization)
    return tasks.Facts(deadlines, files, *around, instruction=given)


def _instruction(turn: Turn, task: Task, organization: int) -> tasks.Instruction | None:
    """The newest one that was given to the unit that leads now."""
    kinds = [EventKind.INSTRUCTED, EventKind.REASSIGNED]
    line = events.newest(turn.session, task.id, organization=organization, kinds=kinds)
    is_theirs = line is not None and line.kind is EventKind.INSTRUCTED
    return tasks.Instruction(line.who or "", line.at, line.words or "") if line and is_theirs else None


def is_instructed(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether the card tells what who decides said of the task."""
    return _instruction(turn, task, speaker.organization.id) is not None


def has_evidence(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether a file stands behind the task already."""
    return attachments.is_there(turn.session, task.id, organization=speaker.organization.id)


def has_obstacle(turn: Turn, task: Task) -> bool:
    """Whether an obstacle was reported and nothing was decided about it."""
    found = waiting.open_matters(turn.session, organization=task.organization, tasks=[task.id])
    return any(one.matter is Matter.OBSTACLE for one in found)


def has_received(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether the newest line of the history is that somebody received the task: another such word tells nothing."""
    newest = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=list(EventKind))
    return newest is not None and newest.kind is EventKind.RECEIVED and newest.who == speaker.known.name


def may_return(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether the time to give the task back still runs; later the unit may ask for that, and goes on meanwhile."""
    line = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=GIVEN)
    given = (line.at if line else task.created_at).astimezone(speaker.organization.times.zone)
    return tasks.may_return(given, turn.now, speaker.organization.times.calendar)


DECISIONS = frozenset(
    {
        EventKind.CONFIRMED,
        EventKind.SENT_BACK,
        EventKind.REOPENED,
        EventKind.EXTENDED,
        EventKind.EXTENSION_REFUSED,
        EventKind.EXTENSION_WITHDRAWN,
        EventKind.REASSIGNED,
        EventKind.KEPT,
        EventKind.CANCELLED,
        EventKind.REVIVED,
        EventKind.WITHDRAWN,
    }
)
"""Events after which there is nothing left to decide."""
TO_DECIDE = frozenset({EventKind.REPORTED, EventKind.EXTENSION_ASKED, EventKind.RETURNED})
"""Events that may be decided about anew."""


def newest_decision(turn: Turn, speaker: Speaker, number: int) -> HistoryLine | None:
    """What was decided last of the task of that number; None where nothing was since it was last reported on.

    Raises NoSuchTask.
    """
    task = find_task(turn.session, speaker, number)
    kinds = DECISIONS | TO_DECIDE
    found = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=kinds)
    return found if found is not None and found.kind in DECISIONS else None


def history(turn: Turn, speaker: Speaker, number: int) -> tuple[Task, list[HistoryLine]]:
    task = find_task(turn.session, speaker, number, Verb.SEE_HISTORY)
    return task, events.of_task(turn.session, task.id, organization=speaker.organization.id)


@dataclass(frozen=True)
class Watchers:
    """Who has to be told of what became of a task."""

    office: tuple[tasks.PersonName, ...]
    heads: tuple[tasks.PersonName, ...]
    judges: tuple[tasks.PersonName, ...]
    """Who may confirm it: people of the office, or leaders where the work is that of all of them."""
    deciders: tuple[tasks.PersonName, ...]
    """Who may give it more time, likewise."""


def watchers(turn: Turn, speaker: Speaker, task: Task) -> Watchers:
    holders = holders_of(turn, speaker)
    actors = actors_of(holders, task.organization, for_leaders=speaker.organization.office_decides)
    return Watchers(
        office=tuple(one.person for one in holders if one.role is Role.OFFICE),
        heads=tuple(one.person for one in holders if one.role in HEADS and one.unit == task.lead.id),
        judges=able(actors, lambda actor: may(actor, Verb.CONFIRM, task.duty)),
        deciders=able(actors, lambda actor: may(actor, Verb.EXTEND, task.duty)),
    )
