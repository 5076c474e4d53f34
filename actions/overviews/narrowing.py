"""What filters say of people, words and decisions, found out where the tasks are: then the database can select."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.people import actors_of
from actions.turns import Speaker
from db import people, waiting
from db import tasks as stored
from db.charges import in_charge
from db.overviews import boards
from domain.names import Colleague, without_mark
from domain.overviews.board import Moment
from domain.overviews.filters import SPEAKER, Called, Filters, Nearness, Status
from domain.overviews.lists import Selection, Sight, sight_of
from domain.people import HEADS, Actor, may
from domain.reminding.waiting import DECIDED_BY, Open, by_state, with_giver
from domain.roles import Role
from domain.tasks import Task


def colleagues(session: Session, speaker: Speaker) -> tuple[Colleague, ...]:
    """Everybody who holds a post in the department, as they can be called by name in a text."""
    organization = speaker.organization.id
    held = actors_of(people.holders(session, organization=organization), organization)
    return tuple(
        Colleague(
            person.id,
            person.name,
            (without_mark(person.name),),
            unit=next((post.unit for post in actor.posts if post.unit is not None), None),
            leader=actor.holds(Role.LEADER),
            heads=bool(actor.units(*HEADS)),
        )
        for person, actor in held.items()
    )


def resolved(session: Session, speaker: Speaker, selection: Selection, filters: Filters, moment: Moment) -> Selection:
    """The selection with the tasks of the named person, the nearest words that are found, and what waits for whom."""
    if filters.charge is not None:
        selection = replace(selection, leads=_in_charge_of(session, speaker, filters.charge, selection.leads, moment))
    if filters.person is not None:
        selection = replace(selection, of_person=_work_of(session, speaker, filters.person.id))
    if filters.for_me:
        selection = replace(selection, ids=_to_decide(session, speaker, selection.status, moment))
    if selection.area is not None and not _has_area(session, speaker, selection, moment):
        # Nobody called an area so: what is called so in the words of the tasks is meant.
        selection = replace(selection, area=None, words=selection.words or selection.area)
    if selection.words is not None:
        selection = replace(selection, nearness=_nearness(session, speaker, selection, moment))
    return selection


def _in_charge_of(
    session: Session, speaker: Speaker, leader: Called, leads: frozenset[int] | None, moment: Moment
) -> frozenset[int]:
    """The units of which that leader was in charge at the moment, of those that may be counted."""
    wanted = speaker.known.person if leader == SPEAKER else leader.id
    charges = in_charge(session, organization=speaker.organization.id, at=moment.now)
    units = frozenset(unit for unit, one in charges.items() if one.id == wanted)
    return units if leads is None else leads & units


def _work_of(session: Session, speaker: Speaker, person: int | None) -> Sight:
    """The tasks for which somebody answers; what the own unit only supports is another's."""
    actor = speaker.known
    if person != SPEAKER.id:
        organization = speaker.organization.id
        held = actors_of(people.holders(session, organization=organization), organization)
        actor = next((one for one in held.values() if one.person == person), Actor(person or 0, organization, ""))
    return replace(sight_of(actor), units=frozenset())


def _has_area(session: Session, speaker: Speaker, selection: Selection, moment: Moment) -> bool:
    return boards.count(session, Selection(area=selection.area), moment, organization=speaker.organization.id) > 0


def _nearness(session: Session, speaker: Speaker, selection: Selection, moment: Moment) -> Nearness:
    """How near the words stand in the nearest of the tasks, whatever else is asked of them."""
    sought = Selection(sight=selection.sight, words=selection.words)
    for nearness in Nearness:
        tried = replace(sought, nearness=nearness)
        if boards.count(session, tried, moment, organization=speaker.organization.id):
            return nearness
    return Nearness.PHRASE


def _to_decide(session: Session, speaker: Speaker, status: Status | None, moment: Moment) -> frozenset[int]:
    """The ids of the tasks of which the speaker may decide what waits."""
    organization = speaker.organization.id
    waits = Selection(status=status if status in _WAITING else Status.WAITING)
    ids = boards.ids(session, waits, moment, organization=organization)
    tasks = {task.id: task for task in stored.by_ids(session, ids, organization=organization)}
    standing = [one for task in tasks.values() if (one := by_state(task)) is not None]
    found = [*standing, *waiting.open_matters(session, organization=organization, tasks=ids)]
    return frozenset(one.task for one in found if _may_decide(speaker, one, tasks[one.task], found, moment.now))


_WAITING = frozenset({Status.AWAITING, Status.EXTENSION, Status.OBSTACLE})


def _may_decide(speaker: Speaker, open: Open, task: Task, found: Sequence[Open], now: dt.datetime) -> bool:
    asked = with_giver(task, [one for one in found if one.task == task.id], now, speaker.organization.times)
    return may(speaker.known, DECIDED_BY[open.matter], replace(asked.duty, asker=open.by))
