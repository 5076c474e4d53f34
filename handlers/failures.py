"""The one place where errors end: a refusal becomes a sentence, everything else an apology and a line in the log."""

import logging

from telegram import Update

from actions.turns import AlreadyHandled
from domain.refusals import Refusal
from handlers.context import Context
from texts import refusals
from texts.message import Message, plain

logger = logging.getLogger(__name__)

LONGEST_ALERT = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""


async def on_error(update: object, context: Context) -> None:
    error = context.error
    if isinstance(error, AlreadyHandled) or not isinstance(update, Update):
        return
    assert error is not None
    failures = context.bot_data.failures
    failures[update.update_id] = error
    if isinstance(error, Refusal):
        await _refuse(context, error)
        del failures[update.update_id]
        return
    logger.error("update %s failed", update.update_id, exc_info=error)


async def apologize(context: Context, error: str) -> None:
    """Close an update that cannot be handled, and say so once."""
    async with context.turn(error=error) as turn:
        turn.say(Message(refusals.APOLOGY))


async def _refuse(context: Context, refusal: Refusal) -> None:
    words = refusals.words(refusal)
    query = context.heard.callback_query
    async with context.turn() as turn:
        if query is None:
            turn.say(Message(words))
    if query is not None:
        await context.answer_press(plain(words)[:LONGEST_ALERT], alert=True)
