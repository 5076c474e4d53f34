"""The outbox: what is to be said, who has claimed it, what became of it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.dialogues import snapshot
from db.models import NOT_DELIVERED, NOT_SENT_YET, Dialogue, Outgoing, table
from domain.asking import Asks, Line, Question
from domain.reminding.delivery import Delivered, Failed
from domain.talks import Talk

_OUTGOING, _DIALOGUES = table(Outgoing), table(Dialogue)
PLANNED, SENDING, SENT, FAILED = "planned", "sending", "sent", "failed"


@dataclass(frozen=True)
class Letter:
    """One message on its way. `kind` is "send", "digest", "edit" or "retire" (`message` names which)."""

    id: int
    kind: str
    chat: int
    topic: int | None
    reply_to: int | None
    message: int | None
    content: dict[str, Any]
    created_at: dt.datetime
    attempts: int
    doubled: bool = False
    organization: int | None = None


@dataclass(frozen=True)
class NewLetter:
    kind: str
    chat: int
    content: dict[str, Any]
    organization: int | None = None
    topic: int | None = None
    reply_to: int | None = None
    message: int | None = None
    shows: tuple[int, ...] = ()
    asks: tuple[Asks, ...] = ()
    lines: tuple[Line, ...] = ()
    dialogue: int | None = None
    attempts: int = 0


def add(session: Session, letters: Sequence[NewLetter], *, owner: str, now: dt.datetime) -> list[Letter]:
    """Store letters that this run will send at once: they are claimed by `owner` from the start."""
    if not letters:
        return []
    rows = [
        {
            "organization_id": letter.organization,
            "kind": letter.kind,
            "chat": letter.chat,
            "topic": letter.topic,
            "reply_to": letter.reply_to,
            "message": letter.message,
            "content": letter.content,
            "shows": list(letter.shows),
            "asks": [[one.question, list(one.tasks)] for one in letter.asks],
            "lines": [[line.number, line.task, line.told_only] for line in letter.lines],
            "dialogue_id": letter.dialogue,
            "state": SENDING,
            "owner": owner,
            "created_at": now,
            "attempts": letter.attempts,
        }
        for letter in letters
    ]
    ids = session.scalars(_ADD, rows)
    return [_new_letter(id_, letter, now) for id_, letter in zip(ids, letters, strict=True)]


_ADD = insert(_OUTGOING).returning(_OUTGOING.c.id, sort_by_parameter_order=True)


def _new_letter(id_: int, new: NewLetter, now: dt.datetime) -> Letter:
    return Letter(
        id=id_,
        kind=new.kind,
        chat=new.chat,
        topic=new.topic,
        reply_to=new.reply_to,
        message=new.message,
        content=new.content,
        created_at=now,
        attempts=new.attempts,
        organization=new.organization,
    )


def claim_next(session: Session, *, owner: str, now: dt.datetime, in_hand: Collection[int] = ()) -> Letter | None:
    """Claim the oldest letter that nobody is sending: a retry that is due, or one that was left behind.

    Only one run sends at a time (bot/lock.py), so a letter that another owner is sending has been left behind; and so
    has one of our own that is no longer `in_hand`, because its outcome could not be written. It may have arrived, and
    is marked so. Digests go another way (db/reminders.py). None where there is nothing to send.
    """
    row = session.scalar(select(Outgoing).where(_claimable(owner, now, in_hand)).order_by(Outgoing.id).limit(1))
    if row is None:
        return None
    doubled = row.state == SENDING or bool(row.reason == UNKNOWN)
    seen = Outgoing.owner.is_(None) if row.owner is None else Outgoing.owner == row.owner
    claimed = session.execute(
        update(Outgoing)
        .where(Outgoing.id == row.id, Outgoing.state == row.state, seen)
        .values(state=SENDING, owner=owner, reason=UNKNOWN if doubled else row.reason)
    )
    if not claimed.rowcount:  # type: ignore[attr-defined]
        return None
    return _letter(row, doubled=doubled)


DIGEST = "digest"
"""A digest is never sent again as it stands: its reminders are planned anew, and what is finished falls out."""

BETWEEN_COMMIT_AND_SENDING = dt.timedelta(minutes=1)
"""A letter younger than this may be on its way from its transaction to the sender."""

UNKNOWN = "unknown"
"""The reason kept on a letter whose answer was lost: it may have arrived."""


def _claimable(owner: str, now: dt.datetime, in_hand: Collection[int]) -> ColumnElement[bool]:
    due = (Outgoing.state == PLANNED) & or_(Outgoing.not_before.is_(None), Outgoing.not_before <= now)
    dropped = Outgoing.id.not_in(in_hand) & (Outgoing.created_at <= now - BETWEEN_COMMIT_AND_SENDING)
    left_behind = (Outgoing.state == SENDING) & or_(Outgoing.owner != owner, dropped)
    return (due | left_behind) & (Outgoing.kind != DIGEST) & NOT_SENT_YET


def record(
    session: Session, letter: int, outcome: Delivered | Failed, *, now: dt.datetime, retry_at: dt.datetime | None
) -> None:
    """Write on the row what became of it. `retry_at` is None where it is not to be tried again."""
    if isinstance(outcome, Delivered):
        record_sent(session, {letter: outcome.message}, now=now)
        return
    if retry_at is None:
        values: dict[str, Any] = {"state": FAILED, "reason": outcome.reason[:300]}
    else:
        values = {"state": PLANNED, "owner": None, "not_before": retry_at, "attempts": Outgoing.attempts + 1}
        if outcome.unknown:
            values["reason"] = UNKNOWN
    session.execute(update(Outgoing).where(Outgoing.id == letter).values(**values))


_SENT = (
    update(_OUTGOING)
    .where(_OUTGOING.c.id == bindparam("letter"))
    .values(
        state=SENT,
        sent_at=bindparam("now"),
        reason=None,
        message=func.coalesce(bindparam("shown"), _OUTGOING.c.message),
    )
)


def record_sent(session: Session, letters: Mapping[int, int | None], *, now: dt.datetime) -> None:
    """Write on the rows of letters that they were delivered, each as the message of that id; None changes none."""
    session.execute(_SENT, [{"letter": id_, "shown": message, "now": now} for id_, message in letters.items()])


@dataclass(frozen=True)
class Standing:
    """A message of ours as it stands after its edits: what it says, the tasks it shows, the dialogue it belongs to.

    `first` is what it said when it was sent. What it `asks` is None, and `lines` are empty, where that was not stored
    yet when it was said.
    """

    content: dict[str, Any]
    shows: tuple[int, ...]
    asks: tuple[Asks, ...] | None
    lines: tuple[Line, ...]
    talk: Talk | None
    first: dict[str, Any]


def newest(session: Session, *, chat: int) -> int | None:
    """The id of the last message that we sent to a chat; None where there is none."""
    return session.scalar(
        select(Outgoing.message)
        .where(Outgoing.chat == chat, Outgoing.kind == "send", Outgoing.message.is_not(None))
        .order_by(Outgoing.id.desc())
        .limit(1)
    )


_STANDING = (
    select(_OUTGOING.c.content.label("said"), _OUTGOING.c.shows, _OUTGOING.c.asks, _OUTGOING.c.lines, _DIALOGUES)
    .outerjoin_from(_OUTGOING, _DIALOGUES, _DIALOGUES.c.id == _OUTGOING.c.dialogue_id)
    .where(_OUTGOING.c.chat == bindparam("in_chat"), _OUTGOING.c.message == bindparam("its_id"))
    .order_by(_OUTGOING.c.id.desc())
)


def standing(session: Session, *, chat: int, message: int) -> Standing | None:
    """Our message in a chat; None for one that is not ours. An edit keeps the dialogue of what it edits."""
    rows = session.execute(_STANDING, {"in_chat": chat, "its_id": message})
    found = rows.all()
    if not found:
        return None
    talk = next((snapshot(row) for row in found if row.id is not None), None)
    newest = found[0]
    return Standing(
        content=newest.said,
        shows=tuple(newest.shows or ()),
        asks=None if found[-1].asks is None else _asks(newest.asks or ()),
        lines=tuple(Line(*line) for line in newest.lines or ()),
        talk=talk,
        first=found[-1].said,
    )


def _asks(stored: Sequence[Any]) -> tuple[Asks, ...]:
    return tuple(Asks(Question(question), tuple(tasks)) for question, tasks in stored)


def undelivered(session: Session, *, organization: int, since: dt.datetime) -> int:
    """How many messages of the organization could not be delivered since then: the office is told."""
    count = session.scalar(
        select(func.count())
        .select_from(Outgoing)
        .where(Outgoing.organization_id == organization, NOT_DELIVERED, Outgoing.created_at >= since)
    )
    return count or 0


def _letter(row: Outgoing, *, doubled: bool = False) -> Letter:
    return Letter(
        id=row.id,
        kind=row.kind,
        chat=row.chat,
        topic=row.topic,
        reply_to=row.reply_to,
        message=row.message,
        content=row.content,
        created_at=row.created_at,
        attempts=row.attempts,
        doubled=doubled,
        organization=row.organization_id,
    )
