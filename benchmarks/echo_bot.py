"""The bare echo bot of python-telegram-bot that the assistant is measured against: `python echo_bot.py URL`."""

import sys

from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters

TOKEN = "4242:benchmark"


async def echo(update: Update, context: CallbackContext) -> None:  # type: ignore[type-arg]
    assert update.message is not None
    await update.message.reply_text(update.message.text or "", do_quote=True)


def main(url: str) -> None:
    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1])
