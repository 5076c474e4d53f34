"""Where everything meets: the database, the bot library, the inbox, the sender and the clock become one assistant."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Engine
from telegram import BotCommand
from telegram import BotCommandScopeAllChatAdministrators as ForAdmins
from telegram import BotCommandScopeAllGroupChats as ForGroups
from telegram import BotCommandScopeAllPrivateChats as ForPrivate
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ExtBot
from telegram.request import BaseRequest

from actions import reminders
from actions.reminding import restored
from actions.turns import Desk
from bot.clock import Clock
from bot.heartbeat import heartbeat
from bot.inbox import ALBUM_SECONDS, Inbox
from bot.replicas.roles import ReplicaRole
from bot.settings import Settings
from channels.sender import Sender
from channels.slots import Limits, Slots
from channels.telegram.calls import http_request
from channels.telegram.fetching import fetched
from db.care import row_security
from db.delivery import leases
from db.delivery.leases import Run
from db.engine import Sessions, Workers, migrate, open_engine, user_of
from documents.child import findings_of
from domain.calendar import WorkingCalendar
from handlers import routes
from handlers.routes import App
from handlers.services import Services
from scheduler.jobs import Jobs
from scheduler.makers import Makers
from scheduler.reading import FindingsOf
from scheduler.ticker import Ticker
from texts import commands
from texts import operations as words

logger = logging.getLogger(__name__)

POOL = 256
"""Connections to the messenger: one hangs for as long as a call may, and the others are to go on."""
LATE_ANSWER_SECONDS = 10
"""So much longer than its long poll the answer to a question for updates may take."""


@dataclass
class Assistant:
    """The running assistant, whichever way its updates come."""

    application: App
    inbox: Inbox
    sender: Sender
    ticker: Ticker
    jobs: Jobs
    clock: Clock
    sessions: Sessions
    workers: Workers
    run: Run
    role: ReplicaRole

    @property
    def bot(self) -> ExtBot[None]:
        bot: ExtBot[None] = self.application.bot
        return bot

    async def start(self) -> None:
        """Take up what a run before this one left: an outage to own up to, unanswered updates, unsent messages."""
        await self.begin_clock()
        await self.take_up()

    async def begin_clock(self) -> None:
        """Before the first tick: how long there was none is noted, and told."""
        await self.workers.write(reminders.note_start, self.sessions, now=self.clock.now())
        told = await self.workers.write(restored.own_up, self.sessions, owner=self.sender.owner, now=self.clock.now())
        self.sender.put(told)

    async def take_up(self) -> None:
        """Go on with unanswered updates and long work."""
        await self.workers.read(WorkingCalendar().is_working_day, self.clock.now().date())  # Loads the public calendar.
        await self.inbox.take_up()
        self.jobs.wake()

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


def build(
    settings: Settings,
    engine: Engine,
    *,
    clock: Clock | None = None,
    request: BaseRequest | None = None,
    limited: bool = True,
    makers: Makers | None = None,
    find: FindingsOf | None = None,
    role: ReplicaRole = ReplicaRole.ALL,
    album_seconds: float = ALBUM_SECONDS,
) -> Assistant:
    """An assistant on a database that is migrated.

    Tests hand in a request that reaches a simulator in memory, a process for long work that outlives the assistant,
    what is found in papers, and a shorter wait for the parts of an album.
    """
    assert settings.telegram_token is not None
    clock = clock or Clock()
    polling = request or http_request(connections=1, read_seconds=LATE_ANSWER_SECONDS)
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(settings.telegram_token.reveal())
        .base_url(f"{settings.telegram_url}/bot")
        .base_file_url(f"{settings.telegram_url}/file/bot")
        .request(request or http_request(connections=POOL, read_seconds=20))
        .get_updates_request(polling)
        .updater(None)
        .job_queue(None)
    )
    sessions, workers, run = Sessions(engine), Workers(engine), Run()
    application: App = builder.build()
    shown = clock.shared(run.moment)
    slots = Slots(sessions, workers, _limits(settings) if limited else None, now=shown)
    sender = Sender(sessions, workers, application.bot, run=run, now=clock.now, slots=slots, zone=settings.zone)
    work = Jobs(
        sessions, workers, sender, clock.now, partial(fetched, application.bot), makers or Makers(), find or findings_of
    )
    application.bot_data = Services(Desk(sessions, workers, run, clock.now), sender, settings.zone, work.wake)
    routes.add_to(application)
    ticking = Sessions(engine, partial(run.require, name=leases.CLOCK))
    wake = work.wake if role.handles else _nobody
    ticker = Ticker(ticking, workers, sender, heartbeat(settings.heartbeat_url), wake)
    inbox = Inbox(
        application,
        polling,
        poll_seconds=settings.poll_seconds,
        handles=role.handles,
        album_seconds=album_seconds,
    )
    return Assistant(application, inbox, sender, ticker, work, clock, sessions, workers, run, role)


def _nobody() -> None:
    """Other replicas look for themselves for what is to be done."""


def _limits(settings: Settings) -> Limits:
    return Limits.of(
        per_second=settings.messages_per_second, per_minute_in_group=settings.group_messages_per_minute
    )  # fmt: skip


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The database of the settings, migrated by its owner, and closed in the end."""
    engine = open_engine(settings.database_url.reveal())
    try:
        if settings.owner_url is None:
            migrate(engine)
        else:
            _migrate_by_owner(settings.owner_url.reveal(), engine)
        if not row_security.is_enforced(engine):
            logger.warning(words.OWNS_THE_TABLES)
        yield engine
    finally:
        engine.dispose()


def _migrate_by_owner(url: str, engine: Engine) -> None:
    owner = open_engine(url)
    try:
        migrate(owner, user=user_of(engine))
    finally:
        owner.dispose()
