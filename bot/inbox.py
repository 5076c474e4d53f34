"""Hands stored updates to the bot library: those of one chat in their order, those of different chats side by side."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from telegram import Update

from actions import inbox
from actions.inbox import Arrival
from channels.telegram.hearing import UNREADABLE
from domain.heard import Heard
from handlers.routes import App, apologize

logger = logging.getLogger(__name__)

PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds to wait before an update is tried again, when the database could not be reached."""
MOST_AT_ONCE = 16
"""Chats that are served side by side."""


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
        heard, update = one.heard, self._read(one)
        if heard is None or update is None:
            logger.error("update %s cannot be read", one.id)
            await self._close(one.id, error="unreadable")
            return
        while (failure := await self._try_patiently(heard, update)) is not None:
            with suppress(*inbox.PASSING):  # Where not even an apology can be stored, the update is not given up.
                await apologize(self._application.bot_data, heard, type(failure).__name__)
                return

    def _read(self, one: Arrival) -> Update | None:
        """The update as the library routes it, by what was said: what that answers is in what was heard already."""
        try:
            return Update.de_json(_without_answered(one.payload), self._application.bot)
        except UNREADABLE:
            return None

    async def _try_patiently(self, heard: Heard, update: Update) -> Exception | None:
        """Try again what may go well a moment later; returns what went wrong for good."""
        for pause in PAUSES:
            failure = await self._try(heard, update)
            if failure is None or not inbox.is_passing(failure):
                return failure
            await asyncio.sleep(pause)
        return await self._try(heard, update)

    async def _try(self, heard: Heard, update: Update) -> Exception | None:
        """Let the library find the handler; what nobody has an ear for is closed. Returns what went wrong."""
        wiring = self._application.bot_data
        with wiring.handling(update, heard):
            await self._application.process_update(update)
        failure = wiring.failures.pop(heard.id, None)
        if failure is None and not wiring.services.desk.was_closed(heard.id):
            await self._close(heard.id)
        return failure

    async def _close(self, row: int, *, error: str | None = None) -> None:
        wiring = self._application.bot_data
        desk = wiring.services.desk
        await wiring.workers.write(inbox.close, desk.sessions, row, now=desk.clock(), error=error)


def _without_answered(payload: dict[str, Any]) -> dict[str, Any]:
    return {name: _unanswering(part) if isinstance(part, dict) else part for name, part in payload.items()}


def _unanswering(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name != "reply_to_message"}
