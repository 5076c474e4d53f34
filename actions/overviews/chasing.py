"""Who leads overdue work is urged at once, each task at most once a day, and it stands in its history."""

import datetime as dt
from collections.abc import Sequence

from actions import tasks
from actions.overviews import boards as overviews
from actions.overviews import narrowing
from actions.reminders import recipients_of
from actions.turns import Speaker, Turn
from db import events
from db.overviews import boards
from domain import refusals
from domain.history import EventKind
from domain.overviews import lists
from domain.overviews.chasing import Chased
from domain.overviews.filters import Filters
from domain.people import Verb, may
from domain.tasks import AT_REST, Task

MOST = 100
"""Tasks that are urged at once; more is no urging any more, but a letter."""


def meant(turn: Turn, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> list[Task]:
    """The tasks that the filters ask for, as far as the speaker sees them on the Board. Raises as board_for()."""
    moment = overviews.moment_for(speaker, now)
    known = lists.board_for(speaker.known, filters)
    selection = narrowing.resolved(turn.session, speaker, known, filters, moment)
    return boards.lines(turn.session, selection, moment, organization=speaker.organization.id, limit=MOST)


def numbered(turn: Turn, speaker: Speaker, numbers: Sequence[int]) -> list[Task]:
    """The tasks of these numbers. Raises NoSuchTask, NotAllowed."""
    return [tasks.find_task(turn.session, speaker, number, Verb.CHASE) for number in numbers]


def chase(turn: Turn, speaker: Speaker, found: Sequence[Task], *, now: dt.datetime) -> Chased:
    """Urge those who lead what is not finished, and was not urged today. Raises NotAllowed for who may urge nobody."""
    unfinished = [task for task in found if task.state not in AT_REST]
    allowed = [task for task in unfinished if may(speaker.known, Verb.CHASE, task.duty)]
    if unfinished and not allowed:
        raise refusals.NotAllowed(Verb.CHASE)
    organization = speaker.organization.id
    midnight = dt.datetime.combine(now.date(), dt.time(), now.tzinfo)
    today = {task for task, _ in events.of_kinds(
        turn.session, [EventKind.CHASED], organization=organization, since=midnight
    )}  # fmt: skip
    urged = [task for task in allowed if task.id not in today]
    for task in urged:
        tasks.note(turn, speaker, EventKind.CHASED, task, verb=Verb.CHASE, words="")
    holders = recipients_of(turn.session, organization).holders
    return Chased.of(urged, [task for task in allowed if task.id in today], holders, now, speaker.known.name)
