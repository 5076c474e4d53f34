"""Slots: when the next call to the messenger may be made, shared by all that send with one token."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.base import table
from db.queues import Slot

_SLOTS = table(Slot)
ALL = 0
"""Stands for all chats in the place of one."""
LONGEST_WAIT = dt.timedelta(minutes=10)
"""A slot further away than this was taken by a clock that has been set back since, or is asked for again early."""


@dataclass(frozen=True)
class Pace:
    """How often calls may be made: one `every` so long, and up to `burst` at once after a silence."""

    every: dt.timedelta
    burst: int = 1

    @property
    def ahead(self) -> dt.timedelta:
        """How far into the future calls may be counted that are made now."""
        return self.every * (self.burst - 1)


def take(session: Session, pace: Pace, *, bot: int, chat: int, now: dt.datetime, count: int = 1) -> list[dt.datetime]:
    """Take the next slots; their moments, `now` at the earliest. What comes after has to wait behind them."""
    free_at, moments = _free_at(session, bot, chat, now), []
    for _ in range(count):
        moments.append(max(now, free_at - pace.ahead))
        free_at = max(now, free_at) + pace.every
    _write(session, bot, chat, free_at)
    return moments


def free_at(session: Session, *, bot: int, chat: int, now: dt.datetime) -> dt.datetime:
    """When a call may be made to a chat that has no pace of its own; `now` unless it was put off."""
    return max(now, _free_at(session, bot, chat, now))


def put_off(session: Session, pace: Pace | None, *, bot: int, chat: int, until: dt.datetime) -> None:
    """No call is to be made to the chat before that moment: the messenger has said so. Nor several at once then."""
    _write(session, bot, chat, until if pace is None else until + pace.ahead)


_FREE_AT = (
    select(_SLOTS.c.free_at).where(_SLOTS.c.bot == bindparam("of"), _SLOTS.c.chat == bindparam("to")).with_for_update()
)


def _free_at(session: Session, bot: int, chat: int, now: dt.datetime) -> dt.datetime:
    found: dt.datetime | None = session.scalar(_FREE_AT, {"of": bot, "to": chat})
    if found is None:  # Of two who come first the second waits for the first.
        insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
        session.execute(insert(_SLOTS).values(bot=bot, chat=chat, free_at=now).on_conflict_do_nothing())
        found = session.scalar(_FREE_AT, {"of": bot, "to": chat})
    return now if found is None or found > now + LONGEST_WAIT else found


_MOVE = (
    update(_SLOTS)
    .where(_SLOTS.c.bot == bindparam("of"), _SLOTS.c.chat == bindparam("to"))
    .values(free_at=bindparam("moment"))
)


def _write(session: Session, bot: int, chat: int, moment: dt.datetime) -> None:
    moved = session.execute(_MOVE, {"of": bot, "to": chat, "moment": moment})
    if moved.rowcount:  # type: ignore[attr-defined]
        return
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(_SLOTS).values(bot=bot, chat=chat, free_at=moment)
    session.execute(row.on_conflict_do_update(index_elements=["bot", "chat"], set_={"free_at": moment}))
