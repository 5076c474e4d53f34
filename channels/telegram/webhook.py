"""The webhook of a bot: where Telegram brings its updates, set and removed."""

import datetime as dt
from dataclasses import dataclass

from telegram import Bot
from telegram.error import Conflict

from channels.telegram.calls import KINDS

CONNECTIONS = 40
"""At once. Telegram brings the messages of one chat one after the other, each once the one before was accepted.

Its edits and presses go in lines of their own beside them (WebhookActor.cpp of tdlib/telegram-bot-api).
"""


@dataclass(frozen=True)
class Standing:
    """What Telegram says of the webhook. `url` is empty where none is set; `error` is None where all is well."""

    url: str
    waiting: int
    error: str | None
    failed_at: dt.datetime | None


async def standing(bot: Bot) -> Standing:
    """Raises TelegramError."""
    told = await bot.get_webhook_info()
    return Standing(told.url, told.pending_update_count, told.last_error_message, told.last_error_date)


async def set_to(bot: Bot, url: str, secret: str) -> None:
    """Have updates brought to `url`, each with the secret in its header. Raises TelegramError."""
    await bot.set_webhook(url, secret_token=secret, allowed_updates=KINDS, max_connections=CONNECTIONS)


async def remove(bot: Bot) -> None:
    """Nothing is dropped: what waits is there to be asked for. Raises TelegramError."""
    await bot.delete_webhook()


def is_set(conflict: Conflict) -> bool:
    """Whether updates cannot be asked for because they are brought somewhere; else somebody else asks."""
    return "webhook" in conflict.message.lower()
