"""What arrives is written down together with who handles it; and what waits is claimed by who has time for it."""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from channels.sender import mend
from channels.telegram.hearing import UNREADABLE
from db import inbox
from db.delivery import chats, unreached
from db.engine import CANNOT_BE_KEPT, UNREACHABLE, Sessions
from db.inbox import NewArrival, Waiting
from domain.heard import Heard

logger = logging.getLogger(__name__)

SET_ASIDE = "set aside"
Hear = Callable[[dict[str, Any]], Heard | None]
"""Reads an update that a version before this one stored without what it tells."""


@dataclass(frozen=True)
class Arrival:
    """An update as the messenger gave it, and what it tells; None where it cannot be read.

    It is handled under the `claim` on its chat.
    """

    id: int
    chat: int
    payload: dict[str, Any]
    heard: Heard | None
    claim: int

    @property
    def album(self) -> tuple[int, str] | None:
        """The album that it is a part of; None where it is of none."""
        return (self.chat, self.heard.album) if self.heard is not None and self.heard.album else None


@dataclass(frozen=True)
class Kept:
    """What is ours to handle now, and the `chats` that are ours; `unseen`: in some of them more waits, to be looked for
    before what has come."""

    arrivals: Sequence[Arrival]
    chats: frozenset[int]
    unseen: bool = False


def keep(sessions: Sessions, arrived: Sequence[NewArrival], *, bot: int, owner: str, now: dt.datetime) -> Kept:
    """Write updates down, each with what it tells. What came before changes nothing."""
    with sessions.begin() as session:
        ours = chats.open_for(session, {one.chat for one in arrived}, bot=bot, owner=owner)
        claims = {chat: one.claim for chat, one in ours.items() if not one.unseen}
        rows = inbox.store(session, arrived, bot=bot, now=now, claims=claims)
        if len(ours) < len({one.chat for one in arrived}):
            chats.tell(session)
        lets_in = [one.chat for one in arrived if one.heard and (one.heard.joined or one.heard.private)]
        if lets_in and (mended := unreached.among(session, lets_in)):
            mend(session, mended, now=now)
    arrivals = [
        _arrival(row, one.chat, one.payload, one.heard, claims[one.chat])
        for row, one in zip(rows, arrived, strict=True)
        if row is not None and one.chat in claims
    ]
    return Kept(arrivals, frozenset(ours), unseen=len(claims) < len(ours))


def keep_singly(sessions: Sessions, arrived: Sequence[NewArrival], *, bot: int, owner: str, now: dt.datetime) -> Kept:
    """Likewise, one by one: of what the database will not take, that it came is kept."""
    kept = [_keep_one(sessions, one, bot, owner, now) for one in arrived]
    arrivals = [arrival for one in kept for arrival in one.arrivals]
    return Kept(arrivals, frozenset().union(*(one.chats for one in kept)), any(one.unseen for one in kept))


def _keep_one(sessions: Sessions, one: NewArrival, bot: int, owner: str, now: dt.datetime) -> Kept:
    try:
        return keep(sessions, [one], bot=bot, owner=owner, now=now)
    except UNREACHABLE:
        raise
    except CANNOT_BE_KEPT as error:
        logger.error("an update was set aside: %s", type(error).__name__)
        return keep(sessions, [stub(one.update)], bot=bot, owner=owner, now=now)


def stub(update: int) -> NewArrival:
    """That it came, of an update that cannot be kept."""
    return NewArrival(update, SET_ASIDE, 0, {}, None)


def adopt(sessions: Sessions, *, bot: int) -> None:
    """Take over what a version before this one has kept and not handled."""
    with sessions.begin() as session:
        inbox.adopt(session, bot=bot)
        chats.find_left_over(session, bot=bot)


def claim(sessions: Sessions, hear: Hear, *, bot: int, owner: str, busy: Collection[int], limit: int) -> Kept:
    """What waits in chats that nobody handles, up to so many of them; it is ours by then."""
    with sessions.begin() as session:
        claimed = chats.claim_waiting(session, bot=bot, owner=owner, busy=busy, limit=limit)
        waiting = [(one, inbox.take_waiting(session, one.chat, bot=bot, claim=one.claim)) for one in claimed]
    arrivals = [
        _arrival(update.id, one.chat, update.payload, _heard(update, hear), one.claim)
        for one, updates in waiting
        for update in updates
    ]
    return Kept(arrivals, frozenset(one.chat for one in claimed))


def let_go(sessions: Sessions, done: Sequence[int], *, bot: int, owner: str) -> None:
    """Leave these chats to whoever comes first."""
    with sessions.begin() as session:
        chats.let_go(session, done, bot=bot, owner=owner)


def _arrival(row: int, chat: int, payload: dict[str, Any], heard: Heard | None, number: int) -> Arrival:
    return Arrival(row, chat, payload, replace(heard, id=row, claim=number) if heard else None, number)


def _heard(one: Waiting, hear: Hear) -> Heard | None:
    if one.heard is None:
        return hear(one.payload)
    with suppress(*UNREADABLE):
        return inbox.from_column(one.heard, id=one.id)
    return None
