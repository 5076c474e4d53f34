"""/dotbaocao: rounds opened, shown, answered and compiled; and the answers to what a round asks."""

from collections.abc import Callable

from actions import dialogues
from actions.context import Context
from actions.rounds import answering, compiling, opening, scheduling, showing
from actions.turns import Speaker, Turn
from domain import refusals
from domain.dialogues import Dialogue
from domain.people import Verb, may
from domain.presses import Press, Pressed
from domain.rounds.plan import Plan, RoundAsked, RoundWish


def on_round(context: Context) -> None:
    """Without words all that are open; a number, "tổng hợp", a new one, or the words of the own part."""
    order = context.reader.read_round_order(context.argument)
    with context.turn() as turn:
        WISHES[order.wish](context, turn, context.speaker(turn), order)


def _show(context: Context, turn: Turn, speaker: Speaker, order: RoundAsked) -> None:
    showing.show(turn, speaker, order.number)


def _open(context: Context, turn: Turn, speaker: Speaker, order: RoundAsked) -> None:
    """Who may open none answers the own part with the words."""
    if not may(speaker.known, Verb.OPEN_ROUND):
        answering.answer(
            turn, speaker, showing.only_own(turn, speaker), context.reader, context.argument, context.files
        )  # fmt: skip
        return
    schedule = context.reader.read_schedule(context.argument)
    if schedule is not None:
        scheduling.keep(turn, speaker, schedule, context.argument)
        return
    opening.draft(turn, speaker, _plan(context, turn, speaker, Plan(), context.argument))


def _compile(context: Context, turn: Turn, speaker: Speaker, order: RoundAsked) -> None:
    compiling.order(turn, speaker, order.number)


def _close(context: Context, turn: Turn, speaker: Speaker, order: RoundAsked) -> None:
    """The last paper is made, and with it the round is closed; while parts are missing, that is asked about."""
    if not compiling.asked_about_missing(turn, speaker, order.number):
        compiling.order(turn, speaker, order.number, closes=True)


def _reopen(context: Context, turn: Turn, speaker: Speaker, order: RoundAsked) -> None:
    opening.refuse_reopening(turn, speaker, order.number)
    showing.show(turn, speaker, order.number)


def _plan(context: Context, turn: Turn, speaker: Speaker, known: Plan, text: str) -> Plan:
    now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
    return context.reader.read_plan(text, known, now=now, rules=rules)


WISHES: dict[RoundWish, Callable[[Context, Turn, Speaker, RoundAsked], None]] = {
    RoundWish.SHOW: _show,
    RoundWish.OPEN: _open,
    RoundWish.COMPILE: _compile,
    RoundWish.CLOSE: _close,
    RoundWish.REOPEN: _reopen,
}


def answer_draft(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """The card of a round was answered: accepted, or corrected. Raises NotYourButton."""
    context.refuse_others(dialogue)
    if context.reader.agrees(text) and dialogue.plan.is_complete:
        opening.confirm(turn, speaker, dialogue)
    else:
        opening.amend(turn, speaker, dialogue, _plan(context, turn, speaker, dialogue.plan, text))


def press_draft(context: Context, turn: Turn, speaker: Speaker, pressed: Pressed) -> str:
    dialogue = dialogues.find(turn, pressed.about)
    context.refuse_others(dialogue)
    if pressed.act is Press.YES:
        opening.confirm(turn, speaker, dialogue)
    elif pressed.act is Press.DROP:
        opening.drop(turn, dialogue)
    else:
        raise refusals.StaleButton
    return ""


def answer_part(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """A unit answers what it was asked for, in words or by files. Raises NotAllowed, NoSuchRound."""
    answering.answer(turn, speaker, dialogue.round, context.reader, text, context.files)


def press_part(context: Context, turn: Turn, speaker: Speaker, pressed: Pressed) -> str:
    """What was proposed is taken, or it is told of which item words are."""
    dialogue = dialogues.find(turn, pressed.about)
    if pressed.item is None:
        answering.take_proposals(turn, speaker, dialogue.round)
    else:
        answering.place_words(turn, speaker, dialogue, pressed.item)
    return ""


def press_round(context: Context, turn: Turn, speaker: Speaker, pressed: Pressed) -> str:
    """What stands under a round that is open."""
    if pressed.act in (Press.COMPILE, Press.END):
        compiling.order(turn, speaker, pressed.about, closes=pressed.act is Press.END)
    else:
        showing.show(turn, speaker, pressed.about)
    return ""
