"""Buttons, pressed or typed: one line for each kind. Rights are asked again at every press, forged or not."""

from collections.abc import Callable, Sequence

from actions import dialogues, pressing
from actions.context import Context
from actions.hearing import Hearing
from actions.turns import Scene, Speaker, Turn
from domain import refusals
from domain.decide.decide import CannotHappen
from domain.presses import ButtonKind, Press, Pressed, pressed
from handlers import draft_lists, lists, papers, papers_in, people, register, rounds, settings, sheets

PRESSES: dict[ButtonKind, Callable[[Context, Turn, Speaker, Pressed], str]] = {
    ButtonKind.DRAFT: register.press,
    ButtonKind.LISTED: draft_lists.press,
    ButtonKind.POST: people.press_post,
    ButtonKind.LETTERHEAD: papers.press_without_letterhead,
    ButtonKind.ROUND_DRAFT: rounds.press_draft,
    ButtonKind.ROUND_PART: rounds.press_part,
    ButtonKind.ROUND: rounds.press_round,
    ButtonKind.PAPER_IN: papers_in.press,
    ButtonKind.SHEET: sheets.press,
}

CODES: dict[ButtonKind, Callable[[Context, Turn, Speaker, str], str]] = {
    ButtonKind.BEFORE: settings.press_before,
    ButtonKind.PAPER: papers.press,
    ButtonKind.PAGE: lists.press,
    ButtonKind.PLAN: lists.press_plan,
    ButtonKind.DIGEST: lists.press_digest,
}
"""What is about nothing that has a number: all behind the kind is a code of its own."""

OF_TASKS: dict[ButtonKind, Callable[[Hearing, Pressed], None]] = {
    ButtonKind.TASK: pressing.decision,
    ButtonKind.EVIDENCE: pressing.evidence,
    ButtonKind.DOUBT: pressing.doubt,
    ButtonKind.FALL: pressing.fall,
    ButtonKind.EXTENSION: pressing.extension,
    ButtonKind.LIMIT: pressing.limit,
    ButtonKind.SUPPORT: pressing.support,
    ButtonKind.WRONG: pressing.misread,
    ButtonKind.FILES: pressing.files,
    ButtonKind.UNPLACED: pressing.unplaced,
}
"""What is decided like words."""

STAY = frozenset({Press.ASK, Press.REDO, Press.REASSIGN, Press.SHOW, Press.COMPILE})
"""Acts that only ask or show something: the buttons remain, because nothing is decided yet."""


def on_press(context: Context) -> None:
    """Somebody pressed a button. The answer to the press goes out after the commit."""
    with context.turn() as turn:
        said = act(context, turn, context.pressed, "")
        if context.heard.message is not None and context.pressed[-1] not in STAY:
            dialogues.retire_buttons(turn, context.heard.message, ":".join(context.pressed))
    context.answer_press(said)


def type_label(context: Context, turn: Turn, data: Sequence[str], rest: str, *, under: int | None) -> None:
    """The label of a button was typed, with words behind it; `under` is its message, None where that is not known."""
    act(context, turn, data, rest)
    if (data[-1] not in STAY or rest) and under is not None:
        dialogues.retire_buttons(turn, under, ":".join(data))


def act(context: Context, turn: Turn, data: Sequence[str], rest: str) -> str:
    """Do what a button says: it says all by itself, and neither the words of its message nor a label are read.

    Returns what is told to who pressed. Raises StaleButton for data that no button of ours carries.
    """
    name, *pieces = data
    try:
        kind = ButtonKind(name)
        if kind in CODES:
            return CODES[kind](context, turn, context.speaker(turn), ":".join(pieces))
        button = pressed(kind, pieces, rest)
        if kind is ButtonKind.SETUP:
            return people.press_setup(context, turn, button)
        if kind in OF_TASKS:
            OF_TASKS[kind](Hearing(Scene(turn, context.speaker(turn), context.reader), ""), button)
            return ""
        return PRESSES[kind](context, turn, context.speaker(turn), button)
    except (ValueError, KeyError, CannotHappen) as forged:
        raise refusals.StaleButton from forged
