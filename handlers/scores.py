"""/diem and /khachquan: scores of units and people, and causes of lateness that a leader accepts."""

from actions.context import Context
from actions.overviews import scores
from domain import refusals
from domain.overviews.scoring import Whose
from handlers.lists import filters_in
from texts import commands
from texts import scores as words


def on_scores(context: Context) -> None:
    """/diem tháng này, /diem tôi, /diem cá nhân quý IV. Raises UnclearWords for what is neither unit nor time."""
    whose, rest = context.reader.whose_scores(context.argument)
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        asked = filters_in(context, turn, speaker, rest)
        if asked.text is not None:
            raise refusals.UnclearWords(asked.text)
        filters = scores.with_period(asked, now.date())
        found = OF[whose](turn.session, speaker, filters, now=now)
        turn.say(words.table(found))


def on_excuse(context: Context) -> None:
    """/khachquan 12 mưa bão kéo dài."""
    named, cause = context.reader.joined_in(context.argument)
    if not named:
        raise refusals.NumberNeeded(commands.example("khachquan"))
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        task = scores.excuse(turn, speaker, named[0], cause, now=now)
        turn.tell(words.excused(task, cause, by=speaker.known.name))


OF = {Whose.UNITS: scores.of_units, Whose.PEOPLE: scores.of_people, Whose.OWN: scores.own}
