"""Deadlines that come back: where one occurrence ends, or its day is over, the next one becomes a task of its own."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db import events, organizations, reminders
from db import series as occurrences
from db import tasks as stored
from db.base import enter
from db.engine import Sessions
from db.events import Source
from db.reminders import Come
from db.series import Recurring
from db.tasks import NewTask
from domain import series, tasks
from domain.history import Continued, EventKind, Recurred
from domain.ladder import Rung, next_rung
from domain.organizations import Organization
from domain.series import Following, Outlook
from domain.tasks import Due, Task
from domain.words import fold, searched

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Occasion:
    """Why the next occurrence is made: who closed the one before, and in which message; nobody where a day is over."""

    now: dt.datetime
    by: int | None = None
    source: Source | None = None


def go_on(session: Session, known: Organization, task: Task, occasion: Occasion) -> Outlook | None:
    """What comes after an occurrence that is confirmed: its next one is made, unless it is there already.

    None for a task that does not come back, and for one whose next occurrences are closed as well.
    """
    due = _coming_back(session, known, task)
    if due is None:
        return None
    if due.day is None:
        return Outlook()
    made = _make_next(session, known, task, due, occasion)
    if made is not None:
        return made
    coming = _still_open(session, known, task)
    if coming:
        return Outlook(coming[0])
    return Outlook(over=True) if series.is_last(due, known.times.calendar) else None


def end(session: Session, known: Organization, task: Task) -> Outlook | None:
    """What comes after an occurrence that is cancelled: nothing, unless later ones are there already.

    None for a task that does not come back.
    """
    if _coming_back(session, known, task) is None:
        return None
    occurrences.take(session, task.id, organization=known.id)
    coming = _still_open(session, known, task)
    return Outlook(coming[-1] if coming else None)


def resume(session: Session, known: Organization, task: Task) -> bool:
    """Whether the series goes on again that ended when its newest occurrence was cancelled."""
    due = _coming_back(session, known, task)
    moment = series.appears(due, known.times)
    if moment is None or occurrences.later(session, task.id, organization=known.id):
        return False
    occurrences.resume(session, task.id, organization=known.id, at=moment)
    return True


def continue_due(sessions: Sessions, *, now: dt.datetime, limit: int = 20) -> int:
    """Make the next occurrence of each whose day is over, done or not, and have it told; how many were looked at.

    All in one transaction, and harmless to repeat. A month ends for many at once: few are made at a time, so that
    nobody waits long for the database meanwhile.
    """
    with sessions.begin() as session:
        due = occurrences.due(session, now=now, limit=limit)
        for one in due:
            enter(session, one.organization)
            _continue(session, one, now)
    if due:
        logger.info("series continued after %s tasks", len(due))
    return len(due)


def _continue(session: Session, one: Recurring, now: dt.datetime) -> None:
    """Asks the rule again, as the task and the calendar may have changed; a task given back waits a day more."""
    known = organizations.by_id(session, organization=one.organization)
    [task] = stored.by_ids(session, [one.task], organization=known.id)
    due = _coming_back(session, known, task)
    moment = series.appears(due, known.times)
    if not series.may_go_on(task):
        moment = series.morning_after(now.astimezone(known.times.zone).date(), known.times)
    if moment is not None and moment > now:
        occurrences.postpone(session, task.id, organization=known.id, until=moment)
        return
    made = _make_next(session, known, task, due, Occasion(now))
    if made is not None and made.task is not None:
        _announce(session, known, made.task, one.moment, now)


def _announce(session: Session, known: Organization, task: Task, moment: dt.datetime, now: dt.datetime) -> None:
    """A new occurrence is told in the digest of the morning, and nowhere else."""
    groups = organizations.groups(session, organization=known.id)
    rung = Rung(series.NEW, moment)
    chats = [account for account, _ in groups]
    reminders.plan(session, [Come(task, rung, chats)], organization=known.id, now=now)


def _coming_back(session: Session, known: Organization, task: Task) -> Due | None:
    return series.coming_back(stored.deadlines(session, task.id, organization=known.id))


def _still_open(session: Session, known: Organization, task: Task) -> Sequence[Task]:
    later = occurrences.later(session, task.id, organization=known.id)
    return [one for one in later if one.state not in tasks.CLOSED]


def _make_next(
    session: Session, known: Organization, task: Task, due: Due | None, occasion: Occasion
) -> Outlook | None:
    """The next occurrence with a line in the history of both; None where somebody else has made it, or none comes."""
    first = occurrences.take(session, task.id, organization=known.id)
    now = occasion.now.astimezone(known.times.zone)
    following = series.following(due, now, known.times.calendar) if due else None
    if first is None or following is None:
        return None
    made = _insert(session, known, task, following.due, first, occasion.now)
    _record(session, known, task, made, following, occasion)
    return Outlook(made, following.passed)


def _insert(session: Session, known: Organization, task: Task, due: Due, first: int, now: dt.datetime) -> Task:
    assert task.assigner is not None
    new = NewTask(
        content=task.content,
        content_folded=task.searched,
        lead=task.lead.id,
        support=tuple(unit.id for unit in task.support),
        due=due,
        product=task.product,
        paper=(task.paper, fold(task.paper), task.source) if task.paper else None,
        area=(task.area, searched(task.area)) if task.area else None,
        urgency=task.urgency,
        set_above=task.set_above,
        assigner=task.assigner.id,
        by_leader=task.by_leader,
        state=tasks.first_state(due),
        series=first,
        recurs_at=series.appears(due, known.times),
    )
    zone = known.times.zone
    made = stored.insert_task(session, new, organization=known.id, zone=zone, now=now)
    rung = next_rung(made, now, known.times)
    moment = rung.moment if rung else None
    stored.save(session, made, organization=known.id, zone=zone, next_reminder_at=moment, now=now)
    return made


def _record(
    session: Session, known: Organization, before: Task, made: Task, following: Following, occasion: Occasion
) -> None:
    events.write_span(session, made, organization=known.id, zone=known.times.zone, now=occasion.now)
    lines = (
        (EventKind.CONTINUED, before, Continued(made.number, following.due, following.passed)),
        (EventKind.RECURRED, made, Recurred(before.number, following.due, made.lead.name)),
    )
    for kind, task, content in lines:
        events.add(
            session,
            kind,
            content,
            organization=known.id,
            by=occasion.by,
            now=occasion.now,
            task=task.id,
            source=occasion.source,
        )
