"""Makes a document of the pages that were seen: paragraphs and tables in reading order."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.document import Block, Cell, Paragraph, Table
from documents.pages.columns import Beside, arranged
from documents.pages.furniture import without_furniture
from documents.pages.paragraphs import Margins, Run, goes_over, in_column, joined, runs_of
from documents.pages.sight import Line, Ruled, Sight
from documents.pages.tables import gone_on, have_same_columns, table_of

_FEW = 8
_LEFT, _RIGHT = 0.16, 0.9
"""Where the text of office papers begins and ends, in shares of the width; a few lines may all be short."""


@dataclass(frozen=True)
class _Part:
    """What was put together of a page."""

    block: Block


@dataclass(frozen=True)
class _Written(_Part):
    block: Paragraph
    run: Run


@dataclass(frozen=True)
class _Ruled(_Part):
    block: Table
    ruled: Ruled


def blocks_of(pages: Sequence[Sight]) -> tuple[Block, ...]:
    """What goes on over the end of a page is one block."""
    cleared = without_furniture(pages)
    margins = _margins(cleared)
    told: list[_Part] = []
    last: int | None = None
    seen: set[str] = set()
    for page in cleared:
        told += [_Part(Paragraph(text, page=page.number, boxed=True)) for text in page.apart if text not in seen]
        seen.update(page.apart)
        parts = list(_parts(page, margins[round(page.width)]))
        if parts and last is not None and (whole := _over(told[last], parts[0])):
            told[last] = whole
            parts = parts[1:]
        told += parts
        last = len(told) - 1 if parts else last
    return tuple(part.block for part in told)


def _margins(pages: Sequence[Sight]) -> dict[int, Margins]:
    """Of the pages of each width: from where to where their lines and tables reach, but for a few that stand out."""
    reaches: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for page in pages:
        reaches[round(page.width)] += [(line.left, line.right) for line in page.lines]
        reaches[round(page.width)] += [(one.grid.box.left, one.grid.box.right) for one in page.tables]
    for width, ones in reaches.items():
        if len(ones) < _FEW:
            ones.append((_LEFT * width, _RIGHT * width))
    return {width: _around(ones) for width, ones in reaches.items()}


def _around(reaches: Sequence[tuple[float, float]]) -> Margins:
    lefts, rights = sorted(left for left, _ in reaches), sorted(right for _, right in reaches)
    return Margins(lefts[len(lefts) // 50], rights[-1 - len(rights) // 50])


def _parts(page: Sight, margins: Margins) -> Iterator[_Part]:
    below = sorted(page.lines, key=lambda line: line.base)
    for ruled in page.tables:
        above = [line for line in below if line.base < ruled.grid.box.bottom]
        below = below[len(above) :]
        yield from _text(above, page.number, margins)
        yield _Ruled(table_of(ruled, page.number), ruled)
    yield from _text(below, page.number, margins)


def _text(lines: Sequence[Line], page: int, margins: Margins) -> Iterator[_Part]:
    waiting: list[Line] = []
    for one in arranged(lines):
        if isinstance(one, Line):
            waiting.append(one)
            continue
        yield from _paragraphs(waiting, page, margins)
        waiting = []
        yield from _beside(one, page)
    yield from _paragraphs(waiting, page, margins)


def _paragraphs(lines: Sequence[Line], page: int, margins: Margins) -> Iterator[_Part]:
    for run in runs_of(lines, margins):
        paragraph = Paragraph(run.text, page=page, bold=run.bold, centred=run.centred)
        yield _Written(paragraph, run)


def _beside(found: Beside, page: int) -> Iterator[_Part]:
    if found.is_body:
        for column in found.columns:
            yield from _paragraphs(column, page, _around([(line.left, line.right) for line in column]))
    else:
        yield _Part(Table((tuple(Cell(in_column(column)) for column in found.columns),), page=page))


def _over(last: _Part, first: _Part) -> _Part | None:
    """The last part of a page with the first of the next where that goes on with it; None where it does not."""
    match last, first:
        case _Ruled(table, above), _Ruled(more, below) if have_same_columns(above, below):
            return _Ruled(gone_on(table, more), below)
        case _Written(paragraph, upper), _Written(rest, lower) if goes_over(upper, lower):
            return _Written(replace(paragraph, text=joined(paragraph.text, rest.text)), lower)
    return None
