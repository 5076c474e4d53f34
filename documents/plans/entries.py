"""The rows of a plan: which are tasks, under which section each stands, and what holds for it from above."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from documents.plans.grid import Row
from documents.plans.headings import Column
from documents.plans.layout import Layout, is_heading_again
from documents.plans.numbers import Number, number_before, number_in
from domain.words import fold

FIELDS = (Column.LEAD, Column.BOTH, Column.SUPPORT, Column.PRODUCT, Column.DUE)
INHERITED = (Column.LEAD, Column.BOTH, Column.SUPPORT, Column.DUE)
"""What a section may tell for all of its tasks."""
FEWEST_WORDS = 4
"""Of a task in the place of a target or a group."""
_CLOSING = re.compile(
    r"(?:tong (?:cong|so|hop)|cong|nguoi lap(?: bieu)?|noi nhan|giam doc|pho giam doc|thu truong(?: don vi)?|tm\."
    r"|kt\.|tl\.|truong phong|ke toan(?: truong)?|ghi chu)\s*(?:[:.(].*)?$"
)
"""What stands below a table in its cells: sums, signatures, notes."""
_SUM = re.compile(r"tong (?:cong|so|hop)\b")
_ONLY_SUM = re.compile(r"(?:tong|tong cong|tong so|tong hop|cong)\W*")
_FIGURE = re.compile(r"[\d.,\s]+%?")
"""What stands below a window and is an amount, no mark."""
_DAY = re.compile(r"\D{0,12}\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?20\d\d)?")
_TOGETHER = frozenset({Column.PAPER, Column.NOTE})
"""What several columns tell together: number, day and issuer of a paper."""
_NO_BEGINNING = ",;.)–"
_JOINS = frozenset(
    {"cua", "va", "cac", "theo", "ve", "tai", "trong", "cho", "voi", "do", "tu", "den", "so", "hoac", "tren"}
)


@dataclass(frozen=True)
class Section:
    """A heading inside a table. `number` is "" where it has none; `cells` are what it tells for its tasks."""

    number: Number | None
    title: str
    cells: Mapping[Column, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A row of a plan that is a task, with what it goes on to on the next page.

    `number` is the printed one, "" where there is none; `at` counts the tasks of the table from 1. `cells` are what the
    row itself says or a merged cell says for it, `marked` the windows in which a mark stands.
    """

    number: Number | None
    at: int
    sections: tuple[Section, ...]
    cells: Mapping[Column, str]
    marked: tuple[str, ...] = ()
    row: int = 0
    """Its place among the rows of the table, from 0."""

    def told(self, column: Column) -> str:
        """What the row says of the column, or the nearest section above it; "" where nobody does."""
        if own := self.cells.get(column, ""):
            return own
        if column not in INHERITED:
            return ""
        return next((found for one in reversed(self.sections) if (found := one.cells.get(column, ""))), "")


@dataclass(frozen=True)
class _Line:
    """A row with its number and its content apart."""

    row: Row
    at: int
    """The place of the row in its table, from 0."""
    number: Number | None
    content: str
    cells: Mapping[Column, str]
    shares_content: bool = False
    """Whether the content stands in a merged cell that begins above."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing but its content tells of it."""
        return not any(self.cells.get(column) for column in FIELDS)


def entries_of(rows: Sequence[Row], layout: Layout, *, paged: bool = True) -> tuple[Entry, ...]:
    """The tasks of the rows below the headings, in their order; a row that tells of one without saying what has no
    content. `paged` tells that pages may divide a row.
    """
    body = [(at, row) for at, row in enumerate(rows) if at >= layout.first and row.filled]
    lines = [_line(row, at, layout) for at, row in body if not is_heading_again(row, layout)]
    lines = [line for line in lines if not _closes(line)]
    leaves = _styles_of_tasks(lines)
    counts = layout.has(Column.NUMBER) and bool(leaves)
    may_go_on = paged or counts
    found: list[Entry] = []
    open_sections: list[Section] = []
    for line, following in zip(lines, _numbers_below(lines), strict=True):
        if found and may_go_on and _goes_on(line, found[-1], leaves, counts=counts):
            found[-1] = _joined(found[-1], line)
        elif _is_section(line, following, leaves, counts=counts):
            open_sections = _under(open_sections, line)
        elif line.content or not line.is_bare:
            found.append(_entry(line, len(found) + 1, open_sections, layout))
    return tuple(found)


def _numbers_below(lines: Sequence[_Line]) -> list[Number | None]:
    """For each line the number of the next one below it that has one; None where none has."""
    below: list[Number | None] = []
    newest: Number | None = None
    for line in reversed(lines):
        below.append(newest)
        newest = line.number or newest
    return below[::-1]


def _line(row: Row, at: int, layout: Layout) -> _Line:
    cells: dict[Column, str] = {}
    for column, words in zip(layout.columns, row.seen, strict=True):
        if column and words:
            cells[column] = f"{cells[column]}, {words}" if column in _TOGETHER and column in cells else words
    content = cells.get(Column.CONTENT, "")
    number = number_in(cells.get(Column.NUMBER, ""))
    if row.band:
        before = next((words for words in row.own if words), "")
        number = number_in(before) if before != row.band else None
        content, cells = row.band, {}
    if number is None:
        number, content = number_before(content)
    if not content and not row.band:
        content = _told_otherwise(row, layout)
    place = layout.place_of(Column.CONTENT)
    return _Line(row, at, number, content, cells, shares_content=place in row.shared and not row.band)


