"""The history of one task."""

from actions import knowing, records
from actions.commanding import named_task
from actions.turns import Scene
from handlers.context import Context
from texts import history


def on_history(context: Context) -> None:
    with context.turn() as turn:
        scene = Scene(turn, context.speaker(turn), context.reader)
        ours = knowing.answered(turn, context.replied)
        task, _ = named_task(scene, ours, context.argument, "nhatky")
        task, lines = records.history(turn, scene.speaker, task.number)
        turn.say(history.page(task, lines, scene.times.zone))
