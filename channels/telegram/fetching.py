"""Brings a file that the messenger keeps, as far as it hands it out."""

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from domain.overviews.templates import NotFetched

MOST_BYTES = 20_000_000
"""Telegram hands bots no larger file out; a Bot API server of one's own might."""


async def fetched(bot: Bot, file: str) -> bytes:
    """The bytes of the file with that id. Raises NotFetched."""
    try:
        known = await bot.get_file(file)
        if (known.file_size or 0) > MOST_BYTES:
            raise NotFetched(MOST_BYTES)
        content = bytes(await known.download_as_bytearray())
    except BadRequest as refused:
        if "too big" in refused.message.lower():
            raise NotFetched(MOST_BYTES) from refused
        raise NotFetched from refused
    except TelegramError as failed:
        raise NotFetched from failed
    if len(content) > MOST_BYTES:
        raise NotFetched(MOST_BYTES)
    return content
