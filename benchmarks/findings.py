"""What is missing, wrong or doubled after the chaos."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks.conversations import Office
from db.models import Reminder, Task
from db.queues import Inbox, Outbox
from domain.reminding.delivery import Delivery

LATENCY = 0.5
MANY = 10
"""From so many kills of replicas on, half of them are to meet a message on its way."""
DOUBLED = "có thể trùng"
ON_THEIR_WAY = (Delivery.PLANNED, Delivery.SENDING)
_Stands = tuple[str, str, int | None, dt.date | None]


@dataclass(frozen=True)
class Options:
    engine: str
    kills: int
    steps: int
    reminders: int
    seed: int
    latency: float = LATENCY
    replicas: int = 1


@dataclass
class Findings:
    """What was counted in the end."""

    options: Options
    at_work: int = 0
    """How many of the kills met an assistant that had come up already."""
    databases: int = 0
    """How many of the kills hit the database."""
    killed: int = 0
    in_flight: int = 0
    """Of several replicas: how many were killed, and how many of those while a message was on its way."""
    frozen: int = 0
    inside: int = 0
    """How many of those were frozen inside a transaction."""
    cut_off: int = 0
    disconnected: int = 0
    out_of_order: int = 0
    """Answers that were given before that to something said earlier in their chat."""
    said: int = 0
    pressed: int = 0
    not_answered: int = 0
    wrong: list[str] = field(default_factory=list)
    """Tasks that do not stand as was said of them."""
    reminders_missing: int = 0
    left_waiting: int = 0
    unrecorded: int = 0
    """Messages in the chats whose sending the assistant never recorded: only these may come twice."""
    doubled: int = 0
    unmarked: int = 0
    """Of those that came twice, the ones that do not say so."""

    @property
    def broken(self) -> bool:
        lost = self.not_answered + len(self.wrong) + self.reminders_missing + self.left_waiting + self.out_of_order
        return bool(lost or self.unmarked or self.doubled > self.unrecorded)

    @property
    def too_few_in_flight(self) -> bool:
        """Whether the kills of several replicas did not try what they are for."""
        return self.killed >= MANY and self.in_flight * 2 < self.killed

    @property
    def _befell(self) -> str:
        if self.options.replicas == 1:
            return f"{self.options.kills} kills ({self.at_work} at work, {self.databases} of the database)"
        return (
            f"{self.options.replicas} replicas, {self.killed} kills ({self.in_flight} with a message on its way"
            f"{', TOO FEW' if self.too_few_in_flight else ''}), "
            f"{self.frozen} frozen ({self.inside} inside a transaction), {self.cut_off} cut off from the messenger, "
            f"all connections cut {self.disconnected} times"
        )

    def __str__(self) -> str:
        options = self.options
        wrong = "".join(f"\n    {line}" for line in self.wrong)
        return (
            f"{options.engine}, seed {options.seed}: {self._befell}, {options.reminders} reminders, "
            f"{self.said} messages and {self.pressed} presses of people, answers {options.latency} s late\n"
            f"  {self.not_answered} not answered, {len(self.wrong)} tasks not as was said, "
            f"{self.reminders_missing} reminders missing, {self.left_waiting} left waiting, "
            f"{self.out_of_order} out of order\n"
            f"  {self.doubled} came twice ({self.unmarked} without saying so) of {self.unrecorded} "
            f"whose sending was never recorded{wrong}\n"
            f"  {'CONTRACT BROKEN' if self.broken else 'contract kept'}"
        )


def count_answers(messages: list[dict[str, Any]], said: list[int], found: Findings) -> None:
    for message in said:
        answers = [one["text"] for one in messages if one["reply_to"] == message]
        found.not_answered += not answers
        _count_copies(answers, found)


def count_others(messages: list[dict[str, Any]], found: Findings) -> None:
    """What answers no message: that something was decided, whose words are the same only where it came twice."""
    others = [one["text"] for one in messages if not one["reply_to"] and not _is_digest(one["text"])]
    for copies in _by_words(others):
        _count_copies(copies, found)


def _by_words(texts: Iterable[str]) -> Collection[list[str]]:
    found: dict[str, list[str]] = {}
    for text in texts:
        said = "\n".join(line for line in text.splitlines() if not line.startswith("("))
        found.setdefault(said, []).append(text)
    return found.values()


def count_reminders(messages: list[dict[str, Any]], numbers: Collection[int], found: Findings) -> None:
    """Each task is in a digest; one that tells what was told before came twice."""
    told: set[int] = set()
    for text in (one["text"] for one in messages if _is_digest(one["text"])):
        tells = {number for number in numbers if f"/nv{number} " in text}
        found.doubled += bool(tells & told)
        found.unmarked += bool(tells & told) and DOUBLED not in text
        told |= tells
    found.reminders_missing += len(set(numbers) - told)


def _is_digest(text: str) -> bool:
    return any(line.startswith("NHẮC VIỆC") for line in text.splitlines()[:2])


def _count_copies(copies: list[str], found: Findings) -> None:
    found.doubled += max(len(copies) - 1, 0)
    found.unmarked += max(sum(DOUBLED not in text for text in copies) - 1, 0)


def count_unrecorded(session: Session, chats: dict[int, list[dict[str, Any]]], found: Findings) -> None:
    recorded = {(chat, message) for chat, message in session.execute(select(Outbox.chat, Outbox.message))}
    there = {(chat, one["message_id"]) for chat, messages in chats.items() for one in messages}
    found.unrecorded = len(there - recorded)


def count_order(session: Session, said: Collection[tuple[int, int]], found: Findings) -> None:
    """What was said in a chat is answered in its order: the answers were stored so."""
    asked = select(Outbox.chat, Outbox.reply_to, func.min(Outbox.id)).group_by(Outbox.chat, Outbox.reply_to)
    stored = {(chat, message): row for chat, message, row in session.execute(asked)}
    rows: dict[int, list[int]] = {}
    for chat, message in sorted(set(said)):
        if (chat, message) in stored:
            rows.setdefault(chat, []).append(stored[chat, message])
    found.out_of_order = sum(later < row for chat in rows.values() for row, later in pairwise(chat))


def differences(session: Session, office: Office) -> list[str]:
    """Where a task is not there once, or stands otherwise than was said of it."""
    asked = select(Task.content, Task.state, Task.percent, Task.due_day)
    rows = session.execute(asked.where(Task.organization_id == office.place.organization)).all()
    kept = Counter[_Stands]((content, state, percent, day) for content, state, percent, day in rows)
    wanted = Counter[_Stands]((work.content, str(work.state), work.percent, work.day) for work in office.works)
    spoken_of = {work.content for work in office.works}
    differing = (kept - wanted) + (wanted - kept)
    return [
        f"{office.place.group}: {'kept' if kept[one] else 'said'} {one}" for one in differing if one[0] in spoken_of
    ]


def waiting(session: Session) -> int:
    """Updates that nobody handled, and what is still to be sent."""
    updates = session.scalars(select(Inbox.id).where(Inbox.handled_at.is_(None))).all()
    reminders = session.scalars(select(Reminder.id).where(Reminder.state.in_(ON_THEIR_WAY))).all()
    messages = session.scalars(select(Outbox.id).where(Outbox.state.in_(ON_THEIR_WAY))).all()
    return len(updates) + len(reminders) + len(messages)
