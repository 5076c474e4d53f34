"""What arrives is kept before the messenger is told to forget it, and handled after that."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db import incoming
from db.engine import UNREACHABLE, Sessions

PASSING = UNREACHABLE
"""Errors after which the same may go well a moment later."""


@dataclass(frozen=True)
class Arrival:
    """An update as the messenger gave it. Updates of one `chat` are handled in their order."""

    id: int
    chat: int
    payload: dict[str, Any]


async def keep(sessions: Sessions, arrivals: Sequence[Arrival], *, now: dt.datetime) -> None:
    """Write updates down; one that came before changes nothing."""
    rows = [{"update_id": one.id, "chat": one.chat, "payload": one.payload} for one in arrivals]
    async with sessions.begin() as session:
        await incoming.store(session, rows, now=now)


async def left_over(sessions: Sessions) -> list[Arrival]:
    """Updates that a run before this one fetched and did not handle, oldest first."""
    async with sessions.begin() as session:
        return [Arrival(id_, chat, payload) for id_, chat, payload, _ in await incoming.waiting(session)]


async def close(sessions: Sessions, update: int, *, now: dt.datetime, error: str | None = None) -> None:
    """An update that nobody has an ear for, or that cannot be read, counts as handled."""
    async with sessions.begin() as session:
        await incoming.mark_handled(session, update, now=now, error=error)


async def forget(session: AsyncSession, update: int) -> None:
    """Of an update that is being handled keep only that it came: what it says may not be stored."""
    await incoming.forget(session, update)


def is_passing(error: Exception) -> bool:
    """Whether the database could not be reached or was busy: the same update may go well a moment later."""
    return isinstance(error, PASSING)
