"""What waits to be handled, sent or done, and who has claimed it."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Inbox(Base):
    """An update of the messenger, stored before the messenger forgets it, with what it tells."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot", "update_id", "identity"),
        Index("ix_inbox_waiting", "id", sqlite_where=text("handled_at IS NULL"),
              postgresql_where=text("handled_at IS NULL")),
        Index("ix_inbox_chat", "chat"),
        Index("ix_inbox_waiting_of_chat", "bot", "chat", "id", sqlite_where=text("handled_at IS NULL"),
              postgresql_where=text("handled_at IS NULL")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    bot: Mapped[int | None] = mapped_column(BigInteger)
    """Whose update it is; null where a version before this column stored it."""
    update_id: Mapped[int] = mapped_column(BigInteger)
    identity: Mapped[str] = mapped_column(String(120))
    chat: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any]]
    heard: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    received_at: Mapped[dt.datetime]
    handled_at: Mapped[dt.datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    claim: Mapped[int] = mapped_column(BigInteger, default=0)
    """The number of the newest claim on it: who holds an older one may write nothing."""
    error: Mapped[str | None] = mapped_column(String(300))


NOT_SENT_YET = text("state IN ('planned', 'sending')")
NOT_DELIVERED = text("state = 'failed'")
"""As the indexes say it: SQLite uses a partial index only for a question that repeats its condition to the message."""


class Outbox(Base):
    """A message that is to be said, is being said, or was said, with what became of it.

    `owner` is the run of the assistant that has claimed it; `shows` are the tasks of the message, in its order,
    so that a reply to it finds them, however old it is.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_chat_message", "chat", "message"),
        Index("ix_outbox_waiting", "state", sqlite_where=NOT_SENT_YET, postgresql_where=NOT_SENT_YET),
        Index("ix_outbox_failed", "organization_id", "created_at", sqlite_where=NOT_DELIVERED,
              postgresql_where=NOT_DELIVERED),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    kind: Mapped[str] = mapped_column(String(20))
    chat: Mapped[int] = mapped_column(BigInteger)
    topic: Mapped[int | None]
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any]]
    shows: Mapped[list[Any]] = mapped_column(default=list)
    asks: Mapped[list[Any] | None]
    lines: Mapped[list[Any] | None]
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id"))
    state: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[dt.datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[dt.datetime | None]
    sent_at: Mapped[dt.datetime | None]
    message: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str | None] = mapped_column(String(300))
    files: Mapped[list[Any] | None] = mapped_column(JSON)
    outcome: Mapped[str | None] = mapped_column(String(20))


class Slot(Base):
    """When the next call of a bot to a chat may be made; chat 0 stands for its calls to all of them."""

    __tablename__ = "slots"
    bot: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    free_at: Mapped[dt.datetime]


class Unreached(Base):
    """A chat of an organization that takes none of our messages until people mend it."""

    __tablename__ = "unreached"
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    chat: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reason: Mapped[str] = mapped_column(String(300))
    since: Mapped[dt.datetime]
    tasks: Mapped[list[Any]]
    told: Mapped[list[Any]]
    told_at: Mapped[dt.datetime | None]


class SetAside(Base):
    """What cannot be planned or sent for a fault of its own: the others go on, and it is tried anew at `again_at`.

    `kind` is "organization", "task" or "chat", and `subject` its id.
    """

    __tablename__ = "set_aside"
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    subject: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    organization_id: Mapped[int | None]
    error: Mapped[str] = mapped_column(String(100))
    since: Mapped[dt.datetime]
    again_at: Mapped[dt.datetime]
    told_at: Mapped[dt.datetime | None]


class Lease(Base):
    """Who does what until when: a run of the assistant, by its own name, and what only one of them does at a time."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    owner: Mapped[str] = mapped_column(String(40), index=True)
    claim: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[dt.datetime]


class ChatLease(Base):
    """Who handles the updates of a chat, in their order; `claim` grows with each that takes it.

    It is held for as long as the lease of its owner lasts. `oldest_waiting` is about the row of the inbox that has
    waited longest; null where nothing waits. `unseen`: something waits that the owner has not seen.
    """

    __tablename__ = "chat_leases"
    __table_args__ = (
        Index("ix_chat_leases_waiting", "bot", "oldest_waiting", sqlite_where=text("oldest_waiting IS NOT NULL"),
              postgresql_where=text("oldest_waiting IS NOT NULL")),
    )  # fmt: skip
    bot: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    owner: Mapped[str | None] = mapped_column(String(40))
    claim: Mapped[int] = mapped_column(BigInteger, default=0)
    oldest_waiting: Mapped[int | None] = mapped_column(BigInteger)
    unseen: Mapped[bool] = mapped_column(default=False, server_default=false())


class Job(Base):
    """Long work, done outside any transaction: what is to be done, who does it, what came of it."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_waiting", "id", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    kind: Mapped[str] = mapped_column(String(30))
    lane: Mapped[str] = mapped_column(String(20), server_default="making")
    arguments: Mapped[dict[str, Any]]
    owner: Mapped[str | None] = mapped_column(String(40))
    claim: Mapped[int] = mapped_column(BigInteger, default=0)
    progress_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), index=True)
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    created_at: Mapped[dt.datetime]
    done_at: Mapped[dt.datetime | None]
