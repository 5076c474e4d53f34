"""What a callback is given: what was heard, the turn that it works in, and who speaks."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace

from actions import people
from actions.reader import Reader
from actions.turns import Desk, Speaker, Turn
from db import organizations, outbox, tasks
from db.base import enter
from domain import refusals
from domain.dialogues import Dialogue
from domain.heard import SPOKEN, Answered, Files, Heard, Kind, Place
from domain.overviews.diagnosis import Looked
from domain.overviews.diagnosis import Place as Looking


@dataclass(frozen=True)
class PressAnswer:
    """What is told to who pressed a button; nothing where `words` are empty."""

    words: str
    alert: bool = False


ABOUT_TASKS = frozenset(
    {
        *(
            "nv",
            "task",
            "nhatky",
            "log",
            "baocao",
            "report",
            "xong",
            "done",
            "vuongmac",
            "obstacle",
            "giahan",
            "extend",
        ),
        *("tralai", "return", "phancong", "delegate", "duyet", "confirm", "lamlai", "redo", "huy", "cancel"),
    }
)
"""Commands behind which the number of a task stands."""


class AdminUnknown(Exception):
    """Whether the person administers the group has to be asked of the messenger: then the turn begins anew."""


class Writes(Exception):
    """What was taken for a question changes something: then the turn begins anew, and may write."""


class NotLooked(Exception):
    """Whether these chats take messages has to be asked of the messenger: then the turn begins anew."""

    def __init__(self, places: Sequence[Looking]) -> None:
        super().__init__(places)
        self.places = places


@dataclass
class Context:
    """One thing that was heard, and the turns that came of it."""

    heard: Heard
    desk: Desk
    zone: dt.tzinfo
    """The zone of a department that is set up here."""
    reader: Reader
    turns: list[Turn] = field(default_factory=list)
    press_answer: PressAnswer | None = None
    looked: Looked | None = None
    """What the messenger says of the chats that it was asked about; None where it was not asked."""
    only_asks: bool = False
    """Whether nothing is changed: then the turn may read alone, and what is said is stored after it."""

    @property
    def account(self) -> int:
        """The account that speaks or presses."""
        return self.heard.account

    @property
    def text(self) -> str:
        """What was typed, or the caption of a file; empty where there is neither."""
        return self.heard.text

    @property
    def argument(self) -> str:
        """What follows the command, on its line or below it."""
        words = self.text.split(maxsplit=1)
        return words[1].strip() if len(words) > 1 else ""

    @property
    def replied(self) -> Answered | None:
        """The message that this one answers; None where it answers none."""
        return self.heard.answers

    @property
    def files(self) -> Files:
        return self.heard.files

    @property
    def answers_us(self) -> bool:
        """Whether the message is a reply to one of ours."""
        return self.heard.answers is not None and self.heard.answers.ours

    @property
    def pressed(self) -> list[str]:
        """The data of the pressed button, cut at its colons."""
        return (self.heard.pressed or "").split(":")

    @property
    def unheard(self) -> bool:
        """Whether something was spoken to us, and nothing written beside it."""
        spoken = any(file.media in SPOKEN for file in self.heard.files)
        return self.heard.to_us and spoken and not self.text.strip() and not self.heard.forwarded

    @property
    def is_press(self) -> bool:
        return self.heard.kind is Kind.PRESS

    @property
    def place(self) -> Place:
        """Where the answer goes: a press has no message of its own to stand under."""
        heard, message = self.heard, None if self.is_press else self.heard.message
        return Place(
            heard.channel,
            heard.id,
            heard.chat,
            heard.private,
            message,
            heard.topic,
            parts=heard.parts,
            claim=heard.claim,
        )

    @contextmanager
    def turn(self, *, error: str | None = None) -> Iterator[Turn]:
        """The one transaction of this update; what is said in it goes out after the commit."""
        desk, place = self.desk, replace(self.place, error=error)
        with desk.look(place) if self.only_asks else desk.turn(place) as turn:
            yield turn
        self.turns.append(turn)

    def store_answers(self) -> None:
        """Write down what was said while nothing was changed."""
        self.turns = [self.desk.answer(self.place, turn, account=self.account) for turn in self.turns]

    def speaker(self, turn: Turn) -> Speaker:
        """Who speaks, in the organization of the chat; in private, whom the assistant may write to from now on.

        Raises NoOrganization, WhichOrganization; AnsweredEnough for a stranger who asks too often in a group.
        """
        try:
            speaker = self._recognized(turn)
        except refusals.NoOrganization:
            self._spare_others(turn)
            raise
        if speaker.is_stranger:
            self._spare_others(turn)
        if turn.private and not self.only_asks:
            turn.note_reachable(self.account)
        return speaker

    def _recognized(self, turn: Turn) -> Speaker:
        return turn.recognize(self.account, self.heard.name, within=self._organization(turn))

    def _spare_others(self, turn: Turn) -> None:
        if not self.is_press and people.was_answered_enough(turn, self.account):
            raise refusals.AnsweredEnough

    def claimant(self, turn: Turn) -> Speaker:
        """As `speaker`; but who asks for a post, and waits for none yet, is always heard."""
        if turn.private or not self.argument:
            return self.speaker(turn)
        speaker = self._recognized(turn)
        return self.speaker(turn) if people.waiting_posts(turn, speaker) else speaker

    def spare_others(self, turn: Turn) -> None:
        """Raises AnsweredEnough for a stranger who asks too often in a group."""
        with suppress(refusals.NoOrganization, refusals.WhichOrganization):
            self.speaker(turn)

    def _organization(self, turn: Turn) -> int | None:
        """Of which organization is spoken in private, by somebody who holds posts in several."""
        if not turn.private:
            return None
        is_command = self.text.startswith("/") and not self.is_press
        answered = self.heard.message if self.is_press else None
        if self.answers_us and self.replied is not None:
            answered = self.replied.message
        return _organization_meant(turn, self.account, answered=answered, numbers=self._numbers, command=is_command)

    @property
    def _numbers(self) -> Sequence[int]:
        """The tasks that the words name by their numbers; behind a command about a task a bare number is one too."""
        if self.is_press:
            return ()
        command = next(iter(self.text.partition("@")[0].split(maxsplit=1)), "").lower().strip("/")
        bare = self.reader.listed_in(self.argument) if command in ABOUT_TASKS else ()
        return self.reader.named_in(self.text) or bare or self.reader.numbers_meant(self.text)

    def answer_press(self, words: str, *, alert: bool = False) -> None:
        """Tell who pressed a button what came of it, after the commit."""
        self.press_answer = PressAnswer(words, alert)

    def refuse_others(self, dialogue: Dialogue) -> None:
        """A question is answered by whom it was put to. Raises NotYourButton for anybody else."""
        if dialogue.account != self.account:
            raise refusals.NotYourButton

    def require_admin(self) -> None:
        """Raises NotInGroup, NotGroupAdmin; AdminUnknown where the messenger has not been asked."""
        if self.heard.title is None:
            raise refusals.NotInGroup
        if self.heard.is_admin is None:
            raise AdminUnknown
        if not self.heard.is_admin:
            raise refusals.NotGroupAdmin

    def local_now(self, turn: Turn, speaker: Speaker) -> dt.datetime:
        """The moment of the turn in the organization's zone, which decides what "today" is."""
        return turn.now.astimezone(speaker.organization.times.zone)


def _organization_meant(
    turn: Turn, account: int, *, answered: int | None, numbers: Sequence[int], command: bool
) -> int | None:
    """The organization of the message of ours that is answered, or of the task that is named by its number.

    Other words than commands go on with what we said last. None where nothing decides, or nothing has to be decided.
    Raises WhichOrganization for a number that is that of a task in several.
    """
    known = organizations.with_posts_of(turn.session, channel=turn.channel, account=account)
    if len(known) < 2:
        return None
    if answered is not None:
        return _one_of(known, outbox.organization_of(turn.session, chat=turn.chat, message=answered))
    if numbers:
        found = [one for one in known if _has(turn, one, numbers[0])]
        if len(found) > 1:
            raise refusals.WhichOrganization(numbers[0], tuple(found))
        return found[0] if found else None
    return None if command else _one_of(known, outbox.organization_of(turn.session, chat=turn.chat))


def _has(turn: Turn, organization: int, number: int) -> bool:
    enter(turn.session, organization)
    return bool(tasks.ids_of(turn.session, [number], organization=organization))


def _one_of(known: Sequence[int], found: int | None) -> int | None:
    return found if found in known else None
