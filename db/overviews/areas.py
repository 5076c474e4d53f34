"""The area of a task: its own, or by default that of the paper that assigns it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SelectBase, func, select, update
from sqlalchemy.orm import Session

from db.base import table
from db.models import Paper, Task
from domain.names import Named
from domain.overviews.board import NOBODY, Tally
from domain.tasks import State, Timeliness

LONGEST = 100
_TASKS, _PAPERS = table(Task), table(Paper)


def _own_or_of_paper(name: str) -> ColumnElement[Any]:
    of_paper = select(_PAPERS.c[name]).where(_PAPERS.c.id == _TASKS.c.paper_id).correlate(_TASKS).scalar_subquery()
    return func.coalesce(_TASKS.c[name], of_paper)


AREA, KEY = _own_or_of_paper("area"), _own_or_of_paper("area_key")
"""Null where neither the task nor its paper is of one; two spellings of an area have their key in common."""


Rest = TypeVar("Rest")


def numbered(rows: Iterable[tuple[str | None, str | None, Rest]]) -> tuple[tuple[Named, ...], list[tuple[int, Rest]]]:
    """The areas by name, each with a number, and the rows with that in the place of key and name; 0 is none."""
    found = list(rows)
    names = {key: area for key, area, _ in sorted(found, key=lambda row: row[1] or "") if key and area}
    places = {key: place for place, key in enumerate(names, 1)}
    groups = tuple(Named(places[key], area) for key, area in names.items())
    return groups, [(places.get(key or "", NOBODY), rest) for key, _, rest in found]


def alike(found: SelectBase) -> Select[Any]:
    """How many of the rows of a query are alike."""
    rows = found.subquery()
    columns: list[ColumnElement[Any]] = list(rows.c)
    return select(*columns, func.count()).group_by(*columns)


def tallied(rows: Iterable[Any]) -> tuple[tuple[Named, ...], tuple[Tally, ...]]:
    """The areas, and how many tasks of each stand alike, from rows of key, area, state, timeliness and count."""
    groups, told = numbered((key, area, (state, when, count)) for key, area, state, when, count in rows)
    tallies = (Tally(group, State(state), Timeliness(when), count) for group, (state, when, count) in told)
    return groups, tuple(tallies)


def columns(area: tuple[str, str] | None) -> dict[str, Any]:
    """The columns of an area, which is given as its words and their key; None is no area of its own."""
    words, key = area or (None, None)
    return {"area": words and words[:LONGEST], "area_key": key and key[:LONGEST]}


def keep(session: Session, task: int, area: tuple[str, str], *, organization: int) -> None:
    """The task is of that area, whatever its paper is of."""
    mine = (Task.organization_id == organization, Task.id == task)
    session.execute(update(Task).where(*mine).values(**columns(area)))


def tasks_of_paper(session: Session, symbol: str, *, organization: int) -> list[int]:
    """The ids of the tasks that papers of that folded symbol assign, by their numbers."""
    named = Paper.key.contains(symbol, autoescape=True)
    query = select(Task.id).join(Paper, Paper.id == Task.paper_id).where(Task.organization_id == organization, named)
    return list(session.scalars(query.order_by(Task.number)))


def keep_of_papers(session: Session, symbol: str, area: tuple[str, str], *, organization: int) -> None:
    """What papers of that folded symbol assign is of the area, unless a task names another one."""
    mine = (Paper.organization_id == organization, Paper.key.contains(symbol, autoescape=True))
    session.execute(update(Paper).where(*mine).values(**columns(area)))
