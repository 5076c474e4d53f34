"""The outbox: what is to be said, who has claimed it, what became of it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from db.base import across, last_of_oldest, table
from db.delivery import jobs
from db.delivery.leases import is_free
from db.dialogues import snapshot
from db.models import Dialogue as DialogueRow
from db.models import Reminder
from db.queues import NOT_DELIVERED, NOT_SENT_YET, Job, Outbox
from domain.asking import Asks, Line, Question
from domain.dialogues import Dialogue
from domain.overviews.jobs import JobOrder
from domain.reminding.delivery import Delivered, Delivery, Failed, OutgoingKind

_OUTBOX, _DIALOGUES = table(Outbox), table(DialogueRow)
_SAID_ANEW = (OutgoingKind.SEND, OutgoingKind.DIGEST)


@dataclass(frozen=True)
class Outgoing:
    """One message on its way. `message` names the one of ours that is changed."""

    id: int
    kind: OutgoingKind
    chat: int
    topic: int | None
    reply_to: int | None
    message: int | None
    content: dict[str, Any]
    created_at: dt.datetime
    attempts: int
    doubled: bool = False
    organization: int | None = None
    owner: str = ""
    """The run of the assistant that has claimed it."""
    update: int | None = None
    """The row of the inbox that it answers, for the log; None where it answers none, or is sent by a later try."""


@dataclass(frozen=True)
class NewOutgoing:
    kind: OutgoingKind
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
    job: JobOrder | None = None
    """The long work of which the message tells."""


def add(session: Session, going_out: Sequence[NewOutgoing], *, owner: str, now: dt.datetime) -> list[Outgoing]:
    """Store messages that this run will send at once: they are claimed by `owner` from the start."""
    if not going_out:
        return []
    rows = [
        {
            "organization_id": outgoing.organization,
            "kind": outgoing.kind,
            "chat": outgoing.chat,
            "topic": outgoing.topic,
            "reply_to": outgoing.reply_to,
            "message": outgoing.message,
            "content": outgoing.content,
            "shows": list(outgoing.shows),
            "asks": [[one.question, list(one.tasks)] for one in outgoing.asks],
            "lines": [[line.number, line.task, line.told_only] for line in outgoing.lines],
            "dialogue_id": outgoing.dialogue,
            "state": Delivery.SENDING,
            "owner": owner,
            "created_at": now,
            "attempts": outgoing.attempts,
        }
        for outgoing in going_out
    ]
    ids = list(session.scalars(_ADD, rows))
    _add_jobs(session, dict(zip(ids, going_out, strict=True)), now)
    return [_new_outgoing(id_, outgoing, owner, now) for id_, outgoing in zip(ids, going_out, strict=True)]


def _add_jobs(session: Session, told: Mapping[int, NewOutgoing], now: dt.datetime) -> None:
    for id_, outgoing in told.items():
        if outgoing.job is not None and outgoing.organization is not None:
            jobs.add(session, outgoing.job, organization=outgoing.organization, progress=id_, now=now)


_ADD = insert(_OUTBOX).returning(_OUTBOX.c.id, sort_by_parameter_order=True)


def _new_outgoing(id_: int, new: NewOutgoing, owner: str, now: dt.datetime) -> Outgoing:
    return Outgoing(
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
        owner=owner,
    )


def claim_next(
    session: Session, *, owner: str, now: dt.datetime, in_hand: Collection[int] = (), busy: Collection[int] = ()
) -> Outgoing | None:
    """Claim the oldest message that nobody is sending: a retry that is due, or one that was left behind.

    That is one whose owner's lease has ended; and one of our own that is no longer `in_hand`, because its outcome could
    not be written. It may have arrived, and is marked so. Digests go another way (db/reminders.py). None where there is
    nothing to send, or only to chats that are `busy`: these have to wait for what is on its way to them.
    """
    elsewhere = Outbox.chat.not_in(busy)
    row = session.scalar(
        select(Outbox)
        .where(_claimable(owner, now, in_hand), elsewhere)
        .order_by(Outbox.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    doubled = row.state == Delivery.SENDING or bool(row.reason == UNKNOWN)
    seen = Outbox.owner.is_(None) if row.owner is None else Outbox.owner == row.owner
    claimed = session.execute(
        update(Outbox)
        .where(Outbox.id == row.id, Outbox.state == row.state, seen)
        .values(state=Delivery.SENDING, owner=owner, reason=UNKNOWN if doubled else row.reason)
    )
    if not claimed.rowcount:  # type: ignore[attr-defined]
        return None
    return _outgoing(row, owner=owner, doubled=doubled)


BETWEEN_COMMIT_AND_SENDING = dt.timedelta(minutes=1)
"""A message younger than this may be on its way from its transaction to the sender."""

UNKNOWN = "unknown"
"""The reason kept on a message whose answer was lost: it may have arrived."""


def _claimable(owner: str, now: dt.datetime, in_hand: Collection[int]) -> ColumnElement[bool]:
    due = (Outbox.state == Delivery.PLANNED) & or_(Outbox.not_before.is_(None), Outbox.not_before <= now)
    dropped = Outbox.id.not_in(in_hand) & (Outbox.created_at <= now - BETWEEN_COMMIT_AND_SENDING)
    ours = (Outbox.owner == owner) & dropped
    left_behind = (Outbox.state == Delivery.SENDING) & or_(is_free(_OUTBOX.c.owner, literal(owner)), ours)
    return (due | left_behind) & (Outbox.kind != OutgoingKind.DIGEST) & NOT_SENT_YET


def is_sent_elsewhere(session: Session, *, chat: int, owner: str) -> bool:
    """Whether another run of the assistant, which lives, has a message to the chat of which nobody knows more yet."""
    theirs = (_OUTBOX.c.state == Delivery.SENDING, NOT_SENT_YET, _OUTBOX.c.chat == chat, _OUTBOX.c.owner != owner)
    found = select(_OUTBOX.c.id).where(*theirs, ~is_free(_OUTBOX.c.owner, literal(owner))).limit(1)
    return session.scalar(found) is not None


def is_ours(session: Session, outgoing: Outgoing) -> bool:
    """Whether the message is still claimed as it was; if so, nobody else claims it before this transaction's end."""
    mine = (Outbox.id == outgoing.id, Outbox.owner == outgoing.owner, Outbox.state == Delivery.SENDING)
    return session.scalar(select(Outbox.id).where(*mine).with_for_update()) is not None


