"""/nhiemvu, /quahan and /tonghop: lists of tasks with the turning of their pages, and the Board."""

from collections.abc import Sequence

from telegram import Update

from actions import boards
from actions.speakers import Speaker
from actions.turns import Turn
from handlers.context import Context
from texts.boards import table
from texts.lists import page
from texts.message import Message


async def on_tasks(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(page(await boards.tasks_for(turn.session, speaker, words=context.argument, now=now)))


async def on_overdue(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(page(await boards.overdue_for(turn.session, speaker, words=context.argument, now=now)))


async def on_summary(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(table(await boards.board_for(turn.session, speaker, words=context.argument, now=now)))


async def on_page(update: Update, context: Context) -> None:
    """[Trang trước], [Trang sau]: the list is rewritten where it stands."""
    async with context.turn() as turn:
        said = await press(context, turn, await context.speaker(turn), context.pressed[1:], "")
    await context.answer_press(said)


async def press(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """Turn to the page behind a button."""
    now = context.local_now(turn, speaker)
    show(context, turn, page(await boards.turned_page(turn.session, speaker, code=":".join(data), now=now)))
    return ""


def show(context: Context, turn: Turn, turned: Message) -> None:
    """A page that was turned to stands where the one before did; where the label was typed, in a new message."""
    if context.heard.callback_query is None:
        turn.say(turned)
    else:
        turn.edit(context.message.message_id, turned)
