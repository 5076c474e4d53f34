"""How much of a file is read, and how a reader tells how far it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

OnPage: TypeAlias = Callable[[int, int], bool]
"""Told before each page how many are behind, and of how many, and once after the last.

False where time is over and no further page is read.
"""


@dataclass(frozen=True)
class Limits:
    """What a document may cost. A page beyond those counts is left out, and the document says so."""

    most_bytes: int = 20 * 1024 * 1024
    """What a bot may fetch of Telegram."""
    most_unpacked: int = 100_000_000
    """Bytes of all that is packed in the file; what it says of itself is summed before anything is unpacked."""
    most_parts: int = 2_000
    most_pages: int = 300
    most_scanned: int = 60
    """Pages whose letters have to be recognised."""
    recognises: bool = True
    """False: it is not read but put off, where letters have to be recognised in pictures."""
    most_rows: int = 5_000
    """Of all sheets of a workbook."""
    page_seconds: float = 10.0
    """A page that takes longer is left empty."""
    seconds: float = 60.0
    """For all of it: the process that reads is ended then."""
    left_empty: frozenset[int] = frozenset()
    """The numbers of pages that are not tried: they took too long before."""
    memory: int = 512 * 1024 * 1024
    """Bytes that the process may have."""


def unhurried(done: int, of: int) -> bool:
    """Reads every page and tells nobody."""
    return True


def each_page(count: int, most: int, on_page: OnPage) -> Iterator[int]:
    """The numbers of pages to read, from 1, while there is time."""
    done = 0
    while on_page(done, count) and done < min(count, most):
        done += 1
        yield done
