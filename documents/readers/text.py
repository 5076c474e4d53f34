"""Plain text: files, pasted words, text layers; tables that are drawn with bars or set apart by tabs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from documents.document import Block, Cell, Document, Paragraph, Table
from documents.encodings import decoded
from documents.limits import Limits, OnPage
from documents.readers.aligned import with_tabs
from documents.wrapping import Line, paragraphs
from domain.documents.faults import Fault

_BARRED = re.compile(r"\s*\|(.*)\|\s*")
_RULE = re.compile(r"[\s|:+=_*-]{3,}")
_LEAST_TABS = 2
_AND_BOTH_SIDES = 3
"""Lines: one and those right above and below it."""
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\xad": None, "\u200b": None, "\ufeff": None, "\xa0": " "})
"""What readers of PDF put for a hyphen at the end of a line, and what shows nothing."""
_HEADING = re.compile(r"#{1,6}\s+")
_BOLD = "**"
_STARRED = re.compile(r"(?<!\w)([*_]{1,2})(?=\S)([^*_]{1,300})(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*(?=\S)[^*]+\*\*|^\|(?=[^\n]*---)[ \t:|-]+$", re.MULTILINE)


def missing() -> Fault | None:
    return None


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    return of_text(decoded(content))


def of_text(text: str) -> Document:
    """The document that somebody pasted."""
    text = with_tabs(text.translate(_HYPHENS).replace("\r\n", "\n"))
    is_markdown = _MARKDOWN.search(text) is not None
    pages = _pages(text)
    lines = [line for number, page in enumerate(pages, 1) for line in _lines(page, number if len(pages) > 1 else None)]
    blocks: list[Block] = []
    for kind, group in groupby(_parted(lines), key=lambda line: _row(line.text) is not None):
        if kind:
            blocks += _tables(list(group), is_markdown)
        else:
            blocks += [_paragraph(line, is_markdown) for line in paragraphs(_unruled(group))]
    return Document(tuple(blocks), pages=len(pages) if len(pages) > 1 else None)


def _pages(text: str) -> list[str]:
    pages = text.split("\f")
    return pages if pages[-1].strip() else pages[:-1] or [""]


def _lines(page: str, number: int | None) -> Iterator[Line]:
    for line in page.splitlines():
        yield Line(line.strip() if _row(line) is None else line.strip(" \r"), number)


def _parted(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers of pages, and without the blank lines between two rows of one table."""
    apart = _without_gaps([line for place, line in enumerate(lines) if not _is_page_number(lines, place)])
    return [_widened(apart, place) for place in range(len(apart))]


def _widened(lines: Sequence[Line], place: int) -> Line:
    """A line between two rows whose merged cells left it one tab is a row as wide as they are."""
    line, near = lines[place], lines[max(0, place - 1) : place + 2]
    widths = {one.text.count("\t") for one in near if one is not line}
    if line.text.count("\t") != 1 or len(near) < _AND_BOTH_SIDES or min(widths) < _LEAST_TABS:
        return line
    return Line(line.text + "\t" * (max(widths) - 1), line.page)


def _is_page_number(lines: Sequence[Line], place: int) -> bool:
    """A number alone between blank lines, or at the edge of a page."""
    if not (lines[place].text.isdecimal() and len(lines[place].text) <= 3):
        return False
    around = [lines[near] for near in (place - 1, place + 1) if 0 <= near < len(lines)]
    return any(not line.text or line.page != lines[place].page for line in around)


def _without_gaps(lines: Sequence[Line]) -> list[Line]:
    """Without the blank lines that stand between two rows of as many cells."""
    kept: list[Line] = []
    gap: list[Line] = []
    for line in lines:
        if not line.text:
            gap.append(line)
            continue
        if not (gap and kept and _is_same_table(kept[-1].text, line.text)):
            kept += gap
        kept.append(line)
        gap = []
    return kept + gap


def _is_same_table(line: str, after: str) -> bool:
    rows = _row(line), _row(after)
    return rows[0] is not None and rows[1] is not None and len(rows[0]) == len(rows[1])


def _unruled(lines: Iterator[Line]) -> list[Line]:
    return [Line("", line.page) if _RULE.fullmatch(line.text) else line for line in lines]


def _row(line: str) -> list[str] | None:
    """The cells of a line of a table; None where it is none."""
    if barred := _BARRED.fullmatch(line):
        return barred[1].split("|")
    return line.split("\t") if line.count("\t") >= _LEAST_TABS else None


def _tables(lines: Sequence[Line], is_markdown: bool) -> Iterator[Table]:
    """One where the rows under each other have the same number of cells."""
    for _, group in groupby(lines, key=lambda line: len(_row(line.text) or ())):
        rows = list(group)
        ruled = is_markdown and len(rows) > 1 and _RULE.fullmatch(rows[1].text) is not None
        cells = [_cells(line.text, is_markdown) for line in rows if not _RULE.fullmatch(line.text)]
        if cells:
            yield Table(tuple(cells), head=int(ruled), page=rows[0].page)


def _cells(line: str, is_markdown: bool) -> tuple[Cell, ...]:
    """A cell between two bars that touch belongs to the one before it."""
    parts = _row(line) or []
    barred = "\t" not in line
    return tuple(
        Cell(covered=True, across=True) if barred and not part and place else Cell(_plain(part, is_markdown)[0])
        for place, part in enumerate(parts)
    )


def _paragraph(line: Line, is_markdown: bool) -> Paragraph:
    text, bold = _plain(line.text, is_markdown)
    return Paragraph(text, page=line.page, bold=bold)


def _plain(text: str, is_markdown: bool) -> tuple[str, bool]:
    """The text without the signs of Markdown, and whether they said that all of it is bold."""
    text = " ".join(text.split())
    if not is_markdown:
        return text, False
    text, headings = _HEADING.subn("", text, count=1)
    whole = text.startswith(_BOLD) and text.endswith(_BOLD) and text.count(_BOLD) == 2
    plain = _STARRED.sub(r"\2", text.replace(_BOLD, ""))
    return _ESCAPED.sub(r"\1", plain).strip(), whole or bool(headings)
