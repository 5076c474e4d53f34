"""Which way updates come: asked for, or brought through a door (a webhook). Telegram allows one of the two at a time.

A webhook that this installation has not set is somebody else's: it is left alone, and the operator is told, because a
copy of the assistant may be behind it. Who sets one first makes sure that nobody asks for updates meanwhile.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from telegram.error import TelegramError

from bot import standing
from bot.app import Assistant
from bot.clock import Clock
from bot.replicas.joined import while_held
from bot.settings import fingerprint, host_of
from bot.web.door import Door
from channels.telegram import calls, webhook
from db import installation
from db.delivery.leases import incoming
from db.engine import UNREACHABLE, Sessions
from texts import operations as words

logger = logging.getLogger(__name__)

T = TypeVar("T")

REMEMBER_SECONDS, REMEMBER_EVERY = 2.0, 60.0
"""So long after its probation, and then every so often, it is remembered that nobody else asks."""
LOOK_EVERY_SECONDS = 300.0
"""Whether the webhook still stands, and works."""
PAUSE_SECONDS = 30.0
"""Before an address that Telegram does not take is tried again: a name may not be known everywhere yet."""


async def asked_for(assistant: Assistant, *, alone: bool = False, take_over: bool = False) -> None:
    """Ask for updates for ever, of several replicas one. Raises SecondCopy, and WebhookElsewhere unless `take_over`.

    `alone`: nobody else can ask with this token. That this database alone did so is remembered as well, so that a
    restart loses no time with it.
    """
    ask = partial(_ask, assistant, alone=alone, take_over=take_over)
    await while_held(assistant, incoming(assistant.bot.id), ask)


async def _ask(assistant: Assistant, *, alone: bool, take_over: bool) -> None:
    wall, bot, workers, sessions = Clock().now, assistant.bot.id, assistant.workers, assistant.sessions
    is_known = alone or await _without_webhook(assistant, take_over=take_over)
    is_known = is_known or await workers.read(standing.was_alone, sessions, bot, now=wall())
    asking = asyncio.create_task(assistant.inbox.poll(alone=is_known))
    wait = 0.0 if is_known else assistant.inbox.probation + REMEMBER_SECONDS
    try:
        while not asking.done():
            await asyncio.wait([asking], timeout=wait)
            wait = REMEMBER_EVERY
            if not asking.done():
                with suppress(*UNREACHABLE):
                    await workers.write(standing.note_alone, sessions, bot, now=wall())
    finally:
        asking.cancel()
    await asking


async def _without_webhook(assistant: Assistant, *, take_over: bool) -> bool:
    """Take away a webhook of ours; whether there was one, for then nobody else can have asked for updates."""
    url = (await _told(lambda: webhook.standing(assistant.bot))).url
    if not url:
        return False
    is_ours = await _is_ours(assistant, url)
    if not (is_ours or take_over):
        raise standing.WebhookElsewhere(host_of(url))
    await _told(lambda: webhook.remove(assistant.bot))
    logger.warning((words.webhook_is_removed if is_ours else words.webhook_is_taken_over)(host_of(url)))
    return is_ours


async def brought(assistant: Assistant, door: Door, *, take_over: bool = False) -> None:
    """Have updates brought to the door for ever. Raises SecondCopy and WebhookElsewhere, as `asked_for` does.

    Of several replicas one sets the webhook, which leads to all of them.
    """
    async with door.opened(assistant.inbox.receive):
        await while_held(assistant, incoming(assistant.bot.id), partial(_have_brought, assistant, door, take_over))


async def _have_brought(assistant: Assistant, door: Door, take_over: bool) -> None:
    await _set_webhook(assistant, door.hook.url.reveal(), door.hook.secret.reveal(), take_over=take_over)
    await _keep_looking(assistant, door.hook.url.reveal())


async def _set_webhook(assistant: Assistant, url: str, secret: str, *, take_over: bool) -> None:
    before = (await _told(lambda: webhook.standing(assistant.bot))).url
    if before not in ("", url) and not take_over and not await _is_ours(assistant, before):
        raise standing.WebhookElsewhere(host_of(before))
    wall, bot = Clock().now(), assistant.bot.id
    if not before and not await assistant.workers.read(standing.was_alone, assistant.sessions, bot, now=wall):
        await assistant.inbox.until_alone()
    await assistant.workers.write(_note, assistant.sessions, url)
    while True:
        try:
            await webhook.set_to(assistant.bot, url, secret)
        except TelegramError as error:
            logger.warning(words.webhook_is_refused(host_of(url), error.message))
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            logger.info(words.webhook_is_set(host_of(url)))
            return


async def _keep_looking(assistant: Assistant, url: str) -> None:
    """Tell the operator, each once, that the webhook is no longer ours, or that Telegram cannot bring updates to it."""
    said = set[str]()
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        with suppress(TelegramError):
            trouble = _trouble_of(await webhook.standing(assistant.bot), url)
            if trouble is not None and trouble not in said:
                logger.warning(trouble)
            said = {trouble} if trouble is not None else set()


def _trouble_of(now: webhook.Standing, url: str) -> str | None:
    """What the operator is told of a webhook that is to be `url`; None where all is well."""
    if not now.url:
        return words.WEBHOOK_WAS_REMOVED
    if now.url != url:
        return words.webhook_was_taken(host_of(now.url))
    return words.webhook_fails(host_of(url), now.error) if now.error and now.waiting else None


async def _told(ask: Callable[[], Awaitable[T]]) -> T:
    """What the messenger answers, however long it cannot be reached."""
    while True:
        try:
            return await ask()
        except TelegramError as error:
            logger.warning("the messenger does not tell of the webhook: %s", calls.kind_of(error))
            await asyncio.sleep(calls.pause_after(error))


async def _is_ours(assistant: Assistant, url: str) -> bool:
    return await assistant.workers.read(_noted, assistant.sessions) == fingerprint(url)


def _noted(sessions: Sessions) -> str | None:
    with sessions.reading() as session:
        return installation.webhook(session)


def _note(sessions: Sessions, url: str) -> None:
    with sessions.begin() as session:
        installation.note_webhook(session, fingerprint(url))
