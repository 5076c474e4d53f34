"""Everything that is stored. No object of these classes leaves db/: questions return frozen snapshots."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Organization(Base):
    """A department. `settings` holds what the office changed of the defaults: the ladder, and days worked or off."""

    __tablename__ = "organizations"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    zone: Mapped[str] = mapped_column(String(60))
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    next_number: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime]
    morning_at: Mapped[dt.datetime | None]
    """The next morning, at which what waits for somebody is brought up; null where none has been computed yet."""


class Chat(Base):
    """A group bound to an organization. `account` is the messenger's id, which a move to a supergroup changes."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("channel", "account"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    account: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(String(300))
    topic: Mapped[int | None]
    broken: Mapped[str | None] = mapped_column(String(300))


class Unit(Base):
    __tablename__ = "units"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    aliases: Mapped[list[Any]] = mapped_column(default=list)
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))


class Person(Base):
    """A messenger account as one organization knows it. `reachable`: it opened a private chat with the assistant.

    Two messengers may give the same number to two people: an account is `channel` and number together.
    """

    __tablename__ = "persons"
    __table_args__ = (UniqueConstraint("channel", "account", "organization_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    account: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(300))
    username: Mapped[str | None] = mapped_column(String(100))
    reachable: Mapped[bool] = mapped_column(default=False)


class Post(Base):
    """A post that a person asked for; it counts from `approved_at` to `ended_at`, and not while the person is absent.

    `absent_since`: the person has left the group, and nobody has decided yet whether that ends the post.
    """

    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    role: Mapped[str] = mapped_column(String(20))
    asked_at: Mapped[dt.datetime]
    approved_at: Mapped[dt.datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    absent_since: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The post of somebody else that ends with the approval."""


class Charge(Base):
    """The leader who was in charge of a unit, from `since` to `until`; null while it lasts."""

    __tablename__ = "charges"
    __table_args__ = (
        Index("ix_charges_standing", "unit_id", unique=True, sqlite_where=text("until IS NULL"),
              postgresql_where=text("until IS NULL")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    since: Mapped[dt.datetime]
    until: Mapped[dt.datetime | None]


class Paper(Base):
    """The document that assigns: its words as they were typed, `key`, which two spellings have in common, and what is
    known of it; null is blank.
    """

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("organization_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    words: Mapped[str] = mapped_column(String(500))
    key: Mapped[str] = mapped_column(String(500))
    number: Mapped[str | None] = mapped_column(String(200))
    day: Mapped[dt.date | None]
    issuer: Mapped[str | None] = mapped_column(String(300))
    about: Mapped[str | None] = mapped_column(Text)
    area: Mapped[str | None] = mapped_column(String(100))
    """The area of the tasks that it assigns and that name none of their own; `area_key` is its folded spelling."""
    area_key: Mapped[str | None] = mapped_column(String(100))


class Task(Base):
    """A task as it stands now; how it came to stand so is in `events` and `task_deadlines`."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("organization_id", "number"),
        Index("ix_tasks_next_reminder_at", "next_reminder_at", sqlite_where=text("next_reminder_at IS NOT NULL"),
              postgresql_where=text("next_reminder_at IS NOT NULL")),
        Index("ix_tasks_organization_id_next_reminder_at", "organization_id", "next_reminder_at",
              sqlite_where=text("next_reminder_at IS NOT NULL"), postgresql_where=text("next_reminder_at IS NOT NULL")),
        Index("ix_tasks_recurs_at", "recurs_at", sqlite_where=text("recurs_at IS NOT NULL"),
              postgresql_where=text("recurs_at IS NOT NULL")),
        Index("ix_tasks_organization_id_state_lead_id", "organization_id", "state", "lead_id"),
        Index("ix_tasks_organization_id_state_due_end", "organization_id", "state", "due_end"),
        Index("ix_tasks_parts", "organization_id", "parent_id", sqlite_where=text("parent_id IS NOT NULL"),
              postgresql_where=text("parent_id IS NOT NULL")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    number: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    """The first occurrence of the series, on all later ones."""
    content: Mapped[str] = mapped_column(Text)
    content_folded: Mapped[str] = mapped_column(Text, server_default=text("''"))
    """The words of content and product without any mark, in which is searched: each engine has an index of its own."""
    product: Mapped[str | None] = mapped_column(Text)
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("papers.id"), index=True)
    area: Mapped[str | None] = mapped_column(String(100))
    """Null where it is that of the paper."""
    area_key: Mapped[str | None] = mapped_column(String(100))
    lead_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    urgency: Mapped[str] = mapped_column(String(20))
    set_above: Mapped[bool] = mapped_column(default=False)
    assigner_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    by_leader: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether the assigner gave it as a leader."""
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    state: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[dt.datetime]

    due_words: Mapped[str | None] = mapped_column(Text)
    due_kind: Mapped[str | None] = mapped_column(String(20))
    due_day: Mapped[dt.date | None]
    due_moment: Mapped[dt.datetime | None]
    due_rrule: Mapped[str | None] = mapped_column(String(300))
    due_version: Mapped[int] = mapped_column(default=1)
    due_end: Mapped[dt.datetime | None]
    """The first moment that is too late, computed once, so that the database can count by timeliness."""

    percent: Mapped[int | None]
    count_done: Mapped[int | None]
    count_total: Mapped[int | None]
    last_words: Mapped[str | None] = mapped_column(Text)
    reported_at: Mapped[dt.datetime | None]
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    completed_at: Mapped[dt.datetime | None]
    heard_at: Mapped[dt.datetime | None]
    """When its unit was last heard of it, or got it anew; null where that was never after its creation."""
    snoozed_until: Mapped[dt.datetime | None]
    """The moment at which its people want to be reminded again; a moment that is past means nothing."""
    next_reminder_at: Mapped[dt.datetime | None]
    recurs_at: Mapped[dt.datetime | None]
    """When the next occurrence is to be there at the latest; null where there is one already, and where none comes."""


class TaskSupport(Base):
    __tablename__ = "task_supports"
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)


class TaskDeadline(Base):
    """Every deadline that a task ever had; the first is never overwritten."""

    __tablename__ = "task_deadlines"
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    day: Mapped[dt.date | None]
    moment: Mapped[dt.datetime | None]
    rrule: Mapped[str | None] = mapped_column(String(300))
    set_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    set_at: Mapped[dt.datetime]


class Event(Base):
    """One line of the history, which only grows: who, when, in which message, what was and what is."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_organization_id_kind", "organization_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[dt.datetime]
    chat: Mapped[int | None] = mapped_column(BigInteger)
    message: Mapped[int | None] = mapped_column(BigInteger)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    words: Mapped[str | None] = mapped_column(Text)


class Attachment(Base):
    """A file that somebody sent as evidence; the messenger keeps the bytes under `file`."""

    __tablename__ = "attachments"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[dt.datetime]
    file: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(300))
    media: Mapped[str] = mapped_column(String(20), server_default="document")
    chat: Mapped[int | None] = mapped_column(BigInteger)
    message: Mapped[int | None] = mapped_column(BigInteger)
    """The message that it came with, which can be copied."""


class Reminder(Base):
    """A rung whose time has come. Unique, so that a second tick, or a second process, plans nothing twice.

    Without a task it is a morning: `rung` says what is brought up (domain/reminding/mornings.py).
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("task_id", "rung", "due_version", "chat"),
        Index("ix_reminders_state_chat", "state", "chat"),
        Index("ix_reminders_planned", "moment", "id", sqlite_where=text("state = 'planned'"),
              postgresql_where=text("state = 'planned'")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    rung: Mapped[str] = mapped_column(String(20))
    reach: Mapped[int]
    due_version: Mapped[int]
    chat: Mapped[int] = mapped_column(BigInteger)
    moment: Mapped[dt.datetime]
    planned_at: Mapped[dt.datetime]
    state: Mapped[str] = mapped_column(String(20))
    doubled: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[dt.datetime | None]
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), index=True)


class File(Base):
    """A file with its bytes: evidence, a paper, a template, a report that was sent."""

    __tablename__ = "files"
    __table_args__ = (UniqueConstraint("organization_id", "sha256"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(30))
    stored_at: Mapped[dt.datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


_GOING_ON = text("until IS NULL AND state NOT IN ('cancelled', 'completed')")


class TaskSpan(Base):
    """A stretch of time in which a task stood in one state, led by one unit, with one deadline; the last is open.

    Of finished work `reported_at` is the moment that decides whether it was in time.
    """

    __tablename__ = "task_spans"
    __table_args__ = (
        Index("ix_task_spans_organization_id_since", "organization_id", "since"),
        Index("ix_task_spans_open", "task_id", unique=True, sqlite_where=text("until IS NULL"),
              postgresql_where=text("until IS NULL")),
        Index("ix_task_spans_organization_id_until_state", "organization_id", "until", "state"),
        Index("ix_task_spans_going_on", "organization_id", "state", sqlite_where=_GOING_ON,
              postgresql_where=_GOING_ON),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    lead_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    due_end: Mapped[dt.datetime | None]
    reported_at: Mapped[dt.datetime | None]
    since: Mapped[dt.datetime]
    until: Mapped[dt.datetime | None]


class Dialogue(Base):
    """A conversation that is not finished: what is known so far, and what was asked."""

    __tablename__ = "dialogues"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    account: Mapped[int] = mapped_column(BigInteger, index=True)
    chat: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(30))
    asked: Mapped[str | None] = mapped_column(String(30))
    content: Mapped[dict[str, Any]]
    opened_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]


class Correction(Base):
    """A reply that was read wrongly, as the person who wrote it said: kept without who and where."""

    __tablename__ = "corrections"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    read: Mapped[str] = mapped_column(String(20))
    meant: Mapped[str] = mapped_column(String(20))
    rules: Mapped[list[Any] | None] = mapped_column(JSON)
    """The names of the rules that decided the reading."""
    at: Mapped[dt.datetime]


class Invitation(Base):
    """A one-time code with which an organization is set up; only its digest is kept."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))


class Installation(Base):
    """Facts of the running installation itself, one line each: when it last lived."""

    __tablename__ = "installation"
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[dict[str, Any]]
