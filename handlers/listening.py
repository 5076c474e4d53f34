"""Words that are no command: replies to the assistant, and what is said to it in private."""

from actions import talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain.dialogues import DialogueKind
from domain.heard import Answered
from domain.people import Verb, may
from domain.replies import Intent
from domain.talks import Talk
from domain.words import fold
from handlers import extensions, hearing, orders, presses, progress, questions, register
from handlers.asking import kept_open
from handlers.context import Context
from handlers.people import answer_units, claim
from handlers.told import Told
from reading.language import task_numbers
from reading.orders.lines import read_ordered
from reading.questions.read import asks_outright
from reading.replies.read import read_reply
from reading.replies.snoozes import read_wish
from texts import buttons
from texts import help as words
from texts.message import Message

RIGHTS = {DialogueKind.EVIDENCE: Verb.REPORT, **orders.RIGHTS}
"""Questions that others may answer too, and the right that it takes."""

REPORTS = frozenset({Intent.DONE, Intent.EXTENSION, Intent.OBSTACLE, Intent.DECLINE})


def on_words(context: Context) -> None:
    """A text, a file or a photo. In a group only a reply to the assistant, or its name in front, is meant for it."""
    replied = context.replied
    with context.turn() as turn:
        if replied is not None and context.answers_us:
            _reply(context, turn, replied)
        elif turn.private:
            _private(context, turn)
        elif replied is None and (asked := context.heard.after_name):
            questions.ask(context, turn, asked)


def _reply(context: Context, turn: Turn, replied: Answered) -> None:
    """In this order: a label typed, an answer to an open question, a report about the tasks shown."""
    ours = talks.our_message(turn, replied.message)
    if _label_typed(context, turn, replied.message, ours):
        return
    if presses.is_spent(context.text, ours.spent, shows=bool(ours.shows)):
        _label_spent(context, turn, ours.talk)
        return
    if ours.talk is not None and ours.talk.asked is not None and _may_answer(context, turn, ours.talk):
        _answer(context, turn, ours.talk)
        return
    speaker = context.speaker(turn)
    if ours.shows:
        told = Told(context, turn, speaker, context.files)
        hearing.hear(told, context.text, ours)
    elif ours.talk is not None and ours.talk.account == context.account and ours.buttons:
        if ours.talk.kind is DialogueKind.DRAFT and register.amend(context, turn, speaker, ours.talk):
            return
        turn.say(words.how_to_choose(ours.buttons), dialogue=ours.talk.id)
    elif presses.asks_office(ours.buttons) and may(speaker.known, Verb.SET_UP):
        turn.say(words.how_to_choose(ours.buttons))
    elif turn.private:
        _private(context, turn)
    else:
        _without_task(context, turn, speaker)


def _without_task(context: Context, turn: Turn, speaker: Speaker) -> None:
    """An answer to a message that shows no task, or whose sending was not recorded because a crash came between.

    The task has to be named; raises NoTaskHere for a report or a file that names none.
    """
    named = talks.ids_of(turn, speaker, task_numbers.named_in(context.text))
    if named:
        hearing.hear(Told(context, turn, speaker, context.files), context.text, talks.Ours(named))
    elif reports_something(context.text) or context.files:
        raise refusals.NoTaskHere


def _wishes(text: str, turn: Turn) -> bool:
    """Whether the words only wish for another reminder: the question that they stand under is not answered yet."""
    wish = read_wish(text, turn.now)
    return wish is not None and not wish.rest


def _label_typed(context: Context, turn: Turn, message: int, ours: talks.Ours) -> bool:
    """Whether the words were the label of a button under our message; then it has been pressed."""
    label = presses.typed(context.text, ours.buttons)
    if label is None:
        return False
    data, rest = label
    presses.act(context, turn, data, rest)
    if data[-1] not in presses.STAY or rest:
        talks.retire_buttons(turn, message, ":".join(data))
    return True


