"""What is counted, by the leader in charge of the units or by the area of the tasks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.names import Named
from domain.overviews.account import Passage, flows_of
from domain.overviews.board import NOBODY, Grouped, GroupRow, Tally, cells_by_unit
from domain.overviews.filters import By
from domain.overviews.report import Entry, GroupedEntries
from domain.tasks import PersonName
from domain.words import searched


def leaders_of(charges: Mapping[int, PersonName]) -> tuple[Named, ...]:
    """The leaders in charge of units, each once."""
    found = {one.id: Named(one.id, one.name) for one in charges.values()}
    return tuple(sorted(found.values(), key=lambda one: one.name))


def under_leaders(tallies: Iterable[Tally], charges: Mapping[int, PersonName]) -> Grouped:
    """The tallies of units under those who are in charge of them."""
    moved = [replace(one, unit=_leader(charges, one.unit)) for one in tallies]
    return of_tallies(By.LEADER, leaders_of(charges), moved)


def passages_under_leaders(passages: Iterable[Passage], charges: Mapping[int, PersonName]) -> Grouped:
    """Likewise of an account: what passes between units of one leader neither comes nor goes."""
    moved = [replace(one, first=_leader(charges, one.first), last=_leader(charges, one.last)) for one in passages]
    return of_passages(By.LEADER, leaders_of(charges), moved)


def _leader(charges: Mapping[int, PersonName], unit: int) -> int:
    return charges[unit].id if unit in charges else NOBODY


def of_tallies(by: By, groups: Sequence[Named], tallies: Iterable[Tally]) -> Grouped:
    """The cells of each group; `unit` of a tally is the id of its group."""
    found = cells_by_unit(tallies)
    return _grouped(by, groups, {group: cells for group, cells in found.items() if cells.total})


def of_passages(by: By, groups: Sequence[Named], passages: Iterable[Passage]) -> Grouped:
    """The line of each group in an account; the units of a passage are the ids of its groups."""
    return _grouped(by, groups, flows_of(passages))


def _grouped(by: By, groups: Sequence[Named], numbers: Mapping[int, Any]) -> Grouped:
    rows = [GroupRow(group, numbers[group.id]) for group in groups if group.id in numbers]
    rest = [GroupRow(None, numbers[NOBODY])] if NOBODY in numbers else []
    return Grouped(by, (*rows, *rest))


def of_report(entries: Sequence[Entry], charges: Mapping[int, PersonName]) -> tuple[GroupedEntries, ...]:
    """The entries by leader in charge and by area; nothing of what the department has told nothing about."""
    leaders = [_leader(charges, entry.task.lead.id) for entry in entries]
    keys = [searched(entry.task.area) for entry in entries]
    names = {key: entry.task.area for key, entry in zip(keys, entries, strict=True) if entry.task.area}
    areas = tuple(Named(place, names[key] or "") for place, key in enumerate(sorted(names), 1))
    numbers = {key: place for place, key in enumerate(sorted(names), 1)}
    found = (
        (By.LEADER, leaders_of(charges), leaders),
        (By.AREA, areas, [numbers.get(key, NOBODY) for key in keys]),
    )
    return tuple(_of_entries(by, groups, of, entries) for by, groups, of in found if any(of))


def _of_entries(by: By, groups: Sequence[Named], of: Sequence[int], entries: Sequence[Entry]) -> GroupedEntries:
    tallies = (Tally(group, entry.task.state, entry.when, 1) for group, entry in zip(of, entries, strict=True))
    grouped = of_tallies(by, groups, tallies)
    places = {row.group.id if row.group else NOBODY: place for place, row in enumerate(grouped.rows, 1)}
    return GroupedEntries(grouped, tuple(places.get(group, 0) for group in of))