def _told_otherwise(row: Row, layout: Layout) -> str:
    """What the row says beside its lead, where the cell for the task is empty and another one tells it."""
    told = list(zip(layout.columns, row.own, strict=True))
    if not any(words for column, words in told if column in (Column.LEAD, Column.BOTH)):
        return ""
    cells = (words for column, words in told if column in (Column.TARGET, Column.OTHER))
    return next((words for words in cells if len(words.split()) >= FEWEST_WORDS and words[0].isupper()), "")


def _closes(line: _Line) -> bool:
    first = fold(line.content or next(filter(None, line.row.own), ""))
    if _ONLY_SUM.fullmatch(fold(next(filter(None, line.row.own), ""))):
        return True
    return bool((line.is_bare and _CLOSING.match(first)) or (not line.content and _SUM.match(first)))


def _styles_of_tasks(lines: Sequence[_Line]) -> frozenset[str]:
    """How the rows are numbered that tell more than a heading does, and have none below them."""
    styles = set()
    for line, below in zip_longest(lines, lines[1:]):
        is_above = below and line.number and below.number and line.number.is_above(below.number)
        if line.number and not line.row.band and not line.is_bare and not is_above:
            styles.add(line.number.style)
    return frozenset(styles)


def _is_section(line: _Line, following: Number | None, leaves: frozenset[str], *, counts: bool) -> bool:
    """Whether the row is a heading: one cell across, or alone with its content and numbered otherwise than tasks are,
    or one that others stand below.
    """
    if line.row.band:
        return True
    if not line.content:
        return False
    if line.number and following and line.number.is_above(following):
        return True
    if not line.is_bare:
        return False
    if line.number is None:
        return True
    return counts and line.number.style not in leaves


def _under(sections: Sequence[Section], line: _Line) -> list[Section]:
    """The sections that are open from this heading on."""
    number = line.number
    kept = [one for one in sections if one.number and number and one.number.is_above(number)]
    if number is None:
        kept = [one for one in sections if one.number and one.number.depth < 2]
    cells = {column: words for column, words in line.cells.items() if column in INHERITED}
    return [*kept, Section(number, " ".join(line.content.split()), cells)]


def _entry(line: _Line, at: int, sections: Sequence[Section], layout: Layout) -> Entry:
    windows = ((window, line.row.seen[place]) for place, window in layout.windows.items())
    marked = tuple(_marked(window, cell) for window, cell in windows if cell and not _FIGURE.fullmatch(cell))
    number = line.number
    above = tuple(one for one in sections if not (one.number and number and not one.number.is_above(number)))
    return Entry(number, at, above, {**line.cells, Column.CONTENT: line.content}, marked, line.at)


def _marked(window: str, cell: str) -> str:
    """The time that a cell below a window tells: a day of its own, or the window."""
    return cell if _DAY.fullmatch(cell) else window


def _goes_on(line: _Line, before: Entry, leaves: frozenset[str], *, counts: bool) -> bool:
    """Whether the row is the end of the one before it: a page ended within it, or it adds to a merged cell."""
    if line.row.band:
        return False
    if line.shares_content:
        return not _has_own_lead(line, before)
    if line.number:
        return line.is_bare and line.number.is_mark and line.number.style not in leaves
    if not line.content:
        return any(words for column, words in line.cells.items() if column is not Column.NUMBER)
    if line.is_bare and number_in(line.content[0]) and not line.content[0].isalnum():
        return True
    return (counts or line.is_bare) and (
        not _begins_sentence(line.content) or _is_unfinished(before.cells[Column.CONTENT])
    )


def _begins_sentence(content: str) -> bool:
    """Whether a sentence may begin so: with a capital letter, and no figure before it."""
    first = next((letter for letter in content if letter.isalpha()), "")
    return first.isupper() and not content[0].isdigit() and content[0] not in _NO_BEGINNING


def _is_unfinished(content: str) -> bool:
    """Whether a sentence goes on behind these words: "theo quy định của"."""
    words = fold(content).split()
    return bool(words) and (words[-1] in _JOINS or words[-1].endswith((",", "-", "–")))


def _has_own_lead(line: _Line, before: Entry) -> bool:
    lead = line.cells.get(Column.LEAD) or line.cells.get(Column.BOTH)
    return bool(lead) and lead not in (before.cells.get(Column.LEAD), before.cells.get(Column.BOTH))


def _joined(entry: Entry, line: _Line) -> Entry:
    """The entry with the cells that go on in the row below it."""
    cells = dict(entry.cells)
    content = (
        f"{line.number.words}{'' if line.number.style == 'dash' else ')'} {line.content}"
        if line.number
        else line.content
    )
    for column, words in {**line.cells, Column.CONTENT: content}.items():
        before = cells.get(column, "")
        if words and words != before:
            cells[column] = f"{before}{_between(before, words)}{words}" if before else words
    return replace(entry, cells=cells)


def _between(before: str, words: str) -> str:
    """A blank within a sentence, a new line between two."""
    return " " if not _begins_sentence(words) or _is_unfinished(before) else "\n"
