"""What the clock asks: what has come due, in one question, and when something will be; and what a wrong one left."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, func, or_, select, update
from sqlalchemy.orm import Session

from db import installation
from db.base import table
from db.care.row_security import across
from db.models import Organization, Reminder, Task
from db.queues import NOT_SENT_YET, Job, Outbox, SetAside, Slot, Unreached
from domain.reminding.delivery import Delivery, OutgoingKind

_TASKS, _ORGANIZATIONS, _REMINDERS, _OUTBOX = table(Task), table(Organization), table(Reminder), table(Outbox)
_WITH_TASKS = (
    select(_TASKS.c.organization_id)
    .where(_TASKS.c.next_reminder_at <= bindparam("now"))
    .group_by(_TASKS.c.organization_id)
    .order_by(func.min(_TASKS.c.next_reminder_at))
)
_WITH_MORNING = (
    select(_ORGANIZATIONS.c.id)
    .where(or_(_ORGANIZATIONS.c.morning_at.is_(None), _ORGANIZATIONS.c.morning_at <= bindparam("now")))
    .order_by(_ORGANIZATIONS.c.id)
)
_BESIDE = select(
    exists().where(_TASKS.c.recurs_at <= bindparam("now")),
    exists().where(SetAside.told_at.is_(None)),
    exists(select(Unreached.chat)),
    exists().where(Job.done_at.is_(None)),
)
_NEXT_MOMENTS = select(
    select(func.min(_TASKS.c.next_reminder_at)).where(_TASKS.c.next_reminder_at.is_not(None)).scalar_subquery(),
    select(func.min(_TASKS.c.recurs_at)).where(_TASKS.c.recurs_at.is_not(None)).scalar_subquery(),
    select(func.min(_ORGANIZATIONS.c.morning_at)).scalar_subquery(),
    select(func.min(_REMINDERS.c.not_before)).where(_REMINDERS.c.state == Delivery.PLANNED).scalar_subquery(),
    select(func.min(_OUTBOX.c.not_before))
    .where(_OUTBOX.c.state == Delivery.PLANNED, _OUTBOX.c.kind != OutgoingKind.DIGEST)
    .scalar_subquery(),
)


@dataclass(frozen=True)
class Due:
    """What has come due by a moment."""

    organizations: Sequence[int]
    """Those with a reminder of a task or a morning to plan, who has waited longest for a reminder first."""
    mornings: bool
    """Whether some of them have a morning to plan, which may order papers."""
    series: bool
    """Whether the next occurrence of some task is to be there."""
    set_aside: bool
    """Whether something was set aside of which the office does not know."""
    unreached: bool
    """Whether some chat takes no message."""
    jobs: bool
    """Whether long work is not done."""
    audit: bool
    """Whether today's audit has not been made."""


def what_is_due(session: Session, *, now: dt.datetime, audit_at: dt.datetime) -> Due:
    """What has come due by `now`, anywhere; `audit_at` is the hour of today's audit."""
    moment = {"now": now}
    with across(session):
        with_tasks = session.scalars(_WITH_TASKS, moment).all()
        with_morning = session.scalars(_WITH_MORNING, moment).all()
        beside = session.execute(_BESIDE, moment).one()
    organizations = tuple(dict.fromkeys((*with_tasks, *with_morning)))
    audited = installation.newest(session, installation.AUDITED)
    audit = now >= audit_at and (audited is None or audited < audit_at)
    return Due(organizations, bool(with_morning), *beside, audit)


def next_moment(session: Session) -> dt.datetime | None:
    """When a rung, an occurrence or another try falls due next, anywhere; None where nothing ever will."""
    with across(session):
        return min(filter(None, session.execute(_NEXT_MOMENTS).one()), default=None)


def let_go(session: Session, *, now: dt.datetime) -> None:
    """The clock was wrong: what waits for its next try, or for its slot, waits no longer."""
    session.execute(update(Slot).where(Slot.free_at > now).values(free_at=now))
    session.execute(update(Outbox).where(NOT_SENT_YET, Outbox.not_before > now).values(not_before=now))
    with across(session):
        session.execute(update(Reminder).where(Reminder.not_before > now).values(not_before=now))
