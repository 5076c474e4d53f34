"""One turn of a conversation: an update is read, its effect and its answers are stored, and it counts as handled."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from actions.reader import Reader
from db import inbox, organizations, outbox, people
from db.base import enter
from db.delivery.leases import Run
from db.engine import Sessions, Workers
from db.events import Source
from db.outbox import NewOutgoing, Outgoing
from domain import refusals
from domain.asking import Question, asking
from domain.heard import Place
from domain.ladder import Times
from domain.organizations import Organization
from domain.overviews.jobs import JobOrder
from domain.people import HEADS, Actor, Giver, Verb, may
from domain.refusals import Refusal
from domain.reminding.delivery import OutgoingKind
from domain.tasks import PersonName, Task
from texts import buttons, delivery
from texts.message import Message, Rows, other_lines, pages, together

MOST_ALONE = 2
"""Answers to one reply that are questions of their own, beside the one message of all others."""


class AlreadyHandled(Exception):
    """The update was handled before, or is by now somebody else's to handle. It changes nothing."""


@dataclass(frozen=True)
class Speaker:
    """Somebody in an organization. Without a post, `actor` is None: such a person may ask for one, and nothing else."""

    organization: Organization
    actor: Actor | None
    account: int

    @property
    def is_stranger(self) -> bool:
        return self.actor is None or not self.actor.posts

    @property
    def known(self) -> Actor:
        """The person with the posts held; raises NotKnown for somebody without any."""
        if self.actor is None or self.is_stranger:
            raise refusals.NotKnown
        return self.actor

    def require(self, verb: Verb) -> Actor:
        """The person, if the department at large allows `verb`; raises NotKnown or NotAllowed."""
        if not may(self.known, verb):
            raise refusals.NotAllowed(verb)
        return self.known


@dataclass
class Turn:
    """The transaction of one update. What is said in it is sent after the commit, and survives a crash before that."""

    session: Session
    now: dt.datetime
    channel: str
    """The messenger, by whose numbers the chat and whoever speaks are known."""
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

    def recognize(self, account: int, name: str = "", *, within: int | None = None) -> Speaker:
        """Who speaks, in the organization of the chat; in private `within` one, or in the newest with a post there.

        `name` is the one that the messenger shows. Raises NoOrganization for a group that is bound to none, and for
        a private chat of an unknown account.
        """
        found = organizations.speaker(
            self.session, channel=self.channel, chat=self.chat, account=account, within=within
        )
        if found is None:
            raise refusals.NoOrganization
        organization, actor = found
        self.by = name
        self.enter(organization.id)
        return Speaker(organization, actor, account)

    def enter(self, organization: int) -> None:
        """What is asked and written from now on is of this organization."""
        self.organization = organization
        enter(self.session, organization)

    def note_reachable(self, account: int) -> None:
        """Who writes in private may be written to from now on."""
        people.mark_reachable(self.session, channel=self.channel, account=account, reachable=True)

    def was_changed(self, update: int, text: str) -> bool:
        """Whether the message had other words before this edit of it; False where nobody knows them any more."""
        if self.message is None:
            return False
        before = inbox.heard_before(self.session, update, chat=self.chat, message=self.message)
        return before is not None and before.get("text", "") != text

    def say(self, words: Message, *, dialogue: int | None = None) -> None:
        """Answer here, under the message that is answered."""
        self._send(words, chat=self.chat, topic=self.topic, reply_to=self.message, dialogue=dialogue)

    def order(self, job: JobOrder, words: Message) -> None:
        """Have long work done after this turn; the words say so here, and are rewritten when it is done."""
        self.say(words)
        self.going_out[-1] = replace(self.going_out[-1], job=job)

    @property
    def has_ordered(self) -> bool:
        """Whether long work waits for the commit of this turn."""
        return any(one.job is not None for one in self.going_out)

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

    def announce(self, words: Message, *, dialogue: int | None = None) -> None:
        """Say it to everybody, as something of its own: here, and from a private chat in the groups instead."""
        places = self._groups() if self.private else ((self.chat, self.topic),)
        for chat, topic in places:
            self._send(words, chat=chat, topic=topic, dialogue=dialogue)

    def tell_private(self, words: Message, *, chat: int) -> None:
        """Say it in a private chat of somebody else; nothing where the chat is this one, or a group."""
        if chat != self.chat and chat not in dict(self._groups()):
            self._send(words, chat=chat, topic=None)

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
                    kind=OutgoingKind.SEND,
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

    def add(self, since: int, words: str) -> None:
        """Say something more with the first answer from the one numbered `since` on; by itself where there is none."""
        said = (one for one in self.going_out[since:] if one.kind is OutgoingKind.SEND)
        answer = next((one for one in said if one.chat == self.chat), None)
        if answer is None:
            self.say(Message(words))
            return
        place = self.going_out.index(answer)
        html = f"{answer.content['html']}\n{words}"
        self.going_out[place] = replace(answer, content={**answer.content, "html": html})

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
        self._change(OutgoingKind.EDIT, message, words)

    def retire_buttons(self, message: int, words: Message, *, pressed: str) -> None:
        """Take the buttons from a message of ours whose words stay: the messenger does not mark it as edited.

        Where it speaks of several tasks, those of the other tasks remain, and it is rewritten.
        """
        left = other_lines(words, pressed)
        self._change(OutgoingKind.EDIT if left else OutgoingKind.RETIRE, message, replace(words, buttons=left))

    def _change(self, kind: OutgoingKind, message: int, words: Message) -> None:
        self.going_out.append(
            NewOutgoing(
                kind=kind,
                chat=self.chat,
                topic=self.topic,
                message=message,
                content=words.to_json(),
                organization=self.organization,
                shows=words.shows,
                asks=words.asks,
                lines=words.lines,
            )
        )


