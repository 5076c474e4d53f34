"""/caidat, /settings: how the department is reminded, shown and changed in one line."""

from actions import settings
from actions.turns import Speaker, Turn
from domain.deadlines import Before
from domain.people import Verb
from domain.settings import Topic, Wish
from handlers.context import Context
from texts import settings as words


def on_settings(context: Context) -> None:
    """Without words the settings are shown; a change concerns everybody, and is told in the groups."""
    with context.turn() as turn:
        speaker = context.speaker(turn)
        if not context.argument:
            turn.say(words.page(settings.overview(turn, speaker), turn.now))
            return
        speaker.require(Verb.CHANGE_SETTINGS)
        wish = context.reader.read_setting(context.argument, today=context.local_now(turn, speaker).date())
        changed = settings.change(turn, speaker, wish, context.argument)
        if changed.is_same:
            turn.say(words.unchanged(changed))
            return
        turn.tell(words.changed(changed, by=speaker.known.name))


def press_before(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """What "trước ngày" means, chosen after the group was set up."""
    changed = settings.change(turn, speaker, Wish(Topic.BEFORE_DAY, Before(code)), code)
    turn.tell(words.before_chosen(changed.after.before, by=speaker.known.name))
    return ""
