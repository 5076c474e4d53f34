"""/caidat, /settings: how the department is reminded, shown and changed in one line."""

from actions import settings
from actions.context import Context
from actions.rounds import scheduling
from actions.turns import Speaker, Turn
from domain.deadlines import Before
from domain.people import Verb, may
from domain.settings import Topic, Wish
from texts import letterheads, periodic, scores
from texts import settings as words


def on_settings(context: Context) -> None:
    """Without words the settings are shown; a change concerns everybody, and is told in the groups."""
    with context.turn() as turn:
        speaker = context.speaker(turn)
        if not context.argument:
            turn.say(words.page(settings.overview(turn, speaker), turn.now))
            return
        _change(context, turn, speaker)


def _change(context: Context, turn: Turn, speaker: Speaker) -> None:
    if not may(speaker.known, Verb.CHANGE_DECIDERS):
        speaker.require(Verb.CHANGE_SETTINGS)
    known = settings.letterhead_of(turn, speaker)
    told = context.reader.read_letterhead(context.argument, known)
    if told is not None:
        settings.keep_letterhead(turn, speaker, told, context.argument)
        turn.say(letterheads.kept(told))
        return
    goes_out = context.reader.read_periodic(context.argument, speaker.organization.periodic)
    if goes_out is not None:
        settings.keep_periodic(turn, speaker, goes_out, context.argument)
        turn.tell(periodic.kept(goes_out, by=speaker.known.name))
        return
    schedule = context.reader.read_schedule(context.argument)
    if schedule is not None:
        scheduling.keep(turn, speaker, schedule, context.argument)
        return
    scoring = context.reader.read_scoring(context.argument, speaker.organization.scoring)
    if scoring is not None:
        settings.keep_scoring(turn, speaker, scoring, context.argument)
        turn.tell(scores.kept(scoring, by=speaker.known.name))
        return
    wish = context.reader.read_setting(context.argument, today=context.local_now(turn, speaker).date())
    by = speaker.known.name
    if isinstance(wish.value, bool):
        done = settings.let_office_decide(turn, speaker, wish.value, context.argument)
        turn.tell(words.deciders(wish.value, by=by, changed=done))
        return
    changed = settings.change(turn, speaker, wish, context.argument)
    if changed.is_same:
        turn.say(words.unchanged(changed))
    else:
        turn.tell(words.changed(changed, by=by))


def press_before(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """What "trước ngày" means, chosen after the group was set up."""
    changed = settings.change(turn, speaker, Wish(Topic.BEFORE_DAY, Before(code)), code)
    turn.tell(words.before_chosen(changed.after.before, by=speaker.known.name))
    return ""