@dataclass(frozen=True)
class Scene:
    """What acts are done with: the turn, who speaks in it, and how words are read."""

    turn: Turn
    speaker: Speaker
    reader: Reader

    @property
    def times(self) -> Times:
        return self.speaker.organization.times

    @property
    def now(self) -> dt.datetime:
        """The moment of the turn in the organization's zone, which decides what "today" is."""
        return self.turn.now.astimezone(self.times.zone)

    @property
    def name(self) -> str:
        return self.speaker.known.name

    def say(
        self,
        html: str,
        task: Task,
        *,
        asks: Question | None = None,
        under: Rows = (),
        dialogue: int | None = None,
        expects_reply: bool = False,
    ) -> None:
        self.turn.say(_about(html, task, asks, under, expects_reply=expects_reply), dialogue=dialogue)

    def tell(
        self,
        html: str,
        task: Task,
        *,
        said: str = "",
        asks: Question | None = None,
        under: Rows = (),
        dialogue: int | None = None,
    ) -> None:
        """Say what others have to hear too. `said` is what was said now; empty where `html` shows it already."""
        self.turn.tell(_about(html, task, asks, under), said=said, dialogue=dialogue)

    def heads_of(self, *units: int) -> tuple[PersonName, ...]:
        """Who answers for these units, without the speaker, who knows."""
        holders = people.holders(self.turn.session, organization=self.speaker.organization.id)
        found = (one.person for one in holders if one.role in HEADS and one.unit in units)
        return tuple(one for one in found if one.id != self.speaker.known.person)

    def person_of(self, account: int) -> PersonName | None:
        """Who has that account; None where nobody of the department has it any more."""
        known = people.accounts(self.turn.session, organization=self.speaker.organization.id)
        found = (PersonName(id_, one.name, one.number) for id_, one in known.items() if one.number == account)
        return next(found, None)

    def concerned(self, task: Task, *units: int) -> tuple[PersonName, ...]:
        """Who answers for the task, then for these units, and the leader who gave it: all but the speaker."""
        heads = (*self.heads_of(task.lead.id), *self.heads_of(*units))
        return tuple(dict.fromkeys((*heads, *self.giver_of(task))))

    def giver_of(self, task: Task) -> tuple[PersonName, ...]:
        """The leader who gave the task, if it is a leader's, and not the speaker."""
        giver = task.assigner if task.giver in (Giver.LEADER, Giver.SLOW_LEADER) else None
        return (giver,) if giver is not None and giver.id != self.speaker.known.person else ()

    def may_be_wrong(self, task: Task) -> Rows:
        """The button under what was understood of a message; none where none was said, as at a press."""
        return buttons.wrong(task.number, self.turn.message) if self.turn.message else ()


def _about(html: str, task: Task, asks: Question | None, under: Rows, *, expects_reply: bool = False) -> Message:
    asked = asking(asks, task.id) if asks else ()
    return Message(html, buttons=under, shows=(task.id,), asks=asked, expects_reply=expects_reply)


@dataclass(frozen=True)
class Desk:
    """Where turns are opened, and the threads that they run in.

    `run` is this run of the assistant; `clock` is the one clock it lives by.
    """

    sessions: Sessions
    workers: Workers
    run: Run
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

        Raises AlreadyHandled where the update was closed before, or somebody else has claimed it since.
        """
        now = self.clock()
        self._closed.discard(place.update)  # A turn whose transaction others shared may have been undone with theirs.
        with self.sessions.begin() as session:
            if not inbox.mark_handled(session, place.update, now=now, claim=place.claim, error=place.error):
                raise AlreadyHandled(place.update)
            for part in place.parts:
                inbox.mark_handled(session, part, now=now, claim=place.claim, error=place.error)
            turn = Turn(session, now, place.channel, place.chat, place.private, place.message, place.topic)
            yield turn
            turn.sent = outbox.add(session, turn.going_out, owner=self.run.owner, now=now)
        self._closed.add(place.update)

    @contextmanager
    def look(self, place: Place) -> Iterator[Turn]:
        """A turn that only asks: it writes nothing, and waits for nobody who writes. answer() stores what is said."""
        with self.sessions.reading() as session:
            yield Turn(session, self.clock(), place.channel, place.chat, place.private, place.message, place.topic)

    def answer(self, place: Place, looked: Turn, *, account: int) -> Turn:
        """Store what was said after a look, and count the update as handled. Raises AlreadyHandled.

        Who writes in private may be written to from now on.
        """
        with self.turn(place) as turn:
            if looked.organization is not None:
                turn.enter(looked.organization)
            turn.by, turn.going_out = looked.by, looked.going_out
            if turn.private:
                turn.note_reachable(account)
        return turn
