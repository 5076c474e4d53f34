"""/nhiemvu, /quahan, /lichnhac and /tonghop: lists with the turning of their pages, and the Board."""

from actions import knowing, tasks
from actions.context import Context, Writes
from actions.overviews import boards, forecast, narrowing
from actions.overviews.papers import order
from actions.turns import Speaker, Turn
from domain import refusals
from domain.overviews.filters import Filters
from texts.accounts import summary
from texts.forecast import page as plan
from texts.lists import page
from texts.message import Message
from texts.questions import which_person
from texts.reminders import turned


def on_tasks(context: Context) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        filters = filters_in(context, turn, speaker)
        if filters.doubt is not None:
            turn.say(which_person(filters, speaker.known.person))
            return
        turn.say(page(boards.list_of(turn.session, speaker, filters, now=now)))


def on_overdue(context: Context) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        filters = filters_in(context, turn, speaker)
        turn.say(page(boards.overdue_of(turn.session, speaker, filters, words=context.argument, now=now)))


def on_summary(context: Context) -> None:
    """The Board in the chat; with the name of another face of it, that one is made."""
    face, words = context.reader.read_face(context.argument)
    if face is not None and context.only_asks:
        raise Writes
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        filters = filters_in(context, turn, speaker, words)
        if face is not None:
            order(turn, speaker, face, filters)
            return
        turn.say(summary(boards.board_of(turn.session, speaker, filters, now=now)))


def on_plan(context: Context) -> None:
    """What will be sent in the coming days."""
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(plan(forecast.forecast_of(turn.session, speaker, filters_in(context, turn, speaker), now=now)))


def filters_in(context: Context, turn: Turn, speaker: Speaker, words: str | None = None) -> Filters:
    """What the words, or all behind the command, ask for. Raises UnclearWords, WhichUnit, NoSuchPerson, NoSuchDay."""
    today, units = context.local_now(turn, speaker).date(), tasks.units_of(turn, speaker)
    people = narrowing.colleagues(turn.session, speaker)
    asked = context.argument if words is None else words
    return context.reader.read_filters(asked, units=units, today=today, people=people)


def on_page(context: Context) -> None:
    """[Trang trước], [Trang sau]: the list is rewritten where it stands."""
    with context.turn() as turn:
        said = press(context, turn, context.speaker(turn), ":".join(context.pressed[1:]))
    context.answer_press(said)


def on_plan_page(context: Context) -> None:
    """Likewise of what will be sent."""
    with context.turn() as turn:
        said = press_plan(context, turn, context.speaker(turn), ":".join(context.pressed[1:]))
    context.answer_press(said)


def on_digest_page(context: Context) -> None:
    """Likewise of the digest of a morning."""
    with context.turn() as turn:
        said = press_digest(context, turn, context.speaker(turn), ":".join(context.pressed[1:]))
    context.answer_press(said)


def press(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """Turn to the page behind a button."""
    now = context.local_now(turn, speaker)
    show(context, turn, page(boards.turned_page(turn.session, speaker, code=code, now=now)))
    return ""


def press_plan(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """Likewise of what will be sent."""
    now = context.local_now(turn, speaker)
    show(context, turn, plan(forecast.turned_page(turn.session, speaker, code=code, now=now)))
    return ""


def press_digest(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """Turn to another page of the digest of a morning, as it was told then."""
    answered = context.heard.message if context.is_press or context.replied is None else context.replied.message
    said = knowing.our_words(turn, answered) if answered is not None else None
    try:
        show(context, turn, turned(said or Message(""), int(code)))
    except (IndexError, ValueError) as none:
        raise refusals.StaleButton from none
    return ""


def show(context: Context, turn: Turn, turned: Message) -> None:
    """A page that was turned to stands where the one before did; where the label was typed, in a new message."""
    if context.is_press and context.heard.message is not None:
        turn.edit(context.heard.message, turned)
    else:
        turn.say(turned)
