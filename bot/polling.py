"""Asking the messenger for updates: what comes back, and whether somebody else asks with the same token."""

import asyncio
import json
import logging
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from channels.telegram import hearing
from channels.telegram.request import StrangeAnswer, result_in
from texts import operations as words

logger = logging.getLogger(__name__)

KINDS = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""Kinds of updates that the messenger is asked for."""

PAUSE_AFTER_ERROR = 3.0
PROBATION_SECONDS = 4.0
"""So long a copy asks without a conflict before it is sure to be alone."""
PROBATION_POLL = 2
"""Seconds of the long polls meanwhile: a copy that was there first asks again within half a second of a conflict."""
BETWEEN_ASKING = 0.5

Update = dict[str, Any]


class SecondCopy(Exception):
    """Another copy asks the messenger with the same token; as a string, what the operator is told."""

    def __init__(self) -> None:
        super().__init__(words.ANOTHER_COPY_IS_POLLING)


async def ask(bot: Bot, request: BaseRequest, offset: int | None, *, wait: int) -> list[Update]:
    """The updates that wait, each with its number; those before the offset are forgotten. Raises TelegramError.

    Not by the library's get_updates(): it reads all of them before it hands one out, so that a single one which
    it cannot read would hold up everybody, and it logs what people wrote.
    """
    asked = {
        "timeout": wait,
        "allowed_updates": json.dumps(KINDS),
        **({} if offset is None else {"offset": offset}),
    }
    seconds = (request.read_timeout or 0) + wait
    answer = await request.retrieve(f"{bot.base_url}/getUpdates?{urlencode(asked)}", seconds)
    return _updates_in(answer)


async def until_alone(bot: Bot, request: BaseRequest) -> list[Update]:
    """What waits, once nobody else has asked for a while. Nothing is confirmed: it may be for another copy to handle.

    Raises SecondCopy where somebody else asks.
    """
    loop = asyncio.get_running_loop()
    sure_at = loop.time() + PROBATION_SECONDS
    while True:
        try:
            updates = await ask(bot, request, None, wait=PROBATION_POLL)
        except Conflict as conflict:
            raise SecondCopy from conflict
        except TelegramError as error:
            logger.warning("updates could not be fetched: %s", kind_of(error))
            await asyncio.sleep(pause_after(error))
            sure_at = loop.time() + PROBATION_SECONDS
            continue
        if loop.time() >= sure_at:
            return updates
        if updates:  # As they are not confirmed, the next answer comes at once.
            await asyncio.sleep(BETWEEN_ASKING)


def pause_after(error: TelegramError) -> float:
    """How long to wait before asking again."""
    if not isinstance(error, RetryAfter):
        return PAUSE_AFTER_ERROR
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def kind_of(error: TelegramError) -> str:
    """What may be logged of it: its own words may hold what somebody wrote."""
    return f"HTTP {error.status}" if isinstance(error, StrangeAnswer) else type(error).__name__


def _updates_in(answer: bytes) -> list[Update]:
    """The updates of an answer, each with its number. Raises StrangeAnswer where there are none that have one."""
    told = result_in(answer)
    if not isinstance(told, list):
        raise StrangeAnswer(HTTPStatus.OK)
    updates = [one for one in told if isinstance(one, dict) and hearing.is_number(one.get("update_id"))]
    if len(updates) < len(told):
        logger.error("%s updates without a number were set aside", len(told) - len(updates))
        if not updates:  # None of them can be confirmed: they come again, and shall not come at once.
            raise StrangeAnswer(HTTPStatus.OK)
    return updates
