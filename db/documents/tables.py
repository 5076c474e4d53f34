"""The table of papers that were given to the assistant."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class PaperIn(Base):
    """A paper that was read: its head and its file, what it has become of its drafts, and the version after it.

    `key` is what all its versions have in common (domain/documents/papers_in.py).
    """

    __tablename__ = "papers_in"
    __table_args__ = (
        UniqueConstraint("organization_id", "number"),
        Index("ix_papers_in_organization_id_key", "organization_id", "key"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(500))
    head: Mapped[dict[str, Any]]
    drafts: Mapped[dict[str, Any]]
    name: Mapped[str] = mapped_column(String(300))
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    sender_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[dt.datetime]
    replaced_by: Mapped[int | None]
    """The number of the newer version."""


class Sheet(Base):
    """A spreadsheet of an office as it was read. `overdue` counts what came overdue from it, until that was told."""

    __tablename__ = "sheets"
    __table_args__ = (UniqueConstraint("organization_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    register: Mapped[dict[str, Any]]
    sender_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[dt.datetime]
    taken_by: Mapped[str | None] = mapped_column(String(300))
    taken_at: Mapped[dt.datetime | None]
    overdue: Mapped[int] = mapped_column(default=0)


class SheetLine(Base):
    """What a line said of a task when it was taken over last: only what changes in the sheet changes the task.

    `key` is by what the line is known again (domain/documents/sheets.py).
    """

    __tablename__ = "sheet_lines"
    __table_args__ = (UniqueConstraint("organization_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    key: Mapped[str] = mapped_column(String(400))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    line: Mapped[dict[str, Any]]
