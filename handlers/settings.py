"""/caidat, /settings: how the department is reminded, shown and changed in one line."""

from collections.abc import Sequence

from telegram import Update

from actions import settings
from actions.speakers import Speaker
from actions.turns import Turn
from domain.deadline_terms import Before
from handlers.context import Context
from texts import settings as words


async def on_settings(update: Update, context: Context) -> None:
    """Without words the settings are shown; a change concerns everybody, and is told in the groups."""
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        if not context.argument:
            turn.say(words.page(await settings.overview(turn, speaker), turn.now))
            return
        changed = await settings.change(turn, speaker, context.argument)
        if changed.is_same:
            turn.say(words.unchanged(changed))
            return
        await turn.tell(words.changed(changed, by=speaker.known.name))


async def press_before(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """What "trước ngày" means, chosen after the group was set up."""
    changed = await settings.choose_before(turn, speaker, Before(data[0]))
    await turn.tell(words.before_chosen(changed.after.before, by=speaker.known.name))
    return ""
