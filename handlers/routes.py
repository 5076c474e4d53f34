"""The routing table: who hears what, in order, one line each."""

import re
from typing import Any

from telegram import Message
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import (
    decisions,
    forecast,
    help,
    listening,
    lists,
    people,
    presses,
    progress,
    questions,
    register,
    settings,
    tasks,
)
from handlers.context import Context, House
from handlers.failures import on_error
from reading.language.secrecy import is_marked_secret

App = Application[Any, Any, Any, Any, House, Any]

NEW = filters.UpdateType.MESSAGE
NUMBERED = re.compile(r"^/nv_?\d+(@\w+)?\b")
CARD = filters.Regex(NUMBERED) | filters.CaptionRegex(NUMBERED)


class Marked(filters.MessageFilter):
    """Words that carry a mark of secrecy."""

    def filter(self, message: Message) -> bool:
        return is_marked_secret(message.text or message.caption or "")


MARKED = filters.UpdateType.MESSAGES & Marked()
WORDS = (filters.TEXT | filters.CAPTION | filters.Document.ALL | filters.PHOTO) & ~filters.COMMAND

COMMANDS = {
    ("start",): help.on_start,
    ("trogiup", "help"): help.on_help,
    ("thietlap", "setup"): people.on_setup,
    ("caidat", "settings"): settings.on_settings,
    ("toi", "me"): people.on_me,
    ("dangky", "register"): register.on_register,
    ("giao", "assign"): register.on_assign,
    ("nhiemvu", "tasks"): lists.on_tasks,
    ("quahan", "overdue"): lists.on_overdue,
    ("lichnhac", "plan"): forecast.on_plan,
    ("tonghop", "summary"): lists.on_summary,
    ("hoi", "ask"): questions.on_ask,
    ("nv", "task"): tasks.on_card,
    ("nhatky", "log"): tasks.on_history,
    ("baocao", "report"): progress.on_command,
    ("xong", "done"): progress.on_done,
    ("vuongmac", "obstacle"): progress.on_obstacle,
    ("giahan", "extend"): progress.on_extend,
    ("tralai", "return"): progress.on_return,
    ("phancong", "delegate"): decisions.on_delegate,
    ("duyet", "confirm"): decisions.on_confirm,
    ("lamlai", "redo"): decisions.on_redo,
    ("huy", "cancel"): decisions.on_cancel,
}


def captioned(*names: str) -> filters.BaseFilter:
    """A file whose caption begins with one of these commands: the library hears commands in texts alone."""
    return filters.CaptionRegex(re.compile(rf"^/(?:{'|'.join(names)})(?:@\w+)?(?!\S)", re.IGNORECASE))


def handlers() -> list[BaseHandler[Any, Context, None]]:
    """Every handler, in the order in which they are asked."""
    return [
        MessageHandler(NEW & filters.StatusUpdate.MIGRATE, help.on_moved),
        MessageHandler(NEW & filters.StatusUpdate.NEW_CHAT_MEMBERS, help.on_joined),
        MessageHandler(MARKED, help.on_classified),
        MessageHandler(NEW & CARD, tasks.on_card),
        *(CommandHandler(names, callback, filters=NEW) for names, callback in COMMANDS.items()),
        *(MessageHandler(NEW & captioned(*names), callback) for names, callback in COMMANDS.items()),
        CallbackQueryHandler(lists.on_page, pattern="^page:"),
        CallbackQueryHandler(forecast.on_page, pattern="^plan:"),
        CallbackQueryHandler(presses.on_press),
        MessageHandler(NEW & (filters.COMMAND | captioned(r"\w+")), help.on_unknown),
        MessageHandler(NEW & WORDS, listening.on_words),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, help.on_edited),
    ]


def add_to(application: App) -> None:
    application.add_handlers(handlers())
    application.add_error_handler(on_error)
