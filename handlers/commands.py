"""Commands about a task: each fixes how its words are read, and is decided like a reply to the card."""

from functools import partial

from actions import commanding, delegating, knowing, records
from actions.commanding import Command, Several, named_task
from actions.context import Context
from actions.doing import editing
from actions.turns import Scene
from domain.replies import Intent
from domain.said import Meaning
from handlers.listening import Ear
from texts import history


def on_command(command: Command, context: Context) -> None:
    """A command about a task: it fixes how the words are read, and is decided like a reply to the card."""
    with context.turn() as turn:
        ear = Ear(context, turn)
        commanding.obey(ear.hearing, context.argument, command)


def on_card(context: Context) -> None:
    """/nv12, /nv 12, /task 12: the card; words behind the number are a report."""
    with context.turn() as turn:
        number = context.text.split("@")[0].split()[0].lower().removeprefix("/nv").removeprefix("_")
        named = f"{number} {context.argument}" if number.isdecimal() else context.argument
        commanding.obey(Ear(context, turn).hearing, named, CARD)


def on_delegate(context: Context) -> None:
    """/phancong 12 Nguyễn Văn A — somebody of the same unit who has said who they are."""
    with context.turn() as turn:
        delegating.delegate(Ear(context, turn).hearing, context.argument)


def on_edit(context: Context) -> None:
    """/sua 12 nội dung …: what a task on record says is corrected."""
    with context.turn() as turn:
        hearing = Ear(context, turn).hearing
        if (of_paper := context.reader.area_of_paper(context.argument)) is not None:
            editing.keep_area_of_paper(turn, context.speaker(turn), *of_paper, context.argument)
            return
        task, words = named_task(hearing.scene, hearing.ours, context.argument, "sua")
        editing.edit(hearing, task, words)


def on_history(context: Context) -> None:
    """/nhatky 12: the history of the task."""
    with context.turn() as turn:
        scene = Scene(turn, context.speaker(turn), context.reader)
        ours = knowing.answered(turn, context.replied)
        task, _ = named_task(scene, ours, context.argument, "nhatky")
        task, lines = records.history(turn, scene.speaker, task.number)
        turn.say(history.page(task, lines, scene.times.zone))


CARD = Command("nv", wordless=Meaning.QUESTION, wishes=True)
on_report = partial(on_command, Command("baocao", wordless=Meaning.NO_WORDS))
on_done = partial(on_command, Command("xong", Intent.DONE, several=Several.JOINED))
on_obstacle = partial(on_command, Command("vuongmac", Intent.OBSTACLE, wordless=Meaning.NO_OBSTACLE))
on_extend = partial(on_command, Command("giahan", Intent.EXTENSION))
on_return = partial(on_command, Command("tralai", Intent.DECLINE, wordless=Meaning.NO_REASON))
on_confirm = partial(on_command, Command("duyet", meaning=Meaning.CONFIRM, several=Several.LISTED))
on_redo = partial(on_command, Command("lamlai", meaning=Meaning.REDO))
on_cancel = partial(on_command, Command("huy", meaning=Meaning.CANCEL))
