"""The tables of rounds: what was asked of which units, and what they have answered."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Round(Base):
    """A report that all units were asked for. `plan` is its period, its due day and its outline, as it was opened."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("organization_id", "number"),
        Index("ix_rounds_open", "organization_id", sqlite_where=text("closed_at IS NULL"),
              postgresql_where=text("closed_at IS NULL")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    plan: Mapped[dict[str, Any]]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Null where it opened by itself."""
    opened_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    """The paper as it was when the round was closed."""


class RoundPart(Base):
    """What one unit is asked for in a round."""

    __tablename__ = "round_parts"
    __table_args__ = (UniqueConstraint("round_id", "unit_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))


class RoundAnswer(Base):
    """One message in which a unit answered. Nothing is overwritten: what was said later stands."""

    __tablename__ = "round_answers"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    part_id: Mapped[int] = mapped_column(ForeignKey("round_parts.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[dt.datetime]
    chat: Mapped[int | None] = mapped_column(BigInteger)
    message: Mapped[int | None] = mapped_column(BigInteger)
    parts: Mapped[dict[str, Any]]
    """What it says to each item of the outline, by its place."""
    files: Mapped[list[Any]] = mapped_column(JSON, default=list)