def _label_spent(context: Context, turn: Turn, talk: Talk | None) -> None:
    """The label of a button that was there once: a draft that goes on is shown as it stands now, all else is over."""
    if talk is None or talk.kind is not DialogueKind.DRAFT or talk.account != context.account:
        raise refusals.StaleButton
    register.show_again(context, turn, context.speaker(turn), talk)


def reports_something(text: str) -> bool:
    """Whether words that answer no task were meant to report one; thanks and small talk are left alone."""
    reply = read_reply(text)
    return reply.intent in REPORTS or reply.percent is not None or reply.count is not None


def _may_answer(context: Context, turn: Turn, talk: Talk) -> bool:
    """Whether the words of the speaker answer the question; those of others are about the task that it shows.

    Who wants to be reminded again has not answered it yet.
    """
    if "task" in talk.content and _wishes(context.text, turn):
        return False
    verb = RIGHTS.get(talk.kind)
    if verb is None or talk.account == context.account:
        return True
    speaker = context.speaker(turn)
    task = tasks.find_task(turn.session, speaker, talk.content["task"])
    return may(speaker.known, verb, task.duty)


def _answer(context: Context, turn: Turn, talk: Talk) -> None:
    under = buttons.drop_draft(talk.id) if talk.kind is DialogueKind.DRAFT else ()
    with kept_open(turn, talk.id, under=under):
        _take_answer(context, turn, talk)


def _take_answer(context: Context, turn: Turn, talk: Talk) -> None:
    if talk.kind is DialogueKind.SETUP:
        answer_units(context, turn, talk, context.text)
        return
    speaker = context.speaker(turn)
    told = Told(context, turn, speaker, context.files)
    if talk.kind is DialogueKind.DRAFT:
        register.answer(context, turn, speaker, talk, context.text)
    elif talk.kind is DialogueKind.EVIDENCE:
        progress.answer_evidence(told, talk, context.text)
    elif talk.kind is DialogueKind.EXTENSION:
        extensions.answer(told, talk, context.text)
    elif talk.kind is DialogueKind.WORDS:
        progress.answer_words(told, talk, context.text)
    elif talk.kind in orders.ANSWERS:
        orders.ANSWERS[talk.kind](context, turn, speaker, talk, context.text)


def _private(context: Context, turn: Turn) -> None:
    """Said in private without a reply: an answer, a post, a task named by its number, or a question of one's own.

    The label of a button under our last message may be typed here, where nobody else could be meant.
    """
    newest = talks.newest_message(turn)
    if newest is not None and _label_typed(context, turn, newest, talks.our_message(turn, newest)):
        return
    ordered = read_ordered(context.text)
    names_another = task_numbers.opens_with_one(context.text) or (ordered is not None and ordered.named)
    talk = talks.waiting(turn, account=context.account)
    if talk is not None and not (names_another and talk.kind in orders.ANSWERS):
        _answer(context, turn, talk)
        return
    speaker = context.speaker(turn)
    if fold(context.text).startswith("toi la "):
        claim(context, turn, speaker, context.text)
        return
    if ordered is not None and (ordered.named or ordered.alone) and may(speaker.known, Verb.EXTEND):
        hearing.hear_ordered(Told(context, turn, speaker, context.files), ordered)
        return
    shown = talks.ids_of(turn, speaker, task_numbers.named_in(context.text))
    if len(shown) == 1:
        told = Told(context, turn, speaker, context.files)
        hearing.hear(told, context.text, talks.Ours(shown))
        return
    asks = context.text.rstrip().endswith("?") or asks_outright(context.text)
    if reports_something(context.text) and not asks:
        turn.say(Message(words.how_to_answer()))
    elif asks or read_reply(context.text).intent is Intent.QUESTION:
        questions.ask(context, turn, context.text)
    elif not questions.answered(context, turn, speaker, context.text):
        turn.say(Message(words.how_to_answer()))
