"""What each reader of a format has: a module with these two functions."""

from typing import Protocol

from documents.document import Document
from documents.limits import Limits, OnPage
from domain.documents.faults import Fault


class Reader(Protocol):
    def read(self, content: bytes, limits: Limits, on_page: OnPage) -> Document:
        """The document of a file of the format. Raises Unreadable where it gives none."""

    def missing(self) -> Fault | None:
        """What this machine lacks to read the format; None where it reads it."""
