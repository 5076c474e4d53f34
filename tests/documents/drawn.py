"""Tables as the tests draw them: a row a line, "<" for what the cell to the left covers, "^" for the one above."""

import datetime as dt
from zoneinfo import ZoneInfo

from documents.document import Cell, Table
from documents.tables import Seen, found_in
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.findings import Found

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
RULES = DateRules(WorkingCalendar())
SIGNED = dt.datetime(2026, 2, 10, 8, tzinfo=ZONE)
"""The day of the documents of these tests."""


def drawn(lines: str) -> Table:
    rows = [tuple(map(_cell, line.strip().split("|"))) for line in lines.strip().splitlines()]
    return Table(tuple(rows))


def _cell(words: str) -> Cell:
    words = words.strip().replace("\\n", "\n")
    return Cell("", covered=True, across=words == "<") if words in ("<", "^") else Cell(words)


def tasks_of(lines: str, *above: str, place: str = "") -> tuple[Found, ...]:
    """The tasks of a drawn table with some lines above it, in a document signed on 10 February 2026."""
    return found_in(drawn(lines), Seen(SIGNED, RULES, place, above))
