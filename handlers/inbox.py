"""Hands stored updates to the bot library: those of one chat in their order, those of different chats side by side."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import Application

from actions import inbox
from actions.inbox import Arrival
from handlers import failures
from handlers.context import Context, House

logger = logging.getLogger(__name__)

PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds to wait before an update is tried again, when the database could not be reached."""
MOST_AT_ONCE = 16
"""Chats that are served side by side."""

App = Application[Any, Any, Any, Any, House, Any]


def arrival(update: dict[str, Any]) -> Arrival:
    """An update of the messenger as it is kept. Without a chat, the updates of one account are kept in order."""
    told = next((part for part in update.values() if isinstance(part, dict)), {})
    place = told.get("chat") or told.get("message", {}).get("chat") or told.get("from", {})
    return Arrival(update["update_id"], place.get("id", 0), update)


class Inbox:
    """The updates that are being handled now."""

    def __init__(self, application: App) -> None:
        self._application = application
        self._newest: dict[int, asyncio.Task[None]] = {}
        self._seats = asyncio.Semaphore(MOST_AT_ONCE)

    def accept(self, arrivals: Sequence[Arrival]) -> None:
        """Queue updates that are stored already, each behind the one before it of its chat."""
        for one in arrivals:
            task = asyncio.create_task(self._after(self._newest.get(one.chat), one))
            self._newest[one.chat] = task
            task.add_done_callback(partial(self._forget, one.chat))

    def _forget(self, chat: int, done: asyncio.Task[None]) -> None:
        if self._newest.get(chat) is done:
            del self._newest[chat]

    async def drain(self) -> None:
        """Wait until everything accepted so far has been handled and answered."""
        while self._newest:
            await asyncio.gather(*self._newest.values())

    async def rest(self, seconds: float) -> None:
        """Let what is being handled come to its end, for so long at most: nothing is cut off in mid-transaction."""
        if self._newest:
            await asyncio.wait(list(self._newest.values()), timeout=seconds)

    async def _after(self, previous: asyncio.Task[None] | None, one: Arrival) -> None:
        if previous is not None:
            await asyncio.wait([previous])
        async with self._seats:
            await self._handle(one)

    async def _handle(self, one: Arrival) -> None:
        desk = self._application.bot_data.desk
        try:
            update = Update.de_json(one.payload, self._application.bot)
        except (KeyError, TypeError, ValueError) as unreadable:
            logger.error("update %s cannot be read", one.id, exc_info=unreadable)
            await inbox.close(desk.sessions, one.id, now=desk.clock(), error="unreadable")
            return
        while (failure := await self._try_patiently(update)) is not None:
            with suppress(*inbox.PASSING):  # Where not even an apology can be stored, the update is not given up.
                await failures.apologize(Context.from_update(update, self._application), type(failure).__name__)
                return

    async def _try_patiently(self, update: Update) -> Exception | None:
        """Try again what may go well a moment later; returns what went wrong for good."""
        for pause in PAUSES:
            failure = await self._try(update)
            if failure is None or not inbox.is_passing(failure):
                return failure
            await asyncio.sleep(pause)
        return await self._try(update)

    async def _try(self, update: Update) -> Exception | None:
        """Let the library find the handler; what nobody has an ear for is closed. Returns what went wrong."""
        house = self._application.bot_data
        await self._application.process_update(update)
        failure = house.failures.pop(update.update_id, None)
        if failure is None and not house.desk.was_closed(update.update_id):
            await inbox.close(house.desk.sessions, update.update_id, now=house.desk.clock())
        return failure
