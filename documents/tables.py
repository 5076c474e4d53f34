"""Tables → tasks: which table of a document is a plan, and the task that each of its rows assigns."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents import indicators, units
from documents.document import Block, Table
from documents.plans import due, joined, judging, parallel, who
from documents.plans.entries import Entry, Section, entries_of
from documents.plans.grid import rows_of
from documents.plans.guessing import guessed
from documents.plans.headings import Column
from documents.plans.layout import Layout, Told, layout_of
from documents.prose.contents import without_roles
from domain.calendar import date_of
from domain.deadlines import DateRules
from domain.documents.findings import Doubt, Found
from domain.words import fold
from texts import places

LONGEST_TITLE = 60
_MONTH = re.compile(r"\bthang\s+(\d{1,2})\s*(?:/|nam)\s*(20\d\d)\b")
_YEAR = re.compile(r"\bnam\s+(20\d\d)\b")


@dataclass(frozen=True)
class Seen:
    """What is known of a table beside its rows: `now` is the day of the document, `place` what it is called there
    ("phụ lục 1"), `above` what stands right before it.
    """

    now: dt.datetime
    rules: DateRules
    place: str = ""
    above: Sequence[str] = ()
    title: str = ""
    """What the document is about."""


def whole_tables(blocks: Sequence[Block], now: dt.datetime, rules: DateRules) -> tuple[Block, ...]:
    """The blocks with each table in one piece that goes on over several."""
    return joined.joined(blocks, _told(now, rules))


def found_in(table: Table, seen: Seen) -> tuple[Found, ...]:
    """The tasks of a plan in their order; empty for a table that is none."""
    now = _at_plan(seen)
    rows = rows_of(table)
    layout = layout_of(rows, _told(now, seen.rules)) or guessed(rows, _told(now, seen.rules))
    if layout is None:
        return ()
    entries = entries_of(rows, layout, paged=not table.name)
    if not judging.is_plan(layout, entries, seen.above):
        return ()
    called = Counter[str]()
    return tuple(
        _again(found, called) for entry in entries for found in _tasks(entry, layout, table, seen, now) if found.content
    )


def _told(now: dt.datetime, rules: DateRules) -> Told:
    return lambda words: due.is_due(words, now, rules)


def _at_plan(seen: Seen) -> dt.datetime:
    """The day from which the plan is seen: where its title names the coming year or month, the first one of that."""
    months = {found.groups() for line in seen.above if line.isupper() for found in _MONTH.finditer(fold(line))}
    if len(months) == 1:
        month, year = map(int, *months)
        first = date_of(year, month, 1)
        if first and first > seen.now.date():
            return seen.now.replace(year=year, month=month, day=1)
    years = {int(year) for line in seen.above for year in _YEAR.findall(fold(line))}
    if years == {seen.now.year + 1}:
        return seen.now.replace(year=seen.now.year + 1, month=1, day=1)
    return seen.now


def _tasks(entry: Entry, layout: Layout, table: Table, seen: Seen, now: dt.datetime) -> Iterator[Found]:
    told = {column: entry.told(column) for column in Column}
    parts = parallel.tasks_of(told)
    place = places.row(seen.place, _sections(entry), entry.number.words if entry.number else str(entry.at))
    for count, cells in enumerate(parts, start=1):
        where = places.item_of_row(place, count) if len(parts) > 1 else place
        yield _found(entry, cells, layout, where, table.page, seen, now)


def _found(
    entry: Entry,
    cells: Mapping[Column, str],
    layout: Layout,
    place: str,
    page: int | None,
    seen: Seen,
    now: dt.datetime,
) -> Found:
    written = " ".join(cells[Column.CONTENT].split()).lstrip("-–+•* ")
    content = without_roles(written)
    leads, support = who.parts_of(entry, cells, layout)
    limit = _limit(entry, due.under(layout.heading_of(Column.DUE), cells[Column.DUE]), now, seen)
    if entry.marked and not limit.words:
        limit = due.due_in(entry.marked[-1], now, seen.rules)
    everyone = any(map(units.is_everyone, leads))
    apart = len(leads) > 1 and units.are_apart(cells[Column.LEAD] or cells[Column.BOTH])
    doubts = limit.doubts
    if not leads:
        doubts = (Doubt.NO_LEAD, *doubts)
    elif len(leads) > 1 and not (apart or everyone):
        doubts = (Doubt.SEVERAL_LEADS, *doubts)
    return Found(
        place=place,
        words=written,
        content=content,
        leads=leads,
        support=tuple(name for name in support if name not in leads),
        everyone=everyone,
        apart=apart,
        product=" ".join(cells[Column.PRODUCT].split()).strip(" .;,") or None,
        deadline_words=limit.words,
        deadline=limit.deadline,
        indicators=(*indicators.target_of(cells[Column.TARGET], content), *indicators.indicators_in(content)),
        doubts=doubts,
        page=page,
    )


def _limit(entry: Entry, cell: str, now: dt.datetime, seen: Seen) -> due.Due:
    """The deadline of a row: "trong tháng", "ngày 20" below "Tháng 8" are of that month, else of the one in a title."""
    if not cell:
        return due.due_in(_of_sections(entry, now, seen.rules), now, seen.rules)
    if not due.names_no_month(cell):
        return due.due_in(cell, now, seen.rules)
    titles = (*(one.title for one in reversed(entry.sections)), *reversed(seen.above), seen.title)
    months = (judging.month_of(title, now) for title in titles)
    month = next(filter(None, months), None)
    later = month if month and month > now.date() else None
    return due.due_in(cell, now.replace(year=later.year, month=later.month, day=1) if later else now, seen.rules)


def _of_sections(entry: Entry, now: dt.datetime, rules: DateRules) -> str:
    """The deadline that the title of a section gives to all of its tasks; "" where none does."""
    titles = (judging.limit_of(section, now, rules) for section in reversed(entry.sections))
    return next(filter(None, titles), "")


def _sections(entry: Entry) -> list[str]:
    """What the sections are called that the number of the row does not tell."""
    number = entry.number.words if entry.number else ""
    return [_called(one) for one in entry.sections if not (one.number and number.startswith(f"{one.number.words}."))]


def _called(section: Section) -> str:
    if section.number:
        return section.number.words
    title = (
        section.title if len(section.title) <= LONGEST_TITLE else f"{section.title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
    )
    return places.section(title)


def _again(found: Found, called: Counter[str]) -> Found:
    """The task with a place of its own, where a document counts two rows alike."""
    called[found.place] += 1
    count = called[found.place]
    return found if count == 1 else replace(found, place=places.again(found.place, count))
