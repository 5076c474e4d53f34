"""Scores of units and people, from the accounts of a period; and the causes of lateness that leaders accept."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from sqlalchemy.orm import Session

from actions import tasks
from actions.overviews import accounts
from actions.people import actors_of
from actions.turns import Speaker, Turn
from db import events, people
from domain import refusals
from domain.history import EventKind
from domain.overviews.account import Account
from domain.overviews.filters import SPEAKER, Called, Filters, Status
from domain.overviews.periods import Period, months
from domain.overviews.scores import Score, Scores
from domain.people import HEADS, Verb, may
from domain.roles import Role
from domain.tasks import Task, Timeliness, timeliness

LATE = (Status.COMPLETED_LATE, Status.OVERDUE)


def with_period(filters: Filters, today: dt.date) -> Filters:
    """The filters; without a period that of the present month is meant."""
    return filters if filters.period is not None else replace(filters, period=months(today.year, today.month, 1))


def of_units(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Scores:
    """A score for each unit whose Board the speaker may see. Raises NotKnown, NotAllowed."""
    found = accounts.account_of(session, speaker, filters, now=now)
    assert isinstance(found, Account)
    excused = Counter(task.lead.id for task in _excused(session, speaker, filters, now))
    scores = tuple(Score(row.unit.name, row.cells, excused[row.unit.id]) for row in found.rows)
    return Scores(found.counted, scores, speaker.organization.scoring)


def of_people(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Scores:
    """A score for each head and officer: for leaders alone. Raises NotKnown, NotAllowed."""
    if not speaker.known.holds(Role.LEADER):
        raise refusals.NotAllowed(Verb.EXCUSE)
    organization = speaker.organization.id
    held = actors_of(people.holders(session, organization=organization), organization)
    units = {unit.id for unit in filters.units}
    scored = [
        person
        for person, actor in held.items()
        if (own := actor.units(*HEADS, Role.DEPUTY, Role.OFFICER)) and (not units or own & units)
    ]
    whose = replace(filters, units=())
    scores = [
        _of_person(session, speaker, replace(whose, person=Called(one.id, one.name)), one.name, now) for one in scored
    ]
    return Scores(_counted(speaker, filters), tuple(scores), speaker.organization.scoring, of_people=True)


def own(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Scores:
    """The speaker's own score. Raises NotKnown."""
    mine = replace(filters, person=SPEAKER, units=())
    score = _of_person(session, speaker, mine, speaker.known.name, now)
    return Scores(_counted(speaker, filters), (score,), speaker.organization.scoring, of_people=True)


def _counted(speaker: Speaker, filters: Filters) -> Period:
    return accounts.counted_days(speaker, filters)


def _of_person(session: Session, speaker: Speaker, filters: Filters, name: str, now: dt.datetime) -> Score:
    cells = accounts.cells_of(session, speaker, filters, now=now)
    return Score(name, cells, len(_excused(session, speaker, filters, now)))


def _excused(session: Session, speaker: Speaker, filters: Filters, now: dt.datetime) -> list[Task]:
    """The late tasks of the period for whose lateness a leader has accepted a cause."""
    found = {
        task.id: task
        for status in LATE
        for task in accounts.listed(session, speaker, replace(filters, status=status), now=now)
    }
    words = events.newest_words(
        session, list(found), organization=speaker.organization.id, kind=EventKind.EXCUSED, until=now
    )  # fmt: skip
    return [found[task] for task in words]


def excuse(turn: Turn, speaker: Speaker, number: int, cause: str, *, now: dt.datetime) -> Task:
    """A leader accepts a cause of lateness as objective. Raises NoSuchTask, NotAllowed, ReasonNeeded, NotLate."""
    task = tasks.find_task(turn.session, speaker, number)
    if not may(speaker.known, Verb.EXCUSE, task.duty):
        raise refusals.NotAllowed(Verb.EXCUSE)
    if not cause:
        raise refusals.ReasonNeeded(Verb.EXCUSE, task.number)
    if timeliness(task, now, speaker.organization.times.calendar) is not Timeliness.OVERDUE:
        raise refusals.NotLate(task.number)
    tasks.write(turn, speaker, EventKind.EXCUSED, task, words=cause)
    return task
