"""One turn of a conversation: an update is read, its effect and its answers are stored, and it counts as handled."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from db import inbox, organizations, outbox, people
from db.engine import Sessions
from db.events import Source
from db.outbox import NewOutgoing, Outgoing
from domain.heard import Place
from domain.refusals import Refusal
from texts import buttons, delivery
from texts.message import Message, other_lines, pages, together

MOST_ALONE = 2
"""Answers to one reply that are questions of their own, beside the one message of all others."""


class AlreadyHandled(Exception):
    """The update was handled before: a repeat of the messenger, or of ours. It changes nothing."""


@dataclass
class Turn:
    """The transaction of one update. What is said in it is sent after the commit, and survives a crash before that."""

    session: Session
    now: dt.datetime
    chat: int
    private: bool = False
    message: int | None = None
    topic: int | None = None
    organization: int | None = None
    by: str = ""
    """Who speaks, by the name that the messenger shows."""
    going_out: list[NewOutgoing] = field(default_factory=list)
    sent: list[Outgoing] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return Source(self.chat, self.message)

    def say(self, words: Message, *, dialogue: int | None = None) -> None:
        """Answer here, under the message that is answered."""
        self._send(words, chat=self.chat, topic=self.topic, reply_to=self.message, dialogue=dialogue)

    def tell(self, words: Message, *, said: str = "", dialogue: int | None = None) -> None:
        """Say what concerns others too: here, and from a private chat in the groups of the department as well.

        Who decides is asked there, so the buttons to decide stand there alone. `said` are words that only the private
        chat has seen.
        """
        groups = self._groups() if self.private else ()
        if not groups:
            self.say(words, dialogue=dialogue)
            return
        self.say(delivery.passed_on(replace(words, buttons=buttons.own(words.buttons))))
        public = delivery.from_private(replace(words, buttons=buttons.deciding(words.buttons)), self.by, said)
        for chat, topic in groups:
            self._send(public, chat=chat, topic=topic, dialogue=dialogue)

    def _groups(self) -> Sequence[tuple[int, int | None]]:
        if self.organization is None:
            return ()
        return organizations.groups(self.session, organization=self.organization)

    def _send(
        self, words: Message, *, chat: int, topic: int | None, reply_to: int | None = None, dialogue: int | None = None
    ) -> None:
        for page in pages(words):
            self.going_out.append(
                NewOutgoing(
                    kind="send",
                    chat=chat,
                    content=page.to_json(),
                    organization=self.organization,
                    topic=topic,
                    reply_to=reply_to,
                    shows=page.shows,
                    asks=page.asks,
                    lines=page.lines,
                    dialogue=dialogue,
                )
            )

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the turn that is done wholly or not at all: where the rules refuse it, the rest stands."""
        said = len(self.going_out)
        try:
            with self.session.begin_nested():
                yield
        except Refusal:
            del self.going_out[said:]
            raise

    def join(self, since: int, numbers: Sequence[int | None] = ()) -> None:
        """Make one message for each chat of the messages from the one numbered `since` on.

        `numbers` are those by which each message's task was called; where one is missing or doubled, lines are counted.
        A few that belong to a conversation stay by themselves, so that they can be answered without a number.
        """
        said = self.going_out[since:]
        called = dict(zip(map(id, said), numbers, strict=False))
        del self.going_out[since:]
        for chat in dict.fromkeys(outgoing.chat for outgoing in said):
            here = [outgoing for outgoing in said if outgoing.chat == chat]
            alone = [outgoing for outgoing in here if outgoing.dialogue is not None]
            if len(alone) > MOST_ALONE:
                alone = []
            joined = [outgoing for outgoing in here if outgoing not in alone]
            self._send_joined(joined, [called.get(id(outgoing)) for outgoing in joined])
            self.going_out += alone

    def _send_joined(self, going_out: list[NewOutgoing], numbers: Sequence[int | None]) -> None:
        if len(going_out) < 2:
            self.going_out += going_out
            return
        first = going_out[0]
        parts = [
            replace(Message.from_json(outgoing.content), shows=outgoing.shows, asks=outgoing.asks, lines=outgoing.lines)
            for outgoing in going_out
        ]
        self._send(together(parts, numbers), chat=first.chat, topic=first.topic, reply_to=first.reply_to)

    def edit(self, message: int, words: Message) -> None:
        """Rewrite a message of ours in this chat."""
        self._change("edit", message, words)

    def retire_buttons(self, message: int, words: Message, *, pressed: str) -> None:
        """Take the buttons from a message of ours whose words stay: the messenger does not mark it as edited.

        Where it speaks of several tasks, those of the other tasks remain, and it is rewritten.
        """
        left = other_lines(words, pressed)
        self._change("edit" if left else "retire", message, replace(words, buttons=left))

    def _change(self, kind: str, message: int, words: Message) -> None:
        self.going_out.append(
            NewOutgoing(
                kind=kind,
                chat=self.chat,
                message=message,
                content=words.to_json(),
                organization=self.organization,
                shows=words.shows,
                asks=words.asks,
                lines=words.lines,
            )
        )


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

    @contextmanager
    def turn(self, place: Place) -> Iterator[Turn]:
        """A transaction that commits the effect, the answers and "handled" together, or none of them.

        Raises AlreadyHandled where the update was closed before.
        """
        now = self.clock()
        with self.sessions.begin() as session:
            if not inbox.mark_handled(session, place.update, now=now, error=place.error):
                raise AlreadyHandled(place.update)
            turn = Turn(session, now, place.chat, place.private, place.message, place.topic)
            yield turn
            turn.sent = outbox.add(session, turn.going_out, owner=self.owner, now=now)
        self._closed.add(place.update)

    @contextmanager
    def look(self, place: Place) -> Iterator[Turn]:
        """A turn that only asks: it writes nothing, and waits for nobody who writes. answer() stores what is said."""
        with self.sessions.reading() as session:
            yield Turn(session, self.clock(), place.chat, place.private, place.message, place.topic)

    def answer(self, place: Place, looked: Turn, *, account: int) -> Turn:
        """Store what was said after a look, and count the update as handled. Raises AlreadyHandled.

        Who writes in private may be written to from now on.
        """
        with self.turn(place) as turn:
            turn.organization, turn.by, turn.going_out = looked.organization, looked.by, looked.going_out
            if turn.private:
                people.mark_reachable(turn.session, account=account, reachable=True)
        return turn
