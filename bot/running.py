"""`dondoc run`: one process, alone or beside others, until it is stopped."""

import asyncio
import datetime as dt
import gc
import logging
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot import known, simulated_clock
from bot.app import Assistant, build, opened
from bot.coming import asked_for, brought
from bot.lock import single_instance
from bot.replicas import roles
from bot.replicas.joined import joined, look_about, while_held
from bot.replicas.roles import ReplicaRole
from bot.settings import Settings
from bot.web import site
from db.delivery import leases
from scheduler import clock as scheduled
from texts import operations as words

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0
SECONDS_TO_FINISH = 10.0

Coming = Callable[[Assistant], Coroutine[Any, Any, None]]


class BadToken(Exception):
    """The messenger does not know the token."""

    def __init__(self) -> None:
        super().__init__(words.TOKEN_IS_BAD)


async def run(settings: Settings, *, role: ReplicaRole = ReplicaRole.ALL, take_over: bool = False) -> None:
    """Run until cancelled; `take_over`: a webhook that somebody else has set is taken away.

    Raises CannotBe, AlreadyRunning, DatabaseLost, CannotListen, SecondCopy, WebhookElsewhere, BadToken and
    health.FAULTS.
    """
    roles.require(role, settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(single_instance(settings))
        engine = stack.enter_context(opened(settings))
        assistant = build(settings, engine, role=role)
        await stack.enter_async_context(known.noted(settings, engine, assistant.clock.now()))
        door = await stack.enter_async_context(site.opened(settings, assistant))
        coming = partial(asked_for) if door is None else partial(brought, door=door)
        await live(assistant, settings.telegram_url, settings.zone, partial(coming, take_over=take_over))


async def live(assistant: Assistant, url: str, zone: dt.tzinfo, coming: Coming = asked_for) -> None:
    """Do what the role of the assistant is, until cancelled. A simulator's clock is followed.

    `coming` is the way by which updates come, and runs as long.
    """
    await _reach_messenger(assistant)
    async with joined(assistant.run, assistant.sessions):
        try:
            await _live(assistant, url, zone, coming)
        except BaseExceptionGroup as group:
            raise _the_first(group) from group
        finally:
            await assistant.inbox.rest(SECONDS_TO_FINISH)
            await assistant.jobs.close()
            await assistant.application.shutdown()
            assistant.workers.close()


async def _live(assistant: Assistant, url: str, zone: dt.tzinfo, coming: Coming) -> None:
    told = await simulated_clock.town_clock(url)
    async with asyncio.TaskGroup() as tasks:
        if told is not None:
            simulated_clock.begin(assistant, told)
            tasks.create_task(simulated_clock.follow(assistant, url, told))
        if assistant.role.ticks:
            tasks.create_task(while_held(assistant, leases.CLOCK, partial(_tick, assistant, zone)))
            tasks.create_task(assistant.register_commands())
        if assistant.role.handles:
            await assistant.take_up()
            tasks.create_task(look_about(assistant))
        if assistant.role.hears:
            tasks.create_task(coming(assistant))
        logger.info("listening as @%s", assistant.bot.username)
        gc.freeze()  # What stands now stays: the collector need not walk through it again in every rush.
        await asyncio.Event().wait()


async def _tick(assistant: Assistant, zone: dt.tzinfo) -> None:
    await assistant.begin_clock()
    async with scheduled.running(assistant.ticker, assistant.clock.now, zone):
        await asyncio.Event().wait()


def _the_first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """What made the tasks end: the others only ended because of it."""
    error = group.exceptions[0]
    if isinstance(error, BaseExceptionGroup):
        return _the_first(error)
    return error


async def _reach_messenger(assistant: Assistant) -> None:
    """Wait for the messenger: a server that starts before its network must not give up."""
    while True:
        try:
            await assistant.application.initialize()
        except InvalidToken as bad:  # getMe itself says so; of anything else the line may be at fault.
            raise BadToken from bad
        except TelegramError as error:
            logger.warning("the messenger cannot be reached: %s", type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return
