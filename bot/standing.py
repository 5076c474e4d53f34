"""Whether this installation is the only one that asks the messenger with its token: found out, and remembered."""

import asyncio
import datetime as dt
import logging

from telegram import Bot
from telegram.error import Conflict, TelegramError
from telegram.request import BaseRequest

from channels.telegram import calls
from channels.telegram.calls import RawUpdate
from db import installation
from db.engine import Sessions
from texts import operations as words

logger = logging.getLogger(__name__)

PROBATION_SECONDS = 4.0
"""So long a copy asks without a conflict before it is sure to be alone."""
PROBATION_POLL = 2
"""Seconds of the long polls meanwhile: a copy that was there first asks again within half a second of a conflict."""
BETWEEN_ASKING = 0.5
HOLDS = dt.timedelta(minutes=10)
"""After a stop no longer than this nobody else is likely to have begun."""


class SecondCopy(Exception):
    """Another copy asks the messenger with the same token; as a string, what the operator is told."""

    def __init__(self) -> None:
        super().__init__(words.ANOTHER_COPY_IS_POLLING)


async def until_alone(bot: Bot, request: BaseRequest) -> list[RawUpdate]:
    """What waits, once nobody else has asked for a while. Nothing is confirmed: it may be for another copy to handle.

    Raises SecondCopy where somebody else asks.
    """
    loop = asyncio.get_running_loop()
    sure_at = loop.time() + PROBATION_SECONDS
    while True:
        try:
            updates = await calls.ask(bot, request, None, wait=PROBATION_POLL)
        except Conflict as conflict:
            raise SecondCopy from conflict
        except TelegramError as error:
            logger.warning("updates could not be fetched: %s", calls.kind_of(error))
            await asyncio.sleep(calls.pause_after(error))
            sure_at = loop.time() + PROBATION_SECONDS
            continue
        if loop.time() >= sure_at:
            return updates
        if updates:  # As they are not confirmed, the next answer comes at once.
            await asyncio.sleep(BETWEEN_ASKING)


def was_alone(sessions: Sessions, bot: int, *, now: dt.datetime) -> bool:
    """Whether this database was a moment ago the one that is asked for this bot, by the clock on the wall."""
    with sessions.reading() as session:
        at = installation.newest(session, installation.alone(bot))
    return at is not None and dt.timedelta() <= now - at <= HOLDS


def note_alone(sessions: Sessions, bot: int, *, now: dt.datetime) -> None:
    """Nobody else asks: a restart soon after need not find out anew."""
    with sessions.begin() as session:
        installation.note(session, installation.alone(bot), now=now)
