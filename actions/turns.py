"""One turn of a conversation: an update is read, its effect and its answers are stored, and it counts as handled."""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy.ext.asyncio import AsyncSession

from db import incoming, outgoing
from db.engine import Sessions
from db.events import Source
from db.outgoing import Letter, NewLetter
from texts.message import Message, pages


class AlreadyHandled(Exception):
    """The update was handled before: a repeat of the messenger, or of ours. It changes nothing."""


@dataclass
class Turn:
    """The transaction of one update. What is said in it is sent after the commit, and survives a crash before that."""

    session: AsyncSession
    now: dt.datetime
    chat: int
    message: int | None = None
    topic: int | None = None
    organization: int | None = None
    letters: list[NewLetter] = field(default_factory=list)
    sent: list[Letter] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return Source(self.chat, self.message)

    def say(self, words: Message, *, dialogue: int | None = None, to: int | None = None) -> None:
        """Answer here, under the message that is answered; or write to another chat, `to`."""
        for page in pages(words):
            here = to is None or to == self.chat
            self.letters.append(
                NewLetter(
                    kind="send",
                    chat=self.chat if to is None else to,
                    content=page.to_json(),
                    organization=self.organization,
                    topic=self.topic if here else None,
                    reply_to=self.message if here else None,
                    shows=page.shows,
                    dialogue=dialogue,
                )
            )

    def edit(self, message: int, words: Message) -> None:
        """Rewrite a message of ours in this chat."""
        self._change("edit", message, words)

    def retire_buttons(self, message: int, words: Message) -> None:
        """Take the buttons from a message of ours whose words stay: the messenger does not mark it as edited."""
        self._change("retire", message, replace(words, buttons=()))

    def _change(self, kind: str, message: int, words: Message) -> None:
        self.letters.append(
            NewLetter(
                kind=kind,
                chat=self.chat,
                message=message,
                content=words.to_json(),
                organization=self.organization,
                shows=words.shows,
            )
        )


@dataclass(frozen=True)
class Place:
    """Where an update comes from: its id, and the chat, message and topic to answer to."""

    update: int
    chat: int
    message: int | None = None
    topic: int | None = None
    error: str | None = None
    """What went wrong with the update, where the turn only apologises."""


@dataclass(frozen=True)
class Desk:
    """Where turns are opened. `owner` names this run of the assistant; `clock` is the one clock it lives by."""

    sessions: Sessions
    owner: str
    clock: Callable[[], dt.datetime]
    _closed: set[int] = field(default_factory=set)

    def was_closed(self, update: int) -> bool:
        """Whether a turn has handled the update; asked once, then forgotten."""
        known = update in self._closed
        self._closed.discard(update)
        return known

    @asynccontextmanager
    async def turn(self, place: Place) -> AsyncIterator[Turn]:
        """A transaction that commits the effect, the answers and "handled" together, or none of them.

        Raises AlreadyHandled where the update was closed before.
        """
        now = self.clock()
        async with self.sessions.begin() as session:
            if not await incoming.mark_handled(session, place.update, now=now, error=place.error):
                raise AlreadyHandled(place.update)
            turn = Turn(session, now, place.chat, place.message, place.topic)
            yield turn
            turn.sent = await outgoing.add(session, turn.letters, owner=self.owner, now=now)
        self._closed.add(place.update)
