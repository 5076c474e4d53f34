"""Where everything meets: the database, the bot library, the inbox, the sender and the clock become one assistant."""

import asyncio
import contextlib
import json
import logging
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Engine
from telegram import BotCommand
from telegram import BotCommandScopeAllChatAdministrators as ForAdmins
from telegram import BotCommandScopeAllGroupChats as ForGroups
from telegram import BotCommandScopeAllPrivateChats as ForPrivate
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ApplicationBuilder, ContextTypes, ExtBot
from telegram.request import BaseRequest

from actions import inbox, reminders
from actions.turns import Desk
from bot.clock import Clock
from bot.inbox import Inbox
from bot.settings import Settings
from channels.sender import Sender
from channels.telegram import hearing
from channels.telegram.context import LibraryContext, Wiring
from channels.telegram.hearing import Me
from channels.telegram.request import http_request
from db.engine import Sessions, Workers, migrate, open_engine
from db.inbox import NewArrival
from domain.calendar import WorkingCalendar
from domain.heard import Heard
from handlers import routes
from handlers.context import Services
from handlers.routes import App
from scheduler.clock import Ticker
from texts import commands
from texts import operations as words

logger = logging.getLogger(__name__)

HEARD = ["message", "edited_message", "callback_query", "my_chat_member"]
"""Kinds of updates that the messenger is asked for."""

POLL_SECONDS = 30
POOL = 32
PAUSE_AFTER_ERROR = 3.0
PROBATION_SECONDS = 3.0
"""A conflict this soon after the start means that another copy was there first."""
PAUSE_AFTER_CONFLICT = 0.5
"""Seconds after which a copy that was there first asks again: soon enough to meet the other in its probation."""


class SecondCopy(Exception):
    """Another copy asks the messenger with the same token; as a string, what the operator is told."""

    def __init__(self) -> None:
        super().__init__(words.ANOTHER_COPY_IS_POLLING)


