"""Who takes up what was heard: a question of ours, the tasks that it concerns, a draft, or nobody."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from actions import hearing, knowing, matters, unnamed
from actions.context import Context
from actions.doing import albums, editing
from actions.knowing import Ours
from actions.overviews.papers import keep_signed
from actions.papers_in import accepting
from domain import refusals
from domain.decide.addressing import Route, route
from domain.replies import Intent
from domain.said import Part
from handlers import answers, papers, papers_in, people, presses, questions, register, voices
from handlers.listening import Ear
from texts import help as words
from texts.message import Message


def on_words(context: Context) -> None:
    """A text, a file or a photo. In a group only a reply to the assistant, or its name in front, is meant for it."""
    with context.turn() as turn:
        ear = Ear(context, turn)
        with voices.answered(turn) if context.unheard else nullcontext():
            TAKE[route(ear)](ear)


def _press(ear: Ear) -> None:
    assert ear.pressed is not None
    data, rest = ear.pressed
    presses.type_label(ear.context, ear.turn, data, rest, under=ear.labelled)


def _refuse(refusal: type[refusals.Refusal], ear: Ear) -> None:
    raise refusal


def _spent_draft(ear: Ear) -> None:
    assert ear.ours.dialogue is not None
    answers.show_again(ear.context, ear.turn, ear.speaker, ear.ours.dialogue)


def _answer(ear: Ear) -> None:
    dialogue = ear.ours.dialogue if ear.asked else ear.open_question
    assert dialogue is not None
    answers.take(ear.context, ear.turn, dialogue, lambda: ear.hearing)


def _tasks(ear: Ear) -> None:
    edit = ear.context.reader.edit_in(ear.text)
    if edit is not None and editing.edit_shown(ear.hearing, edit):
        return
    if not (ear.asks_of_all and questions.answered_if_clear(ear.context, ear.turn, ear.speaker, ear.text)):
        hearing.hear(ear.hearing)


def _named(ear: Ear) -> None:
    about = ear.about(knowing.named(ear.turn, ear.speaker, ear.tasks_named))
    hearing.hear(replace(about, text=ear.named_text))


def _orders(ear: Ear) -> None:
    assert ear.order is not None
    hearing.hear_orders(ear.about(Ours()), [Part(reply) for reply in ear.order.of_tasks()])


def _of_matter(ear: Ear) -> None:
    assert ear.matter is not None
    if ear.matter.urged is not None:
        papers.chase(ear.context, ear.turn, ear.speaker, ear.matter.urged)
        return
    matters.obey(ear.about(Ours()), ear.matter)


def _given(ear: Ear) -> None:
    register.open_drafts(ear.context, ear.turn, ear.speaker, ear.given, assigning=ear.assigning)


def _draft(ear: Ear) -> None:
    assert ear.ours.dialogue is not None
    if not register.amend(ear.context, ear.turn, ear.speaker, ear.ours.dialogue):
        _choices(ear)


def _choices(ear: Ear) -> None:
    ear.turn.say(words.how_to_choose(ear.ours.buttons), dialogue=ear.own.id if ear.own is not None else None)


def _claim(ear: Ear) -> None:
    people.claim(ear.context, ear.turn, ear.speaker, ear.text)


def _question(ear: Ear) -> None:
    questions.ask(ear.context, ear.turn, ear.for_us)


def _maybe_question(ear: Ear) -> None:
    """What tells how work goes and asks for no list is put to the own tasks, before it is taken for a question.

    Who decides makes the papers of all units: what asks for one is no word about the own work.
    """
    if ear.reply.intent is Intent.QUESTION:
        _question(ear)
        return
    if ear.assigns and questions.ordered(ear.context, ear.turn, ear.speaker, ear.text):
        return
    if not ear.lists and unnamed.heard_if_told(ear.hearing):
        return
    if not questions.answered_or_unclear(ear.context, ear.turn, ear.speaker, ear.text):
        _say(words.how_to_answer, ear)


def _how(ear: Ear) -> None:
    if questions.ordered(ear.context, ear.turn, ear.speaker, ear.text):
        return
    if ear.assigns and ear.context.reader.asks_outright(ear.text):
        _question(ear)
    elif not unnamed.heard(ear.hearing):
        _say(words.how_to_answer, ear)


def _courtesy(ear: Ear) -> None:
    """A greeting is returned, thanks end the talk; who agrees expects that something is done of it."""
    if ear.context.reader.agrees(ear.text):
        _say(words.how_to_answer, ear)
    elif ear.reply.intent is Intent.SMALLTALK:
        _say(words.greeting, ear)


def _say(said: Callable[[], str], ear: Ear) -> None:
    ear.turn.say(Message(said()))


def _letter(ear: Ear) -> None:
    if not register.offer_letter(ear.context, ear.turn, ear.speaker, ear.context.reader.letter_in(ear.text)):
        _say(words.forwarded, ear)


def _signed(ear: Ear) -> None:
    assert ear.ours.paper is not None
    keep_signed(ear.turn, ear.speaker, ear.ours.paper, ear.context.files)


def _paper_in(ear: Ear) -> None:
    papers_in.order_files(ear.context, ear.turn, ear.speaker)


def _undo_paper(ear: Ear) -> None:
    assert ear.undone is not None
    accepting.withdraw(ear.turn, ear.speaker, ear.undone)


TAKE: dict[Route, Callable[[Ear], None]] = {
    Route.LATE_PART: lambda ear: hearing.hear_late_part(ear.hearing, ear.album or albums.Place()),
    Route.PRESS: _press,
    Route.SPENT: partial(_refuse, refusals.StaleButton),
    Route.SPENT_DRAFT: _spent_draft,
    Route.ANSWER: _answer,
    Route.SIGNED: _signed,
    Route.PAPER_IN: _paper_in,
    Route.UNDO_PAPER: _undo_paper,
    Route.TASKS: _tasks,
    Route.NAMED: _named,
    Route.ORDERS: _orders,
    Route.OF_MATTER: _of_matter,
    Route.GIVEN: _given,
    Route.DRAFT: _draft,
    Route.CHOICES: _choices,
    Route.CLAIM: _claim,
    Route.QUESTION: _question,
    Route.MAYBE_QUESTION: _maybe_question,
    Route.LETTER: _letter,
    Route.FORWARDED: partial(_say, words.forwarded),
    Route.HOW: _how,
    Route.OTHERS: partial(_refuse, refusals.NotYourButton),
    Route.NO_TASK: partial(_refuse, refusals.NoTaskHere),
    Route.COURTESY: _courtesy,
    Route.NOBODY: lambda _: None,
}
"""What is done of a message, by what takes it up."""
