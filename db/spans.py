"""The stretches in which a task stood in one state, with one unit and one deadline: every account counts them."""

import datetime as dt

from sqlalchemy import bindparam, exists, insert, select, update
from sqlalchemy.orm import Session

from db.base import table
from db.models import Task as TaskRow
from db.models import TaskSpan
from domain.tasks import Task

_SPANS, _TASKS = table(TaskSpan), table(TaskRow)
SPANNED = frozenset({"state", "lead", "due"})
"""What of a task a stretch tells: where none of it changes, the stretch goes on."""

_END = (
    update(_SPANS)
    .where(_SPANS.c.task_id == bindparam("of"), _SPANS.c.organization_id == bindparam("within"))
    .where(_SPANS.c.until.is_(None))
    .values(until=bindparam("now"))
)
_WRITTEN = [column for column in _SPANS.c if column.name != "id"]
_BEGIN = insert(_SPANS).from_select(
    [column.name for column in _WRITTEN],
    select(*[bindparam(f"new_{column.name}", type_=column.type) for column in _WRITTEN]).where(
        exists()
        .where(_TASKS.c.id == bindparam("new_task_id"), _TASKS.c.organization_id == bindparam("new_organization_id"))
        .correlate(None)
    ),
)
"""Written only where the task belongs to the organization."""


def write(session: Session, task: Task, *, organization: int, zone: dt.tzinfo, now: dt.datetime) -> None:
    """End the stretch that goes on, if there is one, and begin the next with the task as it stands now."""
    session.execute(_END, {"of": task.id, "within": organization, "now": now})
    session.execute(
        _BEGIN,
        {
            "new_organization_id": organization,
            "new_task_id": task.id,
            "new_state": task.state.value,
            "new_lead_id": task.lead.id,
            "new_due_end": task.due.ends(zone) if task.due else None,
            "new_since": now,
            "new_until": None,
        },
    )
