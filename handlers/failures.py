"""What is said where something goes wrong: a refusal becomes a sentence, everything else one apology."""

from domain.refusals import Refusal
from handlers.context import Context
from texts import refusals
from texts.message import Message, plain

LONGEST_ALERT = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""


def refuse(context: Context, refusal: Refusal) -> None:
    """Tell why what was wanted is not done: under the message, or over the button that was pressed."""
    words = refusals.words(refusal)
    with context.turn() as turn:
        if not context.is_press:
            turn.say(Message(words))
    if context.is_press:
        context.answer_press(plain(words)[:LONGEST_ALERT], alert=True)


def apologize(context: Context, error: str) -> None:
    """Close an update that cannot be handled, and say so once."""
    with context.turn(error=error) as turn:
        turn.say(Message(refusals.APOLOGY))
