"""/tonghop, /summary: the Board."""

from telegram import Update

from actions import boards
from handlers.context import Context
from texts.boards import table


async def on_summary(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(table(await boards.board_for(turn.session, speaker, words=context.argument, now=now)))
