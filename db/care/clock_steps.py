"""What a clock that was wrong has left behind: moments that lie in a future which does not come so soon."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.models import Installation, Reminder
from db.queues import NOT_SENT_YET, Outbox, Slot

_NEWEST = "clock_step"


@dataclass(frozen=True)
class Step:
    """How many seconds the clock of the machine was put forward (back: negative), and when that was seen."""

    seconds: float
    seen_at: dt.datetime


def let_go(session: Session, *, now: dt.datetime) -> None:
    """What waits for its next try, or for its slot, waits no longer."""
    session.execute(update(Slot).where(Slot.free_at > now).values(free_at=now))
    session.execute(update(Outbox).where(NOT_SENT_YET, Outbox.not_before > now).values(not_before=now))
    session.execute(update(Reminder).where(Reminder.not_before > now).values(not_before=now))


def note(session: Session, seconds: float, *, now: dt.datetime) -> None:
    """The clock of the machine was put by so much."""
    value = {"seconds": seconds, "at": now.astimezone(dt.UTC).isoformat()}
    session.merge(Installation(key=_NEWEST, value=value))


def newest(session: Session) -> Step | None:
    """The last time that the clock was put; None where it never was."""
    with suppress(KeyError, TypeError, ValueError):
        row = session.get(Installation, _NEWEST)
        return Step(float(row.value["seconds"]), dt.datetime.fromisoformat(row.value["at"])) if row else None
    return None
