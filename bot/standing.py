"""Whether this installation is the only one that asks the messenger with its token."""

import datetime as dt

from db import installation
from db.engine import Sessions

HOLDS = dt.timedelta(minutes=10)
"""After a stop no longer than this nobody else is likely to have begun."""


def was_alone(sessions: Sessions, bot: int, *, now: dt.datetime) -> bool:
    """Whether this database was a moment ago the one that is asked for this bot, by the clock on the wall."""
    with sessions.reading() as session:
        at = installation.newest(session, installation.alone(bot))
    return at is not None and dt.timedelta() <= now - at <= HOLDS


def note_alone(sessions: Sessions, bot: int, *, now: dt.datetime) -> None:
    """Nobody else asks: a restart soon after need not find out anew."""
    with sessions.begin() as session:
        installation.note(session, installation.alone(bot), now=now)
