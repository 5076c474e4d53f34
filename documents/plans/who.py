"""Who leads a row of a table and who supports it."""

from collections.abc import Mapping

from documents import units
from documents.plans import judging
from documents.plans.entries import Entry
from documents.plans.headings import Column
from documents.plans.layout import Layout


def parts_of(entry: Entry, cells: Mapping[Column, str], layout: Layout) -> units.Parts:
    """Who leads and who supports; the section tells it in a table that has no column for it."""
    if cells[Column.BOTH]:
        both = units.parts_in(cells[Column.BOTH])
        leads, support = both if both.support else (both.leads[:1], both.leads[1:])
        return units.Parts(leads, (*support, *units.units_in(cells[Column.SUPPORT])))
    found = units.parts_in(cells[Column.LEAD])
    if not found.leads and not layout.has(Column.LEAD, Column.BOTH):
        named = (judging.unit_of(section) for section in reversed(entry.sections))
        found = units.parts_in(next(filter(None, named), ""))
    return units.Parts(found.leads, (*found.support, *units.units_in(cells[Column.SUPPORT])))
