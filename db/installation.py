"""The installation as a whole: what has come due in it, asked across all organizations at once, and facts about itself.

Each fact is a row of its own: when it last ran, when it did not, what was done when.
"""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, bindparam, exists, func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from db.base import across, table
from db.models import Installation, Organization, Reminder, Task
from db.queues import NOT_SENT_YET, Job, Outbox, SetAside, Slot, Unreached
from domain.reminding.delivery import Delivery, OutgoingKind

ALIVE = "alive"
"""When the assistant was last known to run."""
AUDITED = "audited"
"""When the last audit was made."""
BACKED_UP = "backup"
"""When the newest copy of the database was made."""
COPIED = "copied"
"""When this database was copied, where it is a copy that was restored."""
_OUTAGE, _STEP, _WEBHOOK = "outage", "clock_step", "webhook"


def alone(bot: int) -> str:
    """When this database was last known to be the only one for which the updates of the bot are asked."""
    return f"alone:{bot}"


def note(session: Session, what: str, *, now: dt.datetime) -> None:
    """It happened, or was so, at `now`."""
    _write(session, what, {"at": now.astimezone(dt.UTC).isoformat()})


def newest(session: Session, what: str) -> dt.datetime | None:
    """When it was last noted; None where it never was, or not so that it can be read."""
    with suppress(KeyError, TypeError, ValueError):
        value = _read(session, what)
        return dt.datetime.fromisoformat(value["at"]) if value else None
    return None


def take(session: Session, what: str) -> dt.datetime | None:
    """As `newest`, told once: it is forgotten then."""
    found = newest(session, what)
    if (row := session.get(Installation, what)) is not None:
        session.delete(row)
    return found


def mark_copied(session: Session, *, now: dt.datetime) -> None:
    """What is copied of this server's database from now on says that it is a copy, made `now`."""
    written_by = session.scalar(select(func.pg_current_xact_id().cast(Text)))
    _write(session, COPIED, {"at": now.astimezone(dt.UTC).isoformat(), "written_by": written_by})


def take_restored(session: Session) -> dt.datetime | None:
    """When the copy was made that this database is, told once; None where it is no copy that was restored.

    On a server the mark stands in the original too while it is copied, and stays where the backup is killed: there the
    transaction that wrote the row is the one that the row names. Whoever restores a copy writes it in another one.
    """
    written_by = (_read(session, COPIED) or {}).get("written_by")
    if written_by is not None and _writer(session, COPIED) == int(written_by) % XIDS:
        return None
    return take(session, COPIED)


XIDS = 2**32
"""Rows name the transaction that wrote them by so many numbers, over and over."""


def _writer(session: Session, key: str) -> int | None:
    """The number of the transaction that wrote the row, on a server; None where there is none."""
    found = session.scalar(
        select(literal_column("xmin::text")).select_from(Installation).where(Installation.key == key)
    )
    return int(found) if found is not None else None


def note_outage(session: Session, *, since: dt.datetime, until: dt.datetime) -> None:
    _write(session, _OUTAGE, {"since": since.isoformat(), "until": until.isoformat()})


def newest_outage(session: Session) -> tuple[dt.datetime, dt.datetime] | None:
    """From when to when the assistant was last down; None where it never was."""
    value = _read(session, _OUTAGE)
    return (dt.datetime.fromisoformat(value["since"]), dt.datetime.fromisoformat(value["until"])) if value else None


@dataclass(frozen=True)
class Step:
    """How many seconds the clock of the machine was put forward (back: negative), and when that was seen."""

    seconds: float
    seen_at: dt.datetime


def note_step(session: Session, seconds: float, *, now: dt.datetime) -> None:
    """The clock of the machine was put by so much."""
    _write(session, _STEP, {"seconds": seconds, "at": now.astimezone(dt.UTC).isoformat()})


def newest_step(session: Session) -> Step | None:
    """The last time that the clock was put; None where it never was."""
    with suppress(KeyError, TypeError, ValueError):
        value = _read(session, _STEP)
        return Step(float(value["seconds"]), dt.datetime.fromisoformat(value["at"])) if value else None
    return None


def note_webhook(session: Session, fingerprint: str) -> None:
    """This installation is about to set the webhook of that fingerprint."""
    _write(session, _WEBHOOK, {"fingerprint": fingerprint})


def webhook(session: Session) -> str | None:
    """The fingerprint of the webhook that this installation has set last; None where it never set one."""
    return (_read(session, _WEBHOOK) or {}).get("fingerprint")


def _write(session: Session, key: str, value: dict[str, Any]) -> None:
    session.merge(Installation(key=key, value=value))


def _read(session: Session, key: str) -> dict[str, Any] | None:
    row = session.get(Installation, key)
    return row.value if row else None


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
    # The first of all is the first of an index, of which a server that has not looked at the table yet is sure too.
    select(func.min(_TASKS.c.recurs_at)).where(_TASKS.c.recurs_at.is_not(None)).scalar_subquery() <= bindparam("now"),
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
        series, set_aside, unreached, jobs = session.execute(_BESIDE, moment).one()
    organizations = tuple(dict.fromkeys((*with_tasks, *with_morning)))
    audited = newest(session, AUDITED)
    audit = now >= audit_at and (audited is None or audited < audit_at)
    return Due(organizations, bool(with_morning), bool(series), set_aside, unreached, jobs, audit)


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
