"""What a clock that was wrong has left behind: moments that lie in a future which does not come so soon."""

import datetime as dt

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.models import Reminder
from db.queues import NOT_SENT_YET, Outbox, Slot


def let_go(session: Session, *, now: dt.datetime) -> None:
    """What waits for its next try, or for its slot, waits no longer."""
    session.execute(update(Slot).where(Slot.free_at > now).values(free_at=now))
    session.execute(update(Outbox).where(NOT_SENT_YET, Outbox.not_before > now).values(not_before=now))
    session.execute(update(Reminder).where(Reminder.not_before > now).values(not_before=now))
