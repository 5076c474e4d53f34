"""/hoi, /ask, and what is asked in private or of the assistant by its name."""

import datetime as dt
from contextlib import suppress
from dataclasses import replace

from actions import tasks
from actions.cards import say_card
from actions.context import Context, Writes
from actions.overviews import boards, narrowing, papers, questions
from actions.turns import Speaker, Turn
from domain.overviews.answers import Counted, Silence
from domain.overviews.chasing import to_chase
from domain.overviews.filters import Filters, Status
from domain.overviews.forecast import Forecast
from domain.overviews.lists import TaskList
from domain.overviews.questions import Question, Subject
from domain.overviews.report import Face
from domain.refusals import NoSuchPerson, UnclearWords
from handlers.lists import filters_in
from texts import forecast as plan
from texts import help, lists, refusals
from texts import questions as words
from texts.accounts import summary
from texts.message import Message


def on_ask(context: Context) -> None:
    with context.turn() as turn:
        ask(context, turn, context.argument)


def ask(context: Context, turn: Turn, asked: str) -> None:
    """Answer the words, or show three questions that are understood."""
    speaker = context.speaker(turn)
    unclear = words.examples(speaker.known)
    taken = (ordered, answered, _listed)
    if not any(take(context, turn, speaker, asked) for take in taken):
        turn.say(unclear)


def _listed(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the words are filters as behind /nhiemvu ("công văn 4521"), not only words that nothing else knows."""
    units, people = tasks.units_of(turn, speaker), narrowing.colleagues(turn.session, speaker)
    today = context.local_now(turn, speaker).date()
    filters = context.reader.read_filters(asked, units=units, today=today, people=people)
    if filters == Filters(text=filters.text):
        return False
    _answer(context, turn, speaker, Question(Subject.LIST, filters))
    return True


def ordered(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the Board or a face of it is asked for in words; if so, it is told or made."""
    wanted = context.reader.wanted_paper(asked)
    if wanted is None:
        return _told_board(context, turn, speaker, asked)
    if context.only_asks:
        raise Writes
    face, rest = wanted
    filters = filters_in(context, turn, speaker, rest)
    if face is Face.LETTER:
        if filters.text is not None or filters.status not in (None, Status.OVERDUE):
            return False
        filters = to_chase(filters)
    papers.order(turn, speaker, face, _found(turn, speaker, filters, context.local_now(turn, speaker)))
    return True


def _found(turn: Turn, speaker: Speaker, filters: Filters, now: dt.datetime) -> Filters:
    """The filters without words that no task has: they narrowed nothing, and were said of something else."""
    if filters.text is None or boards.list_of(turn.session, speaker, filters, now=now).total:
        return filters
    return replace(filters, text=None)


def _told_board(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the Board over some time is asked for in words; if so, it is told, or made where it is to be printed."""
    now, units = context.local_now(turn, speaker), tasks.units_of(turn, speaker)
    people = () if speaker.is_stranger else narrowing.colleagues(turn.session, speaker)
    wanted = context.reader.wanted_board(asked, units=units, today=now.date(), people=people)
    if wanted is None or speaker.is_stranger:
        return False
    filters, printed = wanted
    if not printed:
        turn.say(summary(boards.board_of(turn.session, speaker, filters, now=now)))
        return True
    if context.only_asks:
        raise Writes
    papers.order(turn, speaker, Face.WORD, filters)
    return True


def answered(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the words were a question; if so, it has been answered. Raises NotKnown for a stranger."""
    if number := context.reader.asked_task(asked):
        say_card(turn, speaker, tasks.find_task(turn.session, speaker, number))
        return True
    question = _read(context, turn, speaker, asked)
    if question is None:
        return False
    _answer(context, turn, speaker, question)
    return True


def _read(context: Context, turn: Turn, speaker: Speaker, asked: str) -> Question | None:
    """What is asked; a stranger does not learn whose names are known."""
    units = tasks.units_of(turn, speaker)
    people = () if speaker.is_stranger else narrowing.colleagues(turn.session, speaker)
    return context.reader.read_question(asked, units, context.local_now(turn, speaker), people)


def _answer(context: Context, turn: Turn, speaker: Speaker, question: Question) -> None:
    """One task that is told by its content or its paper is shown with how it stands."""
    if question.subject is Subject.HELP:
        turn.say(Message(help.for_person(speaker.known)))
        return
    if question.filters.doubt is not None:
        turn.say(words.which_person(question.filters, speaker.known.person))
        return
    now = context.local_now(turn, speaker)
    found = questions.answer(turn.session, speaker, question, now=now)
    if question.guessed and question.filters.narrowed_beside_text and isinstance(found, TaskList) and not found.total:
        turn.say(Message(words.nothing_with(question.filters.text or "")))
        question = replace(question, filters=replace(question.filters, text=None))
        found = questions.answer(turn.session, speaker, question, now=now)
    match found:
        case TaskList(lines=(only,)) if found.is_one_thing:
            say_card(turn, speaker, only.task)
        case TaskList():
            turn.say(lists.page(found))
        case Counted():
            turn.say(words.counted(found))
        case Forecast():
            turn.say(plan.page(found))
        case Silence():
            turn.say(words.silence(found))


def answered_if_clear(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Likewise; words that are only guessed to narrow the question, or cannot, leave it unanswered."""
    with suppress(UnclearWords, NoSuchPerson):
        question = _read(context, turn, speaker, asked)
        return (question is None or not question.guessed) and answered(context, turn, speaker, asked)
    return False


def answered_or_unclear(context: Context, turn: Turn, speaker: Speaker, said: str) -> bool:
    """Likewise, of words that may have been a report: of unclear ones it is told that nothing was noted."""
    if ordered(context, turn, speaker, said):
        return True
    try:
        question = _read(context, turn, speaker, said)
        if question is not None and question.guessed:
            raise UnclearWords(question.filters.text or said)
        return answered(context, turn, speaker, said)
    except (UnclearWords, NoSuchPerson) as unclear:
        turn.say(Message(f"{help.nothing_noted()} {refusals.words(unclear)}"))
        return True


def asks_for_tasks(context: Context, turn: Turn, speaker: Speaker, asked: str) -> bool:
    """Whether the words would be answered with tasks, and name no deadline: "việc quá hạn của phòng QLKH"."""
    now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
    if context.reader.limit_named(asked, now, rules).limit is not None:
        return False
    try:
        question = _read(context, turn, speaker, asked)
        return question is not None and not question.guessed
    except (UnclearWords, NoSuchPerson):
        return False
