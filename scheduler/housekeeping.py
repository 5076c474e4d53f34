"""What is done once a night."""

import datetime as dt

from db import incoming
from db.engine import Sessions

KEEP_BODIES = dt.timedelta(days=7)


async def keep_house(sessions: Sessions, *, now: dt.datetime) -> None:
    """Drop what people wrote from the inbox, a week after it was handled: the history has what counts."""
    async with sessions.begin() as session:
        await incoming.forget_before(session, now - KEEP_BODIES)
