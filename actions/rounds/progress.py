"""What a unit has reported of its tasks in the period of a round, and what is proposed from it."""

import datetime as dt
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews.boards import moment_for
from actions.turns import Speaker
from db import events
from db.overviews import boards
from db.rounds import progress as reported
from domain.history import EventKind
from domain.overviews.filters import Status
from domain.overviews.lists import Selection
from domain.overviews.periods import Period, after
from domain.rounds.answers import Progress
from domain.rounds.plan import Plan
from domain.tasks import Task
from texts.rounds import proposals

MOST = 30
"""Tasks of each kind that a proposal may name."""


def proposed(session: Session, speaker: Speaker, unit: int, plan: Plan, *, now: dt.datetime) -> dict[int, str]:
    """What is proposed for the items of the plan, by their places; nothing for those that nothing was reported of."""
    if plan.counted is None:
        return {}
    found = _progress(session, speaker, unit, plan.counted, now)
    words = {place: proposals.words(item.kind, found) for place, item in enumerate(plan.outline)}
    return {place: said for place, said in words.items() if said}


def _progress(session: Session, speaker: Speaker, unit: int, period: Period, now: dt.datetime) -> Progress:
    organization, zone = speaker.organization.id, speaker.organization.times.zone
    moment, own = moment_for(speaker, now), Selection(leads=frozenset({unit}), status=Status.OPEN)

    def lines(selection: Selection) -> tuple[Task, ...]:
        return tuple(boards.lines(session, selection, moment, organization=organization, limit=MOST))

    since, until = period.starts(zone), period.ends(zone)
    done = reported.finished(session, unit, since, until, organization=organization, limit=MOST)
    blocked = lines(replace(own, status=Status.OBSTACLE))
    ids = [task.id for task in blocked]
    reasons = events.newest_words(session, ids, organization=organization, kind=EventKind.OBSTACLE, until=now)
    return Progress(
        done=tuple(done),
        going=tuple(task for task in lines(own) if task not in done),
        obstacles=tuple((task, reasons[task.id]) for task in blocked if task.id in reasons),
        coming=lines(replace(own, period=after(period))),
    )
