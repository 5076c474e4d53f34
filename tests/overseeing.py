"""How tests look into a database: they see every organization, and what they call sees its own alone."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy.orm import Session

from db.base import across
from db.engine import Sessions


class Overseer(Sessions):
    """Transactions that a test opens itself are across all organizations; those of the rooms are as ever."""

    def begin(self, *, organization: int | None = None) -> AbstractContextManager[Session]:
        begun = super().begin(organization=organization)
        return _overseeing(begun) if organization is None and _is_of_a_test(sys._getframe(1).f_globals) else begun

    def reading(self, *, organization: int | None = None) -> AbstractContextManager[Session]:
        begun = super().reading(organization=organization)
        return _overseeing(begun) if organization is None and _is_of_a_test(sys._getframe(1).f_globals) else begun


def _is_of_a_test(names: dict[str, object]) -> bool:
    return str(names["__name__"]).startswith("tests.")


@contextmanager
def _overseeing(begun: AbstractContextManager[Session]) -> Iterator[Session]:
    with begun as session, across(session):
        yield session
