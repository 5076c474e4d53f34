"""How much of a file is read, and how a reader tells how far it is."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

Seen = TypeVar("Seen")

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
    abreast: int = field(default_factory=lambda: min(2, os.cpu_count() or 1))
    """Pages whose letters are recognised side by side: each takes a processor, and 80 MB."""
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


def each_page(
    count: int, most: int, on_page: OnPage, begin: Callable[[int], Callable[[], Seen]], *, abreast: int = 1
) -> Iterator[Seen]:
    """What each page gives, in their order, while there is time.

    `begin` is told the number of a page, from 1, and starts with it; what it returns waits for the end. So many pages
    are begun before the first of them has ended.
    """
    begun: deque[Callable[[], Seen]] = deque()
    done = 0
    while True:
        is_time = on_page(done, count)
        while is_time and len(begun) < abreast and done + len(begun) < min(count, most):
            begun.append(begin(done + len(begun) + 1))
        if not begun:
            return
        yield begun.popleft()()
        done += 1
