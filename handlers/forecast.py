"""/lichnhac, /plan: what will be sent in the coming days, and the turning of its pages."""

from actions import forecast
from actions.turns import Speaker, Turn
from handlers.context import Context
from handlers.lists import filters_in, show
from texts.forecast import page


def on_plan(context: Context) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(page(forecast.forecast_of(turn.session, speaker, filters_in(context, turn, speaker), now=now)))


def on_page(context: Context) -> None:
    """[Trang trước], [Trang sau]: the page is rewritten where it stands."""
    with context.turn() as turn:
        said = press(context, turn, context.speaker(turn), ":".join(context.pressed[1:]))
    context.answer_press(said)


def press(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """Turn to the page behind a button."""
    now = context.local_now(turn, speaker)
    show(context, turn, page(forecast.turned_page(turn.session, speaker, code=code, now=now)))
    return ""
