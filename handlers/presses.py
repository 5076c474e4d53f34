"""Buttons, pressed or typed: one line for each kind. Rights are asked again at every press, forged or not."""

from collections.abc import Callable, Sequence

from actions import talks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain.presses import ButtonKind, Press
from domain.words import fold
from handlers import decisions, forecast, lists, orders, people, progress, register, settings
from handlers.context import Context
from reading.language.lookup import words as courtesies
from reading.orders import words
from texts import buttons

OnPress = Callable[[Context, Turn, Speaker, Sequence[str], str], str]

PRESSES: dict[ButtonKind, OnPress] = {
    ButtonKind.DRAFT: register.press,
    ButtonKind.TASK: decisions.press,
    ButtonKind.POST: people.press_post,
    ButtonKind.BEFORE: settings.press_before,
    ButtonKind.EVIDENCE: progress.press_evidence,
    ButtonKind.DOUBT: progress.press_doubt,
    ButtonKind.EXTENSION: decisions.press_extension,
    ButtonKind.LIMIT: orders.press_limit,
    ButtonKind.WRONG: progress.press_wrong,
    ButtonKind.PAGE: lists.press,
    ButtonKind.PLAN: forecast.press,
}
STAY = frozenset({Press.ASK, Press.REDO, Press.REASSIGN})
"""Acts that only ask something: the buttons remain, because nothing is decided yet."""

TAKE_WORDS = frozenset({Press.DEADLINE, Press.LEAD, Press.CONTENT, Press.REDO, Press.NO, Press.REASSIGN, Press.KEEP})
"""Acts that go on with the words typed behind the label: "làm lại thiếu phụ lục"."""

COURTESIES = courtesies("courtesy", "label")


def on_press(context: Context) -> None:
    """Somebody pressed a button. The answer to the press goes out after the commit."""
    with context.turn() as turn:
        said = act(context, turn, context.pressed, "")
        if context.heard.message is not None and context.pressed[-1] not in STAY:
            talks.retire_buttons(turn, context.heard.message, ":".join(context.pressed))
    context.answer_press(said)


def act(context: Context, turn: Turn, data: Sequence[str], rest: str) -> str:
    """Do what a button says. Raises StaleButton for data that no button of ours carries."""
    name, *arguments = data
    try:
        kind = ButtonKind(name)
        if kind is ButtonKind.SETUP:
            return people.press_setup(context, turn, arguments)
        press = PRESSES[kind]
        return press(context, turn, context.speaker(turn), arguments, rest)
    except (ValueError, IndexError, KeyError) as forged:
        raise refusals.StaleButton from forged


def typed(text: str, choices: Sequence[tuple[str, str]]) -> tuple[list[str], str] | None:
    """The button whose label was typed, and the words behind it; None where the text is no label.

    `choices` are label and data of each button. Polite words around a label change nothing; other words behind it
    make the text a label only where the act goes on with them.
    """
    plain = text.strip()
    while plain:
        if (found := _label_at_start(plain, choices)) is not None:
            return found
        first, _, plain = plain.partition(" ")
        if fold(first).strip(",.") not in COURTESIES:
            return None
    return None


def is_spent(text: str, spent: Sequence[tuple[str, str]], *, shows: bool) -> bool:
    """Whether the words were the label of a button that has done its work.

    Under a message that shows tasks other words than those of a decision are a report: "chưa xong".
    """
    found = typed(text, spent)
    return found is not None and not found[1] and (not shows or found[0][0] in buttons.DECISIONS)


def asks_office(choices: Sequence[tuple[str, str]]) -> bool:
    """Whether a post waits under the message for the office to decide."""
    return any(data.partition(":")[0] == ButtonKind.POST for _, data in choices)


def _label_at_start(plain: str, choices: Sequence[tuple[str, str]]) -> tuple[list[str], str] | None:
    folded = fold(plain)
    for label, data in sorted(choices, key=lambda choice: -len(choice[0])):
        name = fold(label)
        if not folded.startswith(name) or folded[len(name) : len(name) + 1].isalnum():
            continue
        rest = plain[len(name) :].strip(" .,:;!-")
        pieces = data.split(":")
        if pieces[-1] == Press.REDO and rest and words.wonders(plain):
            continue
        if pieces[0] == ButtonKind.EXTENSION and words.names_day(rest):
            continue
        if pieces[-1] in TAKE_WORDS:
            return pieces, words.reason_in(rest) if pieces[-1] == Press.REDO else rest
        if set(fold(rest).replace(",", " ").split()) <= COURTESIES:
            return pieces, ""
    return None
