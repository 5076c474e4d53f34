"""/mau: the templates of reports and letters, shown, handed out, taken in and dropped."""

from actions.context import Context
from actions.overviews import templates
from actions.turns import Speaker, Turn
from domain.overviews.report import Face
from domain.overviews.templates import Action
from reports.faces import starting_template
from texts import templates as words


def on_template(context: Context) -> None:
    """/mau, /mau tải báo cáo, /mau bỏ đôn đốc; a Word file with /mau báo cáo, or such words in reply to one."""
    wish = context.reader.read_template(context.argument)
    with context.turn() as turn:
        speaker = context.speaker(turn)
        if wish.action is Action.SHOW:
            templates.show(turn, speaker)
        elif wish.face is None:
            turn.say(words.which())
        else:
            DO[wish.action](context, turn, speaker, wish.face)


def _get(context: Context, turn: Turn, speaker: Speaker, face: Face) -> None:
    made = starting_template(face)
    templates.give(turn, speaker, made.name, made.content, face)


def _put(context: Context, turn: Turn, speaker: Speaker, face: Face) -> None:
    answered = context.replied.files if context.replied else ()
    templates.order(turn, speaker, face, context.files or answered)


def _drop(context: Context, turn: Turn, speaker: Speaker, face: Face) -> None:
    templates.drop(turn, speaker, face)


DO = {Action.GET: _get, Action.PUT: _put, Action.DROP: _drop}
