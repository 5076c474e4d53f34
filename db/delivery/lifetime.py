"""When the assistant was last known to run, and when it did not."""

import datetime as dt

from sqlalchemy.orm import Session

from db.models import Installation


def last_seen_alive(session: Session) -> dt.datetime | None:
    """When the assistant was last known to run; None before its first tick."""
    row = session.get(Installation, "alive")
    return dt.datetime.fromisoformat(row.value["at"]) if row else None


def note_alive(session: Session, *, now: dt.datetime) -> None:
    session.merge(Installation(key="alive", value={"at": now.astimezone(dt.UTC).isoformat()}))


def note_outage(session: Session, *, since: dt.datetime, until: dt.datetime) -> None:
    value = {"since": since.isoformat(), "until": until.isoformat()}
    session.merge(Installation(key="outage", value=value))


def newest_outage(session: Session) -> tuple[dt.datetime, dt.datetime] | None:
    """From when to when the assistant was last down; None where it never was."""
    row = session.get(Installation, "outage")
    if row is None:
        return None
    return dt.datetime.fromisoformat(row.value["since"]), dt.datetime.fromisoformat(row.value["until"])
