"""Leases: which of several processes does what, until when, by the clock of the database.

Each run of the assistant has one under its own name, and what only one of them does at a time (the clock, asking for
updates) has one more. All of an owner's are renewed together; chats, messages and long work name their owner, and are
taken over when that owner's own has ended. Names of owners are never used again, and `claim` grows with each taking
over: what a frozen and woken process writes is conditional on them, and so writes nothing.
"""

import datetime as dt
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    String,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeEngine

from db.base import UtcDateTime, table
from db.queues import Lease

LENGTH = dt.timedelta(seconds=15)
"""Of a lease. It is renewed at a third of it."""
MARGIN = 1.0
"""Seconds before its end from which nobody trusts in the own lease."""
CLOCK = "clock"
"""The name of the lease of who plans, and brings what is planned on its way."""
KEPT = dt.timedelta(days=1)
"""So long the lease of a run that ended stays, for who looks."""

_LEASES = table(Lease)


def incoming(bot: int) -> str:
    """The name of the lease of who sees to it that updates of the bot come: asks for them, or sets the webhook."""
    return f"incoming:{bot}"


class from_now(GenericFunction[dt.datetime]):
    """The moment so many seconds from now, by the database's clock: on a server that of the transaction's beginning.

    So it is never later than it may be trusted: a lease that is written after a wait for a lock ends the earlier.
    """

    type: TypeEngine[dt.datetime] = UtcDateTime()
    inherit_cache = True


@compiles(from_now, "postgresql")
def _on_a_server(element: from_now, compiler: Any, **named: Any) -> str:
    [seconds] = element.clauses
    return f"(now() + make_interval(secs => {compiler.process(seconds, **named)}))"


@compiles(from_now, "sqlite")
def _in_a_file(element: from_now, compiler: Any, **named: Any) -> str:
    [seconds] = element.clauses
    moment = f"strftime('%Y-%m-%d %H:%M:%f', 'now', {compiler.process(seconds, **named)} || ' seconds')"
    return f"({moment} || '000')"  # As moments are stored: SQLite compares them as text.


_NOW: ColumnElement[dt.datetime] = from_now(text("0"))
_END: ColumnElement[dt.datetime] = from_now(text(str(int(LENGTH.total_seconds()))))


