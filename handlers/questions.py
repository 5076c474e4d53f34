"""/hoi, /ask, and what is asked in private or of the assistant by its name."""

from contextlib import suppress

from actions import questions, tasks
from actions.cards import say_card
from actions.turns import Speaker, Turn
from domain.overviews.answers import Counted
from domain.overviews.lists import TaskList
from domain.refusals import UnclearWords
from handlers.context import Context
from texts import help, lists, refusals
from texts import questions as words
from texts.message import Message


def on_ask(context: Context) -> None:
    with context.turn() as turn:
        ask(context, turn, context.argument)


def ask(context: Context, turn: Turn, asked: str) -> None:
    """Answer the words, or show three questions that are understood."""
    speaker = context.speaker(turn)
    unclear = words.examples(speaker.known)
    if not answered(context, turn, speaker, asked):
        turn.say(unclear)


def answered(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the words were a question; if so, it has been answered. Raises NotKnown for a stranger."""
    if number := context.reader.asked_task(asked):
        say_card(turn, speaker, tasks.find_task(turn.session, speaker, number))
        return True
    now = context.local_now(turn, speaker)
    units = tasks.units_of(turn, speaker)
    question = context.reader.read_question(asked, units, now)
    if question is None:
        return False
    found = questions.answer(turn.session, speaker, question, units, now=now)
    if isinstance(found, TaskList):
        turn.say(lists.page(found))
    else:
        turn.say(words.counted(found) if isinstance(found, Counted) else words.silence(found))
    return True


def answered_if_clear(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Likewise; words that narrow the question and are not known are none."""
    with suppress(UnclearWords):
        return answered(context, turn, speaker, asked)
    return False


def answered_or_unclear(context: Context, turn: Turn, speaker: Speaker, said: str) -> bool:
    """Likewise, of words that may have been a report: of unclear ones it is told that nothing was noted."""
    try:
        return answered(context, turn, speaker, said)
    except UnclearWords as unclear:
        turn.say(Message(f"{help.nothing_noted()} {refusals.words(unclear)}"))
        return True


def asks_for_tasks(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the words would be answered with tasks, and name no deadline: "việc quá hạn của phòng QLKH"."""
    now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
    if context.reader.limit_named(asked, now, rules).limit is not None:
        return False
    try:
        return context.reader.read_question(asked, tasks.units_of(turn, speaker), now) is not None
    except UnclearWords:
        return False
