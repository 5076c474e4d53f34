"""Who handles the updates of a chat: one process at a time, so that they are handled in their order.

Whoever stores an update locks the row of its chat first: of two that come at once the one with the smaller id is there
first. What is stored by another process than the one that holds the chat is `unseen` there, and looked for.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from db.base import table
from db.delivery.leases import is_free
from db.queues import ChatLease, Inbox

_CHATS, _INBOX = table(ChatLease), table(Inbox)
NOBODY = ""
"""The owner for whom a chat is opened by a process that handles nothing."""
CHANNEL = "dondoc"
"""On which a server tells that something waits."""


@dataclass(frozen=True)
class Claimed:
    """A chat that is ours. `unseen`: something may wait that is to be handled before what has just come."""

    chat: int
    claim: int
    unseen: bool


def _opening(dialect: str) -> ReturningInsert[int, str | None, int, bool]:
    """Open chats for what comes: one that is free becomes the owner's."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    mine: ColumnElement[str] = bindparam("mine", type_=String())
    new = insert(_CHATS).values(
        bot=bindparam("of"),
        chat=bindparam("in_chat"),
        owner=func.nullif(mine, NOBODY),
        claim=1,
        oldest_waiting=_next_row(),
        unseen=mine == NOBODY,
    )
    takes = and_(mine != NOBODY, is_free(_CHATS.c.owner, mine))
    is_mine = _CHATS.c.owner == mine
    return new.on_conflict_do_update(
        index_elements=["bot", "chat"],
        set_={
            "owner": case((takes, mine), else_=_CHATS.c.owner),
            "claim": _CHATS.c.claim + case((takes, 1), else_=0),
            "unseen": case((takes, _CHATS.c.oldest_waiting.is_not(None)), (is_mine, _CHATS.c.unseen), else_=true()),
            "oldest_waiting": func.coalesce(_CHATS.c.oldest_waiting, new.excluded.oldest_waiting),
        },
    ).returning(_CHATS.c.chat, _CHATS.c.owner, _CHATS.c.claim, _CHATS.c.unseen)


def _next_row() -> ColumnElement[int]:
    """About the row of what is about to be stored: by it chats are ordered that wait."""
    return select(func.coalesce(func.max(_INBOX.c.id), 0) + 1).scalar_subquery()


_OPEN = {dialect: _opening(dialect) for dialect in ("sqlite", "postgresql")}


def open_for(session: Session, chats: Collection[int], *, bot: int, owner: str) -> dict[int, Claimed]:
    """To be called before updates of these chats are stored: locks them, and makes those that are free the owner's.

    Returns the chats that are the owner's now. The others are, or will be, handled by somebody else. `owner` NOBODY
    takes none.
    """
    statement = _OPEN[session.get_bind().dialect.name]
    in_one_order = sorted(set(chats))  # So that two who store several never wait for one another.
    rows = session.execute(statement, [{"of": bot, "in_chat": chat, "mine": owner} for chat in in_one_order])
    return {row.chat: Claimed(row.chat, row.claim, row.unseen) for row in rows if row.owner == owner}


_WAITING = (
    select(_CHATS.c.chat, _CHATS.c.owner, _CHATS.c.claim)
    .where(
        _CHATS.c.bot == bindparam("of"),
        _CHATS.c.oldest_waiting.is_not(None),
        _CHATS.c.chat.not_in(bindparam("busy", expanding=True)),
    )
    .where(
        or_(
            is_free(_CHATS.c.owner, bindparam("mine", type_=String())),
            and_(_CHATS.c.owner == bindparam("mine", type_=String()), _CHATS.c.unseen),
        )
    )
    .order_by(_CHATS.c.oldest_waiting)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(_CHATS)
    .where(_CHATS.c.bot == bindparam("of"), _CHATS.c.chat == bindparam("in_chat"))
    .values(owner=bindparam("mine"), claim=bindparam("number"), unseen=false())
)


def claim_waiting(
    session: Session, *, bot: int, owner: str, busy: Collection[int] = (), limit: int
) -> list[Claimed]:  # fmt: skip
    """Claim chats in which something waits that nobody handles, and those of our own where we have not seen it.

    Those that have waited longest come first; what is in hand is `busy`.
    """
    rows = session.execute(_WAITING, {"of": bot, "mine": owner, "busy": list(busy), "most": limit}).all()
    claimed = [Claimed(chat, claim + (holder != owner), unseen=False) for chat, holder, claim in rows]
    for one in claimed:
        session.execute(_CLAIM, {"of": bot, "in_chat": one.chat, "mine": owner, "number": one.claim})
    return claimed


def let_go(session: Session, chats: Sequence[int], *, bot: int, owner: str) -> None:
    """Whoever comes first may have these chats, which we are done with; something may have come meanwhile."""
    ours = (_CHATS.c.bot == bot, _CHATS.c.chat.in_(chats), _CHATS.c.owner == owner)
    locked = session.scalars(select(_CHATS.c.chat).where(*ours).with_for_update(skip_locked=True)).all()
    if not locked:
        return
    oldest = (
        select(func.min(_INBOX.c.id))
        .where(_INBOX.c.bot == bot, _INBOX.c.chat == _CHATS.c.chat, _INBOX.c.handled_at.is_(None))
        .scalar_subquery()
    )
    done = update(_CHATS).where(_CHATS.c.bot == bot, _CHATS.c.chat.in_(locked), _CHATS.c.owner == owner)
    session.execute(done.values(owner=null(), oldest_waiting=oldest, unseen=false()))  # Now nobody stores meanwhile.


def find_left_over(session: Session, *, bot: int) -> None:
    """Open the chats of what waits and is in none that is open: what a version before this one left."""
    is_open = exists().where(_CHATS.c.bot == bot, _CHATS.c.chat == _INBOX.c.chat, _CHATS.c.oldest_waiting.is_not(None))
    waits = (
        select(literal(bot), _INBOX.c.chat, literal(0), func.min(_INBOX.c.id), false())
        .where(_INBOX.c.bot == bot, _INBOX.c.handled_at.is_(None), ~is_open)
        .group_by(_INBOX.c.chat)
    )
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    new = insert(_CHATS).from_select(["bot", "chat", "claim", "oldest_waiting", "unseen"], waits)
    older = {"oldest_waiting": new.excluded.oldest_waiting}
    session.execute(new.on_conflict_do_update(index_elements=["bot", "chat"], set_=older))


def tell(session: Session) -> None:
    """Wake those who handle what waits, when this transaction is committed; in a file there is nobody else."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, "")))
