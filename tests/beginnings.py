"""What many tests begin with, a department and its people, is worked out once; later tests get a copy of its rows."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, exists, func, insert, or_, select, text
from sqlalchemy.orm import Session

from db.engine import Sessions
from db.schema import TABLES

T = TypeVar("T")
Rows = Sequence[tuple[Table, list[dict[str, Any]]]]

DEPARTMENT = [TABLES.tables[name] for name in ("organizations", "chats", "units", "persons", "posts")]
"""The tables that a beginning may fill, in an order that foreign keys allow."""

_HAS_BEGUN = select(or_(*(exists(table.select()) for table in (*DEPARTMENT, TABLES.tables["outbox"]))))

_known: dict[Hashable, tuple[Any, Rows]] = {}


def written(sessions: Sessions, key: Hashable, write: Callable[[Session], T]) -> T:
    """What `write` returns, with its rows in the database: by `write` itself the first time on each engine.

    `key` tells apart what is written. Where there is a department, or something has been said, nothing is copied.
    """
    with sessions.begin() as session:
        if session.scalar(_HAS_BEGUN):
            return write(session)
        known = (sessions.engine.dialect.name, key)
        if known in _known:
            returned, rows = _known[known]
            _copy(session, rows)
            return returned  # type: ignore[no-any-return]
        others = _counts(session)
        returned = write(session)
        session.flush()
        assert _counts(session) == others, "a beginning fills other tables too"
        _known[known] = (returned, [(table, _rows(session, table)) for table in DEPARTMENT])
        return returned


def _counts(session: Session) -> list[int]:
    others = [table for table in TABLES.sorted_tables if table not in DEPARTMENT]
    return [session.execute(select(func.count()).select_from(table)).scalar_one() for table in others]


def _rows(session: Session, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(select(table)).mappings()]


def _copy(session: Session, rows: Rows) -> None:
    for table, those in rows:
        if those:
            session.execute(insert(table), those)
    if session.get_bind().dialect.name == "postgresql":
        for table, those in rows:
            last = max((row["id"] for row in those), default=None)
            if last is not None:
                session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {last})"))
