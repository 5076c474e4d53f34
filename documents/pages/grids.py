"""Finds ruled tables among the straight lines of a page, and which of their cells are merged."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean

from documents.pages.sight import Grid, Ruling

_NEAR = 3.0
"""Points within which two lines are one, or meet."""
_STEP, _ASKEW = 1.0, 9.0
_WALL = 0.6
"""The share of the side of a cell that has to be ruled to be a wall."""
_MOST_RULINGS = 4_000
"""More are a drawing."""


def grids_of(rulings: Sequence[Ruling]) -> list[Grid]:
    """The ruled tables, and frames as tables of one cell, from top to bottom."""
    if len(rulings) > _MOST_RULINGS:
        return []
    lying = _joined(ruling for ruling in rulings if ruling.lies)
    standing = _joined(ruling for ruling in rulings if not ruling.lies)
    found = [grid for group in _connected(lying, standing) if (grid := _grid(*group))]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.left))


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Lines that go on from one another, or lie on one another, as one."""
    places: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.at):
        if places and _is_near(ruling, places[-1]):
            places[-1].append(ruling)
        else:
            places.append([ruling])
    return [joined for ones in places for joined in _in_one_place(fmean(one.at for one in ones), ones)]


def _is_near(ruling: Ruling, place: list[Ruling]) -> bool:
    """Whether a line belongs to those before it; one that lies askew is told of in many small steps."""
    drift = ruling.at - place[0].at
    return drift <= _NEAR or (ruling.at - place[-1].at <= _STEP and drift <= _ASKEW)


def _in_one_place(at: float, rulings: list[Ruling]) -> Iterator[Ruling]:
    start = end = float("-inf")
    for ruling in sorted(rulings, key=lambda ruling: ruling.start):
        if ruling.start > end + _NEAR:
            if end > start:
                yield Ruling(ruling.lies, at, start, end)
            start = ruling.start
        end = max(end, ruling.end)
    yield Ruling(rulings[0].lies, at, start, end)


def _connected(lying: list[Ruling], standing: list[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines that meet one another."""
    of_lying = {number: number for number in range(len(lying))}
    of_standing: list[int | None] = []
    for upright in standing:
        met = {_root(of_lying, number) for number, flat in enumerate(lying) if _meet(flat, upright)}
        of_standing.append(min(met, default=None))
        for number in met:
            of_lying[number] = min(met)
    for group in sorted({_root(of_lying, number) for number in of_lying}):
        flats = [flat for number, flat in enumerate(lying) if _root(of_lying, number) == group]
        uprights = [
            upright
            for upright, number in zip(standing, of_standing, strict=True)
            if number is not None and _root(of_lying, number) == group
        ]
        yield flats, uprights


def _root(parents: dict[int, int], number: int) -> int:
    while parents[number] != number:
        number = parents[number]
    return number


def _meet(flat: Ruling, upright: Ruling) -> bool:
    return (
        flat.start - _NEAR <= upright.at <= flat.end + _NEAR and upright.start - _NEAR <= flat.at <= upright.end + _NEAR
    )


def _grid(lying: list[Ruling], standing: list[Ruling]) -> Grid | None:
    heights = _places(lying)
    ends = _places(standing)
    if len(heights) < 2 or len(ends) < 2:
        return None
    heights = [heights[0], *(at for at in heights[1:-1] if _parts(at, lying, ends)), heights[-1]]
    ends = [ends[0], *(at for at in ends[1:-1] if _parts(at, standing, heights)), ends[-1]]
    return Grid(tuple(heights), tuple(ends), _numbers(heights, ends, lying, standing))


def _places(rulings: list[Ruling]) -> list[float]:
    places: list[float] = []
    for at in sorted(ruling.at for ruling in rulings):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _parts(at: float, rulings: list[Ruling], across: Sequence[float]) -> bool:
    """Whether the lines at a place are a wall of any cell, and not an underlined word."""
    return any(_is_wall(at, start, end, rulings) for start, end in itertools.pairwise(across))


def _is_wall(at: float, start: float, end: float, rulings: list[Ruling]) -> bool:
    covered = sum(
        max(0.0, min(end, ruling.end) - max(start, ruling.start)) for ruling in rulings if abs(ruling.at - at) <= _NEAR
    )
    return covered >= _WALL * (end - start)


def _numbers(
    heights: Sequence[float], ends: Sequence[float], lying: list[Ruling], standing: list[Ruling]
) -> tuple[tuple[int, ...], ...]:
    """Places with no wall between them are one cell."""
    rows, columns = len(heights) - 1, len(ends) - 1
    parents = {place: place for place in range(rows * columns)}
    for place in parents:
        row, column = divmod(place, columns)
        if column + 1 < columns and not _is_wall(ends[column + 1], heights[row], heights[row + 1], standing):
            _unite(parents, place, place + 1)
        if row + 1 < rows and not _is_wall(heights[row + 1], ends[column], ends[column + 1], lying):
            _unite(parents, place, place + columns)
    roots = [_root(parents, place) for place in parents]
    numbers = {root: number for number, root in enumerate(sorted(set(roots)))}
    return tuple(tuple(numbers[root] for root in roots[row * columns : (row + 1) * columns]) for row in range(rows))


def _unite(parents: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first
