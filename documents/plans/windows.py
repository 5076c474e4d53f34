"""Columns that are times, in which a mark stands for when a task is due: months, quarters, years below one heading."""

import re
from collections.abc import Callable, Mapping, Sequence

from documents.plans.grid import Row
from documents.plans.headings import column_called
from domain.words import fold

FEWEST = 3
"""So many columns with the name of a month in one row of headings are a calendar."""
_MONTH = re.compile(r"\W*(?:t|th|thang)\s?[.]?\s?(?P<month>0?[1-9]|1[0-2])\W*(?P<year>20\d\d)?\W*")
_QUARTER = re.compile(r"\W*(?:q|quy)\s?[.]?\s?(?P<quarter>[1-4]|iv|i{1,3})\W*(?P<year>20\d\d)?\W*")
_FIGURE = re.compile(r"\W*(?P<month>0?[1-9]|1[0-2])\W*")
_NUMERAL = re.compile(r"\W*(?P<quarter>[1-4]|iv|i{1,3})\W*")
_OF_MONTHS = re.compile(r"\bthang\b|\bt/h\b")
_OF_QUARTERS = re.compile(r"\bquy\b")
_YEAR = re.compile(r"\b20\d\d\b")


def is_bare(cell: str, above: str) -> bool:
    """Whether a cell below such a heading is the figure of a month or quarter: "3" below "Tháng"."""
    return bool(above) and cell != above and bool(_named(cell, above)) and not named_alone(cell)


def windows_in(heads: Sequence[Row], told: Callable[[str], bool]) -> Mapping[int, str]:
    """The time of each such column by its place, in words that say it in full."""
    lowest = heads[-1].own
    alone = len(heads) < 2
    found = {place: name for place in range(len(lowest)) if (name := _window(heads, place, told, alone=alone))}
    return found if not alone or len(found) >= FEWEST else {}


def _window(heads: Sequence[Row], place: int, told: Callable[[str], bool], *, alone: bool) -> str:
    own = heads[-1].own[place]
    above = " ".join(head.seen[place] for head in heads[:-1])
    if not own:
        return ""
    if name := (named_alone(own) if alone else _named(own, above)):
        return name
    return own if not alone and column_called(own) is None and told(own) else ""


def named_alone(cell: str) -> str:
    """The month or quarter that a cell names and nothing else: "T3", "Tháng 3/2026"; "" where it names none."""
    folded = fold(cell)
    if month := _MONTH.fullmatch(folded):
        return _in_full(f"Tháng {int(month['month'])}", month["year"])
    quarter = _QUARTER.fullmatch(folded)
    return _in_full(f"Quý {quarter['quarter'].upper()}", quarter["year"]) if quarter else ""


def _named(cell: str, above: str) -> str:
    """The same below a heading that may say what its figures are, and of which year."""
    heading, folded = fold(above), fold(cell)
    year = found[0] if len(set(found := _YEAR.findall(heading))) == 1 else None
    if name := named_alone(cell):
        return name if _YEAR.search(name) else _in_full(name, year)
    if _OF_MONTHS.search(heading) and (month := _FIGURE.fullmatch(folded)):
        return _in_full(f"Tháng {int(month['month'])}", year)
    if _OF_QUARTERS.search(heading) and (quarter := _NUMERAL.fullmatch(folded)):
        return _in_full(f"Quý {quarter['quarter'].upper()}", year)
    return ""


def _in_full(name: str, year: str | None) -> str:
    return f"{name}/{year}" if year else name
