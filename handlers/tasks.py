"""One task: its card by /nv12, and its history."""

from actions import tasks
from domain import refusals
from handlers import snoozes
from handlers.cards import say_card
from handlers.context import Context
from handlers.progress import named_task
from handlers.told import Told
from reading.replies.read import read_reply
from texts import commands, history

LONGEST_NUMBER = 9


def on_card(context: Context) -> None:
    """/nv12, /nv 12, /task 12: the card, with the buttons for whom may decide; words behind the number are a report."""
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn), context.files)
        digits = context.text.split("@")[0].split()[0].lower().removeprefix("/nv").removeprefix("_")
        if digits.isdecimal():
            if len(digits) > LONGEST_NUMBER:
                raise refusals.NoSuchTask(0)
            task, said = tasks.find_task(turn.session, told.speaker, int(digits)), context.argument
        else:
            task, said = named_task(told, commands.example("nv"))
        if said:
            snoozes.take(told, read_reply(said), task)
        else:
            say_card(turn, told.speaker, task)


def on_history(context: Context) -> None:
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn))
        task, _ = named_task(told, commands.example("nhatky"))
        task, lines = tasks.history(turn, told.speaker, task.number)
        zone = told.speaker.organization.times.zone
        turn.say(history.page(task, lines, zone))
