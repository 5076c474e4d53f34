"""`dondoc run`: one copy, polling, with the clock, until it is stopped."""

import asyncio
import datetime as dt
import gc
import logging
from contextlib import AsyncExitStack, suppress

from telegram.error import InvalidToken, TelegramError

from bot import known, simulated_clock, standing
from bot.app import Assistant, build, opened
from bot.clock import Clock
from bot.lock import single_instance
from bot.settings import Settings
from db.engine import UNREACHABLE
from scheduler import clock as scheduled
from texts import operations as words

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0
SECONDS_TO_FINISH = 10.0
REMEMBER_SECONDS, REMEMBER_EVERY = 2.0, 60.0
"""So long after its probation, and then every so often, it is remembered that nobody else asks."""


class BadToken(Exception):
    """The messenger does not know the token."""

    def __init__(self) -> None:
        super().__init__(words.TOKEN_IS_BAD)


async def run(settings: Settings) -> None:
    """Run until cancelled. Raises AlreadyRunning, LockLost, DatabaseLost, SecondCopy, BadToken, and health.FAULTS."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(single_instance(settings))
        engine = stack.enter_context(opened(settings))
        assistant = build(settings, engine)
        await stack.enter_async_context(known.noted(settings, engine, assistant.clock.now()))
        await live(assistant, settings.telegram_url, settings.zone)


async def live(assistant: Assistant, url: str, zone: dt.tzinfo, *, alone: bool = False) -> None:
    """Take up what was left over, then listen and tick until cancelled. A simulator's clock is followed.

    `alone`: the messenger is our own, and nobody else can ask it with this token.
    """
    await _reach_messenger(assistant)
    try:
        await _live(assistant, url, zone, alone=alone)
    except BaseExceptionGroup as group:
        raise _the_first(group) from group
    finally:
        await assistant.inbox.rest(SECONDS_TO_FINISH)
        await assistant.jobs.close()
        await assistant.application.shutdown()
        assistant.workers.close()


async def _live(assistant: Assistant, url: str, zone: dt.tzinfo, *, alone: bool) -> None:
    told = await simulated_clock.town_clock(url)
    async with asyncio.TaskGroup() as tasks:
        if told is not None:
            simulated_clock.begin(assistant, told)
            tasks.create_task(simulated_clock.follow(assistant, url, told))
        await assistant.start()
        tasks.create_task(assistant.register_commands())
        tasks.create_task(_listen(assistant, alone=alone))
        logger.info("listening as @%s", assistant.bot.username)
        gc.freeze()  # What stands now stays: the collector need not walk through it again in every rush.
        async with scheduled.running(assistant.ticker, assistant.clock.now, zone):
            await asyncio.Event().wait()


async def _listen(assistant: Assistant, *, alone: bool) -> None:
    """Ask for updates; that this database alone did so is remembered, so that a restart loses no time with it."""
    wall, bot = Clock().now, assistant.bot.id
    is_known = alone or await assistant.workers.read(standing.was_alone, assistant.sessions, bot, now=wall())
    asking = asyncio.create_task(assistant.inbox.poll(alone=is_known))
    wait = 0.0 if is_known else assistant.inbox.probation + REMEMBER_SECONDS
    try:
        while not asking.done():
            await asyncio.wait([asking], timeout=wait)
            wait = REMEMBER_EVERY
            if not asking.done():
                with suppress(*UNREACHABLE):
                    await assistant.workers.write(standing.note_alone, assistant.sessions, bot, now=wall())
    finally:
        asking.cancel()
    await asking


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
            continue
        try:
            await assistant.bot.delete_webhook()  # Polling and a webhook exclude one another.
        except TelegramError as error:
            logger.warning("the webhook could not be taken away: %s", type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return
