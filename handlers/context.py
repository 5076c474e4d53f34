"""What a handler is given: the turn that it works in, and who speaks."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from actions import speakers
from actions.speakers import Speaker
from actions.turns import Desk, Place, Turn
from channels.post import Post


@dataclass
class House:
    """What the wiring hands to every handler."""

    desk: Desk
    post: Post


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], House]):
    """The bot library's context with our turn. `update` is the one that is being handled."""

    update: Update

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        context = super().from_update(update, application)
        assert isinstance(update, Update)
        context.update = update
        return context

    @property
    def message(self) -> Message:
        """The message that was said or edited, or the one whose button was pressed."""
        found = self.update.effective_message
        assert found is not None
        return found

    @property
    def account(self) -> int:
        """The account that speaks or presses."""
        assert self.update.effective_user is not None
        return self.update.effective_user.id

    @property
    def name(self) -> str:
        assert self.update.effective_user is not None
        return self.update.effective_user.full_name

    @property
    def text(self) -> str:
        """What was typed, or the caption of a file; empty where there is neither."""
        return self.message.text or self.message.caption or ""

    @property
    def argument(self) -> str:
        """What follows the command, on its line or below it."""
        words = self.text.split(maxsplit=1)
        return words[1].strip() if len(words) > 1 else ""

    @property
    def replied(self) -> Message | None:
        """The message that this one answers; None where it answers none (a topic's first message is not one)."""
        answered = self.message.reply_to_message
        if answered is None or answered.forum_topic_created:
            return None
        return answered

    @property
    def pressed(self) -> list[str]:
        """The data of the pressed button, cut at its colons."""
        query = self.update.callback_query
        assert query is not None
        return (query.data or "").split(":")

    @property
    def place(self) -> Place:
        """Where the answer goes."""
        chat = self.update.effective_chat
        message = self.update.effective_message
        pressed = self.update.callback_query is not None
        return Place(
            update=self.update.update_id,
            chat=chat.id if chat else self.account,
            message=message.message_id if message and not pressed else None,
            topic=message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None,
        )

    @asynccontextmanager
    async def turn(self, *, error: str | None = None) -> AsyncIterator[Turn]:
        """The one transaction of this update; what is said in it goes out after the commit."""
        async with self.bot_data.desk.turn(replace(self.place, error=error)) as turn:
            yield turn
        await self.bot_data.post.deliver(turn.sent)

    async def speaker(self, turn: Turn) -> Speaker:
        """Who speaks, in the organization of the chat. Raises NoOrganization."""
        speaker = await speakers.recognize(turn.session, chat=turn.chat, account=self.account)
        turn.organization = speaker.organization.id
        return speaker

    def local_now(self, turn: Turn, speaker: Speaker) -> dt.datetime:
        """The moment of the turn in the organization's zone, which decides what "today" is."""
        return turn.now.astimezone(speaker.organization.times.zone)
