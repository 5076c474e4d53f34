"""The inbox: what arrived, and whether it was handled. It knows updates, not organizations."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, bindparam, cast, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Incoming, table

_INCOMING = table(Incoming)


async def store(session: AsyncSession, updates: Sequence[dict[str, Any]], *, now: dt.datetime) -> None:
    """Keep updates of the messenger, each with "update_id" and our "chat". One that came before changes nothing."""
    if not updates:
        return
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    rows = [
        {"id": one["update_id"], "chat": one["chat"], "payload": one["payload"], "received_at": now, "attempts": 0}
        for one in updates
    ]
    await session.execute(insert(_INCOMING).on_conflict_do_nothing(), rows)


async def waiting(session: AsyncSession) -> Sequence[tuple[int, int, dict[str, Any], dt.datetime]]:
    """Updates that nobody has handled yet, oldest first: id, chat, payload, when it came."""
    rows = await session.execute(
        select(Incoming.id, Incoming.chat, Incoming.payload, Incoming.received_at)
        .where(Incoming.handled_at.is_(None))
        .order_by(Incoming.id)
    )
    return rows.all()


async def newest(session: AsyncSession) -> int | None:
    """The highest update id ever stored; None in a new database."""
    return await session.scalar(select(func.max(Incoming.id)))


_HANDLED = (
    update(_INCOMING)
    .where(_INCOMING.c.id == bindparam("update"), _INCOMING.c.handled_at.is_(None))
    .values(handled_at=bindparam("now"), error=bindparam("failure"))
)


async def mark_handled(session: AsyncSession, update_id: int, *, now: dt.datetime, error: str | None = None) -> bool:
    """Close the update; False where it was closed before, so that a repeat changes nothing."""
    result = await session.execute(_HANDLED, {"update": update_id, "now": now, "failure": error})
    return bool(result.rowcount)  # type: ignore[attr-defined]


async def forget(session: AsyncSession, update_id: int) -> None:
    """Drop the body of one update at once."""
    await session.execute(update(Incoming).where(Incoming.id == update_id).values(payload={}))


async def forget_before(session: AsyncSession, moment: dt.datetime) -> None:
    """Drop the bodies of updates handled before `moment`; the ids stay, so that a repeat still changes nothing."""
    holds_words = func.length(cast(Incoming.payload, Text)) > len("{}")  # Those dropped before are not written again.
    await session.execute(
        update(Incoming).where(Incoming.handled_at < moment, Incoming.error.is_(None), holds_words).values(payload={})
    )
