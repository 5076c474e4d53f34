"""/kiemtra: what is wrong with the set-up. The messenger is asked first, outside any transaction."""

from actions import diagnosing
from actions.context import Context, NotLooked
from texts import diagnosis as words


def on_diagnose(context: Context) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        if context.looked is None:
            raise NotLooked(diagnosing.places(turn, speaker))
        turn.say(words.page(diagnosing.diagnose(turn, speaker, context.looked)))
