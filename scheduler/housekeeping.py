"""What is done once a night."""

import datetime as dt

from db import inbox
from db.delivery import unreached
from db.engine import Sessions, refresh_statistics

KEEP_BODIES = dt.timedelta(days=7)
TELL_AGAIN = dt.timedelta(days=7)
"""Of a chat that still takes no messages by then the office hears anew."""


def keep_house(sessions: Sessions, *, now: dt.datetime) -> None:
    """Drop what people wrote from the inbox, a week after it was handled: the history has what counts.

    Then let the database see how it has grown.
    """
    with sessions.begin() as session:
        inbox.forget_before(session, now - KEEP_BODIES)
        unreached.forget_before(session, now - TELL_AGAIN)
    with sessions.begin() as session:
        refresh_statistics(session)
