"""What a handler is given: the turn that it works in, and who speaks."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from actions import people, speakers
from actions.speakers import Speaker
from actions.turns import Desk, Place, Turn
from channels.sender import Sender
from domain import refusals
from domain.talks import Talk


@dataclass
class House:
    """What the wiring hands to every handler."""

    desk: Desk
    sender: Sender
    zone: dt.tzinfo
    """The zone of a department that is set up here."""
    failures: dict[int, Exception] = field(default_factory=dict)
    """What went wrong with an update, by its id: the inbox decides whether to try again."""


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], House]):
    """The bot library's context with our turn. `heard` is the update that is being handled."""

    heard: Update

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        context = super().from_update(update, application)
        assert isinstance(update, Update)
        context.heard = update
        return context

    @property
    def message(self) -> Message:
        """The message that was said or edited, or the one whose button was pressed."""
        found = self.heard.effective_message
        assert found is not None
        return found

    @property
    def account(self) -> int:
        """The account that speaks or presses."""
        assert self.heard.effective_user is not None
        return self.heard.effective_user.id

    @property
    def name(self) -> str:
        assert self.heard.effective_user is not None
        return self.heard.effective_user.full_name

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
    def answers_us(self) -> bool:
        """Whether the message is a reply to one of ours."""
        answered = self.replied
        return answered is not None and answered.from_user is not None and answered.from_user.id == self.bot.id

    @property
    def follows_our_name(self) -> str:
        """What follows our name at the start of a message; empty where it is not said there, or nothing follows."""
        name, _, words = self.text.partition(" ")
        return words.strip() if name.strip(",:").casefold() == f"@{self.bot.username}".casefold() else ""

    @property
    def is_meant_for_us(self) -> bool:
        """Whether the message is said in private, answers us, or begins with a command or our name."""
        command, _, addressee = self.text.split(maxsplit=1)[0].partition("@") if self.text.strip() else ("", "", "")
        to_others = bool(addressee) and addressee.casefold() != self.bot.username.casefold()
        ordered = command.startswith("/") and not to_others
        return self.place.chat > 0 or self.answers_us or ordered or bool(self.follows_our_name)

    @property
    def pressed(self) -> list[str]:
        """The data of the pressed button, cut at its colons."""
        query = self.heard.callback_query
        assert query is not None
        return (query.data or "").split(":")

    @property
    def place(self) -> Place:
        """Where the answer goes."""
        chat = self.heard.effective_chat
        message = self.heard.effective_message
        pressed = self.heard.callback_query is not None
        return Place(
            update=self.heard.update_id,
            chat=chat.id if chat else self.account,
            message=message.message_id if message and not pressed else None,
            topic=message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None,
        )

    @asynccontextmanager
    async def turn(self, *, error: str | None = None) -> AsyncIterator[Turn]:
        """The one transaction of this update; what is said in it goes out after the commit."""
        async with self.bot_data.desk.turn(replace(self.place, error=error)) as turn:
            yield turn
        await self.bot_data.sender.deliver(turn.sent)

    async def speaker(self, turn: Turn) -> Speaker:
        """Who speaks, in the organization of the chat; in private, whom the assistant may write to from now on.

        Raises NoOrganization.
        """
        speaker = await speakers.recognize(turn.session, chat=turn.chat, account=self.account)
        turn.organization = speaker.organization.id
        if turn.chat > 0:
            await people.open_private_chat(turn, account=self.account)
        turn.by = self.name
        return speaker

    async def answer_press(self, words: str, *, alert: bool = False) -> None:
        """Tell who pressed a button what came of it. A press that is too old to be answered needs no answer."""
        query = self.heard.callback_query
        assert query is not None
        with suppress(TelegramError):
            await query.answer(words or None, show_alert=alert)

    def refuse_others(self, talk: Talk) -> None:
        """A question is answered by whom it was put to. Raises NotYourButton for anybody else."""
        if talk.account != self.account:
            raise refusals.NotYourButton

    def local_now(self, turn: Turn, speaker: Speaker) -> dt.datetime:
        """The moment of the turn in the organization's zone, which decides what "today" is."""
        return turn.now.astimezone(speaker.organization.times.zone)
