"""/caidat, /settings: how the department is reminded, shown and changed in one line."""

from telegram import Update

from actions import settings
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
