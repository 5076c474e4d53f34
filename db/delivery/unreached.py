"""Chats that take none of our messages until people mend it, and the tasks of which they were not told."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, exists, func, select, update
from sqlalchemy.orm import Session

from db.base import UtcDateTime
from db.queues import NOT_DELIVERED, Outbox, Unreached


@dataclass(frozen=True)
class UnreachedChat:
    """`tasks` were not told there; of the `told` ones the office knows already, since `told_at`."""

    organization: int
    chat: int
    reason: str
    since: dt.datetime
    tasks: tuple[int, ...]
    told: tuple[int, ...]
    told_at: dt.datetime | None


def note(session: Session, message: int, *, reason: str, now: dt.datetime) -> None:
    """A message was refused by its chat. One that belongs to no organization concerns nobody else."""
    row = session.execute(
        select(Outbox.organization_id, Outbox.chat, Outbox.shows).where(Outbox.id == message)
    ).one()  # fmt: skip
    if row.organization_id is None:
        return
    known = session.get(Unreached, (row.organization_id, row.chat))
    if known is None:
        known = Unreached(organization_id=row.organization_id, chat=row.chat, since=now, tasks=[], told=[])
        session.add(known)
    known.reason = reason[:300]
    known.tasks = list(dict.fromkeys((*known.tasks, *(row.shows or ()))))


def among(session: Session, chats: Collection[int]) -> frozenset[int]:
    """Which of these chats take none of our messages, as far as we know."""
    return frozenset(session.scalars(select(Unreached.chat).where(Unreached.chat.in_(chats))))


def forget(session: Session, chats: Collection[int]) -> None:
    """Messages arrive there again."""
    session.execute(delete(Unreached).where(Unreached.chat.in_(chats)))


def forget_before(session: Session, moment: dt.datetime) -> None:
    """Begin anew with chats that have taken no messages since before that moment."""
    session.execute(delete(Unreached).where(Unreached.since < moment))


def of_organization(session: Session, *, organization: int) -> list[UnreachedChat]:
    """Who has waited longest first."""
    rows = session.scalars(
        select(Unreached).where(Unreached.organization_id == organization).order_by(Unreached.since, Unreached.chat)
    )
    return [
        UnreachedChat(
            row.organization_id, row.chat, row.reason, row.since, tuple(row.tasks), tuple(row.told), row.told_at
        )
        for row in rows
    ]


def failures(session: Session, *, organization: int, since: dt.datetime) -> tuple[int, bool]:
    """How many messages could not be delivered since then, and whether some chat is not reached."""
    count, some = session.connection().execute(_FAILURES, {"within": organization, "since": since}).one()
    return count, bool(some)


_FAILURES = select(
    select(func.count())
    .select_from(Outbox)
    .where(Outbox.organization_id == bindparam("within"), NOT_DELIVERED)
    .where(Outbox.created_at >= bindparam("since", type_=UtcDateTime()))
    .scalar_subquery(),
    exists().where(Unreached.organization_id == bindparam("within")),
)


def organizations(session: Session) -> list[int]:
    """Those of which some chat is not reached."""
    return list(session.scalars(select(func.distinct(Unreached.organization_id))))


def mark_told(session: Session, chat: UnreachedChat, *, organization: int, now: dt.datetime) -> None:
    """The office knows of all its tasks."""
    session.execute(
        update(Unreached)
        .where(Unreached.organization_id == organization, Unreached.chat == chat.chat)
        .values(told=list(chat.tasks), told_at=now)
    )
