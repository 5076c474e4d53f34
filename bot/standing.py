"""Whether this installation is the only one that asks the messenger with its token: found out, and remembered.

Telegram refuses the older of two questions for updates (409). A copy that was there first hears that at once and asks
again after half a second, which refuses the newer one in turn. Where its refusal is lost on the way it asks again when
its long poll is over: after the 30 seconds of the poll (DONDOC_POLL_SECONDS), the 10 that its answer may be late and
the 3 of its pause, 43 in all. So a copy that is not known to be alone asks for 45 seconds, one and a half times a long
poll, in polls of 2 seconds, before it confirms or handles anything. After a stop of less than ten minutes the database
knows that it was alone, and nothing is waited for.
"""

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

LONG_POLLS = 1.5
"""For so many long polls a copy asks without a conflict before it is sure to be alone."""
PROBATION_POLL = 2
"""Seconds of the polls meanwhile."""
BETWEEN_ASKING = 0.5
LEFT_SECONDS = 1.5
"""What waits so long unconfirmed is nobody's: another copy would have asked again, and confirmed it, by then."""
HOLDS = dt.timedelta(minutes=10)
"""After a stop no longer than this nobody else is likely to have begun."""


class SecondCopy(Exception):
    """Another copy asks the messenger with the same token; as a string, what the operator is told."""

    def __init__(self) -> None:
        super().__init__(words.ANOTHER_COPY_IS_POLLING)


class WebhookElsewhere(Exception):
    """The messenger brings the updates of this token to a webhook that is not ours; as a string, what is told."""

    def __init__(self, host: str) -> None:
        super().__init__(words.webhook_is_elsewhere(host))


def probation(poll_seconds: int) -> float:
    """For how many seconds a copy has to ask without a conflict, where a long poll takes so many."""
    return LONG_POLLS * poll_seconds


async def until_alone(bot: Bot, request: BaseRequest, *, poll_seconds: int) -> list[RawUpdate]:
    """What waits, once nobody else has asked for a while. Nothing is confirmed: it may be for another copy to handle.

    Raises SecondCopy where somebody else asks, or has updates brought.
    """
    loop = asyncio.get_running_loop()
    sure_at = loop.time() + probation(poll_seconds)
    waiting, since = None, loop.time()
    logger.info("updates are handled from %.0f seconds on, if nobody else asks", probation(poll_seconds))
    while True:
        try:
            updates = await calls.ask(bot, request, None, wait=min(PROBATION_POLL, poll_seconds))
        except Conflict as conflict:
            raise SecondCopy from conflict
        except TelegramError as error:
            logger.warning("updates could not be fetched: %s", calls.kind_of(error))
            await asyncio.sleep(calls.pause_after(error))
            sure_at = loop.time() + probation(poll_seconds)
            continue
        oldest = updates[0]["update_id"] if updates else None
        if oldest != waiting:
            waiting, since = oldest, loop.time()
        is_left = oldest is None or loop.time() - since >= LEFT_SECONDS
        if loop.time() >= sure_at and is_left:
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
