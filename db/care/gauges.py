"""What is watched of an installation: how much waits, and since when. Counts and ages alone, no names and no words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Engine, ScalarSelect, bindparam, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from db import installation
from db.base import across, table
from db.models import Reminder
from db.outbox import UNKNOWN
from db.queues import NOT_SENT_YET, Inbox, Job, Outbox, SetAside, Unreached
from db.reminders import IS_PLANNED
from domain.reminding.delivery import LATE_AFTER

_INBOX, _OUTBOX, _REMINDERS, _JOBS = table(Inbox), table(Outbox), table(Reminder), table(Job)


@dataclass(frozen=True)
class Gauges:
    """`oldest` is the moment since which the oldest waits; None where nothing does."""

    ticked_at: dt.datetime | None
    """When the clock last did its work; None where it never did."""
    inbox: int
    inbox_oldest: dt.datetime | None
    """Updates that nobody has handled."""
    outbox: int
    outbox_oldest: dt.datetime | None
    """Messages that could go out now."""
    delayed: int
    """Messages that wait for the hour of their next try."""
    unknown: int
    """Messages that may have arrived, and are said again."""
    late: int
    """Reminders that wait for longer than they may."""
    unreached: int
    """Chats that take no messages."""
    set_aside: int
    """What a fault in what is stored keeps from being planned or told."""
    jobs: int
    """Long work that is not done."""


def _count(*conditions: ColumnExpressionArgument[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(*conditions).scalar_subquery()


_UNHANDLED = _INBOX.c.handled_at.is_(None)
_MAY_GO = (NOT_SENT_YET, or_(_OUTBOX.c.not_before.is_(None), _OUTBOX.c.not_before <= bindparam("now")))
_ALL = select(
    select(func.count()).select_from(_INBOX).where(_UNHANDLED).scalar_subquery(),
    select(func.min(_INBOX.c.received_at)).where(_UNHANDLED).scalar_subquery(),
    select(func.count()).select_from(_OUTBOX).where(*_MAY_GO).scalar_subquery(),
    select(func.min(_OUTBOX.c.created_at)).where(*_MAY_GO).scalar_subquery(),
    _count(NOT_SENT_YET, _OUTBOX.c.not_before > bindparam("now")),
    _count(NOT_SENT_YET, _OUTBOX.c.reason == UNKNOWN),
    _count(IS_PLANNED, _REMINDERS.c.moment < bindparam("late_before")),
    select(func.count()).select_from(table(Unreached)).scalar_subquery(),
    select(func.count()).select_from(table(SetAside)).scalar_subquery(),
    _count(_JOBS.c.done_at.is_(None)),
)


def measured(session: Session, *, now: dt.datetime) -> Gauges:
    """How it stands at `now`, in one question."""
    with across(session):
        found: Sequence[Any] = session.execute(_ALL, {"now": now, "late_before": now - LATE_AFTER}).one()
    return Gauges(installation.newest(session, installation.ALIVE), *found)


@dataclass(frozen=True)
class Connections:
    """Of this process to the database: those that are in use, and those that rest."""

    in_use: int
    idle: int


def connections(engine: Engine) -> Connections:
    """How many connections there are now. The engine that the assistant opens keeps a pool of them."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    return Connections(pool.checkedout(), pool.checkedin())
