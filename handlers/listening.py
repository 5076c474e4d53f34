"""What is heard: everything about it is found out when it is asked for, and one of many takes it up."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property, partial

from actions import answering, delegating, dialogues, hearing, knowing, tasks, unnamed
from actions.doing import albums, editing
from actions.hearing import Hearing
from actions.knowing import Answering, Ours
from actions.reader import Reader
from actions.turns import Scene, Speaker, Turn
from domain import refusals
from domain.decide.addressing import Route, route
from domain.dialogues import Dialogue
from domain.people import Verb, may
from domain.presses import ButtonKind
from domain.replies import Intent, Reply
from domain.said import Part
from domain.words import fold
from handlers import answers, people, presses, questions, register, voices
from handlers.context import Context
from reading import readings
from texts import buttons
from texts import help as words
from texts.message import Message

READER: Reader = readings
"""What everybody in this room reads with."""


def on_words(context: Context) -> None:
    """A text, a file or a photo. In a group only a reply to the assistant, or its name in front, is meant for it."""
    with context.turn() as turn:
        ear = Ear(context, turn)
        with voices.answered(turn) if context.unheard else nullcontext():
            TAKE[route(ear)](ear)


@dataclass
class Ear:
    """A message, of which everything else is found out when it is asked for."""

    context: Context
    turn: Turn

    @cached_property
    def album(self) -> albums.Place | None:
        """Where the other parts of its album are."""
        heard = self.context.heard
        return albums.place_of(self.turn, self.speaker, heard) if heard.album else None

    @property
    def late_part(self) -> bool:
        return self.album is not None

    @property
    def text(self) -> str:
        return self.context.text

    @property
    def private(self) -> bool:
        return self.turn.private

    @property
    def forwarded(self) -> bool:
        return self.context.heard.forwarded

    @property
    def to_us(self) -> bool:
        return self.context.heard.to_us

    @property
    def letter(self) -> bool:
        return readings.is_letter(self.text)

    @property
    def answers_us(self) -> bool:
        return self.context.answers_us

    @property
    def follows_name(self) -> bool:
        return self.context.replied is None and bool(self.context.heard.after_name)

    @cached_property
    def speaker(self) -> Speaker:
        return self.context.speaker(self.turn)

    @cached_property
    def ours(self) -> Ours:
        """The message of ours that is answered."""
        return knowing.answered(self.turn, self.context.replied)

    @cached_property
    def labelled(self) -> int | None:
        """The message whose labels may be typed: the one answered, in private the newest, where no other is meant."""
        if self.answers_us and self.context.replied is not None:
            return self.context.replied.message
        return dialogues.newest_message(self.turn) if self.private else None

    @cached_property
    def pressed(self) -> tuple[list[str], str] | None:
        """The button whose label was typed, and the words behind it."""
        if self.labelled is None:
            return None
        shown = self.ours if self.answers_us else knowing.our_message(self.turn, self.labelled)
        typed = readings.typed(self.text, shown.buttons)
        theirs = self.private or self.own is not None
        return typed or (readings.agreed(self.text, shown.buttons) if theirs else None)

    @property
    def label(self) -> bool:
        return self.pressed is not None

    @property
    def spent(self) -> bool:
        """Where tasks are shown, other words than those of a decision or a draft are a report: "chưa xong"."""
        found = readings.typed(self.text, self.ours.spent)
        if found is None or found[1]:
            return False
        return not self.shows or found[0][0] in buttons.DECISIONS | {ButtonKind.DRAFT}

    @property
    def shows(self) -> bool:
        return bool(self.ours.shows)

    @cached_property
    def own(self) -> Dialogue | None:
        """The dialogue of the message answered, where the speaker began it."""
        found = self.ours.dialogue
        return found if found is not None and found.account == self.context.account else None

    @property
    def draft(self) -> bool:
        return self.own is not None and self.own.registers

    @property
    def others(self) -> bool:
        return self.ours.dialogue is not None and self.own is None

    @property
    def choices(self) -> bool:
        if self.own is not None and self.ours.buttons:
            return True
        asks_office = any(data.partition(":")[0] == ButtonKind.POST for _, data in self.ours.buttons)
        return asks_office and may(self.speaker.known, Verb.SET_UP)

    @cached_property
    def asked(self) -> bool:
        dialogue = self.ours.dialogue
        return dialogue is not None and answering.may_be_answered(self, dialogue, READER, self.turn.now)

    @cached_property
    def open_question(self) -> Dialogue | None:
        """The newest question that waits for the speaker here, unless these words name another task."""
        found = dialogues.waiting(self.turn, account=self.context.account)
        return None if found is not None and answering.speaks_of_another(self, found, READER) else found

    @property
    def waiting(self) -> bool:
        return self.open_question is not None

    @property
    def claims(self) -> bool:
        return fold(self.text).startswith("toi la ")

    @cached_property
    def order(self) -> readings.Ordered | None:
        return readings.read_ordered(self.spelt_text)

    @property
    def orders_named(self) -> bool:
        return self.order is not None and self.order.named

    @property
    def lists(self) -> bool:
        return questions.asks_for_tasks(self.context, self.turn, self.speaker, self.text)

    @property
    def ordered(self) -> bool:
        given = self.order is not None and (self.order.named or self.order.alone)
        return given and may(self.speaker.known, Verb.EXTEND)

    @property
    def assigns(self) -> bool:
        return not self.speaker.is_stranger and may(self.speaker.known, Verb.ASSIGN)

    @property
    def for_us(self) -> str:
        return self.context.heard.after_name if self.follows_name else self.text

    @cached_property
    def given(self) -> str:
        """The words of a new task that is given to a unit, as behind /giao; empty where none is."""
        if self.pastes or not self.assigns:
            return self.for_us if self.pastes else ""
        text = self.for_us
        is_other = self.asks or (self.tells and not self.reply.may_be_work)
        if text.rstrip().endswith("?") or (is_other and readings.entrusted(text) is None):
            return ""
        return register.given_in(self.context, self.turn, self.speaker, text, tells=self.tells)

    @property
    def gives(self) -> bool:
        return bool(self.given)

    @cached_property
    def pastes(self) -> bool:
        return self.assigns and register.pastes(self.context, self.turn, self.speaker, self.for_us)

    @cached_property
    def entrusts(self) -> bool:
        return register.entrusts(self.context, self.turn, self.speaker, self.text)

    @cached_property
    def named_text(self) -> str:
        """The words as `spelt_text`, with a task in front that is named behind them."""
        return self.text if self.answers_us or not self.private else readings.name_first(self.spelt_text)

    @cached_property
    def spelt_text(self) -> str:
        """The words; in private, where no message is answered, with every task named as one: "8 xong" is "nv8 xong"."""
        if self.answers_us or not self.private:
            return self.text
        numbers = readings.numbers_meant(self.text)
        seen = tasks.seen_numbers(self.turn, self.speaker, numbers) if numbers else frozenset()
        return readings.with_names(self.text, seen)

    @cached_property
    def tasks_named(self) -> tuple[int, ...]:
        return dialogues.ids_of(self.turn, self.speaker, readings.named_in(self.named_text))

    @property
    def named(self) -> int:
        return len(self.tasks_named)

    @cached_property
    def reply(self) -> Reply:
        return readings.read_reply(self.named_text)

    @property
    def tells(self) -> bool:
        """Whether a share, a count or a state is told. Who decides has no work to decline: "việc của anh Lâm" asks."""
        return self.reply.tells and not (self.assigns and self.reply.intent is Intent.DECLINE)

    @property
    def reports(self) -> bool:
        return self.tells or bool(self.context.files)

    @property
    def courteous(self) -> bool:
        return self.reply.courteous and not self.context.files

    @property
    def asks(self) -> bool:
        """What tells or sends something asks for nothing, whatever its words are."""
        if self.context.files:
            return False
        return self.text.rstrip().endswith("?") or (readings.asks_outright(self.text) and not self.tells)

    @property
    def asks_of_all(self) -> bool:
        """Whether a question under several tasks names none of them, and is one about the work of the department."""
        if len(self.ours.shows) < 2 or self.tasks_named or readings.may_name_line(self.text, self.ours.by_number):
            return False
        return self.reply.intent is Intent.QUESTION and readings.asks_outright(self.text)

    @cached_property
    def hearing(self) -> Hearing:
        return self.about(self.ours)

    def about(self, ours: Ours) -> Hearing:
        """The message as one about tasks, in answer to a message of ours."""
        heard = self.context.heard
        quote = heard.answers.quote if heard.answers is not None else ""
        answers = Answering(ours, forwarded=heard.forwarded, quote=quote)
        return Hearing(Scene(self.turn, self.speaker, READER), self.text, self.context.files, answers)


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
    edit = readings.edit_in(ear.text)
    if edit is not None and editing.edit_shown(ear.hearing, edit):
        return
    if delegating.handed_on(ear.hearing):
        return
    if not (ear.asks_of_all and questions.answered_if_clear(ear.context, ear.turn, ear.speaker, ear.text)):
        hearing.hear(ear.hearing)


def _named(ear: Ear) -> None:
    about = ear.about(knowing.named(ear.turn, ear.speaker, ear.tasks_named))
    if not delegating.handed_on(about):
        hearing.hear(replace(about, text=ear.named_text))


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
    questions.ask(ear.context, ear.turn, ear.for_us)


def _maybe_question(ear: Ear) -> None:
    """What tells how work goes and asks for no list is put to the own tasks, before it is taken for a question."""
    if ear.reply.intent is Intent.QUESTION:
        _question(ear)
    elif not ear.lists and unnamed.heard_if_told(ear.hearing):
        return
    elif not questions.answered_or_unclear(ear.context, ear.turn, ear.speaker, ear.text):
        _say(words.how_to_answer, ear)


def _how(ear: Ear) -> None:
    if not unnamed.heard(ear.hearing):
        _say(words.how_to_answer, ear)


def _courtesy(ear: Ear) -> None:
    """A greeting is returned, thanks end the talk; who agrees expects that something is done of it."""
    if READER.agrees(ear.text):
        _say(words.how_to_answer, ear)
    elif ear.reply.intent is Intent.SMALLTALK:
        _say(words.greeting, ear)


def _say(said: Callable[[], str], ear: Ear) -> None:
    ear.turn.say(Message(said()))


def _letter(ear: Ear) -> None:
    if not register.offer_letter(ear.context, ear.turn, ear.speaker, READER.letter_in(ear.text)):
        _say(words.forwarded, ear)


TAKE: dict[Route, Callable[[Ear], None]] = {
    Route.LATE_PART: lambda ear: hearing.hear_late_part(ear.hearing, ear.album or albums.Place()),
    Route.PRESS: _press,
    Route.SPENT: partial(_refuse, refusals.StaleButton),
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
    Route.FORWARDED: partial(_say, words.forwarded),
    Route.HOW: _how,
    Route.OTHERS: partial(_refuse, refusals.NotYourButton),
    Route.NO_TASK: partial(_refuse, refusals.NoTaskHere),
    Route.COURTESY: _courtesy,
    Route.NOBODY: lambda _: None,
}
"""What is done of a message, by what takes it up."""
