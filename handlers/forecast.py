"""/lichnhac, /plan: what will be sent in the coming days, and the turning of its pages."""

from collections.abc import Sequence

from telegram import Update

from actions import forecast
from actions.speakers import Speaker
from actions.turns import Turn
from handlers.context import Context
from handlers.lists import show
from texts.forecast import page


async def on_plan(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(page(await forecast.forecast_for(turn.session, speaker, words=context.argument, now=now)))


async def on_page(update: Update, context: Context) -> None:
    """[Trang trước], [Trang sau]: the page is rewritten where it stands."""
    async with context.turn() as turn:
        said = await press(context, turn, await context.speaker(turn), context.pressed[1:], "")
    await context.answer_press(said)


async def press(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """Turn to the page behind a button."""
    now = context.local_now(turn, speaker)
    show(context, turn, page(await forecast.turned_page(turn.session, speaker, code=":".join(data), now=now)))
    return ""