def is_free(owner: Column[str | None], mine: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether what belongs to that owner may be taken over: it is nobody's, or its owner's lease has ended.

    What is our own is never free. Where there is but one process there are no leases, and all but its own is free.
    """
    holder: ColumnElement[str | None] = literal_column(f"{owner.table.name}.{owner.name}", String())
    lives = exists().where(_LEASES.c.name == holder, _LEASES.c.until > _NOW)  # In an upsert no column is correlated.
    return owner.is_(None) | ((owner != mine) & ~lives)


@dataclass(frozen=True)
class Held:
    """A lease of ours after its renewal."""

    claim: int
    until: dt.datetime


_MINE = _LEASES.c.owner == bindparam("of")
_RENEW = (
    update(_LEASES)
    .where(_MINE, _LEASES.c.until > _NOW)
    .values(until=_END)
    .returning(_LEASES.c.name, _LEASES.c.claim, _LEASES.c.until)
)
_END_RUN = delete(_LEASES).where(_LEASES.c.name == bindparam("of"))
_END_OTHERS = update(_LEASES).where(_MINE).values(until=_NOW)
_ENDED = (
    select(_LEASES.c.claim)
    .where(_LEASES.c.name == bindparam("called"), _LEASES.c.until <= _NOW)
    .with_for_update(skip_locked=True)
)
_TAKE_OVER = (
    update(_LEASES)
    .where(_LEASES.c.name == bindparam("called"), _LEASES.c.claim == bindparam("seen"))
    .values(owner=bindparam("of"), claim=_LEASES.c.claim + 1, until=_END)
)
_STANDS = (
    select(_LEASES.c.claim)
    .where(_LEASES.c.name == bindparam("called"), _MINE, _LEASES.c.claim == bindparam("held"))
    .with_for_update(read=True, key_share=True)
)


def take(session: Session, name: str, *, owner: str) -> int | None:
    """Take a lease that nobody has or that has ended; the number of the claim, None where somebody else has it.

    It is nobody's to take while an effect of its holder is being written: the row is locked then.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    new = insert(_LEASES).values(name=name, owner=owner, claim=1, until=_END).on_conflict_do_nothing()
    if session.execute(new.returning(_LEASES.c.claim)).first():
        return 1
    seen = session.scalar(_ENDED, {"called": name})
    if seen is None:
        return None
    taken = session.execute(_TAKE_OVER, {"called": name, "seen": seen, "of": owner})
    return seen + 1 if taken.rowcount else None  # type: ignore[attr-defined]


def begin(session: Session, *, owner: str) -> dict[str, Held]:
    """Take the lease of a run under its own name; what is held by now, by name."""
    take(session, owner, owner=owner)
    return renew(session, owner=owner)


def renew(session: Session, *, owner: str) -> dict[str, Held]:
    """Renew all leases of the owner that have not ended; what is held by now, by name."""
    return {name: Held(claim, until) for name, claim, until in session.execute(_RENEW, {"of": owner})}


def end(session: Session, *, owner: str) -> None:
    """End all leases of the owner at once: others need not wait."""
    session.execute(_END_RUN, {"of": owner})
    session.execute(_END_OTHERS, {"of": owner})


def give_back(session: Session, name: str, *, owner: str) -> None:
    """End one lease of the owner."""
    session.execute(_END_OTHERS.where(_LEASES.c.name == name), {"of": owner})


def stands(session: Session, name: str, *, owner: str, claim: int) -> bool:
    """Whether the lease is still held under that claim. If so, nobody takes it over before this transaction's end."""
    return session.scalar(_STANDS, {"called": name, "of": owner, "held": claim}) is not None


def live_runs(session: Session) -> int:
    """How many runs of the assistant have a lease now."""
    live = select(func.count()).where(_LEASES.c.name == _LEASES.c.owner, _LEASES.c.until > _NOW)
    return session.scalar(live) or 0


def forget_ended(session: Session) -> None:
    """Drop the leases of runs that ended long ago."""
    long_ago = from_now(text(str(-int(KEPT.total_seconds()))))
    session.execute(delete(_LEASES).where(_LEASES.c.name == _LEASES.c.owner, _LEASES.c.until < long_ago))


class LeaseLost(Exception):
    """Somebody else may have taken over by now: nothing is written."""


def counting() -> float:
    """Seconds by a clock that only counts on, also while the machine is suspended where the system has such a one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Run:
    """This run of the assistant, as long as its lease lasts; what it may trust in without asking the database.

    One that never began a lease is the only process on its database, and trusts for ever. One whose lease ended goes on
    under another name: whatever it had in hand is not its own any more.
    """

    def __init__(self, owner: str | None = None, *, counted: Callable[[], float] = counting) -> None:
        self._counted = counted
        self.owner = owner or uuid.uuid4().hex
        self._ends_at = inf
        self._claims: dict[str, int] = {}
        self._database_ahead: tuple[dt.datetime, float] | None = None

    @property
    def is_alone(self) -> bool:
        """Whether there are no others, nor leases."""
        return self._ends_at == inf

    @property
    def is_trusted(self) -> bool:
        """Whether nobody else can have taken over what is ours."""
        return self._counted() < self._ends_at

    def holds(self, owner: str) -> bool:
        """Whether what was claimed under that name is still ours."""
        return owner == self.owner and self.is_trusted

    def claim_of(self, name: str) -> int | None:
        """The claim under which we hold the lease of that name; None where we do not."""
        return self._claims.get(name) if self.is_trusted else None

    def has(self, name: str) -> bool:
        """Whether we hold the lease of that name, or need none."""
        return self.is_alone or self.claim_of(name) is not None

    def before_asking(self) -> float:
        """When an attempt begins: trust is counted from then, however late the answer comes."""
        return self._counted()

    def note(self, held: dict[str, Held], *, since: float) -> bool:
        """What an attempt that began `since` found; False where our own lease is not among it, or came too late."""
        own, is_new = held.get(self.owner), abs(self._ends_at) == inf
        if own is None or not (is_new or self.is_trusted):
            return False
        self._ends_at = since + LENGTH.total_seconds() - MARGIN
        self._claims = {name: one.claim for name, one in held.items() if name != self.owner}
        self._database_ahead = (own.until - LENGTH, (since + self._counted()) / 2)
        return True

    def note_taken(self, name: str, claim: int) -> None:
        self._claims[name] = claim

    def note_given_back(self, name: str) -> None:
        self._claims.pop(name, None)

    def begin_anew(self) -> bool:
        """Our lease has ended: whatever comes of what we had in hand, we go on as somebody else; False if we do."""
        if self._ends_at == -inf:
            return False
        self.owner, self._ends_at, self._claims = uuid.uuid4().hex, -inf, {}
        return True

    def moment(self) -> dt.datetime | None:
        """What the clock of the database shows; None while nobody has asked it."""
        if self._database_ahead is None:
            return None
        shown, at = self._database_ahead
        return shown + dt.timedelta(seconds=self._counted() - at)

    def require(self, session: Session, name: str) -> None:
        """Raises LeaseLost where we do not hold the lease; else nobody takes it before the end of the transaction."""
        if self.is_alone:
            return
        claim = self.claim_of(name)
        if claim is None or not stands(session, name, owner=self.owner, claim=claim):
            raise LeaseLost(name)
