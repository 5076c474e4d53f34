"""What cannot be planned or told for a fault of its own: left out for a while, so that the others go on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from db.models import Organization, Reminder, Task
from db.queues import SetAside
from db.reminders import IS_PLANNED

AGAIN_AFTER = dt.timedelta(hours=1)


class Kind(StrEnum):
    """What is left out; `MORNING` is what waits in an organization, beside its tasks."""

    ORGANIZATION = auto()
    TASK = auto()
    CHAT = auto()
    MORNING = auto()


@dataclass(frozen=True)
class Aside:
    """`error` is the class of what went wrong, `organization` whose it is."""

    kind: Kind
    subject: int
    organization: int
    error: str


def leave_out(session: Session, aside: Aside, *, now: dt.datetime) -> None:
    """Leave it out for an hour; after that it is tried anew."""
    again_at = now + AGAIN_AFTER
    row = session.get(SetAside, (aside.kind.value, aside.subject))
    if row is None:
        row = SetAside(kind=aside.kind.value, subject=aside.subject, since=now)
        session.add(row)
    row.organization_id, row.error, row.again_at = aside.organization, aside.error[:100], again_at
    if aside.kind is Kind.TASK:
        _put_off_tasks(session, Task.id == aside.subject, again_at)
        session.execute(delete(Reminder).where(IS_PLANNED, Reminder.task_id == aside.subject))  # It is planned anew.
    elif aside.kind is Kind.ORGANIZATION:
        _put_off_tasks(session, Task.organization_id == aside.subject, again_at)
        _put_off_digests(session, Reminder.organization_id == aside.subject, again_at)
        here = (Organization.id == aside.subject, Organization.morning_at <= now)
        session.execute(update(Organization).where(*here).values(morning_at=again_at))
    elif aside.kind is Kind.CHAT:
        _put_off_digests(session, Reminder.chat == aside.subject, again_at)


def _put_off_tasks(session: Session, which: ColumnElement[bool], again_at: dt.datetime) -> None:
    session.execute(update(Task).where(which, Task.next_reminder_at < again_at).values(next_reminder_at=again_at))
    session.execute(update(Task).where(which, Task.recurs_at < again_at).values(recurs_at=again_at))


def _put_off_digests(session: Session, which: ColumnElement[bool], again_at: dt.datetime) -> None:
    session.execute(update(Reminder).where(IS_PLANNED, which).values(not_before=again_at))


def untold(session: Session) -> list[Aside]:
    """What the offices do not know yet."""
    rows = session.scalars(select(SetAside).where(SetAside.told_at.is_(None)).order_by(SetAside.since))
    return [_aside(row) for row in rows]


def mark_told(session: Session, told: Sequence[Aside], *, now: dt.datetime) -> None:
    for one in told:
        session.execute(
            update(SetAside).where(SetAside.kind == one.kind.value, SetAside.subject == one.subject).values(told_at=now)
        )


def everything(session: Session, *, now: dt.datetime) -> list[Aside]:
    """What is left out now, for the operator."""
    rows = session.scalars(select(SetAside).where(SetAside.again_at > now).order_by(SetAside.since))
    return [_aside(row) for row in rows]


def forget_before(session: Session, moment: dt.datetime) -> None:
    """What has not been left out again since then is well."""
    for row in session.scalars(select(SetAside).where(SetAside.again_at < moment)):
        session.delete(row)


def _aside(row: SetAside) -> Aside:
    return Aside(Kind(row.kind), row.subject, row.organization_id or 0, row.error)
