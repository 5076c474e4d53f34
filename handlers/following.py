"""What follows of what is said: one of many takes it up."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace

from actions import answering, dialogues, hearing, knowing
from actions.knowing import Ours
from domain import refusals
from domain.decide.addressing import Route, route
from domain.dialogues import DialogueKind
from domain.replies import Intent
from domain.said import Part
from handlers import people, presses, questions, register, voices
from handlers.context import Context
from handlers.listening import READER, Ear
from texts import buttons
from texts import help as words
from texts import refusals as no
from texts.message import Message


def on_words(context: Context) -> None:
    """A text, a file or a photo. In a group only a reply to the assistant, or its name in front, is meant for it."""
    with context.turn() as turn:
        ear = Ear(context, turn)
        with voices.answered(turn) if context.heard.unheard else nullcontext():
            TAKE[route(ear)](ear)


def _press(ear: Ear) -> None:
    """The label of a button was typed."""
    assert ear.pressed is not None
    data, rest = ear.pressed
    presses.act(ear.context, ear.turn, data, rest)
    if (data[-1] not in presses.STAY or rest) and ear.labelled is not None:
        dialogues.retire_buttons(ear.turn, ear.labelled, ":".join(data))


def _spent(ear: Ear) -> None:
    raise refusals.StaleButton


def _spent_draft(ear: Ear) -> None:
    """The label of a card that a newer one has replaced: the draft is shown as it stands now."""
    assert ear.ours.dialogue is not None
    register.show_again(ear.context, ear.turn, ear.speaker, ear.ours.dialogue)


def _answer(ear: Ear) -> None:
    dialogue = ear.ours.dialogue if ear.asked else ear.open_question
    assert dialogue is not None
    under = buttons.drop_draft(dialogue.id) if dialogue.kind is DialogueKind.DRAFT else ()
    with answering.kept_open(ear.turn, dialogue.id, under=under):
        if dialogue.kind is DialogueKind.SETUP:
            people.answer_units(ear.context, ear.turn, dialogue, ear.text)
        elif dialogue.kind is DialogueKind.DRAFT:
            register.answer(ear.context, ear.turn, ear.speaker, dialogue, ear.text)
        else:
            answering.answer(ear.hearing, dialogue)


def _tasks(ear: Ear) -> None:
    if not (ear.asks_of_all and _answered_of_all(ear)):
        hearing.hear(ear.hearing)


def _answered_of_all(ear: Ear) -> bool:
    """Words that narrow the question and are not known leave it one about the tasks shown."""
    with suppress(refusals.UnclearWords):
        return questions.answered(ear.context, ear.turn, ear.speaker, ear.text)
    return False


def _named(ear: Ear) -> None:
    shown = knowing.named(ear.turn, ear.speaker, ear.tasks_named)
    hearing.hear(replace(ear.about(shown), text=ear.named_text))


def _orders(ear: Ear) -> None:
    assert ear.order is not None
    hearing.hear_orders(ear.about(Ours()), [Part(reply) for reply in ear.order.of_tasks()])


def _given(ear: Ear) -> None:
    register.open_drafts(ear.context, ear.turn, ear.speaker, ear.given, assigning=True)


def _draft(ear: Ear) -> None:
    assert ear.ours.dialogue is not None
    if not register.amend(ear.context, ear.turn, ear.speaker, ear.ours.dialogue):
        _choices(ear)


def _choices(ear: Ear) -> None:
    ear.turn.say(words.how_to_choose(ear.ours.buttons), dialogue=ear.own.id if ear.own is not None else None)


def _claim(ear: Ear) -> None:
    people.claim(ear.context, ear.turn, ear.speaker, ear.text)


def _question(ear: Ear) -> None:
    questions.ask(ear.context, ear.turn, ear.context.heard.after_name if ear.follows_name else ear.text)


def _maybe_question(ear: Ear) -> None:
    """What is no question that is understood may have been a report: that nothing was noted is said."""
    if ear.reply.intent is Intent.QUESTION:
        _question(ear)
        return
    try:
        understood = questions.answered(ear.context, ear.turn, ear.speaker, ear.text)
    except refusals.UnclearWords as unclear:
        ear.turn.say(Message(f"{words.nothing_noted()} {no.words(unclear)}"))
        return
    if not understood:
        _how(ear)


def _how(ear: Ear) -> None:
    ear.turn.say(Message(words.how_to_answer()))


def _letter(ear: Ear) -> None:
    if not register.offer_letter(ear.context, ear.turn, ear.speaker, READER.letter_in(ear.text)):
        _forwarded(ear)


def _forwarded(ear: Ear) -> None:
    ear.turn.say(Message(words.forwarded()))


def _no_task(ear: Ear) -> None:
    raise refusals.NoTaskHere


def _others(ear: Ear) -> None:
    raise refusals.NotYourButton


def _nobody(ear: Ear) -> None:
    """Talk that is not for us."""


TAKE: dict[Route, Callable[[Ear], None]] = {
    Route.PRESS: _press,
    Route.SPENT: _spent,
    Route.SPENT_DRAFT: _spent_draft,
    Route.ANSWER: _answer,
    Route.TASKS: _tasks,
    Route.NAMED: _named,
    Route.ORDERS: _orders,
    Route.GIVEN: _given,
    Route.DRAFT: _draft,
    Route.CHOICES: _choices,
    Route.CLAIM: _claim,
    Route.QUESTION: _question,
    Route.MAYBE_QUESTION: _maybe_question,
    Route.LETTER: _letter,
    Route.FORWARDED: _forwarded,
    Route.HOW: _how,
    Route.OTHERS: _others,
    Route.NO_TASK: _no_task,
    Route.NOBODY: _nobody,
}
"""What is done of a message, by what takes it up."""
