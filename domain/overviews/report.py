"""All that a paper out tells, loaded once, so that no face of it can show another number."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.letterhead import Letterhead
from domain.overviews.board import Board, Grouped
from domain.tasks import Due, Task, Timeliness


class Face(StrEnum):
    """As what the Board is handed out. The values stand in the data of buttons and in stored jobs."""

    WORD = "word"
    WORKBOOK = "excel"
    PICTURE = "anh"
    PDF = "pdf"
    LETTER = "dondoc"
    """The letter that urges units to finish what is overdue."""
    EXTENSION = "giahan"
    """The letter that asks a higher authority for a later deadline of a task."""
    COMPLETION = "ketqua"
    """The report on what came of a task."""
    HANDOVER = "bangiao"
    """The minute by which a unit or a person hands unfinished tasks over."""


OF_TASK = frozenset({Face.EXTENSION, Face.COMPLETION})
"""Papers about a single task."""
WITH_HEAD = OF_TASK | {Face.WORD, Face.PDF, Face.LETTER, Face.HANDOVER}
"""Papers that begin with the letterhead of the department."""

WITH_TEMPLATE = {Face.WORD: Face.WORD, Face.PDF: Face.WORD, Face.LETTER: Face.LETTER}
"""Papers for which a department may have a template of its own, and under which face that is kept."""


@dataclass(frozen=True)
class Entry:
    """A task as it stood at the moment of the Board.

    `days` late, 0 in time; `deadlines` all it ever had, the first one first; `reason` the obstacle that its people
    told last, None where they told none; `asked` the later deadline that its unit asks for.
    """

    task: Task
    when: Timeliness
    days: int = 0
    deadlines: tuple[Due, ...] = ()
    reason: str | None = None
    asked: Due | None = None


@dataclass(frozen=True)
class GroupedEntries:
    """The entries of a Report by one thing: its rows, and for each entry the place of its row, counted from 1."""

    grouped: Grouped
    places: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """The Board with every task that it counts, by unit in the order of the Board, then by deadline.

    `coming` is what falls due after the moment of the Board up to the end of `coming_until`, the earliest first.
    `asked_at` is when it was asked for; None where that is the moment of the Board, which may be long past.
    `template` is the Word file of the department in which the paper is written; None for the shipped layout.
    `groups` has the entries by leader in charge and by area, where the department has told of these.
    """

    board: Board
    entries: tuple[Entry, ...]
    letterhead: Letterhead
    coming: tuple[Task, ...] = ()
    coming_until: dt.date | None = None
    asked_at: dt.datetime | None = None
    template: bytes | None = None
    groups: tuple[GroupedEntries, ...] = ()

    @property
    def made_at(self) -> dt.datetime:
        """The moment of the paper itself, in the zone of the department."""
        return self.asked_at or self.board.as_of
