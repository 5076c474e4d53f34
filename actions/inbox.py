"""What arrives is kept before the messenger is told to forget it, and handled after that."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from db import inbox
from db.engine import UNREACHABLE, Sessions
from db.inbox import NewArrival
from domain.heard import Heard

PASSING = UNREACHABLE
"""Errors after which the same may go well a moment later."""


@dataclass(frozen=True)
class Arrival:
    """An update as the messenger gave it, and what it tells. Updates of one chat are handled in their order.

    `heard` is None where the update cannot be read.
    """

    id: int
    chat: int
    payload: dict[str, Any]
    heard: Heard | None


def keep(
    sessions: Sessions, updates: Sequence[tuple[NewArrival, Heard | None]], *, bot: int, now: dt.datetime
) -> list[Arrival]:
    """Write updates down, each with what it tells; returns those that did not come before."""
    with sessions.begin() as session:
        rows = inbox.store(session, [new for new, _ in updates], bot=bot, now=now)
    return [
        Arrival(row, new.chat, new.payload, replace(heard, id=row) if heard else None)
        for row, (new, heard) in zip(rows, updates, strict=True)
        if row is not None
    ]


def left_over(sessions: Sessions, hear: Callable[[dict[str, Any]], Heard | None], *, bot: int) -> list[Arrival]:
    """Updates that a run before this one fetched and did not handle, oldest first.

    `hear` reads an update that a version before this one stored without what it tells.
    """
    with sessions.begin() as session:
        inbox.adopt(session, bot=bot)
        waiting = inbox.waiting(session)
    found = [(one, _heard(one, hear)) for one in waiting]
    return [Arrival(one.id, heard.chat if heard else 0, one.payload, heard) for one, heard in found]


def _heard(one: inbox.Waiting, hear: Callable[[dict[str, Any]], Heard | None]) -> Heard | None:
    if one.heard is not None:
        return Heard.from_json(one.heard, id=one.id)
    heard = hear(one.payload)
    return replace(heard, id=one.id) if heard else None


def close(sessions: Sessions, row: int, *, now: dt.datetime, error: str | None = None) -> None:
    """An update that nobody has an ear for, or that cannot be read, counts as handled."""
    with sessions.begin() as session:
        inbox.mark_handled(session, row, now=now, error=error)


def forget(session: Session, row: int) -> None:
    """Of an update that is being handled keep only that it came: what it says may not be stored."""
    inbox.forget(session, row)


def is_passing(error: Exception) -> bool:
    """Whether the database could not be reached or was busy: the same update may go well a moment later."""
    return isinstance(error, PASSING)
