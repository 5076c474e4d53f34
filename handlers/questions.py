"""/hoi, /ask, and what is asked in private or of the assistant by its name."""

from contextlib import suppress
from dataclasses import replace

from actions import tasks
from actions.cards import say_card
from actions.overviews import narrowing, papers, questions
from actions.turns import Speaker, Turn
from domain.overviews.answers import Counted, Silence
from domain.overviews.chasing import to_chase
from domain.overviews.filters import Filters, Status
from domain.overviews.forecast import Forecast
from domain.overviews.lists import TaskList
from domain.overviews.questions import Question, Subject
from domain.overviews.report import Face
from domain.refusals import NoSuchPerson, UnclearWords
from handlers.context import Context, Writes
from texts import forecast as plan
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
    """Whether a face of the Board is asked for in words; if so, it is made."""
    wanted = context.reader.wanted_paper(asked)
    if wanted is None:
        return False
    if context.only_asks:
        raise Writes
    face, rest = wanted
    today, units = context.local_now(turn, speaker).date(), tasks.units_of(turn, speaker)
    people = narrowing.colleagues(turn.session, speaker)
    filters = context.reader.read_filters(rest, units=units, today=today, people=people)
    if face is Face.LETTER:
        if filters.text is not None or filters.status not in (None, Status.OVERDUE):
            return False
        filters = to_chase(filters)
    papers.order(turn, speaker, face, replace(filters, text=None))
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
    found = questions.answer(turn.session, speaker, question, now=context.local_now(turn, speaker))
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
