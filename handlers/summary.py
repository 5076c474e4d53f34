"""/tonghop, /summary: the Board."""

from actions import boards
from handlers.context import Context
from texts.boards import table


def on_summary(context: Context) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        turn.say(table(boards.board_for(turn.session, speaker, words=context.argument, now=now)))