def record(
    session: Session, outgoing: Outgoing, outcome: Delivered | Failed, *, now: dt.datetime, retry_at: dt.datetime | None
) -> None:
    """Write on the row what became of it, unless somebody else has claimed it since.

    `retry_at` is None where it is not to be tried again.
    """
    if isinstance(outcome, Delivered):
        record_sent(session, [(outgoing, outcome.message)], now=now)
        return
    if retry_at is None:
        values: dict[str, Any] = {"state": Delivery.FAILED, "reason": outcome.reason[:300]}
    else:
        values = {"state": Delivery.PLANNED, "owner": None, "not_before": retry_at, "attempts": Outbox.attempts + 1}
        if outcome.unknown:
            values["reason"] = UNKNOWN
    mine = (Outbox.id == outgoing.id, Outbox.owner == outgoing.owner, Outbox.state == Delivery.SENDING)
    session.execute(update(Outbox).where(*mine).values(**values))


def hurry(session: Session, chats: Collection[int], *, now: dt.datetime) -> None:
    """Try again at once what waits for another try in these chats."""
    session.execute(
        update(Outbox)
        .where(NOT_SENT_YET, Outbox.chat.in_(chats), Outbox.state == Delivery.PLANNED, Outbox.not_before > now)
        .values(not_before=now)
    )


_SENT = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("row"), _OUTBOX.c.owner == bindparam("mine"), _OUTBOX.c.state == Delivery.SENDING)
    .values(
        state=Delivery.SENT,
        sent_at=bindparam("now"),
        reason=None,
        message=func.coalesce(bindparam("shown"), _OUTBOX.c.message),
    )
)


def record_sent(session: Session, going_out: Sequence[tuple[Outgoing, int | None]], *, now: dt.datetime) -> None:
    """Write on the rows of messages that they were delivered, each as the message of that id; None changes none.

    Those that somebody else has claimed since are left alone.
    """
    rows = [{"row": one.id, "mine": one.owner, "shown": message, "now": now} for one, message in going_out]
    session.execute(_SENT, rows)


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
    dialogue: Dialogue | None
    first: dict[str, Any]


def newest(session: Session, *, chat: int) -> int | None:
    """The id of the last message that we sent to a chat; None where there is none."""
    return session.scalar(
        select(Outbox.message)
        .where(Outbox.chat == chat, Outbox.kind.in_(_SAID_ANEW), Outbox.message.is_not(None))
        .order_by(Outbox.id.desc())
        .limit(1)
    )


_SAID = (
    select(_OUTBOX.c.content.label("said"), _OUTBOX.c.shows, _OUTBOX.c.asks, _OUTBOX.c.lines, _DIALOGUES)
    .outerjoin_from(_OUTBOX, _DIALOGUES, _DIALOGUES.c.id == _OUTBOX.c.dialogue_id)
    .where(_OUTBOX.c.chat == bindparam("in_chat"))
    .order_by(_OUTBOX.c.id.desc())
)
_STANDING = _SAID.where(_OUTBOX.c.message == bindparam("its_id"))
_LATELY = _SAID.where(_OUTBOX.c.kind.in_(_SAID_ANEW), _OUTBOX.c.created_at >= bindparam("since"))


