"""Which update it is that something is done for: the log says so with each line, from the update to its answer."""

from contextvars import ContextVar

UPDATE: ContextVar[int | None] = ContextVar("update", default=None)
"""The row of the inbox, in the task that handles it and in what that begins; None for what is done for no update."""
