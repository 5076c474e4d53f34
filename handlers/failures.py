"""What is said where something goes wrong: a refusal becomes a sentence, everything else one apology."""

from contextlib import suppress
from dataclasses import replace

from actions import dialogues, knowing, records, tasks
from actions.context import Context
from actions.knowing import Ours
from actions.turns import Turn
from domain import refusals as no
from domain.asking import Question, asking
from domain.people import Verb, may
from domain.refusals import Refusal
from texts import history, refusals
from texts import tasks as task_words
from texts.message import Message, esc, plain
from texts.tasks import cut

LONGEST_ALERT = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""

ASK_FOR_A_DAY = (no.NotLater, no.NotEarlier, no.SameDeadline, no.UnreadDeadline, no.NoSuchDay, no.DeadlinePassed)
"""Refusals that a day answers."""

DECIDED = (no.NothingToConfirm, no.NothingGivenBack, no.AlreadyClosed, no.RequestOvertaken, no.StaleButton)
"""Refusals of a decision, where somebody may have decided before."""


def refuse(context: Context, refusal: Refusal) -> None:
    """Tell why what was wanted is not done: under the message, or over the button that was pressed."""
    with context.turn() as turn:
        if _is_kept_quiet(context, turn, refusal):
            return
        before = _decided_before(context, turn, refusal)
        if not context.is_press:
            refused = _refused(context, turn, refusal)
            turn.say(replace(refused, html=f"{before} {refused.html}") if before else refused)
        if isinstance(refusal, no.WhichOrganization):
            _show_each(context, turn, refusal)
    if context.is_press:
        context.answer_press(cut(plain(f"{before} {refusals.words(refusal)}").strip(), LONGEST_ALERT), alert=True)


def _is_kept_quiet(context: Context, turn: Turn, refusal: Refusal) -> bool:
    """Whether the one refused is a stranger who has been answered often enough: the group is spared."""
    if isinstance(refusal, no.AnsweredEnough):
        return True
    try:
        context.spare_others(turn)
    except no.AnsweredEnough:
        return True
    return False


def _decided_before(context: Context, turn: Turn, refusal: Refusal) -> str:
    """Who decides second is told who decided first, and what; empty where nobody did."""
    number = getattr(refusal, "number", None)
    if not isinstance(refusal, DECIDED) or number is None:
        return ""
    with suppress(Refusal):
        speaker = context.speaker(turn)
        line = records.newest_decision(turn, speaker, number)
        if line is not None and may(speaker.known, Verb.CONFIRM):
            return history.decided(line, speaker.organization.times.zone)
    return ""


def _show_each(context: Context, turn: Turn, refusal: no.WhichOrganization) -> None:
    """The task of that number in every organization: a reply to one of these cards belongs to its own."""
    for organization in refusal.organizations:
        speaker = turn.recognize(context.account, context.heard.name, within=organization)
        ids = dialogues.ids_of(turn, speaker, [refusal.number])
        for task in tasks.tasks_by_ids(turn.session, speaker, ids):
            times = speaker.organization.times
            card = task_words.card(task, turn.now.astimezone(times.zone), times)
            turn.say(replace(card, html=f"<b>{esc(speaker.organization.name)}</b>\n{card.html}"))


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
    return knowing.answered(turn, context.replied)


def apologize(context: Context, error: str) -> None:
    """Close an update that cannot be handled, and say so once."""
    with context.turn(error=error) as turn:
        turn.say(Message(refusals.APOLOGY))