def standing(session: Session, *, chat: int, message: int) -> Standing | None:
    """Our message in a chat; None for one that is not ours. An edit keeps the dialogue of what it edits."""
    found = session.execute(_STANDING, {"in_chat": chat, "its_id": message}).all()
    return _standing(found) if found else None


def said_since(session: Session, since: dt.datetime, *, chat: int) -> list[Standing]:
    """All that we said in a chat since then, also what we do not know to have arrived; the newest first."""
    return [_standing([row]) for row in session.execute(_LATELY, {"in_chat": chat, "since": since})]


def _standing(found: Sequence[Any]) -> Standing:
    dialogue = next((snapshot(row) for row in found if row.id is not None), None)
    newest = found[0]
    return Standing(
        content=newest.said,
        shows=tuple(newest.shows or ()),
        asks=None if found[-1].asks is None else _asks(newest.asks or ()),
        lines=tuple(Line(*line) for line in newest.lines or ()),
        dialogue=dialogue,
        first=found[-1].said,
    )


def show_tasks(session: Session, dialogue: int, shown: Sequence[int], *, chat: int) -> None:
    """The messages of a dialogue in a chat show these tasks from now on: a reply to any of them is about these."""
    theirs = (Outbox.chat == chat) & (Outbox.dialogue_id == dialogue)  # The index is on the chat.
    session.execute(update(Outbox).where(theirs).values(shows=list(shown)))


def has_digest_since(session: Session, since: dt.datetime, *, chat: int) -> bool:
    """Whether a digest was made for a chat since then."""
    found = (
        select(Outbox.id)
        .where(Outbox.chat == chat, Outbox.kind == OutgoingKind.DIGEST, Outbox.created_at >= since)
        .limit(1)
    )
    return session.scalar(found) is not None


def largest_message(session: Session) -> int:
    """The largest id that the messenger has given to a message of ours; 0 where it has given none."""
    return session.scalar(select(func.max(Outbox.message))) or 0


def answers_to(session: Session, messages: Collection[int], *, chat: int) -> int:
    """How many messages of ours answer these of a chat."""
    mine = select(func.count()).where(Outbox.chat == chat, Outbox.reply_to.in_(messages))
    return session.scalar(mine) or 0


def organization_of(session: Session, *, chat: int, message: int | None = None) -> int | None:
    """The organization of our message in a chat, of the newest where none is named; None where it has none."""
    query = select(Outbox.organization_id).where(Outbox.chat == chat, Outbox.message.is_not(None))
    if message is not None:
        query = query.where(Outbox.message == message)
    return session.scalar(query.order_by(Outbox.id.desc()).limit(1))


def _asks(stored: Sequence[Any]) -> tuple[Asks, ...]:
    return tuple(Asks(Question(question), tuple(tasks)) for question, tasks in stored)


def undelivered(session: Session, *, organization: int, since: dt.datetime) -> int:
    """How many messages of the organization could not be delivered since then: the office is told."""
    return session.scalar(_UNDELIVERED, {"within": organization, "since": since}) or 0


_UNDELIVERED = (
    select(func.count())
    .select_from(Outbox)
    .where(Outbox.organization_id == bindparam("within"), NOT_DELIVERED, Outbox.created_at >= bindparam("since"))
)


def _outgoing(row: Outbox, *, owner: str, doubled: bool = False) -> Outgoing:
    return Outgoing(
        id=row.id,
        kind=OutgoingKind(row.kind),
        chat=row.chat,
        topic=row.topic,
        reply_to=row.reply_to,
        message=row.message,
        content=row.content,
        created_at=row.created_at,
        attempts=row.attempts,
        doubled=doubled,
        organization=row.organization_id,
        owner=owner,
    )


_DROPPED = (
    select(_OUTBOX.c.id)
    .where(_OUTBOX.c.id <= bindparam("last"), _OUTBOX.c.created_at < bindparam("before"))
    .where(_OUTBOX.c.state.not_in((Delivery.PLANNED, Delivery.SENDING)))
)


def forget_before(session: Session, moment: dt.datetime, *, limit: int) -> bool:
    """Drop what was said, or failed, before `moment`, of the `limit` oldest messages; whether there was any.

    A reply to a dropped one is a reply to nothing that we know.
    """
    old = list(session.scalars(_DROPPED, {"before": moment, "last": last_of_oldest(session, _OUTBOX, limit)}))
    if old:
        with across(session):
            session.execute(update(Reminder).where(Reminder.outbox_id.in_(old)).values(outbox_id=None))
            session.execute(update(Job).where(Job.progress_id.in_(old)).values(progress_id=None))
        session.execute(delete(_OUTBOX).where(_OUTBOX.c.id.in_(old)))
    return bool(old)
