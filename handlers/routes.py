"""The routing table: who hears what, in order, one line each."""

import asyncio
import datetime as dt
import logging
import re
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from actions.context import AdminUnknown, Context, NotLooked, Writes
from actions.turns import AlreadyHandled
from channels.telegram.calls import administers
from channels.telegram.looking import look
from domain.heard import Heard
from domain.overviews.diagnosis import Looked
from domain.refusals import Refusal
from handlers import (
    commands,
    diagnosis,
    failures,
    help,
    listening,
    lists,
    papers,
    papers_in,
    people,
    presses,
    questions,
    register,
    rounds,
    scores,
    settings,
    taking,
    templates,
)
from handlers.services import Services

logger = logging.getLogger(__name__)

PRESS_WAITS_SECONDS = 2.0
"""How long the answer to a press waits for the message that tells the same, so that the two come in their order."""

Callback = Callable[[Context], None]
LibraryContext = CallbackContext[Any, Any, Any, Any]
Adapted = Callable[[Update, LibraryContext], Coroutine[Any, Any, None]]
App = Application[Any, Any, Any, Any, Services, Any]

NEW = filters.UpdateType.MESSAGE
NUMBERED = re.compile(r"^/nv_?\d+(@\w+)?\b")
CARD = filters.Regex(NUMBERED) | filters.CaptionRegex(NUMBERED)


SENT = (
    filters.Document.ALL
    | filters.PHOTO
    | filters.VIDEO
    | filters.ANIMATION
    | filters.AUDIO
    | filters.VOICE
    | filters.VIDEO_NOTE
    | filters.LOCATION
    | filters.CONTACT
)
WORDS = (filters.TEXT | filters.CAPTION | SENT) & ~filters.COMMAND

COMMANDS: dict[tuple[str, ...], Callback] = {
    ("start",): help.on_start,
    ("trogiup", "help"): help.on_help,
    ("thietlap", "setup"): people.on_setup,
    ("caidat", "settings"): settings.on_settings,
    ("toi", "me"): people.on_me,
    ("nhansu", "staff"): people.on_staff,
    ("kiemtra", "diagnose"): diagnosis.on_diagnose,
    ("dangky", "register"): register.on_register,
    ("giao", "assign"): register.on_assign,
    ("nhiemvu", "tasks"): lists.on_tasks,
    ("quahan", "overdue"): lists.on_overdue,
    ("lichnhac", "plan"): lists.on_plan,
    ("dondoc", "chase"): papers.on_chase,
    ("soanthao", "draft"): papers.on_draft,
    ("lichcanhan", "calendar"): papers.on_calendar,
    ("mau", "template"): templates.on_template,
    ("vanban", "paper"): papers_in.on_paper,
    ("diem", "score"): scores.on_scores,
    ("khachquan", "excuse"): scores.on_excuse,
    ("tonghop", "summary"): lists.on_summary,
    ("dotbaocao", "round"): rounds.on_round,
    ("hoi", "ask"): questions.on_ask,
    ("nv", "task"): commands.on_card,
    ("nhatky", "log"): commands.on_history,
    ("baocao", "report"): commands.on_report,
    ("xong", "done"): commands.on_done,
    ("vuongmac", "obstacle"): commands.on_obstacle,
    ("giahan", "extend"): commands.on_extend,
    ("tralai", "return"): commands.on_return,
    ("phancong", "delegate"): commands.on_delegate,
    ("duyet", "confirm"): commands.on_confirm,
    ("lamlai", "redo"): commands.on_redo,
    ("huy", "cancel"): commands.on_cancel,
    ("sua", "edit"): commands.on_edit,
}


ONLY_ASK = frozenset({lists.on_tasks, lists.on_overdue, lists.on_summary, lists.on_plan, questions.on_ask})
"""Lists, questions and accounts, which change nothing."""


def adapted(callback: Callback) -> Adapted:
    return asked(callback) if callback in ONLY_ASK else heard(callback)


def captioned(*names: str) -> filters.BaseFilter:
    """A file whose caption begins with one of these commands: the library hears commands in texts alone."""
    return filters.CaptionRegex(re.compile(rf"^/(?:{'|'.join(names)})(?:@\w+)?(?!\S)", re.IGNORECASE))


WHOEVER_SPEAKS = frozenset(
    {help.on_moved, help.on_joined, people.on_left, people.on_membership, help.on_classified, help.on_edited}
)
"""What is done whoever says it, in whatever words."""


def _instead(callback: Callback, heard: Heard) -> Callback | None:
    """What answers in the place of a callback: words of nobody and words of somebody else order and report nothing."""
    if callback in WHOEVER_SPEAKS:
        return None
    if heard.nobody is not None:
        return help.on_nobody
    return taking.on_words if heard.forwarded else None


def _context(services: Services, heard: Heard, **known: Any) -> Context:
    return Context(heard, services.desk, services.zone, listening.READER, **known)


