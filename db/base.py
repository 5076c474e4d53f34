"""What all tables have in common: their types, how their keys and indexes are named, that they point to no other
organization, and in which organization a transaction is that uses them.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    MetaData,
    Select,
    String,
    Table,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment: stored in UTC, refused without a zone, returned aware. SQLite alone would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value}")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


type_map = {dt.datetime: UtcDateTime(), dt.date: Date(), dict[str, Any]: JSON(), list[Any]: JSON()}


class Base(DeclarativeBase):
    type_annotation_map = type_map
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def constants(values: Iterable[str]) -> list[ColumnElement[str]]:
    """Values of ours (states, kinds) that stand in a statement themselves.

    A list of parameters is spelt out anew at each execution, and a planner does not see what they are.
    """
    return [literal_column(f"'{value}'", String()) for value in values]


def table(model: type[Base]) -> Table:
    """The table of a model.

    What is asked for every update is asked of tables, by statements that are built once: building one, and looking
    for the objects that it may concern, costs more than carrying it out.
    """
    return Base.metadata.tables[model.__tablename__]


def last_of_oldest(session: Session, rows: Table, count: int) -> int:
    """The id of the last of the `count` oldest rows of a table, by which these are found as a range of its key."""
    oldest = select(rows.c.id).order_by(rows.c.id).limit(count).subquery()
    return session.scalar(select(func.max(oldest.c.id))) or 0


def require(session: Session, model: type[Base], ids: Collection[int | None], *, organization: int) -> None:
    """Raise NoResultFound unless all these rows of the model belong to the organization; None points nowhere.

    Whoever writes a row asks here first whether what it points to is its own organization's.
    """
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return
    found = session.scalar(_owned(model), {"within": organization, "wanted": list(wanted)})
    if found != len(wanted):
        raise NoResultFound(f"{model.__tablename__} {sorted(wanted)} do not all belong to organization {organization}")


@cache
def _owned(model: type[Base]) -> Select[int]:
    """How many of the rows that are `wanted` belong to the organization."""
    rows = table(model).c
    wanted = rows.id.in_(bindparam("wanted", expanding=True))
    return select(func.count()).where(rows.organization_id == bindparam("within"), wanted)


EVERY = "every"
"""What is set in the place of an organization where all of them are asked at once."""
_SET = "SELECT set_config('dondoc.organization', %s, true)"
_ENTERED = "organization"


def enter(session: Session, organization: int) -> None:
    """From now on the transaction sees, and writes, what belongs to this organization alone: db/care/row_security.py.

    Nothing happens on SQLite, which has no such walls.
    """
    _set(session, str(organization))


@contextmanager
def across(session: Session) -> Iterator[None]:
    """While the block runs the transaction sees every organization; after it the one that it had entered."""
    before = session.info.get(_ENTERED, "")
    _set(session, EVERY)
    try:
        yield
        session.flush()
    finally:
        session.info[_ENTERED] = before
    _set(session, before)  # An error undoes the savepoint, and with it the setting.


def _set(session: Session, entered: str) -> None:
    """What was laid down before is written before: it belongs to where the transaction was until now."""
    if session.get_bind().dialect.name != "postgresql":
        return
    session.flush()
    session.connection().exec_driver_sql(_SET, (entered,))
    session.info[_ENTERED] = entered
