"""How questions of db/ are asked on trial: what they give, and what they change, which is taken back."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.schema import TABLES
from tests.db.houses import House

Ask = Callable[[Session, int, House], Awaitable[object]]
Stored = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What a question gave, or which kind of error it raised, and the rows that it added and took away."""

    result: object
    error: type[Exception] | None = None
    added: Stored = field(default_factory=Counter)
    removed: Stored = field(default_factory=Counter)

    @property
    def found_something(self) -> bool:
        return self.error is None and bool(self.result or self.added or self.removed)


def ask_and_forget(session: Session, ask: Ask, organization: int, house: House, before: Stored) -> Answer:
    """Ask within `organization` with the ids of `house`, and take back what it changed of `before`."""
    savepoint = session.begin_nested()
    try:
        result = ask(session, organization, house)
        session.flush()
        after = stored(session)
    except Exception as error:
        return Answer(None, type(error))
    else:
        return Answer(result, None, after - before, before - after)
    finally:
        savepoint.rollback()
        session.expunge_all()


def stored(session: Session) -> Stored:
    """Every row of every table."""
    return Counter(
        [(table.name, repr(row)) for table in TABLES.sorted_tables for row in (session.execute(select(table))).all()]
    )