async def _heard(callback: Callback, update: Update, library: LibraryContext) -> None:
    """Let the callback work on what was heard, in a thread of its own, and send what it says."""
    services: Services = library.bot_data
    heard = services.heard[id(update)]
    desk, work = services.desk, partial(_worked, _instead(callback, heard) or callback, services)
    try:
        context = await desk.workers.join(desk.sessions, work, heard)
    except AdminUnknown:  # The messenger is asked outside the transaction.
        with_rights = replace(heard, is_admin=await administers(library.bot, heard.chat, heard.account))
        context = await desk.workers.join(desk.sessions, work, with_rights)
    except NotLooked as wanted:
        looked = Looked(await look(library.bot, wanted.places), _ahead(services, update))
        context = await desk.workers.join(desk.sessions, work, heard, looked)
    await _send(services, context, update)


def _worked(callback: Callback, services: Services, heard: Heard, looked: Looked | None = None) -> Context:
    """What comes of it when the callback works on what was heard."""
    context = _context(services, heard, looked=looked)
    callback(context)
    return context


def _ahead(services: Services, update: Update) -> dt.timedelta | None:
    """By how much our clock is ahead of the messenger's; what waited before it was handled looks late."""
    said = update.effective_message.date if update.effective_message else None
    return services.desk.clock() - said if said is not None else None


async def _asked(callback: Callback, update: Update, library: LibraryContext) -> None:
    """Likewise for what changes nothing: the thread that only reads answers it, and only the answer is written."""
    services: Services = library.bot_data
    heard = services.heard[id(update)]
    if _instead(callback, heard) is not None:
        await _heard(callback, update, library)
        return
    context = _context(services, heard, only_asks=True)
    try:
        await services.desk.workers.read(callback, context)
    except Writes:
        await _heard(callback, update, library)
        return
    await services.desk.workers.write(context.store_answers)
    await _send(services, context, update)


async def _send(services: Services, context: Context, update: Update | None) -> None:
    """What was said goes out, then a press is answered; one that is too old to be answered needs no answer."""
    for turn in context.turns:
        services.sender.put(turn.sent)
    if any(turn.has_ordered for turn in context.turns):
        services.wake()
    answer = context.press_answer
    if answer is not None and update is not None and update.callback_query is not None:
        with suppress(TimeoutError):
            await asyncio.wait_for(services.sender.at_rest(context.heard.chat), PRESS_WAITS_SECONDS)
        with suppress(TelegramError):
            await update.callback_query.answer(answer.words or None, show_alert=answer.alert)


def heard(callback: Callback) -> Adapted:
    """The callback as the bot library calls one."""
    return partial(_heard, callback)


def asked(callback: Callback) -> Adapted:
    return partial(_asked, callback)


async def on_error(update: object, library: LibraryContext) -> None:
    """The one place where errors end: a refusal is told, everything else is a line in the log."""
    error = library.error
    if isinstance(error, AlreadyHandled) or not isinstance(update, Update):
        return
    assert error is not None
    services: Services = library.bot_data
    heard = services.heard[id(update)]
    services.failures[heard.id] = error
    if isinstance(error, Refusal):
        context = _context(services, heard)
        await services.desk.workers.write(failures.refuse, context, error)
        await _send(services, context, update)
        del services.failures[heard.id]
        return
    logger.error("update %s failed", heard.id, exc_info=error)


async def refuse_marked(services: Services, heard: Heard) -> Exception | None:
    """Say that what carries a mark of secrecy is not taken. Returns what went wrong."""
    context = _context(services, heard)
    try:
        await services.desk.workers.write(help.on_classified, context)
    except AlreadyHandled:
        return None
    except Exception as error:
        return error
    await _send(services, context, None)
    return None


async def apologize(services: Services, heard: Heard, error: str) -> None:
    """Close what cannot be handled, and say so once."""
    context = _context(services, heard)
    await services.desk.workers.write(failures.apologize, context, error)
    await _send(services, context, None)


def handlers() -> list[BaseHandler[Any, LibraryContext, None]]:
    """Every handler, in the order in which they are asked."""
    return [
        MessageHandler(NEW & filters.StatusUpdate.MIGRATE, heard(help.on_moved)),
        MessageHandler(NEW & filters.StatusUpdate.NEW_CHAT_MEMBERS, heard(help.on_joined)),
        MessageHandler(NEW & filters.StatusUpdate.LEFT_CHAT_MEMBER, heard(people.on_left)),
        ChatMemberHandler(heard(people.on_membership), ChatMemberHandler.CHAT_MEMBER),
        MessageHandler(NEW & CARD, heard(commands.on_card)),
        *(CommandHandler(names, adapted(callback), filters=NEW) for names, callback in COMMANDS.items()),
        *(MessageHandler(NEW & captioned(*names), adapted(callback)) for names, callback in COMMANDS.items()),
        CallbackQueryHandler(asked(lists.on_page), pattern="^page:"),
        CallbackQueryHandler(asked(lists.on_plan_page), pattern="^plan:"),
        CallbackQueryHandler(heard(lists.on_digest_page), pattern="^digest:"),
        CallbackQueryHandler(heard(papers.on_press), pattern="^paper:"),
        CallbackQueryHandler(heard(presses.on_press)),
        MessageHandler(NEW & (filters.COMMAND | captioned(r"\w+")), heard(help.on_unknown)),
        MessageHandler(NEW & WORDS, heard(taking.on_words)),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, heard(help.on_edited)),
    ]


def add_to(application: App) -> None:
    application.add_handlers(handlers())
    application.add_error_handler(on_error)
