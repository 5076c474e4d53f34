"""What a unit has finished within a period."""

import datetime as dt

from sqlalchemy.orm import Session

from db import tasks as stored
from db.base import table
from db.models import Task
from domain import tasks
from domain.tasks import State

_FINISHED = (State.SUBMITTED.value, State.COMPLETED.value)
_TASKS = table(Task)


def finished(
    session: Session, unit: int, since: dt.datetime, until: dt.datetime, *, organization: int, limit: int
) -> list[tasks.Task]:
    """The tasks that the unit leads and reported done from `since` up to `until`, the oldest report first."""
    rows = _TASKS.c
    query = stored.SELECTED.where(
        rows.organization_id == organization,
        rows.lead_id == unit,
        rows.state.in_(_FINISHED),
        rows.reported_at >= since,
        rows.reported_at < until,
    )
    return stored.snapshots(session, query.order_by(rows.reported_at, rows.number).limit(limit))
