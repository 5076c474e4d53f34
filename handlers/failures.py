"""What is said where something goes wrong: a refusal becomes a sentence, everything else one apology."""

from actions import dialogues, knowing, tasks
from actions.knowing import Ours
from actions.turns import Turn
from domain import refusals as no
from domain.asking import Question, asking
from domain.refusals import Refusal
from handlers.context import Context
from texts import refusals
from texts.message import Message, plain

LONGEST_ALERT = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""

ASK_FOR_A_DAY = (no.NotLater, no.NotEarlier, no.SameDeadline, no.UnreadDeadline, no.NoSuchDay, no.DeadlinePassed)
"""Refusals that a day answers."""


def refuse(context: Context, refusal: Refusal) -> None:
    """Tell why what was wanted is not done: under the message, or over the button that was pressed."""
    with context.turn() as turn:
        if not context.is_press:
            turn.say(_refused(context, turn, refusal))
    if context.is_press:
        context.answer_press(plain(refusals.words(refusal))[:LONGEST_ALERT], alert=True)


def _refused(context: Context, turn: Turn, refusal: Refusal) -> Message:
    """The sentence, with the tasks that the words were about: who answers it goes on to speak of them."""
    about = _about(context, turn, refusal)
    asks = asking(Question.NEW_DEADLINE, *about.shows) if isinstance(refusal, ASK_FOR_A_DAY) else ()
    asked = asks if len(about.shows) == 1 else ()
    return Message(refusals.words(refusal), shows=about.shows, lines=about.lines, asks=asked)


def _about(context: Context, turn: Turn, refusal: Refusal) -> Ours:
    """The task that the refusal names, or those of the message that was answered, as far as the speaker sees them."""
    try:
        speaker = context.speaker(turn)
        number = getattr(refusal, "number", None)
        if number is not None:
            ids = dialogues.ids_of(turn, speaker, [number])
            return Ours(tuple(task.id for task in tasks.tasks_by_ids(turn.session, speaker, ids)))
    except Refusal:
        return Ours()
    replied = context.replied
    return knowing.our_message(turn, replied.message) if replied is not None and replied.ours else Ours()


def apologize(context: Context, error: str) -> None:
    """Close an update that cannot be handled, and say so once."""
    with context.turn(error=error) as turn:
        turn.say(Message(refusals.APOLOGY))
