"""When this database was last known to be the only one for which a bot's updates are asked."""

import datetime as dt

from sqlalchemy.orm import Session

from db.models import Installation


def last_alone(session: Session, *, bot: int) -> dt.datetime | None:
    """None where that was never known."""
    row = session.get(Installation, _key(bot))
    return dt.datetime.fromisoformat(row.value["at"]) if row else None


def note_alone(session: Session, *, bot: int, now: dt.datetime) -> None:
    session.merge(Installation(key=_key(bot), value={"at": now.astimezone(dt.UTC).isoformat()}))


def _key(bot: int) -> str:
    return f"alone:{bot}"
