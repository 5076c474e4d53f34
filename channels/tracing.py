"""Which update it is that something is done for: the log says so with each line, from the update to its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_UPDATE: ContextVar[int | None] = ContextVar("update", default=None)


def update() -> int | None:
    """The row of the inbox; None for what is done for no update."""
    return _UPDATE.get()


@contextmanager
def of_update(row: int | None) -> Iterator[None]:
    """What is done while the block runs, also in threads and tasks that it begins, is done for that update."""
    token = _UPDATE.set(row)
    try:
        yield
    finally:
        _UPDATE.reset(token)
