"""The inbox: what arrived, and whether it was handled. It knows updates, not organizations."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.base import last_of_oldest, table
from db.queues import Inbox
from domain.heard import Answered, File, Heard, Kind, Nobody

_INBOX = table(Inbox)


@dataclass(frozen=True)
class NewArrival:
    """An update that has just come. `heard` is what it tells; None where it cannot be read.

    `identity` says what it is beside its id (a message, a press, an edit), because a messenger may begin to count
    anew.
    """

    update: int
    identity: str
    chat: int
    payload: dict[str, Any]
    heard: Heard | None


@dataclass(frozen=True)
class Waiting:
    """An update that nobody has handled yet.

    `heard` is what it tells, as it is stored; None where a version before this one stored it. Who handles it does so
    under that `claim`.
    """

    id: int
    payload: dict[str, Any]
    heard: dict[str, Any] | None
    claim: int = 0


_SAME = ["bot", "update_id", "identity"]


def store(
    session: Session,
    arrivals: Sequence[NewArrival],
    *,
    bot: int,
    now: dt.datetime,
    claims: Mapping[int, int] = MappingProxyType({}),
) -> list[int | None]:
    """Keep updates of the messenger; the id of each row, and None for one that came before, which changes nothing.

    `claims` are the chats that are ours, with the claims under which what comes in them is handled.
    """
    if not arrivals:
        return []
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = (
        insert(_INBOX)
        .on_conflict_do_nothing(index_elements=_SAME)
        .returning(_INBOX.c.id, _INBOX.c.update_id, _INBOX.c.identity)
    )
    rows = [
        {
            "bot": bot,
            "update_id": one.update,
            "identity": one.identity,
            "chat": one.chat,
            "payload": one.payload,
            "heard": to_column(one.heard) if one.heard else None,
            "received_at": now,
            "attempts": 0,
            "claim": claims.get(one.chat, 0),
        }
        for one in arrivals
    ]
    stored = {(update_id, identity): id_ for id_, update_id, identity in session.execute(statement, rows)}
    return [stored.pop((one.update, one.identity), None) for one in arrivals]


def adopt(session: Session, *, bot: int) -> None:
    """Give the updates that a version before this one stored, and that were all for one bot, to that bot."""
    session.execute(update(_INBOX).where(_INBOX.c.bot.is_(None)).values(bot=bot))


def waiting(session: Session) -> list[Waiting]:
    """Updates that nobody has handled yet, oldest first."""
    rows = session.execute(
        select(Inbox.id, Inbox.payload, Inbox.heard).where(Inbox.handled_at.is_(None)).order_by(Inbox.id)
    )
    return [Waiting(*row) for row in rows]


_TAKEN = (
    update(_INBOX)
    .where(_INBOX.c.bot == bindparam("of"), _INBOX.c.chat == bindparam("in_chat"), _INBOX.c.handled_at.is_(None))
    .where(_INBOX.c.claim != bindparam("number"))
    .values(claim=bindparam("number"))
    .returning(_INBOX.c.id, _INBOX.c.payload, _INBOX.c.heard, _INBOX.c.claim)
)


def take_waiting(session: Session, chat: int, *, bot: int, claim: int) -> list[Waiting]:
    """What waits in a chat of ours and is not in hand under this claim, oldest first; by now it is."""
    rows = session.execute(_TAKEN, {"of": bot, "in_chat": chat, "number": claim})
    return sorted((Waiting(*row) for row in rows), key=lambda one: one.id)


_HANDLED = (
    update(_INBOX)
    .where(_INBOX.c.id == bindparam("row"), _INBOX.c.handled_at.is_(None), _INBOX.c.claim == bindparam("number"))
    .values(handled_at=bindparam("now"), error=bindparam("failure"))
)


def mark_handled(session: Session, row: int, *, now: dt.datetime, claim: int = 0, error: str | None = None) -> bool:
    """Close the update; False where it was closed before, so that a repeat changes nothing.

    False as well where somebody else has claimed it since: then nothing may be written for it. If True, nobody claims
    it before the end of this transaction.
    """
    result = session.execute(_HANDLED, {"row": row, "now": now, "number": claim, "failure": error})
    return bool(result.rowcount)  # type: ignore[attr-defined]


def heard_before(session: Session, row: int, *, chat: int, message: int) -> dict[str, Any] | None:
    """What the message of a chat told before the update of that row; None where that is not known any more."""
    same = [Inbox.identity.startswith(f"{kind}:{chat}:{message}:") for kind in ("message", "edited_message")]
    return session.scalar(
        select(Inbox.heard).where(Inbox.chat == chat, Inbox.id < row, or_(*same)).order_by(Inbox.id.desc()).limit(1)
    )


def messages_of(session: Session, account: int, *, chat: int, since: dt.datetime) -> list[int]:
    """What an account has said in a chat since then, by the messenger's ids; of the newest things said there alone."""
    newest = select(Inbox.id).where(Inbox.chat == chat).order_by(Inbox.id.desc()).limit(LOOKED_AT)
    heard = session.scalars(select(Inbox.heard).where(Inbox.id.in_(newest), Inbox.received_at > since))
    return [one["message"] for one in heard if one and one.get("account") == account and one.get("message")]


def parts_before(session: Session, row: int, album: str, *, chat: int) -> list[int]:
    """The messages of an album that came before the update of that row, by the messenger's ids."""
    newest = select(Inbox.id).where(Inbox.chat == chat, Inbox.id < row).order_by(Inbox.id.desc()).limit(LOOKED_AT)
    heard = session.scalars(select(Inbox.heard).where(Inbox.id.in_(newest)))
    return [one["message"] for one in heard if one and one.get("album") == album and one.get("message")]


LOOKED_AT = 300
_FORGET = delete(_INBOX).where(_INBOX.c.id <= bindparam("last"), _INBOX.c.handled_at < bindparam("before"))


def forget_before(session: Session, moment: dt.datetime, *, limit: int) -> bool:
    """Drop what was handled before `moment`, of the `limit` oldest updates; whether there was any.

    A repeat of a dropped one would be taken for new: the moment is to lie beyond what the messenger keeps.
    """
    result = session.execute(_FORGET, {"before": moment, "last": last_of_oldest(session, _INBOX, limit)})
    return bool(result.rowcount)  # type: ignore[attr-defined]


_OF_THE_ROW = ("id", "claim")
_UNSET: tuple[object, ...] = (None, False, "", (), 0)


def to_column(heard: Heard) -> dict[str, Any]:
    """What is stored of it: without id and claim, which the row has, and without what is not set."""
    stored = {name: value for name, value in vars(heard).items() if name not in _OF_THE_ROW and value not in _UNSET}
    if heard.files:
        stored["files"] = [asdict(file) for file in heard.files]
    if heard.answers is not None:
        stored["answers"] = asdict(heard.answers)
    return stored


def _answered(stored: Mapping[str, Any]) -> Answered:
    return Answered(**{**stored, "files": tuple(File.from_json(file) for file in stored.get("files", ()))})


def from_column(stored: Mapping[str, Any], *, id: int) -> Heard:
    """What the row of that id tells. Raises LookupError, TypeError or ValueError for what is not stored so any more."""
    answers = stored.get("answers")
    known = {
        "id": id,
        "kind": Kind(stored["kind"]),
        "nobody": Nobody(stored["nobody"]) if "nobody" in stored else None,
        "files": tuple(File.from_json(file) for file in stored.get("files", ())),
        "came": tuple(stored.get("came", ())),
        "answers": _answered(answers) if answers else None,
    }
    return Heard(**{**stored, **known})