@dataclass
class Assistant:
    """The running assistant, whichever way its updates come."""

    application: App
    updates: BaseRequest
    """By which updates are asked for."""
    inbox: Inbox
    sender: Sender
    ticker: Ticker
    clock: Clock
    sessions: Sessions
    workers: Workers

    @property
    def bot(self) -> ExtBot[None]:
        bot: ExtBot[None] = self.application.bot
        return bot

    async def start(self) -> None:
        """Take up what a run before this one left: unanswered updates, unsent messages, an outage to own up to."""
        await asyncio.to_thread(WorkingCalendar().is_working_day, self.clock.now().date())  # Loads the public calendar.
        await self.workers.write(reminders.note_start, self.sessions, now=self.clock.now())
        self.inbox.accept(await self.workers.write(inbox.left_over, self.sessions, self._hear, bot=self.me.id))

    @property
    def me(self) -> Me:
        return Me(self.bot.id, self.bot.username)

    def _hear(self, update: dict[str, Any]) -> Heard | None:
        return hearing.heard_or_none(update, self.me)

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep what arrived, then handle it. Only after this may the messenger be told to forget it."""
        arrived = [self._arrived(update) for update in updates]
        now, bot = self.clock.now(), self.me.id
        self.inbox.accept(await self.workers.write(inbox.keep, self.sessions, arrived, bot=bot, now=now))

    def _arrived(self, update: dict[str, Any]) -> tuple[NewArrival, Heard | None]:
        heard = self._hear(update)
        chat = heard.chat if heard else hearing.chat_of(update)
        stored = heard.to_json() if heard else None
        return NewArrival(update["update_id"], hearing.identity_of(update), chat, update, stored), heard

    async def fetch(self, offset: int | None, *, wait: int) -> int | None:
        """Ask once for updates and keep them; returns the offset to ask with next, which makes Telegram forget.

        Not by the library's get_updates(): it reads all of them before it hands one out, so that a single one which
        it cannot read would hold up everybody, and it logs what people wrote.
        """
        asked = {
            "timeout": wait,
            "allowed_updates": json.dumps(HEARD),
            **({} if offset is None else {"offset": offset}),
        }
        seconds = (self.updates.read_timeout or 0) + wait
        answer = await self.updates.retrieve(f"{self.bot.base_url}/getUpdates?{urlencode(asked)}", seconds)
        updates = self.updates.parse_json_payload(answer)["result"]
        if not updates:
            return offset
        await self.receive(updates)
        return int(updates[-1]["update_id"]) + 1

    async def poll(self) -> None:
        """Ask for updates for ever. Raises SecondCopy, and InvalidToken for a token that is not good."""
        offset: int | None = None
        since = asyncio.get_running_loop().time()
        while True:
            try:
                offset = await self.fetch(offset, wait=POLL_SECONDS)
            except InvalidToken:
                raise
            except Conflict as conflict:
                if asyncio.get_running_loop().time() - since < PROBATION_SECONDS:
                    raise SecondCopy from conflict
                logger.warning("another program asks for updates with this token")
                await asyncio.sleep(PAUSE_AFTER_CONFLICT)
            except RetryAfter as busy:
                await asyncio.sleep(_seconds(busy))
            except NetworkError as error:
                logger.warning("updates could not be fetched: %s", type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_ERROR)
            except inbox.PASSING as error:
                logger.warning("updates could not be kept, and are asked for again: %s", type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_ERROR)

    async def register_commands(self) -> None:
        """The command menu of the messenger, for groups, their admins and private chats. Its failure harms nobody."""
        menus = {
            ForGroups(): commands.FOR_GROUPS,
            ForAdmins(): commands.FOR_ADMINS,
            ForPrivate(): commands.FOR_PRIVATE,
        }
        for scope, names in menus.items():
            menu = [BotCommand(command.name, command.about) for command in commands.named(names)]
            try:
                await self.bot.set_my_commands(menu, scope=scope)
            except TelegramError as error:
                logger.warning("the command menu could not be registered: %s", type(error).__name__)


def _seconds(busy: RetryAfter) -> float:
    wait = busy.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def build(
    settings: Settings,
    engine: Engine,
    *,
    clock: Clock | None = None,
    request: BaseRequest | None = None,
    limited: bool = True,
) -> Assistant:
    """An assistant on a database that is migrated. Tests hand in a request that reaches a simulator in memory."""
    assert settings.telegram_token is not None
    clock = clock or Clock()
    polling = request or http_request(connections=1, read_seconds=10)
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(settings.telegram_token.reveal())
        .base_url(f"{settings.telegram_url}/bot")
        .base_file_url(f"{settings.telegram_url}/file/bot")
        .request(request or http_request(connections=POOL, read_seconds=20))
        .get_updates_request(polling)
        .context_types(ContextTypes(context=LibraryContext))
        .updater(None)
        .job_queue(None)
    )
    if limited:
        builder = builder.rate_limiter(_limiter(settings))
    sessions, workers = Sessions(engine), Workers(engine)
    owner = uuid.uuid4().hex
    application: App = builder.build()
    sender = Sender(sessions, workers, application.bot, owner=owner, now=clock.now)
    services = Services(Desk(sessions, owner, clock.now), settings.zone)
    application.bot_data = Wiring(services, workers, sender)
    routes.add_to(application)
    ticker = Ticker(sessions, workers, sender)
    return Assistant(application, polling, Inbox(application), sender, ticker, clock, sessions, workers)


def _limiter(settings: Settings) -> AIORateLimiter:
    """Below Telegram's limits, and with retries: the library's default of none loses messages."""
    return AIORateLimiter(
        overall_max_rate=settings.messages_per_second,
        overall_time_period=1,
        group_max_rate=settings.group_messages_per_minute,
        group_time_period=60,
        max_retries=3,
    )


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The database of the settings, migrated, and closed in the end."""
    engine = open_engine(settings.database_url.reveal())
    try:
        migrate(engine)
        yield engine
    finally:
        engine.dispose()
