"""The clock of the machine was put: what was planned by the wrong hour is planned anew by the right one."""

import datetime as dt

from sqlalchemy.orm import Session

from db import installation, organizations, reminders
from db import tasks as stored
from db.engine import Sessions
from domain.ladder import next_rung
from domain.reminding.mornings import next_morning

BATCH = 500


def plan_anew(sessions: Sessions, *, seconds: float, now: dt.datetime) -> None:
    """Note the step, and give every task and every morning that waits its moment after `now`.

    What has come due stays due: it is told once, as after an outage.
    """
    with sessions.begin() as session:
        installation.note_step(session, seconds, now=now)
        installation.let_go(session, now=now)
        everybody = organizations.everybody(session)
    for organization in everybody:
        with sessions.begin(organization=organization) as session:
            _plan_organization(session, organization, now)


def _plan_organization(session: Session, organization: int, now: dt.datetime) -> None:
    known = organizations.to_change(session, organization=organization)
    last = 0
    while waiting := reminders.waiting_tasks(session, organization=organization, after=last, limit=BATCH):
        coming = [task for task, moment in waiting.items() if moment > now]
        moments = {}
        for task in stored.by_ids(session, coming, organization=organization):
            rung = next_rung(task, now, known.times)
            moments[task.id] = rung.moment if rung else None
        reminders.reschedule(session, moments, organization=organization)
        last = max(waiting)
    organizations.bring_morning_forward(session, next_morning(now, known.times), organization=organization)
